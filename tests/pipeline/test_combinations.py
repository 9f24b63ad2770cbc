"""What stands beside a unit's name and what is said of it after: each is read whatever the other is."""

from itertools import permutations, product

import pytest

from decretparse import parse

UNIT = "lycée naval"
OTHERS = "le bureau des quais"

# What a modifier or a predicate says: child, relation, parent; the unit itself is None.
Fact = tuple[str | None, str, str | None]

MODIFIERS: dict[str, tuple[Fact, ...]] = {
    "placé sous l'autorité du recteur": ((None, "under_authority_of", "recteur"),),
    "placé sous l'autorité du recteur et du préfet": (
        (None, "under_authority_of", "recteur"),
        (None, "under_authority_of", "préfet"),
    ),
    "placé sous la tutelle de la direction des ports et de la direction du fret": (
        (None, "under_authority_of", "direction des ports"),
        (None, "under_authority_of", "direction du fret"),
    ),
    "rattaché au recteur et au préfet": ((None, "attached_to", "recteur"), (None, "attached_to", "préfet")),
    "relevant de la direction des ports": ((None, "attached_to", "direction des ports"),),
    "dirigé par un proviseur nommé par le ministre": (("proviseur", "headed_by", None),),
    "dirigé par un proviseur assisté d'un économe": (
        ("proviseur", "headed_by", None),
        ("économe", "assists", "proviseur"),
    ),
    "dirigé par un proviseur et rattaché au recteur": (
        ("proviseur", "headed_by", None),
        (None, "attached_to", "recteur"),
    ),
    "qui comprend une section des bois": (("section des bois", "part_of", None),),
    "composé d'une section des bois et d'une section des fers": (
        ("section des bois", "part_of", None),
        ("section des fers", "part_of", None),
    ),
    "dont relève la section des bois": (("section des bois", "attached_to", None),),
    "auquel est rattachée la section des bois": (("section des bois", "attached_to", None),),
    "à la tête duquel est placé un proviseur": (("proviseur", "headed_by", None),),
    "service à compétence nationale": (),
    "créé par le décret du 3 mai 1989": (),
    "en liaison avec la direction des ports": (),
    "chargé de la paye": (),
}

PREDICATES: dict[str, tuple[Fact, ...]] = {
    "comprend un atelier.": (("atelier", "part_of", None),),
    "comprend :\n- un atelier ;\n- un magasin.": (("atelier", "part_of", None), ("magasin", "part_of", None)),
    "se compose d'un atelier et d'un magasin.": (("atelier", "part_of", None), ("magasin", "part_of", None)),
    "est dirigé par un intendant.": (("intendant", "headed_by", None),),
    "est rattaché au maire.": ((None, "attached_to", "maire"),),
    "est placé sous l'autorité du maire.": ((None, "under_authority_of", "maire"),),
    "dispose d'un atelier.": (("atelier", "under_authority_of", None),),
    "fait partie de la direction des eaux.": ((None, "part_of", "direction des eaux"),),
    "est assisté d'un commis.": (("commis", "assists", None),),
    "assure le guet et tient les comptes.": (),
}

# Where the unit is named among others, and what is said of it there.
PLACES: dict[str, tuple[Fact, ...]] = {
    "La direction des mers comprend le {unit}, {modifier}, et {others}.": ((None, "part_of", "direction des mers"),),
    "La direction des mers comprend :\n- le {unit}, {modifier} ;\n- {others}.": (
        (None, "part_of", "direction des mers"),
    ),
    "Sont rattachés au maire : le {unit}, {modifier} ; {others}.": ((None, "attached_to", "maire"),),
}


def read(text: str) -> set[tuple[str, str, str]]:
    document = parse(text)
    names = {unit.id: unit.name for unit in document.units}
    return {(names[link.child], link.kind, names[link.parent]) for link in document.relations}


def named(*facts: Fact) -> set[tuple[str, str, str]]:
    return {(child or UNIT, kind, parent or UNIT) for child, kind, parent in facts}


@pytest.mark.parametrize(("modifier", "predicate"), list(product(MODIFIERS, PREDICATES)))
def test_a_subject_with_a_modifier_keeps_its_predicate(modifier: str, predicate: str) -> None:
    found = read(f"Le {UNIT}, {modifier}, {predicate}")
    assert found == named(*MODIFIERS[modifier], *PREDICATES[predicate])


@pytest.mark.parametrize(("modifier", "place"), list(product(MODIFIERS, PLACES)))
def test_a_modifier_is_said_of_one_unit_of_a_list(modifier: str, place: str) -> None:
    found = read(place.format(unit=UNIT, modifier=modifier, others=OTHERS))
    other = {(OTHERS.removeprefix("le "), kind, parent or UNIT) for _, kind, parent in PLACES[place]}
    assert found == named(*MODIFIERS[modifier], *PLACES[place]) | other


# « est dirigé par un intendant. Il est assisté d'un commis. »: who, no reader can tell.
TWICE = [
    (first, second)
    for first, second in permutations(PREDICATES, 2)
    if ":" not in first and ("intendant" not in first or "assisté" not in second)
]


@pytest.mark.parametrize(("first", "second"), TWICE)
def test_a_pronoun_takes_up_the_subject(first: str, second: str) -> None:
    found = read(f"Le {UNIT} {first} Il {second}")
    assert found == named(*PREDICATES[first], *PREDICATES[second])
