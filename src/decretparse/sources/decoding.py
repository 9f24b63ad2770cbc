"""From bytes to characters."""

from decretparse.sources.errors import NotUtf8Error


def decoded(data: bytes) -> str:
    """The text, its line ends untouched; a byte order mark at its head is left out."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        offset = error.start + len(data) - len(error.object)
        raise NotUtf8Error(error.object[error.start], offset) from error
