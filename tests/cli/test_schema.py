import json

from click.testing import CliRunner

from decretparse.cli.app import commands
from decretparse.model import Document


def test_the_schema_describes_what_parse_prints(runner: CliRunner) -> None:
    result = runner.invoke(commands, ["schema"])
    schema = json.loads(result.stdout)
    assert result.exit_code == 0
    assert schema["title"] == "Document"
    assert set(schema["required"]) == set(Document.model_fields) == set(schema["properties"])


def test_the_version(runner: CliRunner) -> None:
    assert runner.invoke(commands, ["--version"]).stdout.startswith("decretparse, version ")
