"""The command line: it reads, calls and writes."""

from decretparse.cli.app import main

__all__ = ["main"]
