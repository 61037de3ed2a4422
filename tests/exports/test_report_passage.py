"""Words are marked in place: what is cut apart for drawing reads back to the text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.report_passage import marked_context, whole_text
from onrecord.model import Span
from onrecord.views.values import Page, PassageRow, Quote, StatementRow
from tests.exports.hand_made import DISMISSED, LEFT, RESIGNED, RIVER, STATEMENTS

TEXT = "0123456789" * 6


def _span(limit: int) -> st.SearchStrategy[Span]:
    ends = st.integers(0, limit)
    return st.tuples(ends, ends).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


def _row(number: int, spans: list[Span]) -> StatementRow:
    content = tuple(Quote(span.of(TEXT), span) for span in sorted(spans))
    return replace(RESIGNED, id=f"s{number}", content=content)


@given(st.lists(_span(len(TEXT)), max_size=8), st.lists(st.lists(_span(len(TEXT)), min_size=1, max_size=3), max_size=6))
def test_a_whole_text_loses_nothing(passages: list[Span], statements: list[list[Span]]) -> None:
    """Whatever overlaps or is missing among passages and statements, the stretches join to the text, marks included."""
    rows = [_row(number, spans) for number, spans in enumerate(statements)]
    page = Page(RIVER.source, TEXT, tuple(PassageRow(span, "body", "p1", None) for span in passages), (), (), (), ())
    blocks = [block for run in whole_text(page, rows) for block in run.blocks]
    stretches = [stretch for block in blocks for stretch in block.stretches]
    assert "".join(stretch.text for stretch in stretches) + "".join(block.space for block in blocks) == TEXT
    marked = [stretch.marked for stretch in stretches for _ in stretch.text]
    inside = {place for spans in statements for span in spans for place in range(span.start, span.end)}
    assert [place for place, mark in enumerate(marked) if mark] == sorted(inside)
    assert sorted(number for stretch in stretches for number in stretch.ids) == sorted(row.id for row in rows)


def test_own_voice_is_numbered_but_not_marked() -> None:
    page = Page(RIVER.source, TEXT, (), (), (), (), ())
    own = replace(_row(1, [Span(3, 9)]), manner=LEFT.manner)
    (run,) = whole_text(page, [own])
    assert [(stretch.text, stretch.marked, stretch.ids) for stretch in run.blocks[0].stretches] == [
        ("012", False, ()),
        (TEXT[3:], False, ("s1",)),
    ]


def test_furniture_runs_are_folded_together() -> None:
    kinds = ("furniture", "furniture", "body", "furniture")
    rows = tuple(PassageRow(Span(n * 10, n * 10 + 10), kind, "p1", None) for n, kind in enumerate(kinds))  # type: ignore[arg-type]
    runs = whole_text(Page(RIVER.source, TEXT[:40], rows, (), (), (), ()), ())
    assert [(run.furniture, len(run.blocks)) for run in runs] == [(True, 2), (False, 1), (True, 1)]


def test_every_context_reads_back() -> None:
    for row in STATEMENTS:
        assert "".join(stretch.text for stretch in marked_context(row)) == row.context.text


def test_content_outside_its_context_is_shown_alone() -> None:
    """Two quotations a page apart may have no sentence around both."""
    row = replace(DISMISSED, context=Quote("elsewhere", Span(0, 9)))
    assert [stretch.text for stretch in marked_context(row)] == [quote.text for quote in DISMISSED.content]


def test_white_space_ends_a_passage_without_being_drawn() -> None:
    """It is kept, apart from the words; a passage of nothing else stays as it is."""
    text = "Head\n\n \n\nBody\n"
    rows = tuple(PassageRow(span, "body", "p1", None) for span in (Span(0, 6), Span(6, 9), Span(9, 14)))
    (run,) = whole_text(Page(RIVER.source, text, rows, (), (), (), ()), ())
    assert [(block.stretches[0].text, block.space) for block in run.blocks] == [
        ("Head", "\n\n"),
        (" \n\n", ""),
        ("Body", "\n"),
    ]
