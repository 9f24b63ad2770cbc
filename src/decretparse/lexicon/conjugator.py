"""Builds the verb forms the readers look up, from the infinitives and the ending tables of the lexicon.

1. Forms are of the third person, besides infinitives, participles and gerunds.
2. Surfaces are lower case, NFC, and write the ligature of o and e as two letters.
3. A form listed as never a verb is absent.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, NotRequired, TypeAlias, TypedDict, cast
from unicodedata import normalize

from decretparse.lexicon.files import load_toml

Form: TypeAlias = Literal["finite", "infinitive", "participle", "gerund"]
Number: TypeAlias = Literal["s", "p", "-"]
Gender: TypeAlias = Literal["m", "f", "-"]
Tense: TypeAlias = Literal["present", "future", "past", "subjunctive", "-"]
Part: TypeAlias = Literal["stem", "present", "future", "gerund"]

ALTERNATIVE = "|"
NOTHING = "(?!)"
FEMININE = FINAL_E = "e"
PLURAL_ENDING = "nt"
PLURAL = "s"
UNMARKED_PLURAL = ("s", "x")
NUMBERS: tuple[Number, ...] = ("s", "p")
CHANGING_PARTS: tuple[Literal["present", "future", "gerund"], ...] = ("present", "future", "gerund")
PARTS: tuple[Part, ...] = ("stem", *CHANGING_PARTS)
AGREEMENTS: tuple[tuple[Gender, Number], ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))


class VerbForm(NamedTuple):
    """What a surface form of a verb may be; a homograph is also a common word that is no verb.

    A named tuple, for 30,000 are built at a time and a frozen dataclass takes four times as long.
    """

    lemma: str
    form: Form
    number: Number
    gender: Gender
    tense: Tense
    homograph: bool


class _ModelTable(TypedDict):
    ending: str
    present: list[str]
    future: NotRequired[str]
    subjunctive: NotRequired[list[str]]
    past: NotRequired[list[str]]
    participle: NotRequired[str | list[str]]
    gerund: NotRequired[str]


class _StemChangeTable(TypedDict):
    model: str
    stem: str
    present: NotRequired[str]
    future: NotRequired[str]
    gerund: NotRequired[str]
    infinitives: NotRequired[list[str]]


class _ConjugationTable(TypedDict):
    future: list[str]
    models: dict[str, _ModelTable]
    stem_changes: list[_StemChangeTable]


class _InfinitivesTable(TypedDict):
    infinitives: list[str]


class _VerbsTable(TypedDict):
    never: list[str]
    homograph: list[str]
    homograph_forms: list[str]
    invariable: list[str]
    models: dict[str, _InfinitivesTable]


class _Slot(NamedTuple):
    """One place of a paradigm: an ending, the part of the verb it is put to, and what the two make."""

    part: Part
    ending: str
    form: Form
    number: Number
    gender: Gender
    tense: Tense
    may_be_noun: bool


class _StemChange(NamedTuple):
    pattern: re.Pattern[str]
    replacements: tuple[tuple[Part, tuple[str, ...]], ...]
    infinitives: frozenset[str]


class _Model(NamedTuple):
    ending: str
    slots: tuple[_Slot, ...]
    invariable_slots: tuple[_Slot, ...]
    stem_changes: tuple[_StemChange, ...]
    changing_stem: re.Pattern[str]


class _Verbs(NamedTuple):
    models: tuple[tuple[str, tuple[str, ...]], ...]
    never: frozenset[str]
    homographs: frozenset[str]
    homograph_forms: frozenset[str]
    invariable: frozenset[str]


@cache
def load_verbs() -> dict[str, tuple[VerbForm, ...]]:
    """All forms of all verbs of the lexicon, by surface."""
    never = _verbs().never
    found: dict[str, tuple[VerbForm, ...]] = {}
    for infinitive, model in infinitives():
        for surface, form in conjugate(infinitive, model):
            found[surface] = (*found[surface], form) if surface in found else (form,)
    for surface in never:
        found.pop(surface, None)
    return found


def conjugate(infinitive: str, model: str) -> list[tuple[str, VerbForm]]:
    """The forms of one verb after a model of `conjugation.toml`, each with its surface."""
    verbs, pattern = _verbs(), _models()[model]
    if not infinitive.endswith(pattern.ending):
        raise ValueError(f"{infinitive} does not end in {pattern.ending}, as verbs of the model {model} do")
    common_words = verbs.homograph_forms
    noun_like = infinitive in verbs.homographs
    stems = _stems(infinitive, pattern)
    forms: list[tuple[str, VerbForm]] = []
    for slot in pattern.invariable_slots if infinitive in verbs.invariable else pattern.slots:
        for stem in stems[slot.part]:
            surface = stem + slot.ending
            homograph = (noun_like and slot.may_be_noun) or surface in common_words
            form = VerbForm(infinitive, slot.form, slot.number, slot.gender, slot.tense, homograph)
            forms.append((surface, form))
    return forms


def infinitives() -> Iterator[tuple[str, str]]:
    """Each infinitive of the lexicon with the name of its model."""
    for model, members in _verbs().models:
        for infinitive in members:
            yield infinitive, model


def _stems(infinitive: str, model: _Model) -> dict[Part, tuple[str, ...]]:
    """What stands before the ending in each part of the verb, ligatures undone."""
    stem = infinitive.removesuffix(model.ending).replace("œ", "oe")
    stems: dict[Part, tuple[str, ...]] = dict.fromkeys(PARTS, (stem,))
    if not model.changing_stem.search(stem):
        return stems
    changed: set[Part] = set()
    for change in model.stem_changes:
        if change.infinitives and infinitive not in change.infinitives:
            continue
        match = change.pattern.search(stem)
        if not match:
            continue
        for part, replacements in change.replacements:
            if part not in changed:
                stems[part] = tuple(stem[: match.start()] + match.expand(text) for text in replacements)
        changed.update(part for part, _ in change.replacements)
    return stems


@cache
def _verbs() -> _Verbs:
    table = cast(_VerbsTable, load_toml("lexicon/verbs.toml"))
    return _Verbs(
        models=tuple((name, tuple(_nfc(model["infinitives"]))) for name, model in table["models"].items()),
        never=frozenset(_nfc(table["never"])),
        homographs=frozenset(_nfc(table["homograph"])),
        homograph_forms=frozenset(_nfc(table["homograph_forms"])),
        invariable=frozenset(_nfc(table["invariable"])),
    )


def _nfc(words: Iterable[str]) -> Iterator[str]:
    return (normalize("NFC", word) for word in words)


@cache
def _models() -> dict[str, _Model]:
    table = cast(_ConjugationTable, load_toml("lexicon/conjugation.toml"))
    changes = table["stem_changes"]
    return {
        name: _model(model, [change for change in changes if change["model"] == name], table["future"])
        for name, model in table["models"].items()
    }


def _model(table: _ModelTable, changes: list[_StemChangeTable], future_endings: list[str]) -> _Model:
    slots = tuple(_slots(table, future_endings))
    return _Model(
        ending=table["ending"],
        slots=slots,
        invariable_slots=tuple(slot for slot in slots if (slot.gender, slot.number) not in AGREEMENTS[1:]),
        stem_changes=tuple(_stem_change(change) for change in changes),
        changing_stem=_at_end(ALTERNATIVE.join(change["stem"] for change in changes) or NOTHING),
    )


def _stem_change(table: _StemChangeTable) -> _StemChange:
    return _StemChange(
        pattern=_at_end(table["stem"]),
        replacements=tuple((part, tuple(_either(table[part]))) for part in CHANGING_PARTS if part in table),
        infinitives=frozenset(table.get("infinitives", ())),
    )


def _at_end(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})$")


def _slots(model: _ModelTable, future_endings: list[str]) -> Iterator[_Slot]:
    present = [_either(ending) for ending in model["present"]]
    yield _Slot("stem", model["ending"], "infinitive", "-", "-", "-", False)
    yield from _finite_slots("present", "present", present)
    yield from _finite_slots("future", "future", _future(model, future_endings))
    yield from _finite_slots("present", "subjunctive", _subjunctive(model, present))
    yield from _finite_slots("stem", "past", [_either(ending) for ending in model.get("past", ())])
    yield from _participle_slots(model)
    for gerund in _either(model.get("gerund")):
        yield _Slot("gerund", gerund, "gerund", "-", "-", "-", False)


def _finite_slots(part: Part, tense: Tense, endings: list[list[str]]) -> Iterator[_Slot]:
    for number, spellings in zip(NUMBERS, endings, strict=False):
        for ending in spellings:
            yield _Slot(part, ending, "finite", number, "-", tense, number == "s" and tense == "present")


def _future(model: _ModelTable, endings: list[str]) -> list[list[str]]:
    stems = _either(model.get("future", model["ending"].removesuffix(FINAL_E)))
    return [[stem + ending for stem in stems] for ending in endings[: len(model["present"])]]


def _subjunctive(model: _ModelTable, present: list[list[str]]) -> list[list[str]]:
    """The endings of the subjunctive that are not those of the present."""
    plural = present[-1]
    built = [[ending.removesuffix(PLURAL_ENDING) for ending in plural], plural]
    written = model.get("subjunctive")
    endings = built if written is None else [_either(ending) for ending in written]
    return [
        [ending for ending in subjunctive if ending not in indicative]
        for subjunctive, indicative in zip(endings, present, strict=True)
    ]


def _participle_slots(model: _ModelTable) -> Iterator[_Slot]:
    written = model.get("participle")
    endings = _agreeing(written) if isinstance(written, str) else (written or [])
    for (gender, number), spellings in zip(AGREEMENTS, endings, strict=False):
        for ending in _either(spellings):
            yield _Slot("stem", ending, "participle", number, gender, "-", False)


def _agreeing(masculine: str) -> list[str]:
    feminine = masculine + FEMININE
    plural = masculine if masculine.endswith(UNMARKED_PLURAL) else masculine + PLURAL
    return [masculine, feminine, plural, feminine + PLURAL]


def _either(spellings: str | None) -> list[str]:
    return [] if spellings is None else spellings.split(ALTERNATIVE)
