"""What people judged, as rows: on what, how it stands, what contradicts it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Action, Anchor, ItemKind, Setting, Span
from onrecord.record import Reader
from onrecord.record.query_judgements import Location, Standing, State, standings
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_reading import number_of

Which = Literal["all", "contradictory", "rejected", "orphaned"]
"""Which judgements are wanted: those that others contradict, rejections that hold, those that lost their place."""

_SHOWN = 160
"""Characters of judged words that are worth showing."""


@dataclass(frozen=True, slots=True)
class JudgedThing:
    """What a judgement is on.

    ``item`` is its id in the record, None where it is a whole document, mere words, or not found. ``words`` are those
    that were judged, shortened, else its name; ``span`` is where they stood.
    """

    document: str
    kind: ItemKind
    item: str | None
    span: Span | None
    words: str


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement: what was decided on what, by whom, when, why, and how it stands.

    ``settings`` are fields with the words they were set to (empty: to nothing). ``state`` is holds, overruled (a later
    one says otherwise), undone or orphaned; ``lost`` says why it is orphaned. ``against`` are the ids of judgements of
    other people that contradict it. ``undoes`` is the id of the judgement that it takes back.
    """

    id: str
    at: str
    who: str
    why: str
    action: Action
    on: tuple[JudgedThing, ...]
    settings: tuple[tuple[str, str], ...]
    state: State
    against: tuple[str, ...]
    lost: str | None
    undoes: str | None


def judgements(reader: Reader, which: Which = "all") -> tuple[JudgementRow, ...]:
    """Return judgements in the order in which they were made."""
    return tuple(judgement_row(standing) for standing in standings(reader) if _wanted(standing, which))


def judged_in(reader: Reader, document: str) -> tuple[tuple[str, JudgementRow], ...]:
    """Return the judgements on what stands in a document, in the order in which they were made, taken back or not.

    Each comes with the id that the thing has now; with the one it had where it was rejected or not found.
    """
    leaf = Leaf(reader, number_of(reader, document))
    now: Mapping[ItemKind, Mapping[str, str]] = {
        "statement": leaf.statement_ids,
        "event": leaf.event_ids,
        "count": leaf.count_ids,
        "office": leaf.office_ids,
    }
    return tuple(
        (now.get(place.kind, {}).get(place.local, place.item), judgement_row(standing))
        for standing in standings(reader)
        for place in standing.where
        if place is not None and place.document == document
    )


def judgement_row(standing: Standing) -> JudgementRow:
    """Return a judgement as a row."""
    judgement = standing.judgement
    return JudgementRow(
        id=judgement.id,
        at=judgement.at,
        who=judgement.who,
        why=judgement.why,
        action=judgement.action,
        on=tuple(_thing(*pair) for pair in zip(judgement.targets, standing.where, strict=True)),
        settings=tuple((setting.field, _set_to(setting)) for setting in judgement.settings),
        state=standing.state,
        against=standing.against,
        lost=standing.lost,
        undoes=judgement.undoes,
    )


def _wanted(standing: Standing, which: Which) -> bool:
    match which:
        case "contradictory":
            return bool(standing.against)
        case "rejected":
            return standing.state == "holds" and standing.judgement.action in ("reject", "different", "not-copy")
        case "orphaned":
            return standing.state == "orphaned"
    return True


def _thing(target: Anchor, place: Location | None) -> JudgedThing:
    found = place is not None and place.lost is None and place.kind not in ("document", "words")
    return JudgedThing(
        document=target.document,
        kind=target.kind,
        item=place.item if place is not None and found else None,
        span=target.places[0].span if target.places else None,
        words=words_of(target),
    )


def words_of(target: Anchor) -> str:
    """Return the words that were judged, shortened, else the name of the thing."""
    words = " ".join(" […] ".join(place.words for place in target.places).split()) or target.detail("name")
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def _set_to(setting: Setting) -> str:
    return setting.text if setting.text is not None else _listed(words_of(anchor) for anchor in setting.anchors)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)
