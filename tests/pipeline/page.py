"""docs/diagnostics.md, made from the table; `python -m tests.pipeline.page` writes it."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "diagnostics.md"
TABLE = ROOT / "grammars" / "diagnostics.toml"
PARTS = {"error": "Errors", "warning": "Warnings", "info": "Information"}

HEAD = """\
# Diagnostics

A text is never refused. What could not be read, or is doubtful, is said in a diagnostic: a stable `code`, a
`severity`, a `message` of one sentence, the place (`start`, `end`), and a `hint` on what to do.

| severity | what it means | exit code of `decretparse parse` |
| --- | --- | --- |
| `error` | a fact is probably missing or wrong | 1 |
| `warning` | the text contradicts itself, or is damaged | 0 |
| `info` | worth knowing | 0 |

A code, once published, keeps its meaning; messages and hints may be worded better. To see only what matters:

```console
$ decretparse parse --severity error decree.txt > /dev/null
```

Below, each code has a text that raises it. Each is a test. The page is made from `grammars/diagnostics.toml`.
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


def page() -> str:
    lines = [HEAD]
    for severity, title in PARTS.items():
        lines.append(f"## {title}\n")
        for code, entry in table().items():
            if entry["severity"] == severity:
                lines += section(code, entry)
    return "\n".join(lines)


def section(code: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {code}\n\n{entry['meaning']}\n"
    if entry.get("escaped"):
        yield f'```python\nparse("{entry["example"]}")\n```\n'
    elif "levels" in entry:
        yield f"{entry['levels']} times this line, each two spaces deeper:\n\n```\n{entry['example']}\n```\n"
    elif "times" in entry:
        yield f"{entry['times']} times this, without a full stop:\n\n```\n{entry['example'].strip()}\n```\n"
    else:
        yield f"```text\n{entry['example']}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
