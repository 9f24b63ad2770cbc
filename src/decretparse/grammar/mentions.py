"""From unit phrases and pronouns to mentions: name, kind, number and gender of what a text names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from decretparse.grammar.tree import Branch, is_token, is_tree, phrases
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.function_words import Determiner as Reading
from decretparse.lexicon.nouns import head_of, is_thing, load_persons, load_words, presumed_singular, singular_of
from decretparse.syntax.facts import Anaphor, AnaphorForm, Determiner, Gender, Mention, Nature, Number, Span
from decretparse.syntax.phrase import UNITS, Phrase

QUOTES = "«» \n"
CODE = re.compile(r"\d|\s[A-Z]$")
OPENING = re.compile(r"[^\W_]+'?")
BRINGING_IN = ("demonstrative", "indefinite")
NAMED_WITHIN = "within"
# Phrases that say what is done, and may name units within: « l'action des services régionaux ».
COMPLEMENTS = frozenset({"TEXTE", "INCONNU", "INCONNU_DE", "UNITE", "UNITE_DE", "UNITE_A", "UNITE_DES"})
SHARED_PARTS = ("a", "b", "c", "d", "e", "f", "g", "h")


def mentions(text: str, phrase: Phrase, aliases: tuple[Span, ...] = ()) -> tuple[Mention, ...]:
    """The units that a unit phrase names: one, or several that share a head noun."""
    if phrase.terminal == "UNITES":
        return tuple(_shared(text, phrase) if "kind" in phrase.parts else _classes(text, phrase))
    span = phrase.parts.get("named", phrase.span)
    return (_mention(text, phrase, text[slice(*span)], span, aliases),)


def _mention(
    text: str, phrase: Phrase, name: str, words: Span, aliases: tuple[Span, ...], number: Number | None = None
) -> Mention:
    if "elided" in phrase.parts:
        return _elided(text, phrase, name, words)
    head = head_of(name)
    determiner, determined = determiner_of(text, phrase)
    if head is None:
        return _initials(name, words, phrase, determiner, gender_of(text, phrase))
    # « les direction et services suivants »: the article tells, the first noun does not.
    told = determined if determined == "p" or head.number not in ("s", "p") else head.number
    return Mention(
        words=words,
        phrase=phrase.span,
        name=name,
        kind=head.kind,
        nature=head.nature,
        number=number or told or "s",
        gender=head.gender if head.gender != "mf" else gender_of(text, phrase),
        determiner=determiner,
        rule=phrase.rule,
        count="count" in phrase.parts,
        bare=head.end == len(name) and not _is_ordinal(name.split()[0]),
        body=head.body,
        weak=head.weak,
        person=head.kind in load_persons(),
        aliases=aliases,
        titles=(*_code(phrase), *_either_name(name, words[0])),
    )


def _either_name(name: str, start: int) -> Iterator[Span]:
    """« le directeur ou la directrice de l'école »: each of the two is a name."""
    if (first := _alias_pattern("either_name").match(name)) is not None:
        yield start, start + first.end(1)
        yield start + first.end(), start + len(name)


def _is_ordinal(word: str) -> bool:
    """« le troisième bureau », « le 3e bureau »: the number is its name."""
    words = load_words()
    return word.lower() in words.ordinals or words.ordinal_figures.fullmatch(word.lower()) is not None


def _initials(name: str, words: Span, phrase: Phrase, determiner: Determiner, gender: Gender) -> Mention:
    """« la DGS »: a unit only where the text has said whose initials these are, or what it is made of."""
    span = phrase.span
    return Mention(words, span, name, "", "structure", "s", gender, determiner, phrase.rule, initials=True)


def _elided(text: str, phrase: Phrase, name: str, words: Span) -> Mention:
    """« celle de la chasse »: of the kind of the unit that the text speaks of."""
    _, number, gender = _anaphor_forms()[text[slice(*phrase.parts["elided"])].lower()]
    span = phrase.span
    return Mention(words, span, name, "", "structure", number, gender, "definite", phrase.rule, elided=True)


def unknown(text: str, phrase: Phrase, nature: Nature) -> tuple[Mention, ...]:
    """A unit whose noun no list has: its kind is its first word."""
    words = phrase.parts["named"]
    name = text[slice(*words)]
    determiner, number = determiner_of(text, phrase)
    number = number or ("p" if "count" in phrase.parts else "s")
    singular = singular_of if number == "s" else presumed_singular
    return (
        Mention(
            words=words,
            phrase=phrase.span,
            name=name,
            kind=singular(text[slice(*phrase.parts["kind"])].lower()),
            nature=nature,
            number=number,
            gender=gender_of(text, phrase),
            determiner=determiner,
            rule=phrase.rule,
            count="count" in phrase.parts,
            bare=phrase.parts["kind"] == words,
        ),
    )


def named_by(text: str, tree: Branch) -> tuple[Mention, ...]:
    """The units that a unit phrase names, with what its brackets and « dénommé » say of their names."""
    brackets = tuple((child.start, child.end) for child in tree.children if is_token(child, "SIGLE"))
    found = tuple(widened(text, mention, brackets) for mention in mentions(text, tree.head, brackets))
    for child in tree.children:
        if is_tree(child, "named"):
            found = tuple(renamed(text, mention, child.head) for mention in found)
    return found


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
    if head is not None and head.nature == "post" and mention.nature == "structure":
        return mention  # « placé sous l'autorité du ministre des eaux, dénommé ci-après « le ministre » »
    if not mention.bare and ("after" in phrase.parts or "later" in phrase.parts):
        return replace(mention, titles=(*mention.titles, _within(text, start, end)))
    # « un service dénommé « programme des digues » » is a service
    kind = mention.kind if head is None or is_thing(head.kind) else head.kind
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


def classed(text: str, of: Mention, words: Span, aliases: tuple[Span, ...] = ()) -> Mention:
    """One unit of a class, named without its noun: « trois bureaux : études, travaux et contentieux »."""
    return replace(
        of,
        name=text[slice(*words)],
        words=words,
        phrase=words,
        aliases=aliases,
        number="s",
        determiner="definite",
        count=False,
        bare=False,
    )


def completed(text: str, of: Mention, words: Span) -> Mention:
    """One unit of a class, whose noun its words complete: « les bureaux : ― du budget ; ― de la paye »."""
    mention = classed(text, of, words)
    return replace(mention, name=f"{singular_of(of.name)} {mention.name}")


def owners_in(text: str, mention: Mention) -> tuple[Mention, ...]:
    """The structure inside a class's name: « les services communs de l'université », « les organes de l'ADB »."""
    words = load_words()
    start = mention.words[0]
    for match in re.finditer(r"[^\W_]+'?", mention.name):
        before = mention.name[: match.start()].split()[-1:] if match.start() else []
        reading = words.determiners.get(match.group().lower(), ())
        linked = any(found.preposition for found in reading) or (bool(reading) and bool(before) and len(before[0]) <= 2)
        rest = mention.name[match.end() :].lstrip()
        head = head_of(rest) if linked else None
        structure = head is not None and head.start == 0 and head.nature == "structure" and head.number != "p"
        if structure or (linked and rest.isalpha() and rest.isupper() and len(rest) > 1):
            at = start + len(mention.name) - len(rest)
            phrase = Phrase("UNITE", at, at + len(rest), mention.rule, parts={"named": (at, at + len(rest))})
            return tuple(replace(found, determiner="definite") for found in mentions(text, phrase))
    return ()


def named_in_words(text: str, element: Branch) -> tuple[Mention, ...]:
    """All units that a sentence names, however deep, in the order of the text."""
    found: list[Mention] = []
    for phrase in phrases([element]):
        own = mentions(text, phrase) if phrase.terminal in UNITS else ()
        if not own and phrase.terminal not in COMPLEMENTS:
            continue
        found += own
        start = own[0].words[0] if own else phrase.start
        found += named_within(text, (start, phrase.end))
    return tuple(found)


def named_within(text: str, words: Span) -> Iterator[Mention]:
    """The units that words name behind an article: « (la tutelle) du conseil des ports »."""
    determiners = load_words().determiners
    for match in OPENING.finditer(text, *words):
        if match.group().lower() not in determiners:
            continue
        start = match.end() + len(text[match.end() : words[1]]) - len(text[match.end() : words[1]].lstrip())
        head = head_of(text[start : words[1]])
        if head is not None and head.start == 0:
            phrase = Phrase("UNITE", start, words[1], NAMED_WITHIN, parts={"named": (start, words[1])})
            yield from mentions(text, phrase)


def _code(phrase: Phrase) -> tuple[Span, ...]:
    """The code and the title of a heading such as "Bureau 2 A. - Contentieux" are names too."""
    if "code" not in phrase.parts or "title" not in phrase.parts:
        return ()
    kind, code, title = phrase.parts["kind"], phrase.parts["code"], phrase.parts["title"]
    return (min(kind[0], code[0]), code[1]), title


def _classes(text: str, phrase: Phrase) -> Iterator[Mention]:
    """« en divisions, sections et groupes »: one « en » for several classes."""
    for part in (phrase.parts[name] for name in SHARED_PARTS if name in phrase.parts):
        yield _mention(text, phrase, text[slice(*part)], part, (), "p")


def _shared(text: str, phrase: Phrase) -> Iterator[Mention]:
    """« les bureaux du budget et du personnel »: one noun for several units."""
    kind = phrase.parts["kind"]
    head = singular_of(text[slice(*kind)])
    if "adjective" in phrase.parts:
        head = f"{head} {singular_of(text[slice(*phrase.parts['adjective'])])}"
    listed = "listed" in phrase.parts
    for part in (phrase.parts[name] for name in SHARED_PARTS if name in phrase.parts):
        own = text[slice(*part)]
        name = f"{own} {head}" if part[0] < kind[0] else f"{head} {own}"
        mention = _mention(text, phrase, name, part, (), "s")
        named = "called" in phrase.parts
        yield called(text, mention, part) if named else classed(text, mention, part) if listed else mention


def determiner_of(text: str, phrase: Phrase) -> tuple[Determiner, Number | None]:
    """The kind of the phrase's determiner and its number; a count alone is indefinite."""
    if "det" not in phrase.parts:
        return ("indefinite" if "count" in phrase.parts else "none"), None
    readings = _determiners(text, phrase)
    if not readings:
        return "definite", None
    # "des" after a verb is an indefinite article, after "de" never stands alone: phrases of the other case say so.
    reading = readings[-1] if phrase.terminal in ("UNITE_DE", "UNITE_A") else readings[0]
    kind: Determiner = "demonstrative" if reading.kind == "said" or "again" in phrase.parts else reading.kind
    return kind, reading.number


def gender_of(text: str, phrase: Phrase) -> Gender:
    """The gender that the phrase's determiner shows: "la ministre"."""
    readings = _determiners(text, phrase)
    return readings[0].gender if readings else "-"


def _determiners(text: str, phrase: Phrase) -> Sequence[Reading]:
    """What the phrase's determiner can be; of « un ou plusieurs » the last word tells."""
    words = text[slice(*phrase.parts["det"])].lower().split() if "det" in phrase.parts else ()
    return load_words().determiners.get(words[-1], ()) if words else ()


@kept
def _anaphor_forms() -> Mapping[str, tuple[AnaphorForm, Number, Gender]]:
    table = load_toml("lexicon/anaphora.toml")
    found: dict[str, tuple[AnaphorForm, Number, Gender]] = {}
    for form, members in table.items():
        for word, agreement in cast(Mapping[str, str], members).items():
            found[word] = (cast(AnaphorForm, form), cast(Number, agreement[1]), cast(Gender, agreement[0]))
    return found


def pointed_to(text: str, start: int) -> Gender | None:
    """The gender of a thing that a determiner at `start` brings in: "Ce rapport", "Une convention"."""
    word = OPENING.match(text, start)
    readings = load_words().determiners.get(word.group().lower(), ()) if word else ()
    return next((each.gender for each in readings if each.kind in BRINGING_IN and each.number == "s"), None)


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
