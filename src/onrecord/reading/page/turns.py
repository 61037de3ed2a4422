"""Interviews and panel talks: which lines are questions, which are answers, and by what they are marked."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onrecord.lexicon.masthead import masthead_words
from onrecord.model import Span, TurnRole
from onrecord.reading.page.labels import CLOSERS, GOES_ON, Label, asks, question_at
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import is_name
from onrecord.reading.page.set_off import dash_before, named_alone, set_off, way_of

_CODE = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*[-–—]?\s*)?"
"""A time code before a label: ``00:12``, ``[01:02:03]``."""
_MARK = re.compile(
    rf"{_CODE}[*_]{{0,2}}(?P<mark>Q|A|Question|Answer|QUESTION|ANSWER)(?:\s?\d{{1,2}})?\s?(?P<end>[:.)\]]|\s[-–—])[*_]{{0,2}}(?=\s|$)"
)
_GLUED = re.compile(r"(?P<mark>[QA])(?=[A-Z][a-z'’]+ )")
_NAMED = re.compile(
    rf"{_CODE}[*_]{{0,2}}(?P<name>[^\W\d_][^:*?!\n\[\]]{{0,40}}?)\s?(?:[\[(]\d{{1,2}}:\d{{2}}(?::\d{{2}})?[\])]\s?)?:[*_]{{0,2}}(?=\s|$)"
)
_HEADS = frozenset({"h1", "h2", "h3"})
_END_NOTE = re.compile(
    r"\b(?:interview|conversation|transcript|discussion)\b.*\b(?:edited|condensed|conducted|translated)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_ME = re.compile(r"\bI\b|\b(?:me|my|we|our|us)\b")
_INTRODUCTION = 5
_ANSWER_WORDS = 5
_REACH = 80
"""A label and its time code end before this many characters."""
_QUESTION_WORDS = 30
_OPENING = 12


@dataclass(frozen=True, slots=True)
class Spoken:
    """A whole question or answer: its lines by index, its label if it is marked."""

    role: TurnRole
    lines: tuple[int, ...]
    label: Label | None = None


def read_turns(seen: Sequence[Seen]) -> tuple[Spoken, ...]:
    """Find the questions and answers of one part, in order; nothing where it is no interview."""
    labels = _labels(seen)
    if labels:
        return _close(_walk(seen, labels, loose=not _is_regular(labels)))
    labels = named_alone(seen) or set_off(seen)
    if labels:
        return _close(_walk(seen, labels, loose=False))
    labels = _alternating(seen)
    return _close(_walk(seen, labels, loose=True)) if labels else ()


def without_lines(turn: Spoken, places: Collection[int]) -> Spoken:
    """The turn without the lines at ``places``; its first line stays."""
    return replace(turn, lines=tuple(line for line in turn.lines if line == turn.lines[0] or line not in places))


def speaks_of_interview(words: str) -> bool:
    """Tell whether ``words`` (a headline, an introduction) say that somebody was interviewed."""
    lowered = words.lower()
    return any(phrase in lowered for phrase in masthead_words()["interview"])


def _labels(seen: Sequence[Seen]) -> Mapping[int, Label]:
    marked = _marked(seen, _MARK)
    asked = sum(label.role == "question" for label in marked.values())
    if len(marked) - asked >= 2:
        marked = {**_marked(seen, _GLUED), **marked}
        asked = sum(label.role == "question" for label in marked.values())
    marked = marked if asked >= 2 or 0 < asked < len(marked) else {}
    return {**_named_labels(seen, marked), **marked}


def _marked(seen: Sequence[Seen], pattern: re.Pattern[str]) -> dict[int, Label]:
    """The lines that ``pattern`` marks as question or answer."""
    found: dict[int, Label] = {}
    for place, item in enumerate(seen):
        match = pattern.match(item.line.text) if item.look != "furniture" else None
        if match is not None:
            role: TurnRole = "question" if match["mark"][0] == "Q" else "answer"
            found[place] = Label(_shift(Span(*match.span()), item), match["mark"].upper()[0], role=role)
    return found


def _named_labels(seen: Sequence[Seen], marked: Mapping[int, Label]) -> Mapping[int, Label]:
    """Names before a colon that come back: two speakers at least, or one beside marked questions."""
    found: dict[int, Label] = {}
    for place, item in enumerate(seen):
        if place in marked or item.look == "furniture" or item.line.tag in _HEADS or ":" not in item.line.text[:_REACH]:
            continue
        match = _NAMED.match(item.line.text)
        if match is not None and _is_speaker(match["name"]) and not _over_masthead(seen, place):
            name = _shift(Span(*match.span("name")), item)
            found[place] = Label(_shift(Span(match.start(), match.end()), item), match["name"].strip().lower(), name)
    counts = Counter(label.key for label in found.values())
    once = {place: label for place, label in found.items() if counts[label.key] == 1}
    found = {place: label for place, label in found.items() if counts[label.key] >= 2}
    speakers = {label.key for label in found.values()}
    if len(speakers) < (1 if marked else 2) or (not marked and not _is_talk(seen, found)):
        return {}
    found |= _spoke_once(seen, once, found)
    asking = _asking(seen, found)
    return {place: replace(label, role="question") if label.key in asking else label for place, label in found.items()}


def _over_masthead(seen: Sequence[Seen], place: int) -> bool:
    """Whether a writer or a day is named right below: ``Ana Toren: why I left`` is a headline then."""
    return any(item.look in ("byline", "date") for item in seen[place + 1 : place + 3])


def _spoke_once(seen: Sequence[Seen], labels: Mapping[int, Label], others: Mapping[int, Label]) -> Mapping[int, Label]:
    """Labels of speakers who come up only once: a full name or capitals, among those of a talk."""
    within = range(min(others), max(others) + 3)
    return {
        place: label
        for place, label in labels.items()
        if place in within and label.name is not None and _is_called(_at(seen[place], label.name))
    }


def _is_called(name: str) -> bool:
    return is_name(name) or (name.isupper() and len(name) > 2)


def _at(item: Seen, span: Span) -> str:
    return item.line.text[span.start - item.line.span.start : span.end - item.line.span.start]


def _is_talk(seen: Sequence[Seen], labels: Mapping[int, Label]) -> bool:
    """Whether labelled lines are speech, not a table of figures: four or more, of some length, of several words."""
    words = sum(seen[place].line.words for place in labels)
    return len(labels) >= 4 and words >= 7 * len(labels)


def _asking(seen: Sequence[Seen], labels: Mapping[int, Label]) -> frozenset[str]:
    """The labels whose turns are questions mostly; never all of them."""
    total, asked = Counter[str](), Counter[str]()
    for place, label in labels.items():
        total[label.key] += 1
        asked[label.key] += seen[place].line.text.rstrip("\"'”’*_ ").endswith(("?", "؟"))
    plain = {key for key in total if key.split()[-1] in masthead_words()["asks"]}
    asking = plain or {key for key in total if asked[key] * 2 >= total[key]} or _asks_at_all(asked, total)
    return frozenset(asking if len(asking) < len(total) else ())


def _asks_at_all(asked: Mapping[str, int], total: Mapping[str, int]) -> set[str]:
    """The one label of which a turn is a question, where none of any other is."""
    asking = {key for key in total if asked[key]}
    return asking if len(asking) == 1 else set()


def _is_speaker(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 5 or name.lower() in _no_speakers():
        return False
    return all(word[:1].isupper() or not word.isascii() or len(word) <= 3 for word in words) and (
        words[0][:1].isupper() or not words[0].isascii()
    )


def _alternating(seen: Sequence[Seen]) -> Mapping[int, Label]:
    """Questions that nothing but their place marks: said to be an interview, or set in bold, or after a dash."""
    asked = [place for place, item in enumerate(seen) if item.look != "furniture" and _is_question(item.line.text)]
    asked = _without_asking_back([place for place in asked if place + 1 < len(seen)])
    if len(asked) < 3 or asked[-1] - asked[0] > 6 * len(asked):
        return {}
    styled = all(way_of(seen[place]) for place in asked)
    opening = " ".join(item.line.text for item in seen[max(0, asked[0] - _OPENING) : asked[0]])
    stretches = [seen[at + 1 : end] for at, end in pairwise([*asked, len(seen)])]
    told = [sum(item.line.words for item in stretch if item.is_text) for stretch in stretches]
    answered = all(told) and sum(told) >= _ANSWER_WORDS * len(told)
    if not (answered and (styled or speaks_of_interview(opening) or _is_addressed(seen, asked))):
        return {}
    return {place: question_at(seen, place, dash_before(seen[place].line.text)) for place in asked}


def _without_asking_back(asked: Sequence[int]) -> list[int]:
    """Of questions right after each other the last is answered; before it an answer ended as one, and so on back."""
    kept: list[int] = []
    for place in reversed(asked):
        if not kept or place + 1 < kept[-1]:
            kept.append(place)
    return kept[::-1]


def _is_addressed(seen: Sequence[Seen], asked: Sequence[int]) -> bool:
    """Whether the questions speak to somebody who answers of herself: most say you, most answers I or we.

    At least three questions from the beginning of the text on; a writer's own questions are answered by nobody.
    """
    opens = sum(item.is_text for item in seen[: asked[0]]) <= _INTRODUCTION
    answers = [" ".join(item.line.text for item in seen[at + 1 : end]) for at, end in pairwise([*asked, asked[-1] + 3])]
    you = sum(_YOU.search(seen[place].line.text) is not None for place in asked)
    me = sum(_ME.search(answer) is not None for answer in answers)
    return opens and you * 2 >= len(asked) and me * 2 >= len(asked)


def _is_question(words: str) -> bool:
    return asks(words) and len(words) < 600 and words[0] not in '"“«„'


def _is_regular(labels: Mapping[int, Label]) -> bool:
    """Whether no mark seems to be missing: all are names, and questions and answers take turns."""
    roles = [labels[place].role for place in sorted(labels)]
    named = all(label.name is not None for label in labels.values())
    return named and all(one != other for one, other in pairwise(roles))


def _walk(seen: Sequence[Seen], labels: Mapping[int, Label], *, loose: bool) -> list[Spoken]:
    """Follow the lines: an unmarked one goes on with an answer, or answers the question before it.

    ``loose``: an unmarked one may also be a question whose mark is missing.
    """
    spoken: list[Spoken] = []
    last = max(labels)
    for place in range(min(labels), len(seen)):
        item, label = seen[place], labels.get(place)
        if label is not None and label.key == GOES_ON:
            spoken[-1] = replace(spoken[-1], lines=(*spoken[-1].lines, place))
        elif label is not None:
            spoken.append(Spoken(label.role, (place,), label))
        elif place > last and (item.sign in CLOSERS or _END_NOTE.search(item.line.text) is not None):
            break
        elif _is_said(item):
            _go_on(seen, spoken, labels, place, loose=loose)
    return spoken


def _go_on(seen: Sequence[Seen], spoken: list[Spoken], labels: Mapping[int, Label], place: int, *, loose: bool) -> None:
    turn = spoken[-1]
    if loose and turn.role == "answer" and _asks_unmarked(seen, labels, place):
        spoken.append(Spoken("question", (place,)))
    elif (
        turn.role == "question"
        and _is_answered_here(seen, turn, labels, place)
        and not _asks_on(seen, turn, labels, place)
    ):
        spoken.append(Spoken("answer", (place,)))
    else:
        spoken[-1] = replace(turn, lines=(*turn.lines, place))


def _asks_on(seen: Sequence[Seen], turn: Spoken, labels: Mapping[int, Label], place: int) -> bool:
    """A short paragraph that asks, after one that does not and before an answer: it is the question itself."""
    before, item = seen[turn.lines[-1]].line, seen[place].line
    coming = place + 1 < len(seen) and place + 1 not in labels and seen[place + 1].is_text
    return coming and item.words <= _QUESTION_WORDS and _is_question(item.text) and not asks(before.text)


def _is_answered_here(seen: Sequence[Seen], turn: Spoken, labels: Mapping[int, Label], place: int) -> bool:
    """An unmarked line after a question answers it, unless a marked answer is still to come."""
    if turn.label is None:
        return True
    alone = not seen[turn.lines[-1]].line.text[len(turn.label.span) :].strip()
    coming = min((at for at in labels if at > place), default=None)
    return not alone and (coming is None or labels[coming].role == "question")


def _asks_unmarked(seen: Sequence[Seen], labels: Mapping[int, Label], place: int) -> bool:
    """A paragraph that is a short question, between unmarked ones: the marks of both turns are missing."""
    after = seen[place + 1] if place + 1 < len(seen) and place + 1 not in labels else None
    short = seen[place].line.words <= _QUESTION_WORDS and _is_question(seen[place].line.text)
    return short and after is not None and after.is_text and not _is_question(after.line.text)


def _is_said(item: Seen) -> bool:
    if _ASIDE.fullmatch(item.line.text) is not None:
        return False
    return item.is_text or (item.look == "phrase" and (item.line.words > 14 or item.line.text[:1].islower()))


def _close(spoken: list[Spoken]) -> tuple[Spoken, ...]:
    """An interview has answers; empty labels are no labels."""
    if not any(turn.role == "answer" for turn in spoken):
        return ()
    return tuple(
        replace(turn, label=None) if turn.label is not None and not len(turn.label.span) else turn for turn in spoken
    )


def _shift(span: Span, item: Seen) -> Span:
    return Span(span.start + item.line.span.start, span.end + item.line.span.start)


@cache
def _no_speakers() -> frozenset[str]:
    words = masthead_words()
    return frozenset(phrase.rstrip(":") for mark in ("caption", "published", "updated") for phrase in words[mark])
