"""Draw how linking grows with the pile, and print a table: ``python -m docs.scaling``, from ``docs/scaling.json``.

``python -m benchmarks.scaling --write docs/scaling.json`` measures them. Each picture has both axes in powers of ten; a
dashed line grows as the documents do.
"""

import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_name("scaling.json")
PICTURES = Path(__file__).with_name("pictures")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 70, 120, 40, 50
COLOURS = {
    "slips": "#4477aa",
    "written": "#66ccee",
    "entity": "#228833",
    "part": "#aa3377",
    "event": "#ee6677",
    "listed": "#bbbbbb",
    "accords": "#ccbb44",
}
"""Of each stage; a palette that colour-blind readers can tell apart (Paul Tol, bright)."""
DRAWN = {
    "seconds": ("scaling-time.svg", "Seconds of work"),
    "memory": ("scaling-memory.svg", "Memory held at most, MB"),
    "disk": ("scaling-disk.svg", "Growth of the record, MB"),
}
Points = Mapping[str, Sequence[tuple[float, float]]]


def main() -> int:
    """Draw all pictures and print the table."""
    rows = json.loads(FIGURES.read_text(encoding="utf-8"))
    for measure, (name, title) in DRAWN.items():
        (PICTURES / name).write_text(drawn(title, points_of(rows, measure)), encoding="utf-8")
    print("\n".join(table(rows)))
    return 0


def table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the lines of a table in Markdown: a stage a line, milliseconds, memory and disk for each number."""
    numbers = sorted({row["documents"] for row in rows})
    held = {(row["documents"], row["stage"]): row for row in rows}
    lines = [
        "| | " + " | ".join(f"{number:,} documents" for number in numbers) + " |",
        "|---" * (len(numbers) + 1) + "|",
    ]
    for stage in COLOURS:
        found = [held.get((number, stage)) for number in numbers]
        if any(found):
            lines.append(f"| {stage} | {' | '.join(map(_cell, found))} |")
    return lines


def _cell(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return "–"
    each = 1000 * row["seconds"] / row["documents"]
    return f"{each:.1f} ms each, {row['memory']} MB held, {row['disk']:.0f} MB more"


def points_of(rows: Iterable[Mapping[str, Any]], measure: str) -> Points:
    """Return for each stage documents and what was measured, where there was anything."""
    found: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if row["stage"] in COLOURS and row.get(measure):
            found.setdefault(row["stage"], []).append((row["documents"], row[measure]))
    return {stage: sorted(points) for stage, points in found.items()}


def drawn(title: str, points: Points) -> str:
    """Return a picture of some lines, as SVG."""
    every = [point for held in points.values() for point in held]
    x, y = (_Axis.of([point[side] for point in every]) for side in (0, 1))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        '  font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22" font-size="14">{escape(title)}, over documents</text>',
        *_grid(x, y),
        *_proportional(x, y),
    ]
    for stage, held in points.items():
        places = [(x.place(a, LEFT, WIDTH - RIGHT), y.place(b, HEIGHT - BOTTOM, TOP)) for a, b in held]
        way = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
        lines.append(f'<polyline points="{way}" fill="none" stroke="{COLOURS[stage]}" stroke-width="2"/>')
        lines += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{COLOURS[stage]}"/>' for a, b in places]
    lines += _legend(points)
    return "\n".join([*lines, "</svg>", ""])


class _Axis:
    """From which power of ten to which an axis goes."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    @classmethod
    def of(cls, values: Iterable[float]) -> "_Axis":
        logs = [math.log10(value) for value in values]
        low, high = math.floor(min(logs)), math.ceil(max(logs))
        return cls(low, max(high, low + 1))

    def place(self, value: float, start: int, end: int) -> float:
        """Return where a value lies between two places."""
        return start + (math.log10(value) - self.low) / (self.high - self.low) * (end - start)

    @property
    def marks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def _grid(x: _Axis, y: _Axis) -> Iterable[str]:
    for mark in x.marks:
        at = x.place(mark, LEFT, WIDTH - RIGHT)
        yield f'<line x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#dddddd"/>'
        yield f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{mark:,.0f}</text>'
    for mark in y.marks:
        at = y.place(mark, HEIGHT - BOTTOM, TOP)
        yield f'<line x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{mark:,g}</text>'


def _proportional(x: _Axis, y: _Axis) -> Iterable[str]:
    """Yield a dashed line that grows as the documents do, through the middle of the picture."""
    steps = min(x.high - x.low, y.high - y.low)
    start, foot = x.low + (x.high - x.low - steps) / 2, y.low + (y.high - y.low - steps) / 2
    ends = [
        (x.place(10 ** (start + step), LEFT, WIDTH - RIGHT), y.place(10 ** (foot + step), HEIGHT - BOTTOM, TOP))
        for step in (0, steps)
    ]
    (a, b), (c, d) = ends
    yield f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="#888888" stroke-dasharray="5 4"/>'


def _legend(points: Points) -> Iterable[str]:
    for number, stage in enumerate(points):
        at = TOP + 16 + number * 20
        yield f'<rect x="{WIDTH - RIGHT + 16}" y="{at - 10}" width="12" height="12" fill="{COLOURS[stage]}"/>'
        yield f'<text x="{WIDTH - RIGHT + 34}" y="{at}">{escape(stage)}</text>'


if __name__ == "__main__":
    sys.exit(main())
