"""Joins the steps: lines, items, titles, lists, and the grammar that gives each block its kind and its parent."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from decretparse.outline.blocks import Outline, OutlineArticle, OutlineBlock
from decretparse.outline.drafts import Draft
from decretparse.outline.grammar import parse_structure
from decretparse.outline.lines import read_lines
from decretparse.outline.lists import Lists
from decretparse.outline.nesting import place
from decretparse.outline.split import split_items
from decretparse.outline.titles import name_short_lines

_TRANSPARENT = {"BLANK": "blank", "FURNITURE": "furniture"}
_ARTICLE_ENDS = frozenset({"ARTICLE", "DIVISION"})


def outline(text: str) -> Outline:
    """The blocks and articles of a normalised text.

    Guarantees: 1. total on any string; 2. the blocks cover the text exactly, in order; 3. a body lies inside its block;
    4. a parent precedes its child.
    """
    drafts = split_items(text, read_lines(text))
    name_short_lines(text, drafts)
    for index, draft in enumerate(drafts):
        draft.index = index
    solid = [draft for draft in drafts if draft.terminal not in _TRANSPARENT]
    _nest(text, solid)
    parse_structure(solid)
    return Outline(tuple(_block(text, draft) for draft in drafts), tuple(_articles(text, drafts)))


def _nest(text: str, drafts: Sequence[Draft]) -> None:
    body = Lists(text)
    quotation: Lists | None = None
    for draft, following in zip_longest(drafts, drafts[1:]):
        if not draft.quoted:
            if quotation:
                quotation, body.last = None, None
            place(body, draft, following)
            continue
        quotation = quotation or Lists(text)
        place(quotation, draft, following)


def _block(text: str, draft: Draft) -> OutlineBlock:
    marker = text[draft.marker.start : draft.marker.end].rstrip() if draft.marker else None
    parent = draft.parent.index if draft.parent else None
    kind = _TRANSPARENT.get(draft.terminal, draft.kind)
    return OutlineBlock(kind, marker, parent, draft.start, draft.end, draft.body_start, draft.body_end, draft.quoted)


def _articles(text: str, drafts: Sequence[Draft]) -> Iterator[OutlineArticle]:
    heads = [draft for draft in drafts if draft.terminal in _ARTICLE_ENDS and not draft.quoted]
    articles = [draft for draft in heads if draft.terminal == "ARTICLE"]
    if not articles and drafts:
        yield OutlineArticle(None, None, 0, len(text), 0, len(drafts))
    ends = [*(draft.index for draft in heads[1:]), len(drafts)]
    for head, end in zip(heads, ends, strict=False):
        if head.terminal == "ARTICLE":
            stop = drafts[end].start if end < len(drafts) else len(text)
            heading = _article_title(text, drafts, head)
            yield OutlineArticle(head.number, heading, head.start, stop, head.index, end)


def _article_title(text: str, drafts: Sequence[Draft], head: Draft) -> str | None:
    """The words after the number, or a title on the next lines."""
    title = text[head.title : head.body_end].strip()
    if title:
        return title
    following = next((draft for draft in drafts[head.index + 1 : head.index + 3] if draft.terminal != "BLANK"), None)
    if following and following.terminal == "TITLE" and not following.quoted:
        return text[following.body_start : following.body_end]
    return None
