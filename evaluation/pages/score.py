"""How a reading of a made page is compared with what is true of it; characters other than white space count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.pages.made import Made, Spoken, Truth
from evaluation.pages.tree import Leaf
from evaluation.tally import Tally
from onrecord.model import Document, Masthead, Span
from onrecord.reading.page import Layout

_BODY = frozenset({"body", "headline", "caption", "pull-quote", "bio"})
_OURS = _BODY | {"lead", "question", "answer"}
_SHARED = 0.8
"""A part is found where the characters of both halves of it overlap by this share of all (Jaccard)."""


class TextLostError(Exception):
    """The text of a page is not what a browser shows of it."""

    def __init__(self, page: str, at: int) -> None:
        """Say where they part."""
        super().__init__(
            f"{page}: the text read is not that of the page from character {at} (white space left out) on."
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How often something was right of how often it was asked for."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Add up two shares."""
        return Share(self.right + other.right, self.asked + other.asked)

    @property
    def value(self) -> float:
        """Return the share, 0-1; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


Row = Tally | Share


def score(made: Made, document: Document, layout: Layout, *, html: bool) -> Mapping[str, Row]:
    """Return the rows for one page; ``html`` tells that its metadata were there to be read.

    Raises:
        TextLostError: the document does not hold the words of the page in order.
    """
    labels = _labels(made, document.text)
    rows: dict[str, Row] = {"body text": _body(labels, layout)}
    rows |= _masthead(made.truth, layout.masthead, dated=html or not made.declared)
    rows["pull-quotes linked"] = _linked(labels, layout)
    if len(made.parts) > 1 or made.turns:
        rows["turns and parts"] = _turns(made.turns, labels, layout)[0] + _parts(made.parts, labels, layout)
        rows["speaker of turn"] = _turns(made.turns, labels, layout, document.text)[1]
    return rows


Labels = Mapping[int, tuple[int, Leaf]]
"""For each place of the text that is no white space: the number of its leaf, and the leaf."""


def _labels(made: Made, text: str) -> Labels:
    places = [at for at, mark in enumerate(text) if not mark.isspace()]
    wanted = [
        (number, leaf, mark) for number, leaf in enumerate(made.leaves) for mark in leaf.text if not mark.isspace()
    ]
    for at, (place, (_, _, mark)) in enumerate(zip(places, wanted, strict=False)):
        if text[place] != mark:
            raise TextLostError(made.name, at)
    if len(places) != len(wanted):
        raise TextLostError(made.name, min(len(places), len(wanted)))
    return {place: (number, leaf) for place, (number, leaf, _) in zip(places, wanted, strict=True)}


def _body(labels: Labels, layout: Layout) -> Tally:
    gold = {at for at, (_, leaf) in labels.items() if leaf.kind in _BODY}
    counted = {at for at, (_, leaf) in labels.items() if leaf.kind != "masthead"}
    ours = {at for passage in layout.passages if passage.kind in _OURS for at in _range(passage.span) if at in counted}
    return Tally(len(ours & gold), len(ours), len(gold))


def _masthead(truth: Truth, ours: Masthead, *, dated: bool) -> dict[str, Row]:
    told = _plain(ours.title.value) if ours.title is not None else ""
    authors = sorted(_plain(author.value) for author in ours.authors)
    outlet = _plain(ours.outlet.value) if ours.outlet is not None else ""
    published = truth.published if dated else None
    found = ours.published.known
    right = published is not None and found == published.isoformat()
    rows: dict[str, Row] = {
        "title": Share(told == _plain(truth.title), 1),
        "authors": Share(authors == sorted(map(_plain, truth.authors)), 1),
        "outlet": Share(outlet == _plain(truth.outlet or ""), 1),
        "published, wrong": Share(found is not None and not right, 1),
    }
    if published is not None:
        rows |= {"published, right": Share(right, 1), "published, unknown": Share(found is None, 1)}
    if truth.updated is not None:
        rows["updated, right"] = Share(ours.updated.edtf == _iso(truth.updated), 1)
    return rows


def _linked(labels: Labels, layout: Layout) -> Share:
    """Pull-quotes whose passage says whose words it repeats."""
    seen: dict[int, bool] = {}
    for passage in layout.passages:
        for at in _range(passage.span):
            number, leaf = labels.get(at, (-1, None))
            if leaf is not None and leaf.kind == "pull-quote":
                seen[number] = seen.get(number, True) and passage.repeats is not None
    return Share(sum(seen.values()), len(seen))


def _turns(truth: Sequence[Spoken], labels: Labels, layout: Layout, text: str = "") -> tuple[Tally, Share]:
    """Turns with the right part and all their words, no others; of these the speakers where the page names them."""
    gold = defaultdict[int, set[int]](set)
    for at, (_, leaf) in labels.items():
        if leaf.turn is not None:
            gold[leaf.turn].add(at)
    ours = defaultdict[str, set[int]](set)
    for passage in layout.passages:
        if passage.turn is not None:
            ours[passage.turn] |= {at for at in _range(passage.span) if at in labels}
    by_words = {(truth[number].role, frozenset(words)): truth[number] for number, words in gold.items()}
    found = [(turn, by_words.get((turn.role, frozenset(ours[turn.id])))) for turn in layout.turns]
    matched = [(turn, spoken) for turn, spoken in found if spoken is not None]
    asked = [(turn, spoken.speaker) for turn, spoken in matched if spoken.speaker is not None]
    named = sum(_is_named(turn.name, speaker, text) for turn, speaker in asked)
    return Tally(len(matched), len(layout.turns), len(truth)), Share(named, len(asked))


def _is_named(name: Span | None, speaker: str, text: str) -> bool:
    """The full name, the last word of it, or its initials stand where the turn says its speaker is named."""
    if name is None:
        return False
    words = speaker.split()
    forms = (speaker, words[-1], "".join(word[0] for word in words))
    return _plain(name.of(text)) in {_plain(form) for form in forms}


def _parts(truth: Sequence[Truth], labels: Labels, layout: Layout) -> Tally:
    gold = [
        {at for at, (_, leaf) in labels.items() if leaf.part == number and leaf.kind in _BODY}
        for number in range(len(truth))
    ]
    told = {at for at, (_, leaf) in labels.items() if leaf.kind in _BODY}
    ours = [told & set(_range(part.span)) for part in layout.parts]
    matched = sum(any(len(own & found) >= _SHARED * len(own | found) for found in ours if found) for own in gold if own)
    return Tally(matched, len(ours), len(gold))


def _range(span: Span) -> range:
    return range(span.start, span.end)


def _iso(day: date) -> str:
    return day.isoformat()


def _plain(words: str) -> str:
    return "".join(mark for mark in words.lower() if mark.isalnum())
