"""Structures and posts: what a text describes."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from decretparse.model.base import Model
from decretparse.model.span import Span
from decretparse.model.vocabulary import Confidence, Nature


class Unit(Model):
    """What structures and posts have in common; `nature` tells them apart.

    `id` is the slug of the name, `kind` its head noun in lower case, `mentions` the places where it is named.
    `rule` is the grammar rule that read it first, `evidence` the words that rule read.
    """

    id: str
    nature: Nature
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    collective: bool = False
    mentions: tuple[Span, ...] = Field(default=(), repr=False)
    evidence: tuple[Span, ...] = Field(default=(), repr=False)
    rule: str = Field(repr=False)
    confidence: Confidence = Field(repr=False)
    quoted: bool = Field(default=False, repr=False)


class Structure(Unit):
    """A direction, a bureau, a council …"""

    nature: Literal["structure"] = "structure"


class Post(Unit):
    """A director, a deputy …; `office_of` is the id of the structure it heads or belongs to, where that can be told."""

    nature: Literal["post"] = "post"
    office_of: str | None = None


AnyUnit: TypeAlias = Annotated[Structure | Post, Field(discriminator="nature")]
