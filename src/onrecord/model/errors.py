"""The one base class of what callers may catch."""


class OnrecordError(Exception):
    """Something a caller can act on: the message says what happened, where, and what to do."""
