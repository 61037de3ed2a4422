"""Readings to links: proposals with evidence, never a merge."""

from onrecord.linking.copies import link_copies
from onrecord.linking.entities import link_entities
from onrecord.linking.index import Index
from onrecord.linking.layers import LAYERS, link, slips_of

__all__ = ["LAYERS", "Index", "link", "link_copies", "link_entities", "slips_of"]
