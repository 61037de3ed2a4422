"""The custody log as a person reads it: what was done with the record, when, by whom, what for."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from onrecord.record import Reader
from onrecord.record.query_custody import Opened, entries
from onrecord.views.values_pile import CustodyRow

Told = Mapping[str, Any]

_HEAD: Final = ("action", "at", "who")


def custody(reader: Reader) -> tuple[CustodyRow, ...]:
    """Return the entries of the log, oldest first; those whose details were erased tell nothing."""
    return tuple(_row(opened) for opened in entries(reader))


def _row(opened: Opened) -> CustodyRow:
    told, entry = opened.told(), opened.entry
    if not told:
        return CustodyRow(entry.position, entry.hash, None, None, None, "its details were erased")
    action = str(told.get("action"))
    details = {name: value for name, value in told.items() if name not in _HEAD}
    words = _WORDS.get(action, _plain)(told)
    return CustodyRow(entry.position, entry.hash, action, told.get("at"), told.get("who"), words, details)


def _plain(told: Told) -> str:
    return ", ".join(f"{name} {value}" for name, value in told.items() if name not in _HEAD and value is not None)


def _captured(told: Told) -> str:
    member, row = told.get("member"), told.get("row")
    inside = ", ".join([*([f"within it {member}"] if member else []), *([f"row {row}"] if row else [])])
    return _with_purpose(f"{told.get('path')}{f' ({inside})' if inside else ''}", told)


def _kept(told: Told) -> str:
    return f"{told.get('path')}, {told.get('size')} bytes, SHA-256 {str(told.get('original'))[:16]}…"


def _labelled(told: Told) -> str:
    row = _inner(told)
    what = row.get("names") or str(row.get("item"))[:16]
    return _with_purpose(f"{row.get('kind')} {what} is {row.get('label')}: {row.get('reason') or 'no reason'}", row)


def _judged(told: Told) -> str:
    row = _inner(told)
    return f"{row.get('action')} {row.get('id')}: {row.get('why') or 'no reason'}"


def _registered(told: Told) -> str:
    return f"source register: {_inner(told).get('name')}"


def _handed(told: Told) -> str:
    words = f"for {told.get('recipient') or told.get('for')}: {told.get('selection')}"
    return _with_purpose(f"{words}, SHA-256 {str(told.get('sha256'))[:16]}…", told)


def _erased(told: Told) -> str:
    return f"documents {told.get('documents')}, originals {told.get('originals')}: {told.get('why')}"


def _imported(told: Told) -> str:
    return (
        f"a bundle (SHA-256 {str(told.get('bundle'))[:16]}…) whose log had {told.get('length')} entries: documents "
        f"{told.get('documents')}, judgements {told.get('judgements')}, labels {told.get('labels')}, "
        f"source register {told.get('register')}, other names {told.get('aliases')}"
    )


def _stamped(told: Told) -> str:
    return f"a time stamp of {told.get('time')} for the log up to entry {told.get('length')}"


def _with_purpose(words: str, told: Told) -> str:
    return f"{words}; purpose: {told['purpose']}" if told.get("purpose") else words


def _inner(told: Told) -> Told:
    held = json.loads(told.get("row") or "{}")
    return held if isinstance(held, dict) else {}


_WORDS: Final[Mapping[str, Callable[[Told], str]]] = {
    "keep": _kept,
    "capture": _captured,
    "reread": _captured,
    "label": _labelled,
    "judge": _judged,
    "register": _registered,
    "report": _handed,
    "export": _handed,
    "erase": _erased,
    "import": _imported,
    "stamp": _stamped,
}
