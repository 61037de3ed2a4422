"""Hostile pages as they are shown, in a real browser: nothing runs and nothing is asked for."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from onrecord.ingest.page.captured import captured
from tests.conftest import require
from tests.ingest.test_captured import HOSTILE

pytestmark = pytest.mark.system

OFFLINE = ["--no-sandbox", "--disable-background-networking"]


def test_a_browser_runs_and_asks_for_nothing(tmp_path: Path) -> None:
    """Without the policy that forbids it, so that what is shown has to be harmless by itself; with scripts on."""
    chromium = shutil.which("chromium")
    require(there=chromium is not None, what="the browser chromium (make system)")
    noticed: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OFFLINE)
        page = browser.new_page()
        page.on("dialog", lambda dialog: noticed.append(dialog.message))
        page.on("console", lambda message: noticed.append(message.text))
        page.on("pageerror", lambda error: noticed.append(str(error)))
        page.on("request", lambda request: noticed.append(request.url))
        for number, hostile in enumerate(HOSTILE):
            shown = captured(f"<html><body>{hostile}<p>After.</p></body></html>").html
            assert "Content-Security-Policy" in shown
            file = tmp_path / f"{number}.html"
            file.write_text(shown.replace("Content-Security-Policy", "x-none"), encoding="utf-8")
            page.goto(file.as_uri())
            assert page.locator("script, iframe, img, svg, math, form, input, link, object, embed, a").count() == 0
            assert noticed == [file.as_uri()], hostile
            noticed.clear()
        browser.close()
