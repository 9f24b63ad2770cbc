"""Looks for what deserves a diagnostic: in sentences, in names, in lists and quotations, in letters, in units."""
