"""A desk that is open in a real browser, and every screen that it has."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from onrecord import api
from onrecord.desk.screens import READ

ROOT = Path(__file__).resolve().parents[2]

FILES = (
    "/record.json",
    "/record.csv",
    "/openapi.json",
    "/document/{document}/page/{number:int}",
    "/document/{document}/captured",
)
"""What is taken along, or a part of a screen, and no screen."""

LEADING = ("/", "/passage/{item}", "/accounts/{item}")
"""What leads to a screen."""


@dataclass(frozen=True, slots=True)
class Open:
    """A desk that is open: its address with the key, and where it is."""

    address: str
    record: Path

    @property
    def base(self) -> str:
        """Return the address without the key."""
        return self.address.partition("/?")[0]


@contextmanager
def opened(record: Path) -> Iterator[Open]:
    """Open a desk as a program, and close it."""
    command = [sys.executable, "-m", "onrecord", "desk", "--no-browser", "--port", "0", "--as", "R. Lind"]
    process = subprocess.Popen(
        [*command, "--record", str(record)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    try:
        yield Open(process.stdout.readline().strip(), record)
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def piled(sample_record: Path, folder: Path, texts: dict[str, str | bytes]) -> Iterator[Open]:
    """Open a desk on a copy of the sample pile with more texts beside it."""
    record = folder / "<b>border.db"
    shutil.copy(sample_record, record)
    with tempfile.TemporaryDirectory(dir=folder) as pile, api.open(record) as held:
        for name, text in texts.items():
            (Path(pile) / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        held.add([Path(pile)], who="a tester", workers=1)
    with opened(record) as desk:
        yield desk


def sit_down(browser: Browser, desk: Open, width: int = 1280, **given: Any) -> tuple[Page, list[str]]:  # noqa: ANN401
    """Return a page that was let in, and whatever it complains of or asks for beyond the desk."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **given)
    page = context.new_page()
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text))
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.on("dialog", lambda dialog: noticed.append(dialog.message))
    context.on("request", lambda asked: None if asked.url.startswith(f"{desk.base}/") else noticed.append(asked.url))
    page.goto(desk.address)
    assert page.url == f"{desk.base}/record"
    _hear(page)
    return page, noticed


def _hear(page: Page) -> None:
    """Have keys wait until the page has run its scripts: before that it does not hear them."""
    press = page.keyboard.press

    def pressed(key: str, *, delay: float | None = None) -> None:
        page.wait_for_load_state("load")
        press(key, delay=delay)

    page.keyboard.press = pressed  # type: ignore[method-assign]


def every_screen(record: Path, documents: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return an address of each screen, of document screens one for each document that is named.

    A route whose parameters stand for something that is unknown here fails: it wants an example.
    """
    with api.open(record) as held:
        shown = [held.show(name).source.document for name in documents or ("02-wyck-observer-kessarin.html",)]
        statement = next(row for row in held.show(shown[0]).statements if row.speaker_ids)
        event = held.occasions(least=2, limit=1)[0].id
        examples = {
            "{document}": shown,
            "{item}": [statement.id],
            "{entity}": [held.voices(1)[0].entity],
            "{event}": [event],
            "{claim}": [event],
        }
    addresses: list[str] = []
    for path, _ in READ:
        if path in (*FILES, *LEADING) or "{job}" in path:
            continue
        if "{" not in path:
            addresses.append(path)
            continue
        name = path[path.index("{") : path.index("}") + 1]
        addresses += [path.replace(name, example) for example in examples[name]]
    addresses += [f"/document/{document}?view=original" for document in shown]
    return tuple(addresses)
