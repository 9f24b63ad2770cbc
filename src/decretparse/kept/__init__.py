"""What takes long to make is kept: the package brings it, or the user's cache folder has it from an earlier process."""

from decretparse.kept.values import kept, write_tables

__all__ = ["kept", "write_tables"]
