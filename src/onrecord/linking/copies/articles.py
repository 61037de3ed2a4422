"""What linking keeps of one article: its words as runs with their places, its quotations, its credits, its masthead."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from onrecord.lexicon.spelling import name_key
from onrecord.linking.copies.credits import credits_of
from onrecord.linking.copies.quotations import Quotation, quotation_keys, quotations_of
from onrecord.linking.copies.templates import template_keys
from onrecord.linking.copies.urls import url_key
from onrecord.linking.index import key_of
from onrecord.linking.shingles import SIZE, chosen, words_of
from onrecord.model import Layer, Occurrence, Slip, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.model import Part, PassageKind, Reading

LAYER: Layer = "part"

WORDS_OF_THE_ARTICLE: frozenset[PassageKind] = frozenset({"lead", "body", "question", "answer"})
"""Menus, titles and bylines are another outlet's own, even around a copy."""

LEAST_RUNS = 20
"""Runs of five words that an article needs: two notices of one sentence are alike by chance."""


Rank = tuple[str, int, str, str]
"""When an article is from, how full it is, and its place: what they are put in order by."""


@dataclass(frozen=True, eq=False)
class Article:
    """An article as it is compared. Run ``i`` is the words ``i`` to ``i + 4``; stretches of runs are half-open.

    ``runs``: ``(n,) uint32``; ``steps`` and ``lengths`` hold where its words stand, packed. ``published`` is EDTF, "~"
    where it is not known; ``outlet`` and ``title`` are keys, "" where they are not known; ``url`` likewise.
    ``names`` are what its document goes by, ``translates`` is such a name of another one, or "".
    """

    at: Occurrence
    node: str
    keys: frozenset[int]
    runs: NDArray[np.uint32]
    steps: str
    lengths: str
    published: str
    outlet: str
    title: str
    url: str
    language: str
    names: tuple[str, ...]
    translates: str
    credits: frozenset[str]
    quotations: tuple[Quotation, ...]

    @cached_property
    def rank(self) -> Rank:
        """Order by date, then fullness, then id: what ranks first is never called a copy of what follows."""
        return self.published, -len(self.runs), self.at.document, self.at.item

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Return where its words begin, ``(n + 4,)``; few articles that meet are asked."""
        import numpy as np

        return np.cumsum(_unpacked(self.steps))

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Return where its words end, ``(n + 4,)``."""
        return self.starts + _unpacked(self.lengths)

    def span(self, first: int, last: int) -> Span:
        """Return where the runs ``[first, last)`` stand in the text."""
        return Span(int(self.starts[first]), int(self.ends[last + SIZE - 2]))

    @property
    def whole(self) -> Span:
        """Return from where to where its words stand; it has some."""
        return Span(int(self.starts[0]), int(self.ends[-1]))

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Return which runs it is looked up by."""
        return chosen(self.runs)

    @cached_property
    def template_keys(self) -> dict[int, int]:
        """Return the numbers under which its outlet's articles with the same run meet, with where the run stands."""
        return template_keys(self.runs, self.places, self.outlet)

    def keys_of(self, own: NDArray[np.bool_]) -> frozenset[int]:
        """Return the numbers of runs and quotations that are its ``own``, ``(n,) bool``: under these others are met."""
        kept = set(self.runs[self.places[own[self.places]]].tolist())
        return frozenset(kept | quotation_keys(self.runs, self.quotations))


@dataclass(frozen=True, slots=True)
class Whence:
    """What is known of a document beside its reading: its language (ISO 639-1), its address, and names it goes by.

    ``translates`` names the document of which somebody says that this one translates it.
    """

    language: str | None = None
    url: str | None = None
    names: tuple[str, ...] = ()
    translates: str | None = None


UNKNOWN = Whence()


def name_of(words: str) -> str:
    """Return what names of a document are compared by: addresses without what does not tell pages apart."""
    return url_key(words) if "/" in words else words.strip().casefold()


def article_slip(document: str, reading: Reading, part: Part, text: str, whence: Whence) -> Slip | None:
    """Return the slip of an article; None for one of a few words that nothing names."""
    import numpy as np

    url = url_key(whence.url) if whence.url else ""
    translates = name_of(whence.translates) if whence.translates else ""
    names = sorted({*(name_of(name) for name in whence.names), *([url] if url else [])} - {""})
    spans = article_spans(reading, part)
    words = words_of(text, spans)
    runs = words.runs()
    if len(runs) < LEAST_RUNS:
        words, runs = words_of(text, ()), runs[:0]
    if not len(runs) and not url and not translates:
        return None
    outlet, title = _named(part, reading, "outlet"), _named(part, reading, "title")
    quotations = quotations_of(reading, part, text, words)
    written = runs.astype("<u4").tobytes()
    body = {
        "runs": base64.b64encode(written).decode(),
        "steps": _packed(np.diff(words.starts, prepend=0)),
        "lengths": _packed(words.ends - words.starts),
        "published": part.masthead.published.known or reading.masthead.published.known or "~",
        "outlet": outlet,
        "title": title,
        "url": url,
        "language": whence.language or "",
        "names": names,
        "translates": translates,
        "credits": sorted(credits_of(reading, part, text)),
        "quotations": [[quotation.first, quotation.last, quotation.speaker] for quotation in quotations],
    }
    places = chosen(runs)
    keys = set(runs[places].tolist()) | template_keys(runs, places, outlet).keys()
    keys |= quotation_keys(runs, quotations)
    keys |= {key_of("url", url)} if url else set()
    keys |= {key_of("named", name) for name in names}
    keys |= {key_of("translates", translates)} if translates else set()
    keys |= {key_of("title", outlet, title)} if title and outlet else set()
    node = hashlib.sha256(written).hexdigest()[:24] if len(runs) else f"{document}/{part.id}"
    held = json.dumps(body, separators=(",", ":"), ensure_ascii=False)
    return Slip(LAYER, Occurrence(document, part.id), node, frozenset(keys), held)


def _named(part: Part, reading: Reading, field: Literal["outlet", "title"]) -> str:
    stated = getattr(part.masthead, field) or getattr(reading.masthead, field)
    return name_key(stated.value) if stated is not None else ""


def article_spans(reading: Reading, part: Part) -> tuple[Span, ...]:
    """Return the stretches of a part that are the words of the article, in order."""
    return tuple(
        passage.span
        for passage in reading.passages
        if passage.part == part.id and passage.kind in WORDS_OF_THE_ARTICLE and passage.repeats is None
    )


def article_of(slip: Slip) -> Article:
    """Return the article that a slip holds."""
    import numpy as np

    body = json.loads(slip.body)
    return Article(
        at=slip.at,
        node=slip.node,
        keys=slip.keys,
        runs=np.frombuffer(base64.b64decode(body["runs"]), dtype="<u4"),
        steps=body["steps"],
        lengths=body["lengths"],
        published=body["published"],
        outlet=body["outlet"],
        title=body["title"],
        url=body["url"],
        language=body["language"],
        names=tuple(body["names"]),
        translates=body["translates"],
        credits=frozenset(body["credits"]),
        quotations=tuple(Quotation(*item) for item in body["quotations"]),
    )


def _packed(numbers: NDArray[np.int64]) -> str:
    return base64.b64encode(zlib.compress(numbers.astype("<u4").tobytes(), 1)).decode()


def _unpacked(content: str) -> NDArray[np.int64]:
    import numpy as np

    return np.frombuffer(zlib.decompress(base64.b64decode(content)), dtype="<u4").astype(np.int64)
