"""A dictionary of many words and few values, in a tenth of the memory."""

from array import array
from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import accumulate
from typing import Generic, TypeVar
from zlib import crc32

V = TypeVar("V", bound=Hashable)
SHARING = 2  # words to a drawer, on average


class Packed(Generic[V]):
    """The words as one string, drawer by drawer, and for each the place of its value among all values.

    A word's checksum tells its drawer.
    """

    def __init__(self, mapping: Mapping[str, V]) -> None:
        self._drawers = 1 + len(mapping) // SHARING
        words = sorted(mapping, key=self._drawer)
        sizes = Counter(map(self._drawer, words))
        self._firsts = array("I", accumulate((sizes[drawer] for drawer in range(self._drawers)), initial=0))
        self._values = list(dict.fromkeys(mapping.values()))
        place = {value: index for index, value in enumerate(self._values)}
        self._places = array("I", [place[mapping[word]] for word in words])
        self._starts = array("I", accumulate(map(len, words), initial=0))
        self._words = "".join(words)

    def get(self, word: str) -> V | None:
        """The value of a word."""
        drawer, starts = self._drawer(word), self._starts
        for index in range(self._firsts[drawer], self._firsts[drawer + 1]):
            if self._words[starts[index] : starts[index + 1]] == word:
                return self._values[self._places[index]]
        return None

    def _drawer(self, word: str) -> int:
        return crc32(word.encode("utf-8", "surrogatepass")) % self._drawers
