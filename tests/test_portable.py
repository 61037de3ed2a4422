"""Systems without what only POSIX has: the code asks before it uses it, and works without."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.piles import SAMPLES

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
"""Modules that Windows does not have. Source: their pages in the documentation of Python."""

WINDOWS = """
import os, signal, sys
for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None
for name in ("sched_getaffinity", "killpg", "sysconf", "fork", "getuid"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("setitimer", "SIGVTALRM", "ITIMER_VIRTUAL"):
    delattr(signal, name)
"""
"""What a Python on Windows lacks, taken away from this one."""


def imported_at_once(path: Path) -> set[str]:
    """Return what a module imports when it is loaded, outside of functions and of what is for types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def test_no_module_of_posix_alone_is_imported_when_the_code_is_loaded() -> None:
    assert {path.name: found for path in SOURCES if (found := imported_at_once(path) & POSIX_ONLY)} == {}


def test_no_path_of_posix_is_written_into_the_code() -> None:
    """Folders for temporary files are asked for; what Linux tells of itself is read where it is there."""
    allowed = {"/proc/self/statm"}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                fixed = node.value.startswith(("/tmp", "/dev/", "/proc/", "/usr/", "/etc/", "/var/"))  # noqa: S108
                assert not fixed or node.value in allowed, f"{path}: {node.value}"


@pytest.mark.parametrize("name", ["01-river-post-kessarin.txt", "02-wyck-observer-kessarin.html"])
def test_a_system_without_posix_reads_the_same(name: str, tmp_path: Path) -> None:
    """Bounds of time and memory are not there; a process apart is, and what is read does not differ."""
    begin = (
        "from onrecord import api\n"
        "from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    record = api.open(sys.argv[2], create=True)\n"
        "    record.add([sys.argv[1]])\n"
        "    print(len(record.said()), record.verify().ok)\n"
    )
    told = set()
    for number, program in enumerate((f"import sys\n{begin}", WINDOWS + begin)):
        words = [sys.executable, "-c", program, str(SAMPLES / name), str(tmp_path / f"{number}.db")]
        env = {**os.environ, "USERNAME": "somebody"}
        ran = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        told.add(ran.stdout)
    assert len(told) == 1
    assert "True" in told.pop()


def test_data_is_utf8_whatever_the_system_takes_for_its_own(tmp_path: Path) -> None:
    """Windows gives a pipe another encoding; lines of JSON are in UTF-8 all the same."""
    page = tmp_path / "page.txt"
    page.write_text("“Nothing was signed”, the mayor of Ærøskøbing said on Friday. سلام\n", encoding="utf-8")
    words = [sys.executable, "-m", "onrecord", "read", str(page), "--jsonl"]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    ran = subprocess.run(words, env=env, capture_output=True, check=True)
    assert "Ærøskøbing" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stdout
