"""Which of the units and nouns behind a verb of composition are its components."""

from collections.abc import Sequence

from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import unknown
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import OFFICES, Membership, Named, is_council, mentioned
from decretparse.grammar.reader.units import is_abstract, read_unit, units_in
from decretparse.grammar.tree import Branch, Node, is_token
from decretparse.lexicon.nouns import is_thing
from decretparse.syntax.facts import Mention
from decretparse.syntax.phrase import DIRECT, UNKNOWN, Phrase

# After these words of a composition a noun that no list has is their complement, no part of the enumeration.
NO_SEPARATOR = UNKNOWN | {"TEXTE", "INCISE", "AU_SEIN"}


def follows_text(before: Sequence[Node]) -> bool:
    """Does a unit stand right behind words that are none?"""
    return bool(before) and is_token(before[-1], "TEXTE")


def is_agent(node: Branch, membership: Membership) -> bool:
    """« dispose de conseillers désignés, en accord avec lui, par les chefs des ports »: who names them is none."""
    return membership.kind == "under_authority_of" and "agent" in node.head.parts


def of_persons(before: Sequence[Node], named: Named) -> bool:
    """« composé de représentants des communes, des régies et des ports »: « des » goes on with whom they represent."""
    return named.terminal == "UNITE_DES" and any(is_token(node, "PERSONNES") for node in before)


def stands_apart(reading: Reading, before: Sequence[Node], noun: Phrase) -> bool:
    """Is a noun that no list has one of an enumeration, and no complement of what stands right before it?"""
    last = before[-1] if before else None
    return last is None or not is_token(last, *NO_SEPARATOR) or both_new(reading, last, noun)


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
    if before and is_token(before[-1], "AUPRES"):
        return True  # « dispose d'un bureau de liaison auprès du ministre »
    act = "act" in node.head.parts and any(is_token(each, "TEXTE", "INCISE") for each in before)
    return act and all(mention.bare and mention.determiner == "definite" for mention in named.mentions)


def named_at(reading: Reading, node: Node) -> Mention | None:
    """The unit that a node names, if it were one."""
    if is_token(node, *UNKNOWN):
        return unknown(reading.text, node, "structure")[0]
    return next(iter(mentioned(units_in(reading, [node]))), None)


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
