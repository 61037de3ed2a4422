"""The original beside its statements: a printed page with the words outlined, a captured page that can do nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from evaluation.mutants.printed import column, pdf
from onrecord import api
from tests.desk.opened import Open, piled, sit_down
from tests.desk.sitting import let_in

FIRST = column(40, 500, ["The mayor, Petra Halloway, said that the bridge at Ostrel", "had been closed on Sunday."])
SECOND = column(40, 500, ["Marek Tull denied that the bridge had been closed."])
PDF = pdf([[(40, 540, 20, "The bridge stays closed"), *FIRST], SECOND])
HTML = (
    "<html lang='en'><head><title>The bridge</title><script>window.broken=1</script></head><body onload='broken=1'>"
    "<nav><a href='/sport'>Sport</a></nav><article><h1>The bridge</h1><p>Ilse Brandow said that the bridge at Ostrel "
    "was closed.</p><img src='/x' onerror='window.broken=1'><form action='/judge'><input name=action></form>"
    "<iframe src='https://elsewhere.example/'></iframe></article></body></html>"
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of a PDF, a captured page and a text."""
    folder = tmp_path_factory.mktemp("originals")
    (folder / "bridge.pdf").write_bytes(PDF)
    (folder / "bridge.html").write_text(HTML, encoding="utf-8")
    (folder / "bridge.txt").write_text("Ilse Brandow denied that she had left Ostrel.", encoding="utf-8")
    with api.open(folder / "held.db", create=True) as record:
        record.add([folder / name for name in ("bridge.pdf", "bridge.html", "bridge.txt")], who="a tester", workers=1)
    return folder / "held.db"


@pytest.fixture
def at_desk(held: Path) -> TestClient:
    return let_in(held)


def place_of(held: Path, name: str, words: str) -> tuple[str, int, int]:
    """Return a document's id and where words stand in it."""
    with api.open(held) as record:
        page = record.show(name)
    start = page.text.index(words)
    return page.source.document, start, start + len(words)


def test_a_printed_page_is_shown_with_the_words_outlined(at_desk: TestClient, held: Path) -> None:
    """The page that bears the words, its picture, a box where they stand, boxes for the statements of that page."""
    document, start, end = place_of(held, "bridge.pdf", "the bridge had been closed")
    page = at_desk.get(f"/document/{document}?view=original&s={start},{end}").text
    assert f'<image href="/document/{document}/page/2" width="420.0" height="600.0"/>' in page
    with api.open(held) as record:
        box = record.place(document, start, end).spots[0].box
        statements = [row.id for row in record.show(document).statements if row.manner != "author"]
    assert box is not None
    here = re.search(r'<rect class="is-here" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    assert here is not None
    assert [float(side) for side in here.groups()] == pytest.approx(
        [box[0] - 1, 600 - box[3] - 1, box[2] - box[0] + 2, box[3] - box[1] + 2], abs=0.11
    )
    drawn = re.findall(r'<rect class="k-statement" data-i="(\w+)"', page)
    assert drawn == statements[1:]
    assert "Page 2 of 2" in page
    assert 'href="?view=original&amp;page=1"' in page
    assert f'href="?s={start},{end}#here"' in page


def test_the_picture_of_a_page_is_one(at_desk: TestClient, held: Path) -> None:
    document, _, _ = place_of(held, "bridge.pdf", "Tull")
    answer = at_desk.get(f"/document/{document}/page/1")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["cache-control"] == "no-store"
    assert at_desk.get(f"/document/{document}/page/9").status_code == 400
    assert at_desk.get(f"/document/{document}/page/x").status_code == 404
    missing = at_desk.get(f"/document/{document}?view=original&page=9").text
    assert "has no page 9 that could be drawn" in missing


def test_a_captured_page_can_do_nothing(at_desk: TestClient, held: Path) -> None:
    """Its own policy forbids scripts, loads, forms; the frame allows nothing; nothing of that stands in it anyway."""
    document, start, end = place_of(held, "bridge.html", "the bridge at Ostrel was closed")
    page = at_desk.get(f"/document/{document}?view=original&s={start},{end}").text
    frame = re.search(r"<iframe[^>]*>", page)
    assert frame is not None
    assert " sandbox " in frame[0]
    assert "allow-" not in frame[0]
    assert f'src="/document/{document}/captured?s={start},{end}#at-{start}"' in frame[0]
    answer = at_desk.get(f"/document/{document}/captured?s={start},{end}")
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "form-action 'none'", "frame-ancestors 'self'", "sandbox"} <= set(policy)
    assert not any(part.startswith(("script-src", "img-src", "connect-src")) for part in policy)
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert f'<mark id="at-{start}">' in answer.text
    assert not re.search(r"<script|<form|<iframe|<img|onerror|onload|(?:src|href|action)=", answer.text)


def test_what_cannot_be_shown_says_so(at_desk: TestClient, held: Path) -> None:
    """A text has no original to be looked at but itself; a PDF is no captured page."""
    text, _, _ = place_of(held, "bridge.txt", "Ilse")
    page = at_desk.get(f"/document/{text}?view=original").text
    assert "Text or original" not in page
    assert 'class="text"' in page
    printed, _, _ = place_of(held, "bridge.pdf", "Tull")
    assert "was not read from a page of HTML" in at_desk.get(f"/document/{printed}/captured").text
    assert at_desk.get("/document/nothing/captured").status_code == 200


@pytest.fixture(scope="module")
def desk(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open a desk on the sample pile with a PDF and a captured page beside it."""
    folder = tmp_path_factory.mktemp("beside")
    with piled(sample_record, folder, {"bridge.pdf": PDF, "bridge.html": HTML}) as desk:
        yield desk


@pytest.mark.system
def test_j_turns_to_the_page_that_bears_the_words(browser: Browser, desk: Open) -> None:
    """The box of the statement that is looked at is marked, on whichever page; o leads to its words in the text."""
    page, noticed = sit_down(browser, desk)
    document, _, _ = place_of(desk.record, "bridge.pdf", "Tull")
    page.goto(f"{desk.base}/document/{document}?view=original")
    page.keyboard.press("j")
    page.locator(".printed rect.is-here[data-i]").first.wait_for()
    assert page.locator(".sheet").get_attribute("data-page") == "1"
    page.keyboard.press("j")
    page.locator(".sheet[data-page='2'] rect.is-here[data-i]").wait_for()
    shown = page.locator(".card.here").get_attribute("data-id")
    assert page.locator("rect.is-here[data-i]").get_attribute("data-i") == shown
    assert page.locator("image").evaluate("picture => fetch(picture.href.baseVal).then((answer) => answer.ok)")
    page.keyboard.press("e")
    page.locator("#said", has_text="in the text").wait_for()
    page.keyboard.press("o")
    page.locator(".text").wait_for()
    page.locator(".card.here").wait_for()
    assert page.evaluate("String([...CSS.highlights.get('here')][0])") == "the bridge had been closed"
    assert noticed == []
    page.context.close()


@pytest.mark.system
def test_the_captured_page_is_drawn_in_its_frame(browser: Browser, desk: Open) -> None:
    """It is let in by the cookie, marks the words, and no script runs in it."""
    page, noticed = sit_down(browser, desk)
    document, _, _ = place_of(desk.record, "bridge.html", "the bridge at Ostrel was closed")
    page.goto(f"{desk.base}/document/{document}?view=original")
    page.keyboard.press("j")
    marked = page.frame_locator("iframe").locator("mark")
    marked.first.wait_for()
    assert marked.first.inner_text() == "the bridge at Ostrel was closed"
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None
    assert page.evaluate("window.broken") is None
    assert noticed == []
    page.goto(f"{desk.base}/document/{document}/captured")
    assert page.evaluate("window.origin") == "null"
    page.context.close()
