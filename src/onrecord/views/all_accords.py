"""How all claims of a record stand: what is kept of it, and which claims on linked events agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.model import Occurrence
from onrecord.record import Reader
from onrecord.record.accords.asking import body_of, is_compared, stands_by_key
from onrecord.record.query_happenings import kin_of, told_by_several
from onrecord.record.query_reading import document_numbers
from onrecord.views.accords import claims_of, joined
from onrecord.views.shelf import Shelf

if TYPE_CHECKING:
    from onrecord.linking.accord import Agreement, Claim
    from onrecord.model import Link


def all_accords(reader: Reader) -> Iterator[Link | Agreement]:
    """Yield how the claims of the record stand: links of kind ``accord``, and of those that agree the claims.

    What is kept of it does not tell which accounts of an event agree, so these are compared here. Where what is kept is
    not up to date, all is compared.
    """
    from onrecord.linking.accord import accords, agreements, link_in, order_kept

    events = _events(reader)
    if not is_compared(reader):
        links = (*_same(events), *(one.link for one in kin_of(reader)))
        yield from (one.link() for one in accords(_gathered(reader), links))
        return
    yield from agreements(_kept(reader, events), events)
    for _, stands in groupby(stands_by_key(reader), key=lambda stand: stand.key):
        yield link_in(min(stands, key=order_kept))


def _events(reader: Reader) -> Mapping[Occurrence, str]:
    """Return what each event is linked to that several statements report."""
    numbers = {number: document for document, number in document_numbers(reader)}
    return {Occurrence(numbers[one.document], one.event): one.happening for one in told_by_several(reader)}


def _same(events: Mapping[Occurrence, str]) -> Iterator[Link]:
    """Yield links that join all that is linked as one event."""
    first: dict[str, Occurrence] = {}
    for at, event in events.items():
        if event in first:
            yield joined(first[event], at)
        else:
            first[event] = at


def _gathered(reader: Reader) -> Iterator[Claim]:
    for _, number in document_numbers(reader):
        shelf = Shelf(reader)  # one for each document: what was read is let go again
        yield from claims_of(shelf, shelf.leaf(number))


def _kept(reader: Reader, events: Iterable[Occurrence]) -> Iterator[Claim]:
    """Yield what is kept of the claims on these events, and of those on what statements answer."""
    from onrecord.linking.accord import telling_claims_in

    wanted: dict[str, set[str]] = {}
    for at in events:
        wanted.setdefault(at.document, set()).add(at.item)
    for document, number in document_numbers(reader):
        held = body_of(reader, number)
        if held is not None:
            yield from telling_claims_in(document, held[1], wanted.get(document, frozenset()))
