"""From unit phrases and pronouns to mentions: name, kind, number and gender of what a text names."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decretparse.grammar.anaphors import _anaphor_forms
from decretparse.grammar.brackets import names_in_bracket
from decretparse.grammar.determiners import OPENING, determiner_of, gender_of
from decretparse.grammar.meanings import form_of
from decretparse.grammar.naming import called, classed, either_name, renamed, widened
from decretparse.grammar.tree import Branch, Node, is_token, is_tree, phrases
from decretparse.lexicon.nouns import head_of, load_persons, load_words, presumed_singular, singular_of
from decretparse.syntax.facts import Determiner, Gender, Mention, Nature, Number, Span
from decretparse.syntax.phrase import UNITS, Phrase

WORD = re.compile(r"[^\W\d_]+")
# Phrases that say what is done, and may name units within: « l'action des services régionaux ».
COMPLEMENTS = frozenset({"TEXTE", "INCONNU", "INCONNU_DE", "UNITE", "UNITE_DE", "UNITE_A", "UNITE_DES"})
# What stands behind a unit's phrase and says its other names: « (BQ) », « , ci-après dénommé « X » ».
OTHER_NAMES = ("SIGLE", "DENOMME")


def mentions(text: str, phrase: Phrase, aliases: tuple[Span, ...] = ()) -> tuple[Mention, ...]:
    """The units that a unit phrase names: one, or several that share a head noun."""
    if phrase.several:
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
        number=number or told or ("p" if "count" in phrase.parts else "s"),
        gender=head.gender if head.gender != "mf" else gender_of(text, phrase),
        determiner=determiner,
        count="count" in phrase.parts,
        bare=head.end == len(name) and not _is_ordinal(name.split()[0]),
        body=head.body,
        weak=head.weak,
        person=head.kind in load_persons(),
        aliases=aliases,
        titles=(*_code(phrase), *either_name(name, words[0])),
    )


def _is_ordinal(word: str) -> bool:
    """« le troisième bureau », « le 3e bureau »: the number is its name."""
    words = load_words()
    return word.lower() in words.ordinals or words.ordinal_figures.fullmatch(word.lower()) is not None


def _initials(name: str, words: Span, phrase: Phrase, determiner: Determiner, gender: Gender) -> Mention:
    """« la DGS »: a unit only where the text has said whose initials these are, or what it is made of."""
    span = phrase.span
    return Mention(words, span, name, "", "structure", "s", gender, determiner, initials=True)


def _elided(text: str, phrase: Phrase, name: str, words: Span) -> Mention:
    """« celle de la chasse »: of the kind of the unit that the text speaks of."""
    _, number, gender = _anaphor_forms()[text[slice(*phrase.parts["elided"])].lower()]
    span = phrase.span
    return Mention(words, span, name, "", "structure", number, gender, "definite", elided=True)


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
            count="count" in phrase.parts,
            bare=phrase.parts["kind"] == words,
        ),
    )


def named_by(text: str, tree: Branch) -> tuple[Mention, ...]:
    """The units that a unit phrase names, with what its brackets and « dénommé » say of their names."""
    brackets = tuple((child.start, child.end) for child in tree.children if is_token(child, "SIGLE"))
    listed = next((names for each in brackets if (names := names_in_bracket(text, tree.head, each))), ())
    if listed:
        return tuple(_one_named(text, tree.head, words) for words in listed)
    found = tuple(widened(text, mention, brackets) for mention in mentions(text, tree.head, brackets))
    for child in tree.children:
        if is_tree(child, "named"):
            found = tuple(renamed(text, mention, child.head) for mention in found)
    return found


def named_first(text: str, nodes: Sequence[Node]) -> tuple[Mention, ...]:
    """« (est assuré) par le bureau des quais (BQ) »: a unit among the words of a task, with its brackets and names."""
    names = itertools.takewhile(lambda node: is_token(node, *OTHER_NAMES), nodes[1:])
    named = [Branch("named", [name]) if is_token(name, "DENOMME") else name for name in names]
    return named_by(text, Branch("unit", [nodes[0], *named]))


def _one_named(text: str, phrase: Phrase, words: Span) -> Mention:
    """One of « deux bureaux (études et travaux) », or of « deux bureaux (bureau des quais et bureau des cales) »."""
    of = mentions(text, phrase)[0]
    head = head_of(text[slice(*words)])
    if head is not None and head.start == 0 and head.kind == of.kind:
        return _mention(text, phrase, text[slice(*words)], words, (), "s")
    return classed(text, of, words)


def owners_in(text: str, mention: Mention) -> tuple[Mention, ...]:
    """The structure inside a class's name: « les services communs de l'université », « les organes de l'ADB »."""
    words = load_words()
    start = mention.words[0]
    for match in OPENING.finditer(mention.name):
        before = mention.name[: match.start()].split()[-1:] if match.start() else []
        reading = words.determiners.get(match.group().lower(), ())
        linked = any(found.preposition for found in reading) or (bool(reading) and bool(before) and len(before[0]) <= 2)
        rest = mention.name[match.end() :].lstrip()
        head = head_of(rest) if linked else None
        structure = head is not None and head.start == 0 and head.nature == "structure" and head.number != "p"
        if structure or (linked and rest.isalpha() and rest.isupper() and len(rest) > 1):
            at = start + len(mention.name) - len(rest)
            phrase = Phrase("UNITE", at, at + len(rest), parts={"named": (at, at + len(rest))})
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
            named = (start, _before_verb(text, (start, words[1])))
            yield from mentions(text, Phrase("UNITE", *named, parts={"named": named}))


def _before_verb(text: str, words: Span) -> int:
    """Where a name ends that a verb follows: « (dont relève) le service des archives est fixé »."""
    for match in WORD.finditer(text, *words):
        form = form_of(match.group(), "finite")
        if form is not None and not form.homograph:
            return words[0] + len(text[words[0] : match.start()].rstrip())
    return words[1]


def _code(phrase: Phrase) -> tuple[Span, ...]:
    """The code and the title of "Bureau 2 A. - Contentieux" are names too, as the code of "DC 2 : Bureau" is."""
    if "code" not in phrase.parts:
        return ()
    if "title" not in phrase.parts:
        return (phrase.parts["code"],)
    kind, code, title = phrase.parts["kind"], phrase.parts["code"], phrase.parts["title"]
    return (min(kind[0], code[0]), code[1]), title


def _singular_of_post(noun: str) -> str:
    """« chargés de mission »: of a noun of several words the lexicon has the singular as its kind."""
    head = head_of(noun) if " " in noun else None
    return head.kind if head is not None and head.end == len(noun) else singular_of(noun)


def _classes(text: str, phrase: Phrase) -> Iterator[Mention]:
    """« en divisions, sections et groupes », « les président et vice-présidents »: one word before several nouns."""
    for part in phrase.several:
        name = text[slice(*part)]
        head = head_of(name)
        single = head is not None and (head.nature, head.number) == ("post", "s")
        yield _mention(text, phrase, name, part, (), "s" if single else "p")


def _shared(text: str, phrase: Phrase) -> Iterator[Mention]:
    """« les bureaux du budget et du personnel »: one noun for several units."""
    kind = phrase.parts["kind"]
    head = _singular_of_post(text[slice(*kind)])
    if "adjective" in phrase.parts:
        head = f"{head} {singular_of(text[slice(*phrase.parts['adjective'])])}"
    listed = "listed" in phrase.parts
    for part in phrase.several:
        own = text[slice(*part)]
        name = f"{own} {head}" if part[0] < kind[0] else f"{head} {own}"
        mention = _mention(text, phrase, name, part, (), "s")
        named = "called" in phrase.parts
        yield called(text, mention, part) if named else classed(text, mention, part) if listed else mention
