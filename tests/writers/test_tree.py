from collections.abc import Set
from textwrap import dedent

from rich.console import Console

from decretparse.model import Document, Source
from decretparse.writers import tree
from tests.writers.sample import document

PLAIN = Console(force_terminal=False)


def drawn(doc: Document, details: Set[tree.Detail] = frozenset(), console: Console = PLAIN) -> str:
    return "\n".join(line.plain for line in tree.rendered(doc, details, console))


def test_units_with_what_they_hang_by() -> None:
    assert drawn(document()) == (
        dedent("""
        direction des lacs (DL)
        ├─ directeur [post, heads it]
        │  └─ adjoint [post, assists it]
        ├─ bureau des digues
        │     → under the authority of adjoint
        └─ bureaux [several]
        """).strip()
    )


def test_what_units_do() -> None:
    shown = drawn(document(), {"attributions", "qualifiers"})
    assert shown.splitlines()[5:7] == [
        "│     • “cure les fossés, sauf en hiver” [guessed]",
        "│         exception: sauf en hiver",
    ]


def test_a_terminal_folds_long_lines() -> None:
    narrow = Console(force_terminal=True, width=32)
    shown = drawn(document(), {"attributions"}, narrow).splitlines()
    assert shown[7:9] == ["│     • “cure les fossés, sauf", "│       en hiver” [guessed]"]
    assert all(len(line) <= 32 for line in shown)


def test_what_a_terminal_would_obey_is_shown_as_a_picture() -> None:
    (first, *others) = document().units
    doc = document().model_copy(update={"units": (first.model_copy(update={"name": "a [b]\x1b[31m\u202e"}), *others)})
    assert drawn(doc).startswith("a [b]␛[31m\ufffd (DL)\n")


def test_no_units_give_no_lines() -> None:
    assert drawn(Document(text="", source=Source(sha256="0" * 64))) == ""
