import json

from click.testing import CliRunner

from decretparse.cli import main
from decretparse.model import Document


def test_the_schema_describes_what_parse_prints(runner: CliRunner) -> None:
    result = runner.invoke(main, ["schema"])
    schema = json.loads(result.stdout)
    assert result.exit_code == 0
    assert schema["title"] == "Document"
    assert set(schema["required"]) == set(Document.model_fields) == set(schema["properties"])


def test_the_version(runner: CliRunner) -> None:
    assert runner.invoke(main, ["--version"]).stdout.startswith("decretparse, version ")
