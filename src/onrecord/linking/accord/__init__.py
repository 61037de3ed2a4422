"""How claims on one thing stand to each other, computed when it is asked for: pure functions, nothing is resolved.

``claims`` are what one document says of dates, places, participants, motives, counts, ranks and posts; ``accords``
compares those that are about one thing; in ``drift`` a figure or a wording is followed over time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.accord.agreeing import Agreement, agreements
    from onrecord.linking.accord.claim import Accord, Claim, Facet, rule_of
    from onrecord.linking.accord.compare import compare_claims
    from onrecord.linking.accord.gather import claims
    from onrecord.linking.accord.kept import (
        accord_in,
        claims_in,
        claims_out,
        link_in,
        order_kept,
        settled,
        stands_of_counts,
        stands_of_deeds,
        stands_of_document,
        stands_of_event,
        telling_claims_in,
    )
    from onrecord.linking.accord.over import accords
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".agreeing": "Agreement agreements",
            ".claim": "Accord Claim Facet rule_of",
            ".compare": "compare_claims",
            ".gather": "claims",
            ".kept": (
                "accord_in claims_in claims_out link_in order_kept settled stands_of_counts stands_of_deeds"
                " stands_of_document stands_of_event telling_claims_in"
            ),
            ".over": "accords",
        },
    )

__all__ = [
    "Accord",
    "Agreement",
    "Claim",
    "Facet",
    "accord_in",
    "accords",
    "agreements",
    "claims",
    "claims_in",
    "claims_out",
    "compare_claims",
    "link_in",
    "order_kept",
    "rule_of",
    "settled",
    "stands_of_counts",
    "stands_of_deeds",
    "stands_of_document",
    "stands_of_event",
    "telling_claims_in",
]
