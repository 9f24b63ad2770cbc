"""The units of a composition, inline and in lists."""

from collections.abc import Sequence
from dataclasses import replace

from lark import Token, Tree

from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import unknown
from decretparse.grammar.reader.tasks import TaskReader
from decretparse.grammar.reader.terms import DIRECT, Membership, Named
from decretparse.grammar.tree import (
    Node,
    colon_and_list,
    content_of,
    is_token,
    is_tree,
    items_of,
    lists_persons,
    of_another_class,
    phrase_of,
    whole_span,
)
from decretparse.syntax.facts import Bearer, Frame, Mention, Topic
from decretparse.syntax.phrase import Phrase


class ComponentReader(TaskReader):
    """Reads what a unit is made of, item by item."""

    def components(self, nodes: Sequence[Node], membership: Membership) -> None:
        """The units of a composition: those named inline, then those of the list.

        A class head that units after a colon exhaust ("trois bureaux : le bureau A …") is no unit.
        """
        items = items_of(nodes)
        before_colon = self.class_heads(nodes, items)
        persons = (
            any(is_token(node, "PERSONNES") for node in nodes)
            or any(map(lists_persons, items))
            or of_another_class(nodes)
        )
        membership = replace(membership, members_only=membership.members_only or persons)
        shared: list[Tree[Token]] = []
        run: list[Named] = []
        aside = False
        known = any(
            named.mentions
            for named in (*self.units(nodes), *(n for item in items for n in self.units(content_of(item)[:1])))
        )
        every = self.all_components(nodes, items)
        membership = replace(
            membership,
            unknown=known or membership.kind in ("headed_by", "assists"),
            all_posts=bool(every) and all(mention.nature == "post" for mention in every),
        )
        for index, node in enumerate(nodes):
            aside = is_token(node, "OUTRE") or (aside and is_tree(node, "unit"))
            listed = index == 0 or not is_token(nodes[index - 1], "TEXTE", "INCISE", "AU_SEIN", "INCONNU", "INCONNU_DE")
            if is_token(node, "INCONNU", "INCONNU_DE"):
                if not listed:
                    continue
                self.join_unknown(phrase_of(node), membership)
            elif isinstance(node, Tree) and node.data == "unit" and id(node) not in before_colon:
                named = self.unit(node)
                if membership.direct and named.terminal not in DIRECT and not aside:
                    continue
                if not self.skips(named, membership):
                    self.join(named.mentions, membership, named.span)
                run = (
                    [*run, named]
                    if run
                    and run[-1].mentions
                    and named.mentions
                    and run[-1].mentions[0].kind == named.mentions[0].kind
                    else [named]
                )
                self.spread(run, last_only=True)
            elif isinstance(node, Tree) and node.data in ("under", "attached"):
                shared.append(node)
        if not items and membership.kind == "part_of":
            self.frame(nodes, membership)
        self.component_items(items, membership)
        if items:
            self.facts.append(Topic(membership.parents))
        elif membership.kind == "part_of":
            self.unfinished = membership
        # « Elle comprend, placés sous l'autorité du directeur : » says it of every component.
        for modifier in shared:
            self.modifier(modifier, self.all_components(nodes, items))

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
        post = membership.kind in ("headed_by", "assists")
        found = unknown(self.text, phrase, "post" if post else "structure")
        if post and found and found[0].determiner != "indefinite":
            return ()
        self.join(found, membership, (phrase.start, phrase.end))
        return found

    def frame(self, nodes: Sequence[Node], membership: Membership) -> None:
        """« X est organisé comme suit : », « X se compose de trois bureaux : » without a list: what follows names them."""
        named = list(self.units(nodes))
        if not named and not any(is_token(node, "PERSONNES", "TEXTE") for node in nodes):
            self.facts.append(Frame(membership.parents))
        elif named and nodes and is_token(nodes[-1], "DEUX_POINTS") and named[-1].mentions[0].number == "p":
            self.facts.append(Frame(membership.parents, named[-1].mentions[0]))

    def skips(self, named: Named, membership: Membership) -> bool:
        """Members of a council are no units, nor is a post among persons; only posts head something."""
        if not named.mentions:
            return True
        post = named.mentions[0].nature == "post"
        if (
            named.mentions[0].person
            and named.mentions[0].number == "p"
            and membership.kind in ("part_of", "under_authority_of")
        ):
            return True
        if membership.kind == "headed_by":
            return not post
        if (
            post
            and membership.kind == "part_of"
            and named.mentions[0].kind in meanings().council
            and membership.all_posts
        ):
            return True
        council = any(isinstance(parent, Mention) and parent.body for parent in membership.parents)
        return membership.kind == "part_of" and post and (membership.members_only or council)

    def component_items(self, items: Sequence[Tree[Token]], membership: Membership) -> None:
        for item in items:
            self.component_item(content_of(item), membership)

    def component_item(self, elements: Sequence[Node], membership: Membership) -> None:
        bearers = membership.parents
        if not elements:
            return
        if is_tree(elements[0], "orphan") and is_token(elements[0].children[0], "DANS"):  # type: ignore[union-attr]
            elements = elements[1:]
        if not elements:
            return
        first = elements[0]
        rest = elements[1:]
        if isinstance(first, Tree) and first.data == "nominal":
            named = first.children[0] if is_tree(first.children[0], "subject") else first
            below = items_of(first.children) or (
                items_of(rest[1].children) if len(rest) > 1 and colon_and_list(rest) else []
            )
            if below and self.heads_class(named, below):
                self.component_items(below, membership)
                for unit in self.units([named]):
                    for modifier in unit.modifiers:
                        self.modifier(modifier, self.all_components([], below))
                return
            bearers = self.join_subject(named, membership)
            if items_of(first.children):
                self.open_list(first.children, bearers, (whole_span(first.children[0]),))
        elif isinstance(first, Tree) and first.data == "statement" and is_tree(first.children[0], "subject"):
            bearers = self.join_subject(first.children[0], membership)
            predicates = self.predicates_of(first.children)
            self.predicates(predicates, bearers, (), True, whole_span(first)[0])
        elif isinstance(first, Tree) and first.data == "remark" and membership.kind in ("headed_by", "assists"):
            # « dirigé : ― au niveau zonal, par le secrétaire général »
            bearers = self.join_subject(first, membership)
            for child in first.children:
                if is_token(child, "INCONNU_DE"):
                    self.join_unknown(phrase_of(child), replace(membership, unknown=True))
        elif isinstance(first, Tree) and first.data == "remark":
            below = items_of(first.children) or (
                items_of(rest[1].children) if len(rest) > 1 and colon_and_list(rest) else []
            )
            unknowns = [child for child in first.children[:1] if is_token(child, "INCONNU", "INCONNU_DE")]
            if below and not unknowns:
                # « A l'échelon central : ― le bureau A »: a header, no unit.
                self.component_items(below, membership)
                return
            bearers = self.unknown_item(first, unknowns, membership)  # type: ignore[arg-type]
            if bearers is membership.parents:
                rest = elements
        else:
            rest = elements
        self.content(rest, bearers)

    def unknown_item(self, remark: Tree[Token], tokens: Sequence[Token], membership: Membership) -> tuple[Bearer, ...]:
        found: tuple[Bearer, ...] = ()
        for token in tokens:
            found += self.join_unknown(phrase_of(token), membership)
        if not found:
            return membership.parents
        self.facts.append(Topic(found))
        predicates = self.predicates_of(remark.children)
        self.predicates(predicates, found, (), True, whole_span(remark)[0])
        return found

    def join_subject(self, subject: Node, membership: Membership) -> tuple[Bearer, ...]:
        found: list[Bearer] = []
        if isinstance(subject, Tree) and subject.data in ("subject", "nominal", "remark"):
            persons = any(is_token(child, "PERSONNES", "OU_REPRESENTANT") for child in subject.children)
            kept = [
                named for named in self.units(subject.children) if not persons and not self.skips(named, membership)
            ]
            for named in kept:
                self.join(named.mentions, membership, named.span)
                found += named.mentions
            self.spread(kept)
        self.facts.append(Topic(tuple(found)))
        return tuple(found) or membership.parents
