"""The name of the site: what the outlet, the address and the copyright line call it."""

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Document, Span, Stated
from onrecord.reading.page.looks import Seen

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|present))?)?[\s,:|-]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.|,;:\d©\n]{1,60})",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\s*[-–—]?\s*(?:all rights.*|inc$|ltd$|llc$)|\s+[-–—]\s.*$", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w.-]+)")
_LONGEST = 60
"""Words of the longest line that is looked at for a copyright notice."""


def rights_names(seen: Sequence[Seen]) -> Iterator[Stated]:
    """Yield the holders whom the copyright lines among ``seen`` name, where they stand."""
    for item in seen:
        match = _RIGHTS.search(item.line.text) if item.look == "furniture" and item.line.words <= _LONGEST else None
        if match is None:
            continue
        name = _RESERVED.sub("", match["name"]).strip(" -–—")
        if name and name[0].isupper() and len(name.split()) <= 7:
            start = item.line.span.start + match.start("name")
            yield Stated(name, Span(start, start + len(name)))


def site_names(seen: Sequence[Seen], document: Document) -> frozenset[str]:
    """Return what the site calls itself, each name as its letters and digits in lower case: no headline is one."""
    names = [given.value for given in document.given if given.name == "outlet"]
    names += [stated.value for stated in rights_names(seen)]
    for given in document.given:
        host = _HOST.match(given.value) if given.name == "url" else None
        if host is not None:
            names += [host["host"], host["host"].rsplit(".", 1)[0]]
    return frozenset("".join(mark for mark in name.lower() if mark.isalnum()) for name in names) - {""}
