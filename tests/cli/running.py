"""Runs a command of the command line as a program would call it."""

from pathlib import Path

from click.testing import CliRunner, Result

from decretparse.cli.app import commands


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, arguments)))
