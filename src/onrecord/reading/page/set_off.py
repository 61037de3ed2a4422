"""Questions that are set off in one way, whatever it is, and names that stand on lines of their own."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.page.labels import CLOSERS, GOES_ON, Label, asks, question_at
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import is_name

_BOLD = re.compile(r"(?:\*\*|__).+(?:\*\*|__)\??")
_BOLD_TAGS = frozenset({"strong", "b", "em", "i", "dt"})
_OTHER_TAGS = frozenset({"h3", "h4", "h5", "h6", "blockquote"})
_LEAD = re.compile(r"(?:(?P<number>\d{1,2})[.)]|[-–—•*>])\s+(?=\S)")
_FEWEST = 3
_ANSWER_WORDS = 5
_APART = 8
"""Lines between two questions, at most, on average."""
_NAME_WORDS = 4


def dash_before(words: str) -> int:
    """Return the length of a dash before the words of a line; 0 where there is none."""
    return 1 if words[:1] in ("-", "–", "—") and words[1:2].isspace() else 0


def set_off(seen: Sequence[Seen]) -> Mapping[int, Label]:
    """Return the questions of an interview that are all set in one way (bold, numbered, after a dash), by their lines.

    Most of them end as questions do; between them stands text that is not set so. Some may ask without a question mark,
    and an answer may ask back: the way they are set decides.
    """
    by_way: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(seen):
        if item.sign in CLOSERS and any(asks(seen[other].line.text) for places in by_way.values() for other in places):
            break
        way = "" if item.look == "furniture" else way_of(item)
        if way:
            by_way[way].append(place)
    found = [places for places in by_way.values() if _are_questions(seen, places)]
    if not found:
        return {}
    best = max(found, key=len)
    labels = {place: question_at(seen, place, dash_before(seen[place].line.text)) for place in best}
    return {place: replace(label, key=GOES_ON if place - 1 in labels else "") for place, label in labels.items()}


def way_of(item: Seen) -> str:
    """Return how a line is set; empty for one that is set as text is."""
    line = item.line
    if line.bold or line.tag in _BOLD_TAGS or _BOLD.fullmatch(line.text) is not None:
        return "bold" if line.bold else line.tag or "bold"
    if line.tag in _OTHER_TAGS:
        return line.tag
    lead = _LEAD.match(line.text)
    if lead is None:
        return ""
    return "number" if lead["number"] is not None else lead[0].strip()


def _are_questions(seen: Sequence[Seen], places: Sequence[int]) -> bool:
    asked = [place for place in places if asks(seen[place].line.text)]
    if len(asked) < _FEWEST or 2 * len(asked) < len(places) or _APART * len(places) < places[-1] - places[0]:
        return False
    between = [
        seen[one + 1 : other] for one, other in pairwise([*places, min(places[-1] + 6, len(seen))]) if other > one + 1
    ]
    told = [sum(item.line.words for item in stretch if item.is_text) for stretch in between]
    return len(told) >= _FEWEST and all(told) and sum(told) >= _ANSWER_WORDS * len(told)


def named_alone(seen: Sequence[Seen]) -> Mapping[int, Label]:
    """Return the lines that hold nothing but the name of who speaks next: of two speakers or more, each twice or more.

    Whoever asks mostly asks the questions.
    """
    found = {
        place: item.line.text.strip(" :*_")
        for place, item in enumerate(seen[:-1])
        if item.line.words <= _NAME_WORDS and _is_called(item.line.text.strip(" :*_")) and seen[place + 1].is_text
    }
    counts = Counter(found.values())
    found = {place: name for place, name in found.items() if counts[name] > 1}
    if len(set(found.values())) < 2 or any(one == other for one, other in pairwise(found.values())):
        return {}
    labels = {place: Label(seen[place].line.span, name.lower(), seen[place].line.span) for place, name in found.items()}
    asked = Counter(name for place, name in found.items() if _asks_after(seen, place, found))
    total = Counter(found.values())
    share = {name: asked[name] / total[name] for name in total}
    most = max(share.values())
    asking = (
        {name for name in share if share[name] >= 0.5}
        if min(share.values()) < 0.5
        else {name for name in share if share[name] == most}
    )
    if not asking or len(asking) == len(total):
        return {}
    return {
        place: replace(label, role="question") if found[place] in asking else label for place, label in labels.items()
    }


def _asks_after(seen: Sequence[Seen], place: int, found: Mapping[int, str]) -> bool:
    """Whether what is said after a name ends as a question does."""
    end = min((other for other in found if other > place), default=place + 2)
    return asks(seen[end - 1].line.text)


def _is_called(name: str) -> bool:
    return is_name(name) or (name.isupper() and len(name) > 2 and name.replace(" ", "").isalpha())
