"""Why names of different documents are taken for one: spellings with their places, rules with their evidence."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Mention, Span, flat
from onrecord.record.query_entities import LinkedEntity, first_spellings, linked_entities
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_ties import Tied, ties_of
from onrecord.views.context import around_in
from onrecord.views.shelf import Shelf, quote
from onrecord.views.values import Placed, PossibleTie, Spelling, Tie
from onrecord.views.wording import link_rule, mention_rule

_POSSIBLE = "possible"


def placed(leaf: Leaf, span: Span) -> Placed:
    """Return words of a document with the sentences around them."""
    _, held, _ = around_in(leaf, (span,))
    return Placed(leaf.document, quote(leaf, span), quote(leaf, held))


def script(words: str) -> str:
    """Return the script of the first letter of ``words``: latin, arabic, georgian; empty where there is no letter."""
    letter = next((char for char in words if char.isalpha()), None)
    return unicodedata.name(letter, "").split(" ")[0].lower() if letter else ""


def spellings(shelf: Shelf, entity: LinkedEntity) -> tuple[Spelling, ...]:
    """Return every way in which an entity is written, most frequent first, each with its first place and a reason."""
    firsts = first_spellings(shelf.reader, entity.id)
    return tuple(_spelling(shelf, name, number, firsts.get(name)) for name, number in entity.spellings)


def _spelling(shelf: Shelf, name: str, documents: int, first: tuple[int, str] | None) -> Spelling:
    mention = _mention(shelf.leaf(first[0]), first[1], name) if first else None
    return Spelling(
        surface=name,
        script=script(name),
        documents=documents,
        first=placed(shelf.leaf(first[0]), mention.span) if first and mention else None,
        why=mention_rule(mention.rule) if mention else "",
    )


def _mention(leaf: Leaf, entity: str, name: str) -> Mention | None:
    """Return the first mention of an entity in these words."""
    return next(
        (item for item in leaf.mentions if item.entity == entity and _one_line(item.span.of(leaf.text)) == name), None
    )


def _one_line(words: str) -> str:
    return flat(words)


def names_of(shelf: Shelf, entity: LinkedEntity) -> tuple[str, ...]:
    """Return the spellings of an entity that are names, not words that describe it."""
    firsts = first_spellings(shelf.reader, entity.id)
    found = []
    for name, _ in entity.spellings:
        first = firsts.get(name)
        mention = _mention(shelf.leaf(first[0]), first[1], name) if first else None
        if mention is None or mention.form == "name":
            found.append(name)
    return tuple(found)


def ties(shelf: Shelf, entity: str) -> tuple[tuple[Tie, ...], tuple[PossibleTie, ...]]:
    """Return why an entity is taken for one over several documents, and whom it may possibly be besides.

    Links of one rule between the same two spellings are one tie, told with the passages of the first of them.
    """
    found = ties_of(shelf.reader, (entity,))
    same = [tied for tied in found if tied.link.relation != _POSSIBLE and tied.a == tied.b]
    others = defaultdict[str, list[Tied]](list)
    for tied in found:
        if tied.link.relation == _POSSIBLE and tied.a != tied.b:
            others[tied.b if tied.a == entity else tied.a].append(tied)
    return tuple(_ties(shelf, same)), tuple(_possible(shelf, others))


def _ties(shelf: Shelf, found: Iterable[Tied]) -> Iterator[Tie]:
    groups = defaultdict[tuple[str, str, str], list[Tied]](list)
    for tied in found:
        a, b = sorted((tied.a_name, tied.b_name))
        groups[a, b, tied.link.rule].append(tied)
    for (a, b, _), members in groups.items():
        yield _tie(shelf, a, b, members)


def _tie(shelf: Shelf, a: str, b: str, members: Sequence[Tied]) -> Tie:
    link = members[0].link
    return Tie(
        a=a,
        b=b,
        rule=link.rule,
        why=link_rule(link.rule),
        score=link.score,
        times=len(members),
        evidence=tuple(placed(shelf.leaf_of(item.document), item.span) for item in link.evidence),
        judged_by=", ".join(dict.fromkeys(who for tied in members for who in tied.judged_by)) or None,
    )


def _possible(shelf: Shelf, others: "defaultdict[str, list[Tied]]") -> Iterator[PossibleTie]:
    for other in linked_entities(shelf.reader, others):
        members = others[other.id]
        first = members[0]
        a, b = (first.a_name, first.b_name) if first.b == other.id else (first.b_name, first.a_name)
        yield PossibleTie(
            entity=other.id,
            kind=other.kind,
            name=other.name or "",
            documents=len(other.documents),
            tie=_tie(shelf, a, b, members),
        )
