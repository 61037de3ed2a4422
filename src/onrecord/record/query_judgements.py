"""What people judged, as it stands: what holds, what was taken back or overruled, what no longer finds its place."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Anchor, Given, ItemKind, Judgement, Reading, Setting
from onrecord.model.judgement import CHANGING, LINKING, MARKING, in_force, in_order
from onrecord.record import codec
from onrecord.record.judgements.codec import built, unpacked
from onrecord.record.reader import Reader, Row

State = Literal["holds", "overruled", "undone", "orphaned"]
"""Whether a judgement holds, a later one says otherwise, it was taken back, or its place is not found."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a target of a judgement was found: ``number`` is the document's, ``local`` the id within its reading.

    ``item`` is the id that it has in the record as the machine read it. ``held`` is False where it was rejected;
    ``lost`` says why it was not found.
    """

    document: str
    number: int
    kind: ItemKind
    local: str
    item: str
    held: bool
    lost: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and how it stands.

    ``where`` has a place for each target, None where its document is not held. ``against`` are the ids of judgements of
    other people that say otherwise; ``lost`` says why it is orphaned.
    """

    judgement: Judgement
    state: State
    where: tuple[Location | None, ...]
    against: tuple[str, ...] = ()
    lost: str | None = None


def read_judgements(reader: Reader) -> tuple[Judgement, ...]:
    """Return all judgements that were ever made, in the order in which they hold."""
    return in_order(map(_judgement, reader.stream("SELECT * FROM judgements")))


def read_judgement(reader: Reader, judgement: str) -> Judgement | None:
    """Return a judgement by its id; None where there is none."""
    row = reader.row("SELECT * FROM judgements WHERE id = :id", id=judgement)
    return None if row is None else _judgement(row)


def judgements_on(reader: Reader, document: str) -> tuple[Judgement, ...]:
    """Return the judgements in force on a document, in order."""
    rows = reader.rows(
        "SELECT * FROM judgements WHERE action = 'undo' OR number IN"
        " (SELECT judgement FROM judgement_documents WHERE document = :document)",
        document=document,
    )
    return tuple(item for item in in_force(map(_judgement, rows)) if document in item.documents)


def is_judged(reader: Reader, document: str) -> bool:
    """Tell whether there are judgements on a document, in force or not."""
    return reader.row("SELECT 1 FROM judgement_documents WHERE document = :id LIMIT 1", id=document) is not None


def last_moment(reader: Reader) -> str:
    """Return when the latest judgement was made, empty where there is none."""
    return str(reader.rows("SELECT coalesce(max(at), '') FROM judgements")[0][0])


def given_by_people(reader: Reader, number: int) -> tuple[Given, ...]:
    """Return the fields of a document that people said, by its number."""
    row = reader.row("SELECT given FROM judged_documents WHERE document = :number", number=number)
    return () if row is None else codec.given_in(json.loads(row["given"]))


@dataclass(frozen=True, slots=True)
class Described:
    """What people said of a document as a whole: ``given`` are fields that do not stand in its reading."""

    given: tuple[Given, ...]
    people: tuple[str, ...]


def described_documents(reader: Reader) -> Mapping[int, Described]:
    """Return what people said of documents as a whole, by their numbers."""
    people = defaultdict[int, dict[str, None]](dict)
    for row in reader.rows(
        "SELECT p.document, j.who FROM judged AS p JOIN judgements AS j ON j.number = p.judgement"
        " WHERE p.kind = 'document' AND p.held AND j.action = 'set' ORDER BY j.at, j.id"
    ):
        people[row["document"]][row["who"]] = None
    return {
        row["document"]: Described(codec.given_in(json.loads(row["given"])), tuple(people[row["document"]]))
        for row in reader.rows("SELECT document, given FROM judged_documents")
        if row["document"] in people
    }


def machine_reading(reader: Reader, number: int) -> Reading | None:
    """Return what the machine read in a document that people changed, by its number; None where the tables hold it."""
    row = reader.row("SELECT machine FROM judged_documents WHERE document = :number", number=number)
    return None if row is None or row["machine"] is None else unpacked(row["machine"])


def judged_by(reader: Reader, number: int) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return who accepted, set or added what in a document: by kind and id within the reading, empty for itself."""
    return judged_in(reader, (number,)).get(number, {})


def judged_in(reader: Reader, numbers: Iterable[int]) -> Mapping[int, Mapping[tuple[str, str], tuple[str, ...]]]:
    """Return that of several documents, by their numbers; documents in which nothing was judged are left out."""
    found = defaultdict[int, defaultdict[tuple[str, str], dict[str, None]]](lambda: defaultdict(dict))
    for row in reader.rows(
        "SELECT p.document, p.kind, p.local, j.who, j.action FROM json_each(:wanted) AS w"
        " CROSS JOIN judged AS p ON p.document = w.value JOIN judgements AS j ON j.number = p.judgement"
        " WHERE p.held ORDER BY j.at, j.id",
        wanted=json.dumps(sorted(numbers)),
    ):
        if row["action"] in CHANGING:
            found[row["document"]][row["kind"], row["local"]][row["who"]] = None
    return {number: {place: tuple(people) for place, people in places.items()} for number, places in found.items()}


def standings(reader: Reader) -> tuple[Standing, ...]:
    """Return all judgements with how they stand, in the order in which they hold."""
    every = read_judgements(reader)
    force = {judgement.id for judgement in in_force(every)}
    where = _locations(reader, every)
    verdicts = _Verdicts(item for item in every if item.id in force)
    verdicts.fill(where)
    return tuple(
        _standing(judgement, where[judgement.id], verdicts, force=judgement.id in force) for judgement in every
    )


def _standing(
    judgement: Judgement, where: tuple[Location | None, ...], verdicts: "_Verdicts", *, force: bool
) -> Standing:
    if judgement.action == "undo":
        return Standing(judgement, "holds", where)
    if not force:
        return Standing(judgement, "undone", where)
    lost = next((place.lost for place in where if place is not None and place.lost is not None), None)
    if None in where:
        lost = "the record does not hold its document"
    if lost is not None:
        return Standing(judgement, "orphaned", where, lost=lost)
    overruled, against = verdicts.on(judgement)
    return Standing(judgement, "overruled" if overruled else "holds", where, against)


class _Verdicts:
    """What was answered to each question, by whom; the later answer of one person counts."""

    def __init__(self, force: Iterable[Judgement]) -> None:
        self._force = tuple(force)
        self._asked: dict[str, tuple[tuple[object, object], ...]] = {}
        self._answers = defaultdict[object, dict[str, tuple[object, str]]](dict)
        self._last: dict[object, object] = {}

    def fill(self, where: Mapping[str, tuple[Location | None, ...]]) -> None:
        """Go through the judgements in force, in order."""
        for judgement in self._force:
            asked = tuple(_questions(judgement, where[judgement.id]))
            self._asked[judgement.id] = asked
            for question, answer in asked:
                self._answers[question][judgement.who] = (answer, judgement.id)
                self._last[question] = answer

    def on(self, judgement: Judgement) -> tuple[bool, tuple[str, ...]]:
        """Tell whether a judgement is overruled in all it says, and which ones of others contradict it."""
        asked = self._asked[judgement.id]
        overruled = bool(asked) and all(self._last[question] != answer for question, answer in asked)
        against = dict.fromkeys(
            other
            for question, answer in asked
            if self._answers[question][judgement.who][1] == judgement.id
            for who, (said, other) in self._answers[question].items()
            if who != judgement.who and said != answer
        )
        return overruled, tuple(against)


def _questions(judgement: Judgement, where: tuple[Location | None, ...]) -> Iterator[tuple[object, object]]:
    """Yield each question that a judgement answers, with its answer."""
    places = [_key(target, place) for target, place in zip(judgement.targets, where, strict=True)]
    action = judgement.action
    if action in LINKING:
        yield ("link", frozenset(places)), action
    elif action in ("accept", "reject", "add"):
        yield ("holds", places[0]), "reject" if action == "reject" else "accept"
    elif action == "grade":
        yield ("grade", places[0], judgement.who), judgement.settings
    if action in ("set", "add"):
        for field in {setting.field for setting in judgement.settings}:
            answer = tuple((item.text, item.anchors) for item in judgement.settings if item.field == field)
            yield ("set", places[0], field), answer


def _key(target: Anchor, place: Location | None) -> object:
    if place is None or place.lost is not None:
        return target
    return place.document, place.kind, place.local


def _locations(reader: Reader, every: Iterable[Judgement]) -> Mapping[str, tuple[Location | None, ...]]:
    found = {
        (row["judgement"], row["target"]): _location(row)
        for row in reader.rows(
            "SELECT j.id AS judgement, p.target, p.document AS number, d.id AS document, p.kind, p.local, p.item,"
            " p.held, p.lost FROM judged AS p JOIN judgements AS j ON j.number = p.judgement"
            " JOIN documents AS d ON d.number = p.document"
        )
    }
    return {
        judgement.id: tuple(found.get((judgement.id, number)) for number in range(len(judgement.targets)))
        for judgement in every
    }


def _location(row: Row) -> Location:
    return Location(
        document=row["document"],
        number=row["number"],
        kind=row["kind"],
        local=row["local"],
        item=row["item"],
        held=bool(row["held"]),
        lost=row["lost"],
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A note, tag, collection or grade on something, with its words and who made it."""

    judgement: str
    action: str
    words: str
    who: str
    at: str
    where: Location


def marks(reader: Reader) -> tuple[Mark, ...]:
    """Return the marks that hold, in order; of several grades of one person on one thing the latest."""
    return tuple(
        Mark(
            judgement=standing.judgement.id,
            action=standing.judgement.action,
            words=" ".join(setting.text or "" for setting in standing.judgement.settings),
            who=standing.judgement.who,
            at=standing.judgement.at,
            where=place,
        )
        for standing in standings(reader)
        if standing.state == "holds" and standing.judgement.action in MARKING
        for place in standing.where
        if place is not None
    )


def _judgement(row: Row) -> Judgement:
    return Judgement(
        id=row["id"],
        at=row["at"],
        who=row["who"],
        why=row["why"],
        action=row["action"],
        targets=built(tuple[Anchor, ...], json.loads(row["targets"])),
        settings=built(tuple[Setting, ...], json.loads(row["settings"])),
        undoes=row["undoes"],
    )
