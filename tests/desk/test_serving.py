"""The desk as a program: its first line, its silence, its end, and what it says when it cannot be opened."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from onrecord.desk.serving import bind
from onrecord.model import OnrecordError

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments: str, more: tuple[int, ...] = ()) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", "desk", "--no-browser", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=more,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "40"},
    )


@pytest.fixture
def desk(sample_record: Path) -> Iterator[subprocess.Popen[str]]:
    process = started("--record", str(sample_record), "--port", "0")
    yield process
    process.kill()
    process.communicate()


def test_the_first_line_is_the_address_and_nothing_else_is_said(desk: subprocess.Popen[str]) -> None:
    """The address is whole in one line, however narrow the terminal; it leads in; Ctrl-C ends without a word."""
    assert desk.stdout is not None
    address = desk.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}", address)
    with httpx2.Client(follow_redirects=True) as client:
        page = client.get(address)
        assert page.status_code == 200
        assert page.url.path == "/record"
        assert page.url.query == b""
        for facet in ("f-speaker", "f-about"):
            assert f'id="{facet}"' in page.text
    with httpx2.Client() as another:
        assert another.get(address.partition("?")[0]).status_code == 401
    desk.send_signal(signal.SIGINT)
    out, err = desk.communicate(timeout=30)
    assert (out, err, desk.returncode) == ("", "", 0)


def test_a_missing_record_is_a_sentence(tmp_path: Path) -> None:
    process = started("--record", str(tmp_path / "none.db"))
    out, err = process.communicate(timeout=60)
    assert out == ""
    assert err.startswith("onrecord: There is no record at")
    assert process.returncode == 2


def test_a_taken_port_is_a_sentence() -> None:
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OnrecordError, match=f"port {port}.*--port"):
            bind("127.0.0.1", port)


def test_another_port_is_found_where_the_usual_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with bind("127.0.0.1", 0) as taken:
        monkeypatch.setattr("onrecord.desk.serving.PORT", taken.getsockname()[1])
        with bind("127.0.0.1", None) as found:
            assert found.getsockname()[1] != taken.getsockname()[1]


def test_a_desk_for_others_wants_a_password(sample_record: Path) -> None:
    process = started("--record", str(sample_record), "--host", "0.0.0.0")  # noqa: S104 - refused
    out, err = process.communicate(timeout=60)
    assert out == ""
    assert "can be reached from other machines" in err
    assert "--password-fd" in err
    assert process.returncode == 2


@pytest.mark.parametrize(("password", "opens"), [("short\n", False), ("a long secret\n", True)])
def test_the_password_is_read_from_a_descriptor(sample_record: Path, password: str, *, opens: bool) -> None:
    read, write = os.pipe()
    os.write(write, password.encode())
    os.close(write)
    arguments = ("--record", str(sample_record), "--host", "0.0.0.0", "--port", "0", "--password-fd", str(read))  # noqa: S104 - for a moment
    process = started(*arguments, more=(read,))
    os.close(read)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert first.startswith("http://127.0.0.1:") is opens
    assert ("at least 8 characters" in err) is not opens
    assert "a long secret" not in first + err


def test_a_host_of_somebody_else_is_a_sentence() -> None:
    with pytest.raises(OnrecordError, match="cannot be opened"):
        bind("192.0.2.1", 0)
