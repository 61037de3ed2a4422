"""How far a run has come: counted by bytes, told in words, as JSON lines or not at all."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.cli.progress import Gauge, State, progress, span
from onrecord.model import Document, Original
from tests.piles import SAMPLES


class Clock:
    """Seconds that pass when they are told to."""

    now = 100.0

    def __call__(self) -> float:
        """Return the second that it is."""
        return self.now


def original(size: int) -> Original:
    return Original("0" * 64, "a.txt", b"x" * size)


def document(length: int) -> Document:
    return Document("d1", "d1", "d1", "text/plain", "x" * length)


def test_rate_share_and_time_left_follow_the_bytes() -> None:
    """Two files of 100 bytes of 1,000 in 20 seconds: 80 more."""
    clock, shown = Clock(), list[State]()
    gauge = Gauge(1_000, shown.append, 5, clock=clock)
    for _ in range(2):
        gauge.took_in(original(100))
        clock.now += 10
        gauge.was_read(document(100))
    assert [state.documents for state in shown] == [1, 2]
    assert (shown[-1].share, shown[-1].rate, shown[-1].left) == (0.2, 0.1, 80)
    assert shown[-1].sentence() == "reading: 2 documents, 0.1 a second, 20%, about 1 min 20 s left"


def test_a_table_of_many_articles_counts_by_their_texts() -> None:
    """One file is all there is: its rows tell how far it is read, and never more than all of it."""
    clock, shown = Clock(), list[State]()
    gauge = Gauge(1_000, shown.append, 0, clock=clock)
    gauge.took_in(original(1_000))
    for length in (250, 250, 600):
        clock.now += 1
        gauge.was_read(document(length))
    assert [state.share for state in shown] == [0.25, 0.5, 1.0]
    assert shown[-1].left == 0


def test_the_rate_is_that_of_the_last_minutes() -> None:
    clock, shown = Clock(), list[State]()
    gauge = Gauge(10_000, shown.append, 0, by_documents=True, clock=clock)
    for seconds in (*[0.1] * 100, *[10] * 100):
        clock.now += seconds
        gauge.was_read(document(1))
    assert shown[99].rate == pytest.approx(10)
    assert shown[-1].rate == pytest.approx(0.1)
    assert shown[-1].left == pytest.approx(98_000)


def test_linking_is_told_of_a_run_that_was_long_enough_to_be_watched() -> None:
    clock, shown = Clock(), list[State]()
    gauge = Gauge(10, shown.append, 30, clock=clock)
    gauge.links()
    gauge.took_in(original(10))
    clock.now += 31
    gauge.was_read(document(10))
    gauge.links()
    assert [state.sentence() for state in shown][-1] == "linking: 1 documents read"


def test_linking_has_a_rate_and_an_end() -> None:
    """Both are those since linking began, and are told when that is due."""
    clock, shown = Clock(), list[State]()
    gauge = Gauge(10, shown.append, 30, clock=clock)
    clock.now += 500
    gauge.links()
    for documents in (0, 1_000, 1_500, 2_000, 10_000):
        clock.now += 20
        gauge.linked(documents, 10_000)
    told = [state.sentence() for state in shown]
    assert told == [
        "linking: 1,000 documents, 25.0 a second, 10%, about 6 min 00 s left",
        "linking: 2,000 documents, 25.0 a second, 20%, about 5 min 20 s left",
    ]


@pytest.mark.parametrize(("seconds", "words"), [(5, "5 s"), (200, "3 min 20 s"), (7_500, "2 h 05 min")])
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_lines_of_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(100, "json") as gauge:
        gauge.every = 0
        gauge.took_in(original(100))
        gauge.was_read(document(50))
        gauge.links()
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["doing"] for line in told] == ["reading", "linking"]
    assert told[0]["share"] == 0.5
    assert set(told[0]) == {"doing", "documents", "share", "per_second", "seconds_left"}


@pytest.mark.parametrize("form", ["none", "auto"])
def test_a_short_run_says_nothing(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said on Friday that the bridge would open.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(tmp_path), "--engine", "here", "--progress", form])
    assert result.exit_code == 0
    assert result.stderr == ""


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is drawn with documents, rate and time left, and is gone at the end."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(100, "auto") as gauge:
        gauge.every = 0
        gauge.took_in(original(100))
        gauge.was_read(document(50))
        gauge.links()
    drawn = capsys.readouterr().err
    assert "1 documents" in drawn


def test_an_address_wants_the_engine_that_has_one() -> None:
    result = CliRunner().invoke(app, ["read", str(SAMPLES), "--address", "127.0.0.1:6379"])
    assert result.exit_code != 0
    assert "--engine ray" in str(result.exception)
