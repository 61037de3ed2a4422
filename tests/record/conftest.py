"""A record in a folder of its own, with a clock that stands still and salts that count."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.record import Place, open_record
from onrecord.record.store import Store
from tests.servers import Server

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)


def counting_salt() -> Callable[[], bytes]:
    """Return a source of 32 bytes that is the same in every run."""
    numbers = count(1)
    return lambda: next(numbers).to_bytes(32, "big")


def make_record(path: Path) -> Store:
    """Make a record that is the same in every run; the empty one is copied, since making it takes a while."""
    path.write_bytes(_empty())
    return open_record(path, salt=counting_salt(), patience=2.0)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_record(path, create=True, clock=lambda: WHEN, salt=counting_salt()).close()
        return path.read_bytes()


@pytest.fixture(scope="session")
def empty_database(server: Server) -> str:
    """Return the name of a database with an empty record, to be copied."""
    address = server.database()
    open_record(address, create=True, clock=lambda: WHEN, salt=counting_salt()).close()
    return address.name


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what may lie anywhere on a file and on a server; what asks for a path is about a file."""
    if "place" in metafunc.fixturenames:
        kinds = ["file"] if "path" in metafunc.fixturenames else ["file", "server"]
        metafunc.parametrize("place", kinds, indirect=True)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where an empty record lies that is the same in every run: a file, then a database."""
    if request.param == "file":
        path = tmp_path / "border.db"
        path.write_bytes(_empty())
        return path
    server: Server = request.getfixturevalue("server")
    return server.database(template=request.getfixturevalue("empty_database"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a record may be made."""
    return tmp_path / "border.db"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Return an empty record."""
    with open_record(place, salt=counting_salt(), patience=2.0) as made:
        yield made
