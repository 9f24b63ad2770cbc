"""Predicates that tell where a unit belongs: « fait partie de », « est rattaché à », « lui est subordonné »."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from decretparse.grammar.anaphors import anaphor, fronted
from decretparse.grammar.elements import beside_colon, list_below
from decretparse.grammar.reader.components import join_subject, read_components
from decretparse.grammar.reader.creations import are_listed, is_named_here
from decretparse.grammar.reader.items import read_items
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import TARGETS, pronouns, rank, read_modifier
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Membership, Named, brought_in, is_class, mentioned
from decretparse.grammar.reader.units import note_titles, read_modifiers, read_unit, say_of, units_in
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
    Anaphor,
    Bearer,
    Frame,
    LinkKind,
    Mention,
    Omitted,
    Passing,
    Topic,
)
from decretparse.syntax.phrase import DIRECT

# Statements whose pronoun is not their subject: « lui est rattaché », « lui est confiée », « en est le chef ».
REVERSED = ("reverse_attachment", "reverse_subordination", "entrusting", "heading")


def membership(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« A et B font partie de X », « Font partie de X : A et B »."""
    link_by_case(reading, "part_of", tree, bearers, "membership")


def attachment(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est rattaché à … », « Rattachement : le cabinet »"""
    if "label" in tree.head.parts:
        targets = mentioned(units_in(reading, tree.children[1:]))
        reading.link_all("attached_to", bearers, targets, tree.head.span, "attachment")
        return
    asides = (index for index, node in enumerate(tree.children) if is_token(node, "INCISE") and "how" in node.parts)
    how = next(asides, 0)
    # « Chacune des divisions relève du préfet ou du maire dans les conditions suivantes : »: of whom, items say
    each = any(isinstance(bearer, Mention) and bearer.determiner == "distributive" for bearer in bearers)
    told = Branch(tree.data, tree.children[:how]) if how else tree
    if not how or not each:
        link_by_case(reading, "attached_to", told, bearers, "attachment")
    if how:
        reading.readers.open_list(reading, tree.children, (), ())


def subordination(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est placé sous l'autorité de … »"""
    link_by_case(reading, "under_authority_of", tree, bearers, "subordination")


def deputyship(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Le sous-directeur est l'adjoint du directeur »."""
    link_by_case(reading, "assists", tree, bearers, "assistance")


def link_by_case(reading: Reading, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
    """Links the subject to what follows "à" or "de"; where the verb comes first, the units named after it."""
    nodes, items = tree.children[1:], items_of(tree.children)
    aimed = reading.take_aimed()
    run = first_run(reading, nodes) if aimed is None else units_in(reading, aimed.children)
    targets = targets_of(reading, kind, tree, run)
    whole = Membership(kind, targets, tree.head.span, rule)
    if not targets and link_by_target(reading, items, whole):
        return
    named = units_in(reading, nodes)
    behind = [each for each in named if each.terminal in DIRECT]
    listed = are_listed(bearers, mentioned(behind)) or (bool(behind) and is_class_told(tree, bearers))
    if targets and aimed is None and not listed and stands_before(reading, bearers):
        behind, items = [], [] if says_why(tree) else items
    if behind or items:
        join_behind(reading, tree, bearers, behind, whole)
    else:
        reading.link_all(kind, bearers, targets, whole.evidence, rule)
        join_told_behind(reading, tree, whole)
    note_titles(reading, nodes)
    for each in named if aimed is None else (*named, *run):
        if each.terminal not in DIRECT:
            read_modifiers(reading, each)
    # « sous les ordres du major général, officier général, qui dispose de deux adjoints »
    for ruling in nodes if targets else ():
        if is_tree(ruling, "ruling"):
            read_modifier(reading, ruling, targets)


def targets_of(reading: Reading, kind: LinkKind, tree: Branch, run: Sequence[Named]) -> tuple[Bearer, ...]:
    """To whom a verb attaches: the units of a run, a post that no list has, pronouns."""
    if "joins" in tree.head.parts and not any(is_token(each, "AUPRES") for each in tree.children):
        # « est rattaché au budget dans les conditions fixées par arrêté du ministre »: to whom, only « à » says.
        run = [each for each in run if each.terminal == "UNITE_A"]
    # « Relèvent de son autorité : »: whose, no word says; « sous l'autorité de son directeur » does.
    targets = tuple(each for each in mentioned(run) if each.nature == "post" or each.determiner != "possessive")
    if not targets and kind == "under_authority_of":
        targets = rank(reading.text, tree.children[1:])
    return targets or pronouns(reading, tree.children[1:])


def stands_before(reading: Reading, bearers: tuple[Bearer, ...]) -> bool:
    """Is the subject what is attached? Units behind the verb are in « Relèvent du maire les écoles »."""
    return any(is_named_here(reading, bearer) for bearer in bearers)


def is_class_told(tree: Branch, bearers: tuple[Bearer, ...]) -> bool:
    """« Les services suivants sont rattachés au directeur : le cabinet et la mission A »: the colon says which."""
    first = bearers[0] if len(bearers) == 1 else None
    return colon_at(tree.children) is not None and isinstance(first, Mention) and first.bare and first.number == "p"


def says_why(tree: Branch) -> bool:
    """« est placé sous l'autorité du préfet pour : ― la direction des secours »: does the list say for what?"""
    return any(is_token(each, "INCISE") and "purpose" in each.parts for each in tree.children)


def join_behind(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], behind: Sequence[Named], whole: Membership
) -> None:
    """« Relèvent du maire les écoles », « Sont rattachés au directeur : ― le bureau A »: what is behind the verb."""
    reading.facts.append(Topic(whole.parents))
    read_components(reading, [child for child in tree.children[1:] if not is_target(child)], whole)
    # « Il est institué auprès du préfet un comité. Il … »: the committee does
    brought = bool(behind) and all(isinstance(bearer, Anaphor) for bearer in bearers)
    reading.facts.append(Topic(behind[0].mentions if brought else whole.parents, brought_in(behind)))
    classes = [named.first for named in behind if is_class(named.first)]
    if classes and not items_of(tree.children):
        reading.facts.append(Frame(whole.parents, classes[0], whole.kind))


def join_told_behind(reading: Reading, tree: Branch, whole: Membership) -> None:
    """« La section lui est rattachée, ainsi que le magasin, dirigé par … »: structures told of behind the verb."""
    joined = (
        node
        for before, node in pairwise(tree.children)
        if is_token(before, "ENTRE_ET") and is_tree(node, "unit") and is_token(node.head, "UNITE")
    )
    for named in units_in(reading, joined):
        if named.first.nature == "structure":
            reading.link_all(whole.kind, named.mentions, whole.parents, whole.evidence, whole.rule)
            read_modifiers(reading, named)


def link_by_target(reading: Reading, items: Sequence[Branch], whole: Membership) -> bool:
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
        attached = replace(whole, parents=targets)
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
    """« La cellule lui est rattachée », « Y est intégrée la cellule »."""
    kind: LinkKind = "part_of" if "inside" in tree.head.parts else "attached_to"
    link_reversed(reading, kind, tree, bearers, "attachment")


def reverse_subordination(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Les gardes lui sont subordonnés. »"""
    link_reversed(reading, "under_authority_of", tree, bearers, "subordination")


def link_reversed(reading: Reading, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
    """« Lui est rattachée la cellule du courrier », « La cellule du courrier lui est rattachée »."""
    told = is_class_told(tree, bearers) and bool(units_in(reading, tree.children[1:]))
    if reading.whom is not None and not told and not items_of(tree.children):
        whole = Membership(kind, (reading.whom,), tree.head.span, rule)
        reading.link_all(kind, bearers, whole.parents, whole.evidence, rule)
        join_told_behind(reading, tree, whole)
    else:  # « Les services suivants lui sont rattachés : » names them behind its colon
        one = reading.whom or one_alone(reading.text, tree, bearers)
        whom = fronted(reading.text, tree.head) or (bearers if one is None else (one,))
        read_components(reading, tree.children[1:], Membership(kind, whom, tree.head.span, rule))
        if told:
            reading.facts.append(Topic(all_components(reading, tree.children[1:], items_of(tree.children))))


def one_alone(text: str, tree: Branch, bearers: tuple[Bearer, ...]) -> Anaphor | None:
    """« Les gardes relèvent du préfet. Lui sont aussi rattachés … »: « lui » is none of several.

    « Le service est dirigé par un ingénieur. Sont placés sous son autorité … »: nor is it the service's.
    """
    if "lui" not in tree.head.parts:
        return None
    pronoun = anaphor(text, tree.head.parts["lui"])
    several = len(bearers) > 1 or any(isinstance(bearer, Omitted) or bearer.number == "p" for bearer in bearers)
    return pronoun if pronoun.number == "s" and (several or pronoun.form == "master") else None


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


def naming(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« est un service rattaché au directeur, qui tient les archives »: that is said of whom it is said to be.

    « est une antenne du service des ports »: it is part of it.
    """
    first, others = units_in(reading, tree.children[1:2]), units_in(reading, tree.children[2:])
    if "one" in tree.head.parts:
        reading.link_all("part_of", bearers, mentioned(first), tree.head.span, "membership")
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
