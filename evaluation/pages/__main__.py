"""Print how made pages are read: ``python -m evaluation.pages [--half train|test] [--templates] [--seed N] [--json]``.

Rules may be looked at against the pages of train; those of test come from other templates and are only counted. Pages a
second are of processor time for taking in and laying out, once everything is loaded; scoring is not counted.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence

from evaluation.pages.corpus import HALVES, pages
from evaluation.pages.made import Made
from evaluation.pages.reader import as_lines, as_page
from evaluation.pages.score import Row, Share, score
from evaluation.tally import Tally
from onrecord.model import Document
from onrecord.reading.page import Layout, lay_out

Rows = Mapping[str, Row]


def main(arguments: Sequence[str]) -> int:
    """Make the pages, read them both ways and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pages", description=__doc__)
    parser.add_argument("--half", choices=list(HALVES), help="one half; both without it")
    parser.add_argument("--templates", action="store_true", help="the figures of each template of train too")
    parser.add_argument("--seed", type=int, default=0, help="another corpus from the same templates")
    parser.add_argument("--json", action="store_true", help="one JSON object for each half and form")
    chosen = parser.parse_args(arguments)
    for half in [chosen.half] if chosen.half else HALVES:
        made = pages(half, chosen.seed)
        for form in ("html", "lines"):
            _laid_out(made[0], form)
            work = time.process_time()
            read = [_laid_out(page, form) for page in made]
            speed = len(made) / (time.process_time() - work)
            scored = [(page, score(page, *laid, html=form == "html")) for page, laid in zip(made, read, strict=True)]
            rows = _sum(rows for _, rows in scored)
            if chosen.json:
                print(json.dumps({"half": half, "form": form, "pages": len(made), "rows": _values(rows)}))
                continue
            print(_table(f"{half}, {form}, {len(made)} pages, {speed:.0f} a second", rows))
            if chosen.templates and half == "train":
                print(_by_template(scored))
    return 0


def _laid_out(made: Made, form: str) -> tuple[Document, Layout]:
    document = as_page(made) if form == "html" else as_lines(made)
    return document, lay_out(document)


def _sum(scored: Iterable[Rows]) -> Rows:
    total: dict[str, Row] = {}
    for rows in scored:
        for name, row in rows.items():
            before = total.get(name)
            total[name] = row if before is None else before + row  # type: ignore[operator]
    return total


def _values(rows: Rows) -> dict[str, float]:
    return {name: round(_value(row), 3) for name, row in rows.items()}


def _value(row: Row) -> float:
    return row.f1 if isinstance(row, Tally) else row.value


def _table(title: str, rows: Rows) -> str:
    lines = [title]
    for name, row in rows.items():
        if isinstance(row, Share):
            lines.append(f"  {name:22} {row.value:5.3f}   {row.right} of {row.asked}")
        else:
            lines.append(f"  {name:22} {row.f1:5.3f}   P {row.precision:5.3f} R {row.recall:5.3f}")
    return "\n".join(lines) + "\n"


def _by_template(scored: Sequence[tuple[Made, Rows]]) -> str:
    names = dict.fromkeys(page.template for page, _ in scored)
    lines = []
    for name in names:
        values = _values(_sum(rows for page, rows in scored if page.template == name))
        lines.append(
            f"  {name:14} "
            + "  ".join(f"{row.split(',')[-1].strip()[:9]} {value:.2f}" for row, value in values.items())
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
