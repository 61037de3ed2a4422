"""Readings and judgements as plain JSON and back, by the types of their fields; what is written is read equal.

A value of the model becomes an object of its fields, without those that are as they are by default.
"""

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.model import Judgement, OnrecordError, Reading
from onrecord.model.judgement import judgement_id

Value = TypeVar("Value")

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")

_UNSTORED = ("syntax",)


class UnreadableJudgementError(OnrecordError):
    """A line that is no judgement."""

    def __init__(self, line: int, why: str) -> None:
        """Name the line, counted from 1."""
        super().__init__(
            f"Line {line} is no judgement of onrecord ({why}). Nothing was taken in; mend or remove the line."
        )


def packed(reading: Reading) -> bytes:
    """Return a reading, without its syntax, in few bytes."""
    written = json.dumps(plain(reading), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode(), 6)


def unpacked(content: bytes) -> Reading:
    """Return the reading of these bytes."""
    return built(Reading, json.loads(zlib.decompress(content)))


def judgement_line(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as the JSON object of ``onrecord judgements --json``; its own keys are never left out."""
    return {
        "id": judgement.id,
        "at": judgement.at,
        "who": judgement.who,
        "why": judgement.why,
        "action": judgement.action,
        "targets": [plain(target) for target in judgement.targets],
        "settings": [plain(setting) for setting in judgement.settings],
        "undoes": judgement.undoes,
    }


def judgement_of(line: Any, number: int) -> Judgement:  # noqa: ANN401 - whatever stands in a file
    """Return the judgement of such an object; ``number`` is that of its line, for messages.

    Raises:
        UnreadableJudgementError: if it is none, or its id is not the one of its content.
    """
    names = {item.name for item in fields(Judgement)}
    if not isinstance(line, dict):
        raise UnreadableJudgementError(number, "it is no JSON object")
    try:
        judgement = built(Judgement, {name: value for name, value in line.items() if name in names})
        own = judgement_id(judgement)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableJudgementError(number, f"{type(error).__name__}: {error}") from error
    if own != judgement.id:
        raise UnreadableJudgementError(number, "its id is not that of its content: it was changed")
    return judgement


def judgements_of(lines: Iterable[str], now: datetime) -> tuple[Judgement, ...]:
    """Return the judgements of JSON lines; empty lines are passed over.

    Raises:
        UnreadableJudgementError: if a line is none, was changed, or is dated more than a day after ``now``.
    """
    latest = (now.astimezone(UTC) + timedelta(days=1)).isoformat()
    found: list[Judgement] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise UnreadableJudgementError(number, f"no JSON: {error}") from error
        found.append(judgement_of(value, number))
        if not _MOMENT.fullmatch(found[-1].at) or found[-1].at > latest:
            raise UnreadableJudgementError(number, f"its date is {found[-1].at}: set the clock right")
    return tuple(found)


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """Return a value as strings, numbers, None, lists and objects."""
    if is_dataclass(value):
        return {
            item.name: plain(held)
            for item in fields(value)
            if item.name not in _UNSTORED and (held := getattr(value, item.name)) != _default(item)
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _default(item: "Field[Any]") -> object:
    if item.default_factory is not MISSING:
        return item.default_factory()
    return item.default


def built(kind: type[Value], value: Any) -> Value:  # noqa: ANN401 - any JSON value
    """Return the value of type ``kind`` that ``plain`` made ``value`` of.

    Raises:
        TypeError: if ``value`` is not of that shape.
    """
    return _built(kind, value)  # type: ignore[no-any-return]


def _built(kind: Any, value: Any) -> Any:  # noqa: ANN401 - a type, any JSON value
    if is_dataclass(kind):
        types = _types(kind)  # type: ignore[arg-type]
        return kind(**{name: _built(types[name], held) for name, held in value.items()})  # type: ignore[operator]
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if value is None else _built(get_args(kind)[0], value)
    if origin is tuple:
        members = get_args(kind)
        if members[-1] is ...:
            return tuple(_built(members[0], item) for item in value)
        return tuple(_built(member, item) for member, item in zip(members, value, strict=True))
    if kind is float and isinstance(value, int):
        return float(value)
    if (kind in (str, int, bool) and type(value) is not kind) or (kind not in _LEAVES and value not in get_args(kind)):
        raise TypeError(f"{value!r} is not expected")
    return value


_LEAVES = (str, int, bool, float)


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
