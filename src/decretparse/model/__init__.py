"""What a parse gives: frozen, typed, and without knowledge of grammars, files or layout."""

from decretparse.model.attribution import Action, Attribution, Qualifier
from decretparse.model.block import Block
from decretparse.model.diagnostic import Diagnostic
from decretparse.model.document import Document
from decretparse.model.event import Event
from decretparse.model.reference import ArticleRange, Reference
from decretparse.model.relation import Relation
from decretparse.model.source import Article, Source
from decretparse.model.span import Span, Spanned
from decretparse.model.tree import OrgNode, OrgTree
from decretparse.model.unit import AnyUnit, Post, Structure, Unit
from decretparse.model.vocabulary import (
    ActionForm,
    BlockKind,
    Confidence,
    EventKind,
    Modality,
    Nature,
    QualifierKind,
    RelationKind,
    Severity,
)

__all__ = [
    "Action",
    "ActionForm",
    "AnyUnit",
    "Article",
    "ArticleRange",
    "Attribution",
    "Block",
    "BlockKind",
    "Confidence",
    "Diagnostic",
    "Document",
    "Event",
    "EventKind",
    "Modality",
    "Nature",
    "OrgNode",
    "OrgTree",
    "Post",
    "Qualifier",
    "QualifierKind",
    "Reference",
    "Relation",
    "RelationKind",
    "Severity",
    "Source",
    "Span",
    "Spanned",
    "Structure",
    "Unit",
]
