"""A record opened for writing, with all that can be done to it."""

from onrecord.record.store.asking import Asking
from onrecord.record.store.custody import Custody
from onrecord.record.store.deciding import Deciding
from onrecord.record.store.drafting import Drafting
from onrecord.record.store.keeping import Keeping
from onrecord.record.store.linking import Linking
from onrecord.record.store.rebuilding import Rebuilding


class Store(Keeping, Linking, Deciding, Drafting, Custody, Rebuilding, Asking):
    """A record. What it is asked goes through ``reader``; each change is one transaction and one entry of the log."""
