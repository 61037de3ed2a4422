"""Readings to links: proposals with evidence, never a merge."""

from onrecord.linking.aliases import relink_aliases
from onrecord.linking.copies import link_copies
from onrecord.linking.entities import link_entities
from onrecord.linking.index import Index
from onrecord.linking.layers import LAYERS, link, slips_of

__all__ = ["LAYERS", "Index", "link", "link_copies", "link_entities", "relink_aliases", "slips_of"]
