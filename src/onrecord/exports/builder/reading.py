"""Reading a report file, strictly: what is not understood is refused with its place and what could stand there."""

import json
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any, Final

from onrecord.exports.builder.values import VERSION, Asked, Cited, Item, Plan, Question, Words
from onrecord.exports.report_words import MANNERS
from onrecord.model import Anchor, ItemKind, OnrecordError, Place, Span
from onrecord.model.edtf import edtf_bounds

_ANCHORED: Final[Mapping[str, ItemKind]] = {"statement": "statement", "dossier": "event", "counts": "event"}
_SEARCHES: Final = ("search", "timeline", "cases")
_OF_CASES: Final = ("events", "role", "names", "limit")
_OF_SEARCH: Final = ("by", "about", "words", "since", "until", "manner", "limit")
_KINDS: Final = ("text", *_ANCHORED, *_SEARCHES)


class ReportFileError(OnrecordError):
    """A report file that cannot be read; the message tells where, and what could stand there."""

    def __init__(self, place: str, why: str) -> None:
        """Name the place (``chapters[2].items[1].kind``; empty for the whole file) and what is wrong."""
        super().__init__(f"This is no report file that can be read: {f'{place}: ' if place else ''}{why}")


def read_plan(text: str) -> Plan:
    """Return the report that the text of a file holds.

    Raises:
        ReportFileError: if it is none, of a later version, or something in it is not understood.
    """
    try:
        value = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_unrepeated)
    except json.JSONDecodeError as error:
        raise ReportFileError(f"line {error.lineno}, column {error.colno}", f"it is no JSON ({error.msg}).") from error
    except RecursionError as error:
        raise ReportFileError("", "it is nested too deeply.") from error
    held = _object(value, "")
    if held.get("onrecord") != "report":
        raise ReportFileError("", 'it does not say "onrecord": "report".')
    if type(held.get("version")) is not int or held["version"] < 1:
        raise ReportFileError("version", f"the version of the format is wanted, which is {VERSION}.")
    if held["version"] > VERSION:
        raise ReportFileError(
            "version", f"it is of version {held['version']}; this onrecord reads {VERSION}. A newer one will."
        )
    _known(held, ("onrecord", "version", "title", "purpose", "chapters"), "")
    chapters = _list(held.get("chapters", []), "chapters")
    return Plan(
        _words(held.get("title", ""), "title"),
        _text(held.get("purpose", ""), "purpose"),
        tuple(_question(chapter, f"chapters[{number}]") for number, chapter in enumerate(chapters)),
    )


def read_item(value: object) -> Item:
    """Return the item that an object of a report file holds.

    Raises:
        ReportFileError: if something in it is not understood.
    """
    return _item(value, "item")


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for name, value in pairs:
        if name in held:
            raise ReportFileError(f'"{name}"', "it stands twice in one object; remove one.")
        held[name] = value
    return held


def _question(value: Any, place: str) -> Question:  # noqa: ANN401 - any JSON value, here and below
    held = _object(value, place)
    _known(held, ("question", "items"), place)
    items = _list(held.get("items", []), f"{place}.items")
    return Question(
        _words(_needed(held, "question", place), f"{place}.question"),
        tuple(_item(item, f"{place}.items[{number}]") for number, item in enumerate(items)),
    )


def _item(value: Any, place: str) -> Item:  # noqa: ANN401 - as above
    held = _object(value, place)
    kind = _needed(held, "kind", place)
    if kind not in _KINDS:
        raise ReportFileError(f"{place}.kind", f"{_shown(kind)} is none of: {', '.join(_KINDS)}.{_near(kind, _KINDS)}")
    if kind == "text":
        _known(held, ("kind", "text"), place)
        return Words(_text(_needed(held, "text", place), f"{place}.text"))
    if kind in _ANCHORED:
        _known(held, ("kind", "id", "document", "places", "details", "number"), place)
        item = _words(_needed(held, "id", place), f"{place}.id")
        return Cited(kind, item, _anchor(held, _ANCHORED[kind], place))
    _known(held, ("kind", *(_OF_CASES if kind == "cases" else _OF_SEARCH)), place)
    return Asked(kind, **{name: _READ[name](held[name], f"{place}.{name}") for name in held if name != "kind"})


def _anchor(held: Mapping[str, Any], kind: ItemKind, place: str) -> Anchor:
    places = _list(_needed(held, "places", place), f"{place}.places")
    details = _object(held.get("details", {}), f"{place}.details")
    number = _count(held.get("number", 1), f"{place}.number")
    if not places:
        raise ReportFileError(f"{place}.places", "at least one stretch of the document is wanted.")
    return Anchor(
        document=_words(_needed(held, "document", place), f"{place}.document"),
        kind=kind,
        places=tuple(_place(one, f"{place}.places[{n}]") for n, one in enumerate(places)),
        details=tuple((name, _words(words, f"{place}.details.{name}")) for name, words in details.items()),
        number=number,
    )


def _place(value: Any, place: str) -> Place:  # noqa: ANN401 - as above
    held = _object(value, place)
    _known(held, ("start", "end", "words"), place)
    ends = [_whole(_needed(held, name, place), f"{place}.{name}") for name in ("start", "end")]
    if not 0 <= ends[0] < ends[1]:
        raise ReportFileError(place, f"start ({ends[0]}) has to lie before end ({ends[1]}).")
    return Place(Span(*ends), _words(_needed(held, "words", place), f"{place}.words"))


def _needed(held: Mapping[str, Any], name: str, place: str) -> Any:  # noqa: ANN401 - as above
    if name not in held:
        raise ReportFileError(place, f'it lacks "{name}".')
    return held[name]


def _known(held: Mapping[str, Any], names: Collection[str], place: str) -> None:
    for name in held:
        if name not in names:
            raise ReportFileError(
                place, f'"{name}" is not known here. Known are: {", ".join(names)}.{_near(name, names)}'
            )


def _near(given: Any, names: Collection[str]) -> str:  # noqa: ANN401 - as above
    close = get_close_matches(str(given), names, 1)
    return f" Is “{close[0]}” meant?" if close else ""


def _shown(value: Any) -> str:  # noqa: ANN401 - as above
    words = json.dumps(value, ensure_ascii=False)
    longest = 60
    return words if len(words) <= longest else f"{words[:longest]}…"


def _object(value: Any, place: str) -> Mapping[str, Any]:  # noqa: ANN401 - as above
    if not isinstance(value, dict):
        raise ReportFileError(place, f"an object {{…}} is wanted, not {_shown(value)}.")
    return value


def _list(value: Any, place: str) -> list[Any]:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        raise ReportFileError(place, f"a list […] is wanted, not {_shown(value)}.")
    return value


def _words(value: Any, place: str) -> str:  # noqa: ANN401 - as above
    if not isinstance(value, str):
        raise ReportFileError(place, f"words between quotation marks are wanted, not {_shown(value)}.")
    return value.encode("utf-8", "replace").decode()  # half of a surrogate pair could not be written again


def _text(value: Any, place: str) -> str:  # noqa: ANN401 - as above
    """Return a text that is given at once or as a list of its lines."""
    if isinstance(value, list):
        return "\n".join(_words(line, f"{place}[{number}]") for number, line in enumerate(value))
    return _words(value, place)


def _whole(value: Any, place: str) -> int:  # noqa: ANN401 - as above
    if type(value) is not int:
        raise ReportFileError(place, f"a whole number is wanted, not {_shown(value)}.")
    return value


def _count(value: Any, place: str) -> int:  # noqa: ANN401 - as above
    number = _whole(value, place)
    if number < 1:
        raise ReportFileError(place, f"a number from 1 on is wanted, not {number}.")
    return number


def _date(value: Any, place: str) -> str:  # noqa: ANN401 - as above
    words = _words(value, place)
    if edtf_bounds(words) == (None, None):
        raise ReportFileError(place, f"a date such as 2021, 2021-03 or 2021-03-05 is wanted, not {_shown(words)}.")
    return words


def _several(value: Any, place: str) -> tuple[str, ...]:  # noqa: ANN401 - as above
    return tuple(_words(one, f"{place}[{number}]") for number, one in enumerate(_list(value, place)))


def _manners(value: Any, place: str) -> tuple[str, ...]:  # noqa: ANN401 - as above
    for one in (found := _several(value, place)):
        if one not in MANNERS:
            raise ReportFileError(place, f"{_shown(one)} is none of: {', '.join(MANNERS)}.{_near(one, MANNERS)}")
    return found


_READ: Final[Mapping[str, Callable[[Any, str], Any]]] = {
    **dict.fromkeys(("by", "about", "words", "role"), _words),
    **dict.fromkeys(("since", "until"), _date),
    **dict.fromkeys(("events", "names"), _several),
    "manner": _manners,
    "limit": _count,
}
"""How each filter is read."""
