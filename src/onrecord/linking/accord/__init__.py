"""How claims on one thing stand to each other, computed when it is asked for: pure functions, nothing is resolved.

``claims`` are what one document says of dates, places, participants, motives, counts, ranks and posts; ``accords``
compares those that are about one thing; in ``drift`` a figure or a wording is followed over time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.accord.claim import Accord, Claim, Facet
    from onrecord.linking.accord.compare import compare_claims
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
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".claim": "Accord Claim Facet",
            ".compare": "compare_claims",
            ".gather": "claims",
            ".kept": (
                "accord_in claims_in claims_out settled stands_of_counts stands_of_deeds"
                " stands_of_document stands_of_event"
            ),
            ".over": "accords",
        },
    )

__all__ = [
    "Accord",
    "Claim",
    "Facet",
    "accord_in",
    "accords",
    "claims",
    "claims_in",
    "claims_out",
    "compare_claims",
    "settled",
    "stands_of_counts",
    "stands_of_deeds",
    "stands_of_document",
    "stands_of_event",
]
