"""Rules in their order, applied to a tape.

Most rules can match nothing in most blocks. Which can is told for all of them at once: each symbol has a number, the
bits of which say which needs of which patterns it meets; the numbers of a tape's symbols put together say what is met.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from decretparse.scan.alphabet import Alphabet
from decretparse.scan.rules import Choice, Offers, Pattern, Rule
from decretparse.scan.tape import Tape

# So many words are read together at most, for some rules look from each word to the end; few sentences have a third.
LONGEST = 1000

# So many needs of a pattern are asked for at most before it is tried: more would only make the numbers longer.
# Four, as RuleSet._possible lays the fields together in two steps.
MOST_NEEDS = 4


class RuleSet:
    """Rules in order. A number has a field of bits, one a pattern, for the first need of each, one for the second, …

    The last pattern of the last rule has the lowest bit, so that the highest is of the one that comes first.
    """

    def __init__(self, rules: Sequence[Rule], alphabet: Alphabet) -> None:
        self.rules = rules
        # For each pattern, from the lowest bit on, its rule and the place of that rule's last.
        self._of_pattern: list[tuple[Rule, int]] = []
        # What is met without any symbol: the needs that patterns do not have.
        self._free = 0
        patterns: list[Pattern] = []
        for rule in reversed(rules):
            own = [way.pattern for way in rule.ways] if isinstance(rule, Choice) else [rule.pattern]
            self._of_pattern += [(rule, len(patterns))] * len(own)
            patterns += reversed(own)
        self._width = len(patterns)
        meets: dict[int, int] = {}
        for place, pattern in enumerate(patterns):
            needs = list(_bits(pattern.needs))
            for number in range(MOST_NEEDS):
                bit = 1 << place + number * self._width
                if number < len(needs):
                    meets[needs[number]] = meets.get(needs[number], 0) | bit
                else:
                    self._free |= bit
        self._offers = Offers(meets, alphabet.traits)

    def apply(self, tape: Tape) -> None:
        """Applies the rules in their order, to a long tape piece by piece: time grows with its length."""
        if len(tape.symbols) <= LONGEST:
            self._apply(tape)
            return
        pieces = tape.pieces(LONGEST)
        for piece in pieces:
            self._apply(piece)
        tape.join(pieces)

    def _apply(self, tape: Tape) -> None:
        """Applies those rules that can match: the others want a symbol that the tape has not."""
        offers = self._offers
        met = reduce(or_, map(offers.__getitem__, tape.symbols), self._free)
        possible = self._possible(met)
        while possible:
            rule, last = self._of_pattern[possible.bit_length() - 1]
            after = (1 << last) - 1
            made = rule.apply(tape, possible >> last)
            possible &= after
            if made:
                met = reduce(or_, map(offers.__getitem__, made), met)
                possible = self._possible(met) & after

    def _possible(self, met: int) -> int:
        """The patterns of which all needs are met: all fields laid one on another."""
        met &= met >> 2 * self._width
        met &= met >> self._width
        return met & (1 << self._width) - 1


def _bits(number: int) -> Iterator[int]:
    while number:
        rest = number & number - 1
        yield number ^ rest
        number = rest
