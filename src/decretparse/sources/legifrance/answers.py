"""The answers of the Légifrance API on PISTE: consult/jorf, lawDecree, legiPart, code and getArticle."""

import json
from collections.abc import Iterator
from typing import cast

from decretparse.sources.composing import Composer, Known, Place
from decretparse.sources.errors import NoTextError, TooDeepError, UnknownFormatError
from decretparse.sources.legifrance.addresses import address
from decretparse.sources.legifrance.json_fields import Json, day_in, identifier_in, objects_in, words_in
from decretparse.sources.legifrance.records import IN_FORCE
from decretparse.sources.source_text import SourceLink, SourceText

DEEPEST = 64
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
    composer.title(words_in(answer, "title"), "/title")
    composer.markup(words_in(answer, "visa") or "", Place("/visa"))
    _add_parts(composer, answer)
    if not composer.articles:
        raise NoTextError("an answer without articles")
    composer.leave_sections(0)
    composer.markup(words_in(answer, "signers") or "", Place("/signers"))
    identifier = identifier_in(answer)
    nature = words_in(answer, "nature")
    return composer.finished({
        "identifier": identifier,
        "nor": words_in(answer, "nor"),
        "cid": words_in(answer, "cid"),
        "eli": words_in(answer, "eli"),
        "title": words_in(answer, "title"),
        "nature": nature,
        "date": day_in(answer, "dateTexte"),
        "state": (words_in(answer, "etat") or words_in(answer, "jurisState") or "").upper() or None,
        "valid_from": day_in(answer, "dateDebutVersion"),
        "valid_to": day_in(answer, "dateFinVersion"),
        "uri": address(identifier, nature) if identifier else None,
    })  # fmt: skip


def _one_article(article: Json) -> SourceText:
    composer = Composer()
    html, plain = words_in(article, "texteHtml"), words_in(article, "texte")
    if not (html or plain):
        raise NoTextError("an article without words")
    if html:
        composer.article(_known(article), html, Place("/article/texteHtml"))
    else:
        composer.plain_article(_known(article), plain or "", Place("/article/texte"))
    texts = objects_in(article, "textTitles")
    text: Json = texts[0][1] if texts else {}
    identifier, nature = identifier_in(article), words_in(text, "nature")
    return composer.finished({
        "identifier": identifier,
        "nor": words_in(text, "nor"),
        "cid": words_in(text, "cid") or words_in(article, "cidTexte"),
        "eli": words_in(article, "idEli"),
        "title": words_in(text, "titreLong") or words_in(text, "titre"),
        "nature": nature,
        "state": words_in(article, "etat"),
        "valid_from": day_in(article, "dateDebut"),
        "valid_to": day_in(article, "dateFin"),
        "uri": address(identifier, nature) if identifier else None,
    })  # fmt: skip


def _add_parts(composer: Composer, answer: Json) -> None:
    """Adds articles and sections in the order of their numbers; their lists are in none."""
    current = day_in(answer, "dateFinVersion") is None
    waiting = [(*part, 0) for part in _parts(answer, "")[::-1]]
    while waiting:
        pointer, part, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooDeepError(DEEPEST)
        composer.leave_sections(depth)
        if "content" in part:
            if _stays(part, current):
                composer.article(_known(part), words_in(part, "content") or "", Place(f"{pointer}/content"))
            continue
        inner = _parts(part, pointer)
        if inner:
            composer.section(words_in(part, "title") or "", depth, f"{pointer}/title")
            waiting += ((*each, depth + 1) for each in inner[::-1])


def _parts(part: Json, pointer: str) -> list[tuple[str, Json]]:
    found = [
        (f"{pointer}/{name}/{index}", each)
        for name in ("articles", "sections")
        for index, each in objects_in(part, name)
    ]
    return sorted(found, key=lambda each: _order(each[1]))


def _order(part: Json) -> tuple[bool, int]:
    order = part.get("intOrdre")
    return (False, order) if isinstance(order, int) else (True, 0)


def _stays(article: Json, current: bool) -> bool:
    """Whether an article belongs to the version: the current one still lists those that were abrogated."""
    state = words_in(article, "etat")
    return not current or state is None or state in IN_FORCE


def _known(article: Json) -> Known:
    return Known(
        number=words_in(article, "num"),
        identifier=words_in(article, "id"),
        eli=words_in(article, "idEli"),
        state=words_in(article, "etat"),
        valid_from=day_in(article, "dateDebut"),
        valid_to=day_in(article, "dateFin"),
        links=tuple(_links(article)),
    )


def _links(article: Json) -> Iterator[SourceLink]:
    for name in _LISTS:
        for _, link in objects_in(article, name):
            yield SourceLink(
                words_in(link, "textTitle") or words_in(link, "title") or "",
                identifier=words_in(link, "articleId") or words_in(link, "textCid"),
                kind=words_in(link, "linkType"),
                direction=words_in(link, "linkOrientation"),
            )
