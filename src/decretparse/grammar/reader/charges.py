"""What units are charged with: « est chargé de préparer … », « lui sont confiés … »."""

from collections.abc import Iterator, Sequence

from decretparse.grammar.anaphors import anaphor, fronted
from decretparse.grammar.elements import open_in_verbs, task_of_its_own
from decretparse.grammar.meanings import charge_lemma, form_of, in_turn, meanings
from decretparse.grammar.mentions import OTHER_NAMES, WORD, mentions, named_first
from decretparse.grammar.reader.agents import read_said_of
from decretparse.grammar.reader.leading import leading_verb, link_ruler
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.tasks import bear, cut, is_aside, read_tasks
from decretparse.grammar.reader.terms import Introduction, mentioned
from decretparse.grammar.reader.units import units_in
from decretparse.grammar.reader.verbs import doing
from decretparse.grammar.tree import Branch, Node, colon_in, is_token, items_of, span_of
from decretparse.syntax.facts import Anaphor, Bearer, Mention, Omitted, Span, Task, Topic
from decretparse.syntax.phrase import Phrase

ONE_OBJECT = 2  # « est responsable du service », and of nothing else
LEAD_IN = 3  # « est chargé notamment de : »: so much stands before the colon of a list on one line


def charge(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """« est chargé de préparer …, de suivre … », « a pour missions : » with its list."""
    phrase = tree.head
    verbs = (charge_lemma(reading.text, phrase),)
    link_ruler(reading, tree, bearers)
    items = items_of(tree.children)
    span = span_of(tree.children)
    assert span is not None
    if items:
        if is_told(reading.text, tree, items):
            own = task_of_its_own(reading.text, tree) or span_of(tree.children[: colon_in(tree)]) or span
            bear(reading, bearers, (start, own[1]), verbs, phrase)
        read_tasks(reading, items, Introduction(bearers, verbs, (span,), aside=is_aside(phrase)))
        return
    if all(is_token(child, "DEUX_POINTS") for child in tree.children[1:]):
        return  # « Attributions : », over sentences that say them
    if lists_in_line(tree):
        read_charges_in_line(reading, tree, bearers, verbs)
        return
    parts = parts_of_charge(reading.text, tree, start)
    paired = 1 < len(parts) == len(bearers) and in_turn(reading.text, phrase.span)
    leading = leading_verb(reading.text, tree, verbs, bearers) if len(tree.children) == ONE_OBJECT else None
    for index, part in enumerate(parts):
        bear(reading, bearers[index : index + 1] if paired else bearers, part, verbs, phrase, leading)


def is_told(text: str, tree: Branch, items: Sequence[Branch]) -> bool:
    """« Le bureau chargé des quais : ― assure … ; ― tient … »: verbs of their own are no parts of the charge."""
    before = tree.children[1 : colon_in(tree)]
    tells = any(len(text[slice(*node.span)].split()) > 1 for node in before)
    announces = bool(before) and text.endswith(meanings().announced, *before[-1].span)
    return tells and not announces and open_in_verbs(items)


def lists_in_line(tree: Branch) -> bool:
    """« est chargé : du budget ; des achats », « est chargé de : préparer … ; suivre … », « Missions : l'accueil »"""
    colon = colon_in(tree)
    if "label" in tree.head.parts:
        return colon == 1
    opens = not any(is_token(child, "ET_TACHE") for child in tree.children[:colon])
    return opens and colon <= LEAD_IN and any(is_token(child, "ET_TACHE") for child in tree.children)


def read_charges_in_line(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...]) -> None:
    """« est chargée : de la veille ; des achats ; de la paie »: a task a part."""
    phrase = tree.head
    colon = colon_in(tree)
    own, lead = Branch("charge", tree.children[colon + 1 :]), span_of(tree.children[:colon])
    begins = span_of(own.children)
    for part in cut(own, ("ET_TACHE",), begins[0]) if begins is not None else ():
        reading.facts += [
            Task(bearer, *part, verbs, lead=(lead,) if lead else (), aside=is_aside(phrase)) for bearer in bearers
        ]


def parts_of_charge(text: str, tree: Branch, start: int) -> list[Span]:
    """One span a coordinated infinitive: "est chargé de préparer le budget", "de suivre son exécution"."""
    infinitive = tree.head.parts.get("infinitive")
    if infinitive is None:
        # « est chargé de la tenue du plan et d'évaluer les crues »: from the first infinitive on, each is one
        fresh = next((child.start for child in tree.children if is_token(child, "ET_DE") and "fresh" in child.parts), 0)
        return cut(tree, ("ET_DE", "ET_TACHE") if fresh else ("ET_TACHE",), start, fresh)
    # « est chargé de veiller à garder les digues et à tenir le registre » is one, « consiste à … et à … » two
    children = [child for child in tree.children if not is_token(child, "ET_DE") or follows_as(child, tree.head)]
    children = list(without_inner_infinitives(text, children, infinitive[0]))
    # « est chargé, en liaison avec le port, de préparer … »: this comma parts nothing
    return cut(Branch(tree.data, children), ("ET_DE", "ET_INFINITIF", "ET_TACHE"), start, infinitive[0])


def without_inner_infinitives(text: str, children: Sequence[Node], start: int) -> Iterator[Node]:
    """« de garder les quais, poser les feux » are two; « d'aider à garder les quais et poser les feux » is one."""
    for child in children:
        if is_token(child, "ET_INFINITIF") and infinitives_in(text, start, child.start) > 1:
            continue
        yield child
        if is_token(child, "ET_DE", "ET_INFINITIF", "ET_TACHE"):
            start = child.end


def infinitives_in(text: str, start: int, end: int) -> int:
    """How many infinitives stand between two places."""
    return sum(form_of(match.group(), "infinitive") is not None for match in WORD.finditer(text, start, end))


def follows_as(phrase: Phrase, head: Phrase) -> bool:
    """« est compétent pour …, pour … »: by the preposition that brings the head's own infinitive?"""
    return all((which in phrase.parts) == (which in head.parts) for which in ("aim", "goal"))


def entrusting(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Lui sont confiés le suivi … et la gestion … », « L'Administration A est confiée à un directeur »."""
    if heads := heads_entrusted(reading.text, tree, bearers):
        reading.link_all("headed_by", heads, bearers, tree.children[1].span, "direction")
    else:
        read_entrusted(reading, tree, bearers, reading.clause.begin)


def heads_entrusted(text: str, tree: Branch, bearers: tuple[Bearer, ...]) -> tuple[Mention, ...]:
    """Those to whom a structure is entrusted as a whole, and no task: « un directeur », new in the text."""
    whom = next(iter(tree.children[1:]), None)
    named = mentions(text, whom) if is_token(whom, "UNITE_A") else ()
    posts = all((mention.nature, mention.determiner) == ("post", "indefinite") for mention in named)
    return named if posts and all(map(is_whole, bearers)) else ()


def is_whole(bearer: Bearer) -> bool:
    """« L'Administration A est confiée à », « Chacune est confiée à », but « L'administration des ports » is a task."""
    if isinstance(bearer, Mention):
        return not bearer.weak or bearer.name[0].isupper()
    return isinstance(bearer, Anaphor) and bearer.form == "each"


def read_entrusted(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """The whole clause is the task of whom it is entrusted to."""
    phrase = tree.head
    if (aimed := reading.take_aimed()) is not None:
        read_entrusted_before(reading, tree, aimed)
        return
    targets = list(entrusted_to(tree.children[1:], "UNITE_DE" if "of" in phrase.parts else "UNITE_A"))
    places = [tree.children.index(node) for node in targets]
    found: tuple[Bearer, ...] = tuple(m for at in places for m in named_first(reading.text, tree.children[at:]))
    found = found or fronted(reading.text, phrase)
    if "lui" in phrase.parts:
        named = any(isinstance(bearer, Mention) and bearer.phrase[0] >= start for bearer in bearers)
        told = (reading.whom or anaphor(reading.text, phrase.parts["lui"]),) if named else bearers
        found = told or (Omitted((start, start)),)
    if found:
        reading.facts.append(Topic(found))
    verbs = (charge_lemma(reading.text, phrase),)
    if read_list_of_tasks(reading, tree, found, verbs):
        return
    if lists_in_line(tree):
        read_charges_in_line(reading, tree, found, verbs)
        return
    after = places[-1] + 1 if places else len(tree.children)
    relative = any(is_token(node, "QUI_VERBE") for node in tree.children[after : after + 1])
    more = after if relative else len(tree.children)
    span = span_of(tree.children[:more])
    assert span is not None
    end = read_said_of(reading, tree.children[places[-1] :]) if places else None
    bear(reading, found, (start, end or span[1]), verbs, phrase)
    if more < len(tree.children):
        doing(reading, Branch("doing", tree.children[more:]), found)


def read_entrusted_before(reading: Reading, tree: Branch, aimed: Branch) -> None:
    """« Au service intérieur sont confiés la garde des salles et l'entretien des jardins »"""
    phrase = tree.head
    start, end = aimed.start, (span_of(tree.children) or aimed.span)[1]
    found = mentioned(units_in(reading, aimed.children))
    reading.facts.append(Topic(found))
    verbs = (charge_lemma(reading.text, phrase),)
    if not read_list_of_tasks(reading, tree, found, verbs):
        bear(reading, found, (start, end), verbs, phrase)


def read_list_of_tasks(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], verbs: tuple[str, ...]) -> bool:
    """« Au bureau incombent les missions suivantes : ― … »: a task an item; is there a list?"""
    items, span = items_of(tree.children), span_of(tree.children)
    if items:
        read_tasks(reading, items, Introduction(bearers, verbs, (span,) if span else ()))
    return bool(items)


def entrusted_to(nodes: Sequence[Node], terminal: str) -> Iterator[Phrase]:
    """The units of the first run in the case of those whom something is entrusted to."""
    found = False
    for node in nodes:
        if is_token(node, terminal):
            found = True
            yield node
        elif found and not is_token(node, "ENTRE", "ENTRE_ET", *OTHER_NAMES):
            return
