"""Whether two spellings, of any script, may stand for one person, organisation or place; judged by the names alone."""

from onrecord.linking.matching.compare import NAME_KINDS, NameKind, compare
from onrecord.linking.matching.comparison import Comparison, Outcome

__all__ = ["NAME_KINDS", "Comparison", "NameKind", "Outcome", "compare"]
