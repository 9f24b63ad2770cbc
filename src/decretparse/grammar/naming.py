"""Names that a phrase's noun does not give: « dénommé », brackets, the names of a list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from decretparse.grammar.determiners import OPENING
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of, is_thing, load_words, singular_of
from decretparse.syntax.facts import Anaphor, Mention, Span
from decretparse.syntax.phrase import Phrase

QUOTES = "«» \n"
CODE = re.compile(r"\d|\s[A-Z]$")


def either_name(name: str, start: int) -> Iterator[Span]:
    """« le directeur ou la directrice de l'école »: each of the two is a name."""
    if (first := _alias_pattern("either_name").match(name)) is not None:
        yield start, start + first.end(1)
        yield start + first.end(), start + len(name)


def widened(text: str, mention: Mention, brackets: tuple[Span, ...]) -> Mention:
    """« la section des arts (peinture et sculpture) »: a bracket that is no other name belongs to the name."""
    for start, end in brackets:
        inner = text[start + 1 : end - 1]
        plain = inner == inner.lower() and not any(letter.isdigit() for letter in inner) and head_of(inner) is None
        plain = plain and _alias_pattern("opens").match(inner) is None
        if plain and len(inner.split()) in range(2, 9) and load_words().determiners.get(inner.split()[0]) is None:
            return replace(mention, name=text[mention.words[0] : end], words=(mention.words[0], end), aliases=())
    return mention


@cache
def _alias_pattern(name: str) -> re.Pattern[str]:
    return re.compile(_alias_patterns()[name])


@kept
def _alias_patterns() -> Mapping[str, str]:
    return cast(Mapping[str, str], load_toml("lexicon/aliases.toml")["patterns"])


def renamed(text: str, mention: Mention, phrase: Phrase) -> Mention:
    """« un service dénommé « X » »: X is the name, where it is but initials, or follows « ci-après », another."""
    if "called" not in phrase.parts:
        return mention
    start, end = phrase.parts["called"]
    inner = text[start:end].strip(QUOTES)
    opening = OPENING.match(inner)
    article = opening.end() if opening and opening.group().lower() in load_words().determiners else 0
    own = inner[article:].lstrip()
    if own.isupper() and " " not in own:
        return replace(mention, aliases=(*mention.aliases, (text.index(own, start), end)))
    head = head_of(own)
    later = "after" in phrase.parts or "later" in phrase.parts
    person = head is not None and head.nature == "post" and mention.nature == "structure"
    if person and (later or article):
        return mention  # « placé sous l'autorité du ministre des eaux, dénommé ci-après « le ministre » »
    if not mention.bare and later:
        return replace(mention, titles=(*mention.titles, _within(text, start, end)))
    # « un service dénommé « programme des digues » », « « opérateur des bacs » » is a service
    kind = mention.kind if head is None or person or is_thing(head.kind) else head.kind
    # « une section appelée « Centre des lampes » »: « elle » or « il »
    gender = mention.gender if head is None or head.gender in (mention.gender, "mf") else "-"
    # « section 1, dénommée « Biefs » », « La direction des biefs, dénommée « Biefs » » are known by both
    both = CODE.search(mention.name) is not None or (mention.determiner == "definite" and not mention.bare)
    titles = (*mention.titles, mention.words) if both else mention.titles
    return replace(
        mention,
        name=text[start:end],
        words=(start, end),
        kind=kind,
        said=mention.name,
        gender=gender,
        bare=False,
        titles=titles,
    )


def _within(text: str, start: int, end: int) -> Span:
    """The words inside quotation marks, without a determiner: "Agence" in « l'Agence »."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip(QUOTES))
    last = start + len(inner.rstrip(QUOTES))
    head = head_of(text[first:last])
    before = text[first : first + head.start].lower().strip() if head is not None else ""
    return (first + head.start, last) if head is not None and before in load_words().determiners else (first, last)


def called(text: str, of: Mention, words: Span) -> Mention:
    """One unit of a class, with a name of its own: « deux antennes dénommées respectivement : ― « Ponant » ; … »."""
    head = head_of(text[slice(*words)].strip(QUOTES))
    return replace(classed(text, of, words), kind=head.kind if head is not None else of.kind)


def classed(
    text: str, of: Mention, words: Span, aliases: tuple[Span, ...] = (), titles: tuple[Span, ...] = ()
) -> Mention:
    """One unit of a class, named without its noun: « trois bureaux : études, travaux et contentieux »."""
    return replace(
        of,
        name=text[slice(*words)],
        words=words,
        phrase=words,
        aliases=aliases,
        titles=titles,
        number="s",
        determiner="definite",
        count=False,
        bare=False,
    )


def one_of(text: str, of: Mention | Anaphor, words: Span) -> Mention:
    """The same, where but a pronoun may stand for the class: « Elles sont au nombre de deux : Nord et Sud »."""
    if isinstance(of, Mention):
        return classed(text, of, words)
    return Mention(words, words, text[slice(*words)], "", "structure", "s", of.gender, "definite", elided=True)


def completed(text: str, of: Mention, words: Span) -> Mention:
    """One unit of a class, whose noun its words complete: « les bureaux : ― du budget ; ― de la paye »."""
    mention = classed(text, of, words)
    return replace(mention, name=f"{singular_of(of.name)} {mention.name}")
