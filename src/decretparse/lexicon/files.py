"""Finds the grammar files, whether the package is installed from a wheel or used from its checkout."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

FOLDER = "grammars"


def grammar_file(name: str) -> Traversable:
    """The file `name` ("statement.lark", "lexicon/verbs.toml") of the grammars folder."""
    packaged = files("decretparse").joinpath(FOLDER, name)
    if packaged.is_file():
        return packaged
    return Path(__file__).parents[3].joinpath(FOLDER, name)


def grammar_text(name: str) -> str:
    """The text of a grammar file."""
    return grammar_file(name).read_text(encoding="utf-8")


def load_toml(name: str) -> Mapping[str, object]:
    """The content of a TOML grammar file."""
    return tomllib.loads(grammar_text(name))
