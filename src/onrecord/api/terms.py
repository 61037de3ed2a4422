"""On which terms something is handed on: for whom, what for, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from onrecord.api.held import AnyPath
    from onrecord.record.custody import Details


class Asked(TypedDict, total=False):
    """What may be said of it by name, wherever something is handed on; see ``Terms``."""

    for_self: bool
    recipient: str | None
    purpose: str | None
    who: str | None
    key: AnyPath | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms on which something is handed on.

    Unless it is ``for_self``, people who are labelled confidential or protected are named by pseudonyms, and documents
    so labelled are left out. Documents that may be used for stated purposes only are left out where ``purpose`` is none
    of them. ``recipient`` and ``who`` hands it on stand in the custody log. ``key`` is a file to write which says whose
    the pseudonyms are.
    """

    for_self: bool = False
    recipient: str | None = None
    purpose: str | None = None
    who: str | None = None
    key: AnyPath | None = None

    @property
    def facts(self) -> Details:
        """Return what the custody log keeps of them."""
        return {"for": "self" if self.for_self else "others", "recipient": self.recipient, "purpose": self.purpose}
