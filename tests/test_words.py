"""Words of the texts live in grammars/: no string of src/ holds one, docstrings excepted."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from decretparse.lexicon.features import word_features
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import load_words

ROOT = Path(__file__).parents[1]
FILES = sorted(ROOT.joinpath("src").rglob("*.py"))
WORD = re.compile(r"[^\W\d_]{2,}")
PART = re.compile(r"([a-z_]+):\(")

# Words that are English as well, or the names that programmers, files and this project's models give to things.
ENGLISH = {
    "agent": "who does it, in a passive",
    "annotation": "what a publisher adds",
    "archive": "many files in one",
    "archives": "several of them",
    "assistance": "a rule of the statement grammar",
    "attribution": "a model",
    "but": "a conjunction",
    "cache": "a setting of SQLite",
    "charge": "a rule of the statement grammar",
    "classes": "classes of words",
    "close": "a group of a regular expression",
    "code": "a group of words of a name",
    "compiler": "a part of the standard library",
    "composition": "a rule of the statement grammar",
    "content": "what a file holds",
    "coordination": "a class of words",
    "date": "a group of a regular expression",
    "diagnostic": "a model",
    "direction": "a rule of the statement grammar",
    "exception": "of Python",
    "figure": "an element of HTML",
    "file": "of a disk",
    "fin": "an attribute of a publisher's file",
    "force": "in force",
    "identifier": "a field of a model",
    "ignore": "an option",
    "introduction": "what stands before a list",
    "inverse": "a rule of the statement grammar",
    "local": "this machine",
    "long": "how much time",
    "module": "of Python",
    "normalise": "a function",
    "note": "a few words beside a bar",
    "office": "what a post has",
    "offices": "a file of the lexicon",
    "organisation": "what is looked for",
    "parent": "a column of a table",
    "parquet": "a format of tables",
    "part": "part of",
    "place": "a rule of the statement grammar",
    "placement": "a rule of the statement grammar",
    "point": "a class of marks",
    "qualifier": "a model",
    "range": "from an article to another",
    "replace": "an error handler, a function",
    "report": "what is said of a text",
    "reverse": "a rule of the statement grammar",
    "second": "sixty make a minute",
    "seconds": "of time",
    "section": "a part of a text",
    "sections": "a field of an answer",
    "signature": "a field of an answer",
    "source": "a model",
    "standard": "input and output",
    "structure": "a model",
    "structures": "a file of the lexicon",
    "table": "a kind of block",
    "task": "of a progress bar",
    "titre": "a field of an answer",
    "type": "an attribute of HTML",
    "unit": "a model",
    "values": "what fields hold",
    "visa": "a kind of block",
}


@cache
def french() -> frozenset[str]:
    """Every verb form, noun and small word that the lexicon has."""
    words = load_words()
    known = {*word_features(()), *words.determiners, *words.pronouns, *words.numbers, *words.ordinals}
    known |= words.adverbs | words.adverbial_phrases
    return frozenset(part for word in known for part in WORD.findall(word))


@cache
def names() -> frozenset[str]:
    """What the grammar files themselves call their classes and parts ("de", "lui"): a string may be one, whole."""
    rules = (ROOT / "grammars" / name for name in ("context.toml", "phrases.toml", "units.toml", "qualifiers.toml"))
    parts = (part for path in rules for part in PART.findall(path.read_text("utf-8")))
    return frozenset({*load_toml("lexicon/classes.toml"), *parts})


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string constants, pieces of f-strings included, without docstrings."""
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    docstrings = {id(first.value) for first, *_ in filter(None, bodies) if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def french_in(path: Path) -> Iterator[str]:
    """The French words in a file's strings; terminals, in capitals, are names of the grammar."""
    for node in strings(ast.parse(path.read_text("utf-8"))):
        value = str(node.value)
        if value in names():
            continue
        for word in WORD.findall(value):
            if not word.isupper() and word.lower() in french() and word.lower() not in ENGLISH:
                yield f"line {node.lineno}: {word!r} in {value!r}"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_no_string_holds_a_french_word(path: Path) -> None:
    assert list(french_in(path)) == []


def test_only_words_that_are_needed_are_allowed() -> None:
    used = {
        word.lower()
        for path in FILES
        for node in strings(ast.parse(path.read_text("utf-8")))
        for word in WORD.findall(str(node.value))
    }
    assert ENGLISH.keys() <= used & french()
