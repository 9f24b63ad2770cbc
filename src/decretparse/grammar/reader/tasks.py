"""What units do: verbs with their complements, charges, lists of tasks."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decretparse.grammar.meanings import (
    infinitive_at,
    joined_lemmas,
    lemma_of,
    masculine,
    meanings,
    passive_lemma,
    verb_number,
    verb_phrase_lemma,
)
from decretparse.grammar.mentions import anaphor, clitic, mentions
from decretparse.grammar.reader.classes import ClassReader
from decretparse.grammar.reader.terms import Introduction
from decretparse.grammar.tree import (
    Branch,
    Node,
    body_start,
    content_of,
    head_span,
    is_sentence,
    is_token,
    is_tree,
    items_below,
    items_of,
    list_terminal,
    phrase_of,
    span_of,
    task_and_sentences,
    whole_span,
)
from decretparse.syntax.facts import (
    LEADING,
    Bearer,
    LinkKind,
    Listed,
    Mention,
    Modality,
    Omitted,
    OtherName,
    Passing,
    Presence,
    Span,
    Task,
    Topic,
)
from decretparse.syntax.phrase import DIRECT, LIST_OF_UNITS, UNITS, Phrase

COMMA = ","
AGENT_MODIFIERS = {"RATTACHE": "attached", "SOUS": "under", "DIRIGE": "directed"}  # and the rules they open
LEAD_IN = 3  # « est chargé notamment de : »: so much stands before the colon of a list on one line
COLON = ":"
BETWEEN = " ,"


class TaskReader(ClassReader):
    """Reads tasks."""

    def disagrees(self, phrase: Phrase, bearers: tuple[Bearer, ...]) -> bool:
        """Is the verb in another number than its would-be subject? Then its subject is somebody else."""
        number = verb_number(self.text, phrase)
        if number is None or any(isinstance(bearer, Omitted) for bearer in bearers):
            return False
        if self.either and len(bearers) > 1:
            return False
        several = [bearer for bearer in bearers if not isinstance(bearer, Omitted) and bearer.number == "p"]
        each = any(isinstance(bearer, Mention) and bearer.determiner == "distributive" for bearer in several)
        plural = len(bearers) > 1 or (bool(several) and not each)  # « Chacun de ces bureaux tient un registre »
        return (number == "p") != plural

    def attribution(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
    ) -> None:
        again = self.relative_again(tree) if self.relative else 0
        self.verb_group(Branch(tree.data, tree.children[:again]) if again else tree, bearers, start, pending, clause)
        if again:
            self.doing(Branch("doing", tree.children[again:]), bearers)

    def verb_group(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
    ) -> None:
        phrase = phrase_of(tree.children[0])
        table = meanings()
        verbs = tuple(lemma for each in (*pending, phrase) for lemma in joined_lemmas(self.text, each))
        items = items_of(tree.children)
        if "passive" in phrase.parts:
            self.passive(tree, bearers, start, clause, verbs)
            return
        if verbs[-1] in table.silent:
            if verbs == (table.copula,):
                self.second_office(tree, bearers)
            return
        self.name_inside(tree)
        if verbs[-1] in table.gathers and any(isinstance(bearer, Mention) and bearer.body for bearer in bearers):
            return
        if "attribute" in phrase.parts and self.names_post(phrase):
            self.second_office(tree, bearers)
            return
        modality = self.modality(phrase)
        if items and sum(map(is_sentence, items)) * 2 > len(items):
            # « joue un rôle d'animation, via différentes instances : ― Le comité réunit … »
            self.open_list(tree.children, (), ())
            items = []
        if items:
            self.listed_tasks(tree, bearers, verbs, modality)
            return
        span = span_of(tree.children)
        assert span is not None
        announces = self.announces(span)
        leading = self.leading(tree, verbs)
        self.led_too(tree, leading, bearers)
        self.attached_inside(tree, bearers)
        if "modal" in phrase.parts and any(is_token(child, "ET_INFINITIF") for child in tree.children):
            self.modal(tree, bearers, start)
            return
        for bearer in bearers:
            found = Task(bearer, start, span[1], verbs, phrase.rule, modality, leading=leading, announces=announces)
            self.facts.append(found)

    def listed_tasks(
        self, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...], modality: Modality
    ) -> None:
        """The tasks that the items of a verb's list are."""
        if not self.heads_listed(tree, bearers, verbs):
            lead = span_of(tree.children)
            rule = phrase_of(tree.children[0]).rule
            self.tasks(items_of(tree.children), Introduction(bearers, verbs, (lead,) if lead else (), rule, modality))

    def heads_listed(self, tree: Branch, bearers: tuple[Bearer, ...], verbs: Sequence[str]) -> bool:
        """« Le secrétaire général dirige les services suivants : ― le service A … »: he heads each of them."""
        items = items_of(tree.children)
        listed = self.all_components((), items)
        structures = any(isinstance(bearer, Mention) and bearer.nature == "structure" for bearer in bearers)
        units = list_terminal(tree.children) == LIST_OF_UNITS and len(listed) >= len(items)
        if meanings().leads.get(verbs[-1]) != "headed_by" or not units or structures:
            return False
        for item in items:
            self.content(content_of(item), ())
        self.link_all("headed_by", bearers, listed, head_span(tree), LEADING)
        self.facts.append(Topic(bearers))
        return True

    def relative_again(self, tree: Branch) -> int:
        """Where « …, en surveille l'exécution et qui tient le registre » goes on with its relative, or 0."""
        index = next((index for index, node in enumerate(tree.children) if is_token(node, "QUI_VERBE")), 0)
        before = whole_span(tree.children[index - 1])[1]
        return index if index and self.text[before : whole_span(tree.children[index])[0]].strip(BETWEEN) else 0

    def announces(self, span: Span) -> bool:
        """« exerce les missions suivantes : elle conseille … »: do its words lead up to what comes after the colon?"""
        introduced = self.text[span[1] : span[1] + 2].lstrip().startswith(COLON)
        return introduced and self.text.endswith(meanings().announced, *span)

    def name_inside(self, tree: Branch) -> None:
        """« Il réunit un comité des prix »: what « Ce comité » or « Celui-ci » may mean in the next sentence."""
        objects = [node for node in tree.children[1:] if is_token(node, "UNITE", "UNITE_A")]
        if objects:
            self.facts.append(Passing(tuple(m for node in objects for m in mentions(self.text, phrase_of(node)))))

    def modal(self, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
        """« peut représenter l'Etat et assurer la suppléance »: each infinitive with its own complement is a task."""
        phrase = phrase_of(tree.children[0])
        modality = self.modality(phrase)
        others = [phrase_of(child) for child in tree.children if is_token(child, "ET_INFINITIF")]
        verbs = [joined_lemmas(self.text, each) for each in (phrase, *others)]
        for own, (first, last) in zip(verbs, self.cut(tree, ("ET_INFINITIF",), start), strict=False):
            for bearer in bearers:
                self.facts.append(Task(bearer, first, last, own, phrase.rule, modality))

    def names_post(self, phrase: Phrase) -> bool:
        word = " ".join(self.text[slice(*phrase.parts["attribute"])].split())
        if masculine(word) in meanings().roles:
            return False
        found = mentions(word, Phrase("UNITE", 0, len(word)))
        return bool(found)

    def second_office(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Il est le secrétaire général de la commission », « est le chef de la mission »: a name of the post."""
        first, *after = tree.children[:2]
        attribute = phrase_of(first).parts.get("attribute")
        if len(bearers) > 1:  # « Le préfet et le recteur sont les chefs de … »: a name of neither
            return
        if attribute is not None:
            words = attribute[0], (span_of([first, *after]) or attribute)[1]
            self.facts += [OtherName(bearer, words) for bearer in bearers]
        elif after and is_token(after[0], "UNITE"):
            titles = mentions(self.text, phrase_of(after[0]))
            offices = [title for title in titles if title.nature == "post" and title.determiner == "definite"]
            self.facts += [OtherName(bearer, office.words) for office in offices for bearer in bearers]

    def attached_inside(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« arme le poste de veille, qui lui est rattaché »; « le programme qui lui est rattaché » only says which."""
        for before, node in itertools.pairwise(tree.children):
            if is_token(node, "QUI_LUI_RATTACHE") and is_token(before, *UNITS):
                phrase = phrase_of(before)
                if COMMA not in self.text[phrase.end : phrase_of(node).start]:
                    continue
                span = phrase.start, phrase.end
                self.link_all("attached_to", mentions(self.text, phrase), bearers, span, "attachment")

    def modality(self, phrase: Phrase) -> Modality:
        """By « peut » or « doit », before an infinitive or alone before a list of them."""
        auxiliary = phrase.parts.get("modal") or phrase.parts.get("verb")
        lemma = lemma_of(self.text[slice(*auxiliary)]) if auxiliary else ""
        return meanings().modalities.get(lemma, "stated")

    def leading(self, tree: Branch, verbs: Sequence[str]) -> tuple[LinkKind, Bearer] | None:
        """« dirige la structure », « assiste le directeur »: the unit that the object names."""
        kind = meanings().leads.get(verbs[0]) if len(verbs) == 1 else None
        if kind == "assists" and "clitic" in phrase_of(tree.children[0]).parts:
            return kind, clitic(self.text, phrase_of(tree.children[0]))
        whom = self.object_of(tree)
        if kind is None or whom is None:
            return None
        found = mentions(self.text, whom)
        named = bool(found) and found[0].determiner != "indefinite"
        return (kind, found[0]) if named else None

    def object_of(self, tree: Branch) -> Phrase | None:
        """The unit right after a verb, or after an aside between commas: « assiste, à ce titre, le directeur »."""
        after = tree.children[1:4]
        aside = len(after) > 2 and is_token(after[0], "TEXTE", "INCISE") and is_token(after[1], "ENTRE")
        if aside and self.text[phrase_of(tree.children[0]).end] == COMMA:
            after = after[2:]
        return phrase_of(after[0]) if after and is_token(after[0], "UNITE") else None

    def led_too(self, tree: Branch, leading: tuple[LinkKind, Bearer] | None, bearers: tuple[Bearer, ...]) -> None:
        """« assiste le délégué et le commandant »: the second post that the object names."""
        after = tree.children[2:4]
        joined = len(after) > 1 and is_token(after[0], "ENTRE") and is_token(after[1], "UNITE")
        if leading is None or leading[0] != "assists" or not joined:
            return
        phrase = phrase_of(after[1])
        helped = [found for found in mentions(self.text, phrase) if (found.nature, found.number) == ("post", "s")]
        self.link_all(leading[0], bearers, helped, (phrase.start, phrase.end), "assistance")

    def passive(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, clause: int, verbs: tuple[str, ...]
    ) -> None:
        """« est associé à … » is the subject's; « est assuré par le bureau A » is the agent's."""
        phrase = phrase_of(tree.children[0])
        lemma = passive_lemma(self.text, phrase)
        span = span_of(tree.children)
        if span is None:
            return
        if lemma in meanings().subject_bears:
            if items := items_of(tree.children):
                self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule, self.modality(phrase)))
            else:
                self.bear(bearers, (start, span[1]), verbs, phrase)
        elif lemma in meanings().agent_bears:
            self.agent(tree, min(start, clause), span[1], verbs)

    def agent(self, tree: Branch, start: int, end: int, verbs: tuple[str, ...]) -> None:
        after = tree.children[1:]
        if not after or not is_token(after[0], "UNITE_DE"):
            return
        phrase = phrase_of(after[0])
        if "agent" not in phrase.parts:
            return
        relative = next(
            (index for index, node in enumerate(after) if is_token(node, "AUQUEL_RATTACHE", "AUQUEL_EST_RATTACHE")),
            None,
        )
        if relative is not None:
            end = (span_of(after[:relative]) or (start, end))[1]
        for modifier in self.said_of_agent(after[1:]):
            self.modifier(modifier, mentions(self.text, phrase))
        for mention in mentions(self.text, phrase):
            self.facts.append(Task(mention, start, end, verbs, phrase.rule))
            if relative is not None and relative + 1 < len(after) and is_token(after[relative + 1], *DIRECT):
                # « … par un responsable de pôle auquel est rattachée la mission … »
                child = phrase_of(after[relative + 1])
                self.link_all(
                    "attached_to", mentions(self.text, child), (mention,), (child.start, child.end), "attachment"
                )

    def said_of_agent(self, after: Sequence[Node]) -> Iterator[Branch]:
        """« par des chefs de projet rattachés au directeur », « par une direction dirigée par un directeur »"""
        if after and is_token(after[0], *AGENT_MODIFIERS):
            units = itertools.takewhile(lambda node: is_token(node, "UNITE_A", "UNITE_DE"), after[1:])
            rule = AGENT_MODIFIERS[phrase_of(after[0]).terminal]
            yield Branch(rule, [after[0], *(Branch("unit", [node]) for node in units)])

    def charge(self, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
        """« est chargé de préparer …, de suivre … », « a pour missions : » with its list."""
        phrase = phrase_of(tree.children[0])
        verbs = (phrase.lemma or meanings().unsaid,)
        items = items_of(tree.children)
        span = span_of(tree.children)
        assert span is not None
        if items:
            self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule))
            return
        if self.lists_in_line(tree):
            self.charges_in_line(tree, bearers, verbs)
            return
        parts = self.parts_of_charge(tree, start)
        in_turn = "in_turn" in phrase.parts and len(parts) == len(bearers)
        for index, part in enumerate(parts):
            self.bear(bearers[index : index + 1] if in_turn else bearers, part, verbs, phrase)

    def lists_in_line(self, tree: Branch) -> bool:
        """« est chargé : du budget ; des achats », « est chargé de : préparer … ; suivre … »"""
        colons = (index for index, child in enumerate(tree.children) if is_token(child, "DEUX_POINTS"))
        colon = next(colons, len(tree.children))
        opens = not any(is_token(child, "ET_TACHE") for child in tree.children[:colon])
        return opens and colon <= LEAD_IN and any(is_token(child, "ET_TACHE") for child in tree.children)

    def charges_in_line(self, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...]) -> None:
        phrase = phrase_of(tree.children[0])
        colon = next(index for index, child in enumerate(tree.children) if is_token(child, "DEUX_POINTS"))
        own, lead = Branch("charge", tree.children[colon + 1 :]), span_of(tree.children[:colon])
        begins = span_of(own.children)
        for part in self.cut(own, ("ET_TACHE",), begins[0]) if begins is not None else ():
            self.facts += [Task(bearer, *part, verbs, phrase.rule, lead=(lead,) if lead else ()) for bearer in bearers]

    def parts_of_charge(self, tree: Branch, start: int) -> list[Span]:
        """One span a coordinated infinitive: "est chargé de préparer le budget", "de suivre son exécution"."""
        infinitive = phrase_of(tree.children[0]).parts.get("infinitive")
        if infinitive is None:
            return self.cut(tree, ("ET_TACHE",), start)
        # « est chargé, en liaison avec le port, de préparer … »: this comma parts nothing
        return self.cut(tree, ("ET_DE", "ET_TACHE"), start, infinitive[0])

    def cut(self, tree: Branch, terminals: Sequence[str], start: int, behind: int = 0) -> list[Span]:
        """The spans between separators of some kinds that stand `behind` a place; the first begins at `start`."""
        cuts = [
            index
            for index, child in enumerate(tree.children)
            if is_token(child, *terminals) and phrase_of(child).start >= behind
        ]
        spans: list[Span] = []
        bounds = [0, *cuts, len(tree.children)]
        for number, (first, last) in enumerate(itertools.pairwise(bounds)):
            span = span_of(tree.children[first:last])
            if span is not None:
                spans.append((start if number == 0 else span[0], span[1]))
        return spans

    def role(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Bureau A : suivi du budget ; tenue des comptes. »: a task between two semicolons."""
        phrase = phrase_of(tree.children[0])
        span = span_of(tree.children)
        for part in self.cut(tree, ("ET_TACHE",), span[0]) if span is not None else ():
            self.bear(bearers, part, (meanings().unsaid,), phrase)

    def entrusting(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Lui sont confiés le suivi … et la gestion … », « La direction est confiée à un conservateur »."""
        heads = [named for named in self.units(self.as_units(tree)) if named.mentions]
        structures = [
            bearer
            for bearer in bearers
            if isinstance(bearer, Mention) and (not bearer.weak or bearer.name[0].isupper())
        ]
        posts = [named for named in heads if named.mentions[0].nature == "post"]
        if posts and len(structures) == len(bearers) and posts[0].mentions[0].determiner == "indefinite":
            self.link_all("headed_by", posts[0].mentions, bearers, posts[0].span, "direction")
            return
        self.entrusted(tree, bearers, self.clause)

    def as_units(self, tree: Branch) -> list[Node]:
        """The first unit phrase after a verb, as a tree of its own."""
        return [Branch("unit", [node]) for node in tree.children[1:2] if is_token(node, "UNITE_A")]

    def entrusted(self, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
        """The whole clause is the task of whom it is entrusted to."""
        phrase = phrase_of(tree.children[0])
        if (aimed := self.take_aimed()) is not None:
            self.entrusted_before(tree, aimed)
            return
        targets = list(self.entrusted_to(tree.children[1:], "UNITE_DE" if "of" in phrase.parts else "UNITE_A"))
        found: tuple[Bearer, ...] = tuple(m for node in targets for m in mentions(self.text, phrase_of(node)))
        if "lui" in phrase.parts:
            named = any(isinstance(bearer, Mention) and bearer.phrase[0] >= start for bearer in bearers)
            told = (anaphor(self.text, phrase.parts["lui"]),) if named else bearers
            found = told or (Omitted((start, start)),)
        if found:
            self.facts.append(Topic(found))
        verbs = (phrase.lemma or "",)
        if items := items_of(tree.children):
            span = span_of(tree.children)
            self.tasks(items, Introduction(found, verbs, (span,) if span else (), phrase.rule))
            return
        if self.lists_in_line(tree):
            self.charges_in_line(tree, found, verbs)
            return
        after = tree.children.index(targets[-1]) + 1 if targets else len(tree.children)
        relative = any(is_token(node, "QUI_VERBE") for node in tree.children[after : after + 1])
        more = after if relative else len(tree.children)
        span = span_of(tree.children[:more])
        assert span is not None
        self.bear(found, (start, span[1]), verbs, phrase)
        if more < len(tree.children):
            self.doing(Branch("doing", tree.children[more:]), found)

    def entrusted_before(self, tree: Branch, aimed: Branch) -> None:
        """« Au service intérieur sont confiés la garde des salles et l'entretien des jardins »"""
        phrase = phrase_of(tree.children[0])
        start, end = whole_span(aimed)[0], (span_of(tree.children) or whole_span(aimed))[1]
        found = tuple(mention for named in self.units(aimed.children) for mention in named.mentions)
        self.facts.append(Topic(found))
        self.bear(found, (start, end), (phrase.lemma or "",), phrase)

    def entrusted_to(self, nodes: Sequence[Node], terminal: str) -> Iterator[Node]:
        """The units of the first run in the case of those whom something is entrusted to."""
        found = False
        for node in nodes:
            if is_token(node, terminal):
                found = True
                yield node
            elif found and not is_token(node, "ENTRE", "ENTRE_ET", "SIGLE"):
                return

    def denial(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« n'est pas subdivisé » says nothing but that the unit is there."""
        self.facts.append(Presence(bearers))

    def doing(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« qui organise les concours »; « qui le supplée » is said by the relation."""
        phrase = phrase_of(tree.children[0])
        verbs = joined_lemmas(self.text, phrase)
        span = span_of(tree.children)
        if "body" not in phrase.parts:
            self.tasks(items_of(tree.children), Introduction(bearers, (meanings().unsaid,), (), phrase.rule))
            return
        told = verbs[0] in meanings().leads and len(tree.children) == 1
        if span is None or told or self.supports(tree) or verbs[0] in meanings().silent:
            return
        span = (body_start(tree), span[1])
        if items := items_of(tree.children):
            self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule, self.modality(phrase)))
        else:
            self.bear(bearers, span, verbs, phrase, self.leading(tree, verbs))

    def supports(self, modifier: Branch) -> bool:
        """« qui le seconde et le supplée »: a relative that makes a helper of its bearer."""
        if modifier.data != "doing" or "clitic" not in phrase_of(modifier.children[0]).parts:
            return False
        return meanings().leads.get(verb_phrase_lemma(self.text, phrase_of(modifier.children[0]))) == "assists"

    def bear(
        self,
        bearers: Sequence[Bearer],
        span: Span,
        verbs: tuple[str, ...],
        phrase: Phrase,
        leading: tuple[LinkKind, Bearer] | None = None,
    ) -> None:
        """One task at `span`, the same for all its bearers."""
        modality = self.modality(phrase)
        for bearer in bearers:
            self.facts.append(Task(bearer, *span, verbs, phrase.rule, modality, leading=leading))

    def tasks(self, items: Sequence[Branch], introduction: Introduction) -> None:
        for item in items:
            self.task_item(content_of(item), introduction)
        if named := self.named_in_items(items):
            self.facts.append(Listed(named))

    def named_in_items(self, items: Sequence[Branch]) -> tuple[Mention, ...]:
        """The structures that the items begin with, where all of several do."""
        found: list[Mention] = []
        for item in items:
            first = next(iter(self.units(content_of(item)[:1])), None)
            if first is None or first.terminal not in DIRECT or any(m.nature == "post" for m in first.mentions):
                return ()
            found += first.mentions
        return tuple(found) if len(items) > 1 else ()

    def task_item(self, elements: Sequence[Node], introduction: Introduction) -> None:
        """One task a lowest item; sentences that the item adds are read as sentences."""
        if not elements:
            return
        first = next((element for element in elements if not is_tree(element, "lead")), elements[0])
        if is_tree(first, "statement"):
            self.content(elements, introduction.bearers)
            return
        own, rest = task_and_sentences(elements)
        span = span_of(own)
        below = items_below(own)
        if below:
            lead = (*introduction.lead, span) if span else introduction.lead
            self.tasks(below, replace(introduction, lead=lead))
        elif span is not None:
            modal = introduction.modality != "stated"
            verbs = infinitive_at(self.text, *span) if modal else introduction.verbs
            for bearer in introduction.bearers:
                self.facts.append(
                    Task(
                        bearer,
                        span[0],
                        span[1],
                        verbs,
                        introduction.rule,
                        introduction.modality,
                        lead=introduction.lead,
                    )
                )
        self.content(rest, introduction.bearers)
