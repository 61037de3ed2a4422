"""A server of PostgreSQL for tests: Debian's, started as an ordinary user in a folder of its own, without a port."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest

from onrecord.record import Address
from tests.conftest import require

_NOBODY = 65534
_MINE: Sequence[str] = () if os.geteuid() else ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups")
"""How a program is started that refuses to run with all rights."""


@dataclass
class Server:
    """A running server; its owner is ``postgres``, whom it lets in by its socket alone."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def address(self, database: str, user: str = "postgres") -> Address:
        """Return the address of a database."""
        return Address(f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}")

    def do(self, sql: str, database: str = "postgres") -> None:
        """Run SQL as the owner."""
        import psycopg

        with psycopg.connect(self.address(database).whole, autocommit=True) as connection:
            connection.execute(sql)

    def database(self, template: str = "template0") -> Address:
        """Make a database, empty or a copy of another one."""
        name = f"border{next(self._numbers)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return self.address(name)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and end it with all that it holds."""
    programs = _programs()
    require(there=programs is not None, what="the server of PostgreSQL (make system)")
    with TemporaryDirectory(prefix="onrecord-pg-", dir="/tmp") as made:  # the path of a socket is short
        folder = Path(made)
        if not os.geteuid():
            os.chown(folder, _NOBODY, _NOBODY)
        data = str(folder / "data")
        _run(
            programs,
            "initdb",
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-D",
            data,
        )
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=50"
        _run(programs, "pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
        try:
            yield Server(folder)
        finally:
            _run(programs, "pg_ctl", "stop", "-D", data, "-m", "immediate")


def _programs() -> Path | None:
    """Return the folder of the newest server from 15 on."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin/initdb") if int(path.parts[-3]) >= 15]
    if found:
        return max(found, key=lambda path: int(path.parts[-3])).parent
    installed = shutil.which("initdb")
    return Path(installed).parent if installed else None


def _run(programs: Path | None, program: str, *arguments: str) -> None:
    if programs is None:
        pytest.fail("there is no server")
    done = subprocess.run([*_MINE, str(programs / program), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
