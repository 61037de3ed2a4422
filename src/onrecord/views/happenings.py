"""Linked events a stretch at a time: each begins where the one before ended."""

from onrecord.record import Reader
from onrecord.record.query_happenings import Happening, happenings, happenings_in_all
from onrecord.views.values import Stretch


def happenings_listed(
    reader: Reader, types: tuple[str, ...], least: int, limit: int, after: str | None
) -> Stretch[Happening]:
    """Return a stretch of the linked events that at least so many documents report, those of most documents first."""
    place, before = _place(after)
    found = list(happenings(reader, types=types, least=least, limit=limit + 1, after=place))
    shown = found[:limit]
    last, passed = (shown[-1] if len(found) > limit else None), before + len(shown)
    return Stretch(
        rows=tuple(shown),
        before=before,
        total=happenings_in_all(reader, types=types, least=least),
        after=None if last is None else f"{last.documents}.{last.events}.{last.id}.{passed}",
    )


def _place(after: str | None) -> tuple[Happening | None, int]:
    """Return the event behind which a stretch begins, and how many come before it."""
    if after is None:
        return None, 0
    documents, events, id_, passed = after.split(".")
    return Happening(id_, int(events), int(documents)), int(passed)
