"""The rules of all rule files, over one alphabet."""

from dataclasses import dataclass

from decretparse.scan.alphabet import Alphabet
from decretparse.scan.rules import Choice
from decretparse.scan.ruleset import RuleSet

QUALIFIER_FILE = "qualifiers.toml"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The alphabet, and the rules: what each word is, then which words make a token of the statement grammar.

    `qualifying` finds what qualifiers are made of, `qualifiers` finds them.
    """

    alphabet: Alphabet
    context: RuleSet
    phrases: RuleSet
    qualifying: RuleSet
    qualifiers: Choice
