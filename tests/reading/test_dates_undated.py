"""Between which days an undated text was written, on invented texts."""

from itertools import pairwise

import pytest

from onrecord.model import (
    Date,
    Dated,
    Document,
    Event,
    Given,
    Masthead,
    Modality,
    Part,
    Polarity,
    Problem,
    Reading,
    Span,
    When,
)
from onrecord.reading.dates import undated_parts, with_intervals
from onrecord.reading.dates.undated import Bound, written_between


@pytest.mark.parametrize(
    ("past", "captured", "between", "anchor"),
    [
        (["2009-05-03", "2008"], "2009-08-10", "2009-05-03/2009-08-10", "2009-05-03/2009-08-10"),
        (["2009-05"], "2009", "2009-05/2009", "2009-05-01/2009-12-31"),
        (["2009-05~"], None, "2009-05~/..", None),
        (["2008/2009-05", "2008-03"], None, "2008-03/..", None),
        (["2009-22"], None, "2009/..", None),
        (["XXXX-05", "../2009-05-03", "-0489"], None, None, None),
        (["2009-05-03"], "2008-01-01", None, None),
        ([], "2009-08-10", "../2009-08-10", None),
        ([], "soon", None, None),
    ],
)
def test_the_interval(past: list[str], captured: str | None, between: str | None, anchor: str | None) -> None:
    """It is never more exact than what it is from; an end that nothing bounds is open; contradictions infer nothing."""
    bounds = [Bound(day, f"d{number}") for number, day in enumerate(past, 1)]
    written = written_between(bounds, Bound(captured, "accessed") if captured else None)
    assert (written.edtf if written else None) == between
    assert (written.anchor if written else None) == anchor


NO_DAY = Dated()


def page(*events: Event, published: Dated = NO_DAY, updated: Dated = NO_DAY, cut: int | None = None) -> Reading:
    """Return a reading of a hundred characters, with one date for each event; ``cut`` makes two parts."""
    ends = [0, 100] if cut is None else [0, cut, 100]
    masthead = Masthead(published=published, updated=updated)
    spans = [Span(first, last) for first, last in pairwise(ends)]
    parts = tuple(Part(f"p{number}", span, masthead) for number, span in enumerate(spans, 1))
    whole = len(parts) == 1
    return Reading(
        "a" * 64,
        "v",
        masthead=masthead,
        parts=parts,
        dates=tuple(
            Date(f"d{number}", event.date.span, event.date.edtf, None, None, "")
            for number, event in enumerate(events, 1)
            if event.date is not None and event.date.span is not None
        ),
        events=events,
        problems=tuple(Problem("undated", "No date was found.", None if whole else span) for span in spans),
    )


def told(at: int, edtf: str, modality: Modality = "actual", polarity: Polarity = "affirmed") -> Event:
    when = When(edtf, Span(at + 2, at + 3))
    return Event(f"v{at}", "leaving", (Span(at, at + 1),), "s1", date=when, modality=modality, polarity=polarity)


def read(reading: Reading, **given: str) -> Reading:
    values = tuple(Given(name, value, f"sidecar:{name}") for name, value in given.items())  # type: ignore[arg-type]
    document = Document("a" * 64, "a.txt", "a.txt", "text/plain", "x" * 100, given=values)
    return with_intervals(reading, undated_parts(document, reading))


def test_only_what_is_told_as_having_happened_bounds_the_day() -> None:
    events = (
        told(10, "2011-02-10"),
        told(20, "2013-01-01", modality="planned"),
        told(30, "2012-01-01", polarity="denied"),
        told(40, "2010"),
    )
    found = read(page(*events), accessed="2024-06-06T10:00:00Z")
    why = "inferred: not before 2011-02-10 (d1), not after 2024-06-06 (accessed)"
    assert found.masthead.published == Dated("2011-02-10/2024-06-06", None, why, "inferred")
    assert found.parts[0].masthead.published == found.masthead.published
    assert found.masthead.published.known is None
    assert [(one.kind, one.message) for one in found.problems] == [("undated", f"No date was found; {why}.")]


def test_without_bounds_it_stays_unknown() -> None:
    reading = page(told(10, "2013", modality="planned"))
    assert read(reading) == reading


def test_a_known_day_stays() -> None:
    reading = page(told(10, "2011-02-10"), published=Dated("2011-03", Span(0, 1), None, "stated"))
    assert read(reading, accessed="2024-06-06") == reading


def test_each_part_is_bounded_by_what_it_tells_itself() -> None:
    """The page as a whole has no interval: it is no single article."""
    found = read(page(told(10, "2011-02-10"), told(60, "2012-03"), cut=50))
    assert [part.masthead.published.edtf for part in found.parts] == ["2011-02-10/..", "2012-03/.."]
    assert found.masthead.published == Dated()
    assert ["2012-03 (d2)" in one.message for one in found.problems] == [False, True]


def test_a_text_that_was_changed_may_tell_of_what_came_after_its_publication() -> None:
    found = read(page(told(10, "2011-02-10"), updated=Dated("2011-04-01", None, None, "stated")), accessed="2024")
    assert found.masthead.published.edtf == "../2011-04-01"
