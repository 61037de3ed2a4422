"""Who repeats whom as a drawing: a row for each document, time from left to right, below what it has its words from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from onrecord.exports.report_timeline import Days, Scale, Tick, bounds, ticks_of
from onrecord.model import flat
from onrecord.views.values import CopyRow, OriginsRow, Repeat, Source
from onrecord.views.wording import copy_words

Tie = Literal["", "copy", "possible", "cited"]

WIDTH, LEFT, FIRST, RIGHT = 900, 14.0, 40.0, 300.0
"""Units: of the drawing, of what is not dated, of the first day, of what is kept free for the words of the last one."""
_PITCHES: Final = ((14, 30), (40, 24), (1_000_000, 20))
"""Height of a row by how many there are at most."""
_HEAD, _FOOT = 26.0, 30.0
_LABEL = 34
"""Letters of a name that are shown."""
_ASIDE = 16.0
"""What has no date stands so far beside what it hangs on."""
MOST: Final = 150
"""Documents in one drawing; the trees of most documents go first."""

_SHORTLY: Final[Mapping[str, str]] = {
    "verbatim": "word for word",
    "abridged": "shortened",
    "quoted": "the same quotation",
    "credited": "names it as its source",
    "possible": "perhaps",
    "version": "another version",
    "translation": "translation",
}

_SHORTER: Final = {copy_words(relation): words for relation, words in _SHORTLY.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a tree before it is laid out; ``above`` is the place of the row that it hangs on.

    ``words`` are those on the line that leads there. An origin that is no document has neither date nor address.
    """

    label: str
    edtf: str | None
    address: str
    mark: str = ""
    tie: Tie = ""
    words: str = ""
    above: int | None = None

    @property
    def is_document(self) -> bool:
        """Tell whether a document stands there, and not somebody whom documents cite."""
        return bool(self.address)


@dataclass(frozen=True, slots=True)
class Node:
    """A row: where its mark stands, what it is called, and where the line to what it hangs on ends."""

    told: Told
    x: float
    y: float
    above: tuple[float, float] | None
    dated: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows from the top; ``ticks`` are labelled lines of time, ``start`` and ``end`` the first and last day."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    ticks: tuple[Tick, ...]
    start: tuple[float, str]
    end: tuple[float, str]

    @property
    def ties(self) -> frozenset[Tie]:
        """Return what kinds of lines there are."""
        return frozenset(node.told.tie for node in self.nodes)


def tree_of_claim(row: OriginsRow, sources: Mapping[str, Source]) -> Tree | None:
    """Lay out who has a claim from whom: origins, the documents that cite them, those that copy these."""
    rows: list[Told] = []
    for root in row.roots:
        tops = [repeat for repeat in row.tree if repeat.root == root.mark]
        if len(tops) == 1 and not _cue(tops[0]):
            rows += _repeats(tops[0], sources, None, len(rows))
        elif tops:
            rows.append(Told(root.name, None, "", root.mark))
            at = len(rows) - 1
            for repeat in tops:
                rows += _repeats(repeat, sources, at, len(rows))
    return lay_out(rows) if sum(one.is_document for one in rows) > 1 else None


def _repeats(repeat: Repeat, sources: Mapping[str, Source], above: int | None, at: int) -> Iterator[Told]:
    """Yield a document and those that copy it; one that hangs on nothing is itself the origin."""
    span = repeat.place.words.span
    source = sources.get(repeat.document)
    label = repeat.outlet or (source.source_id if source else repeat.document[:12])
    address = f"/document/{repeat.document}?s={span.start},{span.end}#here"
    if repeat.relation:
        share = f"{repeat.share * 100:.0f} % " if repeat.share else ""
        words = f"{share}{_SHORTER.get(repeat.relation, repeat.relation)}"
        yield Told(label, repeat.date, address, repeat.root, "copy", words, above)
    else:
        tie: Tie = "" if above is None else "cited"
        yield Told(label, repeat.date, address, repeat.root, tie, _cue(repeat) or _without_cue(repeat), above)
    below = at + 1
    for other in repeat.repeated_by:
        rows = list(_repeats(other, sources, at, below))
        yield from rows
        below += len(rows)


def _cue(repeat: Repeat) -> str:
    """Return the words by which a document cites whoever it has a claim from."""
    return flat(repeat.chain[-1].cue) if repeat.chain else ""


def _without_cue(repeat: Repeat) -> str:
    """Return how a document tells a claim that it cites nobody for in words."""
    role = repeat.chain[-1].role if repeat.chain else "outlet"
    return {"turn": "in an interview", "source": "source not stated"}.get(role, "in its own voice")


def tree_of_copies(copies: Iterable[CopyRow], sources: Mapping[str, Source]) -> Tree | None:
    """Lay out which documents repeat which; a document that repeats several hangs on the closest."""
    closest: dict[str, CopyRow] = {}
    for row in copies:
        held = closest.get(row.document)
        better = held is None or (row.relation != "possible", row.score) > (held.relation != "possible", held.score)
        if row.document != row.of_document and better:
            closest[row.document] = row
    wood = _Wood(sources, closest)
    rows: list[Told] = []
    for top in sorted(wood.tops(), key=lambda top: (-wood.size(top), wood.day(top), top)):
        if len(rows) < MOST:
            rows += wood.grown(top, len(rows))
    return lay_out(rows[:MOST]) if rows else None


@dataclass(slots=True)
class _Wood:
    """Documents by the one that each hangs on; ``met`` keeps circles from going on for ever."""

    sources: Mapping[str, Source]
    closest: Mapping[str, CopyRow]
    below: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for document, row in self.closest.items():
            self.below[row.of_document].append(document)

    def tops(self) -> list[str]:
        """Return what hangs on nothing, and one document of each circle."""
        tops = [document for document in self.below if document not in self.closest]
        held = {document for top in tops for document in self._under(top)}
        for document in sorted(self.closest):
            if document not in held:
                tops.append(self._circling(document))
                held |= set(self._under(tops[-1]))
        return tops

    def _circling(self, document: str) -> str:
        """Return a document of the circle that one hangs on."""
        met = [document]
        while (above := self.closest[met[-1]].of_document) not in met:
            met.append(above)
        return above

    def size(self, top: str) -> int:
        """Return how many documents hang on one, with itself."""
        return sum(1 for _ in self._under(top))

    def _under(self, top: str) -> Iterator[str]:
        met, waiting = {top}, [top]
        while waiting:
            yield (document := waiting.pop())
            fresh = [other for other in self.below.get(document, ()) if other not in met]
            met.update(fresh)
            waiting += fresh

    def day(self, document: str) -> str:
        """Return the first day of a document; what has none comes last."""
        days = bounds(self.sources[document].published.known) if document in self.sources else None
        return days.first.isoformat() if days else "9999"

    def grown(self, document: str, at: int, above: int | None = None) -> Iterator[Told]:
        """Yield a document and, by their days, those that hang on it; ``at`` is the place of the first row."""
        self.met.add(document)
        source, row = self.sources.get(document), self.closest.get(document) if above is not None else None
        label = (source.outlet or source.source_id) if source else document[:12]
        place = f"?s={row.span.start},{row.span.end}#here" if row and len(row.span) else ""
        tie: Tie = "" if row is None else "possible" if row.relation == "possible" else "copy"
        edtf = source.published.known if source else None
        yield Told(label, edtf, f"/document/{document}{place}", "", tie, _words(row) if row else "", above)
        below = at + 1
        for other in sorted(self.below.get(document, ()), key=lambda other: (self.day(other), other)):
            if other not in self.met:
                rows = list(self.grown(other, below, at))
                yield from rows
                below += len(rows)


def _words(row: CopyRow) -> str:
    share = f"{row.score * 100:.0f} % " if row.kind == "copy_of" and row.relation != "credited" else ""
    return f"{share}{_SHORTLY.get(row.relation, row.relation)}"


def lay_out(rows: Sequence[Told]) -> Tree:
    """Return where each row stands: its day by its place from the left, the one that it hangs on above it."""
    days = [held.first for one in rows if (held := bounds(one.edtf))]
    whole = Days(min(days), max(days)) if days else Days(date(2000, 1, 1), date(2000, 1, 2))
    scale = Scale(whole, FIRST, WIDTH - RIGHT)
    pitch = next(pitch for most, pitch in _PITCHES if len(rows) <= most)
    nodes: list[Node] = []
    for number, one in enumerate(rows):
        held = bounds(one.edtf)
        y = _HEAD + (number + 0.5) * pitch
        above = nodes[one.above] if one.above is not None else None
        x = scale.x(held.first) if held else above.x + _ASIDE if above else LEFT
        nodes.append(Node(_named(one), x, y, (above.x, above.y) if above else None, held is not None))
    height = round(_HEAD + len(rows) * pitch + _FOOT)
    ends = [(scale.x(day), day.isoformat() if days else "") for day in (whole.first, whole.last)]
    lines = tuple(tick for tick in ticks_of(scale) if len(rows) and days)
    return Tree(WIDTH, height, tuple(nodes), lines if len(lines) > 1 else (), ends[0], ends[1])


def _named(one: Told) -> Told:
    label = flat(one.label)
    short = label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"
    words = one.words if len(one.words) <= _LABEL else f"{one.words[: _LABEL - 1].rstrip()}…"
    return Told(short, one.edtf, one.address, one.mark, one.tie, words, one.above)
