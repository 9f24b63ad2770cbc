"""Mentions as the reader would give them."""

from decretparse.syntax.facts import Mention


def mention(name: str, at: int = 0) -> Mention:
    kind = name.split(" ", maxsplit=1)[0]
    span = (at, at + len(name))
    gender = "f" if kind == "direction" else "m"
    return Mention(span, span, name, kind, "structure", "s", gender, "definite", bare=name == kind)
