"""The notebook of recipes does what it says: its cells are run, in order, in one namespace.

They are run by this test and not by a Jupyter kernel: what a cell of plain Python does is the same, and a kernel would
bring twenty packages into the lock.
"""

import json
import os
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs" / "recipes.ipynb"


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """Run all cells; return what each printed, by its first line."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    printed: dict[str, str] = {}
    names: dict[str, Any] = {"__name__": "__main__"}
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        for number, cell in enumerate(cells):
            if cell["cell_type"] == "code":
                source, out = "".join(cell["source"]), StringIO()
                with redirect_stdout(out):
                    exec(compile(source, f"cell {number}", "exec"), names)  # noqa: S102 - our own notebook
                printed[source.splitlines()[0]] = out.getvalue()
    finally:
        os.chdir(before)
    return printed


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("import json", "26 new documents"),
        ("for voice in record.voices(8):", "Anton Kessarin (person)"),
        ('for row in record.said(onrecord.Wanted(about="Anton Kessarin"))[:5]:', " › "),
        ("for event in record.occasions()[:5]:", "differences between accounts"),
        ('print(record.silence("lighthouse keeper"))', "26 documents"),
        ('record.export(work / "lines", "jsonl", for_self=True)', "accus"),
        ("linked = {", "passes on"),
        ("import duckdb", "deny"),
        ("rows = tables.execute(", "documents"),
        ('record.export(work / "ftm", "ftm", for_self=True)', "'Anton Kessarin'"),
        ("first = accusing[0]", "26 new documents of 26, 0 left out. New: 1 judgement"),
    ],
)
def test_each_recipe_finds_what_it_looks_for(told: dict[str, str], cell: str, words: str) -> None:
    assert words in told[cell]


def test_the_notebook_is_kept_without_what_running_leaves() -> None:
    """No outputs: they would hold texts, and differ with every version of the reader."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(ids) == len(set(ids))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
