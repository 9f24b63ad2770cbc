"""Predicates that relate units: « comprend », « est rattaché à », « est dirigé par »."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from decretparse.grammar.anaphors import anaphor
from decretparse.grammar.elements import beside_colon, list_below
from decretparse.grammar.meanings import lemma_of, meanings
from decretparse.grammar.mentions import owners_in
from decretparse.grammar.reader.classes import exhausts_class
from decretparse.grammar.reader.components import join_subject, read_components
from decretparse.grammar.reader.creations import are_listed, is_named_here
from decretparse.grammar.reader.items import read_items
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import TARGETS, pronouns, rank, read_modifier
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Membership, Named, is_class, mentioned
from decretparse.grammar.reader.titles import note_office
from decretparse.grammar.reader.units import note_titles, read_modifiers, read_unit, say_of, spread_modifiers, units_in
from decretparse.grammar.reader.verbs import attribution
from decretparse.grammar.tree import (
    Branch,
    Node,
    colon_at,
    content_of,
    core_of,
    is_target,
    is_token,
    is_tree,
    items_of,
    named_in,
)
from decretparse.syntax.facts import (
    DEPENDANTS,
    ENUMERATION,
    Anaphor,
    Bearer,
    Frame,
    LinkKind,
    Mention,
    Omitted,
    Passing,
    Span,
    Topic,
)
from decretparse.syntax.phrase import DIRECT

# What stands above a class stands above the units that a list says it is.
DEPENDING = frozenset({"attached", "under"})
# Statements whose pronoun is not their subject: « lui est rattaché », « lui est confiée », « en est le chef ».
REVERSED = ("reverse_attachment", "reverse_subordination", "entrusting", "heading")


def composition(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], quoted_from: int) -> None:
    """« La direction comprend … »"""
    nodes = tree.children[1:]
    if exhausts_class(reading, nodes, bearers):
        enumeration(reading, tree, bearers)
        return
    bearers = whose_layout(reading, bearers)
    direct = "of" not in tree.head.parts
    named = [named for named in units_in(reading, nodes) if not direct or named.terminal in DIRECT]
    told = any(is_token(node, "TEXTE") for node in nodes) and (not named or gathers_papers(reading.text, tree))
    if told and not items_of(nodes):
        attribution(reading, tree, bearers, quoted_from, (), quoted_from)
        return
    read_components(reading, nodes, Membership("part_of", bearers, tree.head.span, "composition", direct=direct))
    if "follows" in tree.head.parts and items_of(nodes):
        reading.facts.append(Frame(bearers))


def gathers_papers(text: str, tree: Branch) -> bool:
    """« rassemble une documentation sur les ports »: what stands for an act is no part."""
    verb = tree.head.parts.get("verb")
    gathers = verb is not None and lemma_of(text[slice(*verb)]) in meanings().gathers
    return gathers and all("act" in node.head.parts for node in tree.children[1:] if is_tree(node, "unit"))


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
        return
    owned = bool(owners)
    if owners and all(owners[0].name in mention.name for mention in listed):
        owners = ()  # « Les gardes de la police des ports sont : ― la garde de la police des ports de Sète »
    kinds = {mention.kind for mention in listed}
    named = [bearer for bearer in bearers if isinstance(bearer, Mention)]
    told = bool(named) and (named[0].determiner, named[0].number) == ("demonstrative", "p")
    if not owners and named and (told or (not owned and kinds == {named[0].kind})):
        # « Les directions sont : », « Ces bureaux et ateliers sont : » after « comprend … des directions »
        owners = tuple(named)
    whole: tuple[Bearer, ...] = owners or (bearers if is_class_before(bearers) else ())
    if whole:
        rule = DEPENDANTS if depends(reading, whole) else ENUMERATION
        read_components(reading, nodes, Membership("part_of", whole, tree.head.span, rule))
    else:
        for item in items_of(nodes):
            reading.readers.read_content(reading, content_of(item), ())
    reading.facts.append(Topic(listed))


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
    reading.facts.append(Topic(parents))
    membership = Membership("part_of", parents, tree.head.span, "composition")
    if len(tree.children) > 2:
        read_components(reading, tree.children[2:], membership)
    else:
        reading.link_all("part_of", bearers, parents, tree.head.span, "composition")
    spread_modifiers(reading, wholes)


def membership(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« A et B font partie de X », « Font partie de X : A et B »."""
    link_by_case(reading, "part_of", tree, bearers, "membership")


def attachment(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est rattaché à … »"""
    link_by_case(reading, "attached_to", tree, bearers, "attachment")


def subordination(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est placé sous l'autorité de … »"""
    link_by_case(reading, "under_authority_of", tree, bearers, "subordination")


def deputyship(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Le sous-directeur est l'adjoint du directeur »."""
    link_by_case(reading, "assists", tree, bearers, "assistance")


def link_by_case(reading: Reading, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
    """Links the subject to what follows "à" or "de"; where the verb comes first, the units named after it."""
    named = units_in(reading, tree.children[1:])
    aimed = reading.take_aimed()
    run = first_run(reading, tree.children[1:]) if aimed is None else units_in(reading, aimed.children)
    # « Relèvent de son autorité : »: whose, no word says.
    if "joins" in tree.head.parts and not any(is_token(each, "AUPRES") for each in tree.children):
        # « est rattaché au budget dans les conditions fixées par arrêté du ministre »: to whom, only « à » says.
        run = [each for each in run if each.terminal == "UNITE_A"]
    targets: tuple[Bearer, ...] = tuple(m for each in run for m in each.mentions if m.determiner != "possessive")
    if not targets and kind == "under_authority_of":
        targets = rank(reading.text, tree.children[1:])
    targets = targets or pronouns(reading, tree.children[1:])
    if not targets and link_by_target(reading, items_of(tree.children), kind, tree.head.span, rule):
        return
    # Units after the verb are its subject where none stands before it: « Relèvent du maire les écoles ».
    told = bool(targets) and aimed is None and any(is_named_here(reading, bearer) for bearer in bearers)
    after = [mention for each in named if each.terminal in DIRECT for mention in each.mentions]
    # « Trois sections sont rattachées au directeur : la section A, … »: those are the subject
    told = told and not are_listed(bearers, after)
    direct = [each for each in named if each.terminal in DIRECT and not told]
    evidence = tree.head.span
    # « est placé sous l'autorité du préfet pour : ― la direction des secours »: the list says for what
    says_why = any(is_token(each, "INCISE") and "purpose" in each.parts for each in tree.children)
    if direct or (items_of(tree.children) and not (told and says_why)):
        reading.facts.append(Topic(targets))
        nodes = [child for child in tree.children[1:] if not is_target(child)]
        read_components(reading, nodes, Membership(kind, targets, evidence, rule))
        # « Il est institué auprès du préfet un comité. Il … »: the committee does
        brought = bool(direct) and all(isinstance(bearer, Anaphor) for bearer in bearers)
        reading.facts.append(Topic(tuple(m for each in direct[:1] for m in each.mentions) if brought else targets))
        classes = [named.first for named in direct if is_class(named.first)]
        if classes and not items_of(tree.children):
            reading.facts.append(Frame(targets, classes[0], kind))
    else:
        reading.link_all(kind, bearers, targets, evidence, rule)
        told_behind(reading, kind, tree, targets, rule)
    note_titles(reading, tree.children[1:])
    for each in (*named, *(run if aimed is not None else ())):
        if each.terminal not in DIRECT:
            read_modifiers(reading, each)
    # « sous les ordres du major général, officier général, qui dispose de deux adjoints »
    for ruling in tree.children[1:] if targets else ():
        if is_tree(ruling, "ruling"):
            read_modifier(reading, ruling, targets)


def told_behind(reading: Reading, kind: LinkKind, tree: Branch, targets: tuple[Bearer, ...], rule: str) -> None:
    """« La section lui est rattachée, ainsi que le magasin, dirigé par … »: structures told of behind the verb."""
    joined = (
        node
        for before, node in pairwise(tree.children)
        if is_token(before, "ENTRE_ET") and is_tree(node, "unit") and is_token(node.head, "UNITE")
    )
    for named in units_in(reading, joined):
        if named.first.nature == "structure":
            reading.link_all(kind, named.mentions, targets, tree.head.span, rule)
            read_modifiers(reading, named)


def link_by_target(reading: Reading, items: Sequence[Branch], kind: LinkKind, evidence: Span, rule: str) -> bool:
    """« Sont rattachés : 1° Au préfet : ― le bureau A ; 2° Au maire : ― … »: each item says to whom, and what."""
    parts = [content_of(item) for item in items]
    told = [elements for elements in parts if elements and (list_below(elements) or beside_colon(elements))]
    titles = [elements[0] for elements in told if is_tree(elements[0], "nominal")]
    if not items or len(titles) < len(items):
        return False
    runs = [first_run(reading, title.children) for title in titles]
    if not all(runs):
        return False
    for elements, run in zip(parts, runs, strict=True):
        targets = mentioned(run)
        reading.facts.append(Topic(targets))
        attached = Membership(kind, targets, evidence, rule)
        read_items(reading, list_below(elements), attached)
        for nominal in beside_colon(elements):
            join_subject(reading, named_in(nominal), attached)
    return True


def first_run(reading: Reading, nodes: Sequence[Node]) -> list[Named]:
    """The units in the case of a target, up to the first words that are something else."""
    run: list[Named] = []
    for node in nodes:
        if run and is_token(node, "TEXTE", "INCISE") and any(is_token(each, "ENTRE_ET") for each in nodes):
            continue  # « à la direction A pour ses crédits et à l'institut pour ses travaux »
        if is_tree(node, "unit"):
            named = read_unit(reading, node)
            if named.terminal in DIRECT:
                break
            run.append(named)
        elif run and is_token(node, "TEXTE", "INCISE"):
            break
    return run


def reverse_attachment(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« La cellule lui est rattachée. »"""
    link_reversed(reading, "attached_to", tree, bearers, "attachment")


def reverse_subordination(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Les gardes lui sont subordonnés. »"""
    link_reversed(reading, "under_authority_of", tree, bearers, "subordination")


def link_reversed(reading: Reading, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
    """« Lui est rattachée la cellule du courrier », « La cellule du courrier lui est rattachée »."""
    if reading.whom is not None and not items_of(tree.children):
        reading.link_all(kind, bearers, (reading.whom,), tree.head.span, rule)
        told_behind(reading, kind, tree, (reading.whom,), rule)
    else:  # « Les services suivants lui sont rattachés : » names them in its list
        one = reading.whom or one_of_others(reading.text, tree, bearers)
        whom = bearers if one is None else (one,)
        read_components(reading, tree.children[1:], Membership(kind, whom, tree.head.span, rule))


def one_of_others(text: str, tree: Branch, bearers: tuple[Bearer, ...]) -> Anaphor | None:
    """« Les gardes relèvent du préfet. Lui sont aussi rattachés … »: « lui » is none of several."""
    several = len(bearers) > 1 or any(isinstance(bearer, Mention) and bearer.number == "p" for bearer in bearers)
    pronoun = anaphor(text, tree.head.parts["lui"]) if several and "lui" in tree.head.parts else None
    return pronoun if pronoun is not None and pronoun.number == "s" else None


def note_whom(reading: Reading, subject: Node | None, predicates: Sequence[Branch]) -> None:
    """Notes whom « lui » means where the subject is what is attached; said again, it means the same."""
    heads = [core.head for core in map(core_of, predicates) if core.data in REVERSED]
    told = [phrase.parts["lui"] for phrase in heads if "lui" in phrase.parts]
    heading = any(core_of(predicate).data == "heading" for predicate in predicates)
    # « Il lui est rattaché un bureau » has no subject, « Il en est le chef » has.
    subjects = ("subject", "pronoun") if heading else ("subject",)
    if not told or not isinstance(subject, Branch) or subject.data not in subjects:
        reading.whom = None
        return
    reading.whom = reading.whom or anaphor(reading.text, told[0])
    if subject.data == "subject":
        reading.facts.append(Topic((reading.whom,)))


def authority(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Le préfet a autorité sur … », « dispose de … »"""
    # « a autorité sur les gardes sous réserve des pouvoirs confiés aux maires »: not on these
    nodes = [node for node in tree.children[1:] if not (is_tree(node, "unit") and is_token(node.head, "UNITE_A"))]
    read_components(reading, nodes, Membership("under_authority_of", bearers, tree.head.span, str(tree.data)))


def direction(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est dirigée par … », « a à sa tête … »"""
    items = [content_of(item) for item in items_of(tree.children)]
    if not items or not all(map(heads_apart, items)):
        read_components(reading, tree.children[1:], Membership("headed_by", bearers, tree.head.span, "direction"))
        return
    for headed, by, *rest in items:
        bodies = mentioned(units_in(reading, (headed,)))
        read_components(reading, by.children, Membership("headed_by", bodies, tree.head.span, "direction"))
        reading.readers.read_content(reading, rest, bodies)


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
    if titled and not any(mention.bare for mention in mentioned(named)):
        note_office(reading, tree, bearers)  # « Il est le chef du greffe »
    known = titled or reading.whom is not None
    posts = tuple(b for b in bearers if (b.nature == "post" if isinstance(b, Mention) else known))
    if reading.whom is not None:
        reading.link_all("headed_by", posts, (reading.whom,), tree.head.span, "direction")
    for each in named:
        headed = tuple(mention for mention in each.mentions if mention.nature == "structure")
        reading.link_all("headed_by", posts, headed, tree.head.span, "direction")


def naming(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est un service rattaché au directeur, qui tient les archives »: that is said of whom it is said to be."""
    first, others = units_in(reading, tree.children[1:2]), units_in(reading, tree.children[2:])
    said = [modifier for named in first for modifier in named.modifiers]
    for modifier in said:
        read_modifier(reading, modifier, bearers)
    # « La division A constitue le centre de calcul. Celui-ci … »
    known = [mention for mention in mentioned(first) if mention.determiner == "definite" and not mention.bare]
    if known:
        reading.facts.append(Passing(tuple(replace(mention, weak=False) for mention in known)))
    targets = [modifier for modifier in said if modifier.data in TARGETS]
    # « placé sous l'autorité du préfet et du maire, qui accueille … »
    for named in takewhile(lambda each: each.terminal not in DIRECT, others) if targets else ():
        kind, name = TARGETS[str(targets[-1].data)]
        reading.link_all(kind, bearers, named.mentions, targets[-1].head.span, name)
        say_of(reading, named, bearers)


def assistance(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est assisté de … »"""
    own = without_agents(reading, tree.children[1:])
    read_components(reading, own, Membership("assists", bearers, tree.head.span, "assistance"))


def without_agents(reading: Reading, nodes: Sequence[Node]) -> Sequence[Node]:
    """« assisté d'un adjoint pour les affaires traitées par : ― le bureau A »: the list is not of helpers."""
    colon = colon_at(nodes) or 0
    before, last = nodes[colon - 2 : colon] if colon > 1 else (None, None)
    if not is_token(last, "TEXTE") or not is_tree(before, "unit"):
        return nodes
    helpers = read_unit(reading, before).mentions
    single = any(each.number == "s" and each.determiner == "indefinite" for each in helpers)
    return nodes[:colon] if single else nodes
