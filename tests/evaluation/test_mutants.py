"""Hurt files of every format: each is read or named as a problem, nothing hangs, calls, runs or is written."""

from pathlib import Path

from evaluation.mutants.files import seeds
from evaluation.mutants.hurts import mutant
from evaluation.mutants.laws import Found, try_mutants


def test_some_hundreds_of_hurt_files(tmp_path: Path) -> None:
    found = Found()
    try_mutants(range(20_000, 20_250), tmp_path / "folder", found)
    assert found.broken == []
    assert found.escaped == []
    assert found.calls == 0
    assert found.documents > 250
    assert found.analysed > 10
    assert {"bad-pdf", "bad-zip", "bad-word-file", "zip-bomb", "pdf-locked", "sidecar-broken"} <= set(found.problems)


def test_the_same_number_gives_the_same_file() -> None:
    made = seeds(1, "/nowhere")
    assert [mutant(made, number) for number in range(50)] == [mutant(made, number) for number in range(50)]
    assert len({mutant(made, number) for number in range(50)}) > 45


def test_a_broken_law_is_told(tmp_path: Path) -> None:
    """A file that is written beside the pile while it is read."""
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "written.txt").write_text("by a reader", encoding="utf-8")
    found = Found()
    try_mutants(range(3), folder, found)
    assert not found.is_sound
    assert [Path(path).name for path in found.escaped] == ["written.txt"]
