"""All accords of a record, or of some documents: claims on what is linked as one event, and on like counts."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.linking.accord.claim import QUALIFIED, REJECTS, Accord, Claim
from onrecord.linking.accord.compare import compare_claims
from onrecord.linking.accord.numbers import counts
from onrecord.model import Link, Occurrence

_LARGE = re.compile(
    r"(?:(?:at least|more than|over|well over|up to|a|the)\s+)*"
    r"(?:many|several|numerous|dozens|scores|hundreds|thousands|\d)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("they", "them", "we", "us", "you", "these", "those", "who", "whom", "their", "both"))
_DAY = len("2000-01-01")
MOST = 40
"""Claims of one facet on one thing that are compared with each other: the first of each value and origin."""
EVENT_FACETS = ("date", "place", "who", "motive", "denial", "words", "rank", "count")
"""Facets in which the claims on one event are compared."""
DENIALS = ("affirmed", "denied")
"""Values of claims on whether an event was at all; all others are what one statement does to another one."""
_IN_DOUBT = ("date", "place", "motive", "denial", "rank", "count")
_WHY = {
    "possible": "it is open whether both tell of one event",
    "part": "one is told of several, the other of one of them",
}


def accords(held: Iterable[Claim], links: Iterable[Link]) -> tuple[Accord, ...]:
    """Return how the claims of some documents stand to each other; ``links`` are the same-event links among them.

    Claims on events that are one are compared facet by facet, and nowhere else; on events that may be one, or of which
    one is a part of the other, what would differ is told as not comparable. Counts of one unit meet where the record
    has few of them.
    """
    claims, links = tuple(held), tuple(links)
    found: dict[tuple[object, ...], tuple[tuple[object, ...], Accord]] = {}
    told = group_of(link for link in links if link.kind == "same_event")
    beside = (
        (rank, one)
        for rank, one in (*of_counts(claims), *of_deeds(claims))
        if told.get(one.a.at) is None or told[one.a.at] is not told.get(one.b.at)
    )
    for rank, one in (*of_events(claims, links), *of_document(claims), *beside):
        key, order = key_of(one), order_of(rank, one)
        if key not in found or order < found[key][0]:
            found[key] = order, one
    return tuple(sorted((one for _, one in found.values()), key=lambda one: order_of(0, one)))


def key_of(one: Accord) -> tuple[object, ...]:
    """Return the facet and the words that an accord compares: of several on these that agree, or do not, one counts."""
    ends = sorted((claim.at.document, claim.span.start, claim.span.end) for claim in (one.a, one.b))
    return (one.kind, one.relation == "agree", *ends)


def order_of(rank: int, one: Accord) -> tuple[object, ...]:
    """Return what decides which of several accords counts: first the rank, 0 for those within one event."""
    return (rank, *claim_order(one.a), *claim_order(one.b), one.kind, one.relation, one.reason)


Ranked = tuple[int, Accord]


def of_events(held: Iterable[Claim], links: Iterable[Link]) -> Iterator[Ranked]:
    """Yield the accords within events, then those of events that may be one or are a part of the other."""
    by_item = defaultdict[Occurrence, list[Claim]](list)
    for claim in sorted(set(held), key=claim_order):
        by_item[claim.at].append(claim)
    told = [link for link in links if link.kind == "same_event"]
    yield from ((0, one) for one in _same(by_item, told))
    yield from ((1, one) for one in _open(by_item, told))


def of_document(held: Iterable[Claim]) -> Iterator[Ranked]:
    """Yield what statements deny, doubt or confirm of others of their document."""
    yield from ((2, one) for one in _answers(sorted(set(held), key=claim_order)))


def of_counts(held: Iterable[Claim]) -> Iterator[Ranked]:
    """Yield how counts of one unit stand that are not of one event."""
    yield from ((3, one) for one in _counted(sorted(set(held), key=claim_order)))


def of_deeds(held: Iterable[Claim]) -> Iterator[Ranked]:
    """Yield how what is told of like deeds stands."""
    yield from ((4, one) for one in _beside(sorted(set(held), key=claim_order)))


def claim_order(claim: Claim) -> tuple[str, int, int, str, str]:
    """Return what puts claims in order: where they stand, then what they are about."""
    return (claim.at.document, claim.span.start, claim.span.end, claim.facet, claim.at.item)


def _same(by_item: Mapping[Occurrence, list[Claim]], links: Iterable[Link]) -> Iterator[Accord]:
    """Yield the accords within each event, as all that is linked as the same tells it."""
    for together in dict.fromkeys(group_of(links).values()):
        claims = sorted((claim for at in together for claim in by_item.get(at, ())), key=claim_order)
        for facet in EVENT_FACETS:
            kept = first_of_each(claim for claim in claims if claim.facet == facet)
            for place, a in enumerate(kept):
                for b in kept[place + 1 :]:
                    found = compare_claims(a, b) if a.at != b.at else None
                    if found is not None and not (found.relation == "differ" and a.in_one_voice(b)):
                        yield found


def group_of(links: Iterable[Link]) -> Mapping[Occurrence, frozenset[Occurrence]]:
    """Return for each event that is linked as the same as others all that it is one with."""
    group: dict[Occurrence, frozenset[Occurrence]] = {}
    for link in links:
        if link.relation == "same":
            together = group.get(link.a, frozenset({link.a})) | group.get(link.b, frozenset({link.b}))
            group |= dict.fromkeys(together, together)
    return group


def first_of_each(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims; of many, the first of each value and origin alone."""
    every = list(claims)
    if len(every) <= MOST:
        return every
    kept = {(claim.value, claim.origin, claim.least, claim.most): claim for claim in reversed(every)}
    return sorted(kept.values(), key=claim_order)[:MOST]


def _open(by_item: Mapping[Occurrence, list[Claim]], links: Iterable[Link]) -> Iterator[Accord]:
    """Yield what would differ between events that may be one, or of which one is a part of the other."""
    for link in links:
        if link.relation not in _WHY:
            continue
        at_once: bool | None = None
        for a in by_item.get(link.a, ()):
            for b in by_item.get(link.b, ()):
                if a.facet != b.facet or not _tells_in_doubt(a) or a.in_one_voice(b):
                    continue
                if a.facet == "count" and not _like_figures(a, b):
                    continue
                if a.facet == "count" and at_once is None:
                    at_once = link.relation == "possible" and _at_once(by_item[link.a], by_item[link.b])
                found = _figures(a, b, at_once=bool(at_once)) if a.facet == "count" else compare_claims(a, b)
                if found is not None and found.relation == "differ" and at_once and a.facet == "count":
                    yield replace(found, reason=f"{found.reason}; told of one day and place; {_WHY[link.relation]}")
                elif found is not None and found.relation in ("differ", "update", "not-comparable"):
                    yield replace(found, relation="not-comparable", reason=f"{found.reason}; {_WHY[link.relation]}")


def _at_once(some: Iterable[Claim], others: Sequence[Claim]) -> bool:
    """Tell whether both events are said to have been on one day and in one place."""
    stand = {"date": False, "place": False}
    for a in some:
        for b in others:
            if a.facet == b.facet and a.facet in stand and len(a.value) >= (_DAY if a.facet == "date" else 1):
                found = compare_claims(a, b)
                stand[a.facet] |= found is not None and found.relation == "agree"
    return all(stand.values())


def _figures(a: Claim, b: Claim, *, at_once: bool) -> Accord:
    """Compare two counts of events that may be one; told of one day and place, they have one scope and one day."""
    if not at_once:
        return counts(a, b, one_event=False)
    found = counts(replace(a, scope=None, as_of=None), replace(b, scope=None, as_of=None))
    return replace(found, a=a, b=b)


def _tells_in_doubt(claim: Claim) -> bool:
    """Tell whether a claim is compared where it is open whether two events are one.

    Other people and other words tell nothing then, but how each qualifies the thing does.
    """
    return claim.facet in _IN_DOUBT or (claim.facet == "words" and claim.value.startswith(QUALIFIED))


def _answers(claims: Iterable[Claim]) -> Iterator[Accord]:
    """Yield what one statement of a document denies, doubts or confirms of another."""
    pairs = defaultdict[tuple[str, str], list[Claim]](list)
    for claim in claims:
        if claim.facet == "denial" and claim.value not in DENIALS:
            pairs[claim.at.document, claim.topic].append(claim)
    for pair in pairs.values():
        said = [claim for claim in pair if claim.value == "said"]
        for answer in (claim for claim in pair if claim.value != "said"):
            for claim in said:
                found = compare_claims(claim, answer)
                if found is not None:
                    yield found


def _counted(claims: Iterable[Claim]) -> Iterator[Accord]:
    """Yield the counts of one unit that stand beside each other without being of one event.

    A count without unit ("the four who left") meets those of the units that are
    told of like deeds; without a deed it meets none.
    """
    counted = [claim for claim in claims if claim.facet == "count" and claim.home]
    units = defaultdict[tuple[str, str | None], set[str]](set)
    for claim in counted:
        units[claim.value, claim.home].add(claim.topic)
    meeting = defaultdict[tuple[str, str | None], list[Claim]](list)
    for claim in counted:
        for unit in {claim.topic} if claim.topic else units[claim.value, claim.home] if claim.value else ():
            meeting[unit, claim.home].append(claim)
    for together in meeting.values():
        for a, b in _pairs(together):
            if _like_figures(a, b) and (a.at.document, a.statement) != (b.at.document, b.statement):
                yield counts(a, b, one_event=a.at == b.at)


def _like_figures(a: Claim, b: Claim) -> bool:
    """Tell whether two counts count like things and are worth setting beside each other.

    At least one of both gives a number, the other one a number too or a word such as "many"; their units are one, or
    share a noun, or one has none.
    """
    told = all(
        (item.most is not None and item.words.lower() not in _PRONOUNS) or _LARGE.match(item.words) for item in (a, b)
    )
    alike = not (a.topic and b.topic) or a.topic == b.topic or bool(a.nouns & b.nouns)
    return told and alike and (a.most is not None or b.most is not None)


def _beside(claims: Iterable[Claim]) -> Iterator[Accord]:
    """Yield what is told of like deeds: reasons, who was first and who went before, and words that are rejected."""
    meeting = defaultdict[tuple[str, str], list[Claim]](list)
    for claim in claims:
        if claim.facet in ("rank", "before", "motive", "words") and claim.home:
            meeting[claim.topic, claim.home].append(claim)
    for together in meeting.values():
        for a, b in _pairs([claim for claim in together if claim.facet == "motive"]):
            found = compare_claims(a, b) if a.origin != b.origin else None
            if found is not None and found.relation != "agree":
                yield replace(found, relation="not-comparable", reason=f"{found.reason}; told of like deeds")
        yield from _all(together, lambda claim: claim.facet == "rank", lambda claim: claim.facet == "before")
        yield from _all(
            together,
            lambda claim: claim.facet == "words" and claim.value == REJECTS,
            lambda claim: claim.facet == "words" and claim.value != REJECTS and not claim.value.startswith(QUALIFIED),
        )


def _pairs(together: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each two of some claims, unless they are so many that being beside each other tells nothing."""
    return combinations(together, 2) if len(together) <= MOST else iter(())


def _all(together: Iterable[Claim], one: Callable[[Claim], bool], other: Callable[[Claim], bool]) -> Iterator[Accord]:
    held = list(together)
    for a in [claim for claim in held if one(claim)][:MOST]:
        for b in [claim for claim in held if other(claim)][:MOST]:
            found = compare_claims(a, b) if a.at != b.at and not a.in_one_voice(b) else None
            if found is not None:
                yield found
