"""Linked events: a list of them, each told in the words of its accounts, and the dossier of one."""

from collections.abc import Iterable, Sequence

from onrecord.model import flat
from onrecord.record import Reader
from onrecord.record.query_entities import entities_named
from onrecord.record.query_events import events_with
from onrecord.record.query_happenings import (
    Kin,
    happening_of,
    happenings,
    kin_of,
    linked_events,
    told,
)
from onrecord.views.accords import accords, differing_in, reasons
from onrecord.views.accounts import Accounts, wordings
from onrecord.views.facets import facets
from onrecord.views.happenings import happenings_listed
from onrecord.views.roots import sentence_of
from onrecord.views.shelf import Shelf
from onrecord.views.silence import beside
from onrecord.views.tellings import telling
from onrecord.views.values import Column, Dossier, Neighbour, Occasion, Stretch, Telling

_SEVERAL = 2
"""So many accounts make a dossier worth reading side by side."""


def occasions(
    reader: Reader,
    *,
    types: Iterable[str] = (),
    about: str | None = None,
    least: int = 1,
    single_origin: bool = False,
    limit: int | None = None,
) -> tuple[Occasion, ...]:
    """Return linked events that at least so many documents report, those of most documents first.

    ``types`` are types of the codebook, ``about`` a name of somebody who takes part or of the place. ``single_origin``
    leaves only those whose accounts all end at one origin, as far as the record shows.
    """
    shelf = Shelf(reader)
    wanted = None if about is None else _with(reader, about)
    found: list[Occasion] = []
    among = limit if wanted is None and not single_origin else None
    for item in happenings(reader, types=types, least=least, limit=among):
        if wanted is not None and item.id not in wanted:
            continue
        row = occasion(shelf, Accounts(shelf, item.id))
        if not single_origin or row.origins == 1:
            found.append(row)
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


def occasions_listed(
    reader: Reader, *, types: Iterable[str] = (), least: int = 1, limit: int = 20, after: str | None = None
) -> Stretch[Occasion]:
    """Return a stretch of the linked events that at least so many documents report, those of most documents first."""
    shelf = Shelf(reader)
    held = happenings_listed(reader, tuple(types), least, limit, after)
    shelf.open(item.document for item in told(reader, (one.id for one in held.rows)))
    rows = tuple(occasion(shelf, Accounts(shelf, one.id)) for one in held.rows)
    return Stretch(rows, held.before, held.total, held.after)


def _with(reader: Reader, name: str) -> frozenset[str]:
    """Return the linked events in which somebody of this name takes part, or that are put at this place."""
    taking = events_with(reader, entities_named(reader, name))
    return frozenset(linked_events(reader, ((part.document, part.event) for part in taking)))


def occasion(shelf: Shelf, accounts: Accounts, differing: int | None = None) -> Occasion:
    """Return a linked event in one line; ``differing`` is in how much its accounts differ, None to find out."""
    tellings = accounts.gists
    if differing is None:
        differing = differing_in(shelf, accounts)
    return Occasion(
        id=accounts.id,
        words=wordings(tellings),
        types=tuple(sorted({one.type for one in tellings})),
        accounts=len(tellings),
        documents=tuple(dict.fromkeys(one.document for one in tellings)),
        origins=len(accounts.rooted.roots),
        dependent=accounts.rooted.dependent_roots,
        who=tuple(dict.fromkeys(taking.name for one in tellings for taking in one.takings if taking.named)),
        places=tuple(dict.fromkeys(one.place for one in tellings if one.place)),
        dates=tuple(sorted({one.date for one in tellings if one.date})),
        denied=sum(one.polarity == "denied" for one in tellings),
        differ=differing,
    )


def dossier(reader: Reader, asked: str) -> Dossier:
    """Return the dossier of a linked event, by its id, that of one of its events, or of the statement that reports it.

    Raises:
        RecordError: if there is none, or several.
    """
    return dossier_of(Shelf(reader), happening_of(reader, asked))


def dossier_of(shelf: Shelf, happening: str) -> Dossier:
    """Return the dossier of a linked event by its own id."""
    accounts = Accounts(shelf, happening)
    found = accords(shelf, accounts)
    columns = accounts.columns()
    row = occasion(shelf, accounts, sum(one.relation == "differ" for one in found))
    names = tuple(dict.fromkeys((*row.who, *row.places)))
    return Dossier(
        occasion=row,
        sentence=sentence_of(shelf, accounts.rooted, accounts.utterances),
        columns=tuple(_column(accounts, place, members) for place, members in enumerate(columns)),
        facets=facets(columns, accounts.leaves, reasons(shelf, accounts)),
        accords=found,
        tellings=accounts.tellings,
        neighbours=tuple(_neighbours(shelf, happening)),
        elsewhere=beside(shelf.reader, names, row.words, (leaf.number for leaf in accounts.leaves.values())),
    )


def _column(accounts: Accounts, place: int, members: Sequence[Telling]) -> Column:
    root = accounts.rooted.roots[place]
    documents = tuple(dict.fromkeys(one.document for one in members))
    return Column(
        mark=root.mark,
        name=root.name,
        documents=documents,
        repeating=tuple(document for document in documents if document in accounts.rooted.repeating),
        dependent=tuple(
            (pair.b if pair.a == root.mark else pair.a, pair.why)
            for pair in accounts.rooted.dependent
            if root.mark in (pair.a, pair.b)
        ),
    )


def _neighbours(shelf: Shelf, happening: str) -> Iterable[Neighbour]:
    """Yield other linked events that are possibly the same, or part of this one or it of them; each once, the best."""
    best: dict[str, Kin] = {}
    for kin in kin_of(shelf.reader, (happening,)):
        best.setdefault(kin.b if kin.a == happening else kin.a, kin)
    for other, kin in best.items():
        members = told(shelf.reader, (other,))
        leaf = shelf.leaf(members[0].document)
        yield Neighbour(
            id=other,
            relation=_relation(kin, happening),
            why=kin.link.rule,
            score=kin.link.score,
            words=flat(telling(leaf, leaf.events[members[0].event]).context.text),
            documents=len({item.document for item in members}),
        )


def _relation(kin: Kin, happening: str) -> str:
    if kin.link.relation != "part":
        return "possibly the same"
    return "this is part of it" if kin.a == happening else "it is part of this"


def dossiers(reader: Reader, statements: frozenset[str] | None, limit: int) -> tuple[Dossier, ...]:
    """Return the dossiers of events of which several accounts tell, those of most documents first, at most so many.

    ``statements`` leaves only events that one of these statements of the record reports; None is all.
    """
    shelf = Shelf(reader)
    found: list[Dossier] = []
    for item in happenings(reader):
        if len(found) == limit:
            break
        if item.events < _SEVERAL:
            continue
        one = dossier_of(shelf, item.id)
        if statements is None or any(telling.statement in statements for telling in one.tellings):
            found.append(one)
    return tuple(found)
