"""How long 2,000 marks in one document take: ``python -m benchmarks.highlights [--marks 2000] [--times 9]``.

A made text of one passage holds as many statements as there are marks, nested and overlapping as far as they can be,
each with a cue. Printed are the milliseconds that the server works for the whole page (cutting the text into stretches,
drawing the template), and those that the desk's script works in chromium: to find all marks in the page and light them
up at once, and to light up one of them, as each press of a key does. The median and the most of several times.
"""

import argparse
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from time import process_time

from onrecord.desk.highlights import Highlight
from onrecord.desk.leaf import runs_of
from onrecord.desk.pages import environment
from onrecord.model import Dated, Span
from onrecord.views.turned import Window
from onrecord.views.values import Page, PassageRow, Source

CHROMIUM = Path("/usr/bin/chromium")
STATIC = Path(__file__).parents[1] / "src" / "onrecord" / "desk" / "static"
WORDS = "the council of the river towns said on Monday that nobody had been asked before the bridge was closed "
LONG = 240
"""Characters of a mark; the next one begins a few further on, so that about twenty lie over each letter."""

LIGHT = """async (spans) => {
  const { placed } = await import("/static/offsets.js");
  const clock = () => performance.now();
  const begun = clock();
  const words = placed(document.querySelector(".text"));
  CSS.highlights.set("here", new Highlight(...spans.map(words.range)));
  const all = clock() - begun;
  const again = clock();
  CSS.highlights.set("here", new Highlight(words.range(spans[spans.length >> 1])));
  return [all, clock() - again, [...CSS.highlights.get("here")][0].toString()];
}"""


def main(given: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", type=int, default=2000)
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args(given)
    page, spans = made(asked.marks)
    took = [worked(partial(drawn, page, spans)) for _ in range(asked.times)]
    html = drawn(page, spans)
    print(f"{asked.marks:,} marks in {len(page.text):,} characters, {html.count('<span'):,} stretches")
    tell("server: stretches and page", took)
    if not CHROMIUM.exists():
        print("chromium is missing: the script was not measured", file=sys.stderr)
        return 1
    lit = list(in_browser(html, page.text, spans, asked.times))
    tell("script: find and light up all marks", [first for first, _ in lit])
    tell("script: light up one", [again for _, again in lit])
    whole = median(took) + median(first for first, _ in lit)
    print(f"together {whole:.0f} ms of the 100 ms that are allowed")
    return 0 if whole <= 100 else 1


def made(marks: int) -> tuple[Page, list[Span]]:
    """Return a document of one passage, and where its marks are."""
    step = 11
    text = (WORDS * ((marks * step + LONG) // len(WORDS) + 1))[: marks * step + LONG]
    spans = [Span(place * step, place * step + LONG - place % 7 * 20) for place in range(marks)]
    source = Source(
        document="0" * 64, source_id="made.txt", path="made.txt", media_type="text/plain", language="en", title="Made",
        outlet=None, authors=(), url=None, published=Dated(), updated=Dated(), accessed=None,
        added="2024-01-01T00:00:00Z", label="public", length=len(text), statements=marks, own_voice=0, problems=0,
        read=True, captures=("made.txt",),
    )  # fmt: skip
    passage = PassageRow(Span(0, len(text)), "body", "p1", None)
    return Page(source, text, (passage,), (), (), (), ()), spans


def drawn(page: Page, spans: Sequence[Span]) -> str:
    """Return the page with all marks in it, as the Document screen draws it."""
    window = Window(0, len(page.text), (0,))
    return environment().get_template("document.html.j2").render(
        page=page, source=page.source, window=window, runs=runs_of(page, window, _marks(spans)), first=-1, cards=(),
        sort=None, original=None, asked="", taken_out=[], names=(), tags=(), head="", document_tags=(), reader="made",
        csrf="", who="", record_name="made.db", veiled=False, may="", screens=(), here="", there="",
        reported=frozenset(),
    )  # fmt: skip


def _marks(spans: Sequence[Span]) -> Iterator[Highlight]:
    for place, span in enumerate(spans):
        yield Highlight(span.start, span.end, ("statement", "own", "turn", "event")[place % 4], f"s{place}")


def worked(work: Callable[[], object]) -> float:
    """Return the milliseconds that this process works for something."""
    begun = process_time()
    work()
    return (process_time() - begun) * 1000


def in_browser(html: str, text: str, spans: Sequence[Span], times: int) -> Iterator[tuple[float, float]]:
    """Yield the milliseconds of the script for all marks and for one, as often as asked for."""
    from playwright.sync_api import sync_playwright

    with served(html) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for _ in range(times):
            page.goto(address)
            every, one, words = page.evaluate(LIGHT, [[span.start, span.end] for span in spans])
            if words != spans[len(spans) >> 1].of(text):
                raise SystemExit(f"the script marked other words: {words!r}")
            yield float(every), float(one)
        browser.close()


@contextmanager
def served(html: str) -> Iterator[str]:
    """Serve a page and the desk's scripts; yield its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/static/")
            found = STATIC / name if self.path.startswith("/static/") and "/" not in name else None
            body = found.read_bytes() if found and found.exists() else html.encode()
            kind = {".js": "text/javascript", ".css": "text/css"}.get(Path(self.path).suffix, "text/html")
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def tell(name: str, took: Sequence[float]) -> None:
    """Print a figure."""
    print(f"{name:<38} {median(took):7.1f} ms, at most {max(took):7.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
