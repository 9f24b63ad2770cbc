"""What a verb says that a post is called: « est le chef de la mission », « assure les fonctions de directeur »."""

from collections.abc import Sequence

from decretparse.grammar.meanings import masculine, meanings
from decretparse.grammar.mentions import mentions
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import COMMA
from decretparse.grammar.tree import Branch, is_token, span_of
from decretparse.lexicon.nouns import head_of
from decretparse.syntax.facts import Bearer, OtherName
from decretparse.syntax.phrase import Phrase


def names_post(text: str, phrase: Phrase) -> bool:
    """« est commandant du port »: another name of the post; « est responsable des achats »: what it does."""
    word = " ".join(text[slice(*phrase.parts["attribute"])].split())
    if masculine(word) in meanings().roles:
        return False
    found = mentions(word, Phrase("UNITE", 0, len(word)))
    return bool(found)


def note_office(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Il est le secrétaire général de la commission », « est le chef de la mission »: a name of the post."""
    after = tree.children[1:2]
    attribute = tree.head.parts.get("attribute")
    if len(bearers) > 1:  # « Le préfet et le recteur sont les chefs de … »: a name of neither
        return
    if attribute is not None:
        words = attribute[0], (span_of(tree.children[:2]) or attribute)[1]
        reading.facts += [OtherName(bearer, words) for bearer in bearers]
    elif after and is_token(after[0], "UNITE"):
        titles = mentions(reading.text, after[0])
        offices = [title for title in titles if title.nature == "post" and title.determiner == "definite"]
        reading.facts += [OtherName(bearer, office.words) for office in offices for bearer in bearers]


def note_function(
    reading: Reading, phrase: Phrase, verbs: Sequence[str], bearers: tuple[Bearer, ...], end: int
) -> None:
    """« assure les fonctions de directeur du port »: a name of the post that does."""
    if len(bearers) > 1 or verbs[-1] not in meanings().holds:
        return
    before = meanings().held.match(reading.text, phrase.end, end)
    words = (before.end(), end) if before else (end, end)
    title = reading.text[slice(*words)]
    head = head_of(title)
    if head is not None and (head.start, head.nature) == (0, "post") and COMMA not in title:
        reading.facts += [OtherName(bearer, words) for bearer in bearers]
