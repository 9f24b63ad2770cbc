"""What a unit's own phrase says of it: « composée de … », « rattachée à … », « qui assure … »."""

from collections.abc import Mapping, Sequence

from decretparse.grammar.anaphors import anaphor
from decretparse.grammar.meanings import participles_in
from decretparse.grammar.mentions import unknown
from decretparse.grammar.reader.charges import charge
from decretparse.grammar.reader.components import read_components
from decretparse.grammar.reader.leading import PRONOUNS, link_pronoun
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import COMMA, Membership, after_comma, agrees
from decretparse.grammar.reader.units import note_titles, read_modifiers, units_in
from decretparse.grammar.reader.verbs import disagrees, doing
from decretparse.grammar.tree import Branch, Node, body_start, is_token
from decretparse.syntax.facts import Bearer, LinkKind, Mention

# What a participle or relative makes of the units after it, and the statement it counts as.
MEMBERSHIPS: Mapping[str, tuple[LinkKind, str]] = {
    "composed": ("part_of", "composition"),
    "besides": ("part_of", "composition"),
    "comprising": ("part_of", "composition"),
    "directed": ("headed_by", "direction"),
    "assisted": ("assists", "assistance"),
    "bearing": ("attached_to", "attachment"),
    "commanding": ("under_authority_of", "subordination"),
    "ruling": ("under_authority_of", "authority"),
    "endowed": ("under_authority_of", "disposal"),
    "replaced": ("assists", "assistance"),
    "presided": ("headed_by", "direction"),
}
# The same for those whose unit is what the bearer stands in relation to.
TARGETS: Mapping[str, tuple[LinkKind, str]] = {
    "attached": ("attached_to", "attachment"),
    "within": ("part_of", "membership"),
    "under": ("under_authority_of", "subordination"),
    "deputy": ("assists", "assistance"),
}
# Participles right behind a name may be said of a noun inside it.
WITHIN = frozenset({"charged", "attached", "under", "directed"})


def read_modifier(reading: Reading, tree: Branch, bearers: Sequence[Bearer]) -> None:
    """Reads a participle or relative: « composée de … », « rattachée à … », « qui assure … »."""
    bearers = tuple(bearers)
    posts = bool(bearers) and all(isinstance(each, Mention) and each.nature == "post" for each in bearers)
    if tree.data == "directed" and posts:
        tree = Branch("under", tree.children)  # « Sous la direction du chef, le commis garde … »: no post is headed
    rule = str(tree.data)
    if only_tells_which(reading.text, tree, bearers) or is_of_inner_noun(reading.text, tree, bearers):
        return
    if tree.data == "presided" and any(part in tree.head.parts for part in PRONOUNS):
        related_to_pronoun(reading, tree, bearers)
    elif rule in MEMBERSHIPS:
        # « dont fait partie »: the unit bears a part
        kind, name = MEMBERSHIPS["comprising" if "inside" in tree.head.parts else rule]
        direct = rule == "comprising"
        read_components(reading, tree.children[1:], Membership(kind, bearers, tree.head.span, name, direct=direct))
    elif rule in TARGETS:
        targeted(reading, tree, bearers)
    elif rule == "charged":
        charge(reading, tree, bearers, body_start(tree))
    elif rule == "doing" and not disagrees(reading, tree.head, bearers):
        doing(reading, tree, bearers)
    elif rule == "joined":
        joined(reading, tree, bearers)


def joined(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« le cabinet et le bureau qui lui est rattaché »; « A et B, qui lui sont rattachés » of neither of these."""
    phrase = tree.head
    kind, name = TARGETS["under" if "below" in phrase.parts else "attached"]
    targets: Sequence[Bearer] = reading.previous
    whom = anaphor(reading.text, phrase.parts["to"])
    # « d'ateliers et de dépôts qui lui sont rattachés »: no ateliers, which « qui en relèvent » may mean
    classes = all(isinstance(each, Mention) and each.number == "p" for each in targets)
    apart = classes and whom.form == "personal" and whom.number == "s"
    if "several" in phrase.parts and len(reading.before) > 1:
        targets = reading.before
    elif apart or not targets or any(target in bearers for target in targets):
        targets = (whom,)
    reading.link_all(kind, bearers, targets, phrase.span, name)


def related_to_pronoun(reading: Reading, tree: Branch, bearers: Sequence[Bearer]) -> None:
    """« d'un conseil qu'il préside », « du préfet, dont il relève », right behind its noun."""
    beside = [each for each in bearers if reading.text[each.words[1] : tree.head.start].strip() in ("", COMMA)]
    link_pronoun(reading, tree.head, beside)


def only_tells_which(text: str, tree: Branch, bearers: Sequence[Bearer]) -> bool:
    """« Le service dont relève l'agent informe le préfet »: no comma, and the service is known."""
    known = all(isinstance(bearer, Mention) and bearer.determiner == "definite" for bearer in bearers)
    return known and "whose" in tree.head.parts and not after_comma(text, tree.head.start)


def is_of_inner_noun(text: str, tree: Branch, bearers: Sequence[Bearer]) -> bool:
    """« les antennes de la société chargée des ondes »: it agrees with a noun inside the name alone."""
    only = bearers[0] if len(bearers) == 1 and tree.data in WITHIN else None
    if not isinstance(only, Mention) or only.bare:
        return False
    if not only.words[1] < tree.head.start or text[only.words[1] : tree.head.start].strip():
        return False
    forms = participles_in(text, tree.head)
    return bool(forms) and not agrees(text, tree, (only,))


def targeted(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« rattachée au directeur », « placé sous l'autorité d'un colonel », « adjoint au directeur »."""
    kind, name = TARGETS[str(tree.data)]
    nodes = tree.children[1:]
    targets = units_in(reading, nodes)
    for target in targets:
        if target.first.determiner == "possessive" and target.first.nature != "post":
            continue  # « relevant de son autorité », but « sous l'autorité de son directeur »
        reading.link_all(kind, bearers, target.mentions, tree.head.span, name)
        read_modifiers(reading, target)
    if not targets and kind == "under_authority_of":
        reading.link_all(kind, bearers, rank(reading.text, nodes), tree.head.span, name)
    reading.link_all(kind, bearers, pronouns(reading, nodes), tree.head.span, name)
    note_titles(reading, nodes)


def pronouns(reading: Reading, nodes: Sequence[Node]) -> tuple[Bearer, ...]:
    """« rattachée à cette dernière », « placé auprès de celui-ci »; « A, B et C, qui dépend d'eux »"""
    found = tuple(anaphor(reading.text, node.parts["pronoun"]) for node in nodes if is_token(node, "A_CELUI"))
    plural = len(reading.before) > 1 and any(pronoun.number == "p" for pronoun in found)
    return reading.before if plural else found


def rank(text: str, nodes: Sequence[Node]) -> tuple[Mention, ...]:
    """« sous l'autorité d'un maître-nageur »: a post that no list has."""
    if not nodes or not is_token(nodes[0], "INCONNU_DE"):
        return ()
    found = unknown(text, nodes[0], "post")
    return tuple(mention for mention in found if mention.determiner == "indefinite")
