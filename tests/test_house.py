"""The contracts of the house hold, and each one would catch its violation."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

PLANTED = {
    "Layers: the house from the door to the model": ("lexicon/planted.py", "import onrecord.views"),
    "The rooms of the middle never import each other": ("events/planted.py", "import onrecord.statements"),
    "The model uses numpy and nothing else from outside": ("model/planted.py", "import lxml"),
    "Only reading knows the libraries of language": ("events/planted.py", "import spacy"),
    "Only record knows the database": ("views/planted.py", "import sqlite3"),
    "Only the desk knows the web": ("api/planted.py", "import starlette"),
}
"""For each contract a file and a line that break it."""


def test_each_contract_has_a_planted_violation() -> None:
    assert {contract["name"] for contract in CONTRACTS} == set(PLANTED)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house in which violations may be planted."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "src" / "onrecord",
        root / "onrecord",
        ignore=shutil.ignore_patterns("__pycache__", "weights"),
    )
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def lint(root: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as run; run()"]
    number = [item["name"] for item in CONTRACTS].index(contract)
    only = (root / "pyproject.toml").read_text(encoding="utf-8").split("[[tool.importlinter.contracts]]")
    head, chosen = only[0], only[number + 1].split("\n[tool.")[0]
    (root / "one.toml").write_text(f"{head}[[tool.importlinter.contracts]]{chosen}", encoding="utf-8")
    return subprocess.run(
        [*command, "--config", "one.toml", "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(copy: Path, contract: str) -> None:
    """Without the planted line the contract is kept, with it broken."""
    name, line = PLANTED[contract]
    planted = copy / "onrecord" / name
    kept = lint(copy, contract)
    planted.write_text(f'"""A violation."""\n\n{line}\n', encoding="utf-8")
    try:
        broken = lint(copy, contract)
    finally:
        planted.unlink()
    assert kept.returncode == 0, kept.stdout + kept.stderr
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert contract in broken.stdout
