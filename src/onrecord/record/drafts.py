"""The report that is being written on a record: kept within it, encrypted where the record is.

It is no evidence: it is kept beside the log, and the latest state takes the place of the one before, which can be put
back once. What it holds is JSON of the exports; all that is known of it here is that an object with ``document`` quotes
that document.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from onrecord.model import OnrecordError
from onrecord.record.reader import Reader
from onrecord.record.settings import put_setting
from onrecord.record.writer import Transaction

DRAFT: Final = "report"
"""The setting that holds it."""


class DraftMovedError(OnrecordError):
    """Somebody changed the report meanwhile."""

    def __init__(self, who: str) -> None:
        """Name who did."""
        super().__init__(f"Meanwhile {who or 'somebody'} changed the report. Look at it again; nothing was kept.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report under way.

    ``version`` counts its states from 1. ``content`` is the report file as JSON text, ``before`` the state before, None
    where there is none. ``who`` wrote it, ``at`` (UTC). ``erased`` counts what went from it with erased documents.
    """

    version: int
    content: str
    who: str
    at: str
    before: str | None = None
    erased: int = 0


def read_draft(reader: Reader) -> Draft | None:
    """Return the report under way; None where nobody began one."""
    row = reader.row("SELECT value FROM settings WHERE name = :name", name=DRAFT)
    return None if row is None else Draft(**json.loads(row["value"]))


def write_draft(inside: Transaction, content: str, version: int, who: str, at: str) -> Draft:
    """Put a new state in the place of the one of that version (0: there was none).

    Raises:
        DraftMovedError: if the state that is held is another one.
    """
    held = read_draft(inside.reader)
    if (held.version if held else 0) != version:
        raise DraftMovedError(held.who if held else "")
    draft = Draft(version + 1, content, who, at, held.content if held else None)
    _put(inside, draft)
    return draft


def forget_in_draft(inside: Transaction, documents: Collection[str]) -> None:
    """Take what quotes erased documents out of the report under way, and forget the state before."""
    held = read_draft(inside.reader)
    if held is None:
        return
    left, gone = _without(json.loads(held.content), documents)
    content = json.dumps(left, ensure_ascii=False, indent=1) if gone else held.content
    _put(inside, replace(held, version=held.version + 1, content=content, before=None, erased=held.erased + gone))


def _without(value: Any, documents: Collection[str]) -> tuple[Any, int]:  # noqa: ANN401 - any JSON value
    """Return a value without the members of its lists that quote one of the documents, and how many these were."""
    if isinstance(value, list):
        kept = [item for item in value if not (isinstance(item, dict) and item.get("document") in documents)]
        inner = [_without(item, documents) for item in kept]
        return [item for item, _ in inner], len(value) - len(kept) + sum(gone for _, gone in inner)
    if isinstance(value, dict):
        members = {name: _without(held, documents) for name, held in value.items()}
        return {name: held for name, (held, _) in members.items()}, sum(gone for _, gone in members.values())
    return value, 0


def _put(inside: Transaction, draft: Draft) -> None:
    written = {name: getattr(draft, name) for name in Draft.__slots__}
    put_setting(inside.connection, DRAFT, json.dumps(written, ensure_ascii=False))
