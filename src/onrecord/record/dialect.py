"""What a file does otherwise than a server: full text, and what touches the database as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from onrecord.record.reader import Reader, Row
    from onrecord.record.writer import Transaction

Index = Literal["stretch_words", "statement_words"]
"""A full-text index: of stretches of texts, of the words of listed statements."""

INDEXES: Final[tuple[Index, ...]] = ("stretch_words", "statement_words")

Act = Literal["judge", "add"]
"""What not everybody may do."""

Worded = tuple[int, str]
"""A row of such an index: its number and its words."""

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around what was found; noncharacters, which Unicode sets aside for such inner use."""

TOKENS = "tokenize='unicode61 remove_diacritics 2'"
"""How words are told apart: without case and diacritics."""


class Dialect:
    """A file: SQLite with its full text. A server has another one (``postgres.dialect``)."""

    def put_words(self, inside: "Transaction", index: Index, rows: Sequence[Worded]) -> None:
        """Put words into an index."""
        sql = f"INSERT INTO {index} (rowid, words) VALUES (?, ?)"  # noqa: S608 - the indexes are ours
        inside.connection.exec_driver_sql(sql, list(rows))

    def forget_words(self, inside: "Transaction", index: Index, rows: Sequence[Worded]) -> None:
        """Take words out of an index; they are those that were put in."""
        if index == "stretch_words":  # an index that holds no text of its own is told which words to forget
            sql = f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', ?, ?)"  # noqa: S608 - as above
            inside.connection.exec_driver_sql(sql, list(rows))
        else:
            sql = f"DELETE FROM {index} WHERE rowid = ?"  # noqa: S608 - as above
            inside.connection.exec_driver_sql(sql, [(number,) for number, _ in rows])

    def index_anew(self, inside: "Transaction", index: Index) -> None:
        """Write an index anew, so that nothing is left in it of what was taken out."""
        inside.connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - as above

    def numbers_with(self, reader: "Reader", index: Index, asked: str) -> "list[Row]":
        """Return the numbers of the rows that hold what is ``asked`` in the words of FTS5."""
        return reader.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH :asked", asked=asked)  # noqa: S608 - as above

    def stretches_with(self, reader: "Reader", asked: str, limit: int | None) -> "Sequence[Stretch]":
        """Return the stretches that hold what is ``asked``, best first, at most ``limit``."""
        rows = reader.rows(
            "SELECT stretches.document, stretches.start, stretches.stop,"
            " words, highlight(stretch_words, 0, :open, :close) AS marked"
            " FROM stretch_words JOIN stretches ON stretches.number = stretch_words.rowid"
            " WHERE stretch_words MATCH :asked ORDER BY rank, stretches.number LIMIT :limit",
            open=OPEN,
            close=CLOSE,
            asked=asked,
            limit=-1 if limit is None else limit,
        )
        return [(row["document"], row["start"], row["stop"], row["words"], row["marked"]) for row in rows]

    def may(self, reader: "Reader", act: Act) -> bool:  # noqa: ARG002 - whoever can open a file may do all of it
        """Tell whether whoever opened the record may do so."""
        return True

    def faults(self, reader: "Reader") -> Iterator[str]:
        """Yield what the database says is wrong with its own file."""
        for row in reader.rows("PRAGMA quick_check(5)"):
            if row[0] != "ok":
                yield str(row[0])

    def homes(self, reader: "Reader") -> tuple[str, str]:  # noqa: ARG002 - a server has to be asked
        """Return the names before a dot of where the tables lie, and of what is set up for one connection."""
        return "main", "temp"

    def columns(self, reader: "Reader") -> Mapping[str, Sequence[str]]:
        """Return the columns of all tables, by their names."""
        rows = reader.rows(
            "SELECT m.name AS home, c.name AS name FROM main.sqlite_master AS m"
            " JOIN pragma_table_info(m.name, 'main') AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
            " AND m.sql NOT LIKE '%VIRTUAL%' ORDER BY m.name, c.cid"
        )
        return {home: [row["name"] for row in own] for home, own in groupby(rows, key=itemgetter("home"))}

    @contextmanager
    def arranging(self, reader: "Reader") -> Iterator[None]:
        """Let something be set up for this connection alone, until the end of the block."""
        reader.arrange("PRAGMA query_only = OFF")
        reader.arrange("PRAGMA temp_store = MEMORY")
        yield
        reader.arrange("PRAGMA query_only = ON")

    def begin_erasing(self, inside: "Transaction") -> None:
        """Have what is deleted in this transaction written over."""
        inside.connection.exec_driver_sql("PRAGMA secure_delete = ON")

    @contextmanager
    def opened_log(self, inside: "Transaction", table: str) -> Iterator[None]:
        """Lift the triggers of a table that is only ever added to, until the end of the block."""
        triggers = inside.reader.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name", name=table
        )
        for trigger in triggers:
            inside.connection.exec_driver_sql(f"DROP TRIGGER {trigger['name']}")
        yield
        for trigger in triggers:
            inside.connection.exec_driver_sql(trigger["sql"])


FILE = Dialect()
"""The dialect of records that are files."""

Stretch = tuple[int, int, int, str, str]
"""A stretch that was found: the document's number, start and stop, its words, the same with signs around the finds."""
