"""How often an attribution of a given score is right: a table, one figure, and a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BINS = 10
_SIDE, _LEFT, _TOP = 300, 56, 28
_COLOURS = ("#1b6ca8", "#b5541c")


@dataclass(frozen=True, slots=True)
class Bin:
    """Attributions of like score: the mean score, the share that is right, and how many there are."""

    score: float
    right: float
    number: int


def bins(scores: Sequence[float], hits: Sequence[bool]) -> list[Bin]:
    """Return the bins of a tenth each that hold something, the lowest first."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for score, hit in zip(scores, hits, strict=True):
        groups.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, hit))
    return [
        Bin(sum(score for score, _ in group) / len(group), sum(hit for _, hit in group) / len(group), len(group))
        for _, group in sorted(groups.items())
    ]


def calibration_error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error, 0-1: how far score and share are apart, weighted by numbers.

    Source: Guo et al. 2017, "On Calibration of Modern Neural Networks".
    """
    return sum(abs(item.score - item.right) * item.number for item in found) / max(
        1, sum(item.number for item in found)
    )


def drawn(curves: Mapping[str, Sequence[Bin]]) -> str:
    """Return a reliability diagram as SVG, one curve for each name; the area of a dot grows with its number."""
    height, width = _TOP + _SIDE + 70, _LEFT + _SIDE + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"',
        '  font-size="12">',
        "<title>How often an attribution of a given score is right</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888888"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#888888" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{_LEFT - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">score</text>')
    parts.append(f'<text transform="rotate(-90)" x="{-_y(0.5)}" y="16" text-anchor="middle">share right</text>')
    for at, (name, items) in enumerate(curves.items()):
        parts += _curve(name, items, _COLOURS[at % len(_COLOURS)], _TOP + 18 + 18 * at)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _curve(name: str, items: Sequence[Bin], colour: str, height: int) -> list[str]:
    most = max((item.number for item in items), default=1)
    points = " ".join(f"{_x(item.score)},{_y(item.right)}" for item in items)
    sizes = [round(2 + 5 * (item.number / most) ** 0.5, 1) for item in items]
    dots = [
        f'<circle cx="{_x(item.score)}" cy="{_y(item.right)}" r="{size}" fill="{colour}"/>'
        for item, size in zip(items, sizes, strict=True)
    ]
    label = f"{name}: calibration error {calibration_error(items):.3f}"
    line = f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    return [line, *dots, f'<text x="{_LEFT + 10}" y="{height}" fill="{colour}">{label}</text>']


def _x(value: float) -> float:
    return round(_LEFT + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_TOP + _SIDE * (1 - value), 1)
