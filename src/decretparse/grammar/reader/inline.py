"""Components named in one line, and what is said of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from decretparse.grammar.mentions import mentions, owners_in
from decretparse.grammar.reader.leading import supports
from decretparse.grammar.reader.parts import (
    completes_noun,
    is_agent,
    join_unknown,
    named_at,
    skips,
    stands_apart,
)
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import (
    BETWEEN,
    OFFICES,
    Membership,
    Named,
    after_comma,
    agrees_only,
    alike,
    directs,
)
from decretparse.grammar.reader.units import is_more_of_relative, read_unit, say_of, spread_last_modifiers
from decretparse.grammar.reader.verbs import disagrees, doing
from decretparse.grammar.tree import Branch, Node, is_token, is_tree
from decretparse.syntax.facts import Mention, OtherName
from decretparse.syntax.phrase import DIRECT, UNITS, UNKNOWN, Phrase

# Participles that other words part from the unit that they speak of.
LOOSE = frozenset({"assisted", "directed"})
# What tells the parts of a unit.
PARTS = frozenset({"composed", "besides", "comprising"})
ENUMERATING = ("INCONNU", "ENTRE", "ENTRE_ET")


def follows_unknown(nodes: Sequence[Node], index: int) -> bool:
    """Does a participle or relative follow a noun that no list has? Then it is of that noun alone."""
    return index > 0 and isinstance(nodes[index], Branch) and is_token(nodes[index - 1], *UNKNOWN)


def is_one_more(before: Node, named: Named) -> bool:
    """« le service A et le service B », « des centres et des divisions »: one more of an enumeration."""
    same = is_tree(before, "unit") and is_token(before.children[0], named.terminal)
    return same or is_token(before, "ENTRE", "ENTRE_ET")


def tells_another(named: Named, before: Node) -> bool:
    """« assisté par les chefs en poste dans l'île ainsi que par le pilote »: « par », or « un », tells one more."""
    return is_token(before, "ENTRE_ET") or named.first.determiner == "indefinite"


@dataclass(slots=True)
class Line:
    """What a line has named so far: `run` the last units of one kind, `every` the last of one enumeration, `told` all.

    `aside` is whether « outre » set the last apart, `was_aside` whether it did so before, `remote` whether
    other words part what comes from whoever was named to head or help: « nommé sur proposition du ministre ».
    """

    run: list[Named] = field(default_factory=list)
    every: list[Named] = field(default_factory=list)
    told: tuple[Mention, ...] = ()
    aside: bool = False
    was_aside: bool = False
    remote: bool = False


def join_inline(reading: Reading, nodes: Sequence[Node], heads: Sequence[Branch], membership: Membership) -> None:
    """« comprend le bureau A, la section B et, rattachée au directeur, la mission C »"""
    line = Line()
    for index, node in enumerate(nodes):
        line.aside = is_token(node, "OUTRE") or (line.aside and is_tree(node, "unit"))
        line.remote |= bool(line.run) and membership.kind in OFFICES and is_token(node, "TEXTE", "INCISE")
        if gives_other_name(reading, nodes, index, line.run):
            continue
        if is_token(node, *UNKNOWN):
            if stands_apart(reading, nodes[:index], node) and (found := join_unknown(reading, node, membership)):
                line.run = [Named(found, node.terminal, (), node.span)]
        elif is_tree(node, "unit") and node not in heads:
            join_unit(reading, nodes[:index], node, line, membership)
        elif isinstance(node, Branch) and len(line.run) == 1 and (node.data in LOOSE or follows_unknown(nodes, index)):
            # « dirigée par un directeur, nommé par décret, assisté d'un adjoint »
            reading.readers.read_modifier(reading, node, line.run[0].mentions)


def join_unit(reading: Reading, before: Sequence[Node], unit: Branch, line: Line, membership: Membership) -> None:
    """The next unit of a line, if it is a part, and what is said of it or of all before it too."""
    named, of_whole = told_of_whole(reading.text, read_unit(reading, unit), membership)
    if completes_noun(reading, unit, before, membership.direct and not line.aside) or is_agent(unit, membership):
        return
    if line.remote and not tells_another(named, before[-1]):
        return
    say_of_whole(reading, named, of_whole, membership)
    if not skips(named, membership):
        reading.join(named.mentions, membership, named.span)
        deputise(reading, named, membership)
        join_apposed(reading, unit, membership)
    line.run = [*line.run, named] if line.run and alike(line.run[-1], named) else [named]
    line.every = [*line.every, named] if before and is_one_more(before[-1], named) else [named]
    reading.before = line.told
    # « comprend, outre le cabinet, les ateliers qui lui sont rattachés », « le cabinet et l'atelier, qui lui est
    # rattaché »: to the whole, not to the cabinet
    parted = line.was_aside and not line.aside and after_comma(reading.text, unit.start)
    parted |= any(each.data == "joined" and after_comma(reading.text, each.start) for each in named.modifiers)
    reading.previous = membership.owners if parted else reading.previous
    line.was_aside = line.aside
    together = line.run if len(line.run) > 1 and not speaks_of_all(reading.text, named) else line.every
    spread_last_modifiers(reading, together)
    line.told += named.mentions


def told_of_whole(text: str, named: Named, membership: Membership) -> tuple[Named, list[Branch]]:
    """A part without the modifiers behind it that speak of the whole, and these."""
    posts = [mention.nature == "post" for mention in named.mentions]

    def of_whole(modifier: Branch) -> bool:
        if modifier.data in PARTS and any(posts):
            return True  # « un cabinet dirigé par un colonel, comprenant … », « composé d'agents, répartis en … »
        if membership.kind == "headed_by" and not any(posts) and directs(text, modifier):
            return True  # « administrée par un conseil, dirigée par un doyen »: nobody directs a council that heads
        # « une section constituée de deux bureaux, dirigée par un commis et rattachée au préfet »
        whole = membership.owners if membership.kind == "part_of" else ()
        return bool(whole) and agrees_only(text, modifier, whole, named.mentions)

    parts = [modifier for modifier in named.modifiers if of_whole(modifier)]
    return named._replace(modifiers=tuple(each for each in named.modifiers if each not in parts)), parts


def join_apposed(reading: Reading, unit: Branch, membership: Membership) -> None:
    """« comprend : service des puits, cellule des crues »: a unit too, for nothing else has an article there."""
    for other in without_articles(reading.text, [unit]) if membership.kind not in OFFICES else ():
        reading.join(other.mentions, membership, other.span)


def speaks_of_all(text: str, named: Named) -> bool:
    """« la mission A, le bureau B et le bureau C, rattachés au directeur »: a comma sets off what is of all."""
    first = next(iter(named.modifiers), None)
    return first is not None and after_comma(text, first.head.start)


def say_of_whole(reading: Reading, named: Named, parts: Sequence[Branch], membership: Membership) -> None:
    """« une unité composée de quatre agents, qui vérifie les comptes »: the unit does, not the agents."""
    bearers = membership.parents
    for index, modifier in enumerate(named.modifiers):
        if modifier.data != "doing" or not disagrees(reading, modifier.head, named.mentions):
            continue
        if not is_more_of_relative(modifier):
            bearers = named_right_before(reading.text, named, index) or membership.parents
        if not disagrees(reading, modifier.head, bearers):
            doing(reading, modifier, bearers)
    for modifier in parts:
        reading.readers.read_modifier(reading, modifier, membership.parents)


def named_right_before(text: str, named: Named, index: int) -> tuple[Mention, ...]:
    """« des services de la régie, qui vérifie … », « des agents qui écrivent à la régie, qui vérifie … »: the régie."""
    before = named.modifiers[index - 1] if index else None
    if before is not None and before.data == "doing":
        phrases = [node for node in before.children if is_token(node, *UNITS)]
        return mentions(text, phrases[-1]) if phrases else ()
    return tuple(owner for mention in named.mentions for owner in owners_in(text, mention))[-1:]


def gives_other_name(reading: Reading, nodes: Sequence[Node], index: int, run: Sequence[Named]) -> bool:
    """« des échelons locaux, les triages, répartis … »: two names of one, for « et » joins what is two."""
    if not run or index < 1 or not is_token(nodes[index - 1], "ENTRE"):
        return False
    other = named_at(reading, nodes[index])
    comma, own = nodes[index - 1], run[-1]
    ends = not any(is_token(node, *ENUMERATING) for node in nodes[index + 1 :])
    first = own.first
    unnamed = own.terminal == "UNITE_DES" or first.determiner in ("indefinite", "none")
    if not ends or not unnamed or first.count or reading.text[slice(*comma.span)].strip(BETWEEN):
        return False
    # « assisté d'un adjoint, le directeur des quais, qui … »: an office has two titles, one of them its own
    office = first.bare and first.nature == "post" and other is not None and other.nature == "post"
    if other is None or other.determiner != "definite" or first.number != other.number:
        return False
    if first.number != "p" and not office:
        return False
    reading.facts += [OtherName(mention, other.words) for mention in own.mentions]
    if office and isinstance(title := nodes[index], Branch):
        say_of(reading, read_unit(reading, title), own.mentions)
    return True


def deputise(reading: Reading, named: Named, membership: Membership) -> None:
    """« dispose d'un adjoint, qui le supplée »: he helps whom he is at the disposal of."""
    if membership.kind != "under_authority_of" or named.first.nature != "post":
        return
    for modifier in named.modifiers:
        if supports(reading.text, modifier):
            reading.link_all("assists", named.mentions, membership.parents, named.span, "assistance")


def without_articles(text: str, nodes: Sequence[Node]) -> list[Named]:
    """« service des puits, cellule des crues »: what an apposition would be, behind a unit without an article.

    « dispose d'adjoints, officiers de port » is no such series: « de » would be said again.
    """
    words = [
        child
        for node in nodes
        if is_tree(node, "unit") and is_token(node.children[0], *DIRECT)
        if "det" not in node.head.parts
        for child in node.children[1:]
        if is_token(child, "APPOSITION")
    ]
    phrases = [Phrase("UNITE", phrase.start, phrase.end) for phrase in words]
    return [Named(mentions(text, each), each.terminal, (), each.span) for each in phrases]
