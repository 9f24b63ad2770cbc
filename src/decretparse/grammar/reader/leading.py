"""Verbs that make their object stand in relation: « dirige la structure », « assiste le directeur »."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from decretparse.grammar.anaphors import anaphor, clitic, has_object
from decretparse.grammar.meanings import meanings, verb_phrase_lemma
from decretparse.grammar.mentions import mentions, named_within
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import COMMA, after_comma, agrees
from decretparse.grammar.tree import Branch, Node, as_unit, content_of, is_token, items_of, list_terminal
from decretparse.syntax.facts import Anaphor, Bearer, LinkKind, Mention, Omitted, Topic
from decretparse.syntax.phrase import LIST_OF_UNITS, UNITS, Phrase

# What opens a relative on the object of a verb, and the modifier that it makes there.
BEARING = {"AUQUEL_RATTACHE": "bearing", "AUQUEL_EST_RATTACHE": "bearing", "AUQUEL_SUBORDONNE": "commanding"}
TELLING = {"COMPRENANT": "comprising", "COMPOSE": "composed", **BEARING}
# What a pronoun is to the unit that its relative tells of, by the part that it is of the phrase, and as what it counts.
PRONOUNS: Mapping[str, tuple[LinkKind, str]] = {
    "president": ("headed_by", "direction"),
    "helper": ("assists", "assistance"),
    "dependant": ("attached_to", "attachment"),
    "ruled": ("under_authority_of", "subordination"),
}
# « exerce, en liaison avec X et sous … »
BESIDE_RULER = ("INCISE", "TEXTE", "INCONNU_DE", "UNITE_DE", "UNITE_A")
ASIDES = ("TEXTE", "INCISE", "SOUS", "UNITE_DE")  # « dirige, sous l'autorité du préfet, le bureau »


def without_parts_of_object(reading: Reading, tree: Branch, verbs: Sequence[str]) -> Branch:
    """« dirige l'agence, qui comprend le bureau A », « à laquelle il est rattaché »: what has parts is read apart."""
    if verbs[-1] not in meanings().leads or len(tree.children) < 3:
        return tree
    whom, *after = tree.children[1:]
    if not is_token(whom, "UNITE") or not is_token(after[0], *TELLING):
        return tree
    if is_token(after[0], *BEARING) and not after_comma(reading.text, after[0].start):
        return tree  # « dirige l'école dont relève l'élève »: it only says which
    objects = mentions(reading.text, whom)
    if any(mention.determiner == "indefinite" for mention in objects) and not items_of(after):
        return tree  # « préside un comité réunissant les chefs de bureau »
    parts = [as_unit(node) if is_token(node, *UNITS) else node for node in after]
    reading.readers.read_modifier(reading, Branch(TELLING[after[0].terminal], parts), objects)
    return Branch(tree.data, tree.children[:2])


def head_listed(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: Sequence[str]) -> bool:
    """« Le secrétaire général dirige les services suivants : ― le service A … »: he heads each of them."""
    items = items_of(tree.children)
    listed = all_components(reading, (), items)
    structures = any(isinstance(bearer, Mention) and bearer.nature == "structure" for bearer in bearers)
    units = list_terminal(tree.children) == LIST_OF_UNITS and len(listed) >= len(items)
    if meanings().leads.get(verbs[-1]) != "headed_by" or not units or structures:
        return False
    for item in items:
        reading.readers.read_content(reading, content_of(item), ())
    reading.link_all("headed_by", bearers, listed, tree.head.span, "direction", "leading")
    reading.facts.append(Topic(bearers))
    return True


def link_pronoun(reading: Reading, phrase: Phrase, units: Sequence[Bearer]) -> None:
    """« qu'il préside », « dont il relève »: how whom the pronoun stands for is related to the units before it."""
    for part, (kind, rule) in PRONOUNS.items():
        if part in phrase.parts:
            reading.link_all(kind, (anaphor(reading.text, phrase.parts[part]),), units, phrase.span, rule)


def link_attached_object(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« arme le poste de veille, qui lui est rattaché »; « le programme qui lui est rattaché » only says which."""
    for before, node in itertools.pairwise(tree.children):
        if isinstance(node, Phrase) and is_token(node, "QUE_DIRIGE") and is_token(before, *UNITS):
            link_pronoun(reading, node, mentions(reading.text, before))
        if not is_token(node, "QUI_LUI_RATTACHE") or not is_token(before, *UNITS):
            continue
        if COMMA in reading.text[before.end : node.start]:
            reading.link_all("attached_to", mentions(reading.text, before), bearers, before.span, "attachment")


def link_ruler(reading: Reading, tree: Branch, bearers: Sequence[Bearer]) -> None:
    """« exerce, sous l'autorité du préfet et du recteur, la police »: whom those who act are under."""
    nodes = tree.children[1:]
    before = before_ruler(nodes)
    under, *others = nodes[len(before) :] or [tree.head]
    opening = before[0] if before else under
    if not isinstance(under, Phrase) or "adverbial" not in under.parts or not after_comma(reading.text, opening.start):
        return
    for node, joins in zip(others[::2], [tree.head, *others[1::2]], strict=False):
        if not isinstance(node, Phrase) or not is_token(node, "UNITE_DE", "A_CELUI"):
            return
        if node is not others[0] and not is_token(joins, "ET_A"):
            return
        rulers = ruling(reading.text, node)
        reading.link_all("under_authority_of", bearers, rulers, under.span, "subordination")


def link_helpers(reading: Reading, tree: Branch, bearers: Sequence[Bearer]) -> None:
    """« dirige l'école, assisté d'un adjoint », « tient, assisté d'un commis, le rôle »: who helps the subject."""
    nodes = tree.children
    at = next((index for index, node in enumerate(nodes) if is_token(node, "ASSISTE")), len(nodes))
    before = [named for node in nodes[1:at] if is_token(node, *UNITS) for named in mentions(reading.text, node)]
    # « saisit le conseil, assisté d'un greffier »: a post or a council before it may be the one
    if at == len(nodes) or any(named.nature == "post" or named.body for named in before):
        return
    units = itertools.takewhile(lambda node: is_token(node, "UNITE_DE", "ENTRE_ET"), nodes[at + 1 :])
    helped = Branch("assisted", [nodes[at], *(as_unit(node) if is_token(node, *UNITS) else node for node in units)])
    named = [bearer for bearer in bearers if not isinstance(bearer, Omitted)]
    if after_comma(reading.text, helped.start) and named and agrees(reading.text, helped, named):
        reading.readers.read_modifier(reading, helped, bearers)


def before_ruler(nodes: Sequence[Node]) -> list[Node]:
    """« (exerce,) en liaison avec le maire et (sous l'autorité du préfet) »: what else stands in the aside."""
    opens = bool(nodes) and is_token(nodes[0], "INCISE")
    return [*itertools.takewhile(lambda node: is_token(node, *BESIDE_RULER), nodes)] if opens else []


def ruling(text: str, phrase: Phrase) -> list[Bearer]:
    """« (sous l'autorité) du préfet », « des préfets », « de celui-ci », but no « d'un adjoint »."""
    if "pronoun" in phrase.parts:
        return [anaphor(text, phrase.parts["pronoun"])]
    return [each for each in mentions(text, phrase) if each.determiner == "definite" or each.number == "p"]


def leading_verb(
    text: str, tree: Branch, verbs: Sequence[str], bearers: Sequence[Bearer]
) -> tuple[LinkKind, Bearer] | None:
    """« dirige la structure », « assiste le directeur »: the unit that the object names."""
    heading = "heading" in tree.head.parts  # « assure la direction du service »
    kind = "headed_by" if heading else meanings().leads.get(verbs[0]) if len(verbs) == 1 else None
    if kind == "assists" and "clitic" in tree.head.parts:
        return kind, clitic(text, tree.head)
    if kind == "headed_by" and tree.data == "doing" and has_object(text, tree.head):
        return kind, clitic(text, tree.head)  # « (rattaché au maire,) qui le dirige »
    if kind is not None and meanings().chairs.issuperset(verbs) and has_object(text, tree.head):
        # « (un conseil) ; le maire le préside »: the council just named; « le dirige » may be of a work
        return kind, replace(clitic(text, tree.head), form="nearest")
    if kind == "headed_by" and has_object(text, tree.head) and is_new_post(bearers):
        return kind, clitic(text, tree.head)
    whom = object_of(text, tree)
    if kind is None or whom is None:
        return None
    if "pronoun" in whom.parts:
        return kind, anaphor(text, whom.parts["pronoun"])
    found = mentions(text, whom)
    named = bool(found) and found[0].determiner != "indefinite"
    return (kind, found[0]) if named else None


def is_new_post(bearers: Sequence[Bearer]) -> bool:
    """« Un ingénieur la dirige »: who is brought in there heads what the text speaks of."""
    first = bearers[0] if len(bearers) == 1 else None
    told = (first.nature, first.determiner, first.number) if isinstance(first, Mention) else None
    return told == ("post", "indefinite", "s")


def helped_one(reading: Reading, leading: tuple[LinkKind, Bearer] | None) -> tuple[LinkKind, Bearer] | None:
    """« En l'absence du directeur, un adjoint le supplée »: whom the words before the subject name."""
    lead = reading.clause.lead
    if leading is None or lead is None or not isinstance(leading[1], Anaphor):
        return leading
    whom = leading[1]
    posts = [each for each in named_within(reading.text, (lead, reading.clause.start)) if each.nature == "post"]
    agree = [each for each in posts if each.number == whom.number and whom.gender in ("-", each.gender)]
    return (leading[0], replace(agree[0], determiner="definite")) if len(agree) == len(posts) == 1 else leading


def object_of(text: str, tree: Branch) -> Phrase | None:
    """The unit right after a verb, or after an aside between commas: « assiste, à ce titre, le directeur ».

    A pronoun may stand for it: « dirige celle-ci ».
    """
    after = tree.children[1:5]
    asides = list(itertools.takewhile(lambda node: is_token(node, *ASIDES), after))
    ends = bool(asides) and len(after) > len(asides) and is_token(after[len(asides)], "ENTRE")
    if ends and text[tree.head.end] == COMMA:
        after = after[len(asides) + 1 :]
    wanted = ("UNITE_DE",) if "heading" in tree.head.parts else ("UNITE", "A_CELUI")
    return after[0] if after and is_token(after[0], *wanted) else None


def link_others_helped(
    reading: Reading, tree: Branch, leading: tuple[LinkKind, Bearer] | None, bearers: tuple[Bearer, ...]
) -> None:
    """« assiste le délégué, le commandant et le préfet »: the other posts that the object names."""
    if leading is None or leading[0] != "assists":
        return
    for between, also in zip(tree.children[2::2], tree.children[3::2], strict=False):
        if not is_token(between, "ENTRE") or not is_token(also, "UNITE"):
            return
        helped = [found for found in mentions(reading.text, also) if (found.nature, found.number) == ("post", "s")]
        reading.link_all(leading[0], bearers, helped, also.span, "assistance")


def supports(text: str, modifier: Branch) -> bool:
    """« qui le seconde et le supplée »: a relative that makes a helper of its bearer."""
    if modifier.data != "doing" or "clitic" not in modifier.head.parts:
        return False
    return meanings().leads.get(verb_phrase_lemma(text, modifier.head)) == "assists"
