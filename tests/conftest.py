"""What all tests share: the corpora beside the repository, and nothing else."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.servers import Server

settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")  # no test judges how long something takes: machines are shared and busy

SHARED = Path(__file__).resolve().parents[2] / "shared"


def require(*, there: bool, what: str) -> None:
    """Skip loudly where ``what`` is missing; fail instead when ONRECORD_REQUIRE=all."""
    if there:
        return
    if os.environ.get("ONRECORD_REQUIRE") == "all":
        pytest.fail(f"{what} is missing and ONRECORD_REQUIRE=all")
    pytest.skip(f"{what} is missing")


OFFLINE = ["--no-sandbox", "--disable-background-networking"]
"""Arguments of a browser that asks nobody for anything."""


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Return Debian's chromium, one for all tests: a process can drive but one at a time."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    require(there=chromium is not None, what="the browser chromium (make system)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=OFFLINE)
        yield started
        started.close()


@pytest.fixture(scope="session")
def server() -> Iterator["Server"]:
    """Return a server of PostgreSQL, one for all tests of a process."""
    from tests.servers import running

    with running() as started:
        yield started


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora, seeds and gold."""
    require(there=SHARED.is_dir(), what="the folder ../shared with corpora and seeds")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """Return the folder of the five seed documents."""
    return shared / "seeds"


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of the sample pile; tests that change a record make one of their own."""
    from onrecord import api
    from tests.piles import SAMPLES

    path = tmp_path_factory.mktemp("record") / "samples.db"
    with api.open(path, create=True) as record:
        record.add([SAMPLES], who="a tester", workers=1)
    return path
