"""Cells: what is written of one column of an item, as JSON; made of whole columns of the record's tables at once.

A cell is text. All forms that have rows are made of it: JSON lines put keys between cells, tables take the words out
of them, Parquet gives them types.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

NULL: Final = "null"

Names = Mapping[str, str]
"""What the items of one document are called in the record, by their ids within the reading, as cells."""

_SPANS: Final = (
    *((" ", ""), ("],[", "};{"), ("[[", "[{"), ("]]", "}]"), (",", ', "end": '), ("{", '{"start": '), (";", ", ")),
)
"""What is replaced, one after the other, to make spans in JSON of ``[[0,10],[12,15]]``."""
_BETWEEN: Final = "\n"
"""What no cell holds: in JSON the end of a line is escaped."""

dumps: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


class _Words(dict[str | None, str]):
    """Words that stand in many cells, each written once."""

    def __missing__(self, words: str | None) -> str:
        cell = NULL if words is None else encode_basestring(words)
        if len(self) < _MANY:
            self[words] = cell
        return cell


_MANY: Final = 100_000
_WORDS: Final = _Words()
_FLAGS: Final[Mapping[object, str]] = {True: "true", False: "false", None: NULL}

Column = Sequence[Any]
Cells = Iterable[str]
Row = tuple[str, ...]
"""The cells of one item, in the order of its columns."""


def parsed(column: Column) -> list[Any]:
    """Return the values of a column of JSON."""
    values: list[Any] = json.loads(f"[{','.join([NULL if value is None else value for value in column])}]")
    return values


class Form(NamedTuple):
    """What the cells of a column hold: their type in Parquet, and how they are made of columns of a table.

    ``write`` takes columns and, for each row, the names of its document.
    """

    type: str
    write: Callable[[Sequence[Names], Sequence[Column]], Cells]


def _words(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return map(_WORDS.__getitem__, columns[0])


def _text(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [NULL if value is None else encode_basestring(value) for value in columns[0]]


def _whole(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [NULL if value is None else str(value) for value in columns[0]]


def _real(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [NULL if value is None else repr(value) for value in columns[0]]


def _one(names: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [
        NULL if local is None else held.get(local) or encode_basestring(local)
        for held, local in zip(names, columns[0], strict=True)
    ]


def _several(names: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [
        f"[{', '.join([_called(held, local) for local in locals_])}]" if locals_ else "[]"
        for held, locals_ in zip(names, parsed(columns[0]), strict=True)
    ]


def _called(held: Names, local: str | None) -> str:
    return NULL if local is None else held.get(local) or encode_basestring(local)


def _spans(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    """Write lists of spans, all of a column in one go."""
    joined = _BETWEEN.join(columns[0])
    for held, written in _SPANS:
        joined = joined.replace(held, written)
    return joined.split(_BETWEEN)


def _span(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [f'{{"start": {start}, "end": {end}}}' for start, end in zip(*columns, strict=True)]


def place_cell(span: Sequence[int] | None) -> str:
    """Return the keys of a span that may be none, without braces."""
    return '"start": null, "end": null' if span is None else f'"start": {span[0]}, "end": {span[1]}'


def _moment(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    """Write ``[edtf, span]``."""
    return [NULL if value is None else _moment_cell(*value) for value in parsed(columns[0])]


def _moment_cell(edtf: str | None, span: Sequence[int] | None) -> str:
    return f'{{"edtf": {_WORDS[edtf]}, {place_cell(span)}}}'


def _answers(names: Sequence[Names], columns: Sequence[Column]) -> Cells:
    """Write lists of ``[statement, relation]``."""
    return [
        f"[{', '.join([_answer(_called(held, local), relation) for local, relation in answers])}]"
        for held, answers in zip(names, parsed(columns[0]), strict=True)
    ]


def _answer(statement: str, relation: str) -> str:
    return f'{{"statement": {statement}, "relation": {_WORDS[relation]}}}'


def _roles(names: Sequence[Names], columns: Sequence[Column]) -> Cells:
    """Write lists of ``[role, entity, span]``."""
    return [
        f"[{', '.join([_role(role, _called(held, local), span) for role, local, span in roles])}]"
        for held, roles in zip(names, parsed(columns[0]), strict=True)
    ]


def _role(role: str, entity: str, span: Sequence[int] | None) -> str:
    return f'{{"role": {_WORDS[role]}, "entity": {entity}, {place_cell(span)}}}'


def _people(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return [NULL if people is None else dumps(list(people)) for people in columns[0]]


def _as_they_are(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return columns[0]


def _json(_: Sequence[Names], columns: Sequence[Column]) -> Cells:
    return map(dumps, columns[0])


PLACE: Final = '"start" BIGINT, "end" BIGINT'

WORD: Final = Form("VARCHAR", _words)
"""A word that stands in many rows."""
TEXT: Final = Form("VARCHAR", _text)
"""Any words."""
WHOLE: Final = Form("BIGINT", _whole)
REAL: Final = Form("DOUBLE", _real)
ITEM: Final = Form("VARCHAR", _one)
"""An item of the same document, by its id within the reading."""
ITEMS: Final = Form("VARCHAR[]", _several)
SPAN: Final = Form(f"STRUCT({PLACE})", _span)
"""One span, of two columns."""
SPANS: Final = Form(f"STRUCT({PLACE})[]", _spans)
MOMENT: Final = Form(f"STRUCT(edtf VARCHAR, {PLACE})", _moment)
ANSWERS: Final = Form("STRUCT(statement VARCHAR, relation VARCHAR)[]", _answers)
ROLES: Final = Form(f"STRUCT(role VARCHAR, entity VARCHAR, {PLACE})[]", _roles)

PEOPLE: Final = Form("VARCHAR[]", _people)
"""Who judged something; None for nobody."""
CELL: Final = Form("VARCHAR", _as_they_are)
"""What is a cell already; whoever uses it says the type."""


def value(type_: str) -> Form:
    """Return the form of JSON values that are no columns of a table, such as lists and objects."""
    return Form(type_, _json)
