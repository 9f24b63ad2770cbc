"""The conversion of one shard in this very process; `supervisor` keeps what hangs or dies away from the rest."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from decretparse.batch.counts import counts
from decretparse.batch.options import Options
from decretparse.batch.parts import open_parts
from decretparse.batch.quarantine import Quarantined
from decretparse.batch.shards import Done, Entry, done_path, read_done, read_entries, read_head, replaced
from decretparse.batch.texts import texts
from decretparse.model import Document
from decretparse.sources.document import read_document
from decretparse.sources.source_text import SourceText

Announce = Callable[[int], None]


def convert_here(shard: Path, folder: Path, skip: Mapping[int, Quarantined], announce: Announce) -> Done:
    """Converts a shard into files of the output folder, unless that was done; the same shard gives the same bytes.

    `announce` is told the index of each entry before each of its texts; the entries of `skip` are passed over.
    """
    finished = read_done(shard)
    if finished is not None:
        return finished
    number, options = read_head(shard)
    parts = open_parts(options.format, folder, number)
    counted: Counter[str] = Counter()
    quarantined: list[Quarantined] = []
    for index, entry in enumerate(read_entries(shard)):
        for outcome in (skip[index],) if index in skip else _outcomes(index, entry, options, announce):
            if isinstance(outcome, Quarantined):
                quarantined.append(outcome)
            else:
                parts.add(outcome)
                counted += counts(outcome)
    done = Done(shard=number, counts=dict(sorted(counted.items())), quarantined=tuple(quarantined), files=parts.close())
    with replaced(done_path(shard)) as stream:
        stream.write(done.model_dump_json().encode())
    return done


def _outcomes(index: int, entry: Entry, options: Options, announce: Announce) -> Iterator[Document | Quarantined]:
    announce(index)
    try:
        for text in texts(entry, options):
            yield text if isinstance(text, Quarantined) else _document(text, entry)
            announce(index)
    except Exception as error:  # a mistake of ours costs one text, not the others
        yield _mistake(error, entry, entry.name)


def _document(text: SourceText, entry: Entry) -> Document | Quarantined:
    try:
        return read_document(text)
    except Exception as error:  # as above
        return _mistake(error, entry, text.source.identifier)


def _mistake(error: Exception, entry: Entry, text: str | None) -> Quarantined:
    reason = f"mistake in decretparse, please report it: {type(error).__name__}: {error}"
    return Quarantined(input=entry.files[0].input, text=text, code="crash", reason=reason)
