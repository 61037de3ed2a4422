"""Offices: who is said to hold which post, from appositions, titles, notes on the author and sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.events.trees import CLAUSES, Grove, Statements, grow
from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import Mention, Office, OfficeStatus, Reading, Span

_FORMER = ("former", "ex", "ex-", "then", "late", "ousted", "deposed", "onetime", "erstwhile", "previous", "past")
_ACTING = ("acting", "interim", "caretaker")
_SERVING = ("serve", "work")
_HOLDING = ("become", "remain")
_POST_HEADS = (
    "head",
    "chief",
    "leader",
    "member",
    "founder",
    "official",
    "candidate",
    "officer",
    "diplomat",
    "envoy",
    "counselor",
    "counsellor",
    "attaché",
    "attache",
    "consul",
    "deputy",
    "representative",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "advisor",
    "adviser",
)
_BIO = re.compile(r"^\s*[-–—:|]\s*")
_GAP = re.compile(r"\s*")
_LONGEST = 24
_ORGANISATIONS = ("organisation", "campaign", "publication")


@dataclass(frozen=True, slots=True)
class _Claim:
    holder: str
    head: int
    first: int
    last: int
    past: bool = False


def find_offices(text: str, reading: Reading) -> tuple[Office, ...]:
    """Find the posts that persons are said to hold, ``o1`` ... in order of the words for the post.

    Each lies in the innermost statement that holds those words; what no statement says is no office.
    """
    grove = grow(text, reading)
    statements = Statements(reading.statements)
    people = {entity.id for entity in reading.entities if entity.kind == "person"}
    found: dict[tuple[str, Span], Office] = {}
    for claim in _claims(grove, reading, people):
        office = _office(grove, claim, reading.mentions, statements)
        if office is not None:
            found.setdefault((office.holder, office.post), office)
    offices = _outermost(found.values())
    return tuple(replace(office, id=f"o{number}") for number, office in enumerate(offices, 1))


def _outermost(offices: Iterable[Office]) -> list[Office]:
    """Keep the longest words for one post of one holder."""
    ordered = sorted(offices, key=lambda office: (office.post.start, -len(office.post), office.holder))
    kept: list[Office] = []
    for office in ordered:
        if not any(office.holder == other.holder and office.post.within(other.post) for other in kept):
            kept.append(office)
    return kept


def _claims(grove: Grove, reading: Reading, people: set[str]) -> Iterator[_Claim]:
    for token, mention in sorted(grove.mention_at.items()):
        if mention.entity not in people or mention.form == "pronoun":
            continue
        yield from _apposed(grove, token, mention)
        if mention.form == "name":
            yield from _titled(grove, mention)
            yield from _noted(grove, mention, reading)
    yield from _said(grove, people)


def _apposed(grove: Grove, token: int, mention: Mention) -> Iterator[_Claim]:
    """``X, the deputy head of mission in Arvik``; also ``the head of mission, X``."""
    for kid in grove.having(token, "appos"):
        if _is_post(grove, kid) and not _is_person_name(grove, kid):
            yield _whole(grove, kid, mention.entity)
            for other in grove.having(kid, "conj"):
                if _is_post(grove, other):
                    yield _whole(grove, other, mention.entity)
    head = grove.heads[token]
    if grove.dep(token) == "appos" and _is_post(grove, head) and not _is_person_name(grove, head):
        yield _before(grove, head, token, mention.entity)


def _titled(grove: Grove, mention: Mention) -> Iterator[_Claim]:
    """``Foreign Minister X``, ``ministry spokesman X``: words for a post right before the name, or in its mention."""
    tokens = grove.syntax.tokens(mention.span)
    if not tokens:
        return
    name = _bare_name(grove, tokens)
    last = name - 1
    if last < 0 or grove.sentence[last] != grove.sentence[name] or not _post_word(grove, last):
        return
    if (
        not grove.syntax.words[name][:1].isupper()
        or _GAP.fullmatch(grove.text, grove.ends[last], grove.starts[name]) is None
    ):
        return
    first = last
    while first > 0 and grove.sentence[first - 1] == grove.sentence[name] and _part_of_title(grove, first - 1):
        first -= 1
    if first == last and fold(grove.syntax.words[last]).rstrip(".") in _ADDRESS:
        return
    yield _Claim(mention.entity, last, first, last + 1)


_ADDRESS = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "sir", "madam", "professor", "prof", "sheikh", "ayatollah", "lady", "lord")
)


def _bare_name(grove: Grove, tokens: range) -> int:
    """Return the first token of the name itself: titles may stand within the mention."""
    for token in tokens:
        if not _post_word(grove, token) and not _part_of_title(grove, token):
            return token
        if token + 1 in tokens and not _post_word(grove, token + 1) and _post_word(grove, token):
            return token + 1
    return tokens[0]


def _part_of_title(grove: Grove, token: int) -> bool:
    word = grove.syntax.words[token]
    if grove.low[token] in (*_FORMER, *_ACTING, "-", "’s", "'s") or _post_word(grove, token):
        return True
    return (
        grove.pos(token) in ("NOUN", "PROPN", "ADJ")
        and (word[:1].isupper() or grove.pos(token) != "ADJ")
        and token not in _stops(grove, token)
    )


def _stops(grove: Grove, token: int) -> tuple[int, ...]:
    return (token,) if grove.dep(token) in ("nsubj", "obj", "obl", "root") else ()


def _noted(grove: Grove, mention: Mention, reading: Reading) -> Iterator[_Claim]:
    """``X - Former Ambassador of …``: a note on the author, dash or colon between."""
    passage = next((item for item in reading.passages if mention.span.within(item.span)), None)
    if passage is None or passage.kind not in ("bio", "byline", "lead", "caption"):
        return
    dash = _BIO.match(grove.text[mention.span.end : passage.span.end])
    if dash is None:
        return
    tokens = grove.syntax.tokens(Span(mention.span.end + dash.end(), passage.span.end))
    for token in tokens[:_LONGEST]:
        if _post_word(grove, token):
            start = tokens[0]
            for first, last in _coordinated(grove, start, tokens):
                yield _Claim(mention.entity, first, first, last)
            return


def _coordinated(grove: Grove, start: int, tokens: range) -> Iterator[tuple[int, int]]:
    """Split "A of B and the C of D" where a new post begins."""
    first = start
    for token in tokens:
        opens = grove.low[token] == "and" and any(
            _post_word(grove, other) for other in range(token + 1, min(token + 4, tokens[-1] + 1))
        )
        stops = grove.low[token] in (".", ";") or token == tokens[-1]
        if (opens or stops) and token > first:
            yield first, token + (1 if stops and grove.low[token] not in (".", ";") else 0)
            first = token + 1
        if stops and grove.low[token] in (".", ";"):
            return


def _said(grove: Grove, people: set[str]) -> Iterator[_Claim]:
    """``X was the POST of ORG``, ``X served as POST``, ``X became POST``."""
    for token in range(len(grove.syntax)):
        if grove.pos(token) in ("NOUN", "PROPN") and grove.having(token, "cop") and _is_post(grove, token):
            past = any(grove.low[kid] in ("was", "were", "been") for kid in grove.having(token, "cop"))
            yield from _held(grove, token, token, people, past=past)
        elif grove.lemma(token) in _SERVING:
            for kid in grove.having(token, "obl"):
                if grove.case(kid) == "as" and _is_post(grove, kid):
                    yield from _held(grove, token, kid, people, past=grove.syntax.tags[token] in ("VBD", "VBN"))
        elif grove.lemma(token) in _HOLDING:
            for kid in grove.having(token, "obj", "xcomp", "attr"):
                if _is_post(grove, kid):
                    yield from _held(grove, token, kid, people)


def _held(grove: Grove, verb: int, post: int, people: set[str], *, past: bool = False) -> Iterator[_Claim]:
    subjects = grove.having(verb, "nsubj", "nsubj:pass")
    holders = [item for subject in subjects for item in (subject, *grove.having(subject, "conj"))]
    if subjects and grove.low[subjects[0]] == "who" and grove.dep(verb) == "acl:relcl":
        holders = [grove.heads[verb]]
    if any(grove.low[kid] in ("not", "n't", "n’t", "never") for kid in grove.having(verb, "advmod")):
        return
    for holder in holders:
        mention = grove.mention_at.get(holder)
        if mention is not None and mention.entity in people:
            yield replace(_whole(grove, post, mention.entity), past=past)


def _is_post(grove: Grove, token: int) -> bool:
    if grove.pos(token) not in ("NOUN", "PROPN", "ADJ"):
        return False
    return _post_word(grove, token)


def _post_word(grove: Grove, token: int) -> bool:
    word = fold(grove.syntax.words[token]).rstrip(".")
    known = gazetteer()
    return word in known.roles or word in known.office_words or word in _POST_HEADS or grove.lemma(token) in _POST_HEADS


def _is_person_name(grove: Grove, token: int) -> bool:
    mention = grove.mention_at.get(token)
    return mention is not None and mention.form == "name" and mention.kind == "person"


def _whole(grove: Grove, head: int, holder: str) -> _Claim:
    """Return the words of a post: its whole phrase, without clauses and second posts."""
    skip = set(
        grove.having(head, "nsubj", "cop", "punct", "cc", "appos", "conj", "case", "advmod", "mark", "aux", *CLAUSES)
    )
    below = {head}
    for kid in grove.kids[head]:
        if kid not in skip:
            below.update(grove.under(kid, "acl:relcl", "parataxis", "advcl"))
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below and last - head < _LONGEST:
        last += 1
    while last > head and grove.dep(last) == "punct":
        last -= 1
    return _Claim(holder, head, first, last + 1)


def _before(grove: Grove, head: int, name: int, holder: str) -> _Claim:
    claim = _whole(grove, head, holder)
    first_of_name = min(grove.under(name, "acl:relcl", "appos"))
    return replace(claim, last=min(claim.last, max(claim.head + 1, first_of_name)))


def _office(grove: Grove, claim: _Claim, mentions: Sequence[Mention], statements: Statements) -> Office | None:
    post = Span(grove.starts[claim.first], grove.ends[claim.last - 1])
    statement = statements.at(post) or statements.at(grove.span(claim.head))
    if statement is None:
        return None
    inside = [item for item in mentions if item.span.within(post) and item.entity != claim.holder]
    organisations = [item for item in inside if item.kind in _ORGANISATIONS]
    places = [item for item in inside if item.kind == "place"]
    return Office(
        "",
        claim.holder,
        post,
        statement.id,
        organisations[0].entity if organisations else None,
        places[0].entity if places else None,
        _status(grove, claim),
    )


def _status(grove: Grove, claim: _Claim) -> OfficeStatus:
    words = [grove.low[token] for token in range(max(0, claim.first - 2), claim.last)]
    if any(word in _ACTING for word in words):
        return "acting"
    if claim.past or any(word in _FORMER or word.startswith("ex-") for word in words[: claim.head - claim.first + 3]):
        return "former"
    return "unstated"
