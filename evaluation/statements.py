"""Explicit statements with their speakers and depth, own voice and turns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from evaluation.spans import Item, Points, in_order, jaccard, one_to_one, points
from evaluation.tally import Tally
from evaluation.words import name_words

CONTENT_OVERLAP = 0.5
"""Jaccard of two contents, as sets of code points, from which they are one."""
SOURCE_OVERLAP = 0.5
_UNSPOKEN = ("author", "turn")

Line = dict[str, Any]
Wanted = Callable[[Item], bool]


def explicit(text: str, predicted: Line, gold: Line) -> Tally:
    """Match statements of manner direct, indirect and mixed by their contents."""
    return _tally(*_matched(text, predicted, gold, is_explicit))


def speaker_and_depth(text: str, predicted: Line, gold: Line) -> Tally:
    """Count the matched explicit statements whose speaker and depth agree too."""
    ours, theirs, pairs = _matched(text, predicted, gold, is_explicit)
    agreed = [
        (at, to)
        for at, to in pairs
        if same_speaker(text, (ours[at], predicted), (theirs[to], gold))
        and depth(ours[at], predicted) == depth(theirs[to], gold)
    ]
    return _tally(ours, theirs, agreed)


def own_voice(text: str, predicted: Line, gold: Line) -> Tally:
    """Match what writers assert in their own voice."""
    return _tally(*_matched(text, predicted, gold, lambda item: item["manner"] == "author"))


def turns(text: str, predicted: Line, gold: Line) -> Tally:
    """Match questions and answers, and the assertions that the gold of the seeds marks inside them."""
    return _tally(*_matched(text, predicted, gold, lambda item: item["manner"] == "turn"))


def whole_turns(text: str, predicted: Line, gold: Line) -> Tally:
    """Match the paragraphs of questions and answers alone: turns inside a turn are left out."""
    return turns(text, predicted, without_inner_turns(gold))


def without_inner_turns(line: Line) -> Line:
    """Return a reading without the turns that stand inside another turn."""
    of_turns = {item["id"] for item in line["statements"] if item["manner"] == "turn"}
    kept = [item for item in line["statements"] if not (item["id"] in of_turns and item["parent"] in of_turns)]
    return line | {"statements": kept}


def is_explicit(item: Item) -> bool:
    """Return whether a statement is direct, indirect or mixed."""
    return item["manner"] not in _UNSPOKEN


def depth(item: Item, line: Line) -> int:
    """Return how many explicit statements enclose this one."""
    by_id = {statement["id"]: statement for statement in line["statements"]}
    enclosing, seen = 0, set()
    parent = by_id.get(item["parent"])
    while parent is not None and parent["id"] not in seen:
        seen.add(parent["id"])
        enclosing += is_explicit(parent)
        parent = by_id.get(parent["parent"])
    return enclosing


def same_speaker(text: str, ours: tuple[Item, Line], theirs: tuple[Item, Line]) -> bool:
    """Return whether two statements, each with its reading, have one speaker.

    The words of a name of one lie within a name of the other; or neither states a speaker; or, where either has no
    names, their source spans overlap.
    """
    our_names, their_names = speaker_names(*ours), speaker_names(*theirs)
    our_source, their_source = points(text, ours[0]["source"]), points(text, theirs[0]["source"])
    if our_names and their_names:
        return share_a_name(our_names, their_names)
    if not (our_names or their_names or our_source or their_source):
        return True
    return jaccard(our_source, their_source) >= SOURCE_OVERLAP


def speaker_names(item: Item, line: Line) -> list[frozenset[str]]:
    """Return the word sets of all surface names and nominals of a statement's speakers."""
    return names_of(item["speakers"], line)


def names_of(entities: Iterable[str], line: Line) -> list[frozenset[str]]:
    """Return the word sets of all surface names and nominals of some entities."""
    wanted = set(entities)
    names = [name for entity in line["entities"] if entity["id"] in wanted for name in entity["names"]]
    return [words for words in map(name_words, names) if words]


def share_a_name(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Return whether a name of one side lies within a name of the other."""
    return any(a <= b or b <= a for a in ours for b in theirs)


def _matched(
    text: str, predicted: Line, gold: Line, wanted: Wanted
) -> tuple[list[Item], list[Item], list[tuple[int, int]]]:
    ours = in_order(filter(wanted, predicted["statements"]), lambda item: item["content"])
    theirs = in_order(filter(wanted, gold["statements"]), lambda item: item["content"])
    our_points, their_points = _contents(text, ours), _contents(text, theirs)
    return ours, theirs, one_to_one(our_points, their_points, jaccard, CONTENT_OVERLAP)


def _contents(text: str, items: Iterable[Item]) -> list[Points]:
    return [points(text, item["content"]) for item in items]


def _tally(ours: Sequence[Item], theirs: Sequence[Item], pairs: Sequence[tuple[int, int]]) -> Tally:
    return Tally(len(pairs), len(ours), len(theirs))
