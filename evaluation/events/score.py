"""Scores of the event set: triggers, types, roles, polarity, modality, offices."""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.events.notation import Happening, Holding, Sentence, Words
from evaluation.spans import one_to_one
from evaluation.tally import Tally

Line = Mapping[str, Any]

ROWS = ("events", "+ event type", "roles", "polarity", "modality", "offices")


def scores(sentence: Sentence, line: Line) -> dict[str, Tally]:
    """Compare the reading of one sentence with what is annotated; polarity and modality are shares."""
    ours = list(line["events"])
    pairs = one_to_one(ours, sentence.events, _event_overlap)
    agreed = [(ours[at], sentence.events[to]) for at, to in pairs if ours[at]["type"] == sentence.events[to].type]
    size = len(ours), len(sentence.events)
    offices = one_to_one(line["offices"], sentence.offices, lambda a, b: _office_overlap(sentence.text, line, a, b))
    return {
        "events": Tally(len(pairs), *size),
        "+ event type": Tally(len(agreed), *size),
        "roles": Tally(
            sum(_roles(*pair) for pair in agreed),
            sum(len(event["roles"]) for event in ours),
            sum(len(event.roles) for event in sentence.events),
        ),
        "polarity": _share([our["polarity"] == gold.polarity for our, gold in agreed]),
        "modality": _share([our["modality"] == gold.modality for our, gold in agreed]),
        "offices": Tally(len(offices), len(line["offices"]), len(sentence.offices)),
    }


def _share(right: Sequence[bool]) -> Tally:
    return Tally(sum(right), len(right), len(right))


def _event_overlap(ours: Line, gold: Happening) -> float:
    shared = sum(_shared(span["start"], span["end"], gold.trigger) for span in ours["trigger"])
    return shared + (0.5 if shared and ours["type"] == gold.type else 0)


def _roles(ours: Line, gold: Happening) -> int:
    return len(one_to_one(ours["roles"], gold.roles, _role_overlap))


def _role_overlap(ours: Line, gold: Words) -> float:
    if ours["role"] != gold.role or ours["start"] is None:
        return 0
    shared = _shared(ours["start"], ours["end"], gold)
    return shared if shared >= min(ours["end"] - ours["start"], gold.end - gold.start) else 0


def _shared(start: int, end: int, words: Words) -> int:
    return max(0, min(end, words.end) - max(start, words.start))


def _office_overlap(text: str, line: Line, ours: Line, gold: Holding) -> float:
    shared = _shared(ours["post"]["start"], ours["post"]["end"], gold.post)
    holder = text[gold.holder.start : gold.holder.end]
    names = [name for entity in line["entities"] if entity["id"] == ours["holder"] for name in entity["names"]]
    return shared if any(name in holder or holder in name for name in names) else 0
