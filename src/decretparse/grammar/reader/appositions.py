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

FARTHEST = 60  # units behind one that announces them


def heads_of_appositions(reading: Reading, nodes: Sequence[Node]) -> Iterator[Branch]:
    """« deux départements, le département A et le département B, et un atelier, l'atelier des cuves »."""
    units = [(place, node) for place, node in enumerate(nodes) if is_tree(node, "unit")]
    for index, (place, head) in enumerate(units[:-1]):
        behind = [node for _, node in units[index + 1 : index + 1 + FARTHEST]]
        joined = place > 0 and is_join(reading.text, nodes[place - 1])
        if are_named_behind(reading, head, behind) or is_named_behind(reading, head, behind, joined):
            yield head


def is_join(text: str, node: Node) -> bool:
    """« et », which ends a list, and no comma."""
    return is_token(node, "ENTRE") and COMMA not in text[slice(*node.span)]


def is_named_behind(reading: Reading, head: Branch, behind: Sequence[Branch], joined: bool) -> bool:
    """« une agence, l'agence des quais »: is what a comma parts from it the name of a new unit?

    « d'un institut, le centre des vases, et d'un atelier », « un bureau et un institut, le centre des vases »: whatever
    its noun, where the list goes on with « de » or « et » has said that it ends (`joined`). Of a post, « un adjoint, le
    directeur des quais », it is a second title.
    """
    one, other = read_unit(reading, head).first, read_unit(reading, behind[0]).first
    told = (one.determiner, one.number, other.determiner, other.number) == ("indefinite", "s", "definite", "s")
    apart = reading.text[head.end : behind[0].start].strip() == COMMA
    if not (told and apart) or "post" in (one.nature, other.nature) or other.bare:
        return False
    if one.kind == other.kind:
        return True
    if is_token(head.head, "UNITE_DE"):
        return is_token(behind[0].head, "UNITE") and (len(behind) == 1 or is_token(behind[1].head, "UNITE_DE"))
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
