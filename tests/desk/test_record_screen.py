"""The Record screen: every view is an address, facets count what they lead to, and files hold exactly what is shown."""

import csv
import io
import re
from collections import deque
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.desk import Veil
from onrecord.desk.view import View, view_of
from tests.desk.sitting import let_in, secret

VALUE = re.compile(
    r'<li( class="on")?><a href="([^"]+)"[^>]*><span class="label"[^>]*>([^<]*)</span><span class="number">([^<]*)'
)


def values(page: str, facet: str) -> list[tuple[str, str, int]]:
    """Return address, label and number of each value of a facet."""
    section = page.split(f'id="f-{facet}"')[1].split("</section>", maxsplit=1)[0]
    return [(unescape(href), unescape(label), int(number)) for _, href, label, number in VALUE.findall(section)]


def total(page: str) -> int:
    match = re.search(r"<b>([\d\u202f]+) statements?</b>", page)
    assert match is not None
    return int(match[1].replace("\u202f", ""))


def test_speakers_and_people_spoken_of_are_there_at_once(client: TestClient) -> None:
    page = client.get("/record").text
    assert len(values(page, "speaker")) >= 8
    assert len(values(page, "about")) >= 5
    assert total(page) > 200


@pytest.mark.parametrize(
    "facet",
    ["speaker", "about", "outlet", "origin", "event", "office", "counted", "happened", "manner", "stance", "depth"],
)
def test_a_facet_leads_to_as_many_as_it_counts(client: TestClient, facet: str) -> None:
    """Also when another one is chosen already."""
    for page in (client.get("/record").text, client.get("/record?stance=neutral&manner=direct&manner=indirect").text):
        for address, _, number in values(page, facet)[:3]:
            if facet not in ("stance", "manner"):
                assert total(client.get(address).text) == number
    first = values(client.get("/record").text, facet)[0]
    assert total(client.get(first[0]).text) == first[2]


def test_what_is_chosen_can_be_taken_back(client: TestClient) -> None:
    page = client.get("/record").text
    chosen = client.get(values(page, "speaker")[0][0]).text
    back = re.search(r'class="chosen".*?<a href="([^"]+)"', chosen, re.DOTALL)
    assert back is not None
    assert total(client.get(unescape(back[1])).text) == total(page)


def test_own_voice_is_shown_where_it_is_asked_for(client: TestClient) -> None:
    page = client.get("/record").text
    (address, number) = next((href, n) for href, label, n in values(page, "manner") if label == "own voice")
    assert number > 50
    assert total(client.get(address).text) == number


def test_a_name_is_found_in_all_its_spellings(client: TestClient) -> None:
    """Whoever is linked with the name is found, by whatever name a page writes."""
    one, other = (
        client.get("/record", params={"q": name}).text for name in ("Anton Velmar Kessarin", "Anton Kessarin")
    )
    assert total(other) > 10
    assert total(one) >= 1


def test_pages_follow_each_other_without_a_gap(client: TestClient) -> None:
    address, met = "/record", []
    while address:
        page = client.get(address).text
        met += re.findall(r'<li class="line [a-z]+" id="(s[0-9a-f]+)"', page)
        match = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(match[1]) if match else ""
    assert len(met) == len(set(met)) == total(client.get("/record").text)


def test_files_hold_exactly_what_is_shown(client: TestClient) -> None:
    query = "?stance=deny"
    number = total(client.get(f"/record{query}").text)
    assert 0 < number < 100
    told = client.get(f"/record.json{query}").json()
    assert len(told["statements"]) == number
    assert told["chosen"] == {"stance": ["deny"]}
    answer = client.get(f"/record.csv{query}")
    assert answer.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [row["id"] for row in told["statements"]]
    assert all(row["words"] and row["chain"] for row in rows)


def test_nothing_found_says_what_was_searched(client: TestClient) -> None:
    page = client.get("/record", params={"q": "xylophone"}).text
    assert "Not found in the 26 documents added until" in page


def test_what_an_address_cannot_mean_is_left_out(client: TestClient) -> None:
    assert total(client.get("/record?order=sideways&nonsense=1&speaker=").text) > 200
    assert client.get("/record?speaker=nobody").status_code == 200


@pytest.fixture
def labelled(copied: Path) -> TestClient:
    """Return a client of a record that holds somebody who is protected."""
    with api.open(copied) as record:
        record.label("Anton Kessarin", "protected", why="a test", who="a tester")
    return let_in(copied)


def test_a_record_with_labels_has_no_names_or_words_in_addresses(labelled: TestClient) -> None:
    """Neither in what a page leads to, nor where a search leads; the views are the same."""
    answer = labelled.post("/record", data={"csrf": secret(labelled), "q": "Kessarin"})
    assert answer.status_code == 303
    assert "essarin" not in answer.headers["location"]
    found = labelled.get(answer.headers["location"]).text
    assert total(found) > 10
    assert 'value="Kessarin"' in found
    addresses = re.findall(r'(?:href|action)="([^"]*)"', labelled.get("/record").text + found)
    names = [label for _, label, _ in values(found, "outlet") + values(found, "counted")]
    assert names
    for address in addresses:
        words = [value for _, value in parse_qsl(urlsplit(unescape(address)).query)]
        assert not set(words) & {*names, "Kessarin"}
    for address, _, number in values(found, "outlet"):
        assert total(labelled.get(address).text) == number


def test_no_screen_of_a_record_with_labels_leads_to_an_address_with_a_name(labelled: TestClient, copied: Path) -> None:
    """Neither do forms: browsers keep addresses, of what is asked for too."""
    with api.open(copied) as record:
        names = {name for voice in record.voices(200) for name in (voice.name, *(s for s, _ in voice.spellings))}
        names |= {source.outlet for source in record.sources() if source.outlet}
    searched = [quote(name) for name in names if len(name) > 5 and " " in name]
    todo, met = deque(["/record", "/people", "/events", "/origins", "/register", "/timeline"]), set[str]()
    while todo and len(met) < 120:
        path = todo.popleft()
        page = labelled.get(path).text
        for href in sorted({unescape(one) for one in re.findall(r'(?:href|action)="([^"#]*)', page)}):
            address = urljoin(path, href).replace("+", "%20")
            assert not [name for name in searched if name.lower() in address.lower()], address
            if address not in met and address.startswith("/") and not address.startswith("/record?"):
                met.add(address)
                todo.append(address)
        for form in re.findall(r"<form[^>]*>", page):
            assert 'method="post"' in form or "/timeline" in form or "action" not in form, form
    assert len(met) > 60
    assert len(searched) > 10


def test_a_record_with_labels_hands_files_for_own_use_alone(labelled: TestClient) -> None:
    assert labelled.get("/record.csv").status_code == 403
    assert labelled.get("/record.json").status_code == 403
    assert labelled.get("/record.csv?for=self").status_code == 200
    assert "for your own use" in labelled.get("/record").text


def test_a_handle_of_another_opening_is_told(labelled: TestClient) -> None:
    page = labelled.get("/record?outlet=~000000000000000000").text
    assert "earlier opening of the desk" in page
    assert total(page) > 200


def test_a_view_is_its_address() -> None:
    veil = Veil(drawn=True)
    view = View("dam", (("speaker", ("n1",)), ("outlet", ("River Post",))), "2021-10-05.2.10.0.50")
    address = view.address(veil)
    assert "River" not in address
    assert "dam" not in address
    assert view_of(parse_qsl(urlsplit(address).query), veil) == view
    open_veil = Veil(drawn=False)
    assert view_of(parse_qsl(urlsplit(view.address(open_veil)).query), open_veil) == view


@pytest.mark.parametrize("order", ["date", "newest", "outlet", "place"])
def test_statements_come_in_the_order_that_is_chosen(client: TestClient, order: str) -> None:
    """On all pages, and in the files; the counts stay what they are."""
    query = f"?order={order}&manner=direct&manner=indirect"
    lines, address = list[str](), f"/record{query}"
    while address:
        page = client.get(address).text
        lines += re.findall(r'<li class="line \w+" id="(\w+)"', page)
        match = re.search(r'rel="next" href="([^"]+)"', page)
        address = urljoin("/record", unescape(match[1])) if match else ""
    rows = list(csv.DictReader(io.StringIO(client.get(f"/record.csv{query}").content.decode("utf-8-sig"))))
    told = client.get(f"/record.json{query}").json()["statements"]
    assert [row["id"] for row in rows] == [row["id"] for row in told]
    assert lines == [row["id"] for row in rows]
    assert total(client.get(f"/record{query}").text) == len(rows)
    days = [row["date"] for row in rows if row["date"]]
    outlets = [row["outlet"] for row in rows if row["outlet"]]
    if order == "date":
        assert days == sorted(days)
    if order == "outlet":
        assert outlets == sorted(outlets)
    if order == "place":
        by_document = [row["document"] for row in rows]
        assert len(list(dict.fromkeys(by_document))) == sum(a != b for a, b in pairwise(["", *by_document]))
