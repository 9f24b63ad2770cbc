"""From the files of an entry to the texts that are wanted of it."""

import datetime as dt
from collections.abc import Iterator

from decretparse.batch.options import Options
from decretparse.batch.prefilter import load_prefilter
from decretparse.batch.quarantine import Quarantined, code_of
from decretparse.batch.shards import Entry, EntryFile
from decretparse.sources.errors import NoTextError, SourceError
from decretparse.sources.legifrance.library import Library, Versions
from decretparse.sources.legifrance.members import parse_member
from decretparse.sources.legifrance.records import Record
from decretparse.sources.reading import read_source, record_text
from decretparse.sources.recognise import Format
from decretparse.sources.source_text import SourceText


def texts(entry: Entry, options: Options) -> Iterator[SourceText | Quarantined]:
    """The texts of an entry that the options ask for, and what could not be read of it."""
    found = _of_records(entry, options) if entry.kind == "records" else _of_file(entry, options)
    return (each for each in found if isinstance(each, Quarantined) or _is_wanted(each, options))


def _of_file(entry: Entry, options: Options) -> Iterator[SourceText | Quarantined]:
    (file,) = entry.files
    try:
        form = Format(entry.form) if entry.form else None
        yield read_source(file.content.encode(), entry.name, form, at=options.at)
    except NoTextError:
        return
    except SourceError as error:
        yield Quarantined(input=file.input, code=code_of(error), reason=str(error))


def _of_records(entry: Entry, options: Options) -> Iterator[SourceText | Quarantined]:
    library = Library()
    whole: list[Record] = []
    for file in entry.files:
        record = _record(file)
        if isinstance(record, Quarantined):
            yield record
        elif record is not None and not library.add(record):
            whole.append(record)
    if not library.structs:
        yield from (record_text(record, at=options.at) for record in whole)
    yield from _assembled(library, entry, options)


def _assembled(library: Library, entry: Entry, options: Options) -> Iterator[SourceText | Quarantined]:
    try:
        yield from library.texts(Versions(options.at, all=options.all_versions))
    except SourceError as error:
        input_name = entry.files[0].input
        yield Quarantined(input=input_name, text=entry.name, code=code_of(error), reason=str(error))


def _record(file: EntryFile) -> Record | Quarantined | None:
    try:
        return parse_member(file.content.encode())
    except NoTextError:
        return None
    except SourceError as error:
        return Quarantined(input=file.input, member=file.name, code=code_of(error), reason=str(error))


def _is_wanted(text: SourceText, options: Options) -> bool:
    source = text.source
    if options.states and source.state not in options.states:
        return False
    if options.since and (_day(source.valid_from) or _day(source.date) or dt.date.min) < options.since:
        return False
    return options.only == "all" or load_prefilter().may_describe_an_organisation(text.text.encode())


def _day(day: dt.date | None) -> dt.date | None:
    """A day that was given; 2999-01-01 stands for none."""
    return day if day and day.year < 2900 else None
