"""Documents that stay behind when something leaves the record: for their label, or for what they may be used for."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.record.guard.purposes import covers, purposes
from onrecord.record.query_labels import DOCUMENT, Labelled, labels
from onrecord.record.reader import Reader

UNNAMED: Final = "may be used for stated purposes only, and no purpose was named"
OTHER: Final = "may not be used for this purpose"
_LABELLED: Final = "labelled {}"

_ENDS: Final = ("document", "a_document", "b_document")
"""Columns by which a row belongs to a document, by its number."""

_LEFT: Final = "left_behind"


def staying(reader: Reader, purpose: str | None, *, others: bool) -> Mapping[int, str]:
    """Return the numbers of the documents that may not leave for ``purpose``, with the reason; ``others``: for others.

    The latest label on a document says what it may be used for; where it says nothing of it, what was said when the
    document was captured. For oneself labels do not count, and purposes only where one is named.
    """
    if not others and purpose is None:
        return {}
    latest = {one.subject.item: one for one in labels(reader) if one.subject.kind == DOCUMENT}
    captured: dict[int, set[str]] = {}
    for row in reader.rows("SELECT document, purpose FROM captures WHERE purpose IS NOT NULL"):
        captured.setdefault(row["document"], set()).update(purposes(row["purpose"]))
    found: dict[int, str] = {}
    for row in reader.rows("SELECT number, id FROM documents ORDER BY number"):
        given = captured.get(row["number"], set())
        reason = _reason(latest.get(row["id"]), "; ".join(sorted(given)), purpose, others=others)
        if reason is not None:
            found[row["number"]] = reason
    return found


def _reason(labelled: Labelled | None, captured: str, purpose: str | None, *, others: bool) -> str | None:
    given = captured if labelled is None or labelled.purpose is None else labelled.purpose
    covered = covers(given, purpose)
    if others and labelled is not None and labelled.label != "public":
        by_label = labelled.purpose is not None and covered
        return None if by_label else _LABELLED.format(labelled.label)
    if not purposes(given) or covered:
        return None
    return UNNAMED if purpose is None else OTHER


def counted(reasons: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    """Return the reasons with the number of documents of each, the most frequent first."""
    return tuple(sorted(Counter(reasons.values()).items(), key=lambda pair: (-pair[1], pair[0])))


def shadow(reader: Reader, documents: Iterable[int], offices: Iterable[tuple[int, int]]) -> None:
    """Have every later question on this connection see neither these documents nor where these offices are held.

    Views of the same names stand before the tables; nothing is written to the file.
    """
    left, held = tuple(documents), tuple(offices)
    if not left and not held:
        return
    with reader.dialect.arranging(reader):
        columns = reader.dialect.columns(reader)
        if left:
            _shadow_documents(reader, left, columns)
        if held:
            _shadow_offices(reader, held, columns["offices"], left=bool(left))


def _shadow_offices(reader: Reader, held: tuple[tuple[int, int], ...], columns: Sequence[str], *, left: bool) -> None:
    run = reader.arrange
    main, temp = reader.dialect.homes(reader)
    run("CREATE TEMP TABLE held_back (document INTEGER, position INTEGER, PRIMARY KEY (document, position))")
    run(
        "INSERT INTO held_back SELECT CAST(value ->> 0 AS INTEGER), CAST(value ->> 1 AS INTEGER) FROM json_each(:held)",
        held=json.dumps(held),
    )
    source = f"{temp}.offices_left" if left else f"{main}.offices"
    if left:
        run(f"CREATE TEMP VIEW offices_left AS SELECT * FROM {main}.offices WHERE {_outside('document')}")  # noqa: S608 - the words are ours
        run(f"DROP VIEW {temp}.offices")
    chosen = ", ".join(
        f"CASE WHEN (o.document, o.position) IN (SELECT document, position FROM {temp}.held_back) THEN NULL"  # noqa: S608 - the words are ours
        f" ELSE o.{name} END AS {name}"
        if name in ("organisation", "place")
        else f"o.{name}"
        for name in columns
    )
    run(f"CREATE TEMP VIEW offices AS SELECT {chosen} FROM {source} AS o")  # noqa: S608 - the words are ours


def _shadow_documents(reader: Reader, left: tuple[int, ...], columns: Mapping[str, Sequence[str]]) -> None:
    run = reader.arrange
    main, _ = reader.dialect.homes(reader)
    run(f"CREATE TEMP TABLE {_LEFT} (number INTEGER PRIMARY KEY, id TEXT)")
    run(
        f"INSERT INTO {_LEFT} SELECT number, id FROM {main}.documents"  # noqa: S608 - the words are ours
        " WHERE number IN (SELECT value FROM json_each(:left))",
        left=json.dumps(left),
    )
    for home, held in columns.items():
        ends = [column for column in _ENDS if column in held]
        if home in ("judgement_documents", "stale_documents") or not ends:
            continue
        where = " AND ".join(_outside(column) for column in ends)
        run(f'CREATE TEMP VIEW "{home}" AS SELECT * FROM {main}."{home}" WHERE {where}')  # noqa: S608 - the words are ours
    run(
        f"CREATE TEMP VIEW documents AS SELECT * FROM {main}.documents"  # noqa: S608 - the words are ours
        f" WHERE number NOT IN (SELECT number FROM {_LEFT})"
    )
    run(
        f"CREATE TEMP VIEW judgements AS SELECT * FROM {main}.judgements WHERE number NOT IN"  # noqa: S608 - the words are ours
        f" (SELECT judgement FROM {main}.judgement_documents WHERE document IN (SELECT id FROM {_LEFT}))"
    )
    run(
        f"CREATE TEMP VIEW custody_details AS SELECT * FROM {main}.custody_details AS c WHERE NOT EXISTS"  # noqa: S608 - the words are ours
        f" (SELECT 1 FROM {_LEFT} AS l WHERE c.details LIKE '%' || l.id || '%')"
    )
    run(
        f"CREATE TEMP VIEW labels AS SELECT * FROM {main}.labels"  # noqa: S608 - the words are ours
        f" WHERE kind <> 'document' OR item NOT IN (SELECT id FROM {_LEFT})"
    )
    stale = f"SELECT document, copied FROM {main}.stale_documents UNION SELECT -1, FALSE"  # noqa: S608 - the words are ours
    run(f"CREATE TEMP VIEW stale_documents AS {stale}")
    for listed in ("stale_entities", "stale_events"):  # kept numbers count what is left out: they are made anew
        run(f"CREATE TEMP VIEW {listed} AS SELECT canonical FROM {main}.{listed} UNION SELECT 'left'")  # noqa: S608 - the words are ours


def _outside(column: str) -> str:
    return f"({column} IS NULL OR {column} NOT IN (SELECT number FROM {_LEFT}))"  # noqa: S608 - the words are ours
