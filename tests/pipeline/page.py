"""docs/diagnostics.md and a page for each code, made from the table; `python -m tests.pipeline.page` writes them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from decretparse import parse
from decretparse.writers.diagnostics import rendered

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "diagnostics.md"
FOLDER = ROOT / "docs" / "diagnostics"
TABLE = ROOT / "grammars" / "diagnostics.toml"
PARTS = {"error": "Errors", "warning": "Warnings", "info": "Information"}
MEANINGS = {
    "error": "a fact is probably missing or wrong",
    "warning": "the text contradicts itself, or is damaged",
    "info": "worth knowing",
}

HEAD = """\
# Diagnostics

A text is never refused. What could not be read, or is doubtful, is said in a diagnostic: a stable `code`, a
`severity`, a `message` of one sentence, the place (`start`, `end`), and a `hint` on what to do.

| severity | what it means | exit code of `decretparse parse` and `check` |
| --- | --- | --- |
| `error` | a fact is probably missing or wrong | 1 |
| `warning` | the text contradicts itself, or is damaged | 0 |
| `info` | worth knowing | 0 |

A code, once published, keeps its meaning; messages and hints may be worded better. [`decretparse check`](cli.md) shows
diagnostics alone, for those who draft or convert texts:

```console
$ decretparse check --ignore passed-over drafts/*.txt
```

Each code has a page with a text that raises it; each text is a test. The pages are made from
`grammars/diagnostics.toml`.
"""


def table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(TABLE.read_text("utf-8"))


def example(entry: Mapping[str, Any]) -> str:
    """The text that raises a code."""
    text = str(entry["example"])
    if entry.get("escaped"):
        return text.encode("latin-1").decode("unicode_escape")
    if "levels" in entry:
        return "".join(f"{'  ' * level}{text}\n" for level in range(int(entry["levels"])))
    return text * int(entry.get("times", 1))


def pages() -> dict[Path, str]:
    """What each file says."""
    return {INDEX: index()} | {FOLDER / f"{code}.md": page(code, entry) for code, entry in table().items()}


def index() -> str:
    lines = [HEAD]
    for severity, title in PARTS.items():
        lines.append(f"## {title}\n")
        for code, entry in table().items():
            if entry["severity"] == severity:
                lines.append(f"### [{code}](diagnostics/{code}.md)\n\n{entry['meaning']}\n")
    return "\n".join(lines)


def page(code: str, entry: Mapping[str, Any]) -> str:
    severity = entry["severity"]
    parts = [
        f"# {code}\n",
        f"`{severity}`: {MEANINGS[severity]}. [All diagnostics](../diagnostics.md)\n\n{entry['meaning']}\n",
        f"## A text that raises it\n\n{shown(entry)}",
        f"```console\n$ decretparse check --select {code} text.txt\n{report(code, entry)}\n```\n",
    ]
    if "instead" in entry:
        parts.append(f"## One that does not\n\n```text\n{entry['instead']}\n```\n")
    return "\n".join(parts)


def shown(entry: Mapping[str, Any]) -> str:
    if entry.get("escaped"):
        return f'```python\nparse("{entry["example"]}")\n```\n'
    if "levels" in entry:
        return f"{entry['levels']} times this line, each two spaces deeper:\n\n```text\n{entry['example']}\n```\n"
    if "times" in entry:
        return f"{entry['times']} times this, without a full stop:\n\n```text\n{entry['example'].strip()}\n```\n"
    return f"```text\n{entry['example']}\n```\n"


def report(code: str, entry: Mapping[str, Any]) -> str:
    """What `decretparse check` shows of the text."""
    document = parse(example(entry))
    found = [each for each in document.diagnostics if each.code == code]
    return "\n".join(each.plain for each in rendered(document, found, "text.txt"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, content in pages().items():
        path.write_text(content, "utf-8")
