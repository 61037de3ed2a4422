"""Every screen as axe-core sees it: at two widths, by day and by night, with everything unfolded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from onrecord.desk.screens import READ
from tests.conftest import require
from tests.desk.opened import FILES, LEADING, ROOT, Open, every_screen, piled, sit_down

pytestmark = pytest.mark.system

AXE = ROOT / ".venv" / "node" / "node_modules" / "axe-core" / "axe.min.js"

ARABIC = "قالت إلسه براندو إن الجسر في أوستريل كان مغلقا يوم الأحد."

LOOK = """async (rules) => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const found = await axe.run(document, {resultTypes: ['violations'], ...(rules && {runOnly: rules})});
  return found.violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.length} of ${one.nodes[0].html.slice(0, 300)} – ${one.nodes[0].any.map(
      (why) => why.message)}`);
}"""
"""What axe-core finds that keeps somebody out, or nearly so."""


@pytest.fixture(scope="module")
def desk(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open a desk on the sample pile with a right-to-left text beside it."""
    with piled(sample_record, tmp_path_factory.mktemp("seen"), {"arabic.txt": ARABIC}) as desk:
        yield desk


@pytest.fixture(scope="module")
def axe() -> str:
    """Return axe-core."""
    require(there=AXE.exists(), what="axe-core (make .venv/node/ready, with node)")
    return AXE.read_text(encoding="utf-8")


def looked_at(page: Page, axe: str, rules: list[str] | None = None) -> list[str]:
    """Return what is seriously wrong with a page as it is."""
    page.evaluate(axe)
    found: Any = page.evaluate(LOOK, rules)
    return list(found)


def test_nobody_is_kept_out_of_any_screen(browser: Browser, desk: Open, axe: str) -> None:
    """No serious or critical issue: all rules at both widths by day, those of colours by night."""
    page, noticed = sit_down(browser, desk)
    wrong: list[str] = []
    for path in every_screen(desk.record, ("02-wyck-observer-kessarin.html", "arabic.txt")):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            page.goto(desk.base + path)
            wrong += [f"{path} {width}: {one}" for one in looked_at(page, axe)]
            page.emulate_media(color_scheme="dark")
            wrong += [f"{path} {width} dark: {one}" for one in looked_at(page, axe, ["color-contrast"])]
    assert not wrong, "\n".join(wrong)
    assert noticed == []
    page.context.close()


def test_nobody_is_kept_out_of_what_a_screen_opens(browser: Browser, desk: Open, axe: str) -> None:
    """The keys, a decision that is asked for, what was chosen, what was refused, an empty answer."""
    page, _ = sit_down(browser, desk)
    document = next(path for path in every_screen(desk.record) if path.startswith("/document/"))
    wrong: list[str] = []
    page.goto(desk.base + document)
    for keys in ("?", "Escape j x"):
        for key in keys.split():
            page.keyboard.press(key)
        assert page.locator("dialog[open]").is_visible()
        wrong += looked_at(page, axe)
    for path in ("/record?q=Kessarin&stance=deny", "/record?q=xylophone", "/nowhere", "/people?unnamed=yes"):
        page.goto(desk.base + path)
        wrong += looked_at(page, axe)
    assert not wrong, "\n".join(wrong)
    page.context.close()


def test_an_issue_would_be_found(browser: Browser, desk: Open, axe: str) -> None:
    page, _ = sit_down(browser, desk)
    page.evaluate(
        "document.querySelector('#main').append(document.createElement('img'), document.createElement('button'))"
    )
    found = " ".join(looked_at(page, axe))
    assert "image-alt" in found
    assert "button-name" in found
    page.context.close()


def test_every_route_has_an_example(sample_record: Path) -> None:
    screens = [path for path, _ in READ if path not in (*FILES, *LEADING) and "{job}" not in path]
    assert len(every_screen(sample_record)) >= len(screens)
