"""How claims on one thing stand to each other, computed when it is asked for: pure functions, nothing is resolved.

``claims`` are what one document says of dates, places, participants, motives, counts, ranks and posts; ``accords``
compares those that are about one thing; ``first_found`` and ``drift`` follow a figure or a wording over time.
"""

from onrecord.linking.accord.claim import Accord, Claim, Facet
from onrecord.linking.accord.compare import compare_claims
from onrecord.linking.accord.drift import Step, drift, first_found
from onrecord.linking.accord.gather import claims
from onrecord.linking.accord.kept import (
    accord_in,
    claims_in,
    claims_out,
    settled,
    stands_of_counts,
    stands_of_deeds,
    stands_of_document,
    stands_of_event,
)
from onrecord.linking.accord.over import accords

__all__ = [
    "Accord",
    "Claim",
    "Facet",
    "Step",
    "accord_in",
    "accords",
    "claims",
    "claims_in",
    "claims_out",
    "compare_claims",
    "drift",
    "first_found",
    "settled",
    "stands_of_counts",
    "stands_of_deeds",
    "stands_of_document",
    "stands_of_event",
]
