"""Posts that tell who is meant: a post with its place or body, where the record gives it to somebody protected."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from onrecord.record.guard.folding import fold, words_of
from onrecord.record.guard.people import Person
from onrecord.record.guard.spelled import Spelled, declined, stem
from onrecord.record.reader import Reader

MANY: Final = 5
"""A post that the record gives to more people than this tells of none of them."""

_AT: Final = frozenset({"in", "at", "of", "to", "for", "from", "by", "with", "on", "the"})
_BEFORE: Final = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "former", "ex", "current", "new", "then", "acting", "late"}
)
_BETWEEN: Final = r"[\W_]+(?:(?:in|at|of|to|for|from|the|de|del|la|en|du|des|von|in)[\W_]+){0,3}"


@dataclass(frozen=True, slots=True)
class Offices:
    """Posts that tell of somebody protected: their patterns, and the claims (document, position) that give them."""

    patterns: tuple[Spelled, ...] = ()
    claims: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    """That a post is held somewhere: the single pairs of its words with those of the place or body, and by whom."""

    place: tuple[int, int]
    pairs: frozenset[tuple[str, str]]
    holder: str


def identifying(reader: Reader, people: Iterable[Person]) -> Offices:
    """Return the posts that tell of somebody protected (``consul in Oslo``, ``Oslo's consul``), whoever holds them."""
    guarded = {one for person in people for one in person.canonical}
    claims = tuple(_claims(reader))
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for pair in claim.pairs:
            holders[pair].add(claim.holder)
    found = {pair for pair, held in holders.items() if held & guarded and len(held) <= MANY}
    patterns = dict.fromkeys(chain.from_iterable(_patterns(*pair) for pair in sorted(found)))
    held_back = tuple(claim.place for claim in claims if claim.holder in guarded or claim.pairs & found)
    return Offices(tuple(patterns), held_back)


def _claims(reader: Reader) -> Iterator[_Claim]:
    for row in reader.rows(
        "SELECT o.document, o.position, substr(d.text, o.start + 1, o.stop - o.start) AS post, h.canonical AS holder,"
        " p.name AS place, b.name AS body FROM offices AS o JOIN documents AS d ON d.number = o.document"
        " JOIN entities AS h ON h.document = o.document AND h.local = o.holder"
        " LEFT JOIN entities AS p ON p.document = o.document AND p.local = o.place"
        " LEFT JOIN entities AS b ON b.document = o.document AND b.local = o.organisation"
    ):
        pairs = (_pairs(row["post"], where or "") for where in (row["place"], row["body"]))
        yield _Claim((row["document"], row["position"]), frozenset(chain.from_iterable(pairs)), row["holder"])


def _pairs(post: str, where: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a post with those of where it is; these may stand within the post."""
    words = words_of(fold(post))
    while words and words[0] in _BEFORE:
        words = words[1:]
    cut = next((place for place, word in enumerate(words) if word in _AT and place), len(words))
    head, within = words[:cut], [word for word in words[cut:] if word not in _AT]
    at = words_of(fold(where))
    if at and words[: len(at)] == at and len(words) > len(at):
        head = words[len(at) :]
    for place in dict.fromkeys((" ".join(at), " ".join(within))):
        if place and head and place != " ".join(head):
            yield " ".join(head), place


def _patterns(head: str, place: str) -> Iterator[Spelled]:
    post = r"[\W_]+".join(map(re.escape, head.split()))
    where = r"[\W_]+".join(declined(word) for word in place.split())
    key = max(map(stem, place.split()), key=len)
    for pattern in (
        rf"{post}s?{_BETWEEN}{where}",
        rf"{where}(?:'s|')?[\W_]+{post}s?",
        rf"{where}[\W_]+based[\W_]+{post}",
    ):
        yield Spelled(rf"(?<![^\W_])(?:{pattern})(?![^\W\d_])", key, also=max(head.split(), key=len))
