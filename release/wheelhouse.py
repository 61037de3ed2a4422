"""All that an offline machine needs, in one zip: ``python -m release.wheelhouse [--extras pdf,parquet] [--out dist]``.

Our wheel, the locked wheels of all that it needs on this platform and this version of Python, their licences, and a
note how to install it. Wheels are fetched by pip from where it is set up to fetch, and checked against the lock.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from release.closure import EXTRAS, ROOT, closure, locked
from release.licences import licence_table
from release.wheel import build_wheel

_STAMP = (2020, 2, 2, 0, 0, 0)
"""The date of each file in the zip, so that the same wheels give the same bytes."""


def main(arguments: Sequence[str]) -> int:
    """Gather the wheels and print the path of the zip."""
    parser = argparse.ArgumentParser(prog="python -m release.wheelhouse", description=__doc__)
    parser.add_argument("--extras", default=",".join(EXTRAS), help="comma-separated; empty for none (default: all)")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put it (default dist)")
    chosen = parser.parse_args(arguments)
    print(make_wheelhouse(chosen.out, [extra for extra in chosen.extras.split(",") if extra]))
    return 0


def make_wheelhouse(out: Path, extras: Sequence[str]) -> Path:
    """Write the zip into ``out`` and return its path."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build_wheel(folder)
        names = closure(extras)
        fetch(folder, names)
        (folder / "LICENCES.md").write_text(licence_table(names), encoding="utf-8")
        (folder / "INSTALL.txt").write_text(note(wheel.name, extras), encoding="utf-8")
        out.mkdir(parents=True, exist_ok=True)
        path = out / f"{wheel.name.split('-py3')[0]}-{tag()}-wheelhouse.zip"
        _pack(path, sorted(folder.iterdir()))
    return path


def fetch(folder: Path, names: Iterable[str]) -> None:
    """Fetch the locked wheels of these packages."""
    requirements = folder / "locked.txt"
    requirements.write_text(locked(names), encoding="utf-8")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", *quiet, "--dest", str(folder), "--requirement", str(requirements)],
        check=True,
    )


def tag() -> str:
    """Return for what a wheelhouse of this machine is: Python, system, processor."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return f"{python}-{platform.system()}-{platform.machine()}".lower()


def note(wheel: str, extras: Sequence[str]) -> str:
    """Return how to install from the unpacked zip."""
    wanted = f"./{wheel}[{','.join(extras)}]" if extras else f"./{wheel}"
    return f"""onrecord, to be installed without a network ({tag()}).

Unpack this zip, go into the folder, and say one of these:

  uv tool install --offline --no-index --find-links . "{wanted}"
  pipx install --skip-maintenance --pip-args="--no-index --find-links ." "{wanted}"
      (an older pipx does not know --skip-maintenance: leave it out there)

or, with nothing but Python {sys.version_info.major}.{sys.version_info.minor}:

  python3 -m venv ~/onrecord
  ~/onrecord/bin/python -m pip install --no-index --find-links . "{wanted}"
  ~/onrecord/bin/onrecord --version

(on Windows: python -m venv %USERPROFILE%\\onrecord, then %USERPROFILE%\\onrecord\\Scripts\\python -m pip ...)

locked.txt has the SHA-256 of every wheel; to have pip check them, first say
  pip install --no-index --find-links . --require-hashes --no-deps -r locked.txt
LICENCES.md lists under which licence each package comes.
"""


def _pack(path: Path, files: Iterable[Path]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for file in files:
            entry = zipfile.ZipInfo(f"onrecord/{file.name}", _STAMP)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
