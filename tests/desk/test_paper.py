"""Screens on paper: nothing runs off the sheet, nothing is left to press, what was folded for the screen is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from evaluation.mutants.printed import column, pdf
from onrecord import api
from tests.desk.opened import Open, piled, sit_down

pytestmark = pytest.mark.system

SHEET = 680
"""Pixels of a sheet of A4 between its margins, about."""
PDF = pdf([column(40, 500, ["The mayor, Petra Halloway, said that the bridge was closed."])])


@pytest.fixture(scope="module")
def desk(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open a desk on the sample pile with a PDF beside it."""
    with piled(sample_record, tmp_path_factory.mktemp("paper"), {"bridge.pdf": PDF}) as desk:
        yield desk


PRESSED = (
    "[...document.querySelectorAll('main button, main input, main select')].filter((part) => part.checkVisibility())"
)
BESIDE = """(wide) => [...document.querySelectorAll('main *:not(svg *)')]
  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > wide + 1)
  .map((part) => `${part.tagName}.${part.className} ${part.textContent.slice(0, 40)}`)"""


def test_screens_are_printed_whole(browser: Browser, desk: Open) -> None:
    with api.open(desk.record) as record:
        event = record.occasions(least=2, limit=1)[0].id
        person = record.who("Anton V. Kessarin", 1)[0].voice.entity
        printed = record.show("bridge.pdf").source.document
        page_ = record.show("02-wyck-observer-kessarin.html").source.document
    page, _ = sit_down(browser, desk, SHEET)
    page.emulate_media(media="print")
    paths = ("/cases", f"/events/{event}", f"/origins/{event}", f"/people/{person}", "/timeline", f"/document/{page_}")
    for path in (*paths, f"/document/{printed}?view=original"):
        page.goto(desk.base + path)
        assert page.evaluate(BESIDE, SHEET) == [], path
        assert page.evaluate(f"{PRESSED}.map((part) => part.outerHTML)") == [], path
    page.goto(f"{desk.base}/events/{event}")
    assert page.locator(".diff ins, .diff del").first.is_visible()
    page.goto(f"{desk.base}/document/{printed}?view=original")
    assert 0 < page.locator(".printed").evaluate("picture => picture.getBoundingClientRect().height") < 900
    page.goto(f"{desk.base}/document/{page_}")
    assert page.get_by_text("Ferry fares to rise in spring").is_visible()
    page.context.close()
