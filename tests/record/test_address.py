"""Where a record lies: a path or an address, and never a password where anybody could see it."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.record import Address, RecordError, open_reader, open_record, place_of
from tests.desk.opened import ROOT

SECRET = "kestrel-9"  # noqa: S105 - nobody's

ADDRESSES = (
    f"postgresql://ada:{SECRET}@db.example:5433/border?sslmode=require",
    f"postgres://ada:{SECRET}@db.example/border",
    f"postgresql://db.example/border?user=ada&password={SECRET}",
    f"postgresql://ada@db.example/border?password={SECRET}&sslmode=require",
    f"postgresql://ada@db.example/border?sslpassword={SECRET}#x",
)


@pytest.mark.parametrize("words", ADDRESSES)
def test_a_password_is_not_shown(words: str) -> None:
    place = place_of(words)
    assert isinstance(place, Address)
    assert place.has_password
    assert place.whole == words
    assert place.name == "border"
    for shown in (str(place), repr(place), f"{place}"):
        assert SECRET not in shown
    assert str(place).replace("***", SECRET) == words


def test_what_is_an_address_and_what_a_path() -> None:
    plain = place_of("postgresql://ada@db.example/bor%20der")
    assert isinstance(plain, Address)
    assert (plain.has_password, str(plain), plain.name) == (False, plain.whole, "bor der")
    assert place_of(plain) is plain
    assert place_of("postgresql.db") == Path("postgresql.db")
    assert place_of(Path("border.db")) == Path("border.db")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "%2Fnowhere"])
def test_an_unreachable_server_is_told_without_the_password(host: str) -> None:
    address = f"postgresql://ada:{SECRET}@{host}/border?connect_timeout=2"
    for opened in (open_reader, open_record):
        with pytest.raises(RecordError, match="cannot be reached") as caught:
            opened(address, patience=2)
        error: BaseException | None = caught.value
        while error is not None:
            assert SECRET not in str(error)
            error = error.__cause__


def test_the_command_line_takes_no_password_in_an_address() -> None:
    """Other programs can read it there; what is said of it does not hold it either."""
    command = [sys.executable, "-m", "onrecord", "summary", "--record", ADDRESSES[0]]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")}, check=False)
    assert done.returncode == 2
    assert "~/.pgpass" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_a_file_needs_nothing_of_a_server(sample_record: Path) -> None:
    script = (
        "import sys; from onrecord.cli import app; app(sys.argv[1:], standalone_mode=False);"
        "sys.exit([name for name in sys.modules if 'psycopg' in name or 'postgres' in name] or None)"
    )
    command = [sys.executable, "-c", script, "summary", "--record", str(sample_record)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")}, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0
