"""Nobody comes in without the key, from another address, or with a forged form; every answer is closed to others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.desk import guard
from onrecord.desk.guard import Door
from onrecord.desk.screens import READ, WRITE
from onrecord.desk.sessions import MOST, Sessions
from tests.desk.sitting import HERE, let_in, secret, stranger

ASKED = sorted({path for path, _ in READ} | {"/static/desk.css", "/static/desk.js", "/nowhere", "/enter"})


@pytest.mark.parametrize("path", ASKED)
def test_without_a_key_every_route_is_closed(sample_record: Path, path: str) -> None:
    closed, _ = stranger(sample_record)
    assert closed.get(path).status_code == 401
    assert closed.get(path, headers={"Cookie": "onrecord-7373=guessed"}).status_code == 401


@pytest.mark.parametrize("path", sorted({path for path, _ in WRITE} | {"/enter"}))
def test_without_a_key_nothing_is_written(sample_record: Path, path: str) -> None:
    closed, _ = stranger(sample_record)
    assert closed.post(path, headers={"Origin": HERE}).status_code == 401
    assert closed.post(path).status_code == 403


def test_the_key_is_swapped_for_a_cookie_at_once(sample_record: Path) -> None:
    """It leaves the address, and scripts and other sites do not get the cookie."""
    closed, sessions = stranger(sample_record)
    answer = closed.get(f"/record?q=dam&token={sessions.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/record?q=dam")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert sessions.token not in answer.headers["set-cookie"]
    assert closed.get("/record").status_code == 200


def test_a_redirect_never_leaves_the_desk(sample_record: Path) -> None:
    closed, sessions = stranger(sample_record)
    answer = closed.get(f"{HERE}//elsewhere.example/x?token={sessions.token}")
    assert answer.headers["location"].startswith("/elsewhere.example")


def test_a_wrong_key_opens_nothing(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PAUSE", 0)
    closed, _ = stranger(sample_record)
    answer = closed.get("/?token=wrong")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:7373", "127.0.0.1", "127.0.0.1:7374", "127.0.0.1.evil.example:7373", ""],
)
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    """A name of somebody else's that was made to point here is not this desk."""
    assert client.get("/record", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:7373", "localhost:7373", "LOCALHOST:7373", "[::1]:7373"])
def test_the_desks_own_hosts_are_known(client: TestClient, host: str) -> None:
    assert client.get("/record", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": "", "Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_what_another_page_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    csrf = secret(client)
    assert client.post("/who", data={"csrf": csrf, "who": "Mallory"}, headers=headers).status_code == 403
    assert "Mallory" not in client.get("/who").text


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}], ids=str)
def test_what_a_page_of_the_desk_sends_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    """Browsers hide the origin of a page that sends no referrer."""
    answer = client.post("/who", data={"csrf": secret(client), "who": "Ines Tarn"}, headers=headers)
    assert answer.status_code == 303
    assert "Ines Tarn" in client.get("/who").text


@pytest.mark.parametrize("path", [path for path, _ in WRITE])
def test_a_form_without_its_secret_is_refused(client: TestClient, path: str) -> None:
    known = path.replace("{item}", "s0").replace("{document}", "d0").replace("{entity}", "n0")
    assert client.post(known, data={"csrf": "guessed", "who": "Mallory"}).status_code == 403
    assert client.post(known, data={"who": "Mallory"}).status_code == 403


@pytest.mark.parametrize("path", ["/record", "/static/desk.css", "/nowhere", "/record.json"])
def test_every_answer_is_closed_to_others(client: TestClient, path: str) -> None:
    answer = client.get(path)
    for name, value in guard.HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "default-src 'none'" in guard.POLICY
    assert "unsafe" not in guard.POLICY
    assert not re.search(r"https?:|\*|data:|blob:", guard.POLICY)


def test_more_than_a_form_may_bring_is_refused(client: TestClient) -> None:
    csrf = secret(client)
    assert client.post("/who", data={"csrf": csrf, "who": "x" * guard.FORM_BYTES}).status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"who=" + b"x" * (1 << 16)

    answer = client.post(
        "/who",
        content=endless(),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413


def test_files_have_a_limit_of_their_own(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what is announced, and by what comes."""
    monkeypatch.setattr(guard, "UPLOAD_BYTES", 3 << 20)
    sitting = let_in(copied)
    csrf = secret(sitting)
    files = [("files", ("long.txt", b"x" * (4 << 20)))]
    assert sitting.post("/add", data={"csrf": csrf}, files=files).status_code == 413

    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="long.txt"\r\n\r\n'
        for _ in range(64):
            yield b"x" * (1 << 16)

    headers = {"Content-Type": "multipart/form-data; boundary=b", "X-CSRF-Token": csrf}
    answer = sitting.post("/add", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert "nothing was taken in" in answer.text
    assert "long.txt" not in sitting.get("/documents").text


def test_a_form_has_so_many_fields_and_no_files_where_none_belong(client: TestClient) -> None:
    csrf = secret(client)
    many = {"csrf": csrf, "who": "Mallory"} | {f"field{number}": "x" for number in range(600)}
    assert client.post("/who", data=many).status_code == 400
    crowd = [("files", (f"{number}.txt", b"x")) for number in range(2001)]
    assert client.post("/add", data={"csrf": csrf}, files=crowd).status_code == 400
    assert "Mallory" not in client.get("/who").text


def test_a_stranger_cannot_bring_more_than_a_password(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PAUSE", 0)
    closed, _ = stranger(sample_record, "0.0.0.0", "a long secret")  # noqa: S104 - nothing is opened

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"password=" + b"x" * (1 << 16)

    headers = {"Origin": HERE, "Content-Type": "application/x-www-form-urlencoded"}
    assert closed.post("/enter", content=endless(), headers=headers).status_code == 400
    assert closed.post("/enter", content=b"x" * (2 << 20), headers=headers).status_code == 413
    files = [("password", ("a.txt", b"a long secret"))]
    assert closed.post("/enter", files=files, headers={"Origin": HERE}).status_code == 400


def test_a_desk_for_others_asks_for_its_password(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PAUSE", 0)
    closed, _ = stranger(sample_record, "0.0.0.0", "a long secret")  # noqa: S104 - nothing is opened
    assert closed.get("/record").status_code == 401
    headers = {"Origin": HERE}
    assert closed.post("/enter", data={"password": "guess"}, headers=headers).status_code == 403
    assert closed.post("/enter", data={"password": ""}, headers=headers).status_code == 403
    assert closed.get("/record").status_code == 401
    assert closed.post("/enter", data={"password": "a long secret"}, headers=headers).status_code == 303
    assert closed.get("/record").status_code == 200


def test_a_desk_for_others_answers_at_addresses_not_at_names_of_others() -> None:
    door = Door("0.0.0.0", 7373)  # noqa: S104 - nothing is opened
    assert door.admits("192.168.1.7:7373")
    assert door.admits("[fe80::1]:7373")
    assert not door.admits("evil.example:7373")
    assert Door("desk.lan", 7373).admits("desk.lan:7373")


def test_the_oldest_browser_is_forgotten_first() -> None:
    sessions = Sessions("R. Lind")
    entered = [sessions.enter(token=sessions.token) for _ in range(MOST + 1)]
    first, last = entered[0], entered[-1]
    assert first is not None
    assert last is not None
    assert sessions.find(first.id) is None
    assert sessions.find(last.id) is last


def test_every_screen_is_a_route(client: TestClient) -> None:
    routes = {route.path for route in client.app.routes if isinstance(route, Route)}  # type: ignore[attr-defined]
    assert routes == {path for path, _ in READ} | {path for path, _ in WRITE}
