"""What the tagger sees of a document: one row of symbols for each token."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Reading, Span, Syntax
from onrecord.statements.paragraphs import Paragraph, paragraphs
from onrecord.statements.quotes import Quotation, quotations

QUOTES = 7
"""Quotation states: 0 outside; opening mark, inside, closing mark of double marks (1-3) and of single ones (4-6)."""

EDGES = 6
BEGINS = 3
"""The edge code of a token that begins a paragraph."""
PLACES = 10
GUIDES, NEWS, OWN = 2, 0, 1
"""Guidelines that can be followed: those of the news corpus (or the rules' habits), and our own."""
WINDOW = 160
"""Tokens in one window, unless a paragraph is longer."""
LONGEST = 400
_DEEP = 40
_SINGLE = "'‘‹"
_KIDS: Mapping[str, int] = {
    "nsubj": 0,
    "csubj": 0,
    "nsubj:outer": 0,
    "nsubj:pass": 1,
    "aux:pass": 1,
    "obj": 2,
    "iobj": 3,
    "ccomp": 4,
    "parataxis": 5,
    "xcomp": 6,
    "obl": 7,
    "mark": 8,
    "advcl": 9,
    "obl:agent": 1,
    "acl": 10,
    "nmod": 11,
}
BELOW = 1 + max(_KIDS.values())
"""Yes-or-no columns for the relations of a token's dependents."""


Key = tuple[str, str, str]
"""Word, lemma and tag."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Tokens of a document in text order, one entry each, without what a vocabulary decides.

    ``paragraph`` and ``sentence`` are numbered from 0; ``quote``, ``edge``, ``place`` are codes; ``branch`` is the
    relation under the nearest cue verb above the token with the side it stands on; ``name`` the kind and form of the
    mention that holds it. ``kids`` is ``(n, BELOW) uint8``.
    ``cues`` tells which tokens are cue verbs; ``parts`` are the paragraphs that the ``quotes`` count. ``guide`` names
    the guidelines that fit the kind of document: our own for what is spoken in turns.
    """

    syntax: Syntax
    paragraph: NDArray[np.int32]
    sentence: NDArray[np.int32]
    quote: NDArray[np.int32]
    edge: NDArray[np.int32]
    place: NDArray[np.int32]
    branch: list[str]
    name: list[str]
    kids: NDArray[np.uint8]
    cues: list[bool]
    parts: tuple[Paragraph, ...]
    quotes: tuple[Quotation, ...]
    guide: int = NEWS

    def keys(self) -> list[Key]:
        """Return word, lemma and tag of each token."""
        syntax = self.syntax
        return list(zip(syntax.words, syntax.lemmas, syntax.tags, strict=True))

    def windows(self) -> list[tuple[int, int]]:
        """Return stretches of whole paragraphs ``[first, last)``; a very long paragraph is cut at sentences."""
        return _windows(self.paragraph, self.sentence)

    def stretches(self) -> list[tuple[int, int]]:
        """Return windows cut at paragraphs: what is labelled on its own, ``[first, last)``."""
        begins = {first for first, _ in self.windows()} | set(np.flatnonzero(self.edge == BEGINS).tolist())
        return list(pairwise([*sorted(begins), len(self.edge)]))


def look_at(text: str, reading: Reading, verbs: frozenset[str]) -> Look:
    """Return what the tagger sees of a document; ``verbs`` are the lemmas of cue verbs."""
    syntax = reading.syntax
    parts = paragraphs(text, reading)
    sentence = np.zeros(len(syntax), dtype=np.int32)
    for number, item in enumerate(syntax.sentences):
        sentence[item.first : item.last] = number
    paragraph = _paragraph_of(syntax, [part.span for part in parts], sentence)
    quotes = quotations(text, parts).items
    cues = _are_cues(syntax, verbs)
    return Look(
        syntax,
        paragraph,
        sentence,
        _quote_states(text, syntax, [(item.span, item.inner) for item in quotes if not item.nested]),
        _edges(paragraph, sentence),
        np.minimum(paragraph, PLACES - 1).astype(np.int32),
        _branches(syntax, cues),
        _names(reading),
        _kids(syntax),
        cues,
        parts,
        quotes,
        OWN if reading.turns else NEWS,
    )


def _paragraph_of(syntax: Syntax, spans: Sequence[Span], sentence: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the paragraph of each token: that of the first token of its sentence."""
    starts = np.array([span.start for span in spans], dtype=np.int64)
    paragraph = np.maximum(0, np.searchsorted(starts, syntax.starts, side="right") - 1).astype(np.int32)
    if len(paragraph):
        first = np.searchsorted(sentence, sentence, side="left")
        paragraph = paragraph[first]
    return np.unique(paragraph, return_inverse=True)[1].astype(np.int32)


def _quote_states(text: str, syntax: Syntax, quotes: Iterable[tuple[Span, Span]]) -> NDArray[np.int32]:
    states = np.zeros(len(syntax), dtype=np.int32)
    for outer, inner in quotes:
        base = 3 if text[outer.start] in _SINGLE else 0
        tokens = syntax.tokens(outer)
        states[tokens.start : tokens.stop] = base + 2
        opening = syntax.tokens(Span(outer.start, inner.start))
        states[opening.start : opening.stop] = base + 1
        if outer.end > inner.end:
            closing = syntax.tokens(Span(inner.end, outer.end))
            states[closing.start : closing.stop] = base + 3
    return states


def _edges(paragraph: NDArray[np.int32], sentence: NDArray[np.int32]) -> NDArray[np.int32]:
    """Code 1, 2: first, last of a sentence; 3, 4: of a paragraph; 0 within."""
    edge = np.zeros(len(sentence), dtype=np.int32)
    if len(edge):
        for code, group in ((1, sentence), (3, paragraph)):
            change = np.flatnonzero(np.diff(group)) + 1
            edge[np.append(change - 1, len(edge) - 1)] = code + 1
            edge[np.append(0, change)] = code
    return edge


def _are_cues(syntax: Syntax, verbs: frozenset[str]) -> list[bool]:
    return [lemma in verbs and tag[:1] == "V" for lemma, tag in zip(syntax.lemmas, syntax.tags, strict=True)]


def _branches(syntax: Syntax, verbs: Sequence[bool]) -> list[str]:
    heads = syntax.heads.tolist()
    found: list[str | None] = [None] * len(heads)
    for token in range(len(heads)):
        path: list[int] = []
        at = token
        while found[at] is None and len(path) < _DEEP and heads[at] != at:
            path.append(at)
            if verbs[heads[at]]:
                found[at] = f"{syntax.deps[at]} {'<' if at < heads[at] else '>'}"
                break
            at = heads[at]
        below = found[at] or "-"
        for step in path:
            if found[step] is None:
                found[step] = below
    return [item or "-" for item in found]


def _names(reading: Reading) -> list[str]:
    names = ["-"] * len(reading.syntax)
    for mention in reading.mentions:
        tokens = reading.syntax.tokens(mention.span)
        for token in tokens:
            if names[token] == "-":
                names[token] = f"{mention.kind} {mention.form}"
    return names


def _kids(syntax: Syntax) -> NDArray[np.uint8]:
    kids = np.zeros((len(syntax), BELOW), dtype=np.uint8)
    codes = np.array([_KIDS.get(item, -1) for item in syntax.deps], dtype=np.int32)
    places = np.flatnonzero(codes >= 0)
    kids[syntax.heads[places], codes[places]] = 1
    return kids


def _windows(paragraph: NDArray[np.int32], sentence: NDArray[np.int32]) -> list[tuple[int, int]]:
    if not len(paragraph):
        return []
    whole = [0, *(np.flatnonzero(np.diff(paragraph)) + 1).tolist(), len(paragraph)]
    ends = set((np.flatnonzero(np.diff(sentence)) + 1).tolist())
    cuts = [0]
    for start, end in pairwise(whole):
        if end - cuts[-1] > WINDOW and start > cuts[-1]:
            cuts.append(start)
        while end - cuts[-1] > LONGEST:
            limit = cuts[-1] + LONGEST
            cuts.append(next((cut for cut in range(limit, cuts[-1] + 1, -1) if cut in ends), limit))
    if cuts[-1] < len(paragraph):
        cuts.append(len(paragraph))
    return list(pairwise(cuts))
