"""The units of a composition, inline and in lists."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import takewhile
from typing import cast

from decretparse.grammar.counts import number_of
from decretparse.grammar.meanings import form_of, meanings
from decretparse.grammar.mentions import called, mentions, unknown
from decretparse.grammar.reader.charges import ChargeReader
from decretparse.grammar.reader.terms import (
    BESIDE_COLON,
    BETWEEN,
    COMMA,
    OFFICES,
    Membership,
    Named,
    alike,
    is_council,
    is_office,
)
from decretparse.grammar.tree import (
    Branch,
    Node,
    content_of,
    core_of,
    is_token,
    is_tree,
    items_of,
    lists_persons,
    of_another_class,
    phrase_of,
    span_of,
)
from decretparse.syntax.facts import Bearer, ClassOf, Frame, Mention, OtherName, Sized, Topic
from decretparse.syntax.phrase import DIRECT, UNKNOWN, Phrase

# After these words of a composition a noun that no list has is their complement, no part of the enumeration.
NO_SEPARATOR = UNKNOWN | {"TEXTE", "INCISE", "AU_SEIN"}

# Participles that other words part from the unit that they speak of.
LOOSE = frozenset({"assisted", "directed"})
# What tells the parts of a unit.
PARTS = frozenset({"composed", "besides", "comprising"})
OFFICERS = 2  # « un président et un secrétaire »: whoever sits with them is a member too
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


def tells_another(named: Named, node: Branch, before: Node) -> bool:
    """« assisté par les chefs en poste dans l'île ainsi que par le pilote »: « par », or « un », tells one more."""
    again = "agent" in phrase_of(node.children[0]).parts and is_token(before, "ENTRE_ET")
    return again or any(mention.determiner == "indefinite" for mention in named.mentions[:1])


def lists_acts(nodes: Sequence[Node], membership: Membership) -> bool:
    """« Le service réservé comprend la garde des plis, leur réexpédition et la remise »: what is done, by nobody."""
    weak = all(isinstance(bearer, Mention) and bearer.weak for bearer in membership.parents)
    named = [node.children[0] for node in nodes if isinstance(node, Branch) and node.data == "unit"]
    acts = bool(named) and all("act" in phrase_of(first).parts for first in named)
    return weak and acts and membership.kind == "part_of" and any(is_token(node, "INCONNU", "TEXTE") for node in nodes)


def of_persons(before: Sequence[Node], named: Named) -> bool:
    """« composé de représentants des communes, des régies et des ports »: « des » goes on with whom they represent."""
    return named.terminal == "UNITE_DES" and any(is_token(node, "PERSONNES") for node in before)


def before_remark(nodes: Sequence[Node]) -> Sequence[Node]:
    """« Huit administrateurs élus au sein du deuxième collège »: who sits, without where he comes from."""
    cut = next((index for index, node in enumerate(nodes) if is_token(node, "TEXTE", "INCISE", "AU_SEIN")), len(nodes))
    return nodes[:cut]


def said_of_all(nodes: Sequence[Node]) -> tuple[Branch, ...]:
    """« comprend, sous l'autorité du chef : le bureau A ; le bureau B »: what stands before a colon goes for all."""
    before = list(takewhile(lambda node: not is_tree(node, "unit") and not is_token(node, "DEUX_POINTS"), nodes))
    announces = is_token(nodes[len(before)], "DEUX_POINTS") if len(before) < len(nodes) else False
    return tuple(cast(Branch, node) for node in before if announces and is_tree(node, "under", "attached"))


class ComponentReader(ChargeReader):
    """Reads what a unit is made of, item by item."""

    def components(self, nodes: Sequence[Node], membership: Membership) -> None:
        """The units of a composition: those named inline, then those of the list.

        A class head that units after a colon exhaust ("trois bureaux : le bureau A …") is no unit.
        """
        nodes = self.with_list_of_class(nodes)
        items = items_of(nodes)
        every = self.all_components(nodes, items)
        if self.divides_territory(every, membership) or (not items and lists_acts(nodes, membership)):
            return
        awaiting = self.names_to_come(nodes)
        if awaiting is not None and items:
            self.named_by_list(self.unit(awaiting), items, membership)
            return
        membership = self.informed(nodes, items, every, membership)
        heads = self.class_heads(nodes, items)
        self.inline_components(nodes, heads, membership)
        if not items and membership.kind == "part_of":
            self.frame(nodes, membership)
        self.facts += self.sizes(nodes)
        if each := self.each_named(nodes, items):
            self.named_items(each, items, membership)
        elif not self.introduces_persons(nodes) and not self.opens_task(nodes):
            self.component_items(items, membership)
        if items:
            self.facts.append(Topic(membership.parents))
            self.more_to_come(nodes, heads, items, membership)
        elif membership.kind == "part_of" or any(is_token(node, "DEUX_POINTS") for node in nodes):
            self.unfinished = replace(membership, said=said_of_all(nodes))
        self.said_of_class(nodes, heads, items)
        self.second_titles(nodes)
        # « Elle comprend, placés sous l'autorité du directeur : » says it of every component; « elle est dirigée, sous
        # l'autorité du préfet, par un colonel » of the unit itself.
        for index, node in enumerate(nodes):
            if isinstance(node, Branch) and node.data in ("under", "attached") and not follows_unknown(nodes, index):
                directed = membership.kind == "headed_by"
                # « deux services et, placées auprès du préfet, une cellule et une mission »: of those that follow
                whom = nodes[index:] if index and is_token(nodes[index - 1], "ENTRE") else nodes
                spoken_of = self.set_aside(nodes[:index]) or self.parts(whom, items, membership)
                self.modifier(node, membership.parents if directed else spoken_of)

    def parts(self, nodes: Sequence[Node], items: Sequence[Branch], membership: Membership) -> tuple[Mention, ...]:
        """All that is a part, and not « aux missions » of « des services correspondant aux missions »."""
        inline = [named for named in self.units(nodes) if not membership.direct or named.terminal in DIRECT]
        return tuple(mention for named in (*inline, *self.listed(items)) for mention in named.mentions)

    def set_aside(self, nodes: Sequence[Node]) -> tuple[Mention, ...]:
        """« comprend, outre A et les services cités ci-dessus, rattachés au directeur : »: all that « outre » names."""
        opens = next((index for index, node in enumerate(nodes) if is_token(node, "OUTRE")), len(nodes))
        named = self.all_components(nodes[opens:], ())
        return named if len(named) > 1 else ()

    def more_to_come(
        self, nodes: Sequence[Node], heads: Set[int], items: Sequence[Branch], membership: Membership
    ) -> None:
        """« comprend quatre bureaux : », and below it but the title of the first: those of the others follow."""
        if not heads or membership.kind != "part_of":
            return
        listed = [mention.kind for mention in self.all_components((), items)]
        for node in nodes:
            phrase = phrase_of(node.children[0]) if id(node) in heads and isinstance(node, Branch) else None
            number = number_of(phrase, self.text) if phrase is not None else None
            for mention in self.unit(cast(Branch, node)).mentions[:1] if number is not None else ():
                if 0 < listed.count(mention.kind) < cast(int, number):
                    self.facts.append(Frame(membership.parents, mention))

    def said_of_class(self, nodes: Sequence[Node], heads: Set[int], items: Sequence[Branch]) -> None:
        """« deux bureaux rattachés au directeur : le bureau A et le bureau B »: of each that the colon announces."""
        classes = [self.unit(node) for node in nodes if id(node) in heads and isinstance(node, Branch)]
        for named in classes:
            kinds = {mention.kind for mention in named.mentions}
            each = [m for m in self.all_components(nodes, items) if m.kind in kinds and m.number == "s"]
            self.said_of_each(named, each)
            if len(classes) == 1:
                self.name_class(named, each)

    def said_of_each(self, named: Named, members: Sequence[Mention]) -> None:
        """« Deux bureaux dirigés par un chef : … »: what is said of a class is of those that it announces."""
        for modifier in named.modifiers:
            self.modifier(modifier, members)

    def name_class(self, named: Named, members: Sequence[Mention]) -> None:
        """« deux directions techniques : … »: who « Les directions techniques » are from now on."""
        if members and len(named.mentions) == 1 and not named.mentions[0].bare:
            self.facts.append(ClassOf(named.mentions[0], tuple(members)))

    def opens_task(self, nodes: Sequence[Node]) -> bool:
        """« dispose d'un centre lui permettant d'assurer : ― la coordination »: the items are what is done."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), 0)
        before = [phrase_of(node) for node in nodes[max(0, colon - 1) : colon] if is_token(node, "TEXTE")]
        words = [re.split(r"[\s']", self.text[phrase.start : phrase.end])[-1] for phrase in before]
        return any(form_of(word, "infinitive") is not None for word in words)

    def introduces_persons(self, nodes: Sequence[Node]) -> bool:
        """« comprend des représentants : 1° Des services de l'Etat »: the items say of whom."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), 0)
        before = nodes[max(0, colon - 1) : colon]
        named = [mention for each in self.units(before) for mention in each.mentions]
        if any(is_token(node, "PERSONNES") for node in before):
            return True
        if not any(mention.person for mention in named):
            return False
        # « comprend des organismes extérieurs : ― l'école A »: these are organised, they send nobody.
        listed = self.all_components([], items_of(nodes))
        return not any(m.nature == "structure" and not m.weak and not m.person for m in listed)

    def informed(
        self, nodes: Sequence[Node], items: Sequence[Branch], every: Sequence[Mention], membership: Membership
    ) -> Membership:
        """What the whole tells of each part: a council's members, posts alone, units among unknown nouns."""
        persons = any(is_token(node, "PERSONNES") for node in nodes) or any(map(lists_persons, items))
        members = (persons and not is_office(membership)) or of_another_class(nodes)
        return replace(
            membership,
            persons=persons,
            members_only=membership.members_only or members,
            unknown=bool(every) or membership.kind in OFFICES,
            all_posts=bool(every) and all(mention.nature == "post" for mention in every),
            sits=sum(mention.kind in meanings().council for mention in every) >= OFFICERS,
        )

    def divides_territory(self, every: Sequence[Mention], membership: Membership) -> bool:
        """« La province comprend dix communes »: land, no administration, for land has a proper name if any."""
        within = [bearer for bearer in membership.parents if isinstance(bearer, Mention)]
        named = (*within, *every)
        if any(m.number == "s" and not m.bare and m.name[1:].islower() for m in named):
            return False
        return bool(within) and len(named) > len(within) and {m.kind for m in named} <= meanings().territories

    def named_by_list(self, of: Named, items: Sequence[Branch], membership: Membership) -> None:
        """One unit of the class for each item, the item's words its name."""
        for item in items:
            elements = content_of(item)
            span = span_of(elements[:1])
            for mention in of.mentions if span is not None else ():
                assert span is not None
                self.join((called(self.text, mention, span),), membership, span)
            self.content(elements[1:], membership.parents)

    def named_items(self, each: Sequence[Mention], items: Sequence[Branch], membership: Membership) -> None:
        """One unit for each item that is but its name, with what the item adds to it."""
        for mention, item in zip(each, items, strict=True):
            self.join((mention,), membership, mention.words)
            self.facts.append(Topic((mention,)))
            first, *others = content_of(item)
            inside = [modifier for named in self.units([first]) for modifier in named.modifiers]
            after = list(takewhile(lambda node: is_tree(node, "fronted"), others))
            for modifier in (*inside, *(core_of(cast(Branch, node)) for node in after)):
                self.modifier(modifier, (mention,))
            self.content(others[len(after) :], (mention,))

    def inline_components(self, nodes: Sequence[Node], heads: Set[int], membership: Membership) -> None:
        run: list[Named] = []
        every: list[Named] = []
        aside = remote = False
        for index, node in enumerate(nodes):
            aside = is_token(node, "OUTRE") or (aside and is_tree(node, "unit"))
            # « dirigée par un directeur, nommé sur proposition du ministre »: the minister is no head.
            remote |= bool(run) and membership.kind in OFFICES and is_token(node, "TEXTE", "INCISE")
            if self.gives_other_name(nodes, index, run):
                continue
            if is_token(node, *UNKNOWN):
                phrase = phrase_of(node)
                before = nodes[index - 1] if index else None
                separate = before is None or not is_token(before, *NO_SEPARATOR) or self.both_new(before, node)
                if separate and (found := self.join_unknown(phrase, membership)):
                    run = [Named(found, phrase.terminal, (), (phrase.start, phrase.end))]
            elif isinstance(node, Branch) and node.data == "unit" and id(node) not in heads:
                named, of_whole = without_parts(self.unit(node))
                if self.completes_noun(node, nodes[:index], membership.direct and not aside):
                    continue
                if remote and not tells_another(named, node, nodes[index - 1]):
                    continue
                self.said_of_whole(named, of_whole, membership)
                if not self.skips(named, membership):
                    self.join(named.mentions, membership, named.span)
                    self.deputise(named, membership)
                    self.join_apposed(node, membership)
                run = [*run, named] if run and alike(run[-1], named) else [named]
                every = [*every, named] if index and is_token(nodes[index - 1], "ENTRE", "ENTRE_ET") else [named]
                self.spread_last(run if len(run) > 1 and not self.speaks_of_all(named) else every)
            elif isinstance(node, Branch) and len(run) == 1 and (node.data in LOOSE or follows_unknown(nodes, index)):
                # « dirigée par un directeur, nommé par décret, assisté d'un adjoint »
                self.modifier(node, run[0].mentions)

    def sizes(self, nodes: Sequence[Node]) -> Iterator[Sized]:
        """The classes of structures of which the text has but said how many there are."""
        listed = bool(items_of(nodes)) or any(is_token(node, "DEUX_POINTS") for node in nodes)
        for node in nodes if not listed else ():
            for mention in self.unit(node).mentions if isinstance(node, Branch) and node.data == "unit" else ():
                number = number_of(phrase_of(cast(Branch, node).children[0]), self.text) if mention.count else None
                if number is not None and mention.bare and (mention.number, mention.nature) == ("p", "structure"):
                    yield Sized(mention, number)

    def join_apposed(self, unit: Branch, membership: Membership) -> None:
        """« comprend : service des puits, cellule des crues »: a unit too, for nothing else has an article there."""
        for other in self.without_articles([unit]) if membership.kind not in OFFICES else ():
            self.join(other.mentions, membership, other.span)

    def both_new(self, one: Node, other: Node) -> bool:
        """« d'un potager et d'un verger »: what « d'un » opens twice are two things."""
        found = [named for node in (one, other) if is_token(node, "INCONNU_DE") and (named := self.named_at(node))]
        return len(found) == 2 and all(named.determiner == "indefinite" for named in found)

    def completes_noun(self, node: Branch, before: Sequence[Node], direct: bool) -> bool:
        """« comprend un réseau du port », « comprend du personnel des ports »: whose, or from where, no component.

        « les services cités pour la collecte, la conservation et … »: nor is an act that stands among other words.
        """
        named = self.unit(node)
        if not direct and of_persons(before, named):
            return True
        if direct and (named.terminal not in DIRECT or (named.terminal == "UNITE_DES" and follows_text(before))):
            return True
        act = "act" in phrase_of(node.children[0]).parts and any(is_token(each, "TEXTE", "INCISE") for each in before)
        return act and all(mention.bare and mention.determiner == "definite" for mention in named.mentions)

    def speaks_of_all(self, named: Named) -> bool:
        """« la mission A, le bureau B et le bureau C, rattachés au directeur »: a comma sets off what is of all."""
        first = next(iter(named.modifiers), None)
        start = phrase_of(first.children[0]).start if first is not None else 0
        return COMMA in self.text[max(start - 2, 0) : start + 1]

    def said_of_whole(self, named: Named, parts: Sequence[Branch], membership: Membership) -> None:
        """« une unité composée de quatre agents, qui vérifie les comptes »: the unit does, not the agents."""
        for modifier in named.modifiers:
            phrase = phrase_of(modifier.children[0])
            ours = modifier.data == "doing" and self.disagrees(phrase, named.mentions)
            if ours and not self.disagrees(phrase, membership.parents):
                self.doing(modifier, membership.parents)
        for modifier in parts:
            self.modifier(modifier, membership.parents)

    def gives_other_name(self, nodes: Sequence[Node], index: int, run: Sequence[Named]) -> bool:
        """« des échelons locaux, les triages, répartis … »: two names of one class, for « et » joins what is two."""
        if not run or not run[-1].mentions or index < 1 or not is_token(nodes[index - 1], "ENTRE"):
            return False
        other = self.named_at(nodes[index])
        comma, own = phrase_of(nodes[index - 1]), run[-1]
        ends = not any(is_token(node, *ENUMERATING) for node in nodes[index + 1 :])
        unnamed = own.terminal == "UNITE_DES" or own.mentions[0].determiner in ("indefinite", "none")
        if not ends or not unnamed or own.mentions[0].count or self.text[comma.start : comma.end].strip(BETWEEN):
            return False
        if other is None or other.determiner != "definite" or not own.mentions[0].number == other.number == "p":
            return False
        self.facts += [OtherName(mention, other.words) for mention in own.mentions]
        return True

    def named_at(self, node: Node) -> Mention | None:
        """The unit that a node names, if it were one."""
        if is_token(node, *UNKNOWN):
            return unknown(self.text, phrase_of(node), "structure")[0]
        return next((mention for named in self.units([node]) for mention in named.mentions), None)

    def deputise(self, named: Named, membership: Membership) -> None:
        """« dispose d'un adjoint, qui le supplée »: he helps whom he is at the disposal of."""
        if membership.kind != "under_authority_of" or named.mentions[0].nature != "post":
            return
        for modifier in named.modifiers:
            if self.supports(modifier):
                self.link_all("assists", named.mentions, membership.parents, named.span, "assistance")

    @abstractmethod
    def component_items(self, items: Sequence[Branch], membership: Membership) -> None:
        """Reads the items of a composition's list."""

    def join_unknown(self, phrase: Phrase, membership: Membership) -> tuple[Mention, ...]:
        """« le bureau du courrier et la buvette »: among units a noun that no list has is one too."""
        oblique = phrase.terminal == "INCONNU_DE"
        if (
            self.is_abstract(phrase)
            or not membership.unknown
            or (oblique and membership.direct)
            or membership.members_only
        ):
            return ()
        post = membership.kind in OFFICES
        found = unknown(self.text, phrase, "post" if post else "structure")
        if post and found and found[0].determiner != "indefinite":
            return ()
        self.join(found, membership, (phrase.start, phrase.end))
        return found

    def frame(self, nodes: Sequence[Node], membership: Membership) -> None:
        """« X est organisé comme suit : », « X se compose de trois bureaux : », no list: what follows names them."""
        named = self.units(nodes)
        if not named and not any(is_token(node, "PERSONNES", "TEXTE") for node in nodes):
            self.facts.append(Frame(membership.parents))
        elif named and nodes and is_token(nodes[-1], "DEUX_POINTS") and named[-1].mentions[0].number == "p":
            self.facts.append(Frame(membership.parents, named[-1].mentions[0]))

    def skips(self, named: Named, membership: Membership) -> bool:
        """Members of a council are no units, nor is a post among persons; only posts head something."""
        if not named.mentions:
            return True
        post = named.mentions[0].nature == "post"
        gathering = membership.members_only or is_council(membership)
        if membership.persons and post and named.mentions[0].number == "p":
            return True
        if (
            named.mentions[0].person
            and named.mentions[0].number == "p"
            and membership.kind in ("part_of", "under_authority_of")
            and (post or gathering)
        ):
            return True
        if membership.kind == "headed_by":
            return not post
        if post and membership.kind == "part_of" and membership.all_posts:
            return gathering or named.mentions[0].kind in meanings().council or membership.sits
        return membership.kind == "part_of" and post and gathering

    def named_beside(self, nodes: Sequence[Node], membership: Membership) -> list[Named]:
        """« Pôle Ressources : direction des finances, service juridique »: without articles, a comma parts units."""
        return self.without_articles(nodes) if membership.rule == BESIDE_COLON else []

    def without_articles(self, nodes: Sequence[Node]) -> list[Named]:
        """« service des puits, cellule des crues »: what an apposition would be, behind a unit without an article."""
        words = [
            phrase_of(child)
            for node in nodes
            if isinstance(node, Branch) and node.data == "unit" and "det" not in phrase_of(node.children[0]).parts
            for child in node.children[1:]
            if is_token(child, "APPOSITION")
        ]
        phrases = [Phrase("UNITE", phrase.start, phrase.end, phrase.rule) for phrase in words]
        return [Named(mentions(self.text, each), each.terminal, (), (each.start, each.end)) for each in phrases]

    def join_subject(self, subject: Node, membership: Membership) -> tuple[Bearer, ...]:
        found: list[Bearer] = []
        if isinstance(subject, Branch) and subject.data in ("subject", "nominal", "remark"):
            persons = any(is_token(child, "PERSONNES", "OU_REPRESENTANT") for child in subject.children)
            nodes = before_remark(subject.children) if membership.members_only else subject.children
            units = [*self.units(nodes), *self.named_beside(nodes, membership)]
            kept = [named for named in units if not persons and not self.skips(named, membership)]
            for named in kept:
                self.join(named.mentions, membership, named.span)
                self.deputise(named, membership)
                found += named.mentions
            if any(items_of(modifier.children) for named in kept for modifier in named.modifiers):
                # « Le bureau A, chargé : ― de …, il tient … »
                self.facts.append(Topic(tuple(found)))
            self.spread(kept)
            self.second_titles(nodes if kept else ())
        self.facts.append(Topic(tuple(found)))
        return tuple(found) or membership.parents
