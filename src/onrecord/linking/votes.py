"""What a name is over the whole record, where readings take it for different things: the kind of most documents."""

from collections.abc import Mapping

from onrecord.model import EntityKind

CLEARLY = 2
"""How many times as many documents as any other kind has one has to have that is proposed."""


def voted_kind(documents: Mapping[EntityKind, int]) -> EntityKind | None:
    """Return the kind that clearly most documents take a name for; None where no kind has that many.

    ``documents`` counts for each kind the documents that read the name so. It is a proposal: no reading changes.
    """
    ranked = sorted(documents.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
        return None
    return ranked[0][0]
