"""The pile by hand, kept in a record once, and asked by all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Reader, open_reader
from tests.record.conftest import make_record
from tests.views.pile import put_all


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record of the pile."""
    path = tmp_path_factory.mktemp("views") / "border.db"
    with make_record(path) as store:
        put_all(store)
        store.list_anew()
    return path


@pytest.fixture
def reader(kept: Path) -> Iterator[Reader]:
    """Return the record, opened for questions."""
    with open_reader(kept) as opened:
        yield opened
