"""The Report screen in a real browser: by keyboard from the record to the preview, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord import api
from onrecord.exports.builder.values import Cited, Plan, Words
from tests.desk.opened import Open, piled, sit_down
from tests.desk.test_accessibility import AXE, looked_at

pytestmark = pytest.mark.system

ATTACK = "<script>window.broken=1</script><img src=x onerror=window.broken=1>"


@pytest.fixture
def desk(sample_record: Path, tmp_path: Path) -> Iterator[Open]:
    """Open a desk on a copy of the sample pile."""
    with piled(sample_record, tmp_path, {}) as opened:
        yield opened


def plan_of(desk: Open) -> Plan:
    with api.open(desk.record) as record:
        return record.draft().plan


def ask(page: Page, question: str) -> None:
    page.locator("#ask").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=question)).to_be_visible()


def test_a_report_is_built_by_keyboard_alone(browser: Browser, desk: Open) -> None:
    """From a question to two statements in the other order, words between them, taken back, looked at."""
    page, noticed = sit_down(browser, desk)
    page.goto(f"{desk.base}/report")
    ask(page, "Who left?")
    page.goto(f"{desk.base}/record")
    for _ in range(2):
        page.keyboard.press("j")
        with page.expect_response("**/report/add"):
            page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("In the report, under “Who left?”.")
    expect(page.locator(".line.here .pick.in")).to_have_count(1)
    first, second = (item.id for item in plan_of(desk).cited)

    page.goto(f"{desk.base}/report")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#i-0-0")).to_be_focused()
    page.keyboard.press("J")
    expect(page).to_have_url(f"{desk.base}/report#i-0-1")
    expect(page.locator("#i-0-1")).to_be_focused()
    assert [item.id for item in plan_of(desk).cited] == [second, first]
    page.keyboard.press("k")
    page.keyboard.press("w")
    page.keyboard.type(f"Between them. {ATTACK}")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#i-0-1")).to_contain_text("Between them. <script>")
    assert plan_of(desk).chapters[0].items[1] == Words(f"Between them. {ATTACK}")
    page.keyboard.press("x")
    expect(page.locator(".item")).to_have_count(2)
    page.keyboard.press("u")
    expect(page.locator(".item")).to_have_count(3)
    expect(page.locator("#i-0-0 .notes li")).to_contain_text("SHA-256")
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    preview = opened.value
    expect(preview.locator("h2").first).to_have_text("Who left?")
    assert preview.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Iowan Old Style"')
    assert not any(one.evaluate("window.broken") for one in (page, preview))
    assert noticed == []
    if AXE.exists():
        assert not [wrong for one in (page, preview) for wrong in looked_at(one, AXE.read_text(encoding="utf-8"))]
    page.context.close()


def test_a_report_is_built_without_a_script_on_a_phone(browser: Browser, desk: Open) -> None:
    page, noticed = sit_down(browser, desk, width=360, java_script_enabled=False)
    page.goto(f"{desk.base}/report")
    ask(page, "Who left?")
    page.goto(f"{desk.base}/record")
    page.get_by_role("button", name="To the report").nth(1).click()
    assert page.url.startswith(f"{desk.base}/record#s")
    page.goto(f"{desk.base}/report")
    page.get_by_text("Write below", exact=True).click()
    page.locator("#i-0-0 textarea").fill("My words.")
    page.locator("#i-0-0").get_by_role("button", name="Keep").click()
    page.locator("#i-0-1").get_by_role("button", name="Move it up").click()
    (chapter,) = plan_of(desk).chapters
    assert [type(item) for item in chapter.items] == [Words, Cited]
    box = page.locator(".builder").bounding_box()
    assert box is not None
    assert box["width"] <= 360
    assert noticed == []
    page.context.close()
