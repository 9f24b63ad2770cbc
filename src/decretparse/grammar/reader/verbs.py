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
from decretparse.grammar.reader.classes import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.tasks import bear, cut, modality_of, read_tasks
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


def attribution(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
) -> None:
    """A main verb and what it does: « prépare le budget »."""
    again = relative_again(reading.text, tree) if reading.relative else 0
    verb_group(reading, Branch(tree.data, tree.children[:again]) if again else tree, bearers, start, pending, clause)
    if again:
        doing(reading, Branch("doing", tree.children[again:]), bearers)


def without_parts_of_object(reading: Reading, tree: Branch, verbs: Sequence[str]) -> Branch:
    """« dirige l'agence, qui comprend le bureau A et le bureau B »: what the object is made of is read apart."""
    if verbs[-1] not in meanings().leads or len(tree.children) < 3:
        return tree
    whom, *after = tree.children[1:]
    if not is_token(whom, "UNITE") or not is_token(after[0], *COMPOSING):
        return tree
    objects = mentions(reading.text, whom)
    if any(mention.determiner == "indefinite" for mention in objects):
        return tree  # « préside un comité réunissant les chefs de bureau »
    parts = [as_unit(node) if is_token(node, *UNITS) else node for node in after]
    reading.readers.read_modifier(reading, Branch(COMPOSING[after[0].terminal], parts), objects)
    return Branch(tree.data, tree.children[:2])


def relative_again(text: str, tree: Branch) -> int:
    """Where « …, en surveille l'exécution et qui tient le registre » goes on with its relative, or 0."""
    index = next((index for index, node in enumerate(tree.children) if is_token(node, "QUI_VERBE")), 0)
    before = tree.children[index - 1].end
    return index if index and text[before : tree.children[index].start].strip(BETWEEN) else 0


def disagrees(reading: Reading, phrase: Phrase, bearers: tuple[Bearer, ...]) -> bool:
    """Is the verb in another number than its would-be subject? Then its subject is somebody else."""
    number = verb_number(reading.text, phrase)
    if number is None or any(isinstance(bearer, Omitted) for bearer in bearers):
        return False
    if len(bearers) > 1 and bearers == reading.alternatives:
        return False
    several = [bearer for bearer in bearers if not isinstance(bearer, Omitted) and bearer.number == "p"]
    each = any(isinstance(bearer, Mention) and bearer.determiner == "distributive" for bearer in several)
    plural = len(bearers) > 1 or (bool(several) and not each)  # « Chacun de ces bureaux tient un registre »
    return (number == "p") != plural


def told_apart(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Il est chargé, sous l'autorité du président, de … »: the president is somebody else."""
    pronouns = [bearer for bearer in bearers if isinstance(bearer, Anaphor)]
    for before, node in itertools.pairwise(tree.children) if pronouns else ():
        if is_token(before, "SOUS") and is_token(node, "UNITE_DE"):
            whom = mentions(reading.text, node)
            reading.facts += [Another(pronoun, each) for pronoun in pronouns for each in whom]


def lists_members(reading: Reading, items: Sequence[Branch]) -> bool:
    """« Il réunit : ― Le ou les directeurs des ports ; ― Un ingénieur »: mostly persons, who sit with it."""
    posts = [any(each.nature == "post" for each in all_components(reading, (), (item,))) for item in items]
    return sum(posts) * 2 > len(items)


def verb_group(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase], clause: int
) -> None:
    """One verb, or several that share their object: « prépare et exécute le budget »."""
    phrase = tree.head
    table = meanings()
    verbs = tuple(lemma for each in (*pending, phrase) for lemma in joined_lemmas(reading.text, each))
    tree = without_parts_of_object(reading, tree, verbs)
    name_inside(reading, tree, verbs)
    if "passive" in phrase.parts:
        passive(reading, tree, bearers, start, clause, verbs)
        return
    items = without_sentences(reading, tree)
    if items is None:
        return
    if verbs[-1] in table.silent:
        if verbs == (table.copula,):
            second_office(reading, tree, bearers)
        return
    council = any(isinstance(bearer, Mention) and bearer.body for bearer in bearers)
    if verbs[-1] in table.gathers and (council or lists_members(reading, items)):
        return
    if "attribute" in phrase.parts and names_post(reading.text, phrase):
        second_office(reading, tree, bearers)
        return
    modality = modality_of(reading.text, phrase)
    if items:
        listed_tasks(reading, tree, bearers, verbs, modality)
        return
    span = span_of(tree.children)
    assert span is not None
    announces = announces_tasks(reading.text, span)
    leading = leading_verb(reading.text, tree, verbs)
    led_too(reading, tree, leading, bearers)
    attached_inside(reading, tree, bearers)
    held(reading, phrase, verbs, bearers, span[1])
    if "modal" in phrase.parts and any(is_token(child, "ET_INFINITIF") for child in tree.children):
        modal(reading, tree, bearers, start)
        return
    for bearer in bearers:
        found = Task(bearer, start, span[1], verbs, phrase.rule, modality, leading=leading, announces=announces)
        reading.facts.append(found)


def without_sentences(reading: Reading, tree: Branch) -> list[Branch] | None:
    """The items that are tasks: none where they are sentences, None where the verb only leads to these."""
    items = items_of(tree.children)
    if sum(map(is_sentence, items)) * 2 <= len(items):
        return items
    # « joue un rôle d'animation, via différentes instances : ― Le comité réunit … »
    reading.readers.open_list(reading, tree.children, (), ())
    leads_up = all(map(names_subject, items)) and announces_tasks(reading.text, span_of(tree.children) or tree.span)
    return None if leads_up else []


def listed_tasks(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...], modality: Modality
) -> None:
    """The tasks that the items of a verb's list are."""
    if not heads_listed(reading, tree, bearers, verbs):
        lead = span_of(tree.children)
        rule = tree.head.rule
        read_tasks(
            reading, items_of(tree.children), Introduction(bearers, verbs, (lead,) if lead else (), rule, modality)
        )


def heads_listed(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: Sequence[str]) -> bool:
    """« Le secrétaire général dirige les services suivants : ― le service A … »: he heads each of them."""
    items = items_of(tree.children)
    listed = all_components(reading, (), items)
    structures = any(isinstance(bearer, Mention) and bearer.nature == "structure" for bearer in bearers)
    units = list_terminal(tree.children) == LIST_OF_UNITS and len(listed) >= len(items)
    if meanings().leads.get(verbs[-1]) != "headed_by" or not units or structures:
        return False
    for item in items:
        reading.readers.read_content(reading, content_of(item), ())
    reading.link_all("headed_by", bearers, listed, tree.head.span, LEADING)
    reading.facts.append(Topic(bearers))
    return True


def announces_tasks(text: str, span: Span) -> bool:
    """« exerce les missions suivantes, avec le port : elle … »: do its words lead up to what the colon opens?"""
    introduced = text[span[1] : span[1] + 2].lstrip().startswith(COLON)
    words = {word.rstrip(COMMA) for word in text[slice(*span)].split()} if introduced else set()
    return not words.isdisjoint(meanings().announced)


def name_inside(reading: Reading, tree: Branch, verbs: tuple[str, ...]) -> None:
    """« Il réunit un comité des prix »: what « Ce comité » or « Celui-ci » may mean in the next sentence."""
    if verbs[-1] in meanings().silent:
        return
    objects = [
        named
        for node, after in itertools.pairwise([*tree.children[1:], None])
        if is_token(node, "UNITE", "UNITE_A")
        for named in as_called(reading.text, mentions(reading.text, node), after)
    ]
    if objects:
        reading.facts.append(Passing(tuple(objects)))


def as_called(text: str, named: tuple[Mention, ...], after: Node | None) -> tuple[Mention, ...]:
    """« Le maire peut créer un atelier dénommé école des quais »: by the name that it is given."""
    name = after.parts.get("called") if is_token(after, "DENOMME") else None
    return tuple(called(text, mention, name) for mention in named) if name is not None else named


def modal(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """« peut représenter l'Etat et assurer la suppléance »: each infinitive with its own complement is a task."""
    phrase = tree.head
    modality = modality_of(reading.text, phrase)
    others = [child for child in tree.children if is_token(child, "ET_INFINITIF")]
    verbs = [joined_lemmas(reading.text, each) for each in (phrase, *others)]
    for own, (first, last) in zip(verbs, cut(tree, ("ET_INFINITIF",), start), strict=False):
        for bearer in bearers:
            reading.facts.append(Task(bearer, first, last, own, phrase.rule, modality))


def names_post(text: str, phrase: Phrase) -> bool:
    """« est commandant du port »: another name of the post; « est responsable des achats »: what it does."""
    word = " ".join(text[slice(*phrase.parts["attribute"])].split())
    if masculine(word) in meanings().roles:
        return False
    found = mentions(word, Phrase("UNITE", 0, len(word)))
    return bool(found)


def second_office(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Il est le secrétaire général de la commission », « est le chef de la mission »: a name of the post."""
    after = tree.children[1:2]
    attribute = tree.head.parts.get("attribute")
    if len(bearers) > 1:  # « Le préfet et le recteur sont les chefs de … »: a name of neither
        return
    if attribute is not None:
        words = attribute[0], (span_of(tree.children[:2]) or attribute)[1]
        reading.facts += [OtherName(bearer, words) for bearer in bearers]
    elif after and is_token(after[0], "UNITE"):
        titles = mentions(reading.text, after[0])
        offices = [title for title in titles if title.nature == "post" and title.determiner == "definite"]
        reading.facts += [OtherName(bearer, office.words) for office in offices for bearer in bearers]


def held(reading: Reading, phrase: Phrase, verbs: Sequence[str], bearers: tuple[Bearer, ...], end: int) -> None:
    """« assure les fonctions de directeur du port »: a name of the post that does."""
    if len(bearers) > 1 or verbs[-1] not in meanings().holds:
        return
    before = meanings().held.match(reading.text, phrase.end, end)
    words = (before.end(), end) if before else (end, end)
    title = reading.text[slice(*words)]
    head = head_of(title)
    if head is not None and (head.start, head.nature) == (0, "post") and COMMA not in title:
        reading.facts += [OtherName(bearer, words) for bearer in bearers]


def attached_inside(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« arme le poste de veille, qui lui est rattaché »; « le programme qui lui est rattaché » only says which."""
    for before, node in itertools.pairwise(tree.children):
        if is_token(node, "QUI_LUI_RATTACHE") and is_token(before, *UNITS):
            phrase = before
            if COMMA not in reading.text[phrase.end : node.start]:
                continue
            span = phrase.start, phrase.end
            reading.link_all("attached_to", mentions(reading.text, phrase), bearers, span, "attachment")


def leading_verb(text: str, tree: Branch, verbs: Sequence[str]) -> tuple[LinkKind, Bearer] | None:
    """« dirige la structure », « assiste le directeur »: the unit that the object names."""
    heading = "heading" in tree.head.parts  # « assure la direction du service »
    kind = "headed_by" if heading else meanings().leads.get(verbs[0]) if len(verbs) == 1 else None
    if kind == "assists" and "clitic" in tree.head.parts:
        return kind, clitic(text, tree.head)
    whom = object_of(text, tree)
    if kind is None or whom is None:
        return None
    found = mentions(text, whom)
    named = bool(found) and found[0].determiner != "indefinite"
    return (kind, found[0]) if named else None


def object_of(text: str, tree: Branch) -> Phrase | None:
    """The unit right after a verb, or after an aside between commas: « assiste, à ce titre, le directeur »."""
    after = tree.children[1:5]
    asides = list(itertools.takewhile(lambda node: is_token(node, *ASIDES), after))
    ends = bool(asides) and len(after) > len(asides) and is_token(after[len(asides)], "ENTRE")
    if ends and text[tree.head.end] == COMMA:
        after = after[len(asides) + 1 :]
    wanted = "UNITE_DE" if "heading" in tree.head.parts else "UNITE"
    return after[0] if after and is_token(after[0], wanted) else None


def led_too(
    reading: Reading, tree: Branch, leading: tuple[LinkKind, Bearer] | None, bearers: tuple[Bearer, ...]
) -> None:
    """« assiste le délégué, le commandant et le préfet »: the other posts that the object names."""
    if leading is None or leading[0] != "assists":
        return
    for between, also in zip(tree.children[2::2], tree.children[3::2], strict=False):
        if not is_token(between, "ENTRE") or not is_token(also, "UNITE"):
            return
        phrase = also
        helped = [found for found in mentions(reading.text, phrase) if (found.nature, found.number) == ("post", "s")]
        reading.link_all(leading[0], bearers, helped, phrase.span, "assistance")


def passive(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, clause: int, verbs: tuple[str, ...]
) -> None:
    """« est associé à … » is the subject's; « est assuré par le bureau A » is the agent's."""
    phrase = tree.head
    lemma = passive_lemma(reading.text, phrase)
    span = span_of(tree.children)
    if span is None:
        return
    if lemma in meanings().subject_bears:
        if items := items_of(tree.children):
            read_tasks(
                reading, items, Introduction(bearers, verbs, (span,), phrase.rule, modality_of(reading.text, phrase))
            )
        else:
            bear(reading, bearers, (start, span[1]), verbs, phrase)
    elif lemma in meanings().agent_bears:
        agent(reading, tree, min(start, clause), span[1], verbs)


def agent(reading: Reading, tree: Branch, start: int, end: int, verbs: tuple[str, ...]) -> None:
    """« La paie est tenue par le bureau A. »"""
    after = from_agent(reading.text, tree)
    phrase = after[0] if after else None
    if not is_token(phrase, "UNITE_DE"):
        return
    relative = next(
        (index for index, node in enumerate(after) if is_token(node, "AUQUEL_RATTACHE", "AUQUEL_EST_RATTACHE")),
        None,
    )
    if relative is not None:
        end = (span_of(after[:relative]) or (start, end))[1]
    for modifier in said_of_agent(after[1:]):
        reading.readers.read_modifier(reading, modifier, mentions(reading.text, phrase))
    # « … par un responsable de pôle auquel est rattachée la mission … »
    child = next(iter(after[relative + 1 :]), None) if relative is not None else None
    for mention in mentions(reading.text, phrase):
        reading.facts.append(Task(mention, start, end, verbs, phrase.rule))
        if is_token(child, *DIRECT):
            reading.link_all("attached_to", mentions(reading.text, child), (mention,), child.span, "attachment")


def from_agent(text: str, tree: Branch) -> Sequence[Node]:
    """What follows a passive from « par le chef » on; an aside may stand before: « est assuré, à terre, par … »."""
    after = tree.children[1:]
    at = next((at for at, node in enumerate(after) if is_token(node, "UNITE_DE") and "agent" in node.parts), None)
    if at is None:
        return ()
    parted = text[tree.head.end] == COMMA and after_comma(text, after[at].span[0])
    return after[at:] if parted or not at else ()


def said_of_agent(after: Sequence[Node]) -> Iterator[Branch]:
    """« par des chefs de projet rattachés au directeur », « par une direction dirigée par un directeur »"""
    if after and is_token(after[0], *AGENT_MODIFIERS):
        units = itertools.takewhile(lambda node: is_token(node, "UNITE_A", "UNITE_DE"), after[1:])
        rule = AGENT_MODIFIERS[after[0].terminal]
        yield Branch(rule, [after[0], *map(as_unit, units)])


def doing(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« qui organise les concours »; « qui le supplée » is said by the relation."""
    phrase = tree.head
    verbs = joined_lemmas(reading.text, phrase)
    span = span_of(tree.children)
    if "body" not in phrase.parts:
        read_tasks(reading, items_of(tree.children), Introduction(bearers, (meanings().unsaid,), (), phrase.rule))
        return
    helps = supports(reading.text, tree)
    if helps and span is not None:
        reading.link_all("assists", bearers, (clitic(reading.text, phrase),), span, HELPING)
    told = verbs[0] in meanings().leads and len(tree.children) == 1
    if span is None or told or helps or verbs[0] in meanings().silent:
        return
    span = (body_start(tree), span[1])
    if items := items_of(tree.children):
        read_tasks(
            reading, items, Introduction(bearers, verbs, (span,), phrase.rule, modality_of(reading.text, phrase))
        )
    else:
        bear(reading, bearers, span, verbs, phrase, leading_verb(reading.text, tree, verbs))


def supports(text: str, modifier: Branch) -> bool:
    """« qui le seconde et le supplée »: a relative that makes a helper of its bearer."""
    if modifier.data != "doing" or "clitic" not in modifier.head.parts:
        return False
    return meanings().leads.get(verb_phrase_lemma(text, modifier.head)) == "assists"


def denial(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« n'est pas subdivisé » says nothing but that the unit is there."""
    reading.facts.append(Presence(bearers))
