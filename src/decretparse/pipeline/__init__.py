"""Joins the stages: a text goes in, a document comes out."""

from decretparse.pipeline.stages import parse

__all__ = ["parse"]
