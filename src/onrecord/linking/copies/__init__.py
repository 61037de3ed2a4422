"""Copies, versions and translations: what repeats another text, passage by passage.

The layer ``part`` of linking: ``slips`` keeps what is needed of each article of one document, ``relink`` proposes the
links of what changed. Links are proposals with the overlapping stretches of both texts as evidence.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.copies.articles import Whence
    from onrecord.linking.copies.piles import link_copies, slips
    from onrecord.linking.copies.relinking import relink
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".articles": "Whence",
            ".piles": "link_copies slips",
            ".relinking": "relink",
        },
    )

__all__ = ["Whence", "link_copies", "relink", "slips"]
