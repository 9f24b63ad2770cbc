"""The rules of all rule files, over one alphabet."""

from collections.abc import Mapping
from dataclasses import dataclass

from decretparse.kept import kept
from decretparse.scan.alphabet import Alphabet
from decretparse.scan.rules import Rule

QUALIFIER_FILE = "qualifiers.toml"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The alphabet, the rules in order (what each word is, then which words make a token), the lemmas of some."""

    alphabet: Alphabet
    context: tuple[Rule, ...]
    phrases: tuple[Rule, ...]
    qualifiers: tuple[Rule, ...]
    lemmas: Mapping[str, str]


@kept
def load_rules() -> RuleBook:
    """The rules of all files."""
    from decretparse.scan.rulewriter import write_rules  # who reads kept rules needs none of it

    return write_rules()
