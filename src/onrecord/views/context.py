"""The sentences around a statement: cut anew from the text, because sentences are not stored."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.model import Passage, PassageKind, Span, hull, trim
from onrecord.record.query_leaf import Leaf

AROUND = 2
"""Sentences shown before and after a statement."""

_RUNNING: frozenset[PassageKind] = frozenset({"lead", "body", "question", "answer", "bio"})
"""Passages that read on from one to the next; a headline or a caption stands alone."""

_END = re.compile(r"""[.!?…؟。]+["'”’»)\]]*(?=\s)|\n[^\S\n]*\n""")
_NO_END = re.compile(r"\b(?:[A-Z](?:(?![aeiouy])[a-z]){0,2}|Adm|Capt|Col|Gen|Gov|Hon|Maj|Prof|Rep|Rev|Sen|vs|cf)\.$")
"""An initial or a short title before a full stop (``J.``, ``Dr.``, ``Gen.``) does not end a sentence."""


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Cut ``span`` into sentences without surrounding white space; rough, for showing surroundings only."""
    cuts = [span.start]
    for match in _END.finditer(text, span.start, span.end):
        goes_on = text[match.end() : span.end].lstrip()[:1].islower()
        if not goes_on and not _NO_END.search(text, cuts[-1], match.end()):
            cuts.append(match.end())
    cuts.append(span.end)
    pieces = (trim(Span(start, stop), text) for start, stop in pairwise(cuts))
    return tuple(piece for piece in pieces if len(piece))


def around(text: str, passages: Sequence[Passage], words: Iterable[Span]) -> tuple[Span, Span, Span]:
    """Return the spans before, of and after the sentences that hold ``words``; before and after may be empty.

    They reach up to two sentences beyond, never into menus, headlines or another part.
    """
    core = hull(tuple(words))
    return _held(core, sentences(text, _run(_runs(passages), core)))


def around_in(leaf: Leaf, words: Iterable[Span]) -> tuple[Span, Span, Span]:
    """Return the same of an open document, whose running text is cut into sentences once."""
    core = hull(tuple(words))
    run = _run(leaf.once("runs", lambda: _runs(leaf.passages)), core)
    return _held(core, leaf.once(("sentences", run), lambda: sentences(leaf.text, run)))


def _held(core: Span, cut: tuple[Span, ...]) -> tuple[Span, Span, Span]:
    first = bisect_right(cut, core.start, key=lambda span: span.end)
    last = bisect_left(cut, core.end, key=lambda span: span.start)
    if first >= last:
        return Span(core.start, core.start), core, Span(core.end, core.end)
    held = hull((core, *cut[first:last]))
    before, after = cut[max(0, first - AROUND) : first], cut[last : last + AROUND]
    return (
        hull(before) if before else Span(held.start, held.start),
        held,
        hull(after) if after else Span(held.end, held.end),
    )


def _runs(passages: Sequence[Passage]) -> tuple[Span, ...]:
    """Return the running texts of a document: passages of a part that read on without a break, in text order."""
    runs: list[Span] = []
    last: Passage | None = None
    for passage in sorted(passages, key=lambda passage: passage.span):
        if last is not None and _reads_on(last, passage):
            runs[-1] = hull((runs[-1], passage.span))
        else:
            runs.append(passage.span)
        last = passage
    return tuple(runs)


def _run(runs: Sequence[Span], core: Span) -> Span:
    """Return the running text around ``core``, from the first of those that it lies in to the last."""
    first = bisect_right(runs, core.start, key=lambda run: run.end)
    last = bisect_left(runs, core.end, key=lambda run: run.start)
    return hull((core, *runs[first:last]))


def _reads_on(one: Passage, other: Passage) -> bool:
    return one.part == other.part and one.kind in _RUNNING and other.kind in _RUNNING
