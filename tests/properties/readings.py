"""What a document says, without offsets and without the letters that a change of typography may change."""

import re
import unicodedata
from typing import Any

from decretparse import Document
from decretparse.model import Attribution, Event, Reference, Relation, Spanned, Unit

_MARKS = str.maketrans("’‘“”«»‐‑‒–—―−", '\'\'""""-------')


def folded(words: str) -> str:
    """Words without accents, ligatures, the shapes of marks, and blanks that typography asks for."""
    bare = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("Œ", "OE"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_MARKS)
    bare = re.sub(r"\bno(?=\s*\d)|\bn[º°](?=\s*\d)", "n°", bare, flags=re.IGNORECASE)
    return " ".join(re.sub(r"\s+(?=[;:!?])", "", bare.replace('"', " ")).split())


def reading(doc: Document, *, confidence: bool = True) -> dict[str, list[Any]]:
    """All facts of a document, ids included."""

    def words(place: Spanned) -> str:
        return folded(doc.text_of(place))

    def sure(fact: Unit | Relation | Attribution | Event) -> tuple[str | bool, ...]:
        return (fact.confidence, fact.quoted) if confidence else (fact.quoted,)

    def unit(each: Unit) -> tuple[Any, ...]:
        named = (folded(each.name), tuple(map(folded, each.aliases)), tuple(map(words, each.mentions)))
        office = getattr(each, "office_of", None)
        return each.id, each.nature, each.kind, *named, each.collective, office, sure(each)

    def attribution(each: Attribution) -> tuple[Any, ...]:
        actions = tuple((action.lemma, action.form, words(action)) for action in each.actions)
        qualifiers = tuple(
            (found.kind, folded(found.text), tuple(map(folded, found.bodies))) for found in each.qualifiers
        )
        parts = (actions, qualifiers, tuple(map(words, each.lead)))
        return each.id, each.unit, folded(each.text), each.verbs, each.modality, *parts, sure(each)

    def reference(each: Reference) -> tuple[Any, ...]:
        title = folded(each.title or "")
        return folded(each.text), each.text_kind, each.articles, each.number, each.date, title, each.identifier

    return {
        "units": [unit(each) for each in doc.units],
        "relations": [(each.id, each.kind, each.child, each.parent, sure(each)) for each in doc.relations],
        "attributions": [attribution(each) for each in doc.attributions],
        "events": [(each.id, each.kind, each.units, each.into, each.effective_date) for each in doc.events],
        "references": [reference(each) for each in doc.references],
        "diagnostics": [(each.code, words(each)) for each in doc.diagnostics],
        "articles": [each.number for each in doc.articles],
    }
