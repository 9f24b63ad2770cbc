"""Why bytes give no text; each message is in words that may follow a file's name."""


class SourceError(ValueError):
    """A file gave no text."""


class NotUtf8Error(SourceError):
    """The bytes are no UTF-8."""

    def __init__(self, byte: int, offset: int) -> None:
        super().__init__(f"not UTF-8: byte 0x{byte:02x} at offset {offset}")


class DoctypeError(SourceError):
    """An XML file declares a document type, which could define entities."""

    def __init__(self) -> None:
        super().__init__("XML with a DOCTYPE is refused")


class TooDeepError(SourceError):
    """Elements or sections are nested without reason."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"nested more than {limit} levels deep")


class UnknownFormatError(SourceError):
    """The content is not what its format promises."""


class NoTextError(SourceError):
    """A file that is well understood and holds no text of its own, such as a table of contents."""
