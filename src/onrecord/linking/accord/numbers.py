"""Two numbers that are claimed: comparable only where unit, scope and day are one, and the same event is counted."""

from onrecord.linking.accord.claim import Accord, Claim, accord
from onrecord.model import flat


def counts(a: Claim, b: Claim, *, one_event: bool = True) -> Accord:
    """Compare two counts, or two ranks; ``one_event`` tells that both are about one event.

    Intervals that do not meet differ, one within the other refines it. Else the reason says what is not the same: the
    unit, the scope, the day, or what is counted.
    """
    reason = _apart(a, b)
    if reason is None and not one_event:
        reason = "it is not known that both count the same"
    if reason is not None:
        return accord("not-comparable", f"«{_flat(a)}» and «{_flat(b)}»: {reason}", a, b)
    if a.facet == "rank":
        if a.value == b.value:
            return accord("agree", f"both say {a.value}", a, b)
        return accord("differ", f"{a.value}, and {b.value}", a, b)
    if (a.least, a.most) == (None, None) or (b.least, b.most) == (None, None):
        return accord("not-comparable", f"«{_flat(a)}» and «{_flat(b)}»: one gives no number", a, b)
    return _intervals(a, b)


def _apart(a: Claim, b: Claim) -> str | None:
    """Return what makes two counts incomparable; None where nothing does."""
    if a.topic and b.topic and a.topic != b.topic and not a.nouns & b.nouns:
        return f"other units, {a.topic} and {b.topic}"
    if a.value and b.value and a.value != b.value and a.facet == "count":
        return "they are said to have done other things"
    if (a.scope or "").casefold() != (b.scope or "").casefold():
        return f"other scopes, {_scope(a)} and {_scope(b)}"
    if a.as_of and b.as_of and a.as_of != b.as_of and a.origin != b.origin:
        return f"counted as of {a.as_of}, and of {b.as_of}"
    return None


def _intervals(a: Claim, b: Claim) -> Accord:
    low, high = (a.least, b.least), (a.most, b.most)
    if low[0] == low[1] and high[0] == high[1]:
        return accord("agree", f"both say {_flat(a)}", a, b)
    if _less(high[0], low[1]) or _less(high[1], low[0]):
        reason = f"«{_flat(a)}» and «{_flat(b)}» do not meet"
        dated = [item.as_of or item.made for item in (a, b)]
        if a.origin == b.origin and dated[0] and dated[1] and dated[0] != dated[1]:
            return accord("update", f"{reason}; the same origin, later", a, b)
        return accord("differ", reason, a, b)
    return accord("refine", f"«{_flat(a)}» and «{_flat(b)}» may be one number", a, b)


def _less(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and one < other


def _scope(claim: Claim) -> str:
    return f"«{claim.scope}»" if claim.scope else "none stated"


def _flat(claim: Claim) -> str:
    words = flat(claim.words)
    return words if len(words) <= 60 else f"{words[:59]}…"
