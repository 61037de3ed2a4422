"""PolNeAR, news articles with source, cue and content: its stand-off files and its scorer."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from evaluation.spans import Item, interval, jaccard, one_to_one
from evaluation.statements import depth, is_explicit
from evaluation.tally import Tally

ROLES = ("source", "cue", "content")
CONTENT_OVERLAP = 0.5
DIRECT_SHARE = 0.95
"""Share of the content's words inside double quotes from which an attribution is direct."""

_WORD = re.compile(r"\w+(?:[.'’\-]\w+)*")
_QUOTES = '"“”„‟«»'
_MARK_OR_BREAK = re.compile(rf"[{_QUOTES}]|\n\s*\n")

Line = dict[str, Any]
Attribution = Mapping[str, frozenset[int]]
"""The words (their numbers in the text) of each role."""


class Words:
    """The words of a text, and which of them stand inside double quotes."""

    def __init__(self, text: str) -> None:
        """Number the words of ``text``; an open quotation ends with its paragraph."""
        self.text = text
        self.places = [match.span() for match in _WORD.finditer(text)]
        self.quoted = self._inside_quotes()

    def at(self, spans: Sequence[Item]) -> frozenset[int]:
        """Return the numbers of the words that overlap ``spans``."""
        wanted = [interval(span) for span in spans]
        return frozenset(
            number
            for number, (start, end) in enumerate(self.places)
            if any(start < other_end and other_start < end for other_start, other_end in wanted)
        )

    def _inside_quotes(self) -> frozenset[int]:
        marks = [(match.start(), match.group()) for match in _MARK_OR_BREAK.finditer(self.text)]
        inside, open_, at = set(), False, 0
        for number, (start, _) in enumerate(self.places):
            while at < len(marks) and marks[at][0] < start:
                open_ = _after(marks[at][1], open_=open_)
                at += 1
            if open_:
                inside.add(number)
        return frozenset(inside)


def who_and_what(text: str, predicted: Line, gold: Line) -> Tally:
    """Match attributions whose sources share a word (or are both empty) and whose contents are alike."""
    return _subset(text, predicted, gold, "all")


def speech(text: str, predicted: Line, gold: Line) -> Tally:
    """Match those whose cue holds a reporting word or whose content holds a double quote."""
    return _subset(text, predicted, gold, "speech")


def direct(text: str, predicted: Line, gold: Line) -> Tally:
    """Match those whose content stands inside double quotes."""
    return _subset(text, predicted, gold, "direct")


def outermost(line: Line) -> list[Item]:
    """Return the explicit statements of a reading that stand in no other explicit statement."""
    return [item for item in line["statements"] if is_explicit(item) and depth(item, line) == 0]


def attributions(notes: str) -> list[Line]:
    """Return the attributions of one stand-off file, each with lists of spans by role."""
    spans: dict[str, list[Line]] = {}
    found = []
    for line in notes.splitlines():
        identity, _, rest = line.partition("\t")
        fields = rest.split("\t")[0].split(" ", 1)
        if identity.startswith("T") and len(fields) > 1:
            spans[identity] = [_standoff(piece) for piece in fields[1].split(";")]
        elif identity.startswith("E"):
            found.append(rest)
    return [_attribution(event, spans) for event in found]


def notes_of(folder: Path, name: str) -> Path | None:
    """Return the annotation of one article: the first annotator's, in sorted order."""
    annotators = sorted(path for path in folder.glob("*.ann") if path.name[: -len("_0000.ann")] == name)
    return annotators[0] if annotators else None


def _standoff(piece: str) -> Line:
    start, end = piece.split()
    return {"start": int(start), "end": int(end)}


def _attribution(event: str, spans: Mapping[str, list[Line]]) -> Line:
    roles: Line = {role: [] for role in ROLES}
    for argument in event.split()[1:]:
        role, _, identity = argument.partition(":")
        name = role.rstrip("0123456789").lower()
        if name in roles:
            roles[name] += spans.get(identity, [])
    return roles


def _subset(text: str, predicted: Line, gold: Line, wanted: str) -> Tally:
    words = Words(text)
    ours = _attributions(words, outermost(predicted), wanted)
    theirs = _attributions(words, gold["attributions"], wanted)
    return Tally(len(one_to_one(ours, theirs, _alike)), len(ours), len(theirs))


def _attributions(words: Words, items: Sequence[Item], wanted: str) -> list[Attribution]:
    chosen = [item for item in items if wanted in _subsets(words, item)]
    roles = [{role: words.at(item[role]) for role in ROLES} for item in chosen]
    return sorted(roles, key=lambda item: [sorted(item[role]) for role in ("content", "source", "cue")])


def _alike(ours: Attribution, gold: Attribution) -> float:
    who = bool(ours["source"] & gold["source"]) or not (ours["source"] or gold["source"])
    what = jaccard(ours["content"], gold["content"])
    if not who or what < CONTENT_OVERLAP:
        return 0.0
    return what + sum(jaccard(ours[role], gold[role]) for role in ("source", "cue"))


def _subsets(words: Words, item: Item) -> set[str]:
    content = words.at(item["content"])
    kinds = {"all"}
    if content and len(content & words.quoted) >= DIRECT_SHARE * len(content):
        kinds.add("direct")
    if _has_quote(words.text, item["content"]) or _reporting().search(_text_of(words.text, item["cue"])):
        kinds.add("speech")
    return kinds


def _has_quote(text: str, spans: Sequence[Item]) -> bool:
    return any(mark in _text_of(text, spans) for mark in _QUOTES)


def _text_of(text: str, spans: Sequence[Item]) -> str:
    return " ".join(text[start:end] for start, end in map(interval, spans))


def _after(mark: str, *, open_: bool) -> bool:
    """Return whether a quotation is open after a mark or a paragraph break."""
    if mark.startswith("\n") or mark in "”»":
        return False
    return True if mark in "“„«" else not open_


@lru_cache(maxsize=1)
def _reporting() -> re.Pattern[str]:
    """Compile the reporting words that define the speech subset.

    Source: the list with which the prototype's figures were measured, one alternative for each verb.
    """
    path = Path(__file__).parent / "reporting.txt"
    verbs = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b", re.IGNORECASE)
