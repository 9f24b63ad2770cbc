"""Reads the grammar files."""

from collections.abc import Mapping

from decretparse.kept.origin import grammars


def grammar_text(name: str) -> str:
    """The text of the file `name` ("statement.lark", "lexicon/verbs.toml") of the grammars folder."""
    return (grammars() / name).read_text(encoding="utf-8")


def load_toml(name: str) -> Mapping[str, object]:
    """The content of a TOML grammar file."""
    import tomllib  # who reads kept tables needs none of it

    return tomllib.loads(grammar_text(name))
