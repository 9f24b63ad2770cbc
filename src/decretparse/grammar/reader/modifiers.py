"""What a unit's own phrase says of it: « composée de … », « rattachée à … », « qui assure … »."""

from collections.abc import Mapping, Sequence

from decretparse.grammar.mentions import anaphor, unknown
from decretparse.grammar.reader.items import ItemReader
from decretparse.grammar.reader.terms import (
    COMMA,
    Membership,
    Named,
    after_comma,
    is_plural,
    mentioned,
    says_other_gender,
)
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


class ModifierReader(ItemReader):
    """Reads the participles and relatives of unit phrases."""

    def modifiers(self, named: Named) -> None:
        for modifier in named.modifiers:
            self.modifier(modifier, named.mentions)
        self.previous = named.mentions

    def modifier(self, tree: Branch, bearers: Sequence[Bearer]) -> None:
        """Reads a participle or relative: « composée de … », « rattachée à … », « qui assure … »."""
        bearers = tuple(bearers)
        rule = str(tree.data)
        if self.only_tells_which(tree, bearers):
            return
        if "president" in tree.head.parts:
            self.presided_by_pronoun(tree, bearers)
        elif rule in MEMBERSHIPS:
            kind, name = MEMBERSHIPS[rule]
            direct = rule == "comprising"
            self.components(tree.children[1:], Membership(kind, bearers, tree.head.span, name, direct=direct))
        elif rule in TARGETS:
            self.targeted(tree, bearers)
        elif rule == "charged":
            self.charge(tree, bearers, body_start(tree))
        elif rule == "doing" and not self.disagrees(tree.head, bearers):
            self.doing(tree, bearers)
        elif rule == "joined" and self.previous:
            below = "below" in tree.head.parts
            kind, name = TARGETS["under" if below else "attached"]
            several = self.before if "several" in tree.head.parts and len(self.before) > 1 else self.previous
            self.link_all(kind, bearers, several, tree.head.span, name)

    def presided_by_pronoun(self, tree: Branch, bearers: Sequence[Bearer]) -> None:
        """« d'un conseil qu'il préside », right behind its noun."""
        phrase = tree.head
        beside = [each for each in bearers if self.text[each.words[1] : phrase.start].strip() in ("", COMMA)]
        head = anaphor(self.text, phrase.parts["president"])
        self.link_all("headed_by", (head,), beside, phrase.span, "direction")

    def only_tells_which(self, tree: Branch, bearers: Sequence[Bearer]) -> bool:
        """« Le service dont relève l'agent informe le préfet »: no comma, and the service is known."""
        known = all(isinstance(bearer, Mention) and bearer.determiner == "definite" for bearer in bearers)
        return known and "whose" in tree.head.parts and not after_comma(self.text, tree.head.start)

    def targeted(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« rattachée au directeur », « placé sous l'autorité d'un colonel », « adjoint au directeur »."""
        kind, name = TARGETS[str(tree.data)]
        nodes = tree.children[1:]
        targets = self.units(nodes)
        for target in targets:
            if target.first.determiner == "possessive":
                continue  # « relevant de son autorité »
            self.link_all(kind, bearers, target.mentions, tree.head.span, name)
            self.modifiers(target)
        if not targets and kind == "under_authority_of":
            self.link_all(kind, bearers, self.rank(nodes), tree.head.span, name)
        self.link_all(kind, bearers, self.pronouns(nodes), tree.head.span, name)

    def pronouns(self, nodes: Sequence[Node]) -> tuple[Bearer, ...]:
        """« rattachée à cette dernière », « placé auprès de celui-ci »; « A, B et C, qui dépend d'eux »"""
        found = tuple(anaphor(self.text, node.parts["pronoun"]) for node in nodes if is_token(node, "A_CELUI"))
        plural = len(self.before) > 1 and any(pronoun.number == "p" for pronoun in found)
        return self.before if plural else found

    def rank(self, nodes: Sequence[Node]) -> tuple[Mention, ...]:
        """« sous l'autorité d'un maître-nageur »: a post that no list has."""
        if not nodes or not is_token(nodes[0], "INCONNU_DE"):
            return ()
        found = unknown(self.text, nodes[0], "post")
        return tuple(mention for mention in found if mention.determiner == "indefinite")

    def spread(self, units: Sequence[Named]) -> None:
        """Reads modifiers; a plural participle after several units speaks of all: « A et B, rattachés à … »."""
        for count in range(1, len(units) + 1):
            self.spread_last(units[:count])

    def spread_last(self, units: Sequence[Named]) -> None:
        """Reads the modifiers of the last of several unit phrases."""
        last = units[-1]
        self.before = self.before or mentioned(units[:-1])
        one = len(last.mentions) == 1 and last.first.number == "s"
        for modifier in last.modifiers:
            several = (one or says_other_gender(self.text, modifier, last)) and is_plural(self.text, modifier)
            bearers = mentioned(units) if several else last.mentions
            self.modifier(modifier, bearers)
        self.previous, self.before = last.mentions, ()
