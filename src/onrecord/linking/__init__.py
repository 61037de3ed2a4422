"""Readings to links: proposals with evidence, never a merge."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.aliases import relink_aliases
    from onrecord.linking.copies import link_copies
    from onrecord.linking.entities import link_entities
    from onrecord.linking.index import Index
    from onrecord.linking.layers import LAYERS, link, slips_of
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".aliases": "relink_aliases",
            ".copies": "link_copies",
            ".entities": "link_entities",
            ".index": "Index",
            ".layers": "LAYERS link slips_of",
        },
    )

__all__ = ["LAYERS", "Index", "link", "link_copies", "link_entities", "relink_aliases", "slips_of"]
