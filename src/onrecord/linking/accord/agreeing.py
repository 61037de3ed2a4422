"""Which claims on linked events agree: the same as ``compare`` says of each two, worked out once for like claims.

Accounts of one event agree in about as many pairs as there are pairs of them, and most say the same few things. What
is compared of a claim is its **tenor**; claims of one tenor are compared once.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.linking.accord.claim import SCORES, Claim, link_of
from onrecord.linking.accord.compare import compare_claims
from onrecord.linking.accord.over import EVENT_FACETS, MOST, claim_order, first_of_each, of_document
from onrecord.model import Link, Occurrence


class Agreement(NamedTuple):
    """Two claims that agree, and in words why."""

    a: Claim
    b: Claim
    reason: str

    @property
    def score(self) -> float:
        """Return the score of the link."""
        return SCORES["agree"]

    def link(self) -> Link:
        """Return it as a link."""
        evidence = tuple(dict.fromkeys((*self.a.evidence, *self.b.evidence)))
        return link_of(self.a.facet, "agree", self.reason, self.a.at, self.b.at, evidence)


def tenor(claim: Claim) -> Hashable:
    """Return all of a claim that decides whether it agrees with another one of its facet on the same event.

    Who says it matters only where a number is said to be as of a day.
    """
    return (
        *(claim.facet, claim.topic, claim.value, claim.least, claim.most, claim.scope, claim.as_of, claim.nouns),
        *(claim.called, claim.origin if claim.as_of else None, claim.words if claim.facet in ("count", "rank") else ""),
    )


def agreements(held: Iterable[Claim], events: Mapping[Occurrence, Hashable]) -> Iterator[Agreement]:
    """Yield which claims on linked events agree, in order of the claims; ``events`` says what each event is linked to.

    Of several pairs on the same words the first one counts, as in ``over.accords``. Last come statements of one
    document of which one confirms the other.
    """
    held = tuple(held)
    claims = sorted(dict.fromkeys(claim for claim in held if claim.at in events), key=claim_order)
    together = defaultdict[tuple[Hashable, str], list[int]](list)
    for place, claim in enumerate(claims):
        if claim.facet in EVENT_FACETS:
            together[events[claim.at], claim.facet].append(place)
    compared = _Compared(claims)
    found = dict[int, str]()
    while together:
        _, places = together.popitem()
        found.update(compared.pairs(places))
    met = set[Hashable]()
    confirmed = ((one.a, one.b, one.reason) for _, one in of_document(held) if one.relation == "agree")
    for a, b, reason in chain(((*compared.of(pair), found[pair]) for pair in sorted(found)), _in_order(confirmed)):
        ends = (
            a.facet,
            *sorted(((a.at.document, a.span.start, a.span.end), (b.at.document, b.span.start, b.span.end))),
        )
        if ends not in met:
            met.add(ends)
            yield Agreement(a, b, reason)


def _in_order(pairs: Iterable[tuple[Claim, Claim, str]]) -> list[tuple[Claim, Claim, str]]:
    """Return pairs in order of their claims."""
    return sorted(pairs, key=lambda pair: (*claim_order(pair[0]), *claim_order(pair[1])))


class _Compared:
    """Claims in order, compared by their tenor; a pair is one number."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        numbers: dict[Hashable, int] = {}
        self._tenors = [numbers.setdefault(tenor(claim), len(numbers)) for claim in claims]
        self._known: dict[tuple[int, int], str | None] = {}

    def of(self, pair: int) -> tuple[Claim, Claim]:
        """Return the claims of a pair."""
        a, b = divmod(pair, len(self._claims))
        return self._claims[a], self._claims[b]

    def pairs(self, places: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the pairs of claims on one event and facet that agree, with the reason."""
        claims, tenors, size = self._claims, self._tenors, len(self._claims)
        of = {claims[place]: place for place in places} if len(places) > MOST else {}
        kept = [of[claim] for claim in first_of_each(of)] if of else places
        for number, one in enumerate(kept):
            first = claims[one]
            for other in kept[number + 1 :]:
                second = claims[other]
                if first.at == second.at:
                    continue
                late = first.made is not None and second.made is not None and second.made < first.made
                a, b = (other, one) if late else (one, other)
                reason = self._reason(a, b, (tenors[a], tenors[b]))
                if reason is not None:
                    yield a * size + b, reason

    def _reason(self, a: int, b: int, key: tuple[int, int]) -> str | None:
        if key not in self._known:
            found = compare_claims(self._claims[a], self._claims[b])
            agree = found is not None and found.relation == "agree"
            self._known[key] = found.reason if agree and found is not None else None
        return self._known[key]
