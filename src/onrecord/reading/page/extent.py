"""Where the text of a part begins and where it ends."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.page.looks import Seen
from onrecord.reading.page.turns import Spoken

_CLOSERS = frozenset({"tags", "comment", "related"})
_REACH = 120


def body_start(seen: Sequence[Seen], turns: Sequence[Spoken]) -> int:
    """The first full sentence below which no byline comes soon, or the first turn."""
    asked = turns[0].lines[0] if turns else len(seen)
    head = max(_main_head(seen[:asked]), _signed_head(seen[:asked]))
    for wanted in (("prose",), ("sentence",)):
        for place, item in enumerate(seen[:asked]):
            if (
                place > head
                and item.look in wanted
                and item.line.body is not False
                and not _is_standfirst(seen, place, asked)
            ):
                return place
    if turns:
        return asked
    if any(item.look == "prose" for item in seen):
        return next(place for place, item in enumerate(seen) if item.look == "prose")
    return next((place for place, item in enumerate(seen) if item.look == "phrase"), len(seen))


def _main_head(seen: Sequence[Seen]) -> int:
    """The index of the main heading if no more than a sentence stands over it, else -1."""
    heads = [place for place, item in enumerate(seen) if item.line.tag == "h1" and item.look != "furniture"]
    over = sum(item.look == "prose" for item in seen[: heads[0]]) if heads else 0
    return heads[0] if heads and over <= 1 else -1


def _signed_head(seen: Sequence[Seen]) -> int:
    """The index of the first line with a writer or day that begins a text, under teasers of other articles; else -1.

    Over it sentences stand alone, none after another; below it three of four lines are sentences.
    """
    for place, item in enumerate(seen):
        if place > 0 and seen[place - 1].is_text and item.is_text:
            return -1
        if names_or_dates(item) and are_teasers(seen[:place]) and _begins_text(seen, place):
            return place
    return -1


def names_or_dates(item: Seen) -> bool:
    """Whether a line credits a writer or tells a day."""
    return item.credit is not None and bool(item.credit.names or item.credit.dates)


def are_teasers(seen: Sequence[Seen]) -> bool:
    """Whether sentences stand alone, two or more of them, none after another."""
    told = [item.is_text for item in seen]
    return sum(told) >= 2 and not any(one and next_one for one, next_one in pairwise(told))


def _begins_text(seen: Sequence[Seen], place: int) -> bool:
    headed = any(item.look == "phrase" and item.line.words >= 3 for item in seen[max(0, place - 3) : place])
    after = [item for item in seen[place + 1 : place + 7] if item.look in ("prose", "sentence", "phrase")][:4]
    return headed and sum(item.is_text for item in after) >= 3


def _is_standfirst(seen: Sequence[Seen], place: int, stop: int) -> bool:
    soon = seen[place + 1 : min(place + 4, stop)]
    places = [at for at, item in enumerate(soon) if item.look == "byline" or (item.credit and item.credit.dates)]
    return bool(places) and all(item.look != "prose" for item in soon[: places[0]])


def body_end(seen: Sequence[Seen], body: int, turns: Sequence[Spoken]) -> int:
    """One past the last line of the text: before the first closing line after which the text does not go on."""
    first = max((turn.lines[-1] for turn in turns), default=body) + 1
    for place in range(first, len(seen)):
        if seen[place].sign in _CLOSERS and not _goes_on(seen, place, body):
            return place
    last = [place for place in range(body, len(seen)) if seen[place].look != "furniture"]
    return last[-1] + 1 if last else len(seen)


def _goes_on(seen: Sequence[Seen], closer: int, body: int) -> bool:
    """Whether the text goes on behind a tag list, a comment form or a list of other articles."""
    after = [item for item in seen[closer + 1 : closer + _REACH] if item.look not in ("furniture", "caption")]
    prose = sum(item.line.words for item in after if item.look == "prose")
    if seen[closer].sign == "comment":
        before = sum(item.line.words for item in seen[body:closer] if item.look == "prose")
        return prose > before and not any(item.look in ("byline", "date") for item in after)
    if any(item.line.body is True and item.is_text for item in after):
        return True
    run = longest = 0
    for item in after:
        run = run + 1 if item.is_text else 0
        longest = max(longest, run)
    return longest >= 2 or (seen[closer].sign == "related" and bool(after) and after[0].look == "prose")
