"""Installing from files alone, with every extra: what a wheelhouse is for. ``python -m release.installing``.

A wheelhouse with all extras is made and unpacked; from it onrecord is installed without the package index as a tool of
uv, by pip into an environment of its own, and by pipx where that is there. Each must read, answer, and do what the
extras are for.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from release.closure import EXTRAS, ROOT
from release.wheel import ReleaseError
from release.wheelhouse import make_wheelhouse

SAMPLE: Final = ROOT / "samples" / "varenia" / "01-river-post-kessarin.txt"

DONE_WITH: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "encrypted": (("--passphrase-fd", "0", "encrypt", "--into", "locked.db"),),
    "parquet": (("export", "--format", "parquet", "--out", "exported"),),
    "pdf": (("report", "-o", "report.pdf"),),
    "postgres": (("roles",),),
    "ray": (("read", SAMPLE.name, "--engine", "ray", "--workers", "1", "--jsonl"),),
}
"""For each extra what it is for, after a document was added."""

PACKAGES: Final[Mapping[str, str]] = {
    "encrypted": "sqlcipher3",
    "parquet": "duckdb",
    "pdf": "typst",
    "postgres": "psycopg",
    "ray": "ray",
}
"""The package of each extra."""


def main() -> int:
    """Make the wheelhouse, install it in each way, say which."""
    with tempfile.TemporaryDirectory() as name:
        for way in install_each_way(Path(name), EXTRAS):
            print(f"{way}: works")
    return 0


def install_each_way(folder: Path, extras: Sequence[str]) -> Iterator[str]:
    """Yield the ways in which onrecord could be installed and does what it should.

    Raises:
        ReleaseError: if it cannot, or does not.
    """
    with zipfile.ZipFile(make_wheelhouse(folder, extras)) as packed:
        packed.extractall(folder)
    house = folder / "onrecord"
    asked = f"[{','.join(extras)}]" if extras else ""
    wheel = f"{next(house.glob('onrecord-*.whl'))}{asked}"
    for way, install in _WAYS.items():
        own = folder / way
        own.mkdir()
        python = install(own, house, wheel)
        if python is not None:
            _works(python, own, extras)
            yield way


def _by_uv(folder: Path, house: Path, wheel: str) -> Path | None:
    uv = str(Path(sys.executable).with_name("uv"))
    offline = ("--offline", "--no-index", "--find-links", str(house), "--python", sys.executable)
    _run([uv, "tool", "install", "--quiet", *offline, wheel], folder)
    return folder / "tools" / "onrecord" / _BIN / "python"


def _by_pip(folder: Path, house: Path, wheel: str) -> Path | None:
    _run([sys.executable, "-m", "venv", str(folder / "venv")], folder)
    python = folder / "venv" / _BIN / "python"
    quiet = ("--quiet", "--disable-pip-version-check", "--no-index", "--find-links", str(house))
    _run([str(python), "-m", "pip", "install", *quiet, wheel], folder)
    return python


def _by_pipx(folder: Path, house: Path, wheel: str) -> Path | None:
    """Return None where there is no pipx. A newer one would fetch its own pip anew if it were not told otherwise."""
    pipx = shutil.which("pipx")
    if pipx is None:
        return None
    known = subprocess.run([pipx, "install", "--help"], capture_output=True, text=True, check=True).stdout
    as_it_is = [word for word in ("--skip-maintenance",) if word in known]
    _run([pipx, "install", "--quiet", *as_it_is, f"--pip-args=--no-index --find-links {house}", wheel], folder)
    return folder / "pipx" / "venvs" / "onrecord" / _BIN / "python"


_WORDS: Final = "five words that nobody guesses\n"
"""The passphrase, for what asks for one."""

_BIN: Final = "Scripts" if os.name == "nt" else "bin"
_WAYS: Final[Mapping[str, Callable[[Path, Path, str], Path | None]]] = {"uv": _by_uv, "pip": _by_pip, "pipx": _by_pipx}


def _works(python: Path, folder: Path, extras: Sequence[str]) -> None:
    """See that what was installed reads, answers, and has its extras."""
    shutil.copy(SAMPLE, folder)
    packages = "; ".join(f"import {PACKAGES[extra]}" for extra in extras)
    if packages:
        _run([str(python), "-c", packages], folder)
    first = (("--version",), ("add", SAMPLE.name), ("summary", "--json"))
    for words in (*first, *(one for extra in extras for one in DONE_WITH[extra])):
        _run([str(python), "-m", "onrecord", *words], folder)


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a command in a folder that is its home, without what this process has set up."""
    ours = ("PYTHON", "PIP_", "UV_", "ONRECORD")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    homes = {"UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "bin", "UV_CACHE_DIR": "cache", "PIPX_HOME": "pipx"}
    env |= {"HOME": str(folder), "PIPX_BIN_DIR": str(folder / "bin")}
    env |= {name: str(folder / own) for name, own in homes.items()}
    ran = subprocess.run(command, cwd=folder, env=env, input=_WORDS, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ReleaseError(f"{' '.join(command)} failed:\n{(ran.stdout + ran.stderr)[-2_000:]}")


if __name__ == "__main__":
    sys.exit(main())
