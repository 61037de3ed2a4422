"""Origins of a claim: where the chains and copies end through which it came, as far as the record shows.

``origins_of`` counts what ends at one root once. The number is an upper bound: whoever is behind a root is not in the
record, and roots may depend on one another in ways that nobody declared.
"""

from onrecord.linking.origins.counting import origin_of, origins_of
from onrecord.linking.origins.values import Dependence, Origin, Origins, Telling, Tie

__all__ = ["Dependence", "Origin", "Origins", "Telling", "Tie", "origin_of", "origins_of"]
