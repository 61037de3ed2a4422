"""Why names of different documents are taken for one: spellings with their places, rules with their evidence."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import Evidence, Link, Mention, Occurrence, Span
from onrecord.record.judgement_links import JudgedLink, judged_links
from onrecord.record.query_entities import LinkedEntity, first_spellings, linked_entities
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_ties import Tied, ties_of
from onrecord.views.context import around
from onrecord.views.shelf import Shelf, quote
from onrecord.views.values import Placed, PossibleTie, Spelling, Tie
from onrecord.views.wording import link_rule, mention_rule

_POSSIBLE = "possible"


def placed(leaf: Leaf, span: Span) -> Placed:
    """Return words of a document with the sentences around them."""
    _, held, _ = around(leaf.text, leaf.passages, (span,))
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
    return " ".join(words.split())


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
    judged = {link.pair: link for link in judged_links(shelf.reader) if link.kind == "same_entity"}
    found = [
        _as_judged(tied, judged.get(frozenset((tied.link.a, tied.link.b)))) for tied in ties_of(shelf.reader, (entity,))
    ]
    told = {frozenset((tied.link.a, tied.link.b)) for tied, _ in found}
    found += [pair for link in judged.values() if link.pair not in told and (pair := _by_hand(shelf, link))]
    same = [pair for pair in found if pair[0].link.relation == "same" and pair[0].a == pair[0].b == entity]
    others = defaultdict[str, list[Judged]](list)
    for tied, who in found:
        if tied.link.relation == _POSSIBLE and tied.a != tied.b and entity in (tied.a, tied.b):
            others[tied.b if tied.a == entity else tied.a].append((tied, who))
    return tuple(_ties(shelf, same)), tuple(_possible(shelf, others))


Judged = tuple[Tied, str | None]
"""A link between entities, and who decided it; None for a proposal."""


def _as_judged(tied: Tied, judged: JudgedLink | None) -> Judged:
    """Return a link as a person decided it: what is different is no link, what is unsure is possible."""
    if judged is None:
        return tied, None
    relation = {"same": "same", "different": "different"}.get(judged.judgement.action, _POSSIBLE)
    return replace(tied, link=replace(tied.link, relation=relation)), judged.judgement.who


def _by_hand(shelf: Shelf, judged: JudgedLink) -> Judged | None:
    """Return the link that a person made where none was proposed; None where it was decided otherwise."""
    if judged.judgement.action != "same":
        return None
    places = tuple(Evidence(one.document, place.span) for one in judged.judgement.targets for place in one.places)
    link = Link("same_entity", judged.a, judged.b, "same", 1.0, places, "judged")
    (a, a_name), (b, b_name) = (_end(shelf, end) for end in (judged.a, judged.b))
    return Tied(link, a, b, a_name, b_name), judged.judgement.who


def _end(shelf: Shelf, end: Occurrence) -> tuple[str, str]:
    """Return the linked entity of an end of a link, and its name in its document."""
    leaf = shelf.leaf_of(end.document)
    return leaf.canonical[end.item], leaf.entities[end.item].name or ""


def _ties(shelf: Shelf, found: Iterable[Judged]) -> Iterator[Tie]:
    groups = defaultdict[tuple[str, str, str, str | None], list[Judged]](list)
    for tied, who in found:
        a, b = sorted((tied.a_name, tied.b_name))
        groups[a, b, tied.link.rule, who].append((tied, who))
    for (a, b, *_), members in groups.items():
        yield _tie(shelf, a, b, members)


def _tie(shelf: Shelf, a: str, b: str, members: Sequence[Judged]) -> Tie:
    link, who = members[0][0].link, members[0][1]
    return Tie(
        a=a,
        b=b,
        rule=link.rule,
        why=link_rule(link.rule),
        score=link.score,
        times=len(members),
        evidence=tuple(placed(shelf.leaf_of(item.document), item.span) for item in link.evidence),
        judged_by=who,
    )


def _possible(shelf: Shelf, others: "defaultdict[str, list[Judged]]") -> Iterator[PossibleTie]:
    for other in linked_entities(shelf.reader, others):
        members = others[other.id]
        first = members[0][0]
        a, b = (first.a_name, first.b_name) if first.b == other.id else (first.b_name, first.a_name)
        yield PossibleTie(
            entity=other.id,
            kind=other.kind,
            name=other.name or "",
            documents=len(other.documents),
            tie=_tie(shelf, a, b, members),
        )
