"""Predicates that tell who heads, helps or commands: « est dirigé par », « est assisté de », « a autorité sur »."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.grammar.meanings import in_turn
from decretparse.grammar.reader.components import read_components
from decretparse.grammar.reader.creations import is_named_here
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Membership, mentioned
from decretparse.grammar.reader.titles import note_office
from decretparse.grammar.reader.units import read_modifiers, read_unit, units_in
from decretparse.grammar.tree import (
    Branch,
    Node,
    colon_at,
    content_of,
    is_token,
    is_tree,
    items_of,
)
from decretparse.syntax.facts import (
    Bearer,
    Mention,
)
from decretparse.syntax.phrase import DIRECT


def authority(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Le préfet a autorité sur … », « dispose de … »"""
    # « a autorité sur les gardes sous réserve des pouvoirs confiés aux maires »: not on these
    nodes = [node for node in tree.children[1:] if not (is_tree(node, "unit") and is_token(node.head, "UNITE_A"))]
    read_components(reading, nodes, Membership("under_authority_of", bearers, tree.head.span, str(tree.data)))


def direction(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est dirigée par … », « a à sa tête … »"""
    items = [content_of(item) for item in items_of(tree.children)]
    if not items or not all(map(heads_apart, items)):
        read_holders(reading, tree.children[1:], Membership("headed_by", bearers, tree.head.span, "direction"))
        return
    for headed, by, *rest in items:
        bodies = mentioned(units_in(reading, (headed,)))
        read_components(reading, by.children, Membership("headed_by", bodies, tree.head.span, "direction"))
        reading.readers.read_content(reading, rest, bodies)


def read_holders(reading: Reading, nodes: Sequence[Node], whole: Membership) -> None:
    """Those who head or assist the subject, in turn where words say so: « dirigés respectivement par A et par B »."""
    units = [node for node in nodes if is_tree(node, "unit")]
    if len(units) != len(whole.parents) or not in_turn(reading.text, whole.evidence):
        read_components(reading, nodes, whole)
        return
    for unit, parent in zip(units, whole.parents, strict=True):
        read_components(reading, (unit,), replace(whole, parents=(parent,)))


def heads_apart(elements: Sequence[Branch]) -> bool:
    """« (sont dirigés :) ― les lycées, par un proviseur »: has the item of a direction's list its own body and head?"""
    if len(elements) < 2 or not all(is_tree(each, "nominal") for each in elements[:2]):
        return False
    first = elements[1].words[0]
    return is_token(first, "UNITE_DE") and "agent" in first.parts


def heading(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Le chef de la mission A est directeur de l'école B », « Le doyen en est le chef »: a post heads it."""
    titled = "attribute" in tree.head.parts
    named = units_in(reading, tree.children[1:2])
    behind = [node for node in tree.children[2:] if is_tree(node, "unit") and is_token(node.head, *DIRECT)]
    if behind and not any(is_named_here(reading, bearer) for bearer in bearers):  # « Est placé à la tête de X un chef »
        read_components(reading, behind, Membership("headed_by", mentioned(named), tree.head.span, "direction"))
        return
    if titled and not any(mention.bare for mention in mentioned(named)):
        note_office(reading, tree, bearers)  # « Il est le chef du greffe »
    known = titled or reading.whom is not None
    posts = tuple(b for b in bearers if (b.nature == "post" if isinstance(b, Mention) else known))
    if reading.whom is not None:
        reading.link_all("headed_by", posts, (reading.whom,), tree.head.span, "direction")
    for each in named:
        headed = tuple(mention for mention in each.mentions if mention.nature == "structure")
        reading.link_all("headed_by", posts, headed, tree.head.span, "direction")
        if not titled:
            read_modifiers(reading, each)  # « est à la tête du bureau, auquel est rattaché un atelier »


def assistance(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est assisté de … »"""
    own = without_agents(reading, tree.children[1:])
    read_holders(reading, own, Membership("assists", bearers, tree.head.span, "assistance"))


def without_agents(reading: Reading, nodes: Sequence[Node]) -> Sequence[Node]:
    """« assisté d'un adjoint pour les affaires traitées par : ― le bureau A »: the list is not of helpers."""
    colon = colon_at(nodes) or 0
    before, last = nodes[colon - 2 : colon] if colon > 1 else (None, None)
    if not is_token(last, "TEXTE") or not is_tree(before, "unit"):
        return nodes
    helpers = read_unit(reading, before).mentions
    single = any(each.number == "s" and each.determiner == "indefinite" for each in helpers)
    return nodes[:colon] if single else nodes
