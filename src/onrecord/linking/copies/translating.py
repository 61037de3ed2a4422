"""Translations proposed: articles in two languages that have names and numbers in common, in one order.

Each article leaves a slip of its own, which holds its numbers and names; a number of some length, two numbers in a row
and two names in a row are what articles of two languages meet under. The later one is linked to the earlier one that
it has most in common with. Nothing is translated, and no word but names is compared.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.linking.copies.anchors import Anchor, anchors, met
from onrecord.linking.copies.articles import LAYER, Whence, article_spans, name_of
from onrecord.linking.copies.lookup import Lookup
from onrecord.linking.index import Index, key_of
from onrecord.linking.matching.script import Script
from onrecord.model import Evidence, Link, Occurrence, Part, Reading, Relinked, Slip

PREFIX = "translated "
"""What the nodes of these slips begin with; the language follows."""

BEARERS = 60
"""A number that more articles bear tells nothing."""

_SHARED, _CANDIDATES = 2, 10
"""What two articles share at least, and how many are compared with one at most."""

_LEAST = 6
"""Anchors that an article needs to be looked at."""

_SOUNDS = 5
"""Consonants of two names in a row, where they are looked up by: fewer are heard everywhere."""

_NUMBERS, _NAMES = 24, 24
"""Keys of numbers and of names that an article has at most; where every word may be a name so many times more."""
_OPEN = 12

_ONE_SCRIPT, _TWO_SCRIPTS, _ANY_WORD = (0.65, 0.5), (0.45, 0.4), (0.55, 0.45)
"""How much of the anchors has to meet where two articles are one text, and where they may be: in one script, in two of
which both have capitals, where any word may be a name.

Source: FA-KES beside itself, as it is and in invented languages (``benchmarks.invented``): of the pairs that are no
reprints none comes out as one text.
"""
_TELLING = 8.0
"""How much has to be told by what meets."""

_NUMBERS_MET = 0.5
"""How many of the numbers have to meet."""

_LONGER = 2.5
"""How many times as long one may be."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is kept of an article: ``length`` in characters; of ``script`` depends which words are anchors."""

    at: Occurrence
    node: str
    keys: frozenset[int]
    published: str
    length: int
    script: Script
    names: tuple[str, ...]
    translates: str
    anchors: tuple[Anchor, ...]

    @property
    def language(self) -> str:
        """Return the language that its document is in."""
        return language_in(self.node)

    @property
    def rank(self) -> tuple[str, str, str]:
        """Order by date, then id: what ranks first is not called a translation of what follows."""
        return self.published, self.at.document, self.at.item


def language_in(node: str) -> str:
    """Return the language of the articles of a node."""
    return node.removeprefix(PREFIX).partition(" ")[0]


def sheet_slip(document: str, reading: Reading, part: Part, text: str, whence: Whence) -> Slip | None:
    """Return the slip of an article; None where its language is not known, or it has too few names and numbers."""
    if not whence.language:
        return None
    spans = article_spans(reading, part)
    held, script = anchors(text, spans)
    if len(held) < _LEAST:
        return None
    translates = name_of(whence.translates) if whence.translates else ""
    body = [
        part.masthead.published.known or reading.masthead.published.known or "~",
        sum(map(len, spans)),
        script,
        sorted({name_of(name) for name in whence.names} - {""}),
        translates,
        [[anchor.text, anchor.start, anchor.end] for anchor in held],
    ]
    node = f"{PREFIX}{whence.language} {document}/{part.id}"
    written = json.dumps(body, separators=(",", ":"), ensure_ascii=False)
    return Slip(LAYER, Occurrence(document, part.id), node, keys_of(held, script), written)


def keys_of(held: Sequence[Anchor], script: Script) -> frozenset[int]:
    """Return the numbers under which articles of other languages are met; the least of them where there are many."""
    numbers = [anchor.text for anchor in held if anchor.is_number]
    counted = {key_of("number", one) for one in numbers if Anchor(one, 0, 0).telling >= 2}
    counted |= {key_of("numbers", *sorted(pair)) for pair in pairwise(numbers) if pair[0] != pair[1]}
    named = set[int]()
    for one, other in pairwise(held):
        if not one.is_number and not other.is_number and 0 < other.start - one.end <= 3:
            named |= _sounding(one.text, other.text)
    most = _NAMES * (_OPEN if script == "arabic" else 1)
    return frozenset([*sorted(counted)[:_NUMBERS], *sorted(named)[:most]])


@lru_cache(maxsize=1 << 15)
def _sounding(one: str, other: str) -> frozenset[int]:
    some, others = (Anchor(text, 0, 0).word.keys for text in (one, other))
    return frozenset(
        key_of("names", first, second)
        for first in some
        for second in others
        if len(first) + len(second) >= _SOUNDS and min(len(first), len(second)) > 1
    )


@lru_cache(maxsize=1 << 12)
def sheet_of(slip: Slip) -> Sheet:
    """Return the sheet that a slip holds."""
    published, length, script, names, translates, held = json.loads(slip.body)
    found = tuple(Anchor(*item) for item in held)
    return Sheet(slip.at, slip.node, slip.keys, published, length, script, tuple(names), translates, found)


def relink_translations(index: Index, asked: Lookup, slips: Sequence[Slip], *, whole: bool) -> Relinked:
    """Return what becomes of the links of proposed translations when ``slips`` were put in or taken away.

    ``whole`` where they are all that there are.
    """
    touched = {slip.node for slip in slips}
    near: dict[frozenset[int], Counter[str]] = {}

    def meeting(keys: frozenset[int]) -> Counter[str]:
        if keys not in near:
            near[keys] = asked.near(keys, BEARERS)
        return near[keys]

    index.expect(LAYER, touched)
    if not whole:
        touched |= {node for slip in slips for node in _elsewhere(meeting(slip.keys), slip.node)}
        touched |= _grown(index, asked, slips)
    links: list[Link] = []
    for node in sorted(touched):
        for slip in index.slips(LAYER, node):
            links += _proposed(index, meeting(slip.keys), slip)
    return Relinked(frozenset(touched), tuple(links))


def _grown(index: Index, asked: Lookup, slips: Sequence[Slip]) -> set[str]:
    """Return the nodes that bear a number which became too common; they do not meet under it any more."""
    times = Counter(key for slip in slips for key in slip.keys)
    grown = [
        key for key, count in times.items() if asked.exceeds(key, BEARERS) and not asked.exceeds(key, BEARERS + count)
    ]
    return set(index.sharing(LAYER, grown))


def _elsewhere(nodes: Iterable[str], node: str) -> Iterator[str]:
    own = f"{PREFIX}{language_in(node)} "
    return (other for other in nodes if other.startswith(PREFIX) and not other.startswith(own))


def _proposed(index: Index, near: Counter[str], slip: Slip) -> Iterator[Link]:
    """Yield the link of an article to the earlier one in another language that it has most in common with.

    ``near`` are the nodes that share numbers with it, with how many.
    """
    nodes = [node for node in _elsewhere(near, slip.node) if near[node] >= _SHARED]
    if not nodes:
        return
    sheet = sheet_of(slip)
    likely = sorted(nodes, key=lambda node: (-near[node], node))[:_CANDIDATES]
    others = (sheet_of(other) for node in likely for other in index.slips(LAYER, node))
    found = [
        (likeness, other)
        for other in others
        if other.at.document != sheet.at.document and other.rank < sheet.rank and not _declared(sheet, other)
        if (likeness := liken(sheet, other)).relation
    ]
    if found:
        # The most alike, of several the earliest.
        likeness, other = min(found, key=lambda pair: (-pair[0].share, pair[1].rank))
        yield _link(sheet, other, likeness)


def _declared(one: Sheet, other: Sheet) -> bool:
    return one.translates in other.names or other.translates in one.names


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles have in common: the places of the anchors that meet, how many do (0-1), what they tell."""

    met: tuple[tuple[int, int], ...]
    share: float
    telling: float
    relation: str


def liken(one: Sheet, other: Sheet) -> Likeness:
    """Compare the names and numbers of two articles; the relation is "" where they have too little in common."""
    pairs = tuple(met(one.anchors, other.anchors))
    share = min(_share(one, pairs, 0), _share(other, pairs, 1))
    told = {one.anchors[place].text: one.anchors[place].telling for place, _ in pairs}
    telling = sum(told.values())
    alike = telling >= _TELLING and _numbers_met(one, other, pairs) and _as_long(one, other)
    sure, may = _cuts(one.script, other.script)
    relation = "translation" if share >= sure else "possible" if share >= may else ""
    return Likeness(pairs, round(share, 3), telling, relation if alike else "")


def _share(one: Sheet, pairs: Sequence[tuple[int, int]], side: int) -> float:
    """Return how many of the anchors of an article meet; of words that may be names those that meet some name."""
    if one.script == "arabic":
        return 1.0
    return len({pair[side] for pair in pairs}) / max(1, len(one.anchors))


def _numbers_met(one: Sheet, other: Sheet, pairs: Sequence[tuple[int, int]]) -> bool:
    shared = sum(one.anchors[place].is_number for place, _ in pairs)
    most = max(sum(anchor.is_number for anchor in sheet.anchors) for sheet in (one, other))
    return shared >= _NUMBERS_MET * most


def _cuts(one: Script, other: Script) -> tuple[float, float]:
    if "arabic" in {one, other}:
        return _ANY_WORD
    return _ONE_SCRIPT if one == other else _TWO_SCRIPTS


def _as_long(one: Sheet, other: Sheet) -> bool:
    return max(one.length, other.length) <= _LONGER * min(one.length, other.length)


def _link(sheet: Sheet, other: Sheet, likeness: Likeness) -> Link:
    evidence: list[Evidence] = []
    for place, at in likeness.met:
        for side, anchor in ((sheet, sheet.anchors[place]), (other, other.anchors[at])):
            evidence.append(Evidence(side.at.document, anchor.span))
    return Link(
        kind="translation_of",
        a=sheet.at,
        b=other.at,
        relation=likeness.relation,
        score=likeness.share,
        evidence=tuple(evidence),
        rule="shared-names-and-numbers",
        hangs_on=(sheet.node,),
    )
