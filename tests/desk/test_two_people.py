"""Two people on one record: each sees what the other did, and nothing of either is lost or overwritten unseen."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.application import make_desk
from onrecord.desk.guard import Door
from onrecord.desk.sessions import Sessions
from tests.desk.sitting import HERE, secret


@pytest.fixture
def pair(copied: Path) -> tuple[TestClient, TestClient]:
    """Return two browsers at one desk: R. Lind sits at the first, Ines Tarn at the second."""
    sessions = Sessions("R. Lind")
    app = make_desk(copied, Door("127.0.0.1", 7373), sessions)
    clients = [TestClient(app, base_url=HERE, follow_redirects=False) for _ in range(2)]
    for client in clients:
        client.get(f"/?token={sessions.token}")
        client.headers["Origin"] = HERE
    clients[1].post("/who", data={"csrf": secret(clients[1]), "who": "Ines Tarn"})
    return clients[0], clients[1]


def form_of(page: str, action: str, holding: str = "") -> dict[str, str]:
    """Return what the first form of a page that leads there, and has such a field, would send."""
    forms: Any = lxml_html.fromstring(page).xpath(f"//form[@action='{action}']")
    form = next(one for one in forms if not holding or holding in one.fields)
    return {name: value or "" for name, value in form.fields.items() if name}


def test_one_pair_that_both_are_asked_about(pair: tuple[TestClient, TestClient], copied: Path) -> None:
    """The second answer is not taken unseen; sent again it is, and both stay in the record."""
    lind, tarn = pair
    address = "/review?concern=possible-link&at=1"
    ours, theirs = (form_of(client.get(address).text, "/judge", "other") for client in pair)
    assert ours["head"] == theirs["head"] != ""
    assert lind.post("/judge", data=ours | {"action": "different", "why": "another father"}).status_code == 303
    answer = tarn.post("/judge", data=theirs | {"action": "same", "why": "the same post"})
    assert answer.status_code == 409
    assert "R. Lind (different)" in answer.text
    assert "another father" in answer.text
    again = form_of(answer.text, "/judge", "why")
    assert again["why"] == "the same post"
    assert tarn.post("/judge", data=again).status_code == 303
    with api.open(copied) as record:
        assert [(row.who, row.action) for row in record.judgements()] == [
            ("R. Lind", "different"),
            ("Ines Tarn", "same"),
        ]


def test_one_suggestion_on_the_page_of_a_person(pair: tuple[TestClient, TestClient], copied: Path) -> None:
    """Joined meanwhile, or kept apart: whoever comes second is told."""
    lind, tarn = pair
    with api.open(copied) as record:
        person = next(
            one.voice.entity for voice in record.voices(40) for one in record.who(voice.entity) if one.possible
        )
    ours, theirs = (form_of(client.get(f"/people/{person}").text, "/judge", "other") for client in pair)
    assert lind.post("/judge", data=ours | {"action": "different"}).status_code == 303
    answer = tarn.post("/judge", data=theirs | {"action": "same"})
    assert answer.status_code == 409
    assert "R. Lind (different)" in answer.text
    assert tarn.post("/judge", data=ours | {"action": "same", "csrf": theirs["csrf"]}).status_code in (404, 409)


def test_one_document_that_both_describe(pair: tuple[TestClient, TestClient], copied: Path) -> None:
    """A field that the second one left alone would go back to what it was: nothing is kept before they saw it."""
    lind, tarn = pair
    with api.open(copied) as record:
        document = record.show("01-river-post-kessarin.txt").source.document
    where = f"/documents/{document}"
    ours, theirs = (form_of(client.get(where).text, where) for client in pair)
    assert lind.post(where, data=ours | {"title": "The first title", "why": "print"}).status_code == 303
    answer = tarn.post(where, data=theirs | {"outlet": "Delta Echo", "why": "masthead"})
    assert answer.status_code == 409
    assert "described by R. Lind" in answer.text
    assert "title: The first title" in answer.text
    again = form_of(answer.text, where)
    assert (again["outlet"], again["why"]) == ("Delta Echo", "masthead")
    assert tarn.post(where, data=again | {"title": "The first title"}).status_code == 303
    with api.open(copied) as record:
        source = record.show(document).source
    assert (source.title, source.outlet) == ("The first title", "Delta Echo")


def test_one_register_that_both_write_in(pair: tuple[TestClient, TestClient], copied: Path) -> None:
    """What is not filled in stays as it is."""
    lind, tarn = pair
    ours, theirs = (form_of(client.get("/register").text, "/register") for client in pair)
    assert lind.post("/register", data=ours | {"name": "River Post", "owner": "Delta Holding"}).status_code == 303
    answer = tarn.post("/register", data=theirs | {"name": "River Post", "note": "sold in 2020"})
    assert answer.status_code == 409
    assert "Meanwhile R. Lind" in answer.text
    again = form_of(answer.text, "/register")
    assert (again["name"], again["note"]) == ("River Post", "sold in 2020")
    assert tarn.post("/register", data=again).status_code == 303
    with api.open(copied) as record:
        (entry,) = record.register()
    assert (entry.owner, entry.note) == ("Delta Holding", "sold in 2020")


def test_a_person_who_was_joined_meanwhile_is_a_sentence(pair: tuple[TestClient, TestClient], copied: Path) -> None:
    lind, tarn = pair
    with api.open(copied) as record:
        person = next(
            one.voice.entity for voice in record.voices(40) for one in record.who(voice.entity) if one.possible
        )
    page = tarn.get(f"/people/{person}").text
    ours, theirs = form_of(lind.get(f"/people/{person}").text, "/judge", "other"), form_of(page, "/judge", "other")
    assert lind.post("/judge", data=ours | {"action": "same"}).status_code == 303
    answer = tarn.post("/judge", data=theirs | {"action": "different"})
    assert answer.status_code in (404, 409)
    assert re.search(r"Meanwhile|does not hold|nothing|nobody", answer.text)
    with api.open(copied) as record:
        assert [row.action for row in record.judgements()] == ["same"]
