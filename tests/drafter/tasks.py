"""How it is said what a unit does."""

from collections.abc import Callable, Sequence
from functools import partial

from tests.drafter.choices import Choices
from tests.drafter.layout import Layout, write_list
from tests.drafter.organisation import Task, Unit
from tests.drafter.page import Page

CHARGED = ("être chargé",)

# An introduction, the lemma of its verb.
_CHARGES = {
    "est chargé{e}": "être chargé",
    "est responsable": "être responsable",
    "a pour mission": "avoir pour mission",
}

_OF_INFINITIVES = ["est chargé{e}", "a pour mission"]


def perform(page: Page, choices: Choices, layout: Layout, unit: Unit, subject: Callable[[], None]) -> None:
    """One or two sentences with all tasks of a unit."""
    ways = [
        "verbs",
        "charge of nouns",
        "charge of infinitives",
        "list of nouns",
        "list of infinitives",
        "list of verbs",
    ]
    way = choices.pick("tasks", ways)
    subject()
    if way == "verbs":
        page.say(" ")
        verbs(page, unit, unit.tasks)
        page.end()
    elif way == "charge of nouns":
        introduction, lemma = _introduction(choices, unit, ["est chargé{e}", "est responsable"])
        page.say(" ")
        with page.task(unit, [lemma]):
            page.say(f"{introduction} {_nouns(unit.tasks)}")
        page.end()
    elif way == "charge of infinitives":
        introduction, lemma = _introduction(choices, unit, _OF_INFINITIVES)
        page.say(" ")
        infinitives(page, unit, unit.tasks, introduction, lemma)
        page.end()
    elif way == "list of verbs":
        items = [partial(_verb_item, page, unit, task) for task in unit.tasks]
        write_list(page, layout, 0, items)
    elif way == "list of nouns":
        introduction, lemma = _introduction(choices, unit, list(_CHARGES))
        things = lemma == "avoir pour mission" and choices.yes("things")
        page.say(f" {introduction}")
        write_list(
            page, layout, 0, [partial(_listed, page, unit, lemma, _noun(task, not things)) for task in unit.tasks]
        )
    else:
        introduction, lemma = _introduction(choices, unit, _OF_INFINITIVES)
        of_items = choices.pick("de", ["of items", "of the introduction"]) == "of items"
        page.say(f" {introduction}{'' if of_items else ' de'}")
        items = [partial(_listed, page, unit, lemma, _infinitive(task, of_items)) for task in unit.tasks]
        write_list(page, layout, 0, items)


def verbs(page: Page, unit: Unit, tasks: Sequence[Task]) -> None:
    """« prépare le budget, suit les crédits et veille à la sécurité »"""
    for place, task in enumerate(tasks):
        page.say("" if not place else " et " if place == len(tasks) - 1 else ", ")
        with page.task(unit, [verb.lemma for verb in task.verbs]):
            page.say(_finite(task))


def infinitives(page: Page, unit: Unit, tasks: Sequence[Task], introduction: str, lemma: str) -> None:
    """« est chargé de préparer le budget et de suivre les crédits »"""
    for place, task in enumerate(tasks):
        page.say("" if not place else " et " if place == len(tasks) - 1 else ", ")
        with page.task(unit, [lemma]):
            page.say(("" if place else f"{introduction} ") + _infinitive(task, True))


def charged(page: Page, choices: Choices, unit: Unit) -> None:
    """« chargé de la préparation du budget »"""
    if choices.pick("charged", ["of nouns", "of infinitives"]) == "of infinitives":
        infinitives(page, unit, unit.tasks, f"chargé{unit.e}", *CHARGED)
        return
    with page.task(unit, CHARGED):
        page.say(f"chargé{unit.e} {_nouns(unit.tasks)}")


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


def _infinitive(task: Task, of: bool) -> str:
    verb = task.verbs[0]
    words = " et ".join((verb.of if of else verb.lemma) for verb in task.verbs)
    return f"{words} {task.object('a' if verb.to else 'le')}"


def _noun(task: Task, of: bool) -> str:
    return f"{task.action('de' if of else 'le')} {task.object('de')}"


def _nouns(tasks: Sequence[Task]) -> str:
    *first, last = [_noun(task, True) for task in tasks]
    return f"{', '.join(first)} et {last}" if first else last
