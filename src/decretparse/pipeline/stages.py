"""The order of the stages: text, outline, scan, grammar, resolve, document."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from decretparse.grammar.reference import Citation
from decretparse.model import Article, Block, Diagnostic, Document, Event, Reference, Source
from decretparse.model import Span as TextSpan
from decretparse.outline import Outline, outline
from decretparse.pipeline.amendments import Amendments
from decretparse.pipeline.articles import first_of_articles, read_articles, with_known
from decretparse.pipeline.checks.lists import numbering
from decretparse.pipeline.checks.names import pronouns, short_forms
from decretparse.pipeline.checks.quotations import quoted_amendments, unmatched_quotes
from decretparse.pipeline.checks.sentences import silent_sentences
from decretparse.pipeline.checks.slips import slips
from decretparse.pipeline.checks.units import outside
from decretparse.pipeline.coverage import share_read, unread
from decretparse.pipeline.diagnostics import diagnostic, diagnostics
from decretparse.pipeline.events import events
from decretparse.pipeline.paragraphs import Scanned, named_blocks, paragraphs
from decretparse.pipeline.references import citations, references
from decretparse.pipeline.tasks import TaskWords
from decretparse.pipeline.text_reader import TextReader
from decretparse.resolve.build import TaskDetails, attributions, described, identifiers, relations, units
from decretparse.resolve.entities import Entity
from decretparse.resolve.journal import Journal
from decretparse.resolve.places import Places
from decretparse.resolve.records import Finding
from decretparse.resolve.resolver import new_memory
from decretparse.scan.qualifiers import has_qualifiers, triggers_in
from decretparse.scan.scanner import judged, tokens_of
from decretparse.scan.temper import cuts
from decretparse.syntax.facts import Span
from decretparse.text import normalise, replace_surrogates

PRONOUN, SHORT_FORM = "unresolved-pronoun", "unresolved-short-form"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A text laid out: its blocks, which of them describe no organisation, its citations, what may open qualifiers."""

    places: Places
    shape: Outline
    named: Sequence[bool]
    cited: Sequence[Sequence[Citation]]
    spans: Sequence[Sequence[Span]]
    triggers: Sequence[str]

    @property
    def text(self) -> str:
        return self.places.text.text

    def scan(self, index: int) -> Scanned:
        block = self.shape.blocks[index]
        tape = judged(self.text, block.body_start, block.body_end, self.spans[index])
        qualified = tape.copy() if has_qualifiers(self.text, block.body_start, block.body_end, self.triggers) else None
        cut = cuts(self.text, tape)
        return Scanned(tokens_of(tape), qualified, cut)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the blocks and the clauses of a text tell of it; of units, relations and tasks they say no more."""

    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    details: Mapping[int, TaskDetails]
    entities: Sequence[Entity]
    ids: Mapping[int, str]
    events: tuple[Event, ...]
    references: tuple[Reference, ...]
    unread: tuple[TextSpan, ...]
    diagnostics: Sequence[Diagnostic]


def parse(text: str, *, source: Source | None = None, articles: Sequence[Article] = ()) -> Document:
    """The organisation that a text describes; never raises on what the text says.

    `articles` are the places of its articles and what is known of them, where its source tells; else they are looked
    for in the text.
    """
    original, surrogates = replace_surrogates(text)
    laid = _lay_out(original)
    reader = _read(laid)
    told = _told(laid, reader, articles, surrogates)
    places, journal = laid.places, reader.journal
    # Blocks and clauses take as much memory as the models that are made now.
    del laid, reader
    return _document(places, journal, told, source or _source(original))


def _source(text: str) -> Source:
    return Source.trusted(sha256=hashlib.sha256(text.encode()).hexdigest())


def _lay_out(original: str) -> _Laid:
    normal = normalise(original)
    text = normal.text
    shape = outline(text)
    named = named_blocks(shape)
    cited = citations(text, shape)
    spans = [tuple((citation.start, citation.end) for citation in found) for found in cited]
    places = Places(original, normal, [block.start for block in shape.blocks])
    return _Laid(places, shape, named, cited, spans, triggers_in(text))


def _read(laid: _Laid) -> TextReader:
    """What the paragraphs of a text come to."""
    reader = TextReader(
        laid.text,
        laid.shape,
        Journal(new_memory(laid.text, laid.places.blocks, _items(laid.shape))),
        TaskWords(laid.places, laid.spans),
        Amendments(laid.text, laid.shape, laid.cited),
    )
    for paragraph in paragraphs(laid.shape, laid.named, laid.scan):
        reader.read(paragraph)
    reader.clauses.close()
    reader.journal.finish(entity for event in reader.changes for entity in event.units)
    return reader


def _items(shape: Outline) -> Collection[int]:
    """The blocks that are items of a list which a paragraph introduces, by their place."""
    return {index for index, block in enumerate(shape.blocks) if block.kind == "list_item" and block.parent is not None}


def _told(laid: _Laid, reader: TextReader, known: Sequence[Article], surrogates: Sequence[int]) -> _Told:
    places, journal, clauses = laid.places, reader.journal, reader.clauses
    entities = described(journal.resolution, (entity for event in reader.changes for entity in event.units))
    ids = identifiers(entities)
    amended = reader.amendments.found
    told = [amendment.span for amendment in first_of_articles(laid.shape, amended) if amendment is not None]
    anchors = [*journal.anchors(entities), *told]
    read = clauses.read(anchors, journal.frames)
    left = unread(laid.text, laid.shape, laid.named, clauses, read, laid.spans)
    found_articles = read_articles(laid.shape, amended, places)
    findings = _findings(laid, reader, read, anchors)
    return _Told(
        articles=with_known(known, found_articles, laid.shape, amended, places) if known else found_articles,
        blocks=tuple(_blocks(laid)),
        details=reader.tasks.details(journal.tasks, clauses),
        entities=entities,
        ids=ids,
        events=events(reader.changes, journal, clauses, ids, places),
        references=references(laid.cited, places),
        unread=places.spans(left),
        diagnostics=[
            *diagnostics(findings, places),
            *(diagnostic("surrogate-replaced", offset, offset + 1) for offset in surrogates),
        ],
    )


def _findings(laid: _Laid, reader: TextReader, read: Collection[int], anchors: Sequence[Span]) -> Sequence[Finding]:
    """`read` are the clauses that were read, by where they begin, `anchors` the places of the facts read from them."""
    text, shape, journal, clauses = laid.text, laid.shape, reader.journal, reader.clauses
    resolved = journal.findings
    missed = {code: [finding for finding in resolved if finding.code == code] for code in (PRONOUN, SHORT_FORM)}
    return [
        *reader.findings,
        *(finding for finding in resolved if finding.code not in missed),
        *pronouns(text, missed[PRONOUN], shape, clauses, journal),
        *short_forms(text, missed[SHORT_FORM], shape, journal),
        *silent_sentences(text, shape, clauses, read, journal),
        *numbering(text, shape),
        *unmatched_quotes(laid.places, shape, reader.roots, laid.named),
        *quoted_amendments(shape, anchors),
        *slips(text),
    ]


def _document(places: Places, journal: Journal, told: _Told, source: Source) -> Document:
    found = units(told.entities, told.ids, journal, places)
    related = relations(journal, told.ids, places)
    attributed = attributions(journal, told.details, told.ids, places)
    noted = [*told.diagnostics, *outside(found, related, attributed)]
    return Document.trusted(
        text=places.original,
        source=source,
        articles=told.articles,
        blocks=told.blocks,
        units=found,
        relations=related,
        attributions=attributed,
        events=told.events,
        references=told.references,
        unread=told.unread,
        coverage=share_read(places.original, ((span.start, span.end) for span in told.unread)),
        diagnostics=tuple(sorted(noted, key=lambda each: (each.start, each.end, each.code))),
    )


def _blocks(laid: _Laid) -> Iterator[Block]:
    for block in laid.shape.blocks:
        start, end = laid.places.text.to_original(block.start), laid.places.text.to_original(block.end)
        yield Block.trusted(kind=block.kind, marker=block.marker, parent=block.parent, start=start, end=end)
