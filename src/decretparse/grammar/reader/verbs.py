"""What units do, by verbs with their complements: « prépare le budget », « est assuré par le bureau A »."""

import itertools
from collections.abc import Sequence

from decretparse.grammar.anaphors import clitic
from decretparse.grammar.elements import is_sentence, is_told_of, names_subject, open_in_verbs, task_of_its_own
from decretparse.grammar.meanings import joined_lemmas, meanings, verb_number
from decretparse.grammar.mentions import mentions
from decretparse.grammar.naming import called
from decretparse.grammar.reader.agents import is_subjects, read_passive
from decretparse.grammar.reader.leading import (
    head_listed,
    helped_one,
    leading_verb,
    link_attached_object,
    link_helpers,
    link_others_helped,
    link_ruler,
    supports,
    without_parts_of_object,
)
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.tasks import bear, cut, modality_of, read_tasks
from decretparse.grammar.reader.terms import BETWEEN, COMMA, Introduction
from decretparse.grammar.reader.titles import names_post, note_function, note_office
from decretparse.grammar.tree import Branch, Node, body_start, colon_at, is_token, items_of, list_terminal, span_of
from decretparse.syntax.facts import (
    Anaphor,
    Another,
    Bearer,
    Mention,
    Modality,
    Omitted,
    Passing,
    Presence,
    Span,
    Task,
)
from decretparse.syntax.phrase import LIST_OF_UNITS, UNITS, Phrase

COLON = ":"


def attribution(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase]
) -> None:
    """A main verb and what it does: « prépare le budget »."""
    again = relative_again(reading.text, tree) if reading.clause.relative else 0
    read_verbs(reading, Branch(tree.data, tree.children[:again]) if again else tree, bearers, start, pending)
    if again:
        doing(reading, Branch("doing", tree.children[again:]), bearers)


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


def tell_apart(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
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


def read_verbs(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, pending: Sequence[Phrase]
) -> None:
    """One verb, or several that share their object: « prépare et exécute le budget »."""
    phrase = tree.head
    verbs = tuple(lemma for each in (*pending, phrase) for lemma in joined_lemmas(reading.text, each))
    tree = without_named_objects(reading, without_parts_of_object(reading, tree, verbs))
    note_objects(reading, tree, verbs)
    items = without_sentences(reading, tree, bearers, verbs)
    if items is None:
        return
    if "passive" in phrase.parts and not (adds_infinitives(tree) and is_subjects(reading.text, phrase)):
        read_passive(reading, tree, bearers, start, verbs)
    elif says_who_holds_office(reading.text, phrase, verbs):
        note_office(reading, tree, bearers)
    elif verbs[-1] not in meanings().silent and not gathers_members(reading, items, bearers, verbs):
        link_ruler(reading, tree, bearers)
        if items:
            read_listed_tasks(reading, tree, bearers, verbs, modality_of(reading.text, phrase))
        else:
            read_one_task(reading, tree, bearers, start, verbs)


def says_who_holds_office(text: str, phrase: Phrase, verbs: tuple[str, ...]) -> bool:
    """« Il est le conservateur des collections », « est commandant du port »: is it a name of the post?"""
    return verbs == (meanings().copula,) or ("attribute" in phrase.parts and names_post(text, phrase))


def gathers_members(
    reading: Reading, items: Sequence[Branch], bearers: tuple[Bearer, ...], verbs: tuple[str, ...]
) -> bool:
    """« Le conseil réunit : ― le préfet ; ― deux élus »: who sits in it, and nothing that it does."""
    council = any(isinstance(bearer, Mention) and bearer.body for bearer in bearers)
    return verbs[-1] in meanings().gathers and (council or lists_members(reading, items))


def read_one_task(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int, verbs: tuple[str, ...]
) -> None:
    """What a verb with its object says: a task of its subject, and what it tells of those whom the object names."""
    phrase, span = tree.head, span_of(tree.children)
    assert span is not None
    leading = helped_one(reading, leading_verb(reading.text, tree, verbs, bearers))
    link_others_helped(reading, tree, leading, bearers)
    link_attached_object(reading, tree, bearers)
    link_helpers(reading, tree, bearers)
    note_function(reading, phrase, verbs, bearers, span[1])
    if adds_infinitives(tree):
        read_infinitives(reading, tree, bearers, start)
        return
    modality, announces = modality_of(reading.text, phrase), announces_tasks(reading.text, span)
    for bearer in bearers:
        found = Task(bearer, start, span[1], verbs, modality, leading=leading, announces=announces)
        reading.facts.append(found)


def adds_infinitives(tree: Branch) -> bool:
    """« peut être consulté et proposer un tarif »: does a modal verb go on with an infinitive of its own object?"""
    return "modal" in tree.head.parts and any(is_token(child, "ET_INFINITIF") for child in tree.children)


def without_sentences(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: Sequence[str]
) -> list[Branch] | None:
    """The items that are tasks: none where they are sentences, None where the verb only leads to these or to units."""
    if head_listed(reading, tree, bearers, verbs):
        return None
    items = items_of(tree.children)
    if list_terminal(tree.children) == LIST_OF_UNITS and any(map(is_told_of, items)):
        # « Les deux divisions sont décrites ci-après : | La division A : | Elle tient le registre. »
        reading.readers.open_list(reading, tree.children, (), ())
        return None
    if sum(map(is_sentence, items)) * 2 <= len(items):
        return items
    # « joue un rôle d'animation, via différentes instances : ― Le comité réunit … »
    reading.readers.open_list(reading, tree.children, (), ())
    leads_up = all(map(names_subject, items)) and announces_tasks(reading.text, span_of(tree.children) or tree.span)
    return None if leads_up else []


def without_named_objects(reading: Reading, tree: Branch) -> Branch:
    """« anime le réseau des groupements, à savoir : ― le groupement A, qui … »: a task, and a list of whom it names."""
    colon = colon_at(tree.children) or 0
    last = tree.children[colon - 2] if colon > 2 and is_token(tree.children[colon - 1], "INCISE") else None
    named = mentions(reading.text, last) if is_token(last, *UNITS) else ()
    kinds = {mention.kind for mention in named if mention.number == "p"}
    listed = [all_components(reading, (), (item,)) for item in items_of(tree.children) if kinds]
    if not all(listed) or kinds.isdisjoint(mention.kind for units in listed for mention in units):
        return tree
    reading.readers.open_list(reading, tree.children, (), ())
    return Branch(tree.data, tree.children[: colon - 1])


def read_listed_tasks(
    reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...], modality: Modality
) -> None:
    """The tasks that the items of a verb's list are."""
    lead = span_of(tree.children)
    own = task_of_its_own(reading.text, tree) if open_in_verbs(items_of(tree.children)) else None
    if own is not None:
        bear(reading, bearers, own, verbs, tree.head)
    read_tasks(reading, items_of(tree.children), Introduction(bearers, verbs, (lead,) if lead else (), modality))


def announces_tasks(text: str, span: Span) -> bool:
    """« exerce les missions suivantes, avec le port : elle … »: do its words lead up to what the colon opens?"""
    introduced = text[span[1] : span[1] + 2].lstrip().startswith(COLON)
    words = {word.rstrip(COMMA) for word in text[slice(*span)].split()} if introduced else set()
    return not words.isdisjoint(meanings().announced)


def note_objects(reading: Reading, tree: Branch, verbs: tuple[str, ...]) -> None:
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


def read_infinitives(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """« peut représenter l'Etat et assurer la suppléance »: each infinitive with its own complement is a task."""
    phrase = tree.head
    modality = modality_of(reading.text, phrase)
    others = [child for child in tree.children if is_token(child, "ET_INFINITIF")]
    verbs = [joined_lemmas(reading.text, each) for each in (phrase, *others)]
    for own, (first, last) in zip(verbs, cut(tree, ("ET_INFINITIF",), start), strict=False):
        for bearer in bearers:
            reading.facts.append(Task(bearer, first, last, own, modality))


def doing(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« qui organise les concours »; « qui le supplée » is said by the relation."""
    phrase = tree.head
    verbs = joined_lemmas(reading.text, phrase)
    span = span_of(tree.children)
    if "body" not in phrase.parts:
        read_tasks(reading, items_of(tree.children), Introduction(bearers, (meanings().unsaid,), (), aside=True))
        return
    helps = supports(reading.text, tree)
    if helps and span is not None:
        reading.link_all("assists", bearers, (clitic(reading.text, phrase),), span, "assistance", "helping")
    leading = leading_verb(reading.text, tree, verbs, bearers)
    if span is None or helps or verbs[0] in meanings().silent:
        return
    span = (body_start(tree), span[1])
    if items := items_of(tree.children):
        read_tasks(reading, items, Introduction(bearers, verbs, (span,), modality_of(reading.text, phrase), aside=True))
    else:
        bear(reading, bearers, span, verbs, phrase, leading)
        note_objects(reading, tree, verbs)


def denial(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« n'est pas subdivisé » says nothing but that the unit is there."""
    reading.facts.append(Presence(bearers))
