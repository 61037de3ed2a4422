"""Whom it is worth listing among those spoken of."""

from onrecord.model import EntityKind

SPOKEN_OF: frozenset[EntityKind] = frozenset({"person", "organisation", "publication", "group", "campaign"})
"""Kinds that are listed although they never speak; places and events are found by asking for them."""
