"""What is said of a unit right where a composition names it."""

from tests.drafter import tasks
from tests.drafter.choices import Choices
from tests.drafter.direction import directed
from tests.drafter.organisation import Unit
from tests.drafter.page import Page


def brief_tail(page: Page, choices: Choices, unit: Unit) -> bool:
    """« , chargé du budget » inside a sentence; whether the unit's tasks were told."""
    if not unit.tasks or unit.chief is not None or not choices.yes("charged in the sentence"):
        return False
    page.say(", ")
    with page.task(unit, tasks.CHARGED):
        page.say(f"chargé{unit.e} {tasks.nouns(unit.tasks[:1])}")
    return True


def relative_tail(page: Page, choices: Choices, unit: Unit) -> bool:
    """« , qui prépare le budget et suit les crédits » at the end of a sentence; whether the tasks were told."""
    if len(unit.tasks) < 2 or unit.chief is not None or not choices.yes("relative at the end"):
        return False
    page.say(", qui ")
    tasks.verbs(page, unit, unit.tasks)
    return True


def has_tail(unit: Unit) -> bool:
    return bool(unit.tasks) or unit.chief is not None


def tail(page: Page, choices: Choices, unit: Unit) -> str:
    """« , chargé du budget », « , qui prépare le budget », « . Il prépare le budget »; what it was, or nothing."""
    ways = ["nothing"]
    if unit.tasks and (unit.chief is None or unit.chief in page.mentions):
        ways += ["charged", "relative", "sentence", "after a semicolon"]
    if unit.chief is not None and unit.chief not in page.mentions:
        ways.append("directed")
    way = choices.pick("item", ways)
    if way == "directed":
        page.say(", ")
        directed(page, choices, unit)
    elif way == "charged":
        page.say(", ")
        tasks.charged(page, choices, unit)
    elif way == "relative":
        page.say(", qui ")
        tasks.verbs(page, unit, unit.tasks)
    elif way == "sentence":
        page.begin(". ")
        page.say(f"{unit.it} ")
        tasks.verbs(page, unit, unit.tasks)
    elif way == "after a semicolon":
        page.say(f" ; {unit.it} ")
        tasks.verbs(page, unit, unit.tasks)
    return way


def below(choices: Choices, unit: Unit, after: str) -> tuple[str, bool] | None:
    """How the list of an item's own components is introduced, and whether with « de »; null where it cannot be."""
    ways = {", qui comprend": False, ", comprenant": False, f", composé{unit.e}": True}
    sentence = {f". {unit.it.capitalize()} comprend": False, f". {unit.it.capitalize()} se compose": True}
    if after == "nothing":
        ways |= sentence
    elif after in ("charged", "sentence") or (after == "directed" and unit.e):
        ways = sentence
    else:
        return None
    way = choices.pick("nested list", list(ways))
    return way, ways[way]
