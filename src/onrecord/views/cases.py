"""Cases: one row for each person, named or described, to whom something is reported to have happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Label, flat
from onrecord.record import Reader
from onrecord.record.listing.cases import NAMELESS, CaseAt, case_at, case_of, cases_after, cases_in_all, reports_after
from onrecord.record.query_entities import documents_of, entities_named, linked_entities, names_borne
from onrecord.record.query_events import Part, parts_in
from onrecord.record.query_labels import labels_now
from onrecord.record.query_leaf import Leaf
from onrecord.views.claims import first_office, offices_of
from onrecord.views.reports import report
from onrecord.views.shelf import Shelf
from onrecord.views.values import OfficeRow, Report, Stretch


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
    found: dict[_Key, list[Part]] = {}
    for part in _parts(reader, asked):
        if (key := case_of(part)) is not None:
            found.setdefault(key, []).append(part)
    if asked.names:
        named = {entity for name in asked.names for entity in entities_named(reader, name)}
        found = {key: held for key, held in found.items() if key[0] in named}
    if asked.limit is not None:
        found = _first(reader, found, asked.limit)
    return tuple(sorted(_cases(shelf, found), key=_order))


_Key = tuple[str, str]
"""What makes reports one case: the linked entity, else the document and the words."""


def _parts(reader: Reader, asked: Asked) -> Iterator[Part]:
    if not asked.names:
        return parts_in(reader, asked.events, asked.role)
    named = (entity for name in asked.names for entity in entities_named(reader, name))
    return parts_in(reader, asked.events, asked.role, documents_of(reader, named))


def _first(reader: Reader, found: Mapping[_Key, list[Part]], limit: int) -> dict[_Key, list[Part]]:
    """Return the cases that come first, put in order without a document being opened."""
    called = names_borne(reader, {key[0] for key in found if not key[1]})

    def order(key: _Key) -> tuple[bool, int, int, str]:
        named, name = (False, key[1]) if key[1] else called[key[0]]
        documents = {part.document for part in found[key]}
        reports = {(part.document, part.event, part.role, part.span) for part in found[key]}
        return not named, -len(documents), -len(reports), flat(name or NAMELESS)

    return {key: found[key] for key in sorted(found, key=order)[:limit]}


def event_types(reader: Reader) -> tuple[str, ...]:
    """Return the types of events that are reported in the record, in order of the alphabet."""
    return tuple(row[0] for row in reader.rows("SELECT DISTINCT type FROM events ORDER BY type"))


def _order(case: Case) -> tuple[bool, int, int, str]:
    return not case.named, -len(case.documents), -len(case.reports), case.name


def _report(shelf: Shelf, part: Part) -> Report:
    return _reported(shelf.leaf(part.document), part.event, part.place)


def _cases(shelf: Shelf, found: Mapping[_Key, list[Part]]) -> Iterator[Case]:
    ids = {key[0] for key in found if not key[1]}
    people = {entity.id: entity for entity in linked_entities(shelf.reader, ids)}
    offices = offices_of(shelf, ids)
    labels = labels_now(shelf.reader)
    for (first, words), held in found.items():
        reports = tuple(dict.fromkeys(_report(shelf, part) for part in held))
        person = None if words else people[first]
        case = Case(
            entity=person.id if person else None,
            name=words or (person.name if person else None) or NAMELESS,
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


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it is listed: as in ``Case``, all counted, with its first reports and one of the posts.

    ``key`` is what it is found by again.
    """

    key: str
    entity: str | None
    name: str
    named: bool
    label: Label
    office: OfficeRow | None
    reports: tuple[Report, ...]
    in_all: int
    documents: int
    denied: int


def cases_listed(reader: Reader, event: str = "", *, limit: int = 20, after: str | None = None) -> Stretch[CaseRow]:
    """Return a stretch of the cases of a type of event, of any if empty: named people first, those of most documents.

    ``after`` is that of the stretch before.
    """
    start, before = None, 0
    if after is not None:
        key, _, passed = after.rpartition(".")
        start = case_at(reader, event, key)
        before = 0 if start is None else int(passed)
    found = list(cases_after(reader, event, limit + 1, start))
    shown = found[:limit]
    following = f"{shown[-1].key}.{before + len(shown)}" if len(found) > limit else None
    return Stretch(tuple(_listed(Shelf(reader), shown)), before, cases_in_all(reader, event), following)


def case_listed(reader: Reader, key: str, event: str = "", *, limit: int = 40, skip: int = 0) -> CaseRow | None:
    """Return a case by its key with a stretch of its reports, by path and place; None where there is none."""
    held = case_at(reader, event, key)
    if held is None:
        return None
    first = reports_after(reader, event, held, limit, skip)
    (row,) = _listed(Shelf(reader), [replace(held, first=first)])
    return replace(row, key=key)


def _listed(shelf: Shelf, found: Sequence[CaseAt]) -> Iterator[CaseRow]:
    labels = labels_now(shelf.reader)
    ids = {case.entity for case in found if case.entity} if labels.by_item or labels.by_name else set()
    people = {entity.id: entity for entity in linked_entities(shelf.reader, ids)}
    shelf.open(document for case in found for document, _, _ in case.first)
    for case in found:
        person = people.get(case.entity)
        yield CaseRow(
            key=case.key if case.first else "",
            entity=case.entity or None,
            name=case.name,
            named=case.named,
            label=labels.of(person.subject) if person else "public",
            office=first_office(shelf, case.entity) if case.entity else None,
            reports=tuple(_reported(shelf.leaf(document), event, place) for document, event, place in case.first),
            in_all=case.reports,
            documents=case.documents,
            denied=case.denied,
        )


def _reported(leaf: Leaf, event: str, place: int) -> Report:
    held = leaf.events[event]
    return report(leaf, held, held.roles[place])
