"""The articles of a text, and which other text each changes."""

from bisect import bisect_left
from collections.abc import Sequence

from decretparse.model import Article
from decretparse.outline import Outline, OutlineArticle
from decretparse.pipeline.amendments import Amendment
from decretparse.pipeline.references import reference
from decretparse.resolve.places import Places


def articles(shape: Outline, amendments: Sequence[Amendment], places: Places) -> tuple[Article, ...]:
    """The articles; one that changes several texts has the first of them."""
    return tuple(
        _article(article, amendment, places)
        for article, amendment in zip(shape.articles, first_of_articles(shape, amendments), strict=True)
    )


def first_of_articles(shape: Outline, amendments: Sequence[Amendment]) -> list[Amendment | None]:
    """For each article its first amendment, if it has one."""
    roots = [amendment.root for amendment in amendments]
    found: list[Amendment | None] = []
    for article in shape.articles:
        index = bisect_left(roots, article.first_block)
        found.append(amendments[index] if index < len(roots) and roots[index] < article.last_block else None)
    return found


def _article(article: OutlineArticle, amendment: Amendment | None, places: Places) -> Article:
    span = places.span((article.start, article.end))
    return Article(
        number=article.number,
        heading=article.heading,
        start=span.start,
        end=span.end,
        amends=reference(amendment.citation, places) if amendment is not None else None,
    )
