"""The answers of the Légifrance API on PISTE: consult/jorf, lawDecree, legiPart, code and getArticle."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from decretparse.sources.composing import Composer, Known, Place
from decretparse.sources.errors import NoTextError, TooDeepError, UnknownFormatError
from decretparse.sources.legifrance.addresses import address
from decretparse.sources.legifrance.dates import day
from decretparse.sources.legifrance.records import IN_FORCE
from decretparse.sources.source_text import SourceLink, SourceText
from decretparse.text import replace_surrogates

Json = Mapping[str, object]

DEEPEST = 64
_DATED = re.compile(r"(.+)_\d{2}-\d{2}-\d{4}")
_LISTS = ("lstLienModification", "lstLienCitation", "lienModifications", "lienCitations", "lienConcordes")


def read_answer(text: str) -> SourceText:
    """The text of an answer; offsets of its map count in the string that the JSON Pointer of a record leads to.

    Raises `NoTextError` for JSON without articles, `UnknownFormatError` for what is no JSON.
    """
    try:
        answer = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnknownFormatError(f"not JSON: {error}") from error
    except RecursionError as error:
        raise TooDeepError(DEEPEST) from error
    if not isinstance(answer, dict):
        raise NoTextError("JSON, but no answer of the Légifrance API")
    if isinstance(answer.get("article"), dict):
        return _one_article(cast(Json, answer["article"]))
    if "articles" in answer or "sections" in answer:
        return _whole_text(answer)
    raise NoTextError("JSON, but no answer of the Légifrance API that holds articles")


def _whole_text(answer: Json) -> SourceText:
    composer = Composer()
    composer.title(_words(answer, "title"), "/title")
    composer.markup(_words(answer, "visa") or "", Place("/visa"))
    _add_parts(composer, answer)
    if not composer.articles:
        raise NoTextError("an answer without articles")
    composer.leave_sections(0)
    composer.markup(_words(answer, "signers") or "", Place("/signers"))
    identifier = _identifier(answer)
    nature = _words(answer, "nature")
    return composer.finished({
        "identifier": identifier,
        "nor": _words(answer, "nor"),
        "cid": _words(answer, "cid"),
        "eli": _words(answer, "eli"),
        "title": _words(answer, "title"),
        "nature": nature,
        "date": _day(answer, "dateTexte"),
        "state": (_words(answer, "etat") or _words(answer, "jurisState") or "").upper() or None,
        "valid_from": _day(answer, "dateDebutVersion"),
        "valid_to": _day(answer, "dateFinVersion"),
        "uri": address(identifier, nature) if identifier else None,
    })  # fmt: skip


def _one_article(article: Json) -> SourceText:
    composer = Composer()
    html, plain = _words(article, "texteHtml"), _words(article, "texte")
    if not (html or plain):
        raise NoTextError("an article without words")
    if html:
        composer.article(_known(article), html, Place("/article/texteHtml"))
    else:
        composer.plain_article(_known(article), plain or "", Place("/article/texte"))
    texts = _list(article, "textTitles")
    text: Json = texts[0][1] if texts else {}
    identifier, nature = _identifier(article), _words(text, "nature")
    return composer.finished({
        "identifier": identifier,
        "nor": _words(text, "nor"),
        "cid": _words(text, "cid") or _words(article, "cidTexte"),
        "eli": _words(article, "idEli"),
        "title": _words(text, "titreLong") or _words(text, "titre"),
        "nature": nature,
        "state": _words(article, "etat"),
        "valid_from": _day(article, "dateDebut"),
        "valid_to": _day(article, "dateFin"),
        "uri": address(identifier, nature) if identifier else None,
    })  # fmt: skip


# --- Articles and sections --------------------------------------------------------------------------------------------


def _add_parts(composer: Composer, answer: Json) -> None:
    """Adds articles and sections in the order of their numbers; their lists are in none."""
    current = _day(answer, "dateFinVersion") is None
    waiting = [(*part, 0) for part in _parts(answer, "")[::-1]]
    while waiting:
        pointer, part, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooDeepError(DEEPEST)
        composer.leave_sections(depth)
        if "content" in part:
            if _stays(part, current):
                composer.article(_known(part), _words(part, "content") or "", Place(f"{pointer}/content"))
            continue
        inner = _parts(part, pointer)
        if inner:
            composer.section(_words(part, "title") or "", depth, f"{pointer}/title")
            waiting += ((*each, depth + 1) for each in inner[::-1])


def _parts(part: Json, pointer: str) -> list[tuple[str, Json]]:
    found = [
        (f"{pointer}/{name}/{index}", each) for name in ("articles", "sections") for index, each in _list(part, name)
    ]
    return sorted(found, key=lambda each: _order(each[1]))


def _order(part: Json) -> tuple[bool, int]:
    order = part.get("intOrdre")
    return (False, order) if isinstance(order, int) else (True, 0)


def _stays(article: Json, current: bool) -> bool:
    """Whether an article belongs to the version: the current one still lists those that were abrogated."""
    state = _words(article, "etat")
    return not current or state is None or state in IN_FORCE


def _known(article: Json) -> Known:
    return Known(
        number=_words(article, "num"),
        identifier=_words(article, "id"),
        eli=_words(article, "idEli"),
        state=_words(article, "etat"),
        valid_from=_day(article, "dateDebut"),
        valid_to=_day(article, "dateFin"),
        links=tuple(_links(article)),
    )


def _links(article: Json) -> Iterator[SourceLink]:
    for name in _LISTS:
        for _, link in _list(article, name):
            yield SourceLink(
                _words(link, "textTitle") or _words(link, "title") or "",
                identifier=_words(link, "articleId") or _words(link, "textCid"),
                kind=_words(link, "linkType"),
                direction=_words(link, "linkOrientation"),
            )


# --- Fields -----------------------------------------------------------------------------------------------------------


def _identifier(answer: Json) -> str | None:
    """The identifier without the day that the API puts behind it."""
    written = _words(answer, "id")
    dated = _DATED.fullmatch(written) if written else None
    return dated[1] if dated else written


def _words(part: Json, name: str) -> str | None:
    words = part.get(name)
    return replace_surrogates(words)[0] if isinstance(words, str) and words else None


def _day(part: Json, name: str) -> dt.date | None:
    """A day, written as such or in milliseconds."""
    written = part.get(name)
    return day(written) if isinstance(written, str | int) else None


def _list(part: Json, name: str) -> Sequence[tuple[int, Json]]:
    """The objects of a list, with their places in it."""
    found = part.get(name)
    return (
        [(index, each) for index, each in enumerate(found) if isinstance(each, dict)] if isinstance(found, list) else []
    )
