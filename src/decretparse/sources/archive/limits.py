"""How much an archive may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; `ratio` is that of decompressed to compressed bytes, `depth` that of nested elements."""

    member: int = 10_000_000
    name: int = 4_096
    extended_header: int = 1_000_000
    ratio: int = 200
    article: int = 1_000_000
    depth: int = 256


LIMITS = Limits()
