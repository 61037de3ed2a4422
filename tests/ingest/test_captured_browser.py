"""Hostile pages as they are shown, in a real browser: nothing runs and nothing is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.ingest.page.captured import captured
from tests.ingest.test_captured import HOSTILE

pytestmark = pytest.mark.system


def test_a_browser_runs_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    """Without the policy that forbids it, so that what is shown has to be harmless by itself; with scripts on."""
    noticed: list[str] = []
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
    page.close()
