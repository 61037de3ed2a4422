"""What a server does otherwise than a file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from onrecord.record.dialect import Act, Dialect, Index, Stretch, Worded

if TYPE_CHECKING:
    from onrecord.record.reader import Reader, Row
    from onrecord.record.writer import Transaction


class ServerDialect(Dialect):
    """PostgreSQL: words in ``tsvector`` columns; the server looks after its own files."""

    def put_words(self, inside: "Transaction", index: Index, rows: Sequence[Worded]) -> None:
        """Put words into an index."""
        from onrecord.record.postgres.words import vectors

        sql = f"INSERT INTO {index} (number, words, size) VALUES (?, CAST(? AS tsvector), ?)"  # noqa: S608 - the indexes are ours
        inside.connection.exec_driver_sql(sql, vectors(rows))

    def forget_words(self, inside: "Transaction", index: Index, rows: Sequence[Worded]) -> None:
        """Take words out of an index."""
        sql = f"DELETE FROM {index} WHERE number = ?"  # noqa: S608 - as above
        inside.connection.exec_driver_sql(sql, [(number,) for number, _ in rows])

    def index_anew(self, inside: "Transaction", index: Index) -> None:
        """Do nothing: what is taken out is no longer in the table."""

    def numbers_with(self, reader: "Reader", index: Index, asked: str) -> "list[Row]":
        """Return the numbers of the rows that hold what is ``asked`` in the words of FTS5."""
        from onrecord.record.postgres.words import in_words

        sql = f"SELECT number FROM {index} WHERE words @@ CAST(:query AS tsquery)"  # noqa: S608 - as above
        return reader.rows(sql, query=in_words(asked))

    def stretches_with(self, reader: "Reader", asked: str, limit: int | None) -> Sequence[Stretch]:
        """Return the stretches that hold what is ``asked``, best first, at most ``limit``."""
        from onrecord.record.postgres.ranking import ranked
        from onrecord.record.postgres.words import marked
        from onrecord.record.searched import searched

        rows = ranked(reader, asked, limit)
        words = {row["number"]: searched(row["words"]) for row in rows}
        signed = marked(asked, list(words.items()))
        return [
            (row["document"], row["start"], row["stop"], words[row["number"]], signed.get(row["number"], ""))
            for row in rows
        ]

    def may(self, reader: "Reader", act: Act) -> bool:
        """Tell whether whoever opened the record may do so."""
        table = "judgements" if act == "judge" else "documents"
        return bool(reader.rows("SELECT has_table_privilege(:table, 'INSERT')", table=table)[0][0])

    def faults(self, reader: "Reader") -> Iterator[str]:  # noqa: ARG002 - the server is asked nothing
        """Yield nothing: whether its files are whole is for the server to tell (``pg_amcheck``, checksums of pages)."""
        yield from ()

    def homes(self, reader: "Reader") -> tuple[str, str]:
        """Return the names before a dot of where the tables lie, and of what is set up for one connection."""
        return str(reader.rows("SELECT quote_ident(current_schema())")[0][0]), "pg_temp"

    def columns(self, reader: "Reader") -> Mapping[str, Sequence[str]]:
        """Return the columns of all tables, by their names."""
        rows = reader.rows(
            "SELECT c.relname AS home, a.attname AS name FROM pg_class AS c"
            " JOIN pg_attribute AS a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)"
            " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum"
        )
        return {home: [row["name"] for row in own] for home, own in groupby(rows, key=itemgetter("home"))}

    @contextmanager
    def arranging(self, reader: "Reader") -> Iterator[None]:
        """Let something be set up for this connection alone, until the end of the block."""
        reader.arrange("SET default_transaction_read_only = off")
        yield
        reader.arrange("SET default_transaction_read_only = on")

    def begin_erasing(self, inside: "Transaction") -> None:
        """Do nothing: what is deleted is swept out afterwards."""

    @contextmanager
    def opened_log(self, inside: "Transaction", table: str) -> Iterator[None]:
        """Lift the triggers of a table that is only ever added to, until the end of the block."""
        inside.connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        inside.connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


SERVER = ServerDialect()
"""The dialect of records on a server."""
