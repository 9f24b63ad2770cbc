"""What documents hold, in numbers."""

from collections import Counter

from decretparse.model import Document

FACTS = ("units", "relations", "attributions", "references")


def counts(document: Document) -> Counter[str]:
    """A document by its numbers of articles, facts and diagnostics."""
    counted = Counter({"texts": 1, "articles": len(document.articles)})
    counted.update({fact: len(getattr(document, fact)) for fact in FACTS})
    counted.update(diagnostic.severity for diagnostic in document.diagnostics)
    return counted
