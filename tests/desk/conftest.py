"""A record of its own for tests that judge, and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from tests.conftest import require
from tests.desk.sitting import let_in

OFFLINE = ["--no-sandbox", "--disable-background-networking"]


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's chromium."""
    chromium = shutil.which("chromium")
    require(there=chromium is not None, what="the browser chromium (make system)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=OFFLINE)
        yield started
        started.close()
