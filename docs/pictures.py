"""Take the pictures of the guide, of report and desk on the sample pile: ``python -m docs.pictures``.

Needs Debian's chromium. The pictures are committed; take them again when report or desk change their looks.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from onrecord import api
from onrecord.exports.builder.values import Plan, Question, Words

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "varenia"
PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = Path("/usr/bin/chromium")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file, its size in pixels, the colour scheme, the part of the report or the screen of the desk.

    ``keys`` are pressed one after the other before the picture is taken.
    """

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    part: str = ""
    keys: tuple[str, ...] = ()


SHOTS = (
    Shot("report.png", 1180, 820),
    Shot("report-timeline.png", 1180, 700, part="#timeline"),
    Shot("report-statements.png", 1180, 820, part="#statements"),
    Shot("report-phone-dark.png", 390, 800, "dark", "#statements"),
)

SCREENS = (
    Shot("desk-record.png", 1280, 800, part="/record"),
    Shot("desk-document.png", 1280, 800, part="/document/{document}", keys=("j", "j", "j")),
    Shot("desk-original.png", 1280, 800, part="/document/{document}?view=original", keys=("j", "j")),
    Shot("desk-event.png", 1280, 800, part="/events/{event}"),
    Shot("desk-origins.png", 1280, 800, part="/origins/{event}"),
    Shot("desk-review.png", 1280, 800, part="/review"),
    Shot("desk-timeline-dark.png", 1280, 800, "dark", "/timeline"),
    Shot("desk-phone.png", 390, 800, part="/record"),
    Shot("desk-report.png", 1280, 900, part="/report"),
)
OPENED = "02-wyck-observer-kessarin.html"
"""The document that is shown open."""


def main() -> int:
    """Make a record of the sample pile, report on it, open the desk on it, and photograph both."""
    if not CHROMIUM.exists():
        print("docs.pictures needs chromium: apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        with api.open(Path(folder) / "samples.db", create=True) as record:
            record.add([SAMPLES], who="the sample pile")
            record.report(report)
            names = {
                "document": record.show(OPENED).source.document,
                "event": record.occasions(least=2, limit=1)[0].id,
            }
            record.change_draft(lambda _: _report(record, names["event"]), who="R. Lind")
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        for shot in SHOTS:
            _take(browser, report, shot)
        with _desk(Path(folder) / "samples.db") as address:
            _take_screens(browser, address, names)
        browser.close()
    return 0


def _report(record: api.Record, event: str) -> Plan:
    """Return a report under way: two statements of an event with words between, and its dossier."""
    dossier = record.event(event)
    firsts = [column.documents[0] for column in dossier.columns[:2]]
    told = [next(one.statement for one in dossier.tellings if one.document == document) for document in firsts]
    first, second = record.cite_all("statement", told)
    words = Words("The accounts do **not** agree on the day; the order of the ministry names an earlier one.")
    purpose = "Asked by the board on 3 March: who left, and what is said of the reasons."
    chapters = (
        Question("Who left the River Authority, and when?", (first, words, second)),
        Question("How do the accounts stand to each other?", (record.cite("dossier", event),)),
    )
    return Plan("Departures from the River Authority, 2021", purpose, chapters)


@contextmanager
def _desk(record: Path) -> Iterator[str]:
    """Open the desk on a record and yield its address with the key."""
    command = [sys.executable, "-m", "onrecord", "desk", "--no-browser", "--port", "0", "--record", str(record)]
    process = subprocess.Popen([*command, "--as", "R. Lind"], stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip() if process.stdout else ""
    finally:
        process.terminate()
        process.wait()


def _take_screens(browser: Browser, address: str, names: dict[str, str]) -> None:
    base = address.partition("/?")[0]
    for shot in SCREENS:
        context = browser.new_context(
            viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address)
        page.goto(base + shot.part.format(**names))
        for key in shot.keys:
            page.keyboard.press(key)
        page.screenshot(path=PICTURES / shot.name)
        context.close()


def _take(browser: Browser, report: Path, shot: Shot) -> None:
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
    page.goto(f"{report.as_uri()}{shot.part}")
    page.screenshot(path=PICTURES / shot.name)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
