"""Every screen: each link leads somewhere, each page is whole, and what is decided, added and described is kept."""

import json
import re
import tempfile
import time
from collections import deque
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord import api
from onrecord.api.passphrases import passphrase_from
from onrecord.desk.screens.adding import harmless_name
from onrecord.desk.screens.problems import lacking
from tests.desk.sitting import let_in, secret

WORDS = "five words nobody would guess"
LOOKED_AT = 140
"""Pages that are looked at; of addresses that differ in what they ask for alone, a few."""


def tree_of(page: str) -> Any:  # noqa: ANN401 - lxml's own types know no forms
    """Return a page as a browser's parser sees it."""
    return lxml_html.fromstring(page)


def links(page: str, address: str) -> set[str]:
    tree = tree_of(page)
    found = {urljoin(address, href) for href in tree.xpath("//@href") if not href.startswith("#")}
    return {urlsplit(href)._replace(fragment="").geturl() for href in found}


def test_every_link_of_every_screen_leads_somewhere(client: TestClient) -> None:
    """From the front door on; no address leads out of the desk."""
    todo, met, shapes = deque(["/record"]), {"/record"}, dict[str, int]()
    while todo and len(met) < LOOKED_AT:
        address = todo.popleft()
        answer = client.get(address)
        assert answer.status_code in (200, 303), f"{address}: {answer.status_code}"
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for href in sorted(links(answer.text, address)):
            assert not urlsplit(href).netloc, href
            shape = re.sub(r"[0-9a-f]{16,}|=[^&]*", "…", href)
            shapes[shape] = shapes.get(shape, 0) + 1
            if href not in met and shapes[shape] <= 3:
                met.add(href)
                todo.append(href)
    assert {f"/{name}" for name in ("people", "events", "origins", "timeline", "review", "problems", "add")} <= met


@pytest.mark.parametrize(
    "path",
    [
        "/record",
        "/documents",
        "/people",
        "/events",
        "/origins",
        "/timeline",
        "/review",
        "/problems",
        "/add",
        "/register",
    ],
)
def test_a_screen_is_a_whole_page(client: TestClient, path: str) -> None:
    """One heading of the first order, labels for fields, no script or style in it, ids once, under 300 kB."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert len(answer.content) < 300_000
    tree = tree_of(answer.text)
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("/html/@lang") == ["en"]
    assert not tree.xpath("//style | //*[@style] | //@onclick")
    assert all(script.get("src", "").startswith("/static/") for script in tree.xpath("//script"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        label = field.xpath("ancestor::label") or tree.xpath(f"//label[@for='{field.get('id')}']")
        assert label, field.get("name")
    for form in tree.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='csrf']")


def test_a_person_is_shown_with_all_spellings(client: TestClient, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        portrait = record.who("Anton Kessarin", 20)[0]
    page = client.get(f"/people/{portrait.voice.entity}").text
    for spelling in portrait.spellings:
        assert f"<bdi>{spelling.surface}</bdi>" in unescape(page)
    assert "Reported to have happened" in page
    assert client.get("/people/n0000000000000000").status_code == 404


def test_people_are_found_by_any_spelling_and_kind(client: TestClient) -> None:
    found = client.get("/people", params={"q": "kesarin"}).text
    assert "Antoan Kesarin" in found
    assert "Marek Tull" not in found
    assert "Nobody of that name" in client.get("/people?q=xylophone").text
    unnamed = client.get("/people?unnamed=yes").text
    assert "none is joined with any other" in unnamed
    assert client.get("/people?kind=organisation&at=0").status_code == 200


def test_a_dossier_has_a_column_for_each_origin(client: TestClient, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        event = record.occasions(least=2, limit=1)[0]
        dossier = record.event(event.id)
    tree = tree_of(client.get(f"/events/{event.id}").text)
    columns = tree.xpath("//table[contains(@class, 'accounts')]/thead//th")
    assert [column.xpath("string(span)") for column in columns] == [column.mark for column in dossier.columns]
    rows = tree.xpath("//table[contains(@class, 'accounts')]/tbody/tr/th/text()")
    assert rows == [facet.name for facet in dossier.facets]
    assert client.get("/events/h0000000000000000").status_code == 404


def test_the_timeline_is_bounded(client: TestClient) -> None:
    whole, part = (client.get(path).text for path in ("/timeline", "/timeline?since=2021-10&until=2021-10&lane=said"))
    assert whole.count('class="when"') > part.count('class="when"') > 0
    assert "reported to have happened</span>" in whole
    meant = client.get("/timeline?since=yesterday&lane=nowhere").text
    assert meant.count('class="when"') == whole.count('class="when"')


def test_origins_are_found_for_words(client: TestClient) -> None:
    page = client.get("/origins", params={"q": "23 people"}).text
    assert "at most" in page
    assert "<svg" in page
    assert "Not found in the 26 documents" in client.get("/origins?q=xylophone").text


def test_what_a_footnote_would_lack_is_told(sample_record: Path) -> None:
    with api.open(sample_record) as record:
        sources = {source.source_id: lacking(source) for source in record.sources()}
    assert any("a date" in lacks for lacks in sources.values())
    assert not all(sources.values())


def form_of(page: str, action: str) -> dict[str, str]:
    """Return what the first form of a page that leads there would send."""
    form = tree_of(page).xpath(f"//form[@action='{action}']")[0]
    return {name: value or "" for name, value in form.fields.items() if name}


def test_one_decision_after_the_other(copied: Path) -> None:
    """Each answer is a judgement; what was decided is not asked again; the last one can be taken back."""
    client = let_in(copied)
    first = client.get("/review").text
    data = form_of(first, "/judge")
    verdict = re.findall(r'name="action" value="([a-z-]+)"', first)[1]
    answer = client.post("/judge", data=data | {"action": verdict, "why": "they say other things"})
    assert answer.status_code == 303
    second = client.get("/review").text
    asked = [re.search(r'id="asked"[^>]*>(.*?)</h2>', page, re.DOTALL) for page in (first, second)]
    assert asked[0] is not None
    assert asked[1] is not None
    assert asked[0][1] != asked[1][1]
    assert "1 judgement holds" in second
    undo = next(
        {name: value or "" for name, value in form.fields.items() if name}
        for form in tree_of(second).xpath("//form")
        if form.fields.get("action") == "undo"
    )
    assert client.post("/judge", data=undo).status_code == 303
    assert "0 judgements hold" in client.get("/review").text


def test_every_concern_of_the_queue_can_be_looked_at(client: TestClient) -> None:
    for concern in ("possible-link", "low-score", "contradiction", "orphaned", "nonsense"):
        for at in ("", "3", "9999", "x"):
            assert client.get(f"/review?concern={concern}&at={at}").status_code == 200


def test_a_document_is_described(copied: Path) -> None:
    """Only what was changed is judged; a label hides names from addresses at once."""
    client = let_in(copied)
    with api.open(copied) as record:
        source = record.show("01-river-post-kessarin.txt").source
    data = form_of(client.get(f"/documents/{source.document}").text, f"/documents/{source.document}")
    data |= {"accessed": "2021-10-06", "author": "A. Tarn; B. Ost", "label": "confidential", "why": "from the clipping"}
    assert client.post(f"/documents/{source.document}", data=data).status_code == 303
    with api.open(copied) as record:
        now = record.show(source.document).source
        judged = record.judgements()
    assert (now.accessed, now.authors, now.label) == ("2021-10-06", ("A. Tarn", "B. Ost"), "confidential")
    assert now.title == source.title
    assert {name for name, _ in judged[-1].settings} == {"accessed", "author"}
    assert "outlet=~" in client.get("/record").text
    assert client.post(f"/documents/{source.document}", data=data | {"label": "secret"}).status_code == 400


def added(client: TestClient, files: list[tuple[str, tuple[str, bytes]]], **more: str) -> str:
    """Add files and return the page that tells how it ended."""
    answer = client.post("/add", data={"csrf": secret(client)} | more, files=files)
    assert answer.status_code == 303
    where = answer.headers["location"]
    for _ in range(600):
        if client.get(f"{where}.json").json()["over"]:
            return client.get(where).text
        time.sleep(0.1)
    raise AssertionError("adding did not end")


def test_files_are_added_with_label_and_purpose(copied: Path) -> None:
    """A table with other column names, a text, and a name that claims to lie elsewhere."""
    client = let_in(copied)
    table = b"nr,body,paper\r\n1,Ilse Brandow said that the bridge at Ostrel was closed.,Delta Echo\r\n"
    files = [
        ("files", ("table.csv", table)),
        ("files", ("../../etc/note.txt", b"Ilse Brandow denied that she had left.")),
    ]
    told = added(client, files, label="protected", purpose="report 12", **{"map.text": "body", "map.outlet": "paper"})
    assert "2 new documents" in told
    with api.open(copied) as record:
        sources = [source for source in record.sources() if source.label == "protected"]
    assert {source.outlet for source in sources} == {"Delta Echo", None}
    assert any(source.source_id == "note.txt" for source in sources)


def test_files_are_told_by_what_comes_with_them(copied: Path) -> None:
    """A sidecar and a catalogue that are brought along; a name without an ending; one name twice."""
    client = let_in(copied)
    catalogue = json.dumps(
        [{"type": "article", "title": "On the bridge", "attachments": [{"path": "files/7/bridge.txt"}]}]
    )
    told = added(
        client,
        [
            ("files", ("note.txt", b"Ilse Brandow denied that she had left.")),
            ("files", ("note.txt", b"Ilse Brandow said that she would stay.")),
            ("files", ("note.txt.meta.json", b'{"outlet": "Delta Echo"}')),
            ("files", ("NOTICE", b"Ilse Brandow said that the bridge at Ostrel was open.")),
            ("files", ("bridge.txt", b"Marek Tull said that the bridge at Ostrel would be closed.")),
            ("files", ("library.json", catalogue.encode())),
            ("files", ("alone.meta.json", b"{}")),
        ],
    )
    assert "alone.meta.json is a sidecar" in told
    with api.open(copied) as record:
        sources = {(source.source_id, source.path): source for source in record.sources()}
        assert len([source for source in record.sources() if source.source_id == "note.txt"]) == 2
    assert sources["note.txt", "note.txt"].outlet == "Delta Echo"
    assert sources["bridge.txt", "bridge.txt"].title == "On the bridge"
    assert ("NOTICE", "NOTICE") in sources


def test_what_is_brought_never_lies_on_a_disk(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no folder for temporary files here, and whoever asked for one would fail."""
    monkeypatch.setattr(tempfile, "tempdir", str(copied / "nowhere"))
    client = let_in(copied)
    long = b"Ilse Brandow said that she would stay. " * 60_000
    assert len(long) > 2 << 20
    assert "1 new document" in added(client, [("files", ("long.txt", long))])


def test_no_more_is_taken_than_can_wait(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files wait in memory: when others fill it, a sentence says so and nothing is kept; a single job always goes."""
    monkeypatch.setattr("onrecord.desk.jobs.WAITING_BYTES", 20)
    client = let_in(copied)
    desk = client.app.state.desk  # type: ignore[attr-defined]  # Starlette's
    with desk.jobs._turn:
        files = [("files", ("note.txt", b"Ilse Brandow denied that she had left."))]
        first = client.post("/add", data={"csrf": secret(client)}, files=files)
        second = client.post("/add", data={"csrf": secret(client)}, files=files)
    assert (first.status_code, second.status_code) == (303, 503)
    assert "still being added" in second.text
    for _ in range(600):
        if client.get(f"{first.headers['location']}.json").json()["over"]:
            break
        time.sleep(0.1)
    assert "0 new documents" in added(client, files)


def test_what_cannot_be_added_is_a_sentence(copied: Path) -> None:
    client = let_in(copied)
    csrf = secret(client)
    assert client.post("/add", data={"csrf": csrf}).status_code == 400
    answer = client.post("/add", data={"csrf": csrf, "label": "secret"}, files=[("files", ("a.txt", b"x"))])
    assert answer.status_code == 400
    assert "bad-zip 1" in added(client, [("files", ("broken.zip", b"PK\x03\x04 nothing more"))])
    assert client.get("/add/nothing").status_code == 404


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\article.html", "article.html"),
        ("<script>alert(1)</script>.txt", "script.txt"),
        ("a\0b\n.txt", "ab.txt"),
        ("..", "unnamed.txt"),
        (".hidden", "hidden"),
        ("مقال.txt", "مقال.txt"),
    ],
)
def test_a_file_keeps_a_name_and_nothing_else(claimed: str, kept: str) -> None:
    assert harmless_name(claimed) == kept
    assert len(harmless_name("é" * 300 + ".txt").encode()) < 200


def test_the_source_register_is_kept(copied: Path) -> None:
    client = let_in(copied)
    data = {"csrf": secret(client), "name": "River Post", "owner": "Delta Holding", "domains": "riverpost.example"}
    assert client.post("/register", data=data).status_code == 303
    assert "Delta Holding" in client.get("/register").text
    assert client.post("/register", data=data | {"name": ""}).status_code == 400
    with api.open(copied) as record:
        assert [(entry.name, entry.owner, entry.by) for entry in record.register()] == [
            ("River Post", "Delta Holding", "R. Lind")
        ]


def test_an_encrypted_record_is_asked_for_its_passphrase_once(tmp_path: Path) -> None:
    """Whoever opened the desk gave it; every answer and every file that is added is opened with it."""
    pytest.importorskip("sqlcipher3")
    path, asked = tmp_path / "kept.db", list[str]()

    def ask() -> str:
        asked.append(WORDS)
        return asked[0]

    note = tmp_path / "note.txt"
    note.write_text("Ilse Brandow denied that she had left Ostrel.", encoding="utf-8")
    with api.open(path, create=True, passphrase=WORDS, encrypted=True) as record:
        record.add([note], who="a tester", workers=1)
    with passphrase_from(ask):
        client = let_in(path)
    assert "Ilse Brandow" in client.get("/record").text
    assert "1 new document" in added(client, [("files", ("more.txt", b"Ilse Brandow said that she stayed."))])
    assert len(asked) == 1


def turned(client: TestClient, address: str, pattern: str) -> list[str]:
    """Return what a pattern finds on all pages of a screen, in order."""
    met: list[str] = []
    while address:
        page = client.get(address).text
        met += re.findall(pattern, page)
        match = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(match[1]) if match else ""
    return met


def test_people_are_listed_a_stretch_at_a_time(
    client: TestClient, sample_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody once, in the order of the record: those with a name, those without, those of a kind or a name."""
    monkeypatch.setattr("onrecord.desk.screens.people.SHOWN", 40)
    pattern = r'class="open" href="/people/(n[0-9a-f]+)"'
    with api.open(sample_record) as record:
        every = record.voices_listed(limit=10_000).rows
        spelt = {voice.entity: " ".join(surface for surface, _ in voice.spellings) for voice in record.voices()}
    assert turned(client, "/people", pattern) == [one.entity for one in every if one.named]
    assert turned(client, "/people?unnamed=yes", pattern) == [one.entity for one in every if not one.named]
    organisations = [one.entity for one in every if one.named and one.kind == "organisation"]
    assert turned(client, "/people?kind=organisation", pattern) == organisations
    word = every[0].name.split()[-1]
    found = turned(client, f"/people?q={word}", pattern)
    assert every[0].entity in found
    assert found == [one.entity for one in every if one.named and word.lower() in spelt[one.entity].lower()]


def test_events_and_claims_are_turned_page_by_page(
    client: TestClient, sample_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.desk.screens.events.SHOWN", 2)
    monkeypatch.setattr("onrecord.desk.screens.origins.SHOWN", 2)
    with api.open(sample_record) as record:
        events = [row.id for row in record.occasions(least=1)]
        several = [row.id for row in record.occasions(least=2)]
    assert turned(client, "/events?least=1", r'class="open" href="/events/(\w+)"') == events
    assert turned(client, "/events", r'class="open" href="/events/(\w+)"') == several
    claims = turned(client, "/origins", r'href="/events/(\w+)">The accounts')
    assert [claim for claim in several if claim in claims] == claims
    for address in (
        "/events?after=x.y",
        "/origins?after=9",
        "/people?after=[1]",
        "/timeline?after=.",
        "/record?after=1",
    ):
        assert client.get(address).status_code == 200


def test_dates_are_drawn_a_stretch_at_a_time(
    client: TestClient, sample_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.desk.screens.timeline.SHOWN", 20)
    with api.open(sample_record) as record:
        rows = record.timeline()
    for address, lane in (("/timeline", None), ("/timeline?lane=published", "published")):
        when = turned(client, address, r'<li class="(happened|said|published)">')
        assert when == [row.lane for row in rows if lane in (None, row.lane)]
    assert "<svg" in client.get("/timeline?since=2021&until=2022").text


def test_problems_are_listed_a_stretch_at_a_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.desk.screens.problems.ROWS", 5)
    page = client.get("/problems").text
    assert "unanchored date" in page
    assert "What a footnote would lack" in page
    pattern = r'href="(/document/[^"]+s=[^"]+)"'
    every = turned(client, "/problems?kind=unanchored-date", pattern)
    assert len(every) > 5
    documents = turned(client, "/problems?kind=lacking", r'href="/documents/([0-9a-f]+)">describe')
    assert documents
    assert len(documents) == len(set(documents))
