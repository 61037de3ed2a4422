"""Take the pictures of the guide from the report on the sample pile: ``python -m docs.pictures`` (``make pictures``).

Needs Debian's chromium. The pictures are committed; take them again when the report changes its looks.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from onrecord import api

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "varenia"
PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = Path("/usr/bin/chromium")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file, its size in pixels, the colour scheme and the part of the report."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    part: str = ""


SHOTS = (
    Shot("report.png", 1180, 820),
    Shot("report-timeline.png", 1180, 700, part="#timeline"),
    Shot("report-statements.png", 1180, 820, part="#statements"),
    Shot("report-phone-dark.png", 390, 800, "dark", "#statements"),
)


def main() -> int:
    """Make a record of the sample pile, report on it, and photograph the report."""
    if not CHROMIUM.exists():
        print("docs.pictures needs chromium: apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        with api.open(Path(folder) / "samples.db", create=True) as record:
            record.add([SAMPLES], who="the sample pile")
            record.report(report)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        for shot in SHOTS:
            _take(browser, report, shot)
        browser.close()
    return 0


def _take(browser: Browser, report: Path, shot: Shot) -> None:
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
    page.goto(f"{report.as_uri()}{shot.part}")
    page.screenshot(path=PICTURES / shot.name)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
