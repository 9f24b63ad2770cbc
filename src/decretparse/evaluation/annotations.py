"""Reference annotations as they stand in files: NAME.gold.json beside NAME.txt."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field, ValidationError

from decretparse.evaluation.quotations import Place, locate, locate_qualifiers
from decretparse.model import Nature, QualifierKind, RelationKind
from decretparse.model.base import Model

Words: TypeAlias = Annotated[str, Field(min_length=1)]

_SUFFIX = ".gold.json"


class AnnotatedUnit(Model):
    """A unit that the text describes; ids are free to choose."""

    id: str
    nature: Nature
    kind: str
    name: Words
    aliases: tuple[str, ...] = ()
    collective: bool = False


class AnnotatedRelation(Model):
    """How two units stand to each other, by their ids."""

    kind: RelationKind
    child: str
    parent: str


class AnnotatedQualifier(Model):
    """A qualifier, quoted."""

    kind: QualifierKind
    text: Words
    bodies: tuple[str, ...] = ()


class AnnotatedAttribution(Model):
    """One thing that a unit does, quoted."""

    unit: str
    text: Words
    verbs: tuple[str, ...] = ()
    qualifiers: tuple[AnnotatedQualifier, ...] = ()


class Annotations(Model):
    """What should be read in a text; qualifiers count only where they were annotated."""

    units: tuple[AnnotatedUnit, ...]
    relations: tuple[AnnotatedRelation, ...]
    attributions: tuple[AnnotatedAttribution, ...]
    references: tuple[Words, ...]
    qualifiers_annotated: bool = False


class FaultyTextError(ValueError):
    """Annotations, or the text that they speak of, cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A text and its annotations, with the places of what they quote, in their order."""

    name: str
    text: str
    annotations: Annotations
    attributions: tuple[Place, ...]
    qualifiers: tuple[tuple[AnnotatedQualifier, Place], ...]
    references: tuple[Place, ...]


def reference_files(folder: Path) -> Iterator[Path]:
    """The annotation files of a folder, at any depth, in the order of their paths."""
    return iter(sorted(folder.rglob(f"*{_SUFFIX}")))


def reference_text(path: Path) -> ReferenceText:
    """The text that an annotation file speaks of, with its annotations; FaultyTextError where they do not hold."""
    name = path.name.removesuffix(_SUFFIX)
    try:
        text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
        return annotated(name, text, path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        raise FaultyTextError(str(error)) from error


def annotated(name: str, text: str, content: bytes) -> ReferenceText:
    """A text with the annotations that an annotation file holds."""
    try:
        annotations = Annotations.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise FaultyTextError(": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))) from error
    _check_ids(annotations)
    try:
        places = locate(text, [each.text for each in annotations.attributions])
        return ReferenceText(
            name,
            text,
            annotations,
            tuple(places),
            tuple(_qualifiers(text, annotations, places)),
            tuple(locate(text, annotations.references)),
        )
    except LookupError as error:
        raise FaultyTextError(f"not in the text: {error.args[0]!r}") from error


def _qualifiers(text: str, annotations: Annotations, places: list[Place]) -> Iterator[tuple[AnnotatedQualifier, Place]]:
    for attribution, place in zip(annotations.attributions, places, strict=True):
        quotations = [each.text for each in attribution.qualifiers]
        yield from zip(attribution.qualifiers, locate_qualifiers(text, quotations, place), strict=True)


def _check_ids(annotations: Annotations) -> None:
    ids = [unit.id for unit in annotations.units]
    if len(set(ids)) < len(ids):
        raise FaultyTextError(f"two units have the id {next(each for each in ids if ids.count(each) > 1)!r}")
    named = [end for relation in annotations.relations for end in (relation.child, relation.parent)]
    named += [attribution.unit for attribution in annotations.attributions]
    unknown = next((each for each in named if each not in ids), None)
    if unknown is not None:
        raise FaultyTextError(f"no unit has the id {unknown!r}")
