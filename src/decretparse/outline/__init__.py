"""A text's layout: its blocks, the lists they make, its articles."""

from decretparse.outline.blocks import Outline, OutlineArticle, OutlineBlock
from decretparse.outline.build import outline

__all__ = ["Outline", "OutlineArticle", "OutlineBlock", "outline"]
