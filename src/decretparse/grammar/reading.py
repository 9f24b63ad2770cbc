"""Says what the statements of a paragraph mean: from the grammar's tree to facts about mentions.

What an item of a list is — a component, a task, a predicate of its own — follows from what introduces the list and
how the item begins; nothing here asks which unit a word stands for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lark import Token, Tree

from decretparse.grammar.meanings import form_of, lemma_of, masculine, meanings, number_of, verb_phrase_lemma
from decretparse.grammar.mentions import anaphor, mentions, owners_in, renamed, unknown, widened
from decretparse.grammar.tree import (
    LAYOUT,
    SEPARATORS,
    Node,
    content_of,
    is_token,
    is_tree,
    items_of,
    list_terminal,
    phrase_of,
    phrases,
    span_of,
)
from decretparse.syntax.facts import Bearer, Fact, Frame, Happening, Link, LinkKind, Mention, Omitted, Presence, Span, Task, Topic
from decretparse.syntax.phrase import Phrase

DIRECT = frozenset({"UNITE", "UNITES", "UNITE_DES"})
UNIT_TERMINALS = DIRECT | {"UNITE_DE", "UNITE_A"}


@dataclass(frozen=True, slots=True)
class Named:
    """A unit phrase read: its mentions, its case, and the modifiers that say more of it."""

    mentions: tuple[Mention, ...]
    terminal: str
    modifiers: tuple[Tree[Token], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands before a list of tasks: who bears them, by which verb, under which words."""

    bearers: tuple[Bearer, ...]
    verbs: tuple[str, ...]
    lead: tuple[Span, ...]
    rule: str
    modal: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """What a list of units is of: `kind` links each to `parents`, or the parents to each where `inverse`."""

    kind: LinkKind
    parents: tuple[Bearer, ...]
    evidence: Span
    rule: str
    inverse: bool = False
    members_only: bool = False
    direct: bool = False
    unknown: bool = False
    all_posts: bool = False


def read_statements(tree: Tree[Token], text: str, bearers: Sequence[Bearer] = ()) -> list[Fact]:
    """The facts of a paragraph with its list, in the order of the text.

    `bearers` are those that the paragraph goes on about where it names no subject of its own.
    """
    reader = _Reader(text)
    reader.content(tree.children, tuple(bearers))
    return reader.facts


class _Reader:
    """Collects the facts of one paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts: list[Fact] = []
        # The units named just before: « le cabinet du ministre et le bureau du cabinet qui lui est rattaché ».
        self.previous: tuple[Mention, ...] = ()
        # A composition whose units are still being named after a semicolon.
        self.unfinished: Membership | None = None
        self.clause = 0
        # « et, en liaison avec les bases, les met à jour »: the adverbial before a coordinated verb, by its predicate.
        self.asides: dict[int, Phrase] = {}

    # --- A paragraph's or an item's elements --------------------------------------------------------------------

    def content(self, elements: Sequence[Node], bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
        """Reads elements one after another; gives the bearers that the last of them spoke of."""
        leads: list[Span] = []
        fronted: list[Tree[Token]] = []
        beside: list[Tree[Token]] = []
        for element in elements:
            if not isinstance(element, Tree):
                continue
            rule = element.data
            if rule in ("stop", "pause"):
                leads.clear()
                if rule == "stop":
                    self.unfinished = None
                continue
            if rule == "beside":
                beside.append(element)
            if rule in ("beside", "apposed"):
                continue
            if rule == "lead":
                leads.append(_whole(element))
                continue
            if rule == "fronted":
                fronted.append(_only_tree(element))
                continue
            if rule == "statement":
                bearers = self.statement(element, bearers, leads, beside)
            elif rule == "nominal" and self.unfinished is not None:
                # « comprend : le bureau A ; le bureau B. »
                self.join_subject(element.children[0], self.unfinished)
            elif rule == "nominal":
                bearers = self.nominal(element, bearers)
            elif rule == "remark":
                bearers = self.remark(element, bearers, leads, beside)
            elif rule == "orphan":
                if is_token(element.children[0], "DEUX_POINTS", "ENTRE"):
                    continue
                if fronted and items_of(element.children):
                    self.group_header(fronted.pop(), element, bearers)
                else:
                    self.open_list(element.children, bearers, ())
            for modifier in fronted:
                if bearers:
                    self.modifier(modifier, bearers)
            fronted.clear()
            leads.clear()
            if rule != "orphan":
                beside.clear()
        return bearers

    def group_header(self, modifier: Tree[Token], group: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Relevant directement du directeur : ― le bureau A »: the items are what the header speaks of."""
        for item in items_of(group.children):
            for named in self.units(content_of(item)):
                if named.terminal in DIRECT:
                    self.link_all("part_of", named.mentions, bearers, named.span, "group_header")
                    self.modifier(modifier, named.mentions)
                    self.modifiers(named)

    # --- Subjects -----------------------------------------------------------------------------------------------

    def statement(
        self, element: Tree[Token], bearers: tuple[Bearer, ...], leads: Sequence[Span], fronted: Sequence[Tree[Token]] = ()
    ) -> tuple[Bearer, ...]:
        subject = element.children[0] if is_tree(element.children[0], "subject", "pronoun", "place") else None
        predicates = self.predicates_of(element.children)
        if isinstance(subject, Tree) and subject.data == "place":
            return self.placed(subject, predicates, bearers)
        enumerates = bool(predicates) and _only_tree(predicates[0]).data == "enumeration"
        if isinstance(subject, Tree):
            bearers = self.subject(subject, spread=not enumerates)
            start = _whole(subject)[0]
        else:
            start = _whole(element)[0]
        if not bearers:
            bearers = (Omitted((start, start)),)
        explicit = isinstance(subject, Tree)
        self.predicates(predicates, bearers, leads, explicit, start)
        if enumerates and isinstance(subject, Tree):
            # « Les directions, rattachées au directeur, sont au nombre de deux : … »
            nodes = _only_tree(predicates[0]).children[1:]
            for named in self.units(subject.children):
                for modifier in named.modifiers:
                    self.modifier(modifier, self.all_components(nodes, items_of(nodes)))
        if any(_only_tree(tree).data == "composition" for tree in predicates):
            inside = [child for child in subject.children if is_tree(child, "beside")] if isinstance(subject, Tree) else []
            self.beside([*fronted, *inside], bearers)
        return bearers

    def beside(self, groups: Sequence[Node], bearers: tuple[Bearer, ...]) -> None:
        """« Outre le cabinet, la direction comprend … », « La direction, outre le cabinet, comprend … »"""
        for named in self.units(groups):
            self.join(named.mentions, Membership("part_of", bearers, named.span, "composition"), named.span)
            self.modifiers(named)

    def subject(self, subject: Tree[Token], spread: bool = True) -> tuple[Bearer, ...]:
        """The bearers that a subject names, with what its own phrase says of them (where `spread`)."""
        if subject.data == "pronoun":
            pronoun = anaphor(self.text, phrase_of(subject.children[0]))
            self.facts.append(Topic((pronoun,)))
            return (pronoun,)
        found: list[Bearer] = []
        named_units = list(self.units(child for child in subject.children if not is_tree(child, "beside")))
        for named in named_units:
            found += named.mentions
        self.facts.append(Topic(tuple(found)))
        if spread:
            self.spread(named_units)
        return tuple(found)

    def spread(self, units: Sequence[Named], last_only: bool = False) -> None:
        """Reads modifiers; a plural participle after several units speaks of all: « A et B, rattachés au directeur »."""
        for index, named in enumerate(units):
            if last_only and index + 1 < len(units):
                continue
            for modifier in named.modifiers:
                several = len(named.mentions) == 1 and named.mentions[0].number == "s" and is_plural(self.text, modifier)
                bearers = [mention for each in units[: index + 1] for mention in each.mentions] if several else named.mentions
                self.modifier(modifier, bearers)
            self.previous = named.mentions

    def units(self, nodes: Iterable[Node]) -> Iterable[Named]:
        """The unit phrases among some nodes."""
        for node in nodes:
            if isinstance(node, Tree) and node.data == "unit":
                yield self.unit(node)
            elif isinstance(node, Tree) and node.data in ("subject", "nominal", "beside"):
                yield from self.units(node.children)
            elif isinstance(node, Tree) and node.data == "statement":
                yield from self.units(node.children[:1])

    def unit(self, tree: Tree[Token]) -> Named:
        phrase = phrase_of(tree.children[0])
        brackets = tuple(
            (phrase_of(child).start, phrase_of(child).end) for child in tree.children if is_token(child, "SIGLE")
        )
        modifiers = tuple(
            child for child in tree.children if isinstance(child, Tree) and child.data not in ("named", "item")
        )
        found = tuple(widened(self.text, mention, brackets) for mention in mentions(self.text, phrase, brackets))
        for child in tree.children:
            if is_tree(child, "named"):
                found = tuple(renamed(self.text, mention, phrase_of(child.children[0])) for mention in found)  # type: ignore[union-attr, arg-type]
        return Named(found, phrase.terminal, modifiers, (phrase.start, phrase.end))

    def nominal(self, element: Tree[Token], bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
        subject = element.children[0]
        if is_tree(subject, "pronoun", "place"):
            return bearers
        found = self.subject(subject if is_tree(subject, "subject") else element)  # type: ignore[arg-type]
        self.facts.append(Presence(found))
        items = items_of(element.children)
        if items and self.heads_class(element, items):
            # « Les délégations générales » over a list of them: a title, no unit.
            for item in items:
                self.content(content_of(item), bearers)
        elif items:
            self.open_list(element.children, found, (_whole(subject),))
        return found or bearers

    def placed(self, place: Tree[Token], predicates: Sequence[Tree[Token]], bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
        """« Auprès du directeur est placé un bureau », « A la tête de la division est placé un ingénieur »."""
        kind: LinkKind = "headed_by" if is_token(place.children[0], "A_LA_TETE") else "attached_to"
        parents = tuple(mention for named in self.units(place.children) for mention in named.mentions)
        self.facts.append(Topic(parents))
        for predicate in map(_only_tree, predicates):
            if predicate.data in ("placement", "attachment", "creation"):
                membership = Membership(kind, parents, _whole(predicate), "placement")
                self.components(predicate.children[1:], membership)
        return parents or bearers

    def predicates_of(self, nodes: Sequence[Node]) -> list[Tree[Token]]:
        """The predicates among some nodes, each with the adverbial before it remembered."""
        found: list[Tree[Token]] = []
        for index, node in enumerate(nodes):
            if isinstance(node, Tree) and node.data == "predicate":
                found.append(node)
                before = nodes[index - 1] if index else None
                if isinstance(before, Token) and before.type == "INCIDENTE":
                    self.asides[id(node)] = phrase_of(before)
        return found

    # --- Predicates ---------------------------------------------------------------------------------------------

    def predicates(
        self, trees: Sequence[Tree[Token]], bearers: tuple[Bearer, ...], leads: Sequence[Span], explicit: bool, start: int
    ) -> None:
        pending: list[Phrase] = []
        first = True
        self.clause = leads[0][0] if leads else start
        cores = [_only_tree(tree) for tree in trees]
        for index, tree in enumerate(cores):
            rule = tree.data
            aside = self.asides.get(id(trees[index]))
            if rule == "attribution":
                phrase = phrase_of(tree.children[0])
                if self.disagrees(phrase, bearers):
                    continue
                following = cores[index + 1] if index + 1 < len(cores) and id(trees[index + 1]) not in self.asides else None
                whole = "clitic" in phrase.parts  # "le conserve et le distribue": each has its object
                if len(tree.children) == 1 and not whole and following is not None and following.data == "attribution":
                    pending.append(phrase)
                    continue
                quoted_from = (pending[0] if pending else phrase).start
                if aside is not None:
                    quoted_from = aside.start
                if first and leads and explicit:
                    quoted_from = leads[0][0]
                self.attribution(tree, bearers, quoted_from, pending, start)
                pending = []
            elif rule == "charge":
                quoted_from = leads[0][0] if first and leads and explicit else phrase_of(tree.children[0]).start
                self.charge(tree, bearers, quoted_from)
            elif rule == "composition":
                quoted_from = leads[0][0] if first and leads and explicit else phrase_of(tree.children[0]).start
                self.composition(tree, bearers, quoted_from)
            else:
                handler = self.handlers().get(str(rule))
                if handler is not None:
                    handler(tree, bearers)
            first = False

    def handlers(self) -> Mapping[str, Callable[[Tree[Token], tuple[Bearer, ...]], None]]:
        return {
            "inverse_composition": self.inverse_composition,
            "enumeration": self.enumeration,
            "membership": self.membership,
            "attachment": self.attachment,
            "reverse_attachment": self.reverse_attachment,
            "subordination": self.subordination,
            "authority": self.authority,
            "disposal": self.authority,
            "direction": self.direction,
            "at_the_head": self.direction,
            "assistance": self.assistance,
            "entrusting": self.entrusting,
            "denial": self.denial,
            "creation": self.creation,
        }

    def disagrees(self, phrase: Phrase, bearers: tuple[Bearer, ...]) -> bool:
        """Is the verb in another number than its would-be subject? Then its subject is somebody else."""
        part = phrase.parts.get("modal") or phrase.parts.get("verb")
        number = number_of(self.text[slice(*part)]) if part else None
        if number is None or any(isinstance(bearer, Omitted) for bearer in bearers):
            return False
        plural = len(bearers) > 1 or any(bearer.number == "p" for bearer in bearers if not isinstance(bearer, Omitted))
        return (number == "p") != plural

    def attribution(
        self, tree: Tree[Token], bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
    ) -> None:
        phrase = phrase_of(tree.children[0])
        table = meanings()
        verbs = tuple(verb_phrase_lemma(self.text, each) for each in (*pending, phrase))
        items = items_of(tree.children)
        if "passive" in phrase.parts:
            self.passive(tree, bearers, start, clause, verbs)
            return
        if verbs[-1].split(" ")[0] in table.silent and verbs[-1].count(" ") == 0 or verbs[-1] in table.silent:
            return
        if "attribute" in phrase.parts and self.names_post(phrase):
            return
        modal, must = self.modality(phrase)
        if items and sum(map(_is_sentence, items)) * 2 > len(items):
            # « joue un rôle d'animation, via différentes instances : ― Le comité réunit … »
            self.open_list(tree.children, (), ())
            items = []
        if items:
            lead = span_of(tree.children)
            introduction = Introduction(bearers, verbs, (lead,) if lead else (), phrase.rule, modal)
            self.tasks(items, introduction)
            return
        span = span_of(tree.children)
        assert span is not None
        leading = self.leading(tree, verbs)
        if "modal" in phrase.parts and any(is_token(child, "ET_INFINITIF") for child in tree.children):
            self.modal(tree, bearers, start)
            return
        for bearer in bearers:
            self.facts.append(Task(bearer, start, span[1], verbs, phrase.rule, modal, must, leading=leading))

    def modal(self, tree: Tree[Token], bearers: tuple[Bearer, ...], start: int) -> None:
        """« peut représenter l'Etat et assurer la suppléance »: each infinitive with its own complement is a task."""
        phrase = phrase_of(tree.children[0])
        modal, must = self.modality(phrase)
        verbs = [verb_phrase_lemma(self.text, phrase)]
        for child in tree.children:
            if is_token(child, "ET_INFINITIF"):
                verbs.append(" ".join(self.text[slice(*phrase_of(child).parts["infinitive"])].lower().split()))
        for verb, (first, last) in zip(verbs, self.cut(tree, "ET_INFINITIF", start), strict=False):
            for bearer in bearers:
                self.facts.append(Task(bearer, first, last, (verb,), phrase.rule, modal, must))

    def names_post(self, phrase: Phrase) -> bool:
        word = self.text[slice(*phrase.parts["attribute"])]
        if masculine(word) in meanings().roles:
            return False
        found = mentions(word, Phrase("UNITE", 0, len(word)))
        return bool(found)

    def modality(self, phrase: Phrase) -> tuple[bool, bool]:
        if "modal" not in phrase.parts:
            return False, False
        must = lemma_of(self.text[slice(*phrase.parts["modal"])]) == meanings().must
        return not must, must

    def leading(self, tree: Tree[Token], verbs: Sequence[str]) -> tuple[LinkKind, Bearer] | None:
        """« dirige la structure », « assiste le directeur »: the unit that the object names."""
        kind = meanings().leads.get(verbs[0]) if len(verbs) == 1 else None
        if kind is None or len(tree.children) < 2 or not is_token(tree.children[1], "UNITE"):
            return None
        found = mentions(self.text, phrase_of(tree.children[1]))  # type: ignore[arg-type]
        return (kind, found[0]) if found else None

    def passive(self, tree: Tree[Token], bearers: tuple[Bearer, ...], start: int, clause: int, verbs: tuple[str, ...]) -> None:
        """« est associé à … » is the subject's; « est assuré par le bureau A » is the agent's."""
        phrase = phrase_of(tree.children[0])
        form = form_of(self.text[slice(*phrase.parts["passive"])], "participle")
        span = span_of(tree.children)
        if form is None or span is None:
            return
        if form.lemma in meanings().subject_bears:
            if items := items_of(tree.children):
                self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule))
                return
            for bearer in bearers:
                self.facts.append(Task(bearer, start, span[1], verbs, phrase.rule))
        elif form.lemma in meanings().agent_bears:
            self.agent(tree, min(start, clause), span[1], verbs)

    def agent(self, tree: Tree[Token], start: int, end: int, verbs: tuple[str, ...]) -> None:
        after = tree.children[1:]
        if not after or not is_token(after[0], "UNITE_DE"):
            return
        phrase = phrase_of(after[0])  # type: ignore[arg-type]
        if "agent" not in phrase.parts:
            return
        relative = next((index for index, node in enumerate(after) if is_token(node, "AUQUEL_RATTACHE", "AUQUEL_EST_RATTACHE")), None)
        if relative is not None:
            end = (span_of(after[:relative]) or (start, end))[1]
        for mention in mentions(self.text, phrase):
            self.facts.append(Task(mention, start, end, verbs, phrase.rule))
            if relative is not None and relative + 1 < len(after) and is_token(after[relative + 1], *DIRECT):
                # « … par un responsable de pôle auquel est rattachée la mission … »
                child = phrase_of(after[relative + 1])  # type: ignore[arg-type]
                self.link_all("attached_to", mentions(self.text, child), (mention,), (child.start, child.end), "attachment")

    def charge(self, tree: Tree[Token], bearers: tuple[Bearer, ...], start: int) -> None:
        """« est chargé de préparer …, de suivre … », « a pour missions : » with its list."""
        phrase = phrase_of(tree.children[0])
        verbs = (phrase.lemma or meanings().unsaid,)
        items = items_of(tree.children)
        span = span_of(tree.children)
        assert span is not None
        if items:
            self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule))
            return
        for first, last in self.parts_of_charge(tree, start):
            for bearer in bearers:
                self.facts.append(Task(bearer, first, last, verbs, phrase.rule))

    def parts_of_charge(self, tree: Tree[Token], start: int) -> list[Span]:
        """One span a coordinated infinitive: "est chargé de préparer le budget", "de suivre son exécution"."""
        if "infinitive" not in phrase_of(tree.children[0]).parts:
            span = span_of(tree.children)
            return [(start, span[1])] if span is not None else []
        return self.cut(tree, "ET_DE", start)

    def cut(self, tree: Tree[Token], terminal: str, start: int) -> list[Span]:
        """The spans between separators of one kind; the first begins at `start`."""
        cuts = [index for index, child in enumerate(tree.children) if is_token(child, terminal)]
        spans: list[Span] = []
        bounds = [0, *cuts, len(tree.children)]
        for number, (first, last) in enumerate(zip(bounds, bounds[1:], strict=False)):
            span = span_of(tree.children[first:last])
            if span is not None:
                spans.append((start if number == 0 else span[0], span[1]))
        return spans

    def composition(self, tree: Tree[Token], bearers: tuple[Bearer, ...], quoted_from: int) -> None:
        nodes = tree.children[1:]
        if self.exhausts_class(nodes, bearers):
            self.enumeration(tree, bearers)
            return
        direct = "of" not in phrase_of(tree.children[0]).parts
        named = [named for named in self.units(nodes) if not direct or named.terminal in DIRECT]
        if not named and not items_of(nodes) and any(is_token(node, "TEXTE") for node in nodes):
            self.attribution(tree, bearers, quoted_from, (), quoted_from)
            return
        self.components(nodes, Membership("part_of", bearers, _head_span(tree), "composition", direct=direct))
        if "follows" in phrase_of(tree.children[0]).parts and items_of(nodes):
            self.facts.append(Frame(bearers))

    def exhausts_class(self, nodes: Sequence[Node], bearers: tuple[Bearer, ...]) -> bool:
        """« Les sous-directions de la direction X sont organisées comme suit : A. - La sous-direction …»"""
        if len(bearers) != 1 or not isinstance(bearers[0], Mention) or bearers[0].number != "p":
            return False
        listed = [mention for mention in self.all_components([], items_of(nodes))]
        same = bool(listed) and all(mention.kind == bearers[0].kind and mention.number == "s" for mention in listed)
        return same or (bool(listed) and bool(owners_in(self.text, bearers[0])) and bearers[0].determiner == "definite")

    def enumeration(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Les services de l'université sont au nombre de deux : le service A et le service B »: the class is no unit."""
        owners = tuple(owner for bearer in bearers if isinstance(bearer, Mention) for owner in owners_in(self.text, bearer))
        nodes = tree.children[1:]
        listed = self.all_components(nodes, items_of(nodes))
        if not listed:
            return
        if owners:
            self.components(nodes, Membership("part_of", owners, _head_span(tree), "enumeration"))
        self.facts.append(Topic(listed))

    def inverse_composition(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Trois pôles composent la direction : le pôle A … »"""
        parents = tuple(m for named in self.units(tree.children[1:2]) for m in named.mentions)
        if not parents:
            return
        self.facts.append(Topic(parents))
        membership = Membership("part_of", parents, _head_span(tree), "composition")
        if len(tree.children) > 2:
            self.components(tree.children[2:], membership)
        else:
            self.link_all("part_of", bearers, parents, _head_span(tree), "composition")

    def membership(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« A et B font partie de X », « Font partie de X : A et B »."""
        self.by_case("part_of", tree, bearers, "membership")

    def attachment(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        self.by_case("attached_to", tree, bearers, "attachment")

    def subordination(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        self.by_case("under_authority_of", tree, bearers, "subordination")

    def by_case(self, kind: LinkKind, tree: Tree[Token], bearers: tuple[Bearer, ...], rule: str) -> None:
        """The subject is linked to what follows "à" or "de"; where the verb comes first, the units named after it are."""
        named = list(self.units(tree.children[1:]))
        targets = tuple(m for each in self.first_run(tree.children[1:]) for m in each.mentions)
        if not targets and kind == "under_authority_of" and len(tree.children) > 1 and is_token(tree.children[1], "INCONNU_DE"):
            found = unknown(self.text, phrase_of(tree.children[1]), "post")  # type: ignore[arg-type]
            targets = tuple(mention for mention in found if mention.determiner == "indefinite")
        direct = [each for each in named if each.terminal in DIRECT]
        evidence = _head_span(tree)
        if direct or items_of(tree.children):
            self.facts.append(Topic(targets))
            self.components([child for child in tree.children[1:] if not _is_target(child)], Membership(kind, targets, evidence, rule))
            self.facts.append(Topic(targets))
            classes = [named.mentions[0] for named in direct if named.mentions and is_class(named.mentions[0])]
            if classes and not items_of(tree.children):
                self.facts.append(Frame(targets, classes[0], kind))
        else:
            self.link_all(kind, bearers, targets, evidence, rule)
        for each in named:
            if each.terminal not in DIRECT:
                self.modifiers(each)

    def first_run(self, nodes: Sequence[Node]) -> list[Named]:
        """The units in the case of a target, up to the first words that are something else."""
        run: list[Named] = []
        for node in nodes:
            if is_tree(node, "unit"):
                named = self.unit(node)  # type: ignore[arg-type]
                if named.terminal in DIRECT:
                    break
                run.append(named)
            elif run and is_token(node, "TEXTE", "INCISE"):
                break
        return run

    def reverse_attachment(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Lui est rattachée la cellule du courrier »."""
        self.components(tree.children[1:], Membership("attached_to", bearers, _head_span(tree), "attachment"))

    def authority(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        self.components(tree.children[1:], Membership("under_authority_of", bearers, _head_span(tree), str(tree.data)))

    def direction(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        self.components(tree.children[1:], Membership("headed_by", bearers, _head_span(tree), "direction"))

    def assistance(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        self.components(tree.children[1:], Membership("assists", bearers, _head_span(tree), "assistance"))

    def denial(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« n'est pas subdivisé » says nothing but that the unit is there."""
        self.facts.append(Presence(bearers))

    def entrusting(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Lui sont confiés le suivi … et la gestion … »"""
        self.entrusted(tree, bearers, self.clause)

    def entrusted(self, tree: Tree[Token], bearers: tuple[Bearer, ...], start: int) -> None:
        """The whole clause is the task of whom it is entrusted to."""
        phrase = phrase_of(tree.children[0])  # type: ignore[arg-type]
        span = span_of(tree.children)
        assert span is not None
        targets = [node for node in tree.children[1:] if is_token(node, "UNITE_A")]
        found: tuple[Bearer, ...] = tuple(m for node in targets for m in mentions(self.text, phrase_of(node)))  # type: ignore[arg-type]
        if "lui" in phrase.parts:
            found = bearers
        for bearer in found:
            self.facts.append(Task(bearer, start, span[1], (phrase.lemma or "",), phrase.rule))

    def creation(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« Il est créé au sein de X un bureau B, rattaché à … »"""
        heads = self.class_heads(tree.children[1:], items_of(tree.children))
        kept = [node for node in tree.children[1:] if id(node) not in heads]
        created = [named for named in self.units(kept) if named.terminal in DIRECT]
        evidence = _head_span(tree)
        place: str | None = None
        for node in tree.children[1:]:
            if is_token(node, "AU_SEIN", "AUPRES"):
                place = "part_of" if is_token(node, "AU_SEIN") else "attached_to"
            elif is_tree(node, "unit"):
                named = self.unit(node)  # type: ignore[arg-type]
                if named.terminal not in DIRECT and (place or named.terminal == "UNITE_A"):
                    kind: LinkKind = "attached_to" if place == "attached_to" else "part_of"
                    for unit in created:
                        self.link_all(kind, unit.mentions, named.mentions, evidence, "creation")
                    place = None
        for unit in created:
            for mention in unit.mentions:
                self.facts.append(Happening("created", mention, (evidence,), "creation"))
            self.modifiers(unit)
        if created:
            self.facts.append(Topic(tuple(m for unit in created for m in unit.mentions)))
        if items := items_of(tree.children):
            # « Sont créés au sein de X les services suivants : »
            within = tuple(m for named in self.units(tree.children[1:]) if named.terminal not in DIRECT for m in named.mentions)
            self.component_items(items, Membership("part_of", within or bearers, evidence, "creation"))

    # --- Units in a relation ------------------------------------------------------------------------------------

    def components(self, nodes: Sequence[Node], membership: Membership) -> None:
        """The units of a composition: those named inline, then those of the list.

        A class head that units after a colon exhaust ("trois bureaux : le bureau A …") is no unit.
        """
        items = items_of(nodes)
        before_colon = self.class_heads(nodes, items)
        persons = any(is_token(node, "PERSONNES") for node in nodes) or any(map(_lists_persons, items)) or _of_another_class(nodes)
        membership = replace(membership, members_only=membership.members_only or persons)
        shared: list[Tree[Token]] = []
        run: list[Named] = []
        aside = False
        known = any(named.mentions for named in (*self.units(nodes), *(n for item in items for n in self.units(content_of(item)[:1]))))
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
                self.join_unknown(phrase_of(node), membership)  # type: ignore[arg-type]
            elif isinstance(node, Tree) and node.data == "unit" and id(node) not in before_colon:
                named = self.unit(node)
                if membership.direct and named.terminal not in DIRECT and not aside:
                    continue
                if not self.skips(named, membership):
                    self.join(named.mentions, membership, named.span)
                run = [*run, named] if run and run[-1].mentions and named.mentions and run[-1].mentions[0].kind == named.mentions[0].kind else [named]
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
        if self.is_abstract(phrase) or not membership.unknown or (oblique and membership.direct) or membership.members_only:
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

    def class_heads(self, nodes: Sequence[Node], items: Sequence[Tree[Token]]) -> set[int]:
        """The units just before a colon that those after it are: « trois bureaux et une cellule : le bureau A … »."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), None)
        if colon is None:
            return self.class_head_of_apposition(nodes)
        kinds = {mention.kind for mention in self.all_components(nodes[colon:], items)}
        heads: set[int] = set()
        for node in reversed(nodes[:colon]):
            if not is_tree(node, "unit"):
                continue
            found = self.unit(node).mentions  # type: ignore[arg-type]
            of_list = bool(found) and found[0].determiner == "indefinite" and found[0].kind in kinds
            if not found or not (found[0].number == "p" or found[0].bare or of_list) or not kinds:
                break
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
        alike = all(m.kind == head.mentions[0].kind and m.determiner == "definite" for named in others for m in named.mentions)
        return {id(units[0])} if alike else set()

    def all_components(self, nodes: Sequence[Node], items: Sequence[Tree[Token]]) -> tuple[Mention, ...]:
        inline = list(self.units(nodes))
        listed = [named for item in items for named in self.units(content_of(item)[:1])]
        return tuple(mention for named in (*inline, *listed) for mention in named.mentions)

    def skips(self, named: Named, membership: Membership) -> bool:
        """Members of a council are no units, nor is a post among persons; only posts head something."""
        if not named.mentions:
            return True
        post = named.mentions[0].nature == "post"
        if named.mentions[0].person and named.mentions[0].number == "p" and membership.kind in ("part_of", "under_authority_of"):
            return True
        if membership.kind == "headed_by":
            return not post
        if post and membership.kind == "part_of" and named.mentions[0].kind in meanings().council and membership.all_posts:
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
            below = items_of(first.children) or (items_of(rest[1].children) if len(rest) > 1 and _colon_and_list(rest) else [])
            if below and self.heads_class(named, below):
                self.component_items(below, membership)
                for unit in self.units([named]):
                    for modifier in unit.modifiers:
                        self.modifier(modifier, self.all_components([], below))
                return
            bearers = self.join_subject(named, membership)
            if items_of(first.children):
                self.open_list(first.children, bearers, (_whole(first.children[0]),))
        elif isinstance(first, Tree) and first.data == "statement" and is_tree(first.children[0], "subject"):
            bearers = self.join_subject(first.children[0], membership)
            predicates = self.predicates_of(first.children)
            self.predicates(predicates, bearers, (), True, _whole(first)[0])
        elif isinstance(first, Tree) and first.data == "remark" and membership.kind in ("headed_by", "assists"):
            # « dirigé : ― au niveau zonal, par le secrétaire général »
            bearers = self.join_subject(first, membership)
            for child in first.children:
                if is_token(child, "INCONNU_DE"):
                    self.join_unknown(phrase_of(child), replace(membership, unknown=True))  # type: ignore[arg-type]
        elif isinstance(first, Tree) and first.data == "remark":
            below = items_of(first.children) or (items_of(rest[1].children) if len(rest) > 1 and _colon_and_list(rest) else [])  # type: ignore[union-attr]
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
        self.predicates(predicates, found, (), True, _whole(remark)[0])
        return found

    def heads_class(self, named: Node, items: Sequence[Tree[Token]]) -> bool:
        """« 3° Les directions et services suivants : ― la direction A … »: the head of a class that its list exhausts."""
        assert isinstance(named, Tree)
        units = [unit for unit in self.units(named.children) if unit.mentions]
        listed = self.all_components([], items)
        if len(units) != 1 or units[0].mentions[0].number != "p" or len(units[0].mentions) != 1 or not listed:
            return False
        return units[0].mentions[0].kind in {mention.kind for mention in listed if mention.number == "s"}

    def join_subject(self, subject: Node, membership: Membership) -> tuple[Bearer, ...]:
        found: list[Bearer] = []
        if isinstance(subject, Tree) and subject.data in ("subject", "nominal", "remark"):
            persons = any(is_token(child, "PERSONNES", "OU_REPRESENTANT") for child in subject.children)
            kept = [named for named in self.units(subject.children) if not persons and not self.skips(named, membership)]
            for named in kept:
                self.join(named.mentions, membership, named.span)
                found += named.mentions
            self.spread(kept)
        self.facts.append(Topic(tuple(found)))
        return tuple(found) or membership.parents

    def join(self, found: tuple[Mention, ...], membership: Membership, span: Span) -> None:
        for mention in found:
            for parent in membership.parents:
                self.facts.append(Link(membership.kind, mention, parent, (membership.evidence, span), membership.rule))

    def link_all(self, kind: LinkKind, children: Sequence[Bearer], parents: Sequence[Bearer], evidence: Span, rule: str) -> None:
        for child in children:
            for parent in parents:
                self.facts.append(Link(kind, child, parent, (evidence,), rule))

    # --- What a unit's own phrase says of it --------------------------------------------------------------------

    def modifiers(self, named: Named) -> None:
        for modifier in named.modifiers:
            self.modifier(modifier, named.mentions)
        self.previous = named.mentions

    def modifier(self, tree: Tree[Token], bearers: Sequence[Bearer]) -> None:
        bearers = tuple(bearers)
        rule = tree.data
        evidence = _head_span(tree)
        nodes = tree.children[1:]
        kinds: Mapping[str, tuple[LinkKind, str]] = {
            "composed": ("part_of", "composition"),
            "comprising": ("part_of", "composition"),
            "directed": ("headed_by", "direction"),
            "assisted": ("assists", "assistance"),
            "bearing": ("attached_to", "attachment"),
            "commanding": ("under_authority_of", "subordination"),
            "ruling": ("under_authority_of", "authority"),
            "replaced": ("assists", "assistance"),
            "presided": ("headed_by", "direction"),
        }
        if rule in kinds:
            kind, name = kinds[rule]
            self.components(nodes, Membership(kind, bearers, evidence, name))
        elif rule in ("attached", "under"):
            kind = "attached_to" if rule == "attached" else "under_authority_of"
            targets = [named for named in self.units(nodes)]
            if not targets and rule == "under":
                for node in nodes[:1]:
                    if is_token(node, "INCONNU_DE"):
                        found = unknown(self.text, phrase_of(node), "post")  # type: ignore[arg-type]
                        self.link_all(kind, bearers, [m for m in found if m.determiner == "indefinite"], evidence, "subordination")
            for target in targets:
                self.link_all(kind, bearers, target.mentions, evidence, "attachment" if rule == "attached" else "subordination")
            for target in targets:
                self.modifiers(target)
        elif rule == "charged":
            self.charge(tree, bearers, _body_start(tree))
        elif rule == "doing":
            self.doing(tree, bearers)
        elif rule == "deputy":
            for target in self.units(nodes):
                self.link_all("assists", bearers, target.mentions, evidence, "assistance")
        elif rule == "joined" and self.previous:
            self.link_all("attached_to", bearers, self.previous, evidence, "attachment")

    def doing(self, tree: Tree[Token], bearers: tuple[Bearer, ...]) -> None:
        """« qui organise les concours »; « qui le supplée » is said by the relation."""
        phrase = phrase_of(tree.children[0])
        verb = verb_phrase_lemma(self.text, phrase)
        span = span_of(tree.children)
        if span is None or verb in meanings().leads or verb in meanings().silent:
            return
        span = (_body_start(tree), span[1])
        if items := items_of(tree.children):
            self.tasks(items, Introduction(bearers, (verb,), (span,), phrase.rule))
            return
        for bearer in bearers:
            self.facts.append(Task(bearer, span[0], span[1], (verb,), phrase.rule))

    # --- Lists --------------------------------------------------------------------------------------------------

    def open_list(self, nodes: Sequence[Node], bearers: tuple[Bearer, ...], lead: tuple[Span, ...]) -> None:
        """A list that no verb introduces: « Le bureau A : »."""
        items = items_of(nodes)
        if any(map(_lists_persons, items)):
            return
        named = list_terminal(nodes) == "LISTE_UNITES"
        for item in items:
            if not bearers or (named and is_tree(next(iter(content_of(item)), item), "statement")):
                self.content(content_of(item), ())
            elif named:
                evidence = lead[-1] if lead else _whole(item)
                self.component_item(content_of(item), Membership("part_of", bearers, evidence, "item"))
        if not bearers or named:
            return
        self.tasks(items, Introduction(bearers, (meanings().unsaid,), lead, "item"))

    def tasks(self, items: Sequence[Tree[Token]], introduction: Introduction) -> None:
        for item in items:
            self.task_item(content_of(item), introduction)

    def task_item(self, elements: Sequence[Node], introduction: Introduction) -> None:
        """One task a lowest item; sentences that the item adds are read as sentences."""
        if not elements:
            return
        first = next((element for element in elements if not is_tree(element, "lead")), elements[0])
        if is_tree(first, "statement"):
            self.content(elements, introduction.bearers)
            return
        cut = next((index for index, element in enumerate(elements) if _ends_task(elements, index)), len(elements))
        own, rest = elements[:cut], elements[cut:]
        span = span_of(own)
        below = [item for node in own for item in _items_below(node)]
        if below:
            lead = (*introduction.lead, span) if span else introduction.lead
            self.tasks(below, replace(introduction, lead=lead))
        elif span is not None:
            for bearer in introduction.bearers:
                self.facts.append(
                    Task(bearer, span[0], span[1], introduction.verbs, introduction.rule, introduction.modal, lead=introduction.lead)
                )
        self.content(rest, introduction.bearers)

    def remark(
        self, element: Tree[Token], bearers: tuple[Bearer, ...], leads: Sequence[Span], fronted: Sequence[Tree[Token]] = ()
    ) -> tuple[Bearer, ...]:
        """Somebody else's sentence: of interest where it ends with one of ours, « est confiée au bureau A »."""
        predicates = self.predicates_of(element.children)
        subject = self.unknown_subject(element, predicates)
        if subject:
            self.facts.append(Topic(subject))
            self.predicates(predicates, subject, leads, True, _whole(element)[0])
            if any(_only_tree(tree).data == "composition" for tree in predicates):
                self.beside(fronted, subject)
            return subject
        start = leads[0][0] if leads else _whole(element)[0]
        for tree in map(_only_tree, predicates):
            phrase = phrase_of(tree.children[0])  # type: ignore[arg-type]
            span = span_of(tree.children)
            if tree.data == "entrusting" and span is not None:
                self.entrusted(tree, bearers, start)
            elif tree.data in ("attachment", "subordination") and any(named.terminal in DIRECT for named in self.units(tree.children)):
                # « Au-delà, sont rattachées au secrétaire général diverses missions »
                self.handlers()[str(tree.data)](tree, bearers)
            elif tree.data == "attribution" and "passive" in phrase.parts and span is not None:
                form = form_of(self.text[slice(*phrase.parts["passive"])], "participle")
                if form is not None and form.lemma in meanings().agent_bears:
                    self.agent(tree, start, span[1], (verb_phrase_lemma(self.text, phrase),))
        if items_of(element.children):
            span = span_of(element.children)
            self.open_list([*element.children], bearers, (span,) if span else ())
        return bearers

    def unknown_subject(self, element: Tree[Token], predicates: Sequence[Tree[Token]]) -> tuple[Mention, ...]:
        """A subject whose noun no list has: a unit where the statement says so, else one that was named before."""
        first = element.children[0]
        if not is_token(first, "INCONNU") or not predicates or self.is_abstract(phrase_of(first)):  # type: ignore[arg-type]
            return ()
        tree = _only_tree(predicates[0])
        found = unknown(self.text, phrase_of(first), "structure")  # type: ignore[arg-type]
        units = [named.mentions[0] for named in (*self.units(tree.children[1:]), *self.listed(tree)) if named.mentions]
        if tree.data == "composition" and any(mention.nature == "structure" and not mention.weak for mention in units):
            return found
        if units and found[0].number == "s" and tree.data in ("attachment", "direction", "assistance", "subordination"):
            return found
        return tuple(replace(mention, initials=True) for mention in found)

    def is_abstract(self, phrase: Phrase) -> bool:
        """« la surveillance », « le remorquage »: an act, no unit, unless a list knows it for one."""
        return self.text[slice(*phrase.parts["kind"])].lower().endswith(meanings().abstract)

    def listed(self, tree: Tree[Token]) -> list[Named]:
        return [named for item in items_of(tree.children) for named in self.units(content_of(item)[:1])]


def is_class(mention: Mention) -> bool:
    """« diverses délégations »: a class that the text may list later."""
    return mention.bare and mention.number == "p" and mention.determiner in ("indefinite", "none")


def is_plural(text: str, modifier: Tree[Token]) -> bool:
    """Is the participle that opens a modifier in the plural?"""
    phrase = phrase_of(modifier.children[0])  # type: ignore[arg-type]
    forms = (form_of(word, "participle") for word in text[phrase.start : phrase.end].replace("'", " ").split())
    return any(form is not None and form.number == "p" for form in forms)


def start_span(element: Tree[Token]) -> Span:
    return span_of(element.children) or _whole(element)


def _is_sentence(item: Tree[Token]) -> bool:
    """Is the item a whole sentence, with a subject of its own?"""
    elements = [element for element in content_of(item) if not is_tree(element, "lead")]
    if not elements or not isinstance(elements[0], Tree):
        return False
    first = elements[0]
    if first.data == "remark":
        return any(is_tree(child, "predicate") for child in first.children)
    return first.data == "statement" and is_tree(first.children[0], "subject", "pronoun", "place")


def _only_tree(tree: Tree[Token]) -> Tree[Token]:
    only = tree.children[0]
    assert isinstance(only, Tree)
    return only


def _whole(tree: Node) -> Span:
    """From the first to the last character under a tree."""
    found = list(phrases([tree]))
    return (found[0].start, found[-1].end) if found else (0, 0)


def _head_span(tree: Tree[Token]) -> Span:
    phrase = phrase_of(tree.children[0])  # type: ignore[arg-type]
    return phrase.start, phrase.end


def _body_start(tree: Tree[Token]) -> int:
    """Where the words after "qui" begin."""
    phrase = phrase_of(tree.children[0])  # type: ignore[arg-type]
    return phrase.parts["body"][0] if "body" in phrase.parts else phrase.start


def _is_target(node: Node) -> bool:
    return isinstance(node, Tree) and node.data == "unit" and is_token(node.children[0], "UNITE_A", "UNITE_DE")


def _colon_and_list(elements: Sequence[Node]) -> bool:
    first, second = elements[0], elements[1]
    return (
        isinstance(first, Tree) and is_token(first.children[0], "DEUX_POINTS") and isinstance(second, Tree) and second.data == "orphan"
    )


def _of_another_class(nodes: Sequence[Node]) -> bool:
    """« comprend trois grades : », « comprend les pièces suivantes : »: what is listed is of that class."""
    before = [node for node in nodes if not is_token(node, "ENTRE")]
    colon = next((index for index, node in enumerate(before) if is_token(node, "DEUX_POINTS")), 0)
    return colon > 0 and is_token(before[colon - 1], "TEXTE") and not any(is_tree(node, "unit") for node in before[:colon])


def _lists_persons(item: Tree[Token]) -> bool:
    own = list(phrases(content_of(item), lists=False))
    return bool(own) and (own[0].terminal == "PERSONNES" or any(phrase.terminal == "OU_REPRESENTANT" for phrase in own))


def _ends_task(elements: Sequence[Node], index: int) -> bool:
    """Does a sentence of its own begin here? After a full stop, or with a pronoun after a semicolon."""
    if index == 0:
        return False
    element = elements[index]
    return is_tree(element, "stop") or (is_tree(element, "statement") and is_tree(elements[index - 1], "pause", "lead"))


def _items_below(node: Node) -> list[Tree[Token]]:
    """The items of the list inside an element, not those of lists inside these."""
    if not isinstance(node, Tree):
        return []
    if node.data == "item":
        return [node]
    return [item for child in node.children for item in _items_below(child)]
