"""What opens a sentence: adverbials, participles and units that stand before its subject."""

from dataclasses import dataclass, field

from decretparse.grammar.mentions import named_within
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.units import units_in
from decretparse.grammar.tree import (
    Branch,
    core_of,
    has_predicate,
    is_token,
)
from decretparse.syntax.facts import Anaphor, Bearer, Mention


@dataclass(slots=True)
class Opening:
    """What stands before a sentence's subject: adverbials, participles, « outre … »."""

    lead: int | None = None  # where the adverbials begin
    fronted: list[Branch] = field(default_factory=list)
    beside: list[Branch] = field(default_factory=list)
    title: str = ""  # « Direction de la police, la DCP … »: what says what initials stand for
    resumed: Mention | None = None  # « Quant au bureau des feux, il … »: whom the pronoun takes up
    joins: bool = False  # « ainsi que, rattachés au directeur, … »: more of what the list above is of

    def front(self, modifier: Branch) -> None:
        """« Sous l'autorité du préfet, il … » also leads in what he does, « Placé sous … » only says of whom."""
        self.fronted.append(modifier)
        if "adverbial" in modifier.head.parts:
            self.lead_in(modifier)

    def lead_in(self, adverbial: Branch) -> None:
        """« A ce titre, en liaison avec le préfet, il … »: the first of them opens what is quoted."""
        if self.lead is None:
            self.lead = adverbial.start

    def close(self, for_all: bool) -> None:
        """The sentence is read, and what opened it opens no other; but words without a verb leave « outre … » open."""
        self.fronted.clear()
        self.lead = self.resumed = None
        self.joins = False
        self.title = ""
        if for_all:
            self.beside.clear()

    def meant(self, pronoun: Anaphor) -> Bearer:
        """Whom a pronoun takes up, if it agrees; the words that named him are then no adverbial of what he does."""
        unit = self.resumed
        if unit is None or unit.number != pronoun.number or {unit.gender, pronoun.gender} == {"m", "f"}:
            return pronoun
        self.lead = None
        return unit


def opens(reading: Reading, element: Branch, before: Opening) -> bool:
    """Takes what only opens or ends a sentence; says whether the element was that."""
    rule = element.data
    if rule == "stop":
        reading.unfinished = None
    if rule in ("stop", "pause"):
        before.lead = None
    elif rule == "lead":
        before.lead_in(element)
        before.resumed = resumed(reading.text, element)
    elif rule == "fronted":
        before.front(core_of(element))
    elif rule == "beside":
        before.beside.append(element)
    elif before.fronted and rule == "remark" and is_token(element.children[0], "INCISE", "APPOSITION"):
        # « Sous l'autorité du préfet et sous réserve des compétences du maire, la direction … », « Sous l'autorité
        # du préfet des lacs, préfet du delta, la direction … »
        if has_predicate(element):
            return False
        before.lead_in(element)
    elif before.fronted and names_more(reading, before.fronted[-1], element):
        before.fronted.append(Branch("under", [*before.fronted.pop().children, *element.children]))
    elif rule == "apposed":
        before.title = reading.text[slice(*element.span)]
    else:
        links = rule == "orphan" and is_token(element.children[0], "DEUX_POINTS", "ENTRE")
        before.joins |= links and not before.fronted and is_token(element.children[0], "ENTRE")
        return links
    return True


def resumed(text: str, lead: Branch) -> Mention | None:
    """The unit of « Quant au bureau des feux, », which a pronoun behind it may take up."""
    words = lead.head.parts.get("resumed")
    return next(named_within(text, words), None) if words else None


def names_more(reading: Reading, modifier: Branch, element: Branch) -> bool:
    """« Sous l'autorité du directeur, du doyen ou du recteur, l'économe … »: only more of them."""
    named = units_in(reading, element.children) if (modifier.data, element.data) == ("under", "nominal") else []
    return bool(named) and all(each.terminal == "UNITE_DE" for each in named)
