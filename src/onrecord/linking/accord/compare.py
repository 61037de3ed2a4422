"""Two claims on one facet: agree, refine, update, differ, or not comparable with the reason."""

from onrecord.linking.accord.claim import QUALIFIED, REJECTS, Accord, Claim, accord
from onrecord.linking.accord.numbers import counts
from onrecord.linking.accord.times import dates
from onrecord.linking.happenings.keys import country_of
from onrecord.linking.happenings.kinds import takes_sides
from onrecord.linking.matching import compare
from onrecord.linking.matching.places import place_name
from onrecord.model import flat

ANSWERS = ("denies", "doubts", "confirms", "is set against")
"""What a claim may do to another one of its document."""
_EVERYBODY = frozenset(("person", "people", "man", "woman", "more", "least", "other", "one"))
"""What anybody is called: such words set nobody apart."""
_ALIKE = 0.3
"""Share of the words of the shorter motive that the other has, from which both give one motive."""


def compare_claims(a: Claim, b: Claim) -> Accord | None:
    """Compare two claims of one facet on one thing; None where there is nothing to compare.

    ``a`` is taken as the earlier one where the days are not known.
    """
    if a.made and b.made and b.made < a.made:
        a, b = b, a
    if {a.facet, b.facet} == {"rank", "before"}:
        return _before(a, b)
    if a.facet != b.facet:
        return None
    if a.facet == "date":
        return dates(a, b)
    if a.facet in ("count", "rank"):
        return counts(a, b)
    ways = {"place": _places, "who": _people, "motive": _motives, "denial": _denials, "words": _words, "office": _posts}
    return ways[a.facet](a, b)


def later(a: Claim, b: Claim, reason: str) -> Accord:
    """Return that ``b`` differs from ``a``, or brings it up to date: the same origin, later."""
    if a.origin == b.origin and a.made and b.made and a.made < b.made:
        return accord("update", f"{reason}; the same origin, later", a, b)
    return accord("differ", reason, a, b)


def _places(a: Claim, b: Claim) -> Accord:
    judged = compare(min(a.value, b.value), max(a.value, b.value), "place")
    if judged.outcome == "same" or a.value.casefold() == b.value.casefold():
        return accord("agree", f"both in {a.value}", a, b)
    lands = country_of(a.value), country_of(b.value)
    own = [bool(land) and land == place_name(item.value).country for land, item in zip(lands, (a, b), strict=True)]
    if lands[0] and lands[0] == lands[1] and any(own):
        return accord("refine", f"{a.value if own[1] else b.value} lies in {lands[0]}", a, b)
    if lands[0] and lands[1] and lands[0] != lands[1]:
        return later(a, b, f"{a.value}, {b.value}: two countries")
    if judged.outcome == "possible":
        return accord("not-comparable", f"{a.value} and {b.value} may be one place", a, b)
    if lands[0] and lands[0] == lands[1]:
        return later(a, b, f"{a.value}, {b.value}: two places in {lands[0]}")
    return accord("not-comparable", f"whether {a.value} and {b.value} lie in each other is not known", a, b)


def _people(a: Claim, b: Claim) -> Accord | None:
    if a.value and b.value:
        judged = compare(min(a.value, b.value), max(a.value, b.value), "person")
        if judged.outcome == "same":
            return _described(a, b) or accord("agree", f"both name {a.value}", a, b)
        why = f"{a.value}, {b.value}: {judged.why}"
        return accord("not-comparable" if judged.outcome == "possible" else "differ", why, a, b)
    if not (a.nouns - _EVERYBODY and b.nouns - _EVERYBODY):
        return None
    if not a.nouns & b.nouns - _EVERYBODY:
        return later(a, b, f"called «{_short(a)}», and «{_short(b)}»")
    if a.value or b.value:
        return accord("refine", f"only one names {a.value or b.value}", a, b)
    return accord("agree", f"both of {min(a.nouns & b.nouns)}", a, b)


def _described(a: Claim, b: Claim) -> Accord | None:
    """Compare the posts that one person is given: nothing where one of both gives none, or both give the same."""
    if not a.called or not b.called or a.nouns & b.nouns:
        return None
    words = flat(a.called), flat(b.called)
    return accord("not-comparable", f"called «{words[0]}», and «{words[1]}»: one may be both", a, b)


def _motives(a: Claim, b: Claim) -> Accord:
    shared = len(a.nouns & b.nouns) / max(1, min(len(a.nouns), len(b.nouns)))
    if shared >= _ALIKE:
        return accord("agree", "like reasons are given", a, b)
    return later(a, b, f"another reason is given: «{_short(a)}», and «{_short(b)}»")


def _denials(a: Claim, b: Claim) -> Accord | None:
    if a.value in ("affirmed", "denied") and b.value in ("affirmed", "denied"):
        if a.value == b.value:
            return None
        return accord("differ", "one affirms, the other denies it", a, b)
    answer = next((item for item in (b, a) if item.value in ANSWERS), None)
    if answer is None:
        return None
    if answer.value == "confirms":
        return accord("agree", "the one confirms the other", a, b)
    return accord("differ", f"the one {answer.value} the other", a, b)


def _words(a: Claim, b: Claim) -> Accord | None:
    if a.value == b.value:
        return None
    if a.value.startswith(QUALIFIED) or b.value.startswith(QUALIFIED):
        return _qualifiers(a, b)
    if REJECTS in (a.value, b.value):
        same, refused = bool(a.nouns & b.nouns), a if a.value == REJECTS else b
        return (
            accord("differ", f"the one rejects a word that the other uses: «{_short(refused)}»", a, b) if same else None
        )
    if not takes_sides(a.value, b.value):
        return None
    return accord("differ", f"told in other words: «{_short(a)}», and «{_short(b)}»", a, b)


def _qualifiers(a: Claim, b: Claim) -> Accord | None:
    """Compare how two voices qualify one thing ("peaceful", "violent"); nothing where they share a word."""
    if not (a.value.startswith(QUALIFIED) and b.value.startswith(QUALIFIED)) or a.nouns & b.nouns:
        return None
    return accord("differ", f"qualified otherwise: «{_short(a)}», and «{_short(b)}»", a, b)


def _posts(a: Claim, b: Claim) -> Accord | None:
    if compare(min(a.topic, b.topic), max(a.topic, b.topic)).outcome != "same":
        return None
    if a.nouns & b.nouns:
        if a.scope and b.scope and a.scope != b.scope:
            return later(a, b, f"{min(a.nouns & b.nouns)} of {a.scope}, and of {b.scope}")
        return accord("agree" if a.scope == b.scope else "refine", f"both say {min(a.nouns & b.nouns)}", a, b)
    return accord("not-comparable", f"two posts, «{_short(a)}» and «{_short(b)}»: one may have held both", a, b)


def _before(a: Claim, b: Claim) -> Accord | None:
    rank = a if a.facet == "rank" else b
    other = b if rank is a else a
    if rank.value != "first" or a.at == b.at or a.topic != b.topic:
        return None
    why = "one is said to have been the first; others are said to have gone before"
    return accord("differ", why, rank, other)


def _short(claim: Claim, limit: int = 60) -> str:
    words = flat(claim.words)
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
