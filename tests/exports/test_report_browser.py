"""The report in a real browser: at three widths, in the dark, on paper, by keyboard, without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord.exports.report import render_report
from tests.exports.hand_made import SLUICES, hand_made_report

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the hand-made report as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report(hand_made_report()), encoding="utf-8")
    return path


def _open(browser: Browser, report: Path, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    """Return the opened report, and whatever it complained of or asked for beyond itself."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text))
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(report.as_uri()) else noticed.append(request.url))
    page.goto(report.as_uri())
    return page, noticed


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_runs_off_the_page(browser: Browser, report: Path, width: int, scheme: str) -> None:
    """Folded or open, no part is wider than the window, nothing is asked from outside, nothing goes wrong."""
    page, noticed = _open(browser, report, width, scheme)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    assert noticed == []
    page.close()


def test_dark_is_dark(browser: Browser, report: Path) -> None:
    shades = []
    for scheme in ("light", "dark"):
        page, _ = _open(browser, report, 800, scheme)
        shade = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
        shades.append(sum(page.evaluate(shade)))
        page.close()
    assert shades[0] > 600
    assert shades[1] < 150


def test_a_footnote_opens_its_passage(browser: Browser, report: Path) -> None:
    """By keyboard alone: the number opens the folded passage and the way back leads to the statement."""
    page, _ = _open(browser, report, 800)
    passage = page.locator(f"#n-{SLUICES.id}")
    assert not passage.is_visible()
    page.locator(f"#s-{SLUICES.id} a.no").focus()
    page.keyboard.press("Enter")
    passage.wait_for(state="visible")
    assert "I signed the closing of the sluices" in passage.inner_text()
    passage.get_by_text("Back to").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == f"#s-{SLUICES.id}"
    page.close()


def test_the_first_tab_skips_to_the_report(browser: Browser, report: Path) -> None:
    page, _ = _open(browser, report, 800)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#report"
    page.close()


def test_everything_folded_is_printed(browser: Browser, report: Path) -> None:
    """On paper nothing can be opened: each passage stands there."""
    page, _ = _open(browser, report, 800)
    page.emulate_media(media="print")
    assert page.locator(f"#n-{SLUICES.id}").bounding_box() is not None
    assert page.locator(".furniture p").first.bounding_box() is not None
    assert not page.locator(".contents").is_visible()
    page.close()


def test_right_to_left_text_runs_from_the_right(browser: Browser, report: Path) -> None:
    page, _ = _open(browser, report, 1280)
    direction = page.locator(".sources .title[lang=ar]").evaluate("(title) => getComputedStyle(title).direction")
    assert direction == "rtl"
    page.close()
