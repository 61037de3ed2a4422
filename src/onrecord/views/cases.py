"""Cases: one row for each person, named or described, to whom something is reported to have happened."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model import Label, Role, flat
from onrecord.record import Reader
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_events import documents_with_events
from onrecord.record.query_labels import labels_now
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_reading import read_events
from onrecord.views.claims import offices_of
from onrecord.views.reports import report
from onrecord.views.shelf import Shelf, entity_of
from onrecord.views.values import OfficeRow, Report

DESCRIBED_ROLE = "who"
"""Words that denote nobody the text names are a case in this role alone: whom it is said to have happened to."""

_POINTING = frozenset(
    (
        *("i", "me", "my", "mine", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its"),
        *("we", "us", "our", "ours", "they", "them", "their", "theirs", "who", "whom", "whose", "which", "that"),
        *("this", "these", "those", "one", "ones", "someone", "somebody", "anyone", "anybody", "everyone"),
        *("everybody", "nobody", "none", "all", "others", "both", "each", "many", "some", "several", "few"),
    )
)
"""Words that tell of nobody by themselves: where they could not be resolved there is no case."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What cases are asked for: types of events of the codebook, a role in them, names in any spelling; () is any."""

    events: tuple[str, ...] = ()
    role: str | None = None
    names: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A person and what is reported of them.

    ``entity`` is None where the words denote nobody the text names; such a case is of one document and never joined
    with another one. ``denied`` counts the reports that deny it.
    """

    entity: str | None
    name: str
    named: bool
    label: Label
    roles: tuple[str, ...]
    offices: tuple[OfficeRow, ...]
    reports: tuple[Report, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    documents: tuple[str, ...]
    denied: int


def cases(reader: Reader, asked: Asked) -> tuple[Case, ...]:
    """Return the cases asked for: named people first, those of most documents first, then by name."""
    shelf = Shelf(reader)
    found = defaultdict[tuple[str, str], list[tuple[Leaf, Role, Report]]](list)
    for number in documents_with_events(reader, asked.events):
        leaf = shelf.leaf(number)
        for event in read_events(reader, number):
            if not asked.events or event.type in asked.events:
                for role in event.roles:
                    if asked.role in (None, role.role) and (key := _key(leaf, role)) is not None:
                        found[key].append((leaf, role, report(leaf, event, role)))
    if asked.names:
        named = {entity for name in asked.names for entity in entities_named(reader, name)}
        found = defaultdict(list, {key: held for key, held in found.items() if key[0] in named})
    rows = sorted(_cases(shelf, found), key=_order)
    return tuple(rows[: asked.limit])


def event_types(reader: Reader) -> tuple[str, ...]:
    """Return the types of events that are reported in the record, in order of the alphabet."""
    return tuple(row[0] for row in reader.rows("SELECT DISTINCT type FROM events ORDER BY type"))


def _order(case: Case) -> tuple[bool, int, int, str]:
    return not case.named, -len(case.documents), -len(case.reports), case.name


def _key(leaf: Leaf, role: Role) -> tuple[str, str] | None:
    """Return what makes reports one case: the linked entity, else the document and the words; None for no person."""
    entity = entity_of(leaf, role.entity)
    if entity is not None:
        return (leaf.canonical[entity.id], "") if entity.kind == "person" else None
    if role.span is None or role.role != DESCRIBED_ROLE:
        return None
    words = role.span.of(leaf.text)
    return None if words.lower() in _POINTING else (leaf.document, words)


def _cases(shelf: Shelf, found: dict[tuple[str, str], list[tuple[Leaf, Role, Report]]]) -> Iterator[Case]:
    ids = {key[0] for key, held in found.items() if not key[1] and held}
    people = {entity.id: entity for entity in linked_entities(shelf.reader, ids)}
    offices = offices_of(shelf, ids)
    labels = labels_now(shelf.reader)
    for (first, words), held in found.items():
        reports = tuple(dict.fromkeys(report for _, _, report in held))
        person = None if words else people[first]
        case = Case(
            entity=person.id if person else None,
            name=words or (person.name if person else None) or "not named",
            named=bool(person and person.named),
            label=labels.of(person.subject) if person else "public",
            roles=tuple(dict.fromkeys(report.role for report in reports)),
            offices=tuple(offices.get(first, ())) if person else (),
            reports=reports,
            dates=tuple(sorted({report.date for report in reports if report.date})),
            places=tuple(dict.fromkeys(report.place for report in reports if report.place)),
            documents=tuple(dict.fromkeys(report.document for report in reports)),
            denied=sum(report.polarity == "denied" for report in reports),
        )
        yield replace(case, name=flat(case.name))
