"""Sitting at a desk without a browser: what Starlette's client needs to be let in and to write."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.desk.application import make_desk
from onrecord.desk.guard import Door
from onrecord.desk.sessions import Sessions

HERE = "http://127.0.0.1:7373"


def stranger(record: Path, host: str = "127.0.0.1", password: str | None = None) -> tuple[TestClient, Sessions]:
    """Return a client that was not let in yet, and who could be."""
    sessions = Sessions("R. Lind", password)
    app = make_desk(record, Door(host, 7373), sessions)
    return TestClient(app, base_url=HERE, follow_redirects=False), sessions


def let_in(record: Path) -> TestClient:
    """Return a client that came in by the printed address."""
    client, sessions = stranger(record)
    answer = client.get(f"/?token={sessions.token}")
    assert answer.status_code == 303
    client.headers["Origin"] = HERE
    return client


def secret(client: TestClient) -> str:
    """Return what has to come with everything that this client writes."""
    match = re.search(r'name="csrf" content="([^"]+)"', client.get("/who").text)
    assert match is not None
    return match[1]
