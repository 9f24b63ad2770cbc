"""The words as every later stage reads them, with the way back to the characters that were given."""

from decretparse.text.normalise import NormalisedText, normalise, replace_surrogates

__all__ = ["NormalisedText", "normalise", "replace_surrogates"]
