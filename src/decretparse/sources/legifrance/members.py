"""From the bytes of one of DILA's XML files to its record."""

from decretparse.sources.legifrance.records import Record


def parse_member(data: bytes) -> Record | None:
    """The record of a file; None for a root that holds no text of law, such as a journal's table of contents.

    Raises a `SourceError` for bytes that are no UTF-8, for a DOCTYPE and for elements nested too deep; what is not
    well-formed is read as far as it goes.
    """
    raise NotImplementedError
