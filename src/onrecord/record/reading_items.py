"""Rows of a document and of its reading as the items that were handed over."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from onrecord.model import (
    Count,
    Date,
    Document,
    Entity,
    Event,
    Masthead,
    Mention,
    Office,
    Part,
    Passage,
    Span,
    Statement,
    Turn,
)
from onrecord.record import codec
from onrecord.record.reader import Row

Item = TypeVar("Item")


def json_in(value: str | None) -> Any:  # noqa: ANN401 - any JSON value
    """Return a cell of JSON as values; None where it is empty."""
    if value is None:
        return None
    return [] if value == "[]" else json.loads(value)  # most lists are empty


def span_in(row: Row) -> Span:
    """Return the place of a row."""
    return Span(row["start"], row["stop"])


def masthead_in(row: Row) -> Masthead:
    """Return a row as a masthead."""
    return codec.masthead_in(json_in(row["masthead"]))


def part_in(row: Row) -> Part:
    """Return a row as a part."""
    return Part(row["local"], span_in(row), masthead_in(row))


def passage_in(row: Row) -> Passage:
    """Return a row as a passage."""
    return Passage(row["local"], span_in(row), row["kind"], row["part"], row["turn"], row["repeats"])


def turn_in(row: Row) -> Turn:
    """Return a row as a turn."""
    label, name = (codec.span_in(json_in(row[column])) for column in ("label", "name"))
    return Turn(row["local"], row["part"], row["role"], label, name, row["speaker"])


def mention_in(row: Row) -> Mention:
    """Return a row as a mention."""
    return Mention(row["local"], span_in(row), row["kind"], row["form"], row["entity"], row["score"], row["rule"])


def entity_in(row: Row) -> Entity:
    """Return a row as an entity."""
    return Entity(row["local"], row["kind"], bool(row["named"]), row["name"], tuple(json_in(row["names"])))


def date_in(row: Row) -> Date:
    """Return a row as a date."""
    return Date(row["local"], span_in(row), row["edtf"], row["timex"], row["anchor"], row["rule"])


def count_in(row: Row) -> Count:
    """Return a row as a count."""
    return Count(
        row["local"],
        span_in(row),
        row["value"],
        row["low"],
        row["high"],
        row["hedge"],
        row["unit"],
        row["scope"],
        row["as_of"],
        row["statement"],
    )


def statement_in(row: Row) -> Statement:
    """Return a row as a statement."""
    return Statement(
        id=row["local"],
        content=spans_in(row, "content"),
        manner=row["manner"],
        part=row["part"],
        cue=spans_in(row, "cue"),
        source=spans_in(row, "source"),
        speakers=tuple(json_in(row["speakers"])),
        parent=row["parent"],
        stance=row["stance"],
        tier=row["tier"],
        said=codec.said_in(json_in(row["said"])),
        addressee=spans_in(row, "addressee"),
        venue=spans_in(row, "venue"),
        about=tuple(json_in(row["about"])),
        answers=codec.answers_in(json_in(row["answers"])),
        turn=row["turn"],
        score=row["score"],
        rule=row["rule"],
    )


def spans_in(row: Row, column: str) -> tuple[Span, ...]:
    """Return the spans of a column of a row."""
    return () if row[column] == "[]" else codec.spans_in(json_in(row[column]))


def event_in(row: Row) -> Event:
    """Return a row as an event."""
    return Event(
        id=row["local"],
        type=row["type"],
        trigger=spans_in(row, "trigger"),
        statement=row["statement"],
        roles=codec.roles_in(json_in(row["roles"])),
        plover=row["plover"],
        place=row["place"],
        date=codec.when_in(json_in(row["date"])),
        polarity=row["polarity"],
        modality=row["modality"],
    )


def office_in(row: Row) -> Office:
    """Return a row as an office."""
    return Office(
        id=row["local"],
        holder=row["holder"],
        post=span_in(row),
        statement=row["statement"],
        organisation=row["organisation"],
        place=row["place"],
        status=row["status"],
        start=row["first"],
        stop=row["last"],
    )


_DECODE: Mapping[str, Callable[[Row], object]] = {
    "parts": part_in,
    "passages": passage_in,
    "turns": turn_in,
    "mentions": mention_in,
    "entities": entity_in,
    "dates": date_in,
    "counts": count_in,
    "statements": statement_in,
    "events": event_in,
    "offices": office_in,
}


def lazily(rows: Iterable[Row], kind: str) -> "Lazily[Any]":
    """Return rows of a table of the reading as items by their ids, in order; what is not looked at is not decoded."""
    return Lazily(rows, _DECODE[kind])


class Lazily(Mapping[str, Item]):
    """Rows of items by their ids, each decoded when it is first looked at."""

    def __init__(self, rows: Iterable[Row], decode: Callable[[Row], Item]) -> None:
        """Hold rows; ``decode`` makes an item of one."""
        self._rows = {str(row["local"]): row for row in rows}
        self._decode = decode
        self._done: dict[str, Item] = {}

    def __getitem__(self, local: str) -> Item:
        if local not in self._done:
            self._done[local] = self._decode(self._rows[local])
        return self._done[local]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, local: object) -> bool:
        return local in self._rows


def document_in(row: Row) -> Document:
    """Return a row as a document, without its blocks and problems."""
    return Document(
        id=row["id"],
        source_id=row["source_id"],
        path=row["path"],
        media_type=row["media_type"],
        text=row["text"],
        language=row["language"],
        given=codec.given_in(json_in(row["given"])),
        container=codec.container_in(json_in(row["container"])),
    )
