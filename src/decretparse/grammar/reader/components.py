"""The units of a composition, inline and in lists."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from decretparse.grammar.elements import fronted_first
from decretparse.grammar.meanings import meanings
from decretparse.grammar.naming import called
from decretparse.grammar.reader.announced import (
    divides_territory,
    expect_more,
    informed,
    introduces_persons,
    opens_task,
    say_of_class,
    sizes,
)
from decretparse.grammar.reader.appositions import heads_of_appositions
from decretparse.grammar.reader.classes import class_heads, with_list_of_class, with_unit_behind_tasks
from decretparse.grammar.reader.inline import deputise, follows_unknown, join_inline, without_articles
from decretparse.grammar.reader.listing import all_components, each_named, listed, names_to_come
from decretparse.grammar.reader.parts import skips
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import COMMA, Membership, Named, is_council, mentioned
from decretparse.grammar.reader.units import DEPENDING, note_titles, read_unit, spread_modifiers, units_in
from decretparse.grammar.tree import Branch, Node, colon_at, content_of, is_token, is_tree, items_of, span_of
from decretparse.syntax.facts import Bearer, Frame, Mention, Span, Topic
from decretparse.syntax.phrase import DIRECT


def lists_acts(nodes: Sequence[Node], membership: Membership) -> bool:
    """« Le service réservé comprend la garde des plis, leur réexpédition et la remise »: what is done, by nobody."""
    weak = all(isinstance(bearer, Mention) and bearer.weak for bearer in membership.parents)
    heads = [node.head for node in nodes if is_tree(node, "unit")]
    acts = bool(heads) and all("act" in head.parts for head in heads)
    return weak and acts and membership.kind == "part_of" and any(is_token(node, "INCONNU", "TEXTE") for node in nodes)


def before_remark(nodes: Sequence[Node]) -> Sequence[Node]:
    """« Huit administrateurs élus au sein du deuxième collège »: who sits, without where he comes from."""
    cut = next((index for index, node in enumerate(nodes) if is_token(node, "TEXTE", "INCISE", "AU_SEIN")), len(nodes))
    return nodes[:cut]


def said_of_all(nodes: Sequence[Node]) -> tuple[Branch, ...]:
    """« comprend, sous l'autorité du chef : le bureau A ; le bureau B »: what stands before a colon goes for all."""
    before = list(takewhile(lambda node: not is_tree(node, "unit") and not is_token(node, "DEUX_POINTS"), nodes))
    announces = is_token(nodes[len(before)], "DEUX_POINTS") if len(before) < len(nodes) else False
    return tuple(node for node in before if announces and is_tree(node, *DEPENDING))


def read_components(reading: Reading, nodes: Sequence[Node], membership: Membership) -> None:
    """The units of a composition: those named inline, then those of the list.

    A class head that units after a colon exhaust ("trois bureaux : le bureau A …") is no unit.
    """
    nodes = with_list_of_class(reading, with_unit_behind_tasks(reading.text, nodes))
    items = items_of(nodes)
    every = all_components(reading, nodes, items)
    if divides_territory(every, membership) or (not items and lists_acts(nodes, membership)):
        return
    awaiting = names_to_come(nodes)
    if awaiting is not None and items:
        join_named_by_list(reading, read_unit(reading, awaiting), items, membership)
        return
    membership = informed(nodes, items, every, membership)
    heads = class_heads(reading, nodes, items)
    join_inline(reading, nodes, heads, membership)
    if not items and membership.kind == "part_of":
        open_frame(reading, nodes, membership)
    reading.facts += sizes(reading, nodes)
    if items:
        join_listed(reading, nodes, items, membership)
        expect_more(reading, heads, items, membership)
    elif membership.kind == "part_of" or colon_at(nodes) is not None:
        reading.unfinished = replace(membership, said=said_of_all(nodes))
    say_of_class(reading, nodes, heads, items)
    note_titles(reading, nodes)
    say_of_components(reading, nodes, heads, items, membership)
    say_of_whole(reading, nodes, membership)


def join_listed(reading: Reading, nodes: Sequence[Node], items: Sequence[Branch], membership: Membership) -> None:
    """The units that the list names, by its items or by these and the noun before its colon."""
    if each := each_named(reading, nodes, items):
        join_named_items(reading, each, items, membership)
    elif not introduces_persons(reading, nodes) and not opens_task(reading.text, nodes):
        reading.readers.read_items(reading, items, membership)
    reading.facts.append(Topic(membership.parents))


def say_of_components(
    reading: Reading, nodes: Sequence[Node], heads: Sequence[Branch], items: Sequence[Branch], membership: Membership
) -> None:
    """« Elle comprend, placés sous l'autorité du directeur : » says it of every component.

    « elle est dirigée, sous l'autorité du préfet, par un colonel » says it of the unit itself.
    """
    for index, node in enumerate(nodes):
        if not is_tree(node, *DEPENDING) or follows_unknown(nodes, index):
            continue
        # « deux services et, placées auprès du préfet, une cellule et une mission »: of those that follow
        ahead = index > 0 and is_token(nodes[index - 1], "ENTRE")
        if membership.kind == "headed_by":
            spoken_of: Sequence[Bearer] = membership.parents
        elif ahead or not (spoken_of := set_aside(reading, nodes[:index])):
            whom = [each for each in nodes[index if ahead else 0 :] if each not in heads]
            spoken_of = parts(reading, whom, items, membership)
        reading.readers.read_modifier(reading, node, spoken_of)


def say_of_whole(reading: Reading, nodes: Sequence[Node], membership: Membership) -> None:
    """« comprend, sous la direction du recteur, A et B »: who heads it, before any of its parts is named."""
    before = takewhile(lambda node: not is_tree(node, "unit"), nodes)
    for node in before if membership.kind == "part_of" else ():
        if is_tree(node, "directed"):
            reading.readers.read_modifier(reading, node, membership.parents)


def parts(
    reading: Reading, nodes: Sequence[Node], items: Sequence[Branch], membership: Membership
) -> tuple[Mention, ...]:
    """All that is a part, and not « aux missions » of « des services correspondant aux missions »."""
    inline = [named for named in units_in(reading, nodes) if not membership.direct or named.terminal in DIRECT]
    return mentioned((*inline, *listed(reading, items)))


def set_aside(reading: Reading, nodes: Sequence[Node]) -> tuple[Mention, ...]:
    """« comprend, outre A et les services cités ci-dessus, rattachés au directeur : »: all that « outre » names."""
    opens = next((index for index, node in enumerate(nodes) if is_token(node, "OUTRE")), len(nodes))
    named = all_components(reading, nodes[opens:], ())
    return named if len(named) > 1 else ()


def join_named_by_list(reading: Reading, of: Named, items: Sequence[Branch], membership: Membership) -> None:
    """One unit of the class for each item, the item's words its name."""
    for item in items:
        elements = content_of(item)
        span = span_of(elements[:1])
        if span is not None:
            reading.join([called(reading.text, mention, span) for mention in of.mentions], membership, span)
        reading.readers.read_content(reading, elements[1:], membership.parents)


def join_named_items(
    reading: Reading, each: Sequence[Mention], items: Sequence[Branch], membership: Membership
) -> None:
    """One unit for each item that is but its name, with what the item adds to it."""
    for mention, item in zip(each, items, strict=True):
        reading.join((mention,), membership, mention.words)
        reading.facts.append(Topic((mention,)))
        first, *others = content_of(item)
        inside = [modifier for named in units_in(reading, [first]) for modifier in named.modifiers]
        after = fronted_first(others)
        for modifier in (*inside, *after):
            reading.readers.read_modifier(reading, modifier, (mention,))
        reading.readers.read_content(reading, others[len(after) :], (mention,))


def open_frame(reading: Reading, nodes: Sequence[Node], membership: Membership) -> None:
    """« X est organisé comme suit : », « X se compose de trois bureaux : », no list: what follows names them."""
    named = units_in(reading, nodes)
    if not nodes and reading.text.startswith(COMMA, membership.evidence[1]):
        return  # « X comprend, est composée … »: a sentence that breaks off
    if not named and not any(is_token(node, "PERSONNES", "TEXTE", "INCONNU", "INCONNU_DE") for node in nodes):
        reading.facts.append(Frame(membership.parents))
    elif named and nodes and is_token(nodes[-1], "DEUX_POINTS") and named[-1].first.number == "p":
        reading.facts.append(Frame(membership.parents, named[-1].first))


def named_beside(text: str, nodes: Sequence[Node], membership: Membership) -> list[Named]:
    """« Pôle Ressources : direction des finances, service juridique »: without articles, a comma parts units."""
    return without_articles(text, nodes) if membership.beside_colon else []


def link_chairman(reading: Reading, item: Branch, membership: Membership) -> None:
    """« 1° Le préfet, président ; », « 1° Un président ; »: among a council's members, who heads it."""
    unsaid = membership.members_only and not any(isinstance(parent, Mention) for parent in membership.parents)
    gathers = membership.kind == "part_of" and (is_council(membership) or unsaid)
    for tree in item.children if gathers else ():
        if not is_tree(tree, "unit"):
            continue
        apposed = [node for node in tree.children if is_token(node, "APPOSITION")]
        titles = {reading.text[slice(*phrase.span)].lower() for phrase in apposed}
        posts = [mention for mention in read_unit(reading, tree).mentions if mention.nature == "post"]
        named = {mention.kind for mention in posts if mention.bare and mention.determiner == "indefinite"}
        if (titles | named) & meanings().chairmen:
            reading.link_all("headed_by", posts, membership.parents, tree.span, "direction")


def components_named(
    reading: Reading, nodes: Sequence[Node], heads: Sequence[Branch], membership: Membership
) -> list[tuple[Named, Span]]:
    """The units that an item names, each with its words and those that announce it: « deux escadres, l'escadre A »."""
    announced = {id(read_unit(reading, head)) for head in heads}
    found: list[tuple[Named, Span]] = []
    start: int | None = None
    for named in (*units_in(reading, nodes), *named_beside(reading.text, nodes, membership)):
        first, end = named.span
        if id(named) in announced:
            start = first
        elif not skips(named, membership):
            found.append((named, (first if start is None else start, end)))
            start = None
    return found


def join_subject(reading: Reading, subject: Node, membership: Membership) -> tuple[Bearer, ...]:
    """The units of an item that names them before it says more; gives them."""
    found: list[Bearer] = []
    if is_tree(subject, "subject", "nominal", "remark"):
        persons = any(is_token(child, "PERSONNES", "OU_REPRESENTANT") for child in subject.children)
        nodes = before_remark(subject.children) if membership.members_only else subject.children
        heads = list(heads_of_appositions(reading, nodes))
        placed = [] if persons else components_named(reading, nodes, heads, membership)
        kept = [named for named, _ in placed]
        link_chairman(reading, subject, membership)
        for named, span in placed:
            reading.join(named.mentions, membership, span)
            deputise(reading, named, membership)
            found += named.mentions
        if any(items_of(modifier.children) for named in kept for modifier in named.modifiers):
            # « Le bureau A, chargé : ― de …, il tient … »
            reading.facts.append(Topic(tuple(found)))
        spread_modifiers(reading, kept)
        say_of_class(reading, nodes, heads, ())
        note_titles(reading, nodes if kept else ())
    reading.facts.append(Topic(tuple(found)))
    return tuple(found) or membership.parents
