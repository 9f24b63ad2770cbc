"""Finds the lists: which item continues which series, and which block introduces it.

Ordered markers tell by their family and number; bullets by their sign, their indentation and, where signs are equal,
by syntax: an item that ends in a colon opens a list, which goes on while items look like its first.
"""

from decretparse.outline.bullets import place_bullet
from decretparse.outline.drafts import Draft
from decretparse.outline.lists import INTRODUCING, NO_MARKER, RUNNING_ON, Lists
from decretparse.outline.markers import Marker
from decretparse.outline.numbered import place_numbered
from decretparse.outline.shapes import is_sentence
from decretparse.outline.unmarked import is_name, is_subtitle, place_bare_line, place_unmarked, titled_series

_LONGEST_TITLE = 150
_UNFINISHED = frozenset({"", ","})
_HEADS = frozenset({"HEADING", "DIVISION", "ARTICLE"})
_SHORT_LINES = frozenset({"TITLE", "SHORT"})
_RUNNING_TEXT = frozenset({"TEXT", "SHORT", "ROLE"})


def place(lists: Lists, draft: Draft, following: Draft | None) -> None:
    """Give a draft its series or its holder; `following` is the draft after it."""
    if draft.terminal == "TABLE":
        lists.take_paragraph(draft)
    elif draft.terminal == "BARE":
        place_bare_line(lists, draft)
    elif draft.terminal in _SHORT_LINES and (series := titled_series(lists, draft)):
        lists.go_on(series, NO_MARKER, draft)
    elif draft.terminal == "TITLE" and is_subtitle(lists, draft):
        draft.terminal = "PARAGRAPH"
        lists.take_paragraph(draft)
    elif draft.terminal not in _RUNNING_TEXT:
        lists.clear()
    elif draft.marker:
        _place_marked(lists, draft, draft.marker, following)
    else:
        place_unmarked(lists, draft, following)
    titles = draft.terminal == "TITLE" or is_name(lists.text, draft)
    lists.last = draft if draft.terminal in INTRODUCING or titles else None


def _place_marked(lists: Lists, draft: Draft, marker: Marker, following: Draft | None) -> None:
    introduction = _introduction(lists, draft, marker)
    if marker.is_bullet:
        place_bullet(lists, draft, marker.readings[0], introduction)
    else:
        place_numbered(lists, draft, marker, introduction)
    if draft.series is None:
        draft.terminal = _loose_terminal(lists, draft, marker, following)


def _loose_terminal(lists: Lists, draft: Draft, marker: Marker, following: Draft | None) -> str:
    """A section's first paragraph, a numbered title, or an item that nothing introduces."""
    if marker.is_bullet or draft.point in RUNNING_ON:
        return "LOOSE_ITEM"
    if not _is_title(lists.text, draft, marker, following):
        return "PARAGRAPH"
    lists.clear()
    return "HEADING"


def _is_title(text: str, draft: Draft, marker: Marker, following: Draft | None) -> bool:
    """Whether a numbered line is short, says nothing by itself, and has text below it."""
    if draft.point or not 0 < draft.body_end - draft.body_start <= _LONGEST_TITLE:
        return False
    if following is None or following.terminal != "TEXT" or _same_family(marker, following.marker):
        return False
    return not is_sentence(text, draft.body_start, draft.body_end)


def _introduction(lists: Lists, draft: Draft, marker: Marker) -> Draft | None:
    """The draft before, if it introduces a list: by its colon, as a paragraph that stops short, or as a unit's name."""
    last = lists.last
    if last is None or last.introduces:
        return last
    paragraph = last.terminal == "PARAGRAPH" and last.point in _UNFINISHED and last.marker is None
    # « Article 27 - Le pôle A | 27.1. Le pôle … »: numbered paragraphs are no list of what it does
    lists_below = marker.is_bullet or draft.point in RUNNING_ON
    names = lists_below and last.terminal in _HEADS and is_name(lists.text, last)
    stops_short = paragraph or last.terminal == "SHORT" or names
    return last if stops_short and marker.is_first else None


def _same_family(marker: Marker, other: Marker | None) -> bool:
    return other is not None and any(one.family == two.family for one in marker.readings for two in other.readings)
