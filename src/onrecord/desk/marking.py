"""Stretches of a text as the page draws them: a span for each that is marked, its kinds as classes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from onrecord.desk.highlights import Stretch

HERE = "is-here"
"""The kind of what the address asks for."""


def marked(stretches: Iterable[Stretch], first: int = -1) -> Markup:
    """Return stretches for a page; the one that begins at ``first`` is where the page opens.

    All at once: a text may be cut into thousands, and each piece that a template puts in by itself is dear.
    """
    return Markup("".join(_drawn(one, first) for one in stretches))  # noqa: S704 - escaped piece by piece


def _drawn(one: Stretch, first: int) -> str:
    words = escape(one.text, quote=False).replace("\r", "&#13;")
    if not (one.kinds or one.item):
        return words
    item = f' data-i="{escape(one.item)}"' if one.item else ""
    place = ' id="here"' if one.start == first and HERE in one.kinds else ""
    return f'<span class="{_classes(one.kinds, deep=one.deep)}"{item}{place}>{words}</span>'


@lru_cache(maxsize=1024)
def _classes(kinds: tuple[str, ...], *, deep: bool) -> str:
    names = [kind if kind == HERE else f"k-{kind}" for kind in kinds]
    return escape(" ".join([*names, "deep"] if deep else names))
