"""Linked events: a list of them, each told in the words of its accounts, and the dossier of one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.query_entities import entities_named
from onrecord.record.query_events import events_with
from onrecord.record.query_happenings import Kin, happening_of, happenings, kin_of, linked_events, told
from onrecord.record.query_leaf import Leaf
from onrecord.views.accords import accords, reasons
from onrecord.views.facets import facets
from onrecord.views.roots import Rooted, rooted, sentence_of
from onrecord.views.shelf import Shelf
from onrecord.views.silence import elsewhere
from onrecord.views.tellings import telling
from onrecord.views.utterances import Utterance
from onrecord.views.values import AccordRow, Column, Dispute, Dossier, Neighbour, Occasion, Telling

_WORDS = 4
"""So many wordings stand in the title of an event."""

_SPEAKING = frozenset({"differ", "update", "refine"})


class Accounts:
    """All accounts of one linked event, with the origins they end at."""

    def __init__(self, shelf: Shelf, happening: str) -> None:
        """Gather the accounts: those of the earliest published documents first."""
        self.id = happening
        found = []
        for item in told(shelf.reader, (happening,)):
            leaf = shelf.leaf(item.document)
            event = leaf.events[item.event]
            found.append(
                (telling(leaf, event), Utterance(leaf, event.trigger[0], leaf.statements.get(event.statement)))
            )
        found.sort(key=lambda pair: _by_time(pair[0]))
        self.tellings = tuple(one for one, _ in found)
        self.utterances = tuple(other for _, other in found)
        self.leaves: Mapping[str, Leaf] = {one.leaf.document: one.leaf for one in self.utterances}
        self.rooted: Rooted = rooted(shelf, self.utterances)

    def columns(self) -> tuple[tuple[Telling, ...], ...]:
        """Return the accounts by origin."""
        return tuple(
            tuple(one for place, one in enumerate(self.tellings) if self.rooted.of[place] == root)
            for root in range(len(self.rooted.roots))
        )

    def origin_of(self) -> Mapping[str, int]:
        """Return the place of the origin of each account by its id."""
        return {one.id: self.rooted.of[place] for place, one in enumerate(self.tellings)}


def _by_time(one: Telling) -> tuple[bool, str, str, int]:
    first = edtf_bounds(one.published.edtf)[0] if one.published.edtf else None
    return first is None, first or "", one.document, one.trigger[0].span.start


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
    for item in happenings(reader, types=types, least=least):
        if wanted is not None and item.id not in wanted:
            continue
        row = occasion(Accounts(shelf, item.id))
        if not single_origin or row.origins == 1:
            found.append(row)
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


def _with(reader: Reader, name: str) -> frozenset[str]:
    """Return the linked events in which somebody of this name takes part, or that are put at this place."""
    taking = events_with(reader, entities_named(reader, name))
    return frozenset(linked_events(reader, ((part.document, part.event) for part in taking)))


def occasion(accounts: Accounts, differing: int | None = None) -> Occasion:
    """Return a linked event in one line; ``differing`` is in how much its accounts differ, None to find out."""
    tellings = accounts.tellings
    if differing is None:
        differing = sum(row.relation == "differ" for row in accords(accounts))
    return Occasion(
        id=accounts.id,
        words=_wordings(tellings),
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


def _wordings(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """Return the triggers as first written, the most used first."""
    words = [" … ".join(" ".join(part.text.split()) for part in one.trigger) for one in tellings]
    first: dict[str, str] = {}
    for one in words:
        first.setdefault(one.casefold(), one)
    return tuple(first[key] for key, _ in Counter(one.casefold() for one in words).most_common(_WORDS))


def dossier(reader: Reader, asked: str) -> Dossier:
    """Return the dossier of a linked event, by its id, that of one of its events, or of the statement that reports it.

    Raises:
        RecordError: if there is none, or several.
    """
    return dossier_of(Shelf(reader), happening_of(reader, asked))


def dossier_of(shelf: Shelf, happening: str) -> Dossier:
    """Return the dossier of a linked event by its own id."""
    accounts = Accounts(shelf, happening)
    found = accords(accounts)
    columns = accounts.columns()
    row = occasion(accounts, sum(one.relation == "differ" for one in found))
    names = tuple(dict.fromkeys((*row.who, *row.places)))
    return Dossier(
        occasion=row,
        sentence=sentence_of(shelf, accounts.rooted, accounts.utterances),
        columns=tuple(_column(accounts, place, members) for place, members in enumerate(columns)),
        facets=facets(columns, accounts.leaves, reasons(accounts)),
        accords=found,
        tellings=accounts.tellings,
        neighbours=tuple(_neighbours(shelf, happening)),
        elsewhere=elsewhere(shelf.reader, (*names, *row.words), (leaf.number for leaf in accounts.leaves.values())),
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
            words=" ".join(telling(leaf, leaf.events[members[0].event]).context.text.split()),
            documents=len({item.document for item in members}),
        )


def _relation(kin: Kin, happening: str) -> str:
    if kin.link.relation != "part":
        return "possibly the same"
    return "this is part of it" if kin.a == happening else "it is part of this"


def disputes(
    reader: Reader, *, incomparable: bool = False, single_origin: bool = False, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return where accounts of one event differ, what matters most first.

    ``incomparable`` adds what cannot be compared, with the reason; ``single_origin`` leaves only differences between
    accounts that end at one origin. Events that are only possibly one are compared too, and marked so.
    """
    shelf = Shelf(reader)
    shown = {"differ", "not-comparable"} if incomparable else {"differ"}
    found: list[Dispute] = []
    for event, accounts, row in _compared(shelf):
        if row.relation in shown and (row.one_origin or not single_origin):
            found.append(Dispute(event, _wordings(accounts), row, _weight(row, accounts)))
    found.sort(key=lambda one: (-one.weight, one.event, one.accord.facet, one.accord.a.document, one.accord.b.document))
    return tuple(found[:limit])


def _weight(row: AccordRow, tellings: Sequence[Telling]) -> float:
    """Return how much a difference matters: more where people died or are missing, where more documents tell of it."""
    raise NotImplementedError
