"""The rows of a dossier: what each telling says on when, where, who, how many, in which words, affirmed or denied."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import flat
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain
from onrecord.views.shelf import quote
from onrecord.views.values import CountRow, Entry, Facet, FacetName, Quote, Telling

_MODALITIES = {
    "actual": "told as having happened",
    "alleged": "told as alleged",
    "planned": "told as planned",
    "predicted": "told as expected",
    "demanded": "demanded",
    "hypothetical": "told as possible",
}

Reasons = Mapping[str, tuple[Quote, ...]]
"""The words that tell why, by telling."""


def facets(columns: Sequence[Sequence[Telling]], leaves: Mapping[str, Leaf], reasons: Reasons) -> tuple[Facet, ...]:
    """Return the rows of a dossier that say anything; ``columns`` are the tellings of each origin, earliest first."""
    rows: tuple[tuple[FacetName, Callable[[Telling], Iterator[Entry]]], ...] = (
        ("when", when),
        ("where", where),
        ("who", who),
        ("how many", how_many),
        ("why", lambda telling: why(telling, reasons)),
        ("in which words", in_which_words),
        ("affirmed or denied", lambda telling: affirmed(telling, leaves[telling.document])),
    )
    found = (
        Facet(name, tuple(_stacked(entry for telling in column for entry in read(telling)) for column in columns))
        for name, read in rows
    )
    return tuple(facet for facet in found if any(facet.cells))


def _stacked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries of one origin, each wording once; documents that repeat it are told with the first."""
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        key = (entry.role, entry.value.casefold(), flat(entry.words.text).casefold() if entry.words else "")
        held = first.get(key)
        if held is None:
            first[key] = entry
        elif entry.document != held.document and entry.document not in held.also:
            first[key] = replace(held, also=(*held.also, entry.document))
    return tuple(first.values())


def _entry(telling: Telling, value: str, words: Quote | None) -> Entry:
    return Entry(telling.id, telling.document, value, words, telling.context, telling.chain)


def when(telling: Telling) -> Iterator[Entry]:
    """Yield the date of a telling, if it has one."""
    if telling.date is not None:
        yield _entry(telling, telling.date, telling.date_words)


def where(telling: Telling) -> Iterator[Entry]:
    """Yield the place of a telling, if it has one."""
    if telling.place is not None:
        yield _entry(telling, telling.place, telling.place_words)


def who(telling: Telling) -> Iterator[Entry]:
    """Yield those who take part, with their roles."""
    for taking in telling.takings:
        if taking.role != "where":
            entry = _entry(telling, flat(taking.name), taking.words)
            yield replace(entry, role=taking.role)


def how_many(telling: Telling) -> Iterator[Entry]:
    """Yield the numbers that a telling gives."""
    for count in telling.counts:
        yield _entry(telling, number_words(count), count.words)


def number_words(count: CountRow) -> str:
    """Return what a number was read as: ``23 people``, ``19 or more people, as of 2021-11-30``."""
    if count.min is not None and count.min == count.max:
        number = _written(count.min)
    elif count.max is None and count.min is not None:
        number = f"{_written(count.min)} or more"
    elif count.min is None and count.max is not None:
        number = f"{_written(count.max)} or fewer"
    elif count.min is not None and count.max is not None:
        number = f"{_written(count.min)} to {_written(count.max)}"
    else:
        number = "a number that is not told"
    noun = f" {count.unit}" if count.unit else ""
    scope = f" ({flat(count.scope)})" if count.scope else ""
    return f"{number}{noun}{scope}{f', as of {count.as_of}' if count.as_of else ''}"


def _written(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"


def why(telling: Telling, reasons: Reasons) -> Iterator[Entry]:
    """Yield the words that tell why."""
    for words in reasons.get(telling.id, ()):
        yield _entry(telling, flat(words.text), words)


def in_which_words(telling: Telling) -> Iterator[Entry]:
    """Yield the words for the event itself."""
    yield _entry(telling, flat(telling.wording.text), telling.wording)


def affirmed(telling: Telling, leaf: Leaf) -> Iterator[Entry]:
    """Yield whether a telling affirms or denies the event, and the statements of its document that deny the telling."""
    value = "denied" if telling.polarity == "denied" else _MODALITIES[telling.modality]
    yield _entry(telling, value, None)
    by_id = {id_: local for local, id_ in leaf.statement_ids.items()}
    local = by_id.get(telling.statement)
    for statement in leaf.in_order:
        if any(answer.statement == local and answer.relation == "denies" for answer in statement.answers):
            words = quote(leaf, statement.content[0])
            yield Entry(telling.id, telling.document, "denied in answer", words, words, chain(leaf, statement))
