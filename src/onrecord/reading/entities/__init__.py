"""Mentions to entities within one document: names, descriptions, pronouns, names inside names."""

from onrecord.reading.entities.inner import with_inner_names

__all__ = ["with_inner_names"]
