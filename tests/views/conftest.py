"""The pile by hand, kept in a record once, and asked by all."""

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from onrecord.record import Place, Reader, open_reader, open_record
from tests.record.conftest import WHEN, counting_salt
from tests.views.pile import put_all


@pytest.fixture(scope="session", params=["file", "server"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return the record of the pile: a file, then a database."""
    path: Place = tmp_path_factory.mktemp("views") / "border.db"
    if request.param == "server":
        path = request.getfixturevalue("server").database()
    open_record(path, create=True, clock=lambda: WHEN, salt=counting_salt()).close()
    with open_record(path, salt=counting_salt()) as store:
        put_all(store)
        store.list_anew()
    return path


class Anywhere(AmberSnapshotExtension):
    """Texts that are the same wherever the record lies."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        """Return the name of a text without where the record lay."""
        name = super().get_snapshot_name(test_location=test_location, index=index)
        return name.replace("[file]", "").replace("[server]", "")


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return what compares with kept texts."""
    return snapshot.use_extension(Anywhere)


@pytest.fixture
def reader(kept: Place) -> Iterator[Reader]:
    """Return the record, opened for questions."""
    with open_reader(kept) as opened:
        yield opened
