"""Reads tokens with the grammars of `grammars/`: one module a grammar."""
