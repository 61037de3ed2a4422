"""Figures of a book as SVG that needs nothing else: looks stand in attributes, so that every program shows them."""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from onrecord.exports.book.values import Figure
from onrecord.exports.report_counts import Plot
from onrecord.exports.report_timeline import AXIS, Drawing, Mark, draw_timeline
from onrecord.exports.report_words import date_words
from onrecord.model import flat
from onrecord.views.values import TimelineRow

WIDE: Final = 760
_HAPPENED, _SAID, _SOFT, _LINE, _INK = "#0b5563", "#9a4a1c", "#57636a", "#d8dedd", "#1b2125"
_FONT: Final = 'font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="11"'
_FADED: Final = 0.32


def counts_figure(plot: Plot) -> Figure:
    """Return the plot of numbers of one unit: a dot for each account, the line is what its words allow."""
    parts = []
    for y, words in plot.levels:
        parts.append(f'<path d="M52 {y}H{plot.width - 8}" stroke="{_LINE}" fill="none"/>')
        parts.append(_label(46, y + 4, words, end=True))
    for x, day in plot.ticks:
        parts.append(f'<path d="M{x} 8V{plot.height - 24}" stroke="{_LINE}" fill="none"/>')
        parts.append(_label(x, plot.height - 8, date_words(day)))
    for point in plot.points:
        dashes = ' stroke-dasharray="3 2"' if point.open_ else ""
        parts.append(f'<path d="M{point.x} {point.high}V{point.low}" stroke="{_SAID}" stroke-width="1.5"{dashes}/>')
        parts.append(f'<circle cx="{point.x}" cy="{point.y}" r="4.5" fill="{_SAID}"/>')
        parts.append(_label(point.x + 8, point.label + 4, f"{point.mark} {point.words}", ink=_INK))
    what = f": {flat(plot.unit)}" if plot.unit else ""
    caption = (
        f"How many{what}. Numbers as the accounts give them, at the date that each is told for; the line is what the "
        "words allow, dashed where they leave an end open. They may count different things."
    )
    return _figure(plot.width, plot.height, parts, caption)


def timeline_figure(rows: Sequence[TimelineRow]) -> Figure | None:
    """Return the timeline: above the line what is reported to have happened, below what was said or published."""
    drawing = draw_timeline(rows, WIDE)
    if drawing is None:
        return None
    off = (
        f" Off the drawing: {drawing.before} earlier, {drawing.after} later." if drawing.before + drawing.after else ""
    )
    caption = (
        "Above the line: what is reported to have happened. Below: what was said or published (hollow). A faded bar is "
        f"as long as its date is uncertain.{off}"
    )
    return _figure(drawing.width, drawing.height, _timeline(drawing), caption)


def _timeline(drawing: Drawing) -> Iterator[str]:
    high = max(1, drawing.pitch - 3)
    bottom = drawing.axis + AXIS
    for tick in drawing.ticks:
        colour = _SOFT if tick.major else _LINE
        yield f'<path d="M{tick.x} 0V{drawing.height}" stroke="{colour}" stroke-width="0.7" fill="none"/>'
        yield _label(tick.x + 4, drawing.axis + 16, tick.label, ink=_INK if tick.major else _SOFT)
    for y in (drawing.axis, bottom):
        yield f'<path d="M0 {y}H{drawing.width}" stroke="{_SOFT}" fill="none"/>'
    for mark in drawing.up:
        yield _bar(mark, drawing.axis - drawing.pitch * mark.level, high)
    for mark in drawing.down:
        yield _bar(mark, bottom + drawing.pitch * mark.level - high, high)


def _bar(mark: Mark, y: float, high: float) -> str:
    faded = f' opacity="{_FADED}"' if mark.faded else ""
    looks = {
        "happened": f'fill="{_HAPPENED}"',
        "said": f'fill="{_SAID}"',
        "published": f'fill="#ffffff" stroke="{_SAID}" stroke-width="1.2"',
    }[mark.lane]
    return f'<rect x="{mark.x}" y="{y}" width="{mark.width}" height="{high}" rx="1.5" {looks}{faded}/>'


def _label(x: float, y: float, words: str, *, end: bool = False, ink: str = _SOFT) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{round(x, 1)}" y="{round(y, 1)}" fill="{ink}" {_FONT}{anchor}>{escape(_clean(words))}</text>'


def _figure(width: int, height: int, parts: Iterator[str] | Sequence[str], caption: str) -> Figure:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label={quoteattr(_clean(caption))}>'
    )
    return Figure(f"{head}{''.join(parts)}</svg>", caption, width, height)


def _clean(words: str) -> str:
    """Return words without what XML 1.0 cannot hold."""
    return (
        "".join(mark if mark >= " " and mark not in "\ufffe\uffff" else " " for mark in flat(words))
        .encode("utf-8", "replace")
        .decode("utf-8")
    )
