"""Measure the way of an archive beside gzip, tarfile and lxml, in one run; with --check, hold it to what it must show.

usage: archives.py [--articles N] [--share 0.02] [--jobs 1,2] [--check]

The archive is made by make_archive.py: whole reference texts that describe an organisation are `share` of its articles,
the rest are articles of codes that the prefilter rules out, so that what must come out is known (made up, where none
are beside the checkout). CPU seconds are those of the process, its imports left out, and, behind +, of its children.
Documents are articles, MB 10^6 bytes of XML. Each line is one process. Needs lxml for its line.

--check: counts are exact; every text gives what `parse` gives for it and holds its known paragraphs in order; the
parent's memory is at most 1.2 times that for a tenth of the archive; both passes over what is ruled out cost at most 3
times what `gzip -dc | tar -t` costs, each the cheapest of three rounds, for what else runs on the machine only adds.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from make_archive import Mixture, Text, bulk_articles, content, delivery, numbered, text_of, write
from texts import CHECKOUT, SHARED

HERE = Path(__file__).resolve()
BULK = SHARED / "bulk" / "codes-9000.jsonl.gz"
ROUNDS = 3
COMPARED = frozenset({"gzip -dc | tar -t", "both passes"})


# --- In a process of its own ------------------------------------------------------------------------------------------


def gzip_alone(archive: Path, _out: Path) -> int:
    subprocess.run(["gzip", "-dc", str(archive)], stdout=subprocess.DEVNULL, check=True)
    return 0


def gzip_and_tar(archive: Path, _out: Path) -> int:
    unpacked = subprocess.Popen(["gzip", "-dc", str(archive)], stdout=subprocess.PIPE)
    subprocess.run(["tar", "-t"], stdin=unpacked.stdout, stdout=subprocess.DEVNULL, check=True)
    return unpacked.wait()


def by_tarfile(archive: Path, _out: Path) -> int:
    import tarfile

    count = 0
    with tarfile.open(archive, "r|gz") as files:
        for info in files:
            file = files.extractfile(info)
            count += file is not None and len(file.read()) > 0
            files.members.clear()
    return count


def reader(archive: Path, _out: Path) -> int:
    from decretparse.sources.archive import members

    with archive.open("rb") as stream:
        return sum(1 for _ in members(stream))


def reader_and_lxml(archive: Path, _out: Path) -> int:
    from lxml import etree

    from decretparse.sources.archive import members

    with archive.open("rb") as stream:
        return sum(etree.fromstring(member[1]) is not None for member in members(stream) if b"<ARTICLE>" in member[1])


def reader_and_prefilter(archive: Path, _out: Path) -> int:
    from decretparse.batch.prefilter import body, load_prefilter
    from decretparse.sources.archive import members

    may = load_prefilter().may_describe_an_organisation
    with archive.open("rb") as stream:
        return sum(may(body(member[1])) for member in members(stream) if b"<ARTICLE>" in member[1])


def both_passes(archive: Path, out: Path) -> int:
    from decretparse.batch.options import Options
    from decretparse.batch.run import Run

    return Run([archive], out, Options()).prepare(resume=False).shards


def whole(jobs: int) -> Callable[[Path, Path], int]:
    def run(archive: Path, out: Path) -> int:
        from decretparse.batch.engines import LocalEngine
        from decretparse.batch.options import Options
        from decretparse.batch.run import Run

        batch = Run([archive], out, Options())
        plan = batch.prepare(resume=False)
        for _ in batch.convert(plan, LocalEngine(jobs)):
            pass
        return batch.finish(plan).counts.get("texts", 0)

    return run


STEPS: dict[str, Callable[[Path, Path], int]] = {
    "gzip -dc": gzip_alone,
    "gzip -dc | tar -t": gzip_and_tar,
    "tarfile": by_tarfile,
    "reader": reader,
    "reader and lxml": reader_and_lxml,
    "reader and prefilter": reader_and_prefilter,
    "both passes": both_passes,
}


def in_child(step: str, archive: Path, out: Path) -> None:
    """Does one step and prints what it cost."""
    does = whole(int(step.split()[-1])) if step.startswith("whole") else STEPS[step]
    _warm_up()
    begun, before = time.monotonic(), time.process_time()
    result = does(archive, out)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {
        "result": result,
        "wall": time.monotonic() - begun,
        "own": time.process_time() - before,
        "children": children.ru_utime + children.ru_stime,
        "peak": peak_megabytes(),
    }
    print(json.dumps(cost))


def _warm_up() -> None:
    """Imports and tables, which cost the same whatever the archive."""
    import decretparse.batch.run  # noqa: F401
    from decretparse.batch.prefilter import load_prefilter

    load_prefilter()


def peak_megabytes() -> float:
    """The most memory that this process ever held, without its children."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6


# --- In the master ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step gave and cost."""

    result: int
    wall: float
    own: float
    children: float
    peak: float

    @property
    def cpu(self) -> float:
        return self.own + self.children


@dataclass(frozen=True, slots=True)
class Made:
    """An archive and what is in it."""

    path: Path
    texts: Mixture
    megabytes: float


def measure(step: str, archive: Path, out: Path) -> Cost:
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, str(HERE), "--in-child", step, str(archive), str(out)]
    return Cost(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def organisations() -> list[Text]:
    """The reference texts that describe an organisation, whole."""
    folders = [SHARED / "gold", CHECKOUT / "corpus" / "reference"]
    folder = next(folder for folder in folders if folder.exists())
    annotated = sorted(folder.rglob("*.gold.json"))
    texts = [path.with_name(path.name.removesuffix(".gold.json") + ".txt") for path in annotated if _has_units(path)]
    return [text_of(path.stem, path.read_text("utf-8")) for path in texts]


def _has_units(path: Path) -> bool:
    gold = json.loads(path.read_bytes())
    return any(relation["kind"] == "part_of" for relation in gold["relations"])


def ordinary() -> tuple[list[str], float]:
    """Articles that are ruled out, and how many in a hundred of all are not."""
    from decretparse.batch.prefilter import load_prefilter

    made_up = [f"Le tarif numéro {number} est fixé à {number} euros par an." for number in range(1_000)]
    articles = bulk_articles(BULK) if BULK.exists() else made_up
    out = [text for text in articles if not load_prefilter().may_describe_an_organisation(text.encode())]
    return out, 100 - 100 * len(out) / len(articles)


def made(articles: int, share: float, others: list[str], folder: Path) -> Made:
    path = folder / f"JORF_20260819-{articles:06}.tar.gz"
    mixture = Mixture(organisations(), others, articles, share)
    size = 0

    def counted() -> Iterator[tuple[str, bytes]]:
        nonlocal size
        for name, data in delivery(mixture, "jorf"):
            size += len(data)
            yield name, data

    write(counted(), path)
    return Made(path, mixture, size / 1e6)


def print_costs(archive: Made, jobs: list[int], folder: Path) -> dict[str, Cost]:
    print(f"\n{'':24}{'s':>8}{'CPU s':>16}{'documents/s':>13}{'MB/s':>8}{'peak MB':>9}")
    costs = {}
    steps = [step for step in STEPS if "lxml" not in step or importlib.util.find_spec("lxml")]
    for step in (*steps, *(f"whole, jobs {count}" for count in jobs)):
        rounds = (measure(step, archive.path, folder / "out") for _ in range(ROUNDS if step in COMPARED else 1))
        cost = costs[step] = min(rounds, key=lambda cost: cost.cpu)
        cpu = f"{cost.own:.2f} + {cost.children:.2f}"
        rate, speed = archive.texts.articles / cost.wall, archive.megabytes / cost.wall
        print(f"{step:24}{cost.wall:8.2f}{cpu:>16}{rate:13.0f}{speed:8.1f}{cost.peak:9.0f}", flush=True)
    return costs


def check(archive: Made, costs: dict[str, Cost], smaller: Cost, out: Path) -> bool:
    """Prints each thing that must hold, with its figures."""
    known = content(archive.texts, "jorf")
    manifest = json.loads((out / "manifest.json").read_bytes())
    wanted = {each.identifier: each.text for each in numbered(archive.texts, "jorf") if not _is_other(each.text)}
    chosen = sum(len(text.articles) for text in wanted.values())
    found, same, ordered = set(), 0, 0
    for identifier, is_same, is_ordered in _compared(out, wanted):
        found.add(identifier)
        same, ordered = same + is_same, ordered + is_ordered
    whole_run = costs[max(costs, key=lambda step: step.startswith("whole"))]
    ruling_out = costs["both passes"].cpu / costs["gzip -dc | tar -t"].cpu
    results = [
        (
            f"articles read: {manifest['read']['article']} of {known.articles}",
            manifest["read"]["article"] == known.articles,
        ),
        (
            f"ruled out: {manifest['read']['ruled-out']} of {known.articles - chosen}",
            known.articles - chosen <= manifest["read"]["ruled-out"],
        ),
        (
            f"texts: {manifest['counts']['texts']} of {len(wanted)}, each once",
            found == wanted.keys() and _once(out, found),
        ),
        (
            f"articles of these texts: {manifest['counts']['articles']} of {chosen}",
            manifest["counts"]["articles"] == chosen,
        ),
        (f"the same as parse: {same} of {len(wanted)}", same == len(wanted)),
        (f"known paragraphs in order: {ordered} of {len(wanted)}", ordered == len(wanted)),
        (f"left out: {manifest['quarantined']}", manifest["quarantined"] == 0),
        (
            f"memory of the parent: {whole_run.peak:.1f} MB, {smaller.peak:.1f} MB for a tenth",
            whole_run.peak <= 1.2 * smaller.peak,
        ),
        (f"both passes cost {ruling_out:.2f} times gzip -dc | tar -t", ruling_out <= 3),
    ]
    print()
    for words, holds in results:
        print(f"{'ok  ' if holds else 'FAIL'} {words}")
    return all(holds for _, holds in results)


def _is_other(text: Text) -> bool:
    return text.title.startswith("Arrêté n°")


def _once(out: Path, found: set[str]) -> bool:
    return sum(1 for path in out.glob("part-*.jsonl") for _ in path.open("rb")) == len(found)


def _compared(out: Path, wanted: dict[str, Text]) -> Iterator[tuple[str, bool, bool]]:
    from decretparse import Document, parse

    known: dict[str, Document] = {}
    for path in sorted(out.glob("part-*.jsonl")):
        for line in path.open("rb"):
            document = Document.model_validate_json(line)
            identifier = document.source.identifier or ""
            # One text comes many times; its title and its articles decide what it is parsed to.
            alone = known.get(document.text) or known.setdefault(document.text, parse(document.text))
            same = all(
                getattr(document, facts) == getattr(alone, facts) for facts in ("units", "relations", "attributions")
            )
            yield identifier, same, _in_order(document.text, wanted[identifier])


def _in_order(text: str, known: Text) -> bool:
    words, at = " ".join(text.split()), 0
    for article in known.articles:
        for paragraph in article.paragraphs:
            at = words.find(" ".join(paragraph.split()), at)
            if at < 0:
                return False
    return True


def main() -> int:
    if sys.argv[1:2] == ["--in-child"]:
        in_child(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--share", type=float, default=0.02)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    jobs = [int(count) for count in options.jobs.split(",")]
    with tempfile.TemporaryDirectory(prefix="decretparse-") as name:
        folder = Path(name)
        others, passing = ordinary()
        archive = made(options.articles, options.share, others, folder)
        packed = archive.path.stat().st_size / 1e6
        print(f"{sys.version.split()[0]}, {os.cpu_count()} processors")
        print(f"{options.articles} articles, {archive.megabytes:.0f} MB of XML, {packed:.1f} MB packed")
        print(
            f"of all articles of codes, {passing:.1f} in a hundred pass the prefilter; none of them is in the archive"
        )
        costs = print_costs(archive, jobs, folder)
        if not options.check:
            return 0
        tenth = made(options.articles // 10, options.share, others, folder)
        smaller = measure(f"whole, jobs {jobs[-1]}", tenth.path, folder / "tenth")
        return 0 if check(archive, costs, smaller, folder / "out") else 1


if __name__ == "__main__":
    sys.exit(main())
