"""Which origins may depend on one another: by outlet, owner, affiliation, declared membership, credit, shared words."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.linking.origins.register import Register
from onrecord.linking.origins.values import Dependence, Origin, Tie, Why
from onrecord.model import Link


def dependences(
    origins: Sequence[Origin], links: Sequence[Link], register: Register, ties: Sequence[Tie]
) -> tuple[Dependence, ...]:
    """Return why origins may depend on each other, by their places and then by reason."""
    found = [*_by_register(origins, register), *_by_membership(origins, ties), *_by_words(origins, links)]
    return tuple(sorted(dict.fromkeys(found), key=lambda item: (item.one, item.other, item.why, item.what)))


def _by_register(origins: Sequence[Origin], register: Register) -> Iterator[Dependence]:
    borne = [_features(origin, register) for origin in origins]
    for one, other in combinations(range(len(origins)), 2):
        # Who owns or directs an outlet and who speaks may be the same: "owner" and "affiliation" meet the names too.
        for why, key in sorted(borne[one].keys() & borne[other].keys()):
            yield Dependence(one, other, why, borne[one][why, key])


def _features(origin: Origin, register: Register) -> dict[tuple[Why, str], str]:
    """Return what an origin may share with others: kind and key, with the words for it."""
    found: dict[tuple[Why, str], str] = {}
    entries = [entry for telling in origin.tellings if (entry := register.entry(telling))]
    spoken = register.named(origin.name)
    kinds: tuple[Why, Why] = ("owner", "affiliation")
    for telling in origin.tellings:
        if telling.root is None and register.key(telling):
            found["outlet", register.key(telling)] = register.name(telling)
    for entry in (*entries, *([spoken] if spoken else [])):
        for why, value in zip(kinds, (entry.owner, entry.affiliation), strict=True):
            if value:
                found[why, register.agency(value) or value] = value
    named = register.agency(origin.name)
    if origin.name and named:
        found["owner", named] = found["affiliation", named] = origin.name
    return found


def _by_membership(origins: Sequence[Origin], ties: Sequence[Tie]) -> Iterator[Dependence]:
    places = {origin.root: place for place, origin in enumerate(origins)}
    names = {origin.root: origin.name or "" for origin in origins}
    beside: dict[str, list[Tie]] = {}
    for tie in sorted(ties, key=lambda one: (one.one, one.other, one.evidence.document, one.evidence.span)):
        beside.setdefault(tie.one, []).append(tie)
        beside.setdefault(tie.other, []).append(tie)
        if tie.one in places and tie.other in places and tie.one != tie.other:
            one, other = sorted((places[tie.one], places[tie.other]))
            yield Dependence(one, other, "membership", names[tie.other], (tie.evidence,))
    for through, held in sorted(beside.items()):  # two that belong to a third
        if through in places:
            continue
        for first, second in combinations(held, 2):
            ends = [tie.other if tie.one == through else tie.one for tie in (first, second)]
            if all(end in places for end in ends) and ends[0] != ends[1]:
                one, other = sorted(places[end] for end in ends)
                yield Dependence(one, other, "membership", "", (first.evidence, second.evidence))


def _by_words(origins: Sequence[Origin], links: Sequence[Link]) -> Iterator[Dependence]:
    """Yield origins told in documents of which one credits the other, or may have words of it."""
    places: dict[str, list[int]] = {}
    for place, origin in enumerate(origins):
        for document in origin.documents:
            places.setdefault(document, []).append(place)
    for link in links:
        if link.relation not in ("credited", "possible") or link.kind not in ("copy_of", "translation_of"):
            continue
        why: Why = "credit" if link.relation == "credited" else "shared words"
        for a in places.get(link.a.document, ()):
            for b in places.get(link.b.document, ()):
                if a != b and (why == "credit" or (_touches(origins[a], link) and _touches(origins[b], link))):
                    one, other = sorted((a, b))
                    yield Dependence(one, other, why, "", link.evidence[:2])


def _touches(origin: Origin, link: Link) -> bool:
    """Tell whether the claim is told in one of the passages that the link is about."""
    return any(
        telling.at.document == item.document and telling.span.overlaps(item.span)
        for telling in origin.tellings
        for item in link.evidence
    )
