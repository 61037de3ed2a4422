"""Posts that stand beside a name: before it, behind it, in brackets, in a note on the author.

Most go by the order of the words: trees often go astray where commas part them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.events.posts import (
    ADDRESS,
    LONGEST,
    Claim,
    is_person_name,
    is_post,
    part_of_title,
    post_word,
    scan,
    whole,
)
from onrecord.events.trees import Grove
from onrecord.lexicon.words import fold
from onrecord.model import Mention, Passage, Span

_ENDS = (
    ",",
    ".",
    ";",
    ")",
    "(",
    "-",
    "–",
    "—",
    '"',
    "”",
    "and",
    "or",
    "who",
    "which",
    "whose",
    "until",
    "since",
    "when",
)
_CLOSING = (",", ".", ";", ")", "–", "—", "and", ":")
_BIO = re.compile(r"^\s*[-–—:|]\s*")
_NOTES = ("bio", "byline", "lead", "caption")
_LEADING = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART")
_WITHIN = (*_LEADING, "ADP", "PRON", "SYM", "PUNCT")
_FAR = 12
_LONGEST_PORTFOLIO = 5


def beside(grove: Grove, passages: Sequence[Passage], token: int, mention: Mention) -> Iterator[Claim]:
    """Yield the posts beside one mention of a person that hangs in its tree by ``token``."""
    yield from _apposed(grove, token, mention)
    tokens = grove.syntax.tokens(mention.span)
    if mention.form != "name" or not tokens:
        return
    yield from _titled(grove, tokens, mention.entity)
    yield from _noted(grove, passages, mention)
    if mention.kind == "person":
        yield from _behind(grove, tokens, mention.entity)
        yield from _before(grove, tokens, mention.entity)


def _apposed(grove: Grove, token: int, mention: Mention) -> Iterator[Claim]:
    """``X, the deputy head of mission in Arvik``; also ``the head of mission, X``."""
    for kid in grove.having(token, "appos"):
        for post in (kid, *grove.having(kid, "conj", "appos")):
            if is_post(grove, post) and not is_person_name(grove, post) and _nearest(grove, mention, post):
                yield whole(grove, post, mention.entity)
    head = grove.heads[token]
    if grove.dep(token) == "appos" and is_post(grove, head) and not is_person_name(grove, head) and head < token:
        claim = whole(grove, head, mention.entity)
        name = min(grove.under(token, "acl:relcl", "appos"))
        yield replace(claim, last=min(claim.last, max(head + 1, name)))


def _nearest(grove: Grove, mention: Mention, post: int) -> bool:
    """Tell whether a post stands behind a mention with no other person between, whatever the tree hangs it on."""
    tokens = grove.syntax.tokens(mention.span)
    return (
        bool(tokens) and tokens[-1] < post and not any(is_person_name(grove, at) for at in range(tokens[-1] + 1, post))
    )


def _titled(grove: Grove, tokens: range, holder: str) -> Iterator[Claim]:
    """``Foreign Minister X``, ``ministry spokesman X``: words for a post right before the name, or in its mention."""
    name = _bare_name(grove, tokens)
    last = _title(grove, name)
    if last is None or not grove.syntax.words[name][:1].isupper():
        return
    if grove.text[grove.ends[name - 1] : grove.starts[name]].strip():
        return
    first = last
    while first > 0 and _same(grove, first - 1, name) and part_of_title(grove, first - 1):
        first -= 1
        first = _body_start(grove, first)
    if first < last or last + 1 < name or fold(grove.syntax.words[last]).rstrip(".") not in ADDRESS:
        yield Claim(holder, last, first, name)


def _body_start(grove: Grove, token: int) -> int:
    """Return where the name of a body that holds a token begins: "House of Elders | Speaker"; else the token."""
    for place in range(token, max(-1, token - _LONGEST_PORTFOLIO), -1):
        mention = grove.mention_at.get(place)
        if mention is not None and mention.kind == "organisation" and grove.span(token).within(mention.span):
            return grove.syntax.tokens(mention.span).start
    return token


def _title(grove: Grove, name: int) -> int | None:
    """Return the word for a post right before a name, also with what it is of between: "Secretary of State X"."""
    last = name - 1
    if last < 0 or grove.sentence[last] != grove.sentence[name]:
        return None
    if is_post(grove, last):
        return last
    while last > 1 and name - last < _LONGEST_PORTFOLIO and grove.syntax.words[last][:1].isupper():
        last -= 1
    titled = last > 0 and grove.low[last] in ("of", "for") and last + 1 < name and _same(grove, last - 1, name)
    return last - 1 if titled and post_word(grove, last - 1) and grove.syntax.words[last - 1][:1].isupper() else None


def _bare_name(grove: Grove, tokens: range) -> int:
    """Return the first token of the name itself: titles may stand within the mention."""
    posts = [token for token in tokens[:-1] if post_word(grove, token)]
    return posts[-1] + 1 if posts else tokens[0]


def _behind(grove: Grove, tokens: range, holder: str) -> Iterator[Claim]:
    """Yield the posts between the comma or bracket behind a name, an age skipped, and the next comma or the end."""
    opening = tokens[-1] + 1
    while _is(grove, opening, tokens[0], ('"', "”", "'", "’")):
        opening += 1
    if not _is(grove, opening, tokens[0], (",", "(", "–", "—")):
        return
    first = opening + 1
    if _is(grove, first + 1, tokens[0], (",",)) and grove.pos(first) == "NUM":
        first += 2
    while first < len(grove.syntax) and _same(grove, first, tokens[0]):
        claim = scan(grove, holder, first)
        if claim is None or is_person_name(grove, claim.head + 1):
            return
        closed = not _same(grove, claim.last, tokens[0]) or grove.low[claim.last] in _ENDS
        if not (closed or claim.last in grove.timed or grove.pos(claim.last) == "ADP"):
            return
        yield claim
        if not _is(grove, claim.last, tokens[0], ("and",)):
            return
        first = claim.last + 1


def _before(grove: Grove, tokens: range, holder: str) -> Iterator[Claim]:
    """Yield the post before the comma before a name, where a comma or the end closes the name."""
    comma, after = tokens[0] - 1, tokens[-1] + 1
    closed = not _same(grove, after, tokens[0]) or grove.low[after] in _CLOSING
    if comma < 1 or not closed or not _is(grove, comma, tokens[0], (",",)):
        return
    first = comma
    while first > 0 and _same(grove, first - 1, comma) and _fits(grove, first - 1) and comma - first < LONGEST:
        first -= 1
    head = next((token for token in range(first, comma) if is_post(grove, token) and _opens(grove, first, token)), None)
    if head is None or any(is_person_name(grove, token) for token in range(head, comma) if not _placed(grove, token)):
        return
    while head + 1 < comma and is_post(grove, head + 1):
        head += 1
    if head + 1 < comma and grove.pos(head + 1) == "NOUN":
        return
    claim = Claim(holder, head, first, comma)
    yield replace(claim, first=_start(grove, first, head))


def _opens(grove: Grove, first: int, head: int) -> bool:
    """Tell whether no preposition stands between the start of a phrase and its head: "envoy of the minister"."""
    start = _start(grove, first, head)
    return all(
        grove.pos(token) in (*_LEADING, "VERB") or grove.syntax.tags[token] == "PRP$" for token in range(start, head)
    )


def _start(grove: Grove, first: int, head: int) -> int:
    """Return where the phrase of a head begins: behind the last preposition before it."""
    return max((token + 1 for token in range(first, head) if grove.pos(token) in ("ADP", "PUNCT")), default=first)


def _placed(grove: Grove, token: int) -> bool:
    return grove.case(token) is not None or grove.pos(token - 1) == "ADP"


def _fits(grove: Grove, token: int) -> bool:
    return grove.pos(token) in _WITHIN and grove.low[token] not in _ENDS and grove.low[token] != ","


def _is(grove: Grove, token: int, near: int, words: tuple[str, ...]) -> bool:
    return _same(grove, token, near) and grove.low[token] in words


def _same(grove: Grove, token: int, near: int) -> bool:
    return 0 <= token < len(grove.syntax) and grove.sentence[token] == grove.sentence[near]


def _noted(grove: Grove, passages: Sequence[Passage], mention: Mention) -> Iterator[Claim]:
    """``X - Former Ambassador of …``: a note on the author, dash or colon between."""
    passage = next((item for item in passages if mention.span.within(item.span)), None)
    if passage is None or passage.kind not in _NOTES:
        return
    dash = _BIO.match(grove.text[mention.span.end : passage.span.end])
    if dash is None:
        return
    tokens = grove.syntax.tokens(Span(mention.span.end + dash.end(), passage.span.end))[: 2 * LONGEST]
    for first, last in _coordinated(grove, tokens):
        head = next((token for token in range(first, last) if post_word(grove, token)), None)
        if head is not None:
            yield Claim(mention.entity, head, first, last)


def _coordinated(grove: Grove, tokens: range) -> Iterator[tuple[int, int]]:
    """Split "A of B and the C of D" where a new post begins; a full stop or semicolon ends the note."""
    if not tokens:
        return
    first = tokens[0]
    for token in tokens:
        if grove.low[token] in (".", ";"):
            yield first, token
            return
        following = range(token + 1, min(token + 4, tokens[-1] + 1))
        if grove.low[token] == "and" and any(post_word(grove, other) for other in following):
            yield first, token
            first = token + 1
    yield first, tokens[-1] + 1
