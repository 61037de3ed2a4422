"""Posts that stand beside a name, by the order of the words: trees often go astray where commas part them."""

from collections.abc import Iterator

from onrecord.events.posts import ACTING, FORMER, LONGEST, Claim, is_person_name, is_post
from onrecord.events.trees import Grove
from onrecord.model import Mention

_ENDS = (",", ".", ";", ")", "(", "-", "–", "—", '"', "”")
_LEADING = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT")
_WITHIN = (*_LEADING, "ADP", "PRON", "SYM")
_FARTHEST = 8


def beside(grove: Grove, mention: Mention) -> Iterator[Claim]:
    """``X, the deputy head of mission in Arvik, said``; ``The ministry's envoy to Arvik, X, said``; ``As envoy, X``."""
    tokens = grove.syntax.tokens(mention.span)
    if not tokens:
        return
    for claim in (_behind(grove, tokens, mention.entity), _before(grove, tokens, mention.entity)):
        if claim is not None:
            yield claim


def _behind(grove: Grove, tokens: range, holder: str) -> Claim | None:
    """Return the post between the comma behind a name and the next comma or the end."""
    first = tokens[-1] + 2
    if not _comma(grove, first - 1, tokens[0]):
        return None
    head = _head(grove, first, tokens[0])
    if head is None or is_person_name(grove, head + 1):
        return None
    last = head + 1
    while _same(grove, last, head) and grove.pos(last) in _WITHIN and grove.low[last] not in _ENDS:
        last += 1
    closed = not _same(grove, last, head) or grove.low[last] in _ENDS
    return Claim(holder, head, first, last) if closed and last - first <= LONGEST else None


def _head(grove: Grove, first: int, near: int) -> int | None:
    """Return the last word for a post before a preposition or verb, where only words of one phrase come before it."""
    found = None
    for token in range(first, first + _FARTHEST):
        known = grove.low[token] in (*FORMER, *ACTING, "currently", "now") if _same(grove, token, near) else False
        if not _same(grove, token, near) or grove.low[token] == "," or not (known or grove.pos(token) in _LEADING):
            break
        found = token if is_post(grove, token) else found
    return found


def _before(grove: Grove, tokens: range, holder: str) -> Claim | None:
    """Return the post before the comma before a name, where a comma or the end closes the name."""
    comma, after = tokens[0] - 1, tokens[-1] + 1
    closed = not _same(grove, after, tokens[0]) or grove.low[after] in _ENDS
    if comma < 1 or not closed or not _comma(grove, comma, tokens[0]):
        return None
    first = comma
    while first > 0 and _same(grove, first - 1, comma) and _fits(grove, first - 1) and comma - first < LONGEST:
        first -= 1
    head = next((token for token in range(first, comma) if is_post(grove, token)), None)
    if head is None or any(is_person_name(grove, token) for token in range(head, comma) if not _placed(grove, token)):
        return None
    return Claim(holder, head, first, comma)


def _placed(grove: Grove, token: int) -> bool:
    return grove.case(token) is not None or grove.pos(token - 1) == "ADP"


def _fits(grove: Grove, token: int) -> bool:
    return grove.pos(token) in _WITHIN and grove.low[token] not in _ENDS


def _comma(grove: Grove, token: int, near: int) -> bool:
    return _same(grove, token, near) and grove.low[token] == ","


def _same(grove: Grove, token: int, near: int) -> bool:
    return 0 <= token < len(grove.syntax) and grove.sentence[token] == grove.sentence[near]
