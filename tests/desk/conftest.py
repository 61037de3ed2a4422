"""A record of its own for tests that judge."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.sitting import let_in


@pytest.fixture
def client(sample_record: Path) -> TestClient:
    """Return a client of the sample pile, which nobody changes."""
    return let_in(sample_record)


@pytest.fixture
def copied(sample_record: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample pile's record, to be judged."""
    path = tmp_path / "samples.db"
    shutil.copy(sample_record, path)
    return path
