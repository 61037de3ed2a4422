"""The documents of the record as a pile: what is known of each without opening it, and of all in numbers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Given, Masthead, Problem, Span
from onrecord.record import codec
from onrecord.record.errors import AmbiguousItemError, UnknownItemError
from onrecord.record.reader import Reader, Row, Value

_LEAST_PREFIX = 4
"""Characters of an id that are enough to ask for it."""


@dataclass(frozen=True, slots=True)
class Met:
    """When and where the bytes of a document were met."""

    path: str
    at: str
    who: str
    purpose: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A document without its text. ``captures`` come oldest first.

    ``analysed`` is False where it is searchable only. ``explicit``, ``own_voice`` and ``problems`` are numbers.
    """

    number: int
    id: str
    source_id: str
    path: str
    media_type: str
    language: str | None
    given: tuple[Given, ...]
    length: int
    words: int
    analysed: bool
    masthead: Masthead
    captures: tuple[Met, ...]
    explicit: int
    own_voice: int
    problems: int


def held_documents(reader: Reader, wanted: Iterable[int] | None = None) -> tuple[Held, ...]:
    """Return documents, all or those of some numbers, in the order in which they were added."""
    narrowed, values = "", dict[str, Value]()
    if wanted is not None:
        narrowed, values = " IN (SELECT value FROM json_each(:wanted))", {"wanted": json.dumps(list(wanted))}
    here = f" AND document{narrowed}" if narrowed else ""
    captures = defaultdict[int, list[Met]](list)
    for row in reader.rows(
        f"SELECT document, path, at, who, purpose FROM captures WHERE 1 = 1{here} ORDER BY number",  # noqa: S608 - as below
        **values,
    ):
        captures[row["document"]].append(Met(row["path"], row["at"], row["who"], row["purpose"]))
    counted = "SELECT document, count(*) FROM {table} WHERE {condition}{here} GROUP BY document"
    spoken, own, problems = (
        {row[0]: row[1] for row in reader.rows(counted.format(table=table, condition=which, here=here), **values)}
        for table, which in (
            ("statements", "manner <> 'author'"),
            ("statements", "manner = 'author'"),
            ("problems", "1 = 1"),
        )
    )
    return tuple(
        Held(
            number=row["number"],
            id=row["id"],
            source_id=row["source_id"],
            path=row["path"],
            media_type=row["media_type"],
            language=row["language"],
            given=codec.given_in(json.loads(row["given"])),
            length=row["length"],
            words=row["words"],
            analysed=bool(row["analysed"]),
            masthead=codec.masthead_in(json.loads(row["masthead"])),
            captures=tuple(captures[row["number"]]),
            explicit=spoken.get(row["number"], 0),
            own_voice=own.get(row["number"], 0),
            problems=problems.get(row["number"], 0),
        )
        for row in reader.rows(
            "SELECT number, id, source_id, path, media_type, language, given, length, words, analysed, masthead"  # noqa: S608 - ours
            " FROM documents JOIN readings ON readings.document = documents.number"
            f"{f' WHERE number{narrowed}' if narrowed else ''} ORDER BY number",
            **values,
        )
    )


def numbers_of(reader: Reader, documents: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers of those documents of these ids that the record holds."""
    rows = reader.rows(
        "SELECT d.number FROM json_each(:wanted) AS w CROSS JOIN documents AS d ON d.id = w.value",
        wanted=json.dumps(list(documents)),
    )
    return tuple(row["number"] for row in rows)


def span_of_adding(reader: Reader) -> tuple[int, str | None]:
    """Return how many documents there are, and the day on which the last one was added, None where there is none."""
    row = reader.rows("SELECT (SELECT count(*) FROM documents) AS documents, (SELECT max(at) FROM captures) AS last")[0]
    return int(row["documents"]), None if row["last"] is None else str(row["last"])[:10]


def find_document(reader: Reader, asked: str) -> int:
    """Return the number of the document whose id begins so, or whose given id, path or file name it is.

    Raises:
        UnknownItemError: if there is none.
        AmbiguousItemError: if there are several.
    """
    found = _asked(reader, asked)
    if not found:
        raise UnknownItemError(f"a document {asked}")
    if len(found) > 1:
        raise AmbiguousItemError(asked, [f"{row['path']} ({row['id'][:12]})" for row in found])
    return int(found[0]["number"])


def _asked(reader: Reader, asked: str) -> Sequence[Row]:
    """Return the documents of the first way of asking that finds any."""
    last = "(SELECT document FROM captures WHERE path = :asked ORDER BY number DESC LIMIT 1)"
    slashed = "replace(d.path, char(92), '/')"
    ways = (
        "d.id = :asked",
        "d.source_id = :asked",
        f"d.path = :asked OR d.number = {last}",
        f"length(d.path) > length(:asked) AND substr({slashed}, length(d.path) - length(:asked)) = '/' || :asked",
        "length(:asked) >= :least AND substr(d.id, 1, length(:asked)) = lower(:asked)",
    )
    found = (
        reader.rows(
            f"SELECT d.number, d.id, d.source_id, d.path FROM documents AS d WHERE {way} ORDER BY d.number",  # noqa: S608 - ours
            asked=asked,
            least=_LEAST_PREFIX,
        )
        for way in ways
    )
    return next((rows for rows in found if rows), [])


@dataclass(frozen=True, slots=True)
class Raised:
    """A stored problem; ``document`` is None for one of the pile."""

    id: str
    document: str | None
    path: str | None
    problem: Problem


def raised_problems(reader: Reader, number: int | None = None) -> tuple[Raised, ...]:
    """Return all problems, or those of one document by its number: by document, in order of appearance."""
    rows = reader.rows(
        "SELECT p.number, p.kind, p.message, p.start, p.stop, p.path AS file, d.id, d.path FROM problems AS p"
        " LEFT JOIN documents AS d ON d.number = p.document"
        " WHERE :number IS NULL OR p.document = :number ORDER BY d.number IS NOT NULL, d.number, p.number",
        number=number,
    )
    return tuple(
        Raised(
            id=f"x{row['number']}",
            document=row["id"],
            path=row["file"] or row["path"],
            problem=Problem(
                row["kind"], row["message"], None if row["start"] is None else Span(row["start"], row["stop"])
            ),
        )
        for row in rows
    )


def text_of(reader: Reader, document: str) -> str:
    """Return the text of a document by its id."""
    return str(reader.rows("SELECT text FROM documents WHERE id = :id", id=document)[0]["text"])


@dataclass(frozen=True, slots=True)
class Numbers:
    """The items of the record in numbers."""

    statements: int
    own_voice: int
    turns: int
    events: int
    offices: int
    counts: int


def item_numbers(reader: Reader) -> Numbers:
    """Count the items of all readings."""
    manners = {
        row["manner"]: row["number"]
        for row in reader.rows("SELECT manner, count(*) AS number FROM statements GROUP BY manner")
    }
    own, turns = manners.pop("author", 0), manners.pop("turn", 0)
    return Numbers(
        statements=sum(manners.values()),
        own_voice=own,
        turns=turns,
        events=reader.number("SELECT count(*) FROM events"),
        offices=reader.number("SELECT count(*) FROM offices"),
        counts=reader.number("SELECT count(*) FROM counts"),
    )


def unnamed_sources(reader: Reader) -> int:
    """Count the unnamed entities that speak elsewhere than in a turn or in a writer's own voice."""
    return reader.number(
        "SELECT count(*) FROM (SELECT DISTINCT e.document, e.position FROM entities AS e"
        " JOIN statement_entities AS x ON x.document = e.document AND x.entity = e.position AND x.role = 'speaker'"
        " JOIN statements AS s ON s.document = x.document AND s.position = x.statement"
        " WHERE NOT e.named AND s.manner NOT IN ('author', 'turn')) AS sources"
    )
