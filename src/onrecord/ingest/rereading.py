"""Documents read again from an original that was kept, without what lay beside it when it was taken in."""

from dataclasses import replace
from typing import Final

from onrecord.ingest.given import distinct
from onrecord.ingest.problems import LANGUAGE_UNKNOWN, SIDECAR_BROKEN, UNREADABLE, VALUE_NOT_READ
from onrecord.model import Document

_BESIDE: Final = ("sidecar:", "catalogue:")
"""Where values came from that do not stand in the original itself."""

_OF_WHAT_LAY_BESIDE: Final = (LANGUAGE_UNKNOWN, SIDECAR_BROKEN, UNREADABLE, VALUE_NOT_READ)
"""Problems that a sidecar or catalogue may have raised."""


def read_again(held: Document, found: Document) -> Document:
    """Return ``found``, a document read anew from its original, with what came along when it was first taken in.

    ``held`` is the same document as it was kept then. Its place and what a sidecar or catalogue gave are taken from it,
    everything else from ``found``.
    """
    beside = [item for item in held.given if item.field.startswith(_BESIDE)]
    given = distinct((*beside, *found.given))
    told = any(item.name == "language" for item in beside)
    raised = [item for item in held.problems if item.kind in _OF_WHAT_LAY_BESIDE and item not in found.problems]
    problems = (*raised, *found.problems)
    return replace(
        found,
        source_id=held.source_id,
        path=held.path,
        media_type=held.media_type,
        container=held.container,
        language=held.language if told else found.language,
        given=held.given if set(given) == set(held.given) else given,
        problems=held.problems if set(problems) == set(held.problems) else problems,
    )
