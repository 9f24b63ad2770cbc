"""The units of a composition, inline and in lists."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from decretparse.grammar.elements import fronted_first
from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import called
from decretparse.grammar.reader.announced import AnnouncedReader
from decretparse.grammar.reader.inline import follows_unknown
from decretparse.grammar.reader.terms import BESIDE_COLON, Membership, Named, is_council, mentioned
from decretparse.grammar.tree import Branch, Node, colon_at, content_of, is_token, is_tree, items_of, span_of
from decretparse.syntax.facts import Bearer, Frame, Mention, Topic
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
    return tuple(node for node in before if announces and is_tree(node, "under", "attached"))


class ComponentReader(AnnouncedReader):
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
        elif membership.kind == "part_of" or colon_at(nodes) is not None:
            self.unfinished = replace(membership, said=said_of_all(nodes))
        self.said_of_class(nodes, heads, items)
        self.second_titles(nodes)
        # « Elle comprend, placés sous l'autorité du directeur : » says it of every component; « elle est dirigée, sous
        # l'autorité du préfet, par un colonel » of the unit itself.
        for index, node in enumerate(nodes):
            if is_tree(node, "under", "attached") and not follows_unknown(nodes, index):
                directed = membership.kind == "headed_by"
                # « deux services et, placées auprès du préfet, une cellule et une mission »: of those that follow
                whom = nodes[index:] if index and is_token(nodes[index - 1], "ENTRE") else nodes
                own = [each for each in whom if id(each) not in heads]
                spoken_of = self.set_aside(nodes[:index]) or self.parts(own, items, membership)
                self.modifier(node, membership.parents if directed else spoken_of)

    def parts(self, nodes: Sequence[Node], items: Sequence[Branch], membership: Membership) -> tuple[Mention, ...]:
        """All that is a part, and not « aux missions » of « des services correspondant aux missions »."""
        inline = [named for named in self.units(nodes) if not membership.direct or named.terminal in DIRECT]
        return mentioned((*inline, *self.listed(items)))

    def set_aside(self, nodes: Sequence[Node]) -> tuple[Mention, ...]:
        """« comprend, outre A et les services cités ci-dessus, rattachés au directeur : »: all that « outre » names."""
        opens = next((index for index, node in enumerate(nodes) if is_token(node, "OUTRE")), len(nodes))
        named = self.all_components(nodes[opens:], ())
        return named if len(named) > 1 else ()

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
            after = fronted_first(others)
            for modifier in (*inside, *after):
                self.modifier(modifier, (mention,))
            self.content(others[len(after) :], (mention,))

    @abstractmethod
    def component_items(self, items: Sequence[Branch], membership: Membership) -> None:
        """Reads the items of a composition's list."""

    def frame(self, nodes: Sequence[Node], membership: Membership) -> None:
        """« X est organisé comme suit : », « X se compose de trois bureaux : », no list: what follows names them."""
        named = self.units(nodes)
        if not named and not any(is_token(node, "PERSONNES", "TEXTE", "INCONNU", "INCONNU_DE") for node in nodes):
            self.facts.append(Frame(membership.parents))
        elif named and nodes and is_token(nodes[-1], "DEUX_POINTS") and named[-1].first.number == "p":
            self.facts.append(Frame(membership.parents, named[-1].first))

    def named_beside(self, nodes: Sequence[Node], membership: Membership) -> list[Named]:
        """« Pôle Ressources : direction des finances, service juridique »: without articles, a comma parts units."""
        return self.without_articles(nodes) if membership.rule == BESIDE_COLON else []

    def chaired(self, item: Branch, membership: Membership) -> None:
        """« 1° Le préfet, président ; »: among a council's members, who heads it."""
        unsaid = membership.members_only and not any(isinstance(parent, Mention) for parent in membership.parents)
        gathers = membership.kind == "part_of" and (is_council(membership) or unsaid)
        for tree in item.children if gathers else ():
            if not is_tree(tree, "unit"):
                continue
            apposed = [node for node in tree.children if is_token(node, "APPOSITION")]
            titles = {self.text[slice(*phrase.span)].lower() for phrase in apposed}
            posts = [mention for mention in self.unit(tree).mentions if mention.nature == "post"]
            if titles & meanings().chairmen:
                self.link_all("headed_by", posts, membership.parents, tree.span, "direction")

    def join_subject(self, subject: Node, membership: Membership) -> tuple[Bearer, ...]:
        found: list[Bearer] = []
        if is_tree(subject, "subject", "nominal", "remark"):
            persons = any(is_token(child, "PERSONNES", "OU_REPRESENTANT") for child in subject.children)
            nodes = before_remark(subject.children) if membership.members_only else subject.children
            units = [*self.units(nodes), *self.named_beside(nodes, membership)]
            kept = [named for named in units if not persons and not self.skips(named, membership)]
            self.chaired(subject, membership)
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
