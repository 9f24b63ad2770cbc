"""How it is said what a unit does."""

from collections.abc import Callable, Sequence
from functools import partial

from tests.drafter.choices import Choices
from tests.drafter.layout import Layout, write_list
from tests.drafter.organisation import Task, Unit
from tests.drafter.page import Page
from tests.drafter.words import words

CHARGED = ("être chargé",)

# An introduction and the lemma of its verb; those that take infinitives.
_CHARGES = {
    "est chargé{e}": "être chargé",
    "est responsable": "être responsable",
    "a pour mission": "avoir pour mission",
}
_OF_INFINITIVES = ["est chargé{e}", "a pour mission"]
_MODALS = {"may": "peut", "must": "doit"}
_LISTS = ["list of nouns", "list of infinitives", "list of verbs", "list of bare nouns"]


def perform(
    page: Page, choices: Choices, layout: Layout, unit: Unit, named: bool, subject: Callable[..., None]
) -> None:
    """A sentence with all tasks of a unit, which its subject has `named` or not."""
    ways = ["verbs", "charge of nouns", "charge of infinitives", "may", "must"]
    way = choices.pick("tasks", ways + _LISTS[: None if named else -1])
    if way in _LISTS:
        subject(verb=way in ("list of nouns", "list of infinitives"))
        _perform_in_list(page, choices, layout, unit, way)
        return
    start = _fronted(page, choices)
    subject()
    if start is None:
        _aside(page, choices)
    page.say(" ")
    if way == "verbs":
        verbs(page, unit, unit.tasks, start)
    elif way in _MODALS:
        _modal(page, unit, way, start)
    elif way == "charge of nouns":
        introduction, lemma = _introduction(choices, unit, ["est chargé{e}", "est responsable"])
        with page.task(unit, [lemma], start):
            page.say(f"{introduction} {nouns(unit.tasks)}")
    else:
        infinitives(page, unit, unit.tasks, *_introduction(choices, unit, _OF_INFINITIVES), start)
    page.end()


def _fronted(page: Page, choices: Choices) -> int | None:
    """« A ce titre, », « En liaison avec les préfets, »: where it begins, if there is one."""
    start = len(page.text)
    way = choices.pick("fronted", ["nothing", "nothing", "A ce titre", "En liaison avec"])
    if way == "nothing":
        return None
    page.say(f"{way}, " if way == "A ce titre" else f"{way} {choices.any_of(words().partners)}, ")
    return start


def _aside(page: Page, choices: Choices) -> None:
    """« Le bureau, en liaison avec les préfets, »"""
    if choices.pick("between subject and verb", ["nothing", "nothing", "en liaison avec"]) != "nothing":
        page.say(f", en liaison avec {choices.any_of(words().partners)},")


def _perform_in_list(page: Page, choices: Choices, layout: Layout, unit: Unit, way: str) -> None:
    if way == "list of verbs":
        write_list(page, layout, 0, [partial(_verb_item, page, unit, task) for task in unit.tasks])
        return
    if way == "list of bare nouns":
        introduction, lemma, of = "", "être chargé", None
    elif way == "list of nouns":
        introduction, lemma = _introduction(choices, unit, list(_CHARGES))
        of = not (lemma == "avoir pour mission" and choices.yes("things"))
    else:
        introduction, lemma = _introduction(choices, unit, _OF_INFINITIVES)
        of = choices.pick("de", ["of items", "of the introduction"]) == "of items"
        introduction += "" if of else " de"
    write = _infinitive if way == "list of infinitives" else _noun
    page.say(f" {introduction}".rstrip())
    listed = [partial(_listed, page, unit, lemma, write(task, of)) for task in unit.tasks]
    write_list(page, layout, 0, listed)


def verbs(page: Page, unit: Unit, tasks: Sequence[Task], start: int | None = None) -> None:
    """« prépare le budget, suit les crédits et veille à la sécurité »"""
    for place, task in enumerate(tasks):
        page.say("" if not place else " et " if place == len(tasks) - 1 else ", ")
        with page.task(unit, [verb.lemma for verb in task.verbs], None if place else start):
            page.say(_finite(task))


def _modal(page: Page, unit: Unit, way: str, start: int | None) -> None:
    """« peut préparer le budget et suivre les crédits »"""
    for place, task in enumerate(unit.tasks):
        page.say("" if not place else " et " if place == len(unit.tasks) - 1 else ", ")
        with page.task(unit, [verb.lemma for verb in task.verbs], None if place else start, way):
            page.say(("" if place else f"{_MODALS[way]} ") + _infinitive(task, False))


def infinitives(
    page: Page, unit: Unit, tasks: Sequence[Task], introduction: str, lemma: str, start: int | None = None
) -> None:
    """« est chargé de préparer le budget et de suivre les crédits »"""
    for place, task in enumerate(tasks):
        page.say("" if not place else " et " if place == len(tasks) - 1 else ", ")
        with page.task(unit, [lemma], None if place else start):
            page.say(("" if place else f"{introduction} ") + _infinitive(task, True))


def charged(page: Page, choices: Choices, unit: Unit) -> None:
    """« chargé de la préparation du budget »"""
    if choices.pick("charged", ["of nouns", "of infinitives"]) == "of infinitives":
        infinitives(page, unit, unit.tasks, f"chargé{unit.e}", *CHARGED)
        return
    with page.task(unit, CHARGED):
        page.say(f"chargé{unit.e} {nouns(unit.tasks)}")


def _introduction(choices: Choices, unit: Unit, possible: Sequence[str]) -> tuple[str, str]:
    introduction = choices.pick("introduction", possible)
    return introduction.format(e=unit.e), _CHARGES[introduction]


def _verb_item(page: Page, unit: Unit, task: Task, end: str) -> None:
    verbs(page, unit, [task])
    page.say(end)


def _listed(page: Page, unit: Unit, lemma: str, words: str, end: str) -> None:
    with page.task(unit, [lemma]):
        page.say(words)
    page.say(end)


def _finite(task: Task) -> str:
    verb = task.verbs[0]
    return f"{' et '.join(verb.singular for verb in task.verbs)} {task.object('a' if verb.to else 'le')}"


def _infinitive(task: Task, of: bool | None) -> str:
    verb = task.verbs[0]
    words = " et ".join((verb.of if of else verb.lemma) for verb in task.verbs)
    return f"{words} {task.object('a' if verb.to else 'le')}"


def _noun(task: Task, of: bool | None) -> str:
    """« de la préparation du budget », « la préparation … »; « préparation … » where `of` is null."""
    return f"{task.action('bare' if of is None else 'de' if of else 'le')} {task.object('de')}"


def nouns(tasks: Sequence[Task]) -> str:
    *first, last = [_noun(task, True) for task in tasks]
    return f"{', '.join(first)} et {last}" if first else last
