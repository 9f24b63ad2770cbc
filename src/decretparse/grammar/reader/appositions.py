"""Units announced and then named: « deux bureaux, le bureau A et le bureau B », « une agence, l'agence des quais »."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from decretparse.grammar.determiners import number_of
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import COMMA, mentioned
from decretparse.grammar.reader.units import read_unit
from decretparse.grammar.tree import Branch, Node, is_token, is_tree, words
from decretparse.syntax.facts import Mention
from decretparse.syntax.phrase import DIRECT


def heads_of_appositions(reading: Reading, nodes: Sequence[Node]) -> Iterator[Branch]:
    """« deux départements, le département A et le département B, et un atelier, l'atelier des cuves »."""
    units = [node for node in nodes if is_tree(node, "unit")]
    for index, node in enumerate(units[:-1]):
        behind = units[index + 1 :]
        if are_named_behind(reading, node, behind) or is_named_behind(reading, nodes, node, behind):
            yield node


def is_named_behind(reading: Reading, nodes: Sequence[Node], head: Branch, behind: Sequence[Branch]) -> bool:
    """« une agence, l'agence des quais »: is what a comma parts from it the name of a new unit?"""
    one, other = read_unit(reading, head).first, read_unit(reading, behind[0]).first
    told = (one.determiner, one.number, other.determiner, other.number) == ("indefinite", "s", "definite", "s")
    apart = reading.text[head.end : behind[0].start].strip() == COMMA
    if not (told and apart) or "post" in (one.nature, other.nature) or other.bare:
        return False
    return one.kind == other.kind or stands_alone(reading.text, nodes, head, behind)


def stands_alone(text: str, nodes: Sequence[Node], head: Branch, behind: Sequence[Branch]) -> bool:
    """« d'un institut, le centre des vases, et d'un atelier », « un bureau et un institut, le centre des vases »?

    Whatever its noun: what goes on with the list has its own « de », or « et » has said that it ends.
    """
    if is_token(head.head, "UNITE_DE"):
        goes_on = len(behind) == 1 or is_token(behind[1].head, "UNITE_DE")
        return goes_on and is_token(behind[0].head, "UNITE")
    before = nodes[nodes.index(head) - 1]
    joined = is_token(before, "ENTRE") and COMMA not in text[slice(*before.span)]
    return joined and len(behind) == 1


def are_named_behind(reading: Reading, head: Branch, behind: Sequence[Branch]) -> bool:
    """« deux départements, le département A et le département B »: as many as it says, or all that follow.

    « deux adjoints, le directeur A et le chef B »: posts of other kinds too, where they are as many as it says; « deux
    sections, une section A et une section B » as well.
    """
    of = read_unit(reading, head).first
    if not of.count or of.number != "p":
        return False
    count = number_of(words([head])[0], reading.text)
    others = mentioned(read_unit(reading, each) for each in behind)
    run = list(takewhile(partial(is_one_of, of.kind), others))
    definite = all(mention.determiner == "definite" for mention in run)
    if len(run) > 1 and (len(run) == count or (len(run) == len(others) and definite)):
        return True
    offices = list(takewhile(partial(is_office_beside, reading), behind))
    return of.nature == "post" and len(offices) > 1 and len(offices) == count


def is_one_of(kind: str, mention: Mention) -> bool:
    """« le bureau A », « un bureau des quais »: one of the bureaux that were counted before?"""
    return mention.kind == kind and mention.number == "s" and (mention.determiner == "definite" or not mention.bare)


def is_office_beside(reading: Reading, node: Branch) -> bool:
    """« le chef de cabinet », but not « du chef de cabinet », which goes on with a list"""
    mention = read_unit(reading, node).first
    return is_token(node.head, *DIRECT) and (mention.nature, mention.determiner) == ("post", "definite")


def named_right_behind(reading: Reading, nodes: Sequence[Node], head: Branch) -> tuple[Mention, ...]:
    """« un bureau chargé de la paye, le bureau A »: whom that is said of."""
    if read_unit(reading, head).first.number == "p":
        return ()
    behind = next((node for node in nodes[nodes.index(head) + 1 :] if is_tree(node, "unit")), None)
    return read_unit(reading, behind).mentions if behind is not None else ()
