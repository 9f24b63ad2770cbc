"""Components named in one line: which of the units and nouns behind a verb are some, and what is said of each."""

from collections.abc import Sequence

from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import mentions, owners_in, unknown
from decretparse.grammar.reader.leading import supports
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import (
    BETWEEN,
    OFFICES,
    Membership,
    Named,
    after_comma,
    alike,
    directs,
    is_council,
    mentioned,
)
from decretparse.grammar.reader.units import (
    is_abstract,
    is_more_of_relative,
    read_unit,
    say_of,
    spread_last_modifiers,
    units_in,
)
from decretparse.grammar.reader.verbs import disagrees, doing
from decretparse.grammar.tree import Branch, Node, is_token, is_tree
from decretparse.lexicon.nouns import is_thing
from decretparse.syntax.facts import Mention, OtherName
from decretparse.syntax.phrase import DIRECT, UNITS, UNKNOWN, Phrase

# After these words of a composition a noun that no list has is their complement, no part of the enumeration.
NO_SEPARATOR = UNKNOWN | {"TEXTE", "INCISE", "AU_SEIN"}
# Participles that other words part from the unit that they speak of.
LOOSE = frozenset({"assisted", "directed"})
# What tells the parts of a unit.
PARTS = frozenset({"composed", "besides", "comprising"})
ENUMERATING = ("INCONNU", "ENTRE", "ENTRE_ET")


def follows_unknown(nodes: Sequence[Node], index: int) -> bool:
    """Does a participle or relative follow a noun that no list has? Then it is of that noun alone."""
    return index > 0 and isinstance(nodes[index], Branch) and is_token(nodes[index - 1], *UNKNOWN)


def follows_text(before: Sequence[Node]) -> bool:
    """Does a unit stand right behind words that are none?"""
    return bool(before) and is_token(before[-1], "TEXTE")


def without_parts(named: Named) -> tuple[Named, list[Branch]]:
    """« un cabinet dirigé par un colonel, comprenant … », « composé d'agents, répartis en … »: nobody has parts."""
    parts = [modifier for modifier in named.modifiers if modifier.data in PARTS]
    if not parts or all(mention.nature != "post" for mention in named.mentions):
        return named, []
    return named._replace(modifiers=tuple(each for each in named.modifiers if each not in parts)), parts


def is_one_more(before: Node, named: Named) -> bool:
    """« le service A et le service B », « des centres et des divisions »: one more of an enumeration."""
    same = is_tree(before, "unit") and is_token(before.children[0], named.terminal)
    return same or is_token(before, "ENTRE", "ENTRE_ET")


def tells_another(named: Named, node: Branch, before: Node) -> bool:
    """« assisté par les chefs en poste dans l'île ainsi que par le pilote »: « par », or « un », tells one more."""
    return is_token(before, "ENTRE_ET") or named.first.determiner == "indefinite"


def is_agent(node: Branch, membership: Membership) -> bool:
    """« dispose de conseillers désignés, en accord avec lui, par les chefs des ports »: who names them is none."""
    return membership.kind == "under_authority_of" and "agent" in node.head.parts


def of_persons(before: Sequence[Node], named: Named) -> bool:
    """« composé de représentants des communes, des régies et des ports »: « des » goes on with whom they represent."""
    return named.terminal == "UNITE_DES" and any(is_token(node, "PERSONNES") for node in before)


def join_inline(reading: Reading, nodes: Sequence[Node], heads: Sequence[Branch], membership: Membership) -> None:
    """« comprend le bureau A, la section B et, rattachée au directeur, la mission C »"""
    run: list[Named] = []
    every: list[Named] = []
    told: tuple[Mention, ...] = ()
    aside = remote = beside = False
    for index, node in enumerate(nodes):
        aside = is_token(node, "OUTRE") or (aside and is_tree(node, "unit"))
        # « dirigée par un directeur, nommé sur proposition du ministre »: the minister is no head.
        remote |= bool(run) and membership.kind in OFFICES and is_token(node, "TEXTE", "INCISE")
        if gives_other_name(reading, nodes, index, run):
            continue
        if is_token(node, *UNKNOWN):
            before = nodes[index - 1] if index else None
            separate = before is None or not is_token(before, *NO_SEPARATOR) or both_new(reading, before, node)
            if separate and (found := join_unknown(reading, node, membership)):
                run = [Named(found, node.terminal, (), node.span)]
        elif is_tree(node, "unit") and node not in heads:
            named, of_whole = without_heads(reading.text, *without_parts(read_unit(reading, node)), membership)
            if completes_noun(reading, node, nodes[:index], membership.direct and not aside):
                continue
            if (remote and not tells_another(named, node, nodes[index - 1])) or is_agent(node, membership):
                continue
            say_of_whole(reading, named, of_whole, membership)
            if not skips(named, membership):
                reading.join(named.mentions, membership, named.span)
                deputise(reading, named, membership)
                join_apposed(reading, node, membership)
            run = [*run, named] if run and alike(run[-1], named) else [named]
            every = [*every, named] if index and is_one_more(nodes[index - 1], named) else [named]
            reading.before = told
            # « comprend, outre le cabinet, les ateliers qui lui sont rattachés »: to the whole, not to the cabinet
            parted = beside and not aside and after_comma(reading.text, node.start)
            reading.previous = membership.owners if parted else reading.previous
            beside = aside
            spread_last_modifiers(reading, run if len(run) > 1 and not speaks_of_all(reading.text, named) else every)
            told += named.mentions
        elif isinstance(node, Branch) and len(run) == 1 and (node.data in LOOSE or follows_unknown(nodes, index)):
            # « dirigée par un directeur, nommé par décret, assisté d'un adjoint »
            reading.readers.read_modifier(reading, node, run[0].mentions)


def without_heads(
    text: str, named: Named, of_whole: list[Branch], membership: Membership
) -> tuple[Named, list[Branch]]:
    """« administrée par un conseil, dirigée par un doyen »: nobody directs a council that heads something."""
    if membership.kind != "headed_by" or any(mention.nature == "post" for mention in named.mentions):
        return named, of_whole
    heads = [modifier for modifier in named.modifiers if directs(text, modifier)]
    own = tuple(modifier for modifier in named.modifiers if modifier not in heads)
    return named._replace(modifiers=own), [*of_whole, *heads]


def join_apposed(reading: Reading, unit: Branch, membership: Membership) -> None:
    """« comprend : service des puits, cellule des crues »: a unit too, for nothing else has an article there."""
    for other in without_articles(reading.text, [unit]) if membership.kind not in OFFICES else ():
        reading.join(other.mentions, membership, other.span)


def both_new(reading: Reading, one: Node, other: Node) -> bool:
    """« d'un potager et d'un verger »: what « d'un » opens twice are two things."""
    found = [named for node in (one, other) if is_token(node, "INCONNU_DE") and (named := named_at(reading, node))]
    return len(found) == 2 and all(named.determiner == "indefinite" for named in found)


def completes_noun(reading: Reading, node: Branch, before: Sequence[Node], direct: bool) -> bool:
    """« comprend un réseau du port », « comprend du personnel des ports »: whose, or from where, no component.

    « les services cités pour la collecte, la conservation et … »: nor is an act that stands among other words.
    """
    named = read_unit(reading, node)
    if not direct and of_persons(before, named):
        return True
    if direct and (named.terminal not in DIRECT or (named.terminal == "UNITE_DES" and follows_text(before))):
        return True
    if named.terminal == "UNITE_A" and any(is_token(each, "INCISE") for each in before):
        return True  # « se compose d'un atelier, sans préjudice des compétences dévolues au maire »
    act = "act" in node.head.parts and any(is_token(each, "TEXTE", "INCISE") for each in before)
    return act and all(mention.bare and mention.determiner == "definite" for mention in named.mentions)


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


def named_at(reading: Reading, node: Node) -> Mention | None:
    """The unit that a node names, if it were one."""
    if is_token(node, *UNKNOWN):
        return unknown(reading.text, node, "structure")[0]
    return next(iter(mentioned(units_in(reading, [node]))), None)


def deputise(reading: Reading, named: Named, membership: Membership) -> None:
    """« dispose d'un adjoint, qui le supplée »: he helps whom he is at the disposal of."""
    if membership.kind != "under_authority_of" or named.first.nature != "post":
        return
    for modifier in named.modifiers:
        if supports(reading.text, modifier):
            reading.link_all("assists", named.mentions, membership.parents, named.span, "assistance")


def join_unknown(reading: Reading, phrase: Phrase, membership: Membership) -> tuple[Mention, ...]:
    """« le bureau du courrier et la buvette »: among units a noun that no list has is one too."""
    oblique = phrase.terminal == "INCONNU_DE"
    if (
        is_abstract(reading.text, phrase)
        or membership.unknown_as is None
        or (oblique and membership.direct)
        or membership.members_only
    ):
        return ()
    found = unknown(reading.text, phrase, membership.unknown_as)
    if membership.kind in OFFICES and found and found[0].determiner != "indefinite" and not found[0].count:
        return ()
    reading.join(found, membership, phrase.span)
    return found


def skips(named: Named, membership: Membership) -> bool:
    """Members of a council are no units, nor is a post among persons; only posts head something."""
    first, kind = named.first, membership.kind
    post, plural = first.nature == "post", first.number == "p"
    gathering = membership.members_only or is_council(membership)
    if kind == "part_of" and plural and not first.count and is_thing(first.kind):
        return True  # « se compose de domaines techniques »
    if post and plural and membership.persons:
        return True
    if first.person and plural and kind in ("part_of", "under_authority_of") and (post or gathering):
        return True
    if kind == "headed_by":
        return not post
    return kind == "part_of" and post and (gathering or sits(first, membership))


def sits(post: Mention, membership: Membership) -> bool:
    """Is it one of the posts listed that are none of the unit's own?"""
    return membership.sitting == "all" or (membership.sitting == "officers" and post.kind in meanings().council)


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
