"""``onrecord compare``: one pair explained, many pairs line by line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord.cli import app, main


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["compare", *arguments], input=given)


def test_one_pair() -> None:
    row = json.loads(run("Ada Heidari", "Ada Heydari").stdout)
    assert list(row) == ["a", "b", "outcome", "score", "why"]
    assert (row["a"], row["b"], row["outcome"]) == ("Ada Heidari", "Ada Heydari", "same")
    assert row["why"]


def test_a_kind() -> None:
    names = ("Foreign Ministry", "Ministry of Foreign Affairs")
    assert json.loads(run(*names, "--kind", "organisation").stdout)["outcome"] == "same"
    assert onrecord.compare(*names, "organisation").outcome == "same"


def test_pairs_of_a_file_and_of_standard_input(tmp_path: Path) -> None:
    """The answers stand in the order of the lines, in the words of the lines; blank lines are passed over."""
    lines = "Ada Morán\tAda Moran\n\nReza Heidari\tرضا حیدری\nAda Moran\tViktor Lind\n"
    path = tmp_path / "pairs.tsv"
    path.write_text(lines, encoding="utf-8")
    for answered in (run("--pairs", str(path)), run("--pairs", "-", given=lines)):
        rows = [json.loads(line) for line in answered.stdout.splitlines()]
        assert [row["outcome"] for row in rows] == ["same", "same", "different"]
        assert rows[1]["b"] == "رضا حیدری"


MISUSES = [
    (("Ada Moran",), "Name two names"),
    (("Ada Moran", "--pairs", "-"), "either two names or --pairs"),
    (("--pairs", "nowhere.tsv"), "no file nowhere.tsv"),
]


@pytest.mark.parametrize(("arguments", "words"), MISUSES)
def test_misuse_is_one_sentence(
    arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["onrecord", "compare", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert words in capsys.readouterr().err


def test_a_line_without_a_tab_is_misuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Ada Moran\tAda Moran\nAda Moran, Ada Moran\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["onrecord", "compare", "--pairs", str(path)])
    with pytest.raises(SystemExit):
        main()
    assert "Line 2" in capsys.readouterr().err
