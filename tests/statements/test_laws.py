"""Laws of the room: whatever the text and however wrong its parse."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Reading, Span, Statement
from onrecord.statements import attribute
from tests.statements.grown import garbled, readings, texts


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Reading]:
    """Return a text with a reading of it: any at all, or kept parses with some of it changed."""
    if draw(st.booleans()):
        return draw(garbled())
    text = draw(texts())
    return text, draw(readings(text))


def spans_of(statement: Statement) -> tuple[Span, ...]:
    """Return all spans of a statement."""
    return (*statement.content, *statement.cue, *statement.source, *statement.addressee, *statement.venue)


@settings(max_examples=400, deadline=None)
@given(documents())
def test_every_span_reads_back(document: tuple[str, Reading]) -> None:
    """No span is empty, has white space at its edges or leaves the text; pieces are in order and apart."""
    text, reading = document
    for statement in attribute(text, reading).statements:
        assert statement.content
        for span in spans_of(statement):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
        for pieces in (statement.content, statement.cue, statement.source):
            assert list(pieces) == sorted(pieces)
            assert all(one.end <= two.start for one, two in pairwise(pieces))


@settings(max_examples=400, deadline=None)
@given(documents())
def test_parents_form_a_forest_and_hold_their_children(document: tuple[str, Reading]) -> None:
    """No statement encloses itself, own voice encloses nothing, and a child's words are within its parent's."""
    text, reading = document
    statements = {item.id: item for item in attribute(text, reading).statements}
    for statement in statements.values():
        seen = {statement.id}
        item = statement
        while item.parent is not None:
            outer = statements[item.parent]
            assert outer.id not in seen
            assert outer.manner != "author"
            assert all(any(span.within(piece) for piece in outer.content) for span in item.content)
            seen.add(outer.id)
            item = outer


@settings(max_examples=200, deadline=None)
@given(documents())
def test_everything_pointed_at_exists(document: tuple[str, Reading]) -> None:
    """Ids are in order of start and unique; speakers, turns, answers and counts point at what is there."""
    text, reading = document
    done = attribute(text, reading)
    ids = [item.id for item in done.statements]
    entities = {entity.id for entity in done.entities}
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    starts = [item.content[0].start for item in done.statements]
    assert starts == sorted(starts)
    assert len(entities) == len(done.entities)
    for statement in done.statements:
        assert set(statement.speakers) <= entities
        assert set(statement.about) <= entities
        assert {answer.statement for answer in statement.answers} <= set(ids)
        assert statement.turn is None or statement.turn in {turn.id for turn in done.turns}
        assert 0.0 <= statement.score <= 1.0
        assert statement.rule
    assert {count.statement for count in done.counts} <= {*ids, None}
    assert all(turn.speaker in entities for turn in done.turns)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_same_words_give_the_same_statements(document: tuple[str, Reading]) -> None:
    """Attribution is a pure function: it changes nothing and remembers nothing."""
    text, reading = document
    assert attribute(text, reading) == attribute(text, reading)
