"""Documents as JSON Lines."""

from decretparse.model import Document


def line(document: Document) -> bytes:
    """The document as one line of JSON in UTF-8, with its line feed."""
    return document.model_dump_json().encode() + b"\n"
