"""Readings as the command line prints them: scorers see what a user sees."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Line = dict[str, Any]


class ReadingFailedError(Exception):
    """The command ended with an error instead of readings."""

    def __init__(self, code: int, said: str) -> None:
        """Keep the last words of the command."""
        super().__init__(f"`onrecord read` ended with exit code {code}:\n{said[-2000:]}")


def read_lines(paths: Sequence[Path], command: Path | None = None) -> dict[str, Line]:
    """Read files with ``onrecord read --jsonl`` and return the readings by the SHA-256 of the file's bytes.

    ``command`` is the installed ``onrecord``, the one beside this Python where it is None.

    Raises:
        ReadingFailedError: the command ended with an error.
    """
    return {line["document"]["id"]: line for line in _read([str(path) for path in paths], command)}


def read_rows(path: Path, *options: str, command: Path | None = None) -> dict[str, Line]:
    """Read the rows of a JSONL file as ``read_lines`` does, and return the readings by the ids of the rows.

    ``options`` are further options of ``onrecord read``.

    Raises:
        ReadingFailedError: the command ended with an error.
    """
    return {line["document"]["source_id"]: line for line in _read([str(path), *options], command)}


def _read(arguments: Sequence[str], command: Path | None) -> list[Line]:
    onrecord = command or Path(sys.executable).with_name("onrecord")
    done = subprocess.run(
        [onrecord, "read", *arguments, "--jsonl"], capture_output=True, encoding="utf-8", check=False, timeout=3600
    )
    if done.returncode:
        raise ReadingFailedError(done.returncode, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def identity(path: Path) -> str:
    """Return the id that the reading of a file has."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
