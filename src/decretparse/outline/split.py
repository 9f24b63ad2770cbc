"""Splits the drafts that hold several items."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from decretparse.outline.classify import is_execution_clause, is_visa
from decretparse.outline.drafts import Draft
from decretparse.outline.inline import inline_markers
from decretparse.outline.markers import Marker, read_marker
from decretparse.outline.shapes import final_point


def split_items(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with at most one marker at its beginning."""
    return [part for draft in drafts for part in (_parts(text, draft) if draft.terminal == "TEXT" else (draft,))]


def _parts(text: str, draft: Draft) -> Iterator[Draft]:
    words = text[draft.body_start : draft.body_end]
    if is_execution_clause(words):
        draft.terminal = "EXECUTION"
    elif draft.marker is None and "\n" in words and is_visa(words):
        draft.terminal = "VISA"
    draft = yield from _stacked_markers(text, draft)
    own = draft.marker
    for marker in inline_markers(text, draft.body_start, draft.body_end, own):
        yield _until(text, draft, marker.start)
        draft = _from(text, draft, marker)
    yield draft


def _stacked_markers(text: str, draft: Draft) -> Generator[Draft, None, Draft]:
    """Gives a marker that stands right before another a block of its own: « I. - A. - Le service … »."""
    marker = draft.marker
    while marker and not marker.is_bullet:
        following = read_marker(text, draft.body_start, draft.body_end)
        if following is None or following.is_bullet or not (following.strong and following.is_first):
            break
        if following.readings[0].family == marker.readings[0].family or following.end == draft.body_end:
            break
        yield replace(draft, end=following.start, body_start=following.start, body_end=following.start, point="")
        draft = _from(text, draft, following)
        marker = following
    return draft


def _until(text: str, draft: Draft, end: int) -> Draft:
    body_end = draft.body_start + len(text[draft.body_start : end].rstrip())
    return replace(draft, end=end, body_end=body_end, point=final_point(text, draft.body_start, body_end))


def _from(text: str, draft: Draft, marker: Marker) -> Draft:
    return replace(draft, start=marker.start, body_start=marker.end, marker=marker)
