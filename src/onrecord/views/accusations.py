"""Accusations: statements whose cue accuses, whom they accuse, and whether an answer was found in the record.

An answer is a statement that its document ties to the accusation; one that a link between documents does; or one that
denies, or is the accused's own, and speaks of the matter in the same words. Nothing is said of who is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.lexicon.happenings import people_words
from onrecord.lexicon.reference import reference_words
from onrecord.model import EntityKind, Mention, Span, Statement, flat
from onrecord.record import Reader
from onrecord.record.judgements.links import effective_links
from onrecord.record.query_entities import entities_named
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_statements import Sought, find_statements
from onrecord.views.answers import Memory, in_the_same_words
from onrecord.views.shelf import Shelf, quote
from onrecord.views.silence import searched
from onrecord.views.statements import statement_row
from onrecord.views.values import AccusationRow, Accused, Answered, Quote
from onrecord.views.wording import counted, listed

_CAN_BE_ACCUSED: frozenset[EntityKind] = frozenset({"person", "organisation", "publication", "group", "campaign"})
_DOING = re.compile(r"\s(?:of|for|over)\s+(?=(?:\w+\s+)?\w+ing\b)")
_OF = re.compile(r"\s(?:of|for|over)\s")
_AT_START = re.compile(r"(?:of|for|over)\s+")
_SHORT = 6
"""Words of the longest phrase that is taken for those who are accused where it is no name."""
_ZONE = 160
"""Characters within which an accusation names whom it accuses, where no "of" ends the name."""


def accusations(
    reader: Reader, *, unanswered: bool = False, against: str | None = None, limit: int | None = None
) -> tuple[AccusationRow, ...]:
    """Return the accusations, by date; only those without an answer, only those against a name, at most so many."""
    shelf = Shelf(reader)
    wanted = None if against is None else frozenset(entities_named(reader, against))
    across = {
        (link.b.document, link.b.item): link for link, _ in effective_links(reader, "answers")
    }  # the later one answers the earlier one
    found: list[AccusationRow] = []
    memory = Memory()
    for place in find_statements(reader, Sought(stances=("accuse",))):
        leaf = shelf.leaf(place.document)
        statement = leaf.statements[place.local]
        accused, matter = _accused(leaf, statement)
        if not accused and not _tells_of_a_deed(leaf, statement):
            continue
        if wanted is not None and not any(one.entity in wanted for one in accused):
            continue
        link = across.get((leaf.document, statement.id))
        linked = () if link is None else (_linked(shelf, link.a.document, link.a.item),)
        answers = _answers(shelf, leaf, statement, (accused, matter), linked, memory)
        if unanswered and answers:
            continue
        found.append(
            AccusationRow(
                statement=statement_row(leaf, statement),
                accused=accused,
                of=matter,
                answers=answers,
                sentence=_sentence(reader, statement.content, leaf, accused, answers),
            )
        )
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


def _tells_of_a_deed(leaf: Leaf, statement: Statement) -> bool:
    """Tell whether something happens in what is said: who deplores a state of things accuses nobody."""
    triggers = [span for event in leaf.events.values() for span in event.trigger]
    return any(span.within(part) for span in triggers for part in statement.content)


def _accused(leaf: Leaf, statement: Statement) -> tuple[tuple[Accused, ...], Quote | None]:
    """Return whom a statement accuses, and of what: "the guard of having stopped …" names both.

    Words that denote nobody are taken for somebody only where they are said to have done something, or are a word for
    people.
    """
    content = statement.content[0]
    words = content.of(leaf.text)
    doing = _DOING.search(words)
    cut = doing or _OF.search(words[:_ZONE])
    zone = Span(content.start, content.start + (cut.start() if cut else min(len(words), _ZONE)))
    matter = Span(content.start + cut.end(), content.end) if cut else _after(leaf, statement)
    mentions = [item for item in leaf.mentions if item.span.within(zone) and item.kind in _CAN_BE_ACCUSED]
    found = dict.fromkeys(_named(leaf, item) for item in mentions if not _inside_another(item, mentions))
    if found:
        return tuple(found), quote(leaf, matter) if matter else None
    if doing or (matter and not cut) or _denotes_people(zone.of(leaf.text)):
        return (Accused(flat(zone.of(leaf.text)), None, named=False),), quote(leaf, matter or content)
    return (), quote(leaf, content)


def _denotes_people(words: str) -> bool:
    """Tell whether a short phrase is a word for people, a state or its organs: "the regime", "the two defectors"."""
    from onrecord.linking.happenings.nouns import singular, words_of

    told = words_of(words)
    known = people_words() | reference_words().crowds
    return 0 < len(told) <= _SHORT and (told[-1] in known or singular(told[-1]) in known)


def _after(leaf: Leaf, statement: Statement) -> Span | None:
    """Return of what somebody is accused where the cue stands between: "he | was accused | of selling …"."""
    for span in statement.content[1:2]:
        start = _AT_START.match(span.of(leaf.text))
        if start:
            return Span(span.start + start.end(), span.end)
    return None


def _named(leaf: Leaf, mention: Mention) -> Accused:
    entity = leaf.entities[mention.entity]
    return Accused(entity.name or mention.span.of(leaf.text), leaf.canonical[entity.id], entity.named)


def _inside_another(mention: Mention, mentions: Iterable[Mention]) -> bool:
    return any(mention is not other and mention.span.within(other.span) for other in mentions)


def _linked(shelf: Shelf, document: str, item: str) -> tuple[Leaf, Statement]:
    leaf = shelf.leaf_of(document)
    return leaf, leaf.statements[item]


def _answers(
    shelf: Shelf,
    leaf: Leaf,
    accusation: Statement,
    told: tuple[tuple[Accused, ...], Quote | None],
    linked: Iterable[tuple[Leaf, Statement]],
    memory: Memory,
) -> tuple[Answered, ...]:
    found: dict[str, Answered] = {}
    for statement in leaf.in_order:
        for answer in statement.answers:
            if answer.statement == accusation.id:
                row = statement_row(leaf, statement)
                found[row.id] = Answered(row, answer.relation, "marked", ())
    for other, statement in linked:
        row = statement_row(other, statement)
        found.setdefault(row.id, Answered(row, "replies", "linked", ()))
    for other, statement, relation, shared in in_the_same_words(shelf, leaf, accusation, told, memory):
        if other.statement_ids[statement.id] not in found:
            row = statement_row(other, statement)
            found[row.id] = Answered(row, relation, "same-words", shared)
    return tuple(found.values())


def _sentence(
    reader: Reader,
    content: tuple[Span, ...],
    leaf: Leaf,
    accused: tuple[Accused, ...],
    answers: tuple[Answered, ...],
) -> str:
    if answers:
        sure = sum(answer.how != "same-words" for answer in answers)
        documents = counted(len({answer.statement.document for answer in answers}), "document")
        numbers = [(sure, "answer"), (len(answers) - sure, "possible answer")]
        return f"{listed([counted(number, noun) for number, noun in numbers if number])} found in {documents}."
    words = " ".join(flat(span.of(leaf.text)) for span in content)
    names = [one.name for one in accused if one.entity]
    told = searched(reader, (*names, words if len(words) <= _ZONE else f"{words[:_ZONE]}…"))
    return f"No answer was found in {told.where} {told.what}."
