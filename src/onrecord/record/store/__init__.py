"""A record opened for writing: originals and documents in, readings and links replaced as a whole, all of it logged."""

from onrecord.record.store.opening import open_store
from onrecord.record.store.whole import Store

__all__ = ["Store", "open_store"]
