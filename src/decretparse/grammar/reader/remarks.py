"""Remarks: sentences that have no unit for a subject."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.grammar.elements import task_and_sentences
from decretparse.grammar.meanings import meanings, passive_lemma, verb_phrase_lemma
from decretparse.grammar.mentions import pointed_to, unknown
from decretparse.grammar.reader.predicates import PredicateReader
from decretparse.grammar.reader.terms import mentioned
from decretparse.grammar.tree import Branch, content_of, core_of, is_token, is_tree, items_of, span_of
from decretparse.syntax.facts import Bearer, Mention, Passing, Span, Thing, Topic
from decretparse.syntax.phrase import DIRECT

# What may make a unit of a subject whose noun no list has.
RELATING = frozenset({"attached", "under", "directed", "assisted"})


class RemarkReader(PredicateReader):
    """Reads what others' sentences say of units."""

    def remark(
        self,
        element: Branch,
        bearers: tuple[Bearer, ...],
        leads: Sequence[Span],
        fronted: Sequence[Branch] = (),
    ) -> tuple[Bearer, ...]:
        """Somebody else's sentence: of interest where it ends with one of ours, « est confiée au bureau A »."""
        predicates = self.predicates_of(element.children)
        subject = self.unknown_subject(element, predicates)
        if subject:
            self.facts.append(Topic(subject))
            self.predicates(predicates, subject, leads, True, element.start)
            self.beside(fronted, predicates, subject)
            entrusts = bool(predicates) and core_of(predicates[-1]).data == "entrusting"
            return bearers if entrusts else subject
        self.facts.append(Thing(pointed_to(self.text, element.start)))
        start = leads[0][0] if leads else element.start
        for tree in map(core_of, predicates):
            phrase = tree.head
            span = span_of(tree.children)
            if tree.data == "entrusting" and span is not None:
                self.entrusted(tree, bearers, start)
            elif self.names_whom(tree):
                self.handlers[tree.data](tree, ())
            elif tree.data in ("creation", "composition"):
                # « Dans chaque port est institué un conseil nautique »: the one that « Ce conseil » may mean
                self.facts.append(Passing(mentioned(self.units(tree.children))))
            elif "passive" in phrase.parts and span is not None:
                self.done_by(tree, start, span[1])
            else:
                # « Cette procédure permet : ― à l'été, un bilan. Le bureau le publie. »
                for item in items_of(tree.children):
                    self.content(task_and_sentences(content_of(item))[1], bearers)
        # « A ce titre, en liaison avec les ports qui en dépendent : 1° Elle … »: the relative has taken the list
        within = [child for child in element.children if is_tree(child, "doing")] if not predicates else []
        for holding in [element, *within]:
            if items_of(holding.children):
                span = span_of(element.children)
                self.open_list([*holding.children], bearers, (span,) if span else ())
        return bearers

    def names_whom(self, tree: Branch) -> bool:
        """« sont rattachées au secrétaire général diverses missions », « sont créées : ― la commission A ; … »"""
        if tree.data == "creation":
            return bool(items_of(tree.children))
        return tree.data in ("attachment", "subordination") and self.names_subject(tree)

    def names_subject(self, tree: Branch) -> bool:
        """Does the unit that is attached stand behind the verb? « relève du maire ou des prévôts » has none there."""
        direct = DIRECT - {"UNITE_DES"} if "depends" in tree.head.parts else DIRECT
        return any(named.terminal in direct for named in self.units(tree.children))

    def interrupted(self, element: Branch, modifier: Branch) -> tuple[Bearer, ...]:
        """« La cale sèche, relevant du port, accueille … »: a unit where its phrase relates it to one."""
        phrase = element.head
        found = unknown(self.text, phrase, "structure")
        related = modifier.data in RELATING and bool(self.units(modifier.children))
        if not related or found[0].number == "p" or self.is_abstract(phrase):
            found = tuple(replace(mention, initials=True) for mention in found)
        self.facts.append(Topic(found))
        return found

    def done_by(self, tree: Branch, start: int, end: int) -> None:
        """« Le contrôle est assuré par le bureau A »: the task of the unit that does it."""
        phrase = tree.head
        if passive_lemma(self.text, phrase) in meanings().agent_bears:
            self.agent(tree, start, end, (verb_phrase_lemma(self.text, phrase),))

    def unknown_subject(self, element: Branch, predicates: Sequence[Branch]) -> tuple[Mention, ...]:
        """A subject whose noun no list has: a unit where the statement says so, else one that was named before."""
        first = element.children[0]
        if not is_token(first, "INCONNU") or not predicates or self.is_abstract(first):
            return ()
        tree = core_of(predicates[0])
        found = unknown(self.text, first, "structure")
        # « comportent un exposé de l'action confiée à une division »: what is not named itself is no part
        direct = tree.data == "composition" and "of" not in tree.head.parts
        units = [
            named.first
            for named in (*self.units(tree.children[1:]), *self.listed(items_of(tree.children)))
            if named.terminal in DIRECT or not direct
        ]
        if tree.data == "composition" and any(mention.nature == "structure" and not mention.weak for mention in units):
            return found
        # « est dirigée : ― au niveau national, par un général ; ― au niveau du port, par un officier »
        inside = [element for item in items_of(tree.children) for element in content_of(item)[:1]]
        ranked = tree.data == "direction" and bool(
            self.rank(tree.children[1:]) or any(self.units(node.children) for node in inside)
        )
        if (
            (units or ranked)
            and found[0].number == "s"
            and tree.data in ("attachment", "direction", "assistance", "subordination")
            and "depends" not in tree.head.parts  # « La politique des ports relève du directeur »
        ):
            return found
        return tuple(replace(mention, initials=True) for mention in found)
