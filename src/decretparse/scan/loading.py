"""The rules of all rule files: as they were kept, or written anew."""

from decretparse.kept import kept
from decretparse.scan.rulebook import RuleBook


@kept
def load_rules() -> RuleBook:
    """The rules of all files."""
    from decretparse.scan.rulewriter import write_rules  # who reads kept rules needs none of it

    return write_rules()
