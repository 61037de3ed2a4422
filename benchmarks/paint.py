"""When a browser first paints each screen of the desk: ``python -m benchmarks.paint FILE [--times 5]``.

FILE is a record as ``benchmarks.desk_pile`` makes it. The desk is started as a person starts it; chromium opens each
screen several times, with something else asked for each time. Printed are the median and the most milliseconds from
asking for the page to its first content (``first-contentful-paint``), by the clock: it wants an idle machine.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from benchmarks.desk import Sitting

CHROMIUM = Path("/usr/bin/chromium")
TIMES = 5
PAINTED = """() => new Promise((done) => new PerformanceObserver((seen) => {
  const first = seen.getEntriesByName("first-contentful-paint")[0];
  if (first) done(first.startTime);
}).observe({ type: "paint", buffered: true }))"""


@contextmanager
def _desk(record: Path) -> Iterator[str]:
    """Start the desk; yield the address that it prints."""
    command = [sys.executable, "-m", "onrecord", "desk", "--record", str(record), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield (process.stdout.readline() if process.stdout else "").strip()
        finally:
            process.terminate()


def _painted(page: Page, address: str) -> float:
    page.goto(address, wait_until="load")
    return float(page.evaluate(PAINTED))


def main(arguments: Sequence[str]) -> int:
    """Print a line for each screen."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paint", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=TIMES)
    chosen = parser.parse_args(arguments)
    screens = Sitting(chosen.file).screens()
    with _desk(chosen.file) as told, sync_playwright() as playwright:
        home = urlsplit(told)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(told)
        for name, asked in screens.items():
            took = [_painted(page, f"{home.scheme}://{home.netloc}{asked()}") for _ in range(chosen.times)]
            print(f"{name:24} {median(took):7.0f} ms, at most {max(took):7.0f} ms", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
