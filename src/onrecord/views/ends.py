"""Where utterances end, as far as the record shows: their origins, and which of these may be one.

Chains are followed to the innermost source, copies to what they repeat. What ends at one named source, or repeats one
text, is one origin; a source that is not named is one of its own for each text that quotes it. So the number of origins
is an upper bound, and pairs that may be one are told with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Evidence, Link, Occurrence
from onrecord.record.query_offices import Membership, memberships
from onrecord.views.chains import chain, source_of
from onrecord.views.shelf import Shelf, published
from onrecord.views.utterances import Utterance, outlet
from onrecord.views.values import Hand, RootRow
from onrecord.views.wording import hand_words

if TYPE_CHECKING:
    from onrecord.linking.origins import Dependence as Depending
    from onrecord.linking.origins import Origin, Telling, Tie


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance as origins are counted, without its document.

    ``key`` is the same for what one statement says more than once, ``name`` what it is called where it names no source.
    """

    key: tuple[int, str]
    telling: Telling
    name: str


@dataclass(frozen=True, slots=True)
class Ends:
    """Where utterances end: ``of`` is the place of the origin of each, ``found`` tells which origins may be one."""

    roots: tuple[RootRow, ...]
    of: tuple[int, ...]
    found: tuple[Depending, ...]


def hear(shelf: Shelf, one: Utterance) -> Heard:
    """Return an utterance as origins are counted."""
    key = one.leaf.number, one.statement.id if one.statement else str(one.span.start)
    telling = _telling(one)
    return Heard(key, telling, "" if telling.root is not None else _name(shelf, one, hands_of(one)))


def ends_of(shelf: Shelf, heard: Sequence[Heard]) -> Ends:
    """Return where utterances end, as linking counts it; what one statement says more than once, it tells once."""
    from onrecord.linking.origins import origin_of, origins_of

    if len(heard) == 1:
        (only,) = heard
        name = _called(only, origin_of([only.telling]))
        return Ends((RootRow(mark=_mark(0), name=name, documents=(only.telling.at.document,)),), (0,), ())
    met: dict[tuple[int, str], Telling] = {}
    tellings = [met.setdefault(one.key, one.telling) for one in heard]
    documents = [one.telling.at.document for one in heard]
    links = _links(shelf, documents)
    ties = _ties(shelf, {one.root for one in tellings if one.root})
    found = origins_of("", tellings, links, shelf.register(), ties)
    place_of = {telling: place for place, origin in enumerate(found.origins) for telling in origin.tellings}
    of = tuple(place_of[telling] for telling in tellings)
    first = [of.index(place) for place in range(len(found.origins))]
    roots = tuple(
        RootRow(
            mark=_mark(place),
            name=_called(heard[first[place]], origin),
            documents=tuple(dict.fromkeys(one for one, at in zip(documents, of, strict=True) if at == place)),
        )
        for place, origin in enumerate(found.origins)
    )
    return Ends(roots, of, found.dependences)


def _telling(one: Utterance) -> Telling:
    """Return an utterance as linking counts it: whoever is named last in its chain is its root."""
    from onrecord.linking.copies.credits import agency_of
    from onrecord.linking.origins import Telling

    last = source_of(one.leaf, one.statement) if one.statement else None
    named = last is not None and last.named and last.entity is not None
    said = one.statement.said if one.statement else None
    leaf, at = one.leaf, one.part
    part = leaf.parts.get(at)
    return Telling(
        at=leaf.once(("at", at), lambda: Occurrence(leaf.document, at)),
        span=one.span,
        root=last.entity if last is not None and named else None,
        name=last.name if last is not None and named else None,
        outlet=outlet(one),
        url=leaf.url,
        published=said.edtf if said else published(leaf, at).known,
        credited=leaf.once(("credited", at), lambda: agency_of(part, leaf.text)) if part else None,
    )


def _links(shelf: Shelf, documents: Iterable[str]) -> list[Link]:
    """Return the copies, versions and translations that lead on from these documents."""
    found: list[Link] = []
    waiting = list(dict.fromkeys(documents))
    met = set(waiting)
    while waiting:
        for link in shelf.copies_of(waiting.pop()):
            found.append(link)
            if link.b.document not in met:
                met.add(link.b.document)
                waiting.append(link.b.document)
    return found


def _ties(shelf: Shelf, entities: Iterable[str]) -> list[Tie]:
    """Return that texts say that one of these holds a post at another, or at what another one holds a post at."""
    told = shelf.once("memberships", lambda: _by_end(memberships(shelf.reader)))
    return list(dict.fromkeys(tie for entity in entities for tie in told.get(entity, ())))


def _by_end(told: Iterable[Membership]) -> Mapping[str, Sequence[Tie]]:
    """Return memberships by each of both who belong together."""
    from onrecord.linking.origins import Tie

    found: dict[str, list[Tie]] = {}
    for one in told:
        tie = Tie(one.holder, one.body, Evidence(one.document, one.post))
        for entity in dict.fromkeys((one.holder, one.body)):
            found.setdefault(entity, []).append(tie)
    return found


def _mark(number: int) -> str:
    """Return the letters of an origin: A to Z, then AA, AB and so on."""
    mark = ""
    while number >= 0:
        mark = chr(ord("A") + number % 26) + mark
        number = number // 26 - 1
    return mark


def hands_of(one: Utterance) -> tuple[Hand, ...]:
    """Return the hands through which an utterance came."""
    return chain(one.leaf, one.statement) if one.statement else ()


def _called(first: Heard, origin: Origin) -> str:
    """Return who or what an origin is, in the words of the texts."""
    if origin.tellings[0].root is not None or origin.root != origin.tellings[0].at.document:
        return origin.name or ""
    return first.name


def _name(shelf: Shelf, one: Utterance, hands: Sequence[Hand]) -> str:
    """Return what an origin is that names no source."""
    known = next((hand.name for hand in hands if hand.name and hand.role in ("outlet", "author")), None)
    where = outlet(one) or known or shelf.called(one.leaf.number)
    through = [hand_words(hand) for hand in hands if hand.role in ("source", "turn")]
    if not through:
        return f"{where}, in its own voice"
    return f"{through[-1]}, quoted by {through[-2] if len(through) > 1 else where}"


def may_be_one(ends: Ends) -> Iterator[tuple[RootRow, RootRow, str, Sequence[Depending]]]:
    """Yield the pairs of origins that may be one, with the reasons in plain English and as they were found."""
    pairs: dict[tuple[int, int], list[Depending]] = {}
    for found in ends.found:
        pairs.setdefault((found.one, found.other), []).append(found)
    for (a, b), reasons in pairs.items():
        one, other = ends.roots[a], ends.roots[b]
        yield one, other, "; ".join(dict.fromkeys(_why(reason, one.name, other.name) for reason in reasons)), reasons


def _why(reason: Depending, one: str, other: str) -> str:
    if reason.why == "outlet":
        return f"both are told by {reason.what}"
    if reason.why in ("owner", "affiliation"):
        words = "owned by" if reason.why == "owner" else "affiliated with"
        inside = reason.what in (one, other)
        return f"{f'one is {words}' if inside else f'both are {words}'} {reason.what}, says the source register"
    if reason.why == "membership":
        return f"a text says that {one} and {other} belong together" if reason.what else "both belong to a third"
    return "one names the other as its source" if reason.why == "credit" else "some words in a row stand in both texts"
