"""What must hold before a release: ``python -m release.check [--without tests,installs]``.

Each line is a step, whether it holds, and how long it took; the exit code is 1 if one does not. Steps that take long
are named so that they can be left out when one tries again.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from release.closure import EXTRAS, ROOT, closure
from release.installing import install_each_way
from release.licences import doubtful, licences
from release.wheel import ReleaseError, build_wheel

Step = Callable[[], None]


def main(arguments: Sequence[str]) -> int:
    """Go through the steps, print what became of each."""
    parser = argparse.ArgumentParser(prog="python -m release.check", description=__doc__)
    parser.add_argument("--without", default="", help=f"steps to leave out: {', '.join(STEPS)}")
    left_out = [name for name in parser.parse_args(arguments).without.split(",") if name]
    unknown = sorted(set(left_out) - set(STEPS))
    if unknown:
        parser.error(f"there is no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
    held = [_holds(name, step) for name, step in STEPS.items() if name not in left_out]
    return 0 if all(held) else 1


def _holds(name: str, step: Step) -> bool:
    begun = time.monotonic()
    try:
        step()
    except ReleaseError as error:
        print(f"{name:10} NO  {error}")
        return False
    print(f"{name:10} yes {time.monotonic() - begun:7.0f} s", flush=True)
    return True


def _tree() -> None:
    """Nothing is changed, nothing lies about."""
    changed = _out(["git", "status", "--porcelain"])
    if changed:
        raise ReleaseError(f"There are changes that are not committed:\n{changed}")


def _version() -> None:
    """The version is one that was not released, and the changelog tells of it."""
    version = project_version()
    if f"v{version}" in _out(["git", "tag", "--list"]).split():
        raise ReleaseError(f"Version {version} was released. Raise it in pyproject.toml.")
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"## {version}" not in told:
        raise ReleaseError(f"CHANGELOG.md has no section '## {version}'. Give the unreleased one its version.")


def project_version(root: Path = ROOT) -> str:
    """Return the version that pyproject.toml says."""
    return str(_project(root)["version"])


def extras_asked_for(root: Path = ROOT) -> tuple[str, ...]:
    """Return the extras that pyproject.toml has."""
    return tuple(_project(root)["optional-dependencies"])


def _project(root: Path) -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return told


def _locks() -> None:
    """Whoever locks again gets the same: what pyproject.toml asks for is locked."""
    for name in ("base", "all", "others"):
        lock = ROOT / "requirements" / f"{name}.txt"
        if not lock.is_file() or "--hash=sha256:" not in lock.read_text(encoding="utf-8"):
            raise ReleaseError(f"{lock} is missing or has no hashes. Run: make lock")
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--python-version", "3.11", "--universal"]
    extras = [word for extra in ("encrypted", "parquet", "pdf", "postgres", "ray") for word in ("--extra", extra)]
    groups = [word for group in ("build", "test", "check") for word in ("--group", group)]
    shape = ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]
    with tempfile.TemporaryDirectory() as name:
        again = Path(name) / "all.txt"
        lock = ROOT / "requirements" / "all.txt"
        again.write_bytes(lock.read_bytes())  # versions that are locked stay where they still fit
        _run([*command, *shape, *extras, *groups, "--output-file", str(again)])
        if again.read_bytes() != lock.read_bytes():
            raise ReleaseError("pyproject.toml asks for something else than what is locked. Run: make lock")


def _licences() -> None:
    """Each package that is handed on may be."""
    doubts = doubtful(licences(closure()))
    if doubts:
        told = "; ".join(f"{one.package}: {one.words}" for one in doubts)
        raise ReleaseError(f"Look at the licences of {told}, and say in release/licences.py why they may be used.")


def _wheel() -> None:
    """The wheel is the same when it is built twice."""
    with tempfile.TemporaryDirectory() as name:
        build_wheel(Path(name))


def _installs() -> None:
    """All wheels can be had; from them alone it installs with every extra, in each way, and works."""
    with tempfile.TemporaryDirectory() as name:
        ways = list(install_each_way(Path(name), EXTRAS))
    if "pipx" not in ways:
        print("installs   pipx is not here and was not tried", flush=True)


def _run(command: Sequence[str]) -> None:
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ReleaseError(f"{' '.join(command)} failed:\n{(ran.stdout + ran.stderr)[-2_000:]}")


def _out(command: Sequence[str]) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _running(*words: str) -> Step:
    """Return the step that runs a command of ``make``."""
    return lambda: _run(words)


STEPS: Final[dict[str, Step]] = {
    "tree": _tree,
    "version": _version,
    "locks": _locks,
    "licences": _licences,
    "check": _running("make", "check"),
    "tests": _running("make", "test"),
    "gate": _running("make", "gate"),
    "wheel": _wheel,
    "installs": _installs,
}
"""``check`` has style, types, house and generated pages; ``gate`` the figures that must not fall."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
