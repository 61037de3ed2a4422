"""The Document screen by keyboard: edges that move, furniture that folds, marks that follow, with the API or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord import api
from tests.desk.opened import Open, piled, sit_down

pytestmark = pytest.mark.system

ARABIC = "قالت إلسه براندو إن الجسر في أوستريل كان مغلقا يوم الأحد."
FURNISHED = (
    "<html lang='en'><head><title>The bridge</title></head><body><nav><ul><li><a href='/'>Home</a></li>"
    "<li><a href='/s'>Sport</a></li></ul></nav><article><h1>The bridge</h1><p>Ilse Brandow said that the bridge "
    "🌉 at Ostrel, over the Ismera, was closed on Sunday. “Nobody was asked,” the mayor, Petra Halloway, told "
    "reporters. Marek Tull denied that the bridge had been closed at all.</p></article>"
    "<footer><p>Share this article</p><p>All rights reserved</p></footer></body></html>"
)

HERE = "[...CSS.highlights.get('here')].map(String).join(' ')"


@pytest.fixture(scope="module")
def desk(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open a desk on the sample pile, an article with furniture around it, and a text that runs from the right."""
    texts: dict[str, str | bytes] = {"bridge.html": FURNISHED, "arabic.txt": ARABIC}
    with piled(sample_record, tmp_path_factory.mktemp("keys"), texts) as desk:
        yield desk


def at_document(browser: Browser, desk: Open, name: str = "bridge.html") -> Page:
    page, _ = sit_down(browser, desk)
    with api.open(desk.record) as record:
        page.goto(f"{desk.base}/document/{record.show(name).source.document}")
    return page


def pressed(page: Page, *keys: str) -> str:
    """Press keys and return the words that are marked."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(HERE))


def test_both_edges_are_moved_by_keys_alone(browser: Browser, desk: Open) -> None:
    """By words and by letters, never onto white space, never past each other; beyond letters of two units too."""
    page = at_document(browser, desk)
    whole = pressed(page, "j")
    assert whole == "the bridge 🌉 at Ostrel, over the Ismera, was closed on Sunday"
    assert pressed(page, "e") == whole
    assert pressed(page, "ArrowLeft", "ArrowLeft") == "the bridge 🌉 at Ostrel, over the Ismera, was closed"
    assert pressed(page, "Shift+ArrowLeft") == "the bridge 🌉 at Ostrel, over the Ismera, was close"
    assert pressed(page, "ArrowRight", "ArrowRight") == "the bridge 🌉 at Ostrel, over the Ismera, was closed on"
    assert pressed(page, "Tab", "ArrowRight", "ArrowRight") == "🌉 at Ostrel, over the Ismera, was closed on"
    assert pressed(page, "Shift+ArrowRight") == "at Ostrel, over the Ismera, was closed on"
    assert pressed(page, *["ArrowRight"] * 20) == "on"
    assert pressed(page, "ArrowLeft", "ArrowLeft") == "was closed on"
    assert page.evaluate("CSS.highlights.get('edge')?.size") == 1
    assert pressed(page, "Escape") == whole
    assert page.evaluate("CSS.highlights.has('edge')") is False
    assert page.locator("#said").inner_text() == "Left as it is."
    page.context.close()


def test_moved_edges_are_kept_as_a_judgement(browser: Browser, desk: Open) -> None:
    page = at_document(browser, desk)
    assert pressed(page, "j", "j", "j") == "the bridge had been closed at all"
    assert pressed(page, "e", "ArrowLeft", "ArrowLeft") == "the bridge had been closed"
    page.keyboard.press("Enter")
    assert page.locator("#ask-words").inner_text() == "the bridge had been closed"
    page.locator("#ask [name=why]").fill("the rest is the reporter's")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Corrected.").wait_for()
    assert page.locator(".card.here .quote").inner_text() == "the bridge had been closed"
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Left as it is.").wait_for()
    page.keyboard.press("u")
    page.locator("#said", has_text="Taken back.").wait_for()
    page.context.close()


def test_a_speaker_is_joined_with_somebody(browser: Browser, desk: Open) -> None:
    page = at_document(browser, desk)
    page.keyboard.press("j")
    page.keyboard.press("m")
    assert page.locator("#ask-title").inner_text() == "Join Ilse Brandow with somebody"
    page.locator("#ask [name=other]").fill("Petra Halloway")
    page.locator("#ask [name=why]").fill("her name by marriage")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Joined.").wait_for()
    with api.open(desk.record) as record:
        assert {row.voice.entity for row in record.who("Ilse Brandow")} == {
            row.voice.entity for row in record.who("Petra Halloway")
        }
    page.keyboard.press("u")
    page.locator("#said", has_text="Taken back.").wait_for()
    page.context.close()


def test_furniture_is_folded_and_grey(browser: Browser, desk: Open) -> None:
    page = at_document(browser, desk)
    folds = page.locator("details.furniture")
    assert folds.count() == 2
    assert not page.get_by_text("Share this article").is_visible()
    page.keyboard.press("f")
    shared = page.get_by_text("Share this article")
    assert shared.is_visible()
    grey, ink = (part.evaluate("part => getComputedStyle(part).color") for part in (shared, page.locator("h1")))
    assert grey != ink
    page.keyboard.press("f")
    assert not shared.is_visible()
    page.context.close()


def test_without_the_highlight_api_the_stretches_that_are_there_are_marked(browser: Browser, desk: Open) -> None:
    """What the server cut the text into is enough to see the statement by; nothing of it fails."""
    page, noticed = sit_down(browser, desk)
    page.add_init_script("delete CSS.highlights; delete window.Highlight")
    with api.open(desk.record) as record:
        page.goto(f"{desk.base}/document/{record.show('bridge.html').source.document}")
    page.keyboard.press("j")
    marked = "[...document.querySelectorAll('.text .is-here')].map((part) => part.textContent).join('')"
    assert page.evaluate(marked) == "the bridge 🌉 at Ostrel, over the Ismera, was closed on Sunday"
    page.keyboard.press("j")
    assert page.evaluate(marked) == "“Nobody was asked,”"
    assert noticed == []
    page.context.close()


def test_what_the_pointer_is_on_is_lit_up(browser: Browser, desk: Open) -> None:
    page = at_document(browser, desk)
    page.locator(".card:not(.author)").nth(1).hover()
    assert page.evaluate("[...CSS.highlights.get('over')].map(String).join()") == "“Nobody was asked,”"
    page.locator("h1").hover()
    assert page.evaluate("CSS.highlights.has('over')") is False
    page.locator(".text .k-statement").first.click()
    assert page.locator(".card.here .quote").inner_text().startswith("the bridge")
    page.context.close()


def test_a_text_from_the_right_is_read_from_the_right(browser: Browser, desk: Open) -> None:
    page = at_document(browser, desk, "arabic.txt")
    assert page.locator(".text [data-from]").first.evaluate("text => getComputedStyle(text).direction") == "rtl"
    page.keyboard.press("o")
    page.locator("#said", has_text="no picture of the original").wait_for()
    page.context.close()
