"""The nouns that head the name of a unit, and those of mere persons, in all their forms."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import fold, is_unaccented, tidy
from decretparse.lexicon.inflection import feminine, plural, without_plural

Gender: TypeAlias = Literal["m", "f"]
FormGender: TypeAlias = Literal["m", "f", "mf"]
FormNumber: TypeAlias = Literal["s", "p", "sp"]
Nature: TypeAlias = Literal["structure", "post"]


class Noun(NamedTuple):
    """A head noun: `weak` when as often no unit, `body` when its components are persons.

    A post is given in the masculine. `compounds` are the longer kinds it heads, in the singular.
    """

    singular: str
    plural: str
    gender: Gender
    nature: Nature
    weak: bool
    body: bool
    compounds: tuple[str, ...]


class NounForm(NamedTuple):
    """One surface form of a noun; "mf" and "sp" where gender or number does not show."""

    noun: Noun
    number: FormNumber
    gender: FormGender
    singular: str


class PersonForm(NamedTuple):
    """One surface form of a noun of persons that is no post."""

    number: FormNumber
    gender: FormGender
    singular: str


Words: TypeAlias = Mapping[str, Sequence[str]]
Inflected: TypeAlias = tuple[str, FormNumber, FormGender, str]


def _forms(singular: str, gender: FormGender) -> Iterator[Inflected]:
    several = plural(singular)
    if several == singular:
        yield singular, "sp", gender, singular
        return
    yield singular, "s", gender, singular
    yield several, "p", gender, singular


def _forms_of_persons(words: Words) -> Iterator[tuple[str, Inflected]]:
    for word in words["gendered"]:
        yield from ((word, form) for form in _forms(word, "m"))
        yield from ((word, form) for form in _forms(feminine(word), "f"))
    for word in words["epicene"]:
        yield from ((word, form) for form in _forms(word, "mf"))
    for word in words["masculine"]:
        yield from ((word, form) for form in _forms(word, "m"))
    for word in words["feminine"]:
        yield from ((word, form) for form in _forms(word, "f"))


@cache
def load_compounds() -> Mapping[str, Nature]:
    """The kinds of several words that `compounds.toml` gives, in the singular, and their nature."""
    table = cast(Words, load_toml("lexicon/compounds.toml"))
    natures: dict[str, Nature] = dict.fromkeys(table["structures"], "structure")
    return MappingProxyType(natures | dict.fromkeys(table["posts"], "post"))


@cache
def _compounds_by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for compound in load_compounds():
        for word in compound.split():
            found[word] = (*found.get(word, ()), compound)
    return found


def _noun(singular: str, gender: Gender, nature: Nature, weak: bool, body: bool) -> Noun:
    return Noun(singular, plural(singular), gender, nature, weak, body, _compounds_by_word().get(singular, ()))


def _structure_forms(words: Words, gender: Gender) -> Iterator[tuple[str, NounForm]]:
    for group, singulars in words.items():
        weak, body = group.startswith("weak"), group.endswith("bodies")
        for word in singulars:
            noun = _noun(word, gender, "structure", weak, body)
            for surface, number, form_gender, singular in _forms(word, gender):
                yield surface, NounForm(noun, number, form_gender, singular)


def _post_forms(words: Words) -> Iterator[tuple[str, NounForm]]:
    weak = frozenset(words["weak"])
    for word, (surface, number, gender, singular) in _forms_of_persons(words):
        noun = _noun(word, "f" if word in words["feminine"] else "m", "post", word in weak, body=False)
        yield surface, NounForm(noun, number, gender, singular)


@kept
def load_nouns() -> Mapping[str, NounForm]:
    """Every form of every head noun; keys are tidy (lower case, accents, straight apostrophe, oe)."""
    structures = load_toml("lexicon/structures.toml")
    posts = load_toml("lexicon/posts.toml")
    forms = dict(_post_forms(cast(Words, posts)))
    forms.update(_structure_forms(cast(Words, structures["masculine"]), "m"))
    forms.update(_structure_forms(cast(Words, structures["feminine"]), "f"))
    return MappingProxyType({tidy(surface): form for surface, form in forms.items()})


@kept
def load_persons() -> Mapping[str, PersonForm]:
    """Every form of the nouns of persons that are no posts; keys as in `load_nouns`."""
    words = cast(Words, load_toml("lexicon/persons.toml"))
    return MappingProxyType(
        {
            tidy(surface): PersonForm(number, gender, singular)
            for _, (surface, number, gender, singular) in _forms_of_persons(words)
        }
    )


@kept
def masculines() -> Mapping[str, str]:
    """Feminine words of the kinds of posts, and the masculine ones; both are folded, « adjointe » and « adjoint »."""
    ranks = cast(Words, load_toml("lexicon/compounds.toml"))["after_post"]
    words = {fold(feminine(rank)): fold(rank) for rank in ranks if " " not in rank}
    for surface, form in load_nouns().items():
        if form.noun.nature == "post" and form.gender == "f" and form.noun.gender == "m":
            words[fold(surface)] = fold(form.noun.plural if form.number == "p" else form.noun.singular)
    return MappingProxyType(
        words | {plural(one): plural(other) for one, other in words.items() if plural(one) not in words}
    )


@kept
def _folded_surfaces() -> Mapping[str, str]:
    surfaces: dict[str, str] = {}
    ambiguous: set[str] = set()
    for surface in load_nouns():
        if surfaces.setdefault(fold(surface), surface) != surface:
            ambiguous.add(fold(surface))
    return {key: surface for key, surface in surfaces.items() if key not in ambiguous}


def _listed_form(word: str) -> NounForm | None:
    nouns = load_nouns()
    found = nouns.get(tidy(word))
    if found is not None:
        return found
    surface = _folded_surfaces().get(fold(word))
    if surface is None or not is_unaccented(word, surface):
        return None
    return nouns[surface]


def _hyphenated(word: str) -> NounForm | None:
    """A noun joined to another of its nature by a hyphen, a post to an adjective too: "directeur-adjoint"."""
    first, hyphen, second = word.partition("-")
    form = _listed_form(first)
    if not hyphen or form is None:
        return None
    qualifier = _listed_form(second)
    ranks = form.noun.nature == "post" and tidy(second) in _adjectives()
    if not ranks and (qualifier is None or qualifier.noun.nature != form.noun.nature):
        return None
    singular = f"{form.singular}-{singular_of(tidy(second))}"
    weak = form.noun.weak and form.noun.nature == "structure"
    noun = form.noun._replace(singular=singular, plural=plural(singular), compounds=(), weak=weak)
    return NounForm(noun, form.number, form.gender, singular)


@lru_cache(maxsize=1 << 14)
def noun_form(word: str) -> NounForm | None:
    """The head noun that a word is, in any case and with accents left out where capitals do so."""
    return _listed_form(word) or _hyphenated(word)


@kept
def _adjectives() -> Mapping[str, str]:
    """Every form of the adjectives, and the singular of each."""
    masculine = cast(Words, load_toml("lexicon/adjectives.toml"))["adjectives"]
    both = [form for word in masculine for form in (word, feminine(word))]
    return {tidy(surface): tidy(word) for word in both for surface in (plural(word), word)}


@kept
def _singulars() -> Mapping[str, str]:
    persons = {surface: tidy(person.singular) for surface, person in load_persons().items()}
    nouns = {surface: tidy(form.singular) for surface, form in load_nouns().items()}
    return {**_adjectives(), **persons, **nouns}


@kept
def _unaccented_singulars() -> Mapping[str, str]:
    """The singular of each form that begins with an accent, both without it: "etats-majors"."""
    accented = {surface: singular for surface, singular in _singulars().items() if fold(surface[0]) != surface[0]}
    return {_unaccented(surface): _unaccented(singular) for surface, singular in accented.items()}


def _unaccented(word: str) -> str:
    return fold(word[0]) + word[1:]


def _singular(word: str) -> str | None:
    """The singular of a known noun or adjective, in lower case; a capital may stand without its accent."""
    singular = _singulars().get(tidy(word))
    if singular is None and word[:1].isupper():
        return _unaccented_singulars().get(tidy(word))
    return singular


def singular_of(word: str) -> str:
    """The singular of a known noun or adjective, in the case of the word; any other word as it is."""
    singular = _singular(word)
    if singular is None or singular == tidy(word):
        return word
    if word.isupper():
        return singular.upper()
    return singular[0].upper() + singular[1:] if word[0].isupper() else singular


def presumed_singular(word: str) -> str:
    """The singular of a known noun or adjective; a plural that no list has loses its ending."""
    return singular_of(word) if _singular(word) is not None else without_plural(word)
