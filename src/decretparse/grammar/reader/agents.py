"""Verbs in the passive, and who does it: « est assuré par le bureau A », « est associé à … »."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from decretparse.grammar.meanings import meanings, passive_lemma
from decretparse.grammar.mentions import OTHER_NAMES, mentions, named_first
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.tasks import bear, modality_of, read_tasks
from decretparse.grammar.reader.terms import COMMA, Introduction, after_comma
from decretparse.grammar.tree import Branch, Node, as_unit, is_token, items_of, span_of
from decretparse.syntax.facts import Bearer, Mention, Task
from decretparse.syntax.phrase import DIRECT, UNITS, Phrase

# What a participle or relative says of an agent, by the token that opens it.
AGENT_MODIFIERS = {
    "RATTACHE": "attached",
    "SOUS": "under",
    "DIRIGE": "directed",
    "ASSISTE": "assisted",
    "QUE_DIRIGE": "presided",
    "QUE_SUPPLEE": "replaced",
}

JOINING = ("ENTRE", "ENTRE_ET")


def read_passive(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, verbs: tuple[str, ...]
) -> None:
    """« est associé à … » is the subject's; « est assuré par le bureau A » is the agent's."""
    phrase = tree.head
    span = span_of(tree.children)
    if span is None:
        return
    if is_subjects(reading.text, phrase):
        if items := items_of(tree.children):
            read_tasks(reading, items, Introduction(bearers, verbs, (span,), modality_of(reading.text, phrase)))
        else:
            bear(reading, bearers, (start, span[1]), verbs, phrase)
    elif passive_lemma(reading.text, phrase) in meanings().agent_bears:
        read_agent(reading, tree, min(start, reading.clause.start), span[1], verbs)


def is_subjects(text: str, phrase: Phrase) -> bool:
    """« est associé à … »: is what a verb in the passive says a task of its subject?"""
    return passive_lemma(text, phrase) in meanings().subject_bears


def is_done_by_agent(text: str, core: Branch) -> bool:
    """« Son secrétariat est assuré par le greffe »: is it what the agent does?"""
    passive = core.data == "attribution" and "passive" in core.head.parts
    return passive and passive_lemma(text, core.head) in meanings().agent_bears and bool(from_agent(text, core))


def read_agent(reading: Reading, tree: Branch, start: int, end: int, verbs: tuple[str, ...]) -> None:
    """« La paie est tenue par le bureau A. »"""
    after = from_agent(reading.text, tree)
    phrase = after[0] if after else None
    if not is_token(phrase, "UNITE_DE"):
        return
    relative = next(
        (index for index, node in enumerate(after) if is_token(node, "AUQUEL_RATTACHE", "AUQUEL_EST_RATTACHE")),
        None,
    )
    behind = tasks_behind(reading.text, after)
    linked = after[relative : relative + 1] if relative is not None else ()
    if stops := [node.start for node in (*linked, *behind)]:
        end = (span_of([node for node in after if node.start < min(stops)]) or (start, end))[1]
    end = read_said_of(reading, after) or end
    # « … par un responsable de pôle auquel est rattachée la mission … »
    child = next(iter(after[relative + 1 :]), None) if relative is not None else None
    agents = list(joint_agents(reading.text, after))
    # « par le collège ou par son président »: whose, only the first says
    for mention in (each for each in agents if each is agents[0] or each.determiner != "possessive"):
        reading.facts.append(Task(mention, start, end, verbs))
        if is_token(child, *DIRECT):
            reading.link_all("attached_to", mentions(reading.text, child), (mention,), child.span, "attachment")
    for told in behind:
        reading.readers.read_modifier(reading, told, agents[-1:])


def tasks_behind(text: str, after: Sequence[Node]) -> list[Branch]:
    """« … par le greffe, qui instruit les dossiers et tient le registre »: behind a comma, tasks of their own."""
    verbs = [index for index, node in enumerate(after) if is_token(node, "QUI_VERBE")]
    if not verbs or not after_comma(text, after[verbs[0]].start):
        return []
    return [Branch("doing", list(after[begin:end])) for begin, end in pairwise((*verbs, len(after)))]


def joint_agents(text: str, after: Sequence[Node]) -> Iterator[Mention]:
    """« par le bureau A (BA), la cellule B et le greffe », « par le bureau A et par le bureau B »."""
    for at, node in enumerate(after):
        by = is_token(node, "UNITE_DE") and "agent" in node.parts
        if by or (at and is_token(after[at - 1], *JOINING) and is_token(node, *DIRECT)):
            yield from named_first(text, after[at:])
        elif not is_token(node, *JOINING, *OTHER_NAMES):
            return


def from_agent(text: str, tree: Branch) -> Sequence[Node]:
    """What follows a passive from « par le chef » on: « est assuré, à terre, par … », « est assuré de jour par … »."""
    after = tree.children[1:]
    at = next((at for at, node in enumerate(after) if is_token(node, "UNITE_DE") and "agent" in node.parts), None)
    if at is None:
        return ()
    parted = text[tree.head.end] == COMMA and after_comma(text, after[at].start)
    return after[at:] if parted or all(is_token(node, "TEXTE") for node in after[:at]) else ()


def read_said_of(reading: Reading, nodes: Sequence[Node]) -> int | None:
    """« (est assuré) par des agents rattachés au directeur », « (est confié) au greffe, que dirige un greffier ».

    Gives where the task ends, if a comma and nothing but what the agent is said to be follow.
    """
    named = 1 + sum(1 for _ in takewhile(lambda node: is_token(node, *OTHER_NAMES), nodes[1:]))
    agent, after = nodes[0], nodes[named:]
    if not isinstance(agent, Phrase) or not after or not is_token(after[0], *AGENT_MODIFIERS):
        return None
    # « au greffe, rattaché au maire, et à la mairie »: what a comma parts from it goes on with the task
    together = takewhile(lambda pair: COMMA not in reading.text[pair[0].end : pair[1].start], pairwise(after))
    units = list(takewhile(lambda node: is_token(node, *UNITS), (node for _, node in together)))
    modifier = Branch(AGENT_MODIFIERS[after[0].terminal], [after[0], *map(as_unit, units)])
    reading.readers.read_modifier(reading, modifier, mentions(reading.text, agent))
    apart = len(units) + 1 == len(after) and after_comma(reading.text, after[0].start)
    return nodes[named - 1].end if apart else None
