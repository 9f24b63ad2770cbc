"""What a pronoun asks for: number, gender, and how near its unit must be."""

import re
from collections.abc import Mapping
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import load_words
from decretparse.syntax.facts import Anaphor, AnaphorForm, Gender, Number, Span
from decretparse.syntax.phrase import Phrase


@kept
def _anaphor_forms() -> Mapping[str, tuple[AnaphorForm, Number, Gender]]:
    table = load_toml("lexicon/anaphora.toml")
    found: dict[str, tuple[AnaphorForm, Number, Gender]] = {}
    for form, members in table.items():
        for word, agreement in cast(Mapping[str, str], members).items():
            found[word] = (cast(AnaphorForm, form), cast(Number, agreement[1]), cast(Gender, agreement[0]))
    return found


def clitic(text: str, phrase: Phrase) -> Anaphor:
    """What the pronoun before a verb asks for: "le" in « un adjoint le remplace » a masculine."""
    words = phrase.parts["clitic"]
    readings = load_words().determiners.get(text[slice(*words)].lower(), ())
    number, gender = (readings[0].number, readings[0].gender) if readings else ("s", "-")
    return Anaphor(words, "personal", number, gender)


def has_object(text: str, phrase: Phrase) -> bool:
    """Does a verb have its object in the pronoun before it: "le conserve", but not "en précise"?"""
    return "clitic" in phrase.parts and text[slice(*phrase.parts["clitic"])].lower() in load_words().determiners


def anaphor(text: str, span: Span) -> Anaphor:
    """What a pronoun asks for: "celle-ci" the nearest feminine, "ce dernier" the last named …"""
    words = re.sub(r"\s+", " ", text[slice(*span)].lower())
    form, number, gender = _anaphor_forms().get(words, ("personal", "s", "-"))
    return Anaphor(span, form, number, gender)


def fronted(text: str, phrase: Phrase) -> tuple[Anaphor, ...]:
    """« À ce dernier sont confiés … »: the pronoun before the verb, if one stands there."""
    return (anaphor(text, phrase.parts["whom"]),) if "whom" in phrase.parts else ()
