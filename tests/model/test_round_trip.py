import json
from pathlib import Path
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from decretparse.model import (
    Action,
    Article,
    ArticleRange,
    Attribution,
    Block,
    Diagnostic,
    Document,
    Event,
    Post,
    Qualifier,
    Reference,
    Relation,
    Source,
    Span,
    Structure,
)
from decretparse.model.base import Model

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
places = st.integers(0, 2**31)
dates = st.none() | st.dates()
maybe = st.none() | words
AnyModel = TypeVar("AnyModel", bound=Model)


def tuples(of: st.SearchStrategy[AnyModel]) -> st.SearchStrategy[tuple[AnyModel, ...]]:
    return st.lists(of, max_size=3).map(tuple)


def models(model: type[AnyModel], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[AnyModel]:
    """Instances with every field drawn, none left to its default."""
    common = {"start": places, "end": places, "text": words, "rule": words, "id": words, "title": maybe, "kind": words}
    common |= {"evidence": tuples(spans), "confidence": st.sampled_from(["stated", "inferred", "guessed"])}
    common |= {"quoted": st.booleans(), "date": dates, "valid_from": dates, "valid_to": dates}
    common |= dict.fromkeys(("number", "state", "identifier", "eli", "heading", "hint", "marker", "nature"), maybe)
    wanted = {name: fields[name] if name in fields else common[name] for name in model.model_fields}
    return st.builds(model, **wanted)


spans = st.builds(Span, start=places, end=places)
names = st.lists(words, max_size=3).map(tuple)
ranges = models(ArticleRange, first=words, last=maybe)
references = models(Reference, text_kind=maybe, articles=tuples(ranges))
actions = models(Action, lemma=words, form=st.sampled_from(["finite", "infinitive", "noun"]))
qualifiers = models(Qualifier, kind=st.sampled_from(["liaison", "reservation", "exception"]), bodies=names)
attributions = models(
    Attribution,
    unit=words,
    verbs=names,
    modality=st.sampled_from(["stated", "may", "must"]),
    actions=tuples(actions),
    qualifiers=tuples(qualifiers),
    lead=tuples(spans),
)
unit_fields = {"name": words, "aliases": names, "collective": st.booleans(), "mentions": tuples(spans)}
structures = models(Structure, nature=st.just("structure"), **unit_fields)
posts = models(Post, nature=st.just("post"), office_of=maybe, **unit_fields)
relations = models(Relation, kind=st.sampled_from(["part_of", "assists"]), child=words, parent=words)
events = models(Event, kind=st.sampled_from(["created", "merged"]), units=names, into=maybe, effective_date=dates)
articles = models(Article, amends=st.none() | references)
sources = models(Source, sha256=words, nor=maybe, cid=maybe, eli=maybe, uri=maybe)
blocks = models(Block, kind=st.sampled_from(["heading", "quoted", "blank"]), parent=st.none() | places)
diagnostics = models(Diagnostic, code=words, severity=st.sampled_from(["error", "info"]), message=words)
documents = models(
    Document,
    schema_version=st.just("1.0"),
    source=sources,
    articles=tuples(articles),
    blocks=tuples(blocks),
    units=tuples(structures | posts),
    relations=tuples(relations),
    attributions=tuples(attributions),
    events=tuples(events),
    references=tuples(references),
    unread=tuples(spans),
    coverage=st.floats(0, 1),
    diagnostics=tuples(diagnostics),
)


@given(documents)
def test_model_to_json_to_model_is_identity(doc: Document) -> None:
    assert Document.model_validate_json(doc.model_dump_json()) == doc
    assert Document.model_validate(doc.model_dump()) == doc


def test_field_names_and_their_order_are_the_schema_on_record() -> None:
    """A change of this file is a change of the public format."""
    recorded = json.loads(Path(__file__).with_name("fields.json").read_text("utf-8"))
    definitions = Document.model_json_schema(mode="serialization")["$defs"]
    shape = {name: list(schema["properties"]) for name, schema in definitions.items()}
    assert {"Document": list(Document.model_fields), **shape} == recorded
