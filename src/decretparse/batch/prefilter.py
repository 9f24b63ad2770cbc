"""Rules out, in the bytes of an article and before anything is parsed, what cannot describe an organisation."""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import cast

from decretparse.lexicon.conjugator import VerbForm, load_verbs
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import fold
from decretparse.lexicon.nouns import Noun, load_nouns
from decretparse.text import normalise

# Shorter words are in every article.
_RARE = 4
# « bloc » is a noun of units, so that the tag must not be read as one.
_TAG = b"BLOC_TEXTUEL"
_PARTS = re.compile(r"[a-z]+")
# Tags that may stand inside a word, between two of its letters.
_INSIDE_A_WORD = re.compile(
    rb"<(?<=[A-Za-z\x80-\xff]<)/?(?:a|abbr|b|em|font|i|small|span|strong|sub|sup|u)\b[^>]*>(?=[A-Za-z\x80-\xff])"
)
_ENTITY = re.compile(rb"&(?!lt;|gt;|quot;|apos;)")
# « » ° ― … and blanks, but not what is invisible inside a word.
_SIGN = re.compile(rb"\xc2(?!\xad).|\xe2(?!\x80[\x8b-\x8f]|\x81\xa0)..", re.DOTALL)
_LIGATURE = re.compile(rb"\xc5[\x92\x93]")
# All but the first byte of letters such as "é" and the digits, marks and letters of ASCII.
_USUAL = bytes(range(0x80)) + b"\xc3" + bytes(range(0x80, 0xC0))


def _letters() -> bytes:
    """Letters in lower case without accents, anything else a space; reads the second byte of each "é"."""
    table = bytearray(b" " * 256)
    for code in range(256):
        letter = chr(code if code < 0x80 else code + 0x40)
        folded = unicodedata.normalize("NFD", letter)[0].lower()
        if "a" <= folded <= "z" and code < 0xC0:
            table[code] = ord(folded)
    return bytes(table)


_LETTERS = _letters()


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of folded words, each with the rarer of its words, by the longest of them, which is the rarest."""

    by_word: Mapping[bytes, Sequence[tuple[frozenset[bytes], bytes]]]

    @property
    def words(self) -> frozenset[bytes]:
        return frozenset(word for phrases in self.by_word.values() for words, _ in phrases for word in words)

    def any_in(self, words: Sequence[bytes], telling: Set[bytes]) -> bool:
        """Whether one of them is in the words, of which `telling` are worth a look."""
        if self.by_word.keys().isdisjoint(telling):
            return False
        likely = [phrase for word in telling for held, phrase in self.by_word.get(word, ()) if held <= telling]
        if not likely:
            return False
        joined = b" " + b" ".join(words) + b" "
        return any(phrase in joined for phrase in likely)


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Folded words: a structure is enough; a unit needs a verb or a phrase beside it. `telling` are all of them."""

    structures: frozenset[bytes]
    structure_phrases: _Phrases
    units: frozenset[bytes]
    verbs: frozenset[bytes]
    phrases: _Phrases
    telling: frozenset[bytes]

    def may_describe_an_organisation(self, data: bytes) -> bool:
        """Whether a text or the body of an article holds the words that one needs."""
        words = folded_words(data)
        found = self.telling.intersection(words)
        if not found:
            return False
        if not self.structures.isdisjoint(found) or self.structure_phrases.any_in(words, found):
            return True
        if self.units.isdisjoint(found):
            return False
        return not self.verbs.isdisjoint(found) or self.phrases.any_in(words, found)


def folded_words(data: bytes) -> list[bytes]:
    """The words in lower case without accents; a slower way is taken for what is rare in French law."""
    usual = data = _INSIDE_A_WORD.sub(b"", data)
    if data.translate(None, _USUAL):
        usual = _LIGATURE.sub(b"oe", _SIGN.sub(b" ", data))
        if usual.translate(None, _USUAL):
            return _unusual_words(data)
    if _ENTITY.search(usual):
        return _unusual_words(data)
    return usual.translate(_LETTERS, b"\xc3").split()


def _unusual_words(data: bytes) -> list[bytes]:
    text = normalise(html.unescape(data.decode("utf-8", "replace"))).text
    return unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").translate(_LETTERS).split()


@cache
def load_prefilter() -> Prefilter:
    """The words of the lexicon."""
    structures = {_key(form) for form, known in load_nouns().items() if _is_structure(known.noun)}
    single = frozenset(key.encode() for key in structures if " " not in key)
    units = frozenset(word.encode() for form in load_nouns() for word in _key(form).split()[-1:])
    verbs = frozenset(fold(form).encode() for form in _verb_forms())
    structure_phrases = _phrases(key for key in structures if structures.isdisjoint(key.split()))
    phrases = _phrases(map(_key, _table()["phrases"]))
    telling = single | units | verbs | structure_phrases.words | phrases.words
    return Prefilter(single, structure_phrases, units, verbs, phrases, telling)


def _is_structure(noun: Noun) -> bool:
    return noun.nature == "structure" and not noun.weak and not noun.body


def _verb_forms() -> Iterator[str]:
    wanted, but = frozenset(_table()["verbs"]), frozenset(_table()["but"])
    for surface, forms in load_verbs().items():
        if surface not in but and any(_says_so(form) for form in forms if form.lemma in wanted):
            yield surface


def _says_so(form: VerbForm) -> bool:
    return form.form != "infinitive" and not form.homograph


def _phrases(keys: Iterable[str]) -> _Phrases:
    by_word: dict[bytes, list[tuple[frozenset[bytes], bytes]]] = defaultdict(list)
    for key in sorted(keys):
        words = key.encode().split()
        rare = frozenset(word for word in words if len(word) >= _RARE)
        by_word[max(words, key=len)].append((rare, b" " + b" ".join(words) + b" "))
    return _Phrases(by_word)


def _key(words: str) -> str:
    return " ".join(_PARTS.findall(fold(words)))


@cache
def _table() -> Mapping[str, Sequence[str]]:
    return cast(Mapping[str, Sequence[str]], load_toml("lexicon/prefilter.toml"))


def body(data: bytes) -> bytes:
    """From the first to the last body in one of DILA's files: not its titles, nor what it links to."""
    start, end = data.find(b"<" + _TAG), data.rfind(b"</" + _TAG)
    return data[start:end].replace(_TAG, b"") if 0 <= start < end else b""
