"""Accusations: statements whose cue accuses, whom they accuse, and whether an answer was found in the record.

An answer is a statement that its document ties to the accusation; one that a link between documents does; or one that
denies, or is the accused's own, and speaks of the matter in the same words. Nothing is said of who is right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.model import AnswerRelation, EntityKind, Mention, Span, Statement
from onrecord.record import Reader
from onrecord.record.judgement_links import effective_links
from onrecord.record.query_entities import documents_of, entities_named
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_statements import Sought, find_statements
from onrecord.record.query_text import documents_with
from onrecord.views.context import sentences
from onrecord.views.shelf import Shelf, quote
from onrecord.views.silence import searched
from onrecord.views.statements import statement_row
from onrecord.views.values import AccusationRow, Accused, Answered, Quote
from onrecord.views.wording import counted, listed

_CAN_BE_ACCUSED: frozenset[EntityKind] = frozenset({"person", "organisation", "publication", "group", "campaign"})
_DOING = re.compile(r"\s(?:of|for|over)\s+(?=(?:\w+\s+)?\w+ing\b)")
_OF = re.compile(r"\s(?:of|for|over)\s")
_AT_START = re.compile(r"(?:of|for|over)\s+")
_ZONE = 160
"""Characters within which an accusation names whom it accuses, where no "of" ends the name."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_PASSED_OVER = frozenset(
    (
        *("about", "after", "also", "been", "before", "being", "could", "from", "have", "having", "into", "more"),
        *("most", "much", "only", "over", "said", "says", "should", "some", "than", "that", "their", "them", "then"),
        *("there", "these", "they", "this", "those", "were", "what", "when", "which", "while", "will", "with"),
        *("would", "your"),
    )
)
_STEM = 5
"""Characters to which words are cut, so that "stopped" meets "stopping"."""

_SHARED = 2
"""So many words have to be the same."""

_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|nothing|untrue|false|invention|lies?)\b|n['’]t\b", re.IGNORECASE)
_SEARCHED = 200
"""So many documents are searched for answers of one accusation."""


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
    for place in find_statements(reader, Sought(stances=("accuse",))):
        leaf = shelf.leaf(place.document)
        statement = leaf.statements[place.local]
        accused, matter = _accused(leaf, statement)
        if wanted is not None and not any(one.entity in wanted for one in accused):
            continue
        link = across.get((leaf.document, statement.id))
        linked = () if link is None else (_linked(shelf, link.a.document, link.a.item),)
        answers = _answers(shelf, leaf, statement, (accused, matter), linked)
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


def _accused(leaf: Leaf, statement: Statement) -> tuple[tuple[Accused, ...], Quote | None]:
    """Return whom a statement accuses, and of what: "the guard of having stopped …" names both.

    Words that denote nobody are taken for somebody only where they are said to have done something.
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
    if doing or (matter and not cut):
        return (Accused(" ".join(zone.of(leaf.text).split()), None, named=False),), quote(leaf, matter or content)
    return (), quote(leaf, content)


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
    for other, statement, relation, shared in _in_the_same_words(shelf, leaf, accusation, *told):
        row = statement_row(other, statement)
        found.setdefault(row.id, Answered(row, relation, "same-words", shared))
    return tuple(found.values())


def _in_the_same_words(
    shelf: Shelf, leaf: Leaf, accusation: Statement, accused: tuple[Accused, ...], matter: Quote | None
) -> Iterator[tuple[Leaf, Statement, AnswerRelation, tuple[str, ...]]]:
    """Yield denials, and what the accused say themselves, in which a sentence shares words with an accusation."""
    stems = _stems(leaf, matter.span) if matter else frozenset()
    theirs = {one.entity for one in accused if one.entity is not None and one.named}
    accusers = {leaf.canonical[one] for one in accusation.speakers}
    for number, least in _documents(shelf, leaf, stems, accused):
        other = shelf.leaf(number)
        for statement in other.in_order:
            if statement.stance in ("accuse", "ask") or statement.manner in ("turn", "author"):
                continue
            speakers = {other.canonical[one] for one in statement.speakers}
            if speakers & accusers or (number == leaf.number and statement.id == accusation.id):
                continue
            for sentence in (part for span in statement.content for part in sentences(other.text, span)):
                shared = tuple(sorted(stems & _stems(other, sentence)))
                denies = statement.stance == "deny" or _NEGATION.search(sentence.of(other.text))
                if len(shared) >= least and (denies or speakers & theirs):
                    words = tuple(_whole(other, sentence, stem) for stem in shared)
                    yield other, statement, "denies" if denies else "replies", words
                    break


def _documents(shelf: Shelf, leaf: Leaf, stems: frozenset[str], accused: tuple[Accused, ...]) -> list[tuple[int, int]]:
    """Return where to search, each with how many words a sentence has to share.

    That is the document itself, and others with several of the words; where these do not name the accused, one word
    more is needed. Whoever bears the last name of the accused is taken for named: an answer may be given under another
    spelling.
    """
    names = [one.name.split()[-1] for one in accused if one.named and one.name]
    named = documents_of(shelf.reader, {entity for name in names for entity in entities_named(shelf.reader, name)})
    met = Counter(number for stem in sorted(stems) for number in documents_with(shelf.reader, f"{stem}*"))
    least = {
        number: _SHARED if number in named or not names or number == leaf.number else _SHARED + 1 for number in met
    }
    return sorted((number, least[number]) for number, times in met.items() if times >= least[number])[:_SEARCHED]


def _stems(leaf: Leaf, span: Span) -> frozenset[str]:
    """Return the words at a span, cut, without those that say little and those of names."""
    names = {
        word.casefold()
        for mention in leaf.mentions
        if mention.form == "name" and mention.span.overlaps(span)
        for word in _WORD.findall(mention.span.of(leaf.text))
    }
    words = (word.casefold() for word in _WORD.findall(span.of(leaf.text)))
    return frozenset(word[:_STEM] for word in words if word not in _PASSED_OVER and word not in names)


def _whole(leaf: Leaf, span: Span, stem: str) -> str:
    """Return the word of a sentence that was cut to ``stem``, as written."""
    return next(str(word) for word in _WORD.findall(span.of(leaf.text)) if word.casefold()[:_STEM] == stem)


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
    words = " ".join(" ".join(span.of(leaf.text).split()) for span in content)
    names = [one.name for one in accused if one.entity]
    told = searched(reader, (*names, words if len(words) <= _ZONE else f"{words[:_ZONE]}…"))
    return f"No answer was found in {told.where} {told.what}."
