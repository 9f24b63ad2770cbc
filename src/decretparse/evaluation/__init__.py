"""How right a parse is: documents compared with annotations that people wrote."""

from decretparse.evaluation.annotations import FaultyTextError, ReferenceText, reference_files, reference_text
from decretparse.evaluation.run import Report, evaluate

__all__ = ["FaultyTextError", "ReferenceText", "Report", "evaluate", "reference_files", "reference_text"]
