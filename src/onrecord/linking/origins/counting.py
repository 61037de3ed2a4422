"""Counting origins: tellings that end at one root, or whose words come from one passage, are one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.lexicon.spelling import name_key
from onrecord.linking.origins.dependence import dependences
from onrecord.linking.origins.passages import places_of
from onrecord.linking.origins.register import Register
from onrecord.linking.origins.values import Origin, Origins, Telling, Tie, when
from onrecord.model import Link, Registered

JOINING = frozenset({"verbatim", "abridged", "quoted", "version", "translation"})
"""Relations of copies, versions and translations through which words of one telling are those of another."""


def origins_of(
    claim: str,
    tellings: Iterable[Telling],
    links: Iterable[Link] = (),
    register: Iterable[Registered] = (),
    ties: Iterable[Tie] = (),
) -> Origins:
    """Return the origins of a claim.

    ``tellings`` are all places where it is told, one at least; ``links`` copies, versions and translations among their
    documents and beyond, those that a person rejected left out; ``ties`` memberships that documents declare. The order
    of all of them does not matter.

    Raises:
        ValueError: if nothing tells the claim.
    """
    told = sorted(set(tellings), key=when)
    if not told:
        raise ValueError(f"Nothing tells the claim {claim}.")
    held = tuple(sorted(links, key=_in_order))
    known = Register(register)
    groups = _groups(told, _joints(told, [link for link in held if link.relation in JOINING], known))
    origins = tuple(origin_of([told[place] for place in group]) for group in groups)
    outlets = {known.key(telling): known.name(telling) for telling in told if known.key(telling)}
    found = dependences(origins, held, known, tuple(ties))
    return Origins(claim, origins, tuple(outlets.values()), found, told[0])


def _in_order(link: Link) -> tuple[str, ...]:
    """Order links by what they join, so that where passages meet does not depend on the order they came in."""
    passages = (f"{one.document} {one.span.start:09} {one.span.end:09}" for one in link.evidence)
    return (link.a.document, link.a.item, link.b.document, link.b.item, link.kind, link.relation, link.rule, *passages)


def _joints(told: Sequence[Telling], links: Sequence[Link], register: Register) -> Iterator[tuple[int, int]]:
    """Yield pairs of tellings (by place) that are one origin."""
    yield from _alike(told, lambda telling: telling.root)
    yield from _alike(told, lambda telling: register.agency(telling.credited) if telling.root is None else None)
    yield from _same_pages(told, links)
    reached = defaultdict[str, list[tuple[int, int, int]]](list)
    for number, telling in enumerate(told):
        for document, span in places_of(telling, links):
            reached[document].append((span.start, span.end, number))
    for places in reached.values():
        places.sort()
        furthest, holder = places[0][1], places[0][2]
        for start, end, number in places[1:]:
            if start < furthest:
                yield holder, number
            if end > furthest:
                furthest, holder = end, number


def _alike(told: Sequence[Telling], feature: Callable[[Telling], str | None]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, telling in enumerate(told):
        shared = feature(telling)
        if shared:
            yield first.setdefault(shared, number), number


def _same_pages(told: Sequence[Telling], links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    """Yield tellings of two versions of one page, or of a text and its translation, whatever the words are."""
    at = {telling.at: number for number, telling in enumerate(told)}
    for link in links:
        if link.kind in ("version_of", "translation_of") and link.a in at and link.b in at:
            yield at[link.b], at[link.a]


def _groups(told: Sequence[Telling], joints: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the connected tellings, each group in order, groups in order of their first one."""
    above = list(range(len(told)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in joints:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups = defaultdict[int, list[int]](list)
    for place in range(len(told)):
        groups[top(place)].append(place)
    return list(groups.values())


def origin_of(tellings: Sequence[Telling]) -> Origin:
    """Return the origin of tellings in order: the earliest named root, else the agency credited, else a document."""
    rooted = next((telling for telling in tellings if telling.root), None)
    if rooted is not None and rooted.root is not None:
        return Origin(rooted.root, rooted.name, tuple(tellings))
    credited = next((telling.credited for telling in tellings if telling.credited), None)
    if credited is not None:
        return Origin(f"credit:{name_key(credited)}", credited, tuple(tellings))
    return Origin(tellings[0].at.document, tellings[0].name, tuple(tellings))
