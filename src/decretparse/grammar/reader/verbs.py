"""What units do, by verbs with their complements: « prépare le budget », « est assuré par le bureau A »."""

import itertools
from collections.abc import Iterator, Sequence

from decretparse.grammar.elements import is_sentence, names_subject
from decretparse.grammar.meanings import (
    joined_lemmas,
    masculine,
    meanings,
    passive_lemma,
    verb_number,
    verb_phrase_lemma,
)
from decretparse.grammar.mentions import called, clitic, mentions
from decretparse.grammar.reader.tasks import TaskReader
from decretparse.grammar.reader.terms import BETWEEN, COMMA, Introduction, after_comma
from decretparse.grammar.tree import (
    Branch,
    Node,
    as_unit,
    body_start,
    content_of,
    is_token,
    items_of,
    list_terminal,
    span_of,
)
from decretparse.lexicon.nouns import head_of
from decretparse.syntax.facts import (
    HELPING,
    LEADING,
    Anaphor,
    Another,
    Bearer,
    LinkKind,
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

COLON = ":"
COMPOSING = {"COMPRENANT": "comprising", "COMPOSE": "composed"}
ASIDES = ("TEXTE", "INCISE", "SOUS", "UNITE_DE")  # « dirige, sous l'autorité du préfet, le bureau »
# What a participle says of an agent, by the token that opens it.
AGENT_MODIFIERS = {"RATTACHE": "attached", "SOUS": "under", "DIRIGE": "directed", "ASSISTE": "assisted"}


class VerbReader(TaskReader):
    """Reads verbs."""

    def attribution(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
    ) -> None:
        again = self.relative_again(tree) if self.relative else 0
        self.verb_group(Branch(tree.data, tree.children[:again]) if again else tree, bearers, start, pending, clause)
        if again:
            self.doing(Branch("doing", tree.children[again:]), bearers)

    def without_parts(self, tree: Branch, verbs: Sequence[str]) -> Branch:
        """« dirige l'agence, qui comprend le bureau A et le bureau B »: what the object is made of is read apart."""
        if verbs[-1] not in meanings().leads or len(tree.children) < 3:
            return tree
        whom, *after = tree.children[1:]
        if not is_token(whom, "UNITE") or not is_token(after[0], *COMPOSING):
            return tree
        objects = mentions(self.text, whom)
        if any(mention.determiner == "indefinite" for mention in objects):
            return tree  # « préside un comité réunissant les chefs de bureau »
        parts = [as_unit(node) if is_token(node, *UNITS) else node for node in after]
        self.modifier(Branch(COMPOSING[after[0].terminal], parts), objects)
        return Branch(tree.data, tree.children[:2])

    def relative_again(self, tree: Branch) -> int:
        """Where « …, en surveille l'exécution et qui tient le registre » goes on with its relative, or 0."""
        index = next((index for index, node in enumerate(tree.children) if is_token(node, "QUI_VERBE")), 0)
        before = tree.children[index - 1].end
        return index if index and self.text[before : tree.children[index].start].strip(BETWEEN) else 0

    def disagrees(self, phrase: Phrase, bearers: tuple[Bearer, ...]) -> bool:
        """Is the verb in another number than its would-be subject? Then its subject is somebody else."""
        number = verb_number(self.text, phrase)
        if number is None or any(isinstance(bearer, Omitted) for bearer in bearers):
            return False
        if len(bearers) > 1 and bearers == self.alternatives:
            return False
        several = [bearer for bearer in bearers if not isinstance(bearer, Omitted) and bearer.number == "p"]
        each = any(isinstance(bearer, Mention) and bearer.determiner == "distributive" for bearer in several)
        plural = len(bearers) > 1 or (bool(several) and not each)  # « Chacun de ces bureaux tient un registre »
        return (number == "p") != plural

    def told_apart(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Il est chargé, sous l'autorité du président, de … »: the president is somebody else."""
        pronouns = [bearer for bearer in bearers if isinstance(bearer, Anaphor)]
        for before, node in itertools.pairwise(tree.children) if pronouns else ():
            if is_token(before, "SOUS") and is_token(node, "UNITE_DE"):
                whom = mentions(self.text, node)
                self.facts += [Another(pronoun, each) for pronoun in pronouns for each in whom]

    def lists_members(self, items: Sequence[Branch]) -> bool:
        """« Il réunit : ― Le ou les directeurs des ports ; ― Un ingénieur »: mostly persons, who sit with it."""
        posts = [any(each.nature == "post" for each in self.all_components((), (item,))) for item in items]
        return sum(posts) * 2 > len(items)

    def verb_group(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
    ) -> None:
        phrase = tree.head
        table = meanings()
        verbs = tuple(lemma for each in (*pending, phrase) for lemma in joined_lemmas(self.text, each))
        tree = self.without_parts(tree, verbs)
        self.name_inside(tree, verbs)
        if "passive" in phrase.parts:
            self.passive(tree, bearers, start, clause, verbs)
            return
        items = self.without_sentences(tree)
        if items is None:
            return
        if verbs[-1] in table.silent:
            if verbs == (table.copula,):
                self.second_office(tree, bearers)
            return
        council = any(isinstance(bearer, Mention) and bearer.body for bearer in bearers)
        if verbs[-1] in table.gathers and (council or self.lists_members(items)):
            return
        if "attribute" in phrase.parts and self.names_post(phrase):
            self.second_office(tree, bearers)
            return
        modality = self.modality(phrase)
        if items:
            self.listed_tasks(tree, bearers, verbs, modality)
            return
        span = span_of(tree.children)
        assert span is not None
        announces = self.announces(span)
        leading = self.leading(tree, verbs)
        self.led_too(tree, leading, bearers)
        self.attached_inside(tree, bearers)
        self.held(phrase, verbs, bearers, span[1])
        if "modal" in phrase.parts and any(is_token(child, "ET_INFINITIF") for child in tree.children):
            self.modal(tree, bearers, start)
            return
        for bearer in bearers:
            found = Task(bearer, start, span[1], verbs, phrase.rule, modality, leading=leading, announces=announces)
            self.facts.append(found)

    def without_sentences(self, tree: Branch) -> list[Branch] | None:
        """The items that are tasks: none where they are sentences, None where the verb only leads to these."""
        items = items_of(tree.children)
        if sum(map(is_sentence, items)) * 2 <= len(items):
            return items
        # « joue un rôle d'animation, via différentes instances : ― Le comité réunit … »
        self.open_list(tree.children, (), ())
        leads_up = all(map(names_subject, items)) and self.announces(span_of(tree.children) or tree.span)
        return None if leads_up else []  # « assurent les missions suivantes : ― Le bureau A tient … »

    def listed_tasks(
        self, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...], modality: Modality
    ) -> None:
        """The tasks that the items of a verb's list are."""
        if not self.heads_listed(tree, bearers, verbs):
            lead = span_of(tree.children)
            rule = tree.head.rule
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
        self.link_all("headed_by", bearers, listed, tree.head.span, LEADING)
        self.facts.append(Topic(bearers))
        return True

    def announces(self, span: Span) -> bool:
        """« exerce les missions suivantes, avec le port : elle … »: do its words lead up to what the colon opens?"""
        introduced = self.text[span[1] : span[1] + 2].lstrip().startswith(COLON)
        words = {word.rstrip(COMMA) for word in self.text[slice(*span)].split()} if introduced else set()
        return not words.isdisjoint(meanings().announced)

    def name_inside(self, tree: Branch, verbs: tuple[str, ...]) -> None:
        """« Il réunit un comité des prix »: what « Ce comité » or « Celui-ci » may mean in the next sentence."""
        if verbs[-1] in meanings().silent:
            return
        objects = [
            named
            for node, after in itertools.pairwise([*tree.children[1:], None])
            if is_token(node, "UNITE", "UNITE_A")
            for named in self.as_called(mentions(self.text, node), after)
        ]
        if objects:
            self.facts.append(Passing(tuple(objects)))

    def as_called(self, named: tuple[Mention, ...], after: Node | None) -> tuple[Mention, ...]:
        """« Le maire peut créer un atelier dénommé école des quais »: by the name that it is given."""
        name = after.parts.get("called") if is_token(after, "DENOMME") else None
        return tuple(called(self.text, mention, name) for mention in named) if name is not None else named

    def modal(self, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
        """« peut représenter l'Etat et assurer la suppléance »: each infinitive with its own complement is a task."""
        phrase = tree.head
        modality = self.modality(phrase)
        others = [child for child in tree.children if is_token(child, "ET_INFINITIF")]
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
        after = tree.children[1:2]
        attribute = tree.head.parts.get("attribute")
        if len(bearers) > 1:  # « Le préfet et le recteur sont les chefs de … »: a name of neither
            return
        if attribute is not None:
            words = attribute[0], (span_of(tree.children[:2]) or attribute)[1]
            self.facts += [OtherName(bearer, words) for bearer in bearers]
        elif after and is_token(after[0], "UNITE"):
            titles = mentions(self.text, after[0])
            offices = [title for title in titles if title.nature == "post" and title.determiner == "definite"]
            self.facts += [OtherName(bearer, office.words) for office in offices for bearer in bearers]

    def held(self, phrase: Phrase, verbs: Sequence[str], bearers: tuple[Bearer, ...], end: int) -> None:
        """« assure les fonctions de directeur du port »: a name of the post that does."""
        if len(bearers) > 1 or verbs[-1] not in meanings().holds:
            return
        before = meanings().held.match(self.text, phrase.end, end)
        words = (before.end(), end) if before else (end, end)
        title = self.text[slice(*words)]
        head = head_of(title)
        if head is not None and (head.start, head.nature) == (0, "post") and COMMA not in title:
            self.facts += [OtherName(bearer, words) for bearer in bearers]

    def attached_inside(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« arme le poste de veille, qui lui est rattaché »; « le programme qui lui est rattaché » only says which."""
        for before, node in itertools.pairwise(tree.children):
            if is_token(node, "QUI_LUI_RATTACHE") and is_token(before, *UNITS):
                phrase = before
                if COMMA not in self.text[phrase.end : node.start]:
                    continue
                span = phrase.start, phrase.end
                self.link_all("attached_to", mentions(self.text, phrase), bearers, span, "attachment")

    def leading(self, tree: Branch, verbs: Sequence[str]) -> tuple[LinkKind, Bearer] | None:
        """« dirige la structure », « assiste le directeur »: the unit that the object names."""
        heading = "heading" in tree.head.parts  # « assure la direction du service »
        kind = "headed_by" if heading else meanings().leads.get(verbs[0]) if len(verbs) == 1 else None
        if kind == "assists" and "clitic" in tree.head.parts:
            return kind, clitic(self.text, tree.head)
        whom = self.object_of(tree)
        if kind is None or whom is None:
            return None
        found = mentions(self.text, whom)
        named = bool(found) and found[0].determiner != "indefinite"
        return (kind, found[0]) if named else None

    def object_of(self, tree: Branch) -> Phrase | None:
        """The unit right after a verb, or after an aside between commas: « assiste, à ce titre, le directeur »."""
        after = tree.children[1:5]
        asides = list(itertools.takewhile(lambda node: is_token(node, *ASIDES), after))
        ends = bool(asides) and len(after) > len(asides) and is_token(after[len(asides)], "ENTRE")
        if ends and self.text[tree.head.end] == COMMA:
            after = after[len(asides) + 1 :]
        wanted = "UNITE_DE" if "heading" in tree.head.parts else "UNITE"
        return after[0] if after and is_token(after[0], wanted) else None

    def led_too(self, tree: Branch, leading: tuple[LinkKind, Bearer] | None, bearers: tuple[Bearer, ...]) -> None:
        """« assiste le délégué, le commandant et le préfet »: the other posts that the object names."""
        if leading is None or leading[0] != "assists":
            return
        for between, also in zip(tree.children[2::2], tree.children[3::2], strict=False):
            if not is_token(between, "ENTRE") or not is_token(also, "UNITE"):
                return
            phrase = also
            helped = [found for found in mentions(self.text, phrase) if (found.nature, found.number) == ("post", "s")]
            self.link_all(leading[0], bearers, helped, phrase.span, "assistance")

    def passive(
        self, tree: Branch, bearers: tuple[Bearer, ...], start: int, clause: int, verbs: tuple[str, ...]
    ) -> None:
        """« est associé à … » is the subject's; « est assuré par le bureau A » is the agent's."""
        phrase = tree.head
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
        after = self.from_agent(tree)
        phrase = after[0] if after else None
        if not is_token(phrase, "UNITE_DE"):
            return
        relative = next(
            (index for index, node in enumerate(after) if is_token(node, "AUQUEL_RATTACHE", "AUQUEL_EST_RATTACHE")),
            None,
        )
        if relative is not None:
            end = (span_of(after[:relative]) or (start, end))[1]
        for modifier in self.said_of_agent(after[1:]):
            self.modifier(modifier, mentions(self.text, phrase))
        # « … par un responsable de pôle auquel est rattachée la mission … »
        child = next(iter(after[relative + 1 :]), None) if relative is not None else None
        for mention in mentions(self.text, phrase):
            self.facts.append(Task(mention, start, end, verbs, phrase.rule))
            if is_token(child, *DIRECT):
                self.link_all("attached_to", mentions(self.text, child), (mention,), child.span, "attachment")

    def from_agent(self, tree: Branch) -> Sequence[Node]:
        """What follows a passive from « par le chef » on; an aside may stand before: « est assuré, à terre, par … »."""
        after = tree.children[1:]
        at = next((at for at, node in enumerate(after) if is_token(node, "UNITE_DE") and "agent" in node.parts), None)
        if at is None:
            return ()
        parted = self.text[tree.head.end] == COMMA and after_comma(self.text, after[at].span[0])
        return after[at:] if parted or not at else ()

    def said_of_agent(self, after: Sequence[Node]) -> Iterator[Branch]:
        """« par des chefs de projet rattachés au directeur », « par une direction dirigée par un directeur »"""
        if after and is_token(after[0], *AGENT_MODIFIERS):
            units = itertools.takewhile(lambda node: is_token(node, "UNITE_A", "UNITE_DE"), after[1:])
            rule = AGENT_MODIFIERS[after[0].terminal]
            yield Branch(rule, [after[0], *map(as_unit, units)])

    def doing(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« qui organise les concours »; « qui le supplée » is said by the relation."""
        phrase = tree.head
        verbs = joined_lemmas(self.text, phrase)
        span = span_of(tree.children)
        if "body" not in phrase.parts:
            self.tasks(items_of(tree.children), Introduction(bearers, (meanings().unsaid,), (), phrase.rule))
            return
        helps = self.supports(tree)
        if helps and span is not None:
            self.link_all("assists", bearers, (clitic(self.text, phrase),), span, HELPING)
        told = verbs[0] in meanings().leads and len(tree.children) == 1
        if span is None or told or helps or verbs[0] in meanings().silent:
            return
        span = (body_start(tree), span[1])
        if items := items_of(tree.children):
            self.tasks(items, Introduction(bearers, verbs, (span,), phrase.rule, self.modality(phrase)))
        else:
            self.bear(bearers, span, verbs, phrase, self.leading(tree, verbs))

    def supports(self, modifier: Branch) -> bool:
        """« qui le seconde et le supplée »: a relative that makes a helper of its bearer."""
        if modifier.data != "doing" or "clitic" not in modifier.head.parts:
            return False
        return meanings().leads.get(verb_phrase_lemma(self.text, modifier.head)) == "assists"

    def denial(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« n'est pas subdivisé » says nothing but that the unit is there."""
        self.facts.append(Presence(bearers))
