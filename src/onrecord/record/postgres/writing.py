"""A record on a server opened for writing: one writer at a time, who holds an advisory lock until the end."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Engine, create_engine, event, text

from onrecord.record.address import Address
from onrecord.record.errors import RecordError, WrongEncodingError
from onrecord.record.format import REVISION, SCHEMA
from onrecord.record.postgres.asking import ServerReader, schema_on
from onrecord.record.postgres.connecting import LOCK, connect, failure, require
from onrecord.record.postgres.wording import told
from onrecord.record.settings import put_setting
from onrecord.record.writer import Redate, Transaction, Writer, as_judged, json_written, upgrade

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext


class ServerWriter(Writer):
    """The one way to change a record on a server."""

    def __init__(self, address: Address, *, patience: float, redate: Redate = as_judged) -> None:
        """Prepare to write; ``patience`` is how many seconds to wait for another writer."""
        require()
        import psycopg

        self._redate = redate
        self.path = address
        self._address = address
        self._engine = _engine(address, patience)
        self._failures = (psycopg.DatabaseError,)

    def migrate(self, then: Callable[[Transaction, int], None]) -> None:
        """Make the schema or bring it up to date; ``then`` is called within with the schema it had (0: none)."""
        with self.transaction() as inside:
            schema = schema_on(inside.reader)
            if schema == SCHEMA:  # another program was faster
                return
            if schema == 0:
                self._make(inside)
            else:
                upgrade(inside.connection)
            put_setting(inside.connection, "schema", str(SCHEMA))
            then(inside, schema)

    def _make(self, inside: Transaction) -> None:
        from onrecord.record.postgres.schema import make_schema

        encoding = inside.reader.rows("SHOW server_encoding")[0][0]
        if encoding != "UTF8":
            raise WrongEncodingError(self._address, str(encoding))
        make_schema(inside.connection)
        inside.connection.exec_driver_sql("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL PRIMARY KEY)")
        inside.connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))

    def sweep(self) -> bool:
        """Write the tables anew, so that nothing of what was deleted is left in them.

        Raises:
            RecordError: if there is no room for it, or the server does not let this user do so.
        """
        connection = connect(self._address, patience=30.0, reading=False)
        try:
            connection.autocommit = True
            names = connection.execute(
                "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r'"
                " AND relnamespace = CAST(current_schema() AS regnamespace) ORDER BY relname"
            ).fetchall()
            for (name,) in names:
                connection.execute(f"VACUUM (FULL) {name}")
        except self._failures as error:
            raise self._failure(error) from error
        finally:
            connection.close()
        return True

    def _reader(self, connection: Connection) -> ServerReader:
        raw = cast("psycopg.Connection", connection.connection.driver_connection)
        return ServerReader(raw, self._address, within=True)

    def _failure(self, error: BaseException) -> RecordError:
        return failure(self._address, error)


def _engine(address: Address, patience: float) -> Engine:
    opened = partial(connect, address, patience=patience, reading=False)
    engine = create_engine("postgresql+psycopg://", creator=opened, json_serializer=json_written)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def _worded(
        _connection: Connection,
        _cursor: "DBAPICursor",
        statement: str,
        parameters: Any,  # noqa: ANN401 - as above
        context: "ExecutionContext",
        _many: bool,  # noqa: FBT001 - as above
    ) -> tuple[str, Any]:
        if getattr(context, "compiled", None) is None:  # SQL that is written here, with question marks
            statement = told(statement)
        return statement, parameters

    return engine
