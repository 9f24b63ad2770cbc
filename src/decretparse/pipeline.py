"""The order of the stages: text, outline, scan, grammar, resolve, document."""

import hashlib
from collections.abc import Iterator, Sequence

from decretparse.grammar.reading import read_statements
from decretparse.grammar.reference import Citation, find_citations
from decretparse.grammar.statement import parse_statements
from decretparse.model import Article, ArticleRange, Block, Document, Reference, Source
from decretparse.outline import Outline, OutlineBlock, outline
from decretparse.resolve.build import Builder, attributions, described, identifiers, relations, units
from decretparse.resolve.qualified import by_task
from decretparse.resolve.resolver import Resolver
from decretparse.scan.qualifiers import QualifierPhrase, find_qualifiers
from decretparse.scan.scanner import scan
from decretparse.syntax.facts import Boundary, Fact, Topic
from decretparse.syntax.phrase import Phrase
from decretparse.text import normalise, replace_surrogates

READ_KINDS = frozenset({"paragraph", "list_item", "quoted", "heading"})


def parse(text: str, *, source: Source | None = None) -> Document:
    """The organisation that a text describes; never raises on what the text says."""
    original, _surrogates = replace_surrogates(text)
    normal = normalise(original)
    shape = outline(normal.text)
    citations = _citations(normal.text, shape)
    resolver = Resolver(normal.text)
    for root, tokens in _paragraphs(normal.text, shape, citations):
        block = shape.blocks[root]
        resolver.read(_facts(normal.text, block, tokens, _begins(shape, root)), block.quoted)
    builder = Builder(original, normal)
    resolution = resolver.resolution
    qualifiers = by_task(normal.text, _qualifiers(normal.text, shape, citations), resolution.tasks)
    entities = described(resolution)
    ids = identifiers(entities)
    return Document(
        text=original,
        source=source or _source(original),
        articles=tuple(_article(shape, index, builder) for index in range(len(shape.articles))),
        blocks=tuple(_block(block, builder) for block in shape.blocks),
        units=units(entities, ids, builder),
        relations=relations(resolution, ids, builder),
        attributions=attributions(resolution.tasks, ids, qualifiers, builder),
        references=tuple(_reference(citation, builder) for found in citations for citation in found),
    )


def _source(text: str) -> Source:
    return Source(sha256=hashlib.sha256(text.encode()).hexdigest())


def _begins(shape: Outline, root: int) -> bool:
    return any(article.first_block == root for article in shape.articles)


def _facts(text: str, block: OutlineBlock, tokens: Sequence[Phrase], article: bool) -> Iterator[Fact]:
    facts = read_statements(parse_statements(tokens), text)
    if block.kind == "heading":
        if article:
            yield Boundary()
        yield from (fact for fact in facts if isinstance(fact, Topic))
        return
    yield from facts


def _citations(text: str, shape: Outline) -> list[list[Citation]]:
    found: list[list[Citation]] = []
    for block in shape.blocks:
        if block.body_end <= block.body_start:
            found.append([])
            continue
        body = text[block.body_start : block.body_end]
        offset = block.body_start
        found.append([_moved(citation, offset) for citation in find_citations(body)])
    return found


def _moved(citation: Citation, offset: int) -> Citation:
    from dataclasses import replace

    return replace(citation, start=citation.start + offset, end=citation.end + offset)


def _qualifiers(text: str, shape: Outline, citations: Sequence[Sequence[Citation]]) -> list[QualifierPhrase]:
    return [
        phrase
        for block, found in zip(shape.blocks, citations, strict=True)
        if block.kind in READ_KINDS
        for phrase in find_qualifiers(text, block.body_start, block.body_end, [(c.start, c.end) for c in found])
    ]


def _paragraphs(text: str, shape: Outline, citations: Sequence[Sequence[Citation]]) -> Iterator[tuple[int, list[Phrase]]]:
    """Each paragraph that no other introduces, with all that it introduces, as one run of phrases."""
    children: dict[int, list[int]] = {}
    for index, block in enumerate(shape.blocks):
        if block.parent is not None and block.kind in READ_KINDS:
            children.setdefault(block.parent, []).append(index)
    own = [
        scan(text, block.body_start, block.body_end, [(c.start, c.end) for c in found]) if block.kind in READ_KINDS else []
        for block, found in zip(shape.blocks, citations, strict=True)
    ]
    for index, block in enumerate(shape.blocks):
        parent = block.parent
        if block.kind in READ_KINDS and (parent is None or shape.blocks[parent].kind not in READ_KINDS):
            yield index, _run(index, shape, own, children)


def _run(root: int, shape: Outline, own: Sequence[Sequence[Phrase]], children: dict[int, list[int]]) -> list[Phrase]:
    tokens: list[Phrase] = []
    stack: list[int | Phrase] = [root]
    while stack:
        at = stack.pop()
        if isinstance(at, Phrase):
            tokens.append(at)
            continue
        tokens += own[at]
        below: list[int | Phrase] = []
        in_list = False
        for child in children.get(at, ()):
            start = shape.blocks[child].body_start
            if shape.blocks[child].kind == "list_item":
                if not in_list:
                    below.append(Phrase(_list_terminal(own[child]), start, start))
                    in_list = True
                below += [Phrase("ITEM", start, start), child, Phrase("FIN_ITEM", start, start)]
            else:
                in_list = False
                below += [Phrase("FIN", start, start), child]
        stack += reversed(below)
    return tokens


def _list_terminal(first: Sequence[Phrase]) -> str:
    terminal = first[0].terminal if first else ""
    if terminal == "UNITE" and "act" in first[0].parts:
        return "LISTE_MIXTE"
    if terminal in ("UNITE", "UNITES", "UNITE_DES"):
        return "LISTE_UNITES"
    return "LISTE_DE" if terminal == "UNITE_DE" else "LISTE"


def _block(block: OutlineBlock, builder: Builder) -> Block:
    start, end = builder.text.to_original(block.start), builder.text.to_original(block.end)
    return Block(kind=block.kind, marker=block.marker, parent=block.parent, start=start, end=end)  # type: ignore[arg-type]


def _article(shape: Outline, index: int, builder: Builder) -> Article:
    article = shape.articles[index]
    start, end = builder.text.to_original(article.start), builder.text.to_original(article.end)
    return Article(number=article.number, heading=article.heading, start=start, end=end)


def _reference(citation: Citation, builder: Builder) -> Reference:
    span = builder.span((citation.start, citation.end))
    return Reference(
        text=builder.original[span.start : span.end],
        start=span.start,
        end=span.end,
        text_kind=citation.text_kind,
        articles=tuple(ArticleRange(first=found.first, last=found.last) for found in citation.articles),
        number=citation.number,
        date=citation.date,  # type: ignore[arg-type]
        title=citation.title,
        identifier=citation.identifier,
    )
