"""What takes long to make is kept in the user's cache folder, from one process to the next."""

from decretparse.kept.values import kept

__all__ = ["kept"]
