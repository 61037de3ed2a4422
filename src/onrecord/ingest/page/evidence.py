"""Second opinions on a page: which blocks an extractor takes for the article, which date it finds; never the text."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Final

from lxml import etree

from onrecord.ingest.given import given
from onrecord.ingest.limits import EVIDENCE_MAX_CHARS, EVIDENCE_MAX_ELEMENTS, EVIDENCE_MIN_CHARS
from onrecord.ingest.problems import EVIDENCE_FAILED
from onrecord.model import Block, Given, Problem

_WORD: Final = re.compile(r"\w+")
_FEW_WORDS: Final = 3
"""Up to this many words a block must be a line of the article by itself: ``Sport`` occurs in many sentences."""

_EARLIEST: Final = "1995-01-01"
_LATEST: Final = "2100-01-01"
"""Fixed, because a reading may not depend on the day on which it is made."""

_FAILURES: Final = (
    ValueError, TypeError, AttributeError, IndexError, KeyError, ArithmeticError, RecursionError, etree.LxmlError,
    AssertionError,
)  # fmt: skip
"""What the extractors raise on pages that they do not expect: evidence then is missing, the page is not."""


def body_marked(
    root: etree._Element, text: str, blocks: tuple[Block, ...], html: str
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Return the blocks with ``body`` set: True where trafilatura's article has their words, False elsewhere.

    Left None on pages that are tiny, huge, or without an article for it. ``root`` is not changed.
    """
    if len(text) < EVIDENCE_MIN_CHARS or len(html) > EVIDENCE_MAX_CHARS or _has_too_many(root):
        return blocks, ()
    try:
        article = _extract(root)
    except _FAILURES as error:
        message = f"The body extractor failed on this page ({type(error).__name__}); our own reading does without it."
        return blocks, (Problem(EVIDENCE_FAILED, message),)
    if not article:
        return blocks, ()
    is_body = _body_test(article)
    return tuple(replace(block, body=is_body(block.span.of(text))) for block in blocks), ()


def date_evidence(root: etree._Element, html: str) -> tuple[Given, ...]:
    """Return the date that htmldate finds, as a candidate of the lowest rank.

    Its search through running text is left off: it takes the year of a copyright line for a date of publication. A
    date whose year and day do not stand together in the page was completed with today's and is dropped.
    """
    if len(html) > EVIDENCE_MAX_CHARS:
        return ()
    from htmldate import find_date  # a second to load, for pages only

    try:
        found = find_date(root, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    except _FAILURES:
        return ()
    item = given("published", found, "htmldate") if found and _stands_in(found, html) else None
    return (item,) if item else ()


def _has_too_many(root: etree._Element) -> bool:
    return next(islice(root.iter(), EVIDENCE_MAX_ELEMENTS, None), None) is not None


def _extract(root: etree._Element) -> str | None:
    from trafilatura import extract  # a second to load, for pages only

    found = extract(root, favor_precision=True, include_comments=False)
    return found if isinstance(found, str) else None


def _body_test(article: str) -> Callable[[str], bool]:
    lines = {_words(cell) for line in article.splitlines() for cell in [line, *line.split("|")]}
    whole = f" {_words(article)} "

    def is_body(text: str) -> bool:
        words = _words(text)
        if words.count(" ") < _FEW_WORDS:
            return bool(words) and words in lines
        return f" {words} " in whole

    return is_body


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _stands_in(date: str, html: str) -> bool:
    """Tell whether year and day stand together in the page; the number of a heading's tag or of an hour is no day."""
    year, month, day = date.split("-")
    alone = rf"(?<![\w:])0?{int(day)}(?![\d:])"
    near = rf"{year}.{{0,30}}?{alone}|{alone}.{{0,30}}?{year}|{year}{month}{day}"
    return re.search(near, html, re.DOTALL) is not None
