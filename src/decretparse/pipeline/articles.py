"""The articles of a text, and which other text each changes."""

from bisect import bisect_left
from collections.abc import Sequence

from decretparse.model import Article
from decretparse.outline import Outline, OutlineArticle
from decretparse.pipeline.amendments import Amendment
from decretparse.pipeline.references import reference
from decretparse.resolve.places import Places


def read_articles(shape: Outline, amendments: Sequence[Amendment], places: Places) -> tuple[Article, ...]:
    """The articles; one that changes several texts has the first of them."""
    return tuple(
        _article(article, amendment, places)
        for article, amendment in zip(shape.articles, first_of_articles(shape, amendments), strict=True)
    )


def with_known(
    known: Sequence[Article], found: Sequence[Article], shape: Outline, amendments: Sequence[Amendment], places: Places
) -> tuple[Article, ...]:
    """The articles that the text's source gives, with the headings and amendments that the text has in their places."""
    read = {article.start: article for article in found}
    starts = [places.text.to_original(shape.blocks[amendment.root].start) for amendment in amendments]
    return tuple(_with_words(article, read.get(article.start), starts, amendments, places) for article in known)


def first_of_articles(shape: Outline, amendments: Sequence[Amendment]) -> list[Amendment | None]:
    """For each article its first amendment, if it has one."""
    roots = [amendment.root for amendment in amendments]
    found: list[Amendment | None] = []
    for article in shape.articles:
        index = bisect_left(roots, article.first_block)
        found.append(amendments[index] if index < len(roots) and roots[index] < article.last_block else None)
    return found


def _with_words(
    article: Article, read: Article | None, starts: Sequence[int], amendments: Sequence[Amendment], places: Places
) -> Article:
    index = bisect_left(starts, article.start)
    amends = index < len(starts) and starts[index] < article.end
    return article.model_copy(
        update={
            "number": article.number or (read.number if read else None),
            "heading": article.heading or (read.heading if read else None),
            "amends": reference(amendments[index].citation, places) if amends else None,
        }
    )


def _article(article: OutlineArticle, amendment: Amendment | None, places: Places) -> Article:
    start, end = places.given((article.start, article.end))
    return Article.trusted(
        number=article.number,
        heading=article.heading,
        start=start,
        end=end,
        amends=reference(amendment.citation, places) if amendment is not None else None,
    )
