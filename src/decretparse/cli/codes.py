"""Codes of diagnostics as the value of an option."""

from difflib import get_close_matches

import click

from decretparse.pipeline.diagnostics import entries


def read_codes(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The codes in the values of an option, with commas between them; one that is in no table is wrong usage."""
    codes = frozenset(code.strip() for value in values for code in value.split(","))
    for code in sorted(codes - entries().keys()):
        near = get_close_matches(code, entries(), 1)
        hint = f"; did you mean {near[0]!r}?" if near else "."
        raise click.BadParameter(f"no diagnostic has the code {code!r}{hint}", context, option)
    return codes
