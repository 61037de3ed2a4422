"""The wheel: ``python -m release.wheel [--out dist]`` builds it twice and refuses if the two are not the same bytes."""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from release.closure import ROOT


class ReleaseError(Exception):
    """What must hold for a release and does not."""


def main(arguments: Sequence[str]) -> int:
    """Build it, print its path and hash."""
    parser = argparse.ArgumentParser(prog="python -m release.wheel", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put it (default dist)")
    wheel = build_wheel(parser.parse_args(arguments).out)
    print(f"{wheel} sha256:{digest(wheel)}")
    return 0


def build_wheel(out: Path) -> Path:
    """Build the wheel into ``out`` and return its path.

    Raises:
        ReleaseError: if building it again gives other bytes.
    """
    with tempfile.TemporaryDirectory() as name:
        first, second = (_built(Path(name) / turn) for turn in ("first", "second"))
        if digest(first) != digest(second):
            raise ReleaseError("Building the wheel twice gave two different files.")
        out.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(first, out))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _built(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
