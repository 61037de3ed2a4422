"""Opening the desk: a socket, its address on the first line, a browser, and a clean end."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from dataclasses import dataclass
from threading import Timer

from onrecord import api
from onrecord.desk.guard import Door
from onrecord.desk.sessions import Sessions
from onrecord.model import OnrecordError

PORT = 7373
"""The port that is used where it is free and no other one is asked for, so that addresses can be kept."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the desk is opened: which record, where, for whom.

    ``port`` None takes the usual one, or any that is free. ``password`` is needed where others than this machine can
    come in. ``who`` is the name under which is judged until somebody says another one.
    """

    record: api.AnyPlace
    host: str = "127.0.0.1"
    port: int | None = None
    password: str | None = None
    who: str = ""
    browser: bool = True


def serve(opening: Opening) -> None:
    """Open the desk and stay until it is interrupted; the first line of standard output is its address.

    Raises:
        OnrecordError: if there is no record, it cannot be read, or the port is taken.
    """
    import uvicorn

    from onrecord.desk.application import make_desk
    from onrecord.ingest.apart.opener import opener

    with api.open(opening.record) as record:
        record.head()
    bound = bind(opening.host, opening.port)
    port = bound.getsockname()[1]
    sessions = Sessions(opening.who, opening.password)
    app = make_desk(opening.record, Door(opening.host, port), sessions)
    address = f"http://{_in_address(opening.host)}:{port}/?token={sessions.token}"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    opener().start()
    if opening.browser:
        Timer(0.2, webbrowser.open, (address,)).start()
    config = uvicorn.Config(
        app,
        access_log=False,
        date_header=False,
        lifespan="off",
        log_config=None,
        log_level="error",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        pass
    finally:
        bound.close()


def bind(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens; any free port where none is asked for and the usual one is taken.

    Raises:
        OnrecordError: if the host is not of this machine, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for wanted in (PORT, 0) if port is None else (port,):
        try:
            return socket.create_server((host, wanted), family=family)
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
    raise OnrecordError(f"The desk cannot be opened at {host}, port {port}: {why}. Choose another one with --port.")


def _in_address(host: str) -> str:
    """Return a host as it stands in an address; all of this machine's are reached by the loopback one."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - said by whoever opens the desk, with a password
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"  # noqa: S104 - as above
    return f"[{host}]" if ":" in host else host
