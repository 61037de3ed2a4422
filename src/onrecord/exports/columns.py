"""The files of an export, one for each kind of item, and the columns of each: what they are called, what they hold.

This is the one place that says so. JSON lines, tables and Parquet follow it, and ``exports.items`` fills it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.exports.cells import (
    ANSWERS,
    CELL,
    ITEM,
    ITEMS,
    MOMENT,
    PEOPLE,
    PLACE,
    REAL,
    ROLES,
    SPAN,
    SPANS,
    TEXT,
    WHOLE,
    WORD,
    Form,
    value,
)


class Column(NamedTuple):
    """A column: its name, what it holds, and of which columns of the record's table it is made, the one of its name."""

    name: str
    form: Form
    of: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the columns of the table that it is made of."""
        return self.of or (self.name,)


def _columns(form: Form, names: str) -> tuple[Column, ...]:
    return tuple(Column(name, form) for name in names.split())


_FIELD: Final = "evidence STRUCT(field VARCHAR)"
_DATED: Final = value(f"STRUCT(edtf VARCHAR, {PLACE}, how VARCHAR, {_FIELD})")
_STATED: Final = value(f"STRUCT(text VARCHAR, {PLACE}, {_FIELD})")
_EVIDENCE: Final = f"STRUCT({PLACE}, field VARCHAR)"
_STRINGS: Final = value("VARCHAR[]")
_STRING: Final = value("VARCHAR")
_NUMBER: Final = value("BIGINT")
_FLAG: Final = value("BOOLEAN")
_JSON: Final = value("JSON")
_SPOT: Final = f'STRUCT(span STRUCT({PLACE}), path VARCHAR, "offset" BIGINT, page BIGINT, label VARCHAR, box DOUBLE[])'
_WHEREABOUTS: Final = CELL._replace(type=f'STRUCT(words VARCHAR, member VARCHAR, "row" BIGINT, spots {_SPOT}[])')

_HEAD: Final = (Column("document", WORD), Column("id", TEXT))
_WHERE: Final = (Column("start", WHOLE), Column("end", WHOLE, ("stop",)))
_JUDGED: Final = (Column("judged_by", PEOPLE),)

KINDS: Final[Mapping[str, Sequence[Column]]] = {
    "documents": (
        *_columns(_STRING, "id source_id path media_type"),
        Column("title", _STATED),
        Column("outlet", _STRING),
        Column("outlet_evidence", value(_EVIDENCE)),
        Column("authors", _STRINGS),
        Column("authors_evidence", value(f"{_EVIDENCE}[]")),
        *_columns(_STRING, "language url archived_url accessed archive_ref"),
        *_columns(_DATED, "published updated"),
        Column("text_sha256", _STRING),
        Column("length", _NUMBER),
        Column("container", value('STRUCT(id VARCHAR, path VARCHAR, "row" BIGINT, member VARCHAR)')),
        Column("reader", _STRING),
        *_columns(_FLAG, "analysed pseudonymised"),
        Column("judged_by", _STRINGS),
        Column("text", _STRING),
    ),
    "parts": (
        *_HEAD,
        *_WHERE,
        Column("title", _STATED),
        Column("published", _DATED),
        Column("outlet", _STRING),
        Column("authors", _STRINGS),
        *_JUDGED,
    ),
    "passages": (*_HEAD, *_WHERE, Column("kind", WORD), *_columns(ITEM, "part turn repeats"), *_JUDGED),
    "turns": (*_HEAD, Column("part", ITEM), Column("role", WORD), Column("speaker", ITEM), *_JUDGED),
    "mentions": (
        *_HEAD,
        *_WHERE,
        *_columns(WORD, "kind form"),
        Column("entity", ITEM),
        Column("score", REAL),
        Column("rule", WORD),
        *_JUDGED,
    ),
    "dates": (*_HEAD, *_WHERE, *_columns(WORD, "edtf timex anchor rule"), *_JUDGED),
    "counts": (
        *_HEAD,
        *_WHERE,
        Column("value", REAL),
        Column("min", REAL, ("low",)),
        Column("max", REAL, ("high",)),
        *_columns(WORD, "hedge unit scope as_of"),
        Column("statement", ITEM),
        *_JUDGED,
    ),
    "statements": (
        *_HEAD,
        *_columns(SPANS, "content cue source"),
        Column("speakers", ITEMS),
        Column("parent", ITEM),
        *_columns(WORD, "manner stance tier"),
        Column("said", MOMENT),
        *_columns(SPANS, "addressee venue"),
        Column("about", ITEMS),
        Column("answers", ANSWERS),
        *_columns(ITEM, "part turn"),
        Column("score", REAL),
        Column("rule", WORD),
        *_JUDGED,
        Column("place", _WHEREABOUTS),
    ),
    "events": (
        *_HEAD,
        *_columns(WORD, "type plover"),
        Column("trigger", SPANS),
        Column("roles", ROLES),
        Column("place", ITEM),
        Column("date", MOMENT),
        *_columns(WORD, "polarity modality"),
        Column("statement", ITEM),
        Column("linked", WORD, ("canonical",)),
        *_JUDGED,
    ),
    "offices": (
        *_HEAD,
        Column("holder", ITEM),
        Column("post", SPAN, ("start", "stop")),
        *_columns(ITEM, "organisation place"),
        Column("status", WORD),
        Column("from", WORD, ("first",)),
        Column("to", WORD, ("last",)),
        Column("statement", ITEM),
        *_JUDGED,
    ),
    "entities": (
        *_columns(_STRING, "id kind"),
        Column("named", _FLAG),
        Column("name", _STRING),
        Column("names", _STRINGS),
        Column("occurrences", value("STRUCT(document VARCHAR, entity VARCHAR)[]")),
        Column("voted_kind", _STRING),
        Column("kind_votes", value("STRUCT(kind VARCHAR, documents BIGINT)[]")),
    ),
    "links": (
        *_columns(WORD, "kind a b relation"),
        Column("score", REAL),
        Column("evidence", CELL._replace(type=f"STRUCT(document VARCHAR, {PLACE})[]")),
        Column("rule", TEXT),
        Column("judged_by", PEOPLE),
    ),
    "origins": (
        Column("claim", _STRING),
        Column("documents", _STRINGS),
        Column("origins", value("STRUCT(root VARCHAR, documents VARCHAR[])[]")),
        Column("possibly_dependent", value("STRUCT(a VARCHAR, b VARCHAR, why VARCHAR)[]")),
    ),
    "judgements": (
        *_columns(_STRING, "id at who why action"),
        *_columns(_JSON, "targets settings"),
        Column("undoes", _STRING),
    ),
    "problems": (
        *_columns(_STRING, "id document path kind"),
        *_columns(_NUMBER, "start end"),
        Column("message", _STRING),
    ),
}
"""The columns of each file, with what they hold."""

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(column.name for column in columns) for name, columns in KINDS.items()
}
"""The names of the columns of each file; of JSON lines they are the keys."""

FILES: Final = tuple(COLUMNS)
"""The kinds of items, one file for each."""
