"""Who said what: statements with their chain and their surroundings."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Statement
from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.listing.asking import sift
from onrecord.record.query_entities import entities_named
from onrecord.record.query_items import statement_at
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_pile import find_document
from onrecord.record.query_statements import Place, Sought, find_statements
from onrecord.record.query_text import documents_with, holding
from onrecord.views.chains import chain
from onrecord.views.context import around_in
from onrecord.views.shelf import Shelf, entity_of, name_of, published, quote, quotes
from onrecord.views.sifting import EXPLICIT, only_listed, sifted
from onrecord.views.values import StatementRow, Wanted


def said(reader: Reader, wanted: Wanted) -> tuple[StatementRow, ...]:
    """Return the statements wanted, by date (undated ones last), path and place in the text."""
    shelf = Shelf(reader)
    return tuple(statement_row(leaf, statement) for leaf, statement in wanted_statements(shelf, wanted))


def one_statement(reader: Reader, statement: str) -> StatementRow | None:
    """Return a statement by its id in the record; None where there is none."""
    found = statement_at(reader, statement)
    if found is None:
        return None
    leaf = Shelf(reader).leaf(found[0])
    return statement_row(leaf, leaf.statements[found[1]])


def wanted_statements(shelf: Shelf, wanted: Wanted) -> tuple[tuple[Leaf, Statement], ...]:
    """Return the statements wanted with the documents they stand in."""
    return tuple(
        (leaf, leaf.statements[place.local])
        for place in wanted_places(shelf, wanted)
        for leaf in (shelf.leaf(place.document),)
    )


def wanted_places(shelf: Shelf, wanted: Wanted) -> tuple[Place, ...]:
    """Return where the statements wanted stand, in their order."""
    sought = _sought(shelf.reader, wanted)
    if wanted.words is None:
        return find_statements(shelf.reader, replace(sought, limit=wanted.limit))
    return _with_words(shelf, wanted.words, find_statements(shelf.reader, sought))[: wanted.limit]


def _sought(reader: Reader, wanted: Wanted) -> Sought:
    manners: tuple[str, ...] | None = wanted.manner or EXPLICIT
    if wanted.own_voice:
        manners = (*wanted.manner, "author") if wanted.manner else None
    return Sought(
        by=None if wanted.by is None else entities_named(reader, wanted.by),
        about=None if wanted.about is None else entities_named(reader, wanted.about),
        since=edtf_bounds(wanted.since)[0] if wanted.since else None,
        until=edtf_bounds(wanted.until)[1] if wanted.until else None,
        manners=manners,
        documents=None if wanted.document is None else (find_document(reader, wanted.document),),
        among=None if (narrowed := only_listed(wanted)) is None else sift(reader, sifted(reader, narrowed)),
    )


def _with_words(shelf: Shelf, words: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return those statements whose content holds the words."""
    likely = documents_with(shelf.reader, words)
    candidates = [place for place in places if place.document in likely]
    contents = (
        " ".join(span.of(leaf.text) for span in leaf.statements[place.local].content)
        for place in candidates
        for leaf in (shelf.leaf(place.document),)
    )
    found = holding(words, enumerate(contents))
    return tuple(place for number, place in enumerate(candidates) if number in found)


def statement_row(leaf: Leaf, statement: Statement) -> StatementRow:
    """Return a statement with its chain and its surroundings."""
    before, held, after = around_in(leaf, (*statement.content, *statement.cue, *statement.source))
    speakers = [entity for speaker in statement.speakers if (entity := entity_of(leaf, speaker))]
    return StatementRow(
        id=leaf.statement_ids[statement.id],
        document=leaf.document,
        part=statement.part,
        content=quotes(leaf, statement.content),
        source=quotes(leaf, statement.source),
        cue=quotes(leaf, statement.cue),
        context=quote(leaf, held),
        before=before.of(leaf.text),
        after=after.of(leaf.text),
        speakers=tuple(entity.name for entity in speakers if entity.name),
        speaker_ids=tuple(leaf.canonical[entity.id] for entity in speakers),
        chain=chain(leaf, statement),
        parent=leaf.statement_ids.get(statement.parent or ""),
        manner=statement.manner,
        stance=statement.stance,
        tier=statement.tier,
        said=statement.said.edtf if statement.said else None,
        published=published(leaf, statement.part),
        about=tuple(name for entity in statement.about if (name := name_of(leaf, entity))),
        answers=tuple((leaf.statement_ids.get(item.statement, ""), item.relation) for item in statement.answers),
        score=statement.score,
        rule=statement.rule,
        judged_by=leaf.judged_by("statement", statement.id),
        place=leaf.chart.whereabouts(statement.content),
    )
