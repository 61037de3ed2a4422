"""Installing without a network: from the zip alone, into an empty environment, and then working there."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from release.wheelhouse import make_wheelhouse, tag
from tests.piles import SAMPLES

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked zip; wheels are fetched from the package index, or from pip's cache."""
    folder = tmp_path_factory.mktemp("wheelhouse")
    packed = make_wheelhouse(folder, [])
    assert packed.name == f"onrecord-0.1.0-{tag()}-wheelhouse.zip"
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(folder)
    return folder / "onrecord"


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command where there is no network, if the system lets us take it away, and nothing of ours on the path."""
    alone = ["unshare", "--map-root-user", "--net"] if _can_unshare() else []
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "UV_CACHE_DIR": str(folder / "cache")}
    env |= {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    ran = subprocess.run([*alone, *map(str, command)], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _can_unshare() -> bool:
    found = shutil.which("unshare")
    if found is None:
        return False
    return subprocess.run([found, "--map-root-user", "--net", "true"], capture_output=True, check=False).returncode == 0


def works(onrecord: Path, folder: Path) -> None:
    """See that an installed command reads, answers and reports."""
    assert run([onrecord, "--version"], folder) == "onrecord 0.1.0\n"
    for name in ("01-river-post-kessarin.txt", "02-wyck-observer-kessarin.html"):
        shutil.copy(SAMPLES / name, folder)
        run([onrecord, "add", name], folder)
    assert '"documents": 2' in run([onrecord, "summary", "--json"], folder)
    run([onrecord, "report", "-o", "report.html"], folder)
    assert "Kessarin" in (folder / "report.html").read_text(encoding="utf-8")


def test_the_zip_says_how_to_install_and_under_which_licences(house: Path) -> None:
    wheel = next(house.glob("onrecord-*.whl"))
    assert wheel.name in (house / "INSTALL.txt").read_text(encoding="utf-8")
    assert "| numpy |" in (house / "LICENCES.md").read_text(encoding="utf-8")
    assert "--hash=sha256:" in (house / "locked.txt").read_text(encoding="utf-8")


def test_with_nothing_but_python(house: Path, tmp_path: Path) -> None:
    wheel = next(house.glob("onrecord-*.whl"))
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    pip: list[str | Path] = [
        tmp_path / "venv" / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    run([*pip, "--no-index", "--find-links", house, wheel], tmp_path)
    works(tmp_path / "venv" / "bin" / "onrecord", tmp_path)


def test_as_a_tool_of_uv(house: Path, tmp_path: Path) -> None:
    """It is put on the path with its man page; nothing of the repository is needed."""
    wheel = next(house.glob("onrecord-*.whl"))
    uv = Path(sys.executable).with_name("uv")
    offline: list[str | Path] = ["--offline", "--no-index", "--find-links", house, "--python", sys.executable]
    run([uv, "tool", "install", *offline, wheel], tmp_path)
    assert (tmp_path / "tools" / "onrecord" / "share" / "man" / "man1" / "onrecord.1").is_file()
    works(tmp_path / "bin" / "onrecord", tmp_path)
