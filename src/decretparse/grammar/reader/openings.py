"""What opens a sentence: adverbials, participles and units that stand before its subject."""

from dataclasses import dataclass, field

from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.units import units_in
from decretparse.grammar.tree import (
    Branch,
    core_of,
    has_predicate,
    is_token,
)
from decretparse.syntax.facts import Span


@dataclass(slots=True)
class Opening:
    """What stands before a sentence's subject: adverbials, participles, « outre … »."""

    leads: list[Span] = field(default_factory=list)
    fronted: list[Branch] = field(default_factory=list)
    beside: list[Branch] = field(default_factory=list)
    joins: bool = False  # « ainsi que, rattachés au directeur, … »: more of what the list above is of

    def front(self, modifier: Branch) -> None:
        """« Sous l'autorité du préfet, il … » also leads in what he does, « Placé sous … » only says of whom."""
        self.fronted.append(modifier)
        if "adverbial" in modifier.head.parts:
            self.leads.append(modifier.span)


def opens(reading: Reading, element: Branch, before: Opening) -> bool:
    """Takes what only opens or ends a sentence; says whether the element was that."""
    rule = element.data
    if rule == "stop":
        reading.unfinished = None
    if rule in ("stop", "pause"):
        before.leads.clear()
    elif rule == "lead":
        before.leads.append(element.span)
    elif rule == "fronted":
        before.front(core_of(element))
    elif rule == "beside":
        before.beside.append(element)
    elif before.fronted and rule == "remark" and is_token(element.children[0], "INCISE", "APPOSITION"):
        # « Sous l'autorité du préfet et sous réserve des compétences du maire, la direction … », « Sous l'autorité
        # du préfet des lacs, préfet du delta, la direction … »
        if has_predicate(element):
            return False
        before.leads.append(element.span)
    elif before.fronted and names_more(reading, before.fronted[-1], element):
        before.fronted.append(Branch("under", [*before.fronted.pop().children, *element.children]))
    elif rule == "apposed":
        reading.title = reading.text[slice(*element.span)]
    else:
        links = rule == "orphan" and is_token(element.children[0], "DEUX_POINTS", "ENTRE")
        before.joins |= links and not before.fronted and is_token(element.children[0], "ENTRE")
        return links
    return True


def names_more(reading: Reading, modifier: Branch, element: Branch) -> bool:
    """« Sous l'autorité du directeur, du doyen ou du recteur, l'économe … »: only more of them."""
    named = units_in(reading, element.children) if (modifier.data, element.data) == ("under", "nominal") else []
    return bool(named) and all(each.terminal == "UNITE_DE" for each in named)
