"""What all tests share: the corpora beside the repository, and nothing else."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def require(*, there: bool, what: str) -> None:
    """Skip loudly where ``what`` is missing; fail instead when ONRECORD_REQUIRE=all."""
    if there:
        return
    if os.environ.get("ONRECORD_REQUIRE") == "all":
        pytest.fail(f"{what} is missing and ONRECORD_REQUIRE=all")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora, seeds and gold."""
    require(there=SHARED.is_dir(), what="the folder ../shared with corpora and seeds")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """Return the folder of the five seed documents."""
    return shared / "seeds"
