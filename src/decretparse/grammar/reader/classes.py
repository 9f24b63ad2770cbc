"""Class heads: « trois bureaux : le bureau A … » names three units, not four."""

from collections.abc import Sequence

from decretparse.grammar.mentions import owners_in
from decretparse.grammar.reader.terms import Named
from decretparse.grammar.reader.units import UnitReader
from decretparse.grammar.tree import Branch, Node, content_of, is_token, is_tree, items_of, list_below, phrase_of
from decretparse.syntax.facts import Bearer, Mention


def is_own(mention: Mention) -> bool:
    """« les bureaux du cabinet »: units that are known, no class that a list is about to name."""
    return mention.determiner == "definite" and not mention.bare and not mention.count


class ClassReader(UnitReader):
    """Tells the head of a class from a unit."""

    def all_components(self, nodes: Sequence[Node], items: Sequence[Branch]) -> tuple[Mention, ...]:
        return tuple(mention for named in (*self.units(nodes), *self.listed(items)) for mention in named.mentions)

    def listed(self, items: Sequence[Branch]) -> list[Named]:
        """The units that items begin with, or that stand below a header of a group: « A l'échelon local : ― … »."""
        found: list[Named] = []
        for item in items:
            elements = content_of(item)
            own = list(self.units(elements[:1]))
            header = bool(elements) and not own and is_tree(elements[0], "remark")
            found += self.listed(list_below(elements)) if header else own
        return found

    def names_to_come(self, nodes: Sequence[Node]) -> Branch | None:
        """« deux antennes dénommées respectivement : »: the class whose units a list gives names."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), 0)
        before = [node for node in nodes[:colon] if not is_token(node, "RESPECTIVEMENT")]
        last = before[-1] if before else None
        if not isinstance(last, Branch) or last.data != "unit":
            return None
        name = last.children[-1]
        awaits = isinstance(name, Branch) and name.data == "named" and "called" not in phrase_of(name.children[0]).parts
        return last if awaits else None

    def class_heads(self, nodes: Sequence[Node], items: Sequence[Branch]) -> set[int]:
        """The units just before a colon that those after it are: « trois bureaux et une cellule : le bureau A … »."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), None)
        if colon is None:
            return self.class_head_of_apposition(nodes)
        kinds = {mention.kind for mention in self.all_components(nodes[colon:], items)}
        heads: set[int] = set()
        beside = any(is_token(node, "OUTRE") for node in nodes[:colon])
        for node in reversed(nodes[:colon]):
            if not is_tree(node, "unit"):
                continue
            found = self.unit(node).mentions  # type: ignore[arg-type]
            of_list = bool(found) and found[0].determiner == "indefinite" and found[0].kind in kinds
            if not found or not (found[0].number == "p" or found[0].bare or of_list) or not kinds:
                break
            if beside and is_own(found[0]) and found[0].kind not in kinds:
                break  # « comprend, outre le greffe et les bureaux du cabinet : ― la direction A »
            if found[0].number == "p" or found[0].kind in kinds:
                heads.add(id(node))
            if found[0].kind not in kinds and found[0].number == "p":
                break
        return heads

    def class_head_of_apposition(self, nodes: Sequence[Node]) -> set[int]:
        """« deux départements, le département A et le département B »: as many as it says, all of its kind."""
        units = [node for node in nodes if is_tree(node, "unit")]
        if len(units) < 3:
            return set()
        head, *others = [self.unit(node) for node in units]  # type: ignore[arg-type]
        if not head.mentions or not head.mentions[0].count or head.mentions[0].number != "p":
            return set()
        alike = all(
            m.kind == head.mentions[0].kind and m.determiner == "definite" for named in others for m in named.mentions
        )
        return {id(units[0])} if alike else set()

    def heads_class(self, named: Node, items: Sequence[Branch]) -> bool:
        """« Les directions et services suivants : ― la direction A … »: the head of a class that its list exhausts."""
        assert isinstance(named, Branch)
        units = [unit for unit in self.units(named.children) if unit.mentions]
        listed = self.all_components([], items)
        if len(units) != 1 or units[0].mentions[0].number != "p" or len(units[0].mentions) != 1 or not listed:
            return False
        return units[0].mentions[0].kind in {mention.kind for mention in listed if mention.number == "s"}

    def exhausts_class(self, nodes: Sequence[Node], bearers: tuple[Bearer, ...]) -> bool:
        """« Les sous-directions de la direction X sont organisées comme suit : A. - La sous-direction …»"""
        if len(bearers) != 1 or not isinstance(bearers[0], Mention) or bearers[0].number != "p":
            return False
        listed = self.all_components([], items_of(nodes))
        same = bool(listed) and all(mention.kind == bearers[0].kind and mention.number == "s" for mention in listed)
        return same or (bool(listed) and bool(owners_in(self.text, bearers[0])) and bearers[0].determiner == "definite")
