"""Predicates that tell what a unit is made of: « comprend », « sont au nombre de deux : », « composent »."""

from typing import TypeGuard

from decretparse.grammar.brackets import counted_names
from decretparse.grammar.determiners import determiner_of, number_in
from decretparse.grammar.meanings import lemma_of, meanings
from decretparse.grammar.mentions import owners_in
from decretparse.grammar.naming import one_of
from decretparse.grammar.reader.components import read_components
from decretparse.grammar.reader.headers import exhausts_class
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Membership, mentioned
from decretparse.grammar.reader.units import DEPENDING, spread_modifiers, units_in
from decretparse.grammar.reader.verbs import attribution
from decretparse.grammar.tree import (
    Branch,
    Node,
    colon_at,
    content_of,
    is_token,
    is_tree,
    items_of,
    span_of,
)
from decretparse.syntax.facts import (
    Anaphor,
    Bearer,
    ClassOf,
    Frame,
    LinkKind,
    LinkSense,
    Mention,
    Omitted,
    Topic,
)
from decretparse.syntax.phrase import DIRECT


def composition(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """« La direction comprend … »"""
    nodes = tree.children[1:]
    if exhausts_class(reading, nodes, bearers):
        enumeration(reading, tree, bearers)
        return
    bearers = whose_layout(reading, bearers)
    direct = "of" not in tree.head.parts
    named = [named for named in units_in(reading, nodes) if not direct or named.terminal in DIRECT]
    papers = gathers_papers(reading.text, tree)
    told = any(is_token(node, "TEXTE") or (papers and is_paper(reading.text, node)) for node in nodes)
    if told and (papers or not named) and not items_of(nodes):
        attribution(reading, tree, bearers, start, ())
        return
    # « constitue auprès de lui une cellule »
    kind: LinkKind = "attached_to" if "beside" in tree.head.parts else "part_of"
    read_components(reading, nodes, Membership(kind, bearers, tree.head.span, "composition", direct=direct))
    if "follows" in tree.head.parts and items_of(nodes):
        reading.facts.append(Frame(bearers))


def gathers_papers(text: str, tree: Branch) -> bool:
    """« rassemble une documentation sur les ports », « rassemble les relevés des ports »: these are no parts."""
    verb = tree.head.parts.get("verb")
    if verb is None or lemma_of(text[slice(*verb)]) not in meanings().gathers:
        return False
    heads = [node.head for node in tree.children[1:] if is_tree(node, "unit")]
    inner = [head for head in heads if head.terminal == "UNITE_DES" and is_paper(text, tree.children[1])]
    return all("act" in head.parts or head in inner for head in heads)


def is_paper(text: str, node: Node) -> bool:
    """« (rassemble) les relevés », but « rassemble des matelots »"""
    return is_token(node, "TEXTE") or (is_token(node, "INCONNU") and determiner_of(text, node)[0] == "definite")


def whose_layout(reading: Reading, bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """« L'organisation de l'agence comprend un bureau A »: the agency does."""
    first = bearers[0] if len(bearers) == 1 else None
    if not isinstance(first, Mention) or first.kind not in meanings().layouts or first.determiner != "definite":
        return bearers
    owners = owners_in(reading.text, first)
    if owners:
        reading.facts.append(Topic(owners))
    return owners or bearers


def enumeration(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Les services de l'université sont au nombre de deux : le service A et … »: the class is no unit."""
    owners = tuple(
        owner for bearer in bearers if isinstance(bearer, Mention) for owner in owners_in(reading.text, bearer)
    )
    nodes = tree.children[1:]
    listed = all_components(reading, nodes, items_of(nodes))
    if not listed:
        name_members(reading, tree, owners or bearers, bearers)
        return
    owned = bool(owners)
    if owners and all(owners[0].name in mention.name for mention in listed):
        owners = ()  # « Les gardes de la police des ports sont : ― la garde de la police des ports de Sète »
    kinds = {mention.kind for mention in listed}
    named = [bearer for bearer in bearers if isinstance(bearer, Mention)]
    told = bool(named) and (named[0].determiner, named[0].number) == ("demonstrative", "p")
    if not told:  # « Chaque service de la direction … » is each of those listed
        reading.facts += [ClassOf(each, listed) for each in named if len(named) == 1 and each.number == "p"]
    if not owners and named and (told or (not owned and kinds == {named[0].kind})):
        # « Les directions sont : », « Ces bureaux et ateliers sont : » after « comprend … des directions »
        owners = tuple(named)
    whole: tuple[Bearer, ...] = owners or (bearers if is_class_before(bearers) else ())
    if whole:
        sense: LinkSense = "of_dependants" if depends(reading, whole) else "of_class"
        read_components(reading, nodes, Membership("part_of", whole, tree.head.span, "enumeration", sense))
    else:
        for item in items_of(nodes):
            reading.readers.read_content(reading, content_of(item), ())
    reading.facts.append(Topic(listed))


def name_members(reading: Reading, tree: Branch, whole: tuple[Bearer, ...], bearers: tuple[Bearer, ...]) -> None:
    """« Les bureaux de la régie sont au nombre de deux : quais et fret », « (des bureaux.) Ils sont … »"""
    colon = colon_at(tree.children)
    of = bearers[0]
    if colon is None or len(bearers) > 1 or not may_be_class(of):
        return
    before, after = span_of(tree.children[:colon]), span_of(tree.children[colon:])
    names = counted_names(reading.text, after, number_in(reading.text[slice(*before)])) if before and after else ()
    members = [one_of(reading.text, of, words) for words in names]
    reading.join(members, Membership("part_of", whole, tree.head.span, "enumeration", "of_class"), tree.span)


def may_be_class(of: Bearer) -> TypeGuard[Mention | Anaphor]:
    """« Les bureaux », « Elles »: several, of which each may have a name of its own, as no person has here."""
    if isinstance(of, Mention) and (of.nature == "post" or of.person):
        return False
    return not isinstance(of, Omitted) and of.number == "p"


def depends(reading: Reading, bearers: tuple[Bearer, ...]) -> bool:
    """« Les services dépendant du préfet (sont : ― le bureau A) »: the class that the list exhausts is no unit."""
    own = (named for named in reading.named.values() if bearers[0] in named.mentions)
    return any(modifier.data in DEPENDING for named in own for modifier in named.modifiers)


def is_class_before(bearers: tuple[Bearer, ...]) -> bool:
    """« Les structures centrales sont : », « Ce sont : » after « comprend les structures centrales »."""
    first = bearers[0]
    if len(bearers) > 1 or isinstance(first, Omitted) or first.number != "p":
        return False
    return isinstance(first, Anaphor) or (first.determiner == "definite" and not first.person)


def inverse_composition(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Trois pôles composent la direction : le pôle A … », « A et B forment une division, dirigée par … »"""
    wholes = units_in(reading, tree.children[1:2])
    parents = mentioned(wholes)
    if not parents:
        return
    if len(parents) == 1 and parents[0].number == "p":
        # « constituent les services extérieurs de la direction »: a class that they exhaust, and parts of the direction
        parents = owners_in(reading.text, parents[0]) or parents
    reading.facts.append(Topic(parents))
    membership = Membership("part_of", parents, tree.head.span, "composition")
    if len(tree.children) > 2:
        read_components(reading, tree.children[2:], membership)
    else:
        reading.link_all("part_of", bearers, parents, tree.head.span, "composition")
    spread_modifiers(reading, wholes)
