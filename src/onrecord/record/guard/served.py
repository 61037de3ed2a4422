"""A record on a server as others may see it."""

from onrecord.record.guard.guarded import Guarded
from onrecord.record.postgres.asking import ServerReader


class ServerGuarded(Guarded, ServerReader):
    """Asks a server; what comes back bears stand-ins, as from a file."""
