"""The second round of anchoring, on invented sentences: by the day of quoted speech, by the interval of writing."""

from onrecord.model import Date, Passage, Problem, Span
from onrecord.reading.dates import Anchor, anchor_again, dates, find_dates

TEXT = 'On 3 May 2009 the clerk told the town: "They came yesterday, in April 2008 and in June." He left last month.'
QUOTED = Span(TEXT.index('"'), TEXT.rindex('"') + 1)


def again(anchor: str | None, *anchors: Anchor) -> tuple[dict[str, Date], tuple[Problem, ...]]:
    passages = [Passage("g1", Span(0, len(TEXT)), "body", "p1")]
    found, problems = find_dates(TEXT, passages, anchor)
    counted, left = anchor_again(TEXT, passages, found, problems, anchors)
    assert [date.id for date in counted] == [date.id for date in found]
    assert [date.span for date in counted] == [date.span for date in found]
    return {date.span.of(TEXT): date for date in counted}, left


def test_quoted_words_are_counted_from_the_day_they_were_said() -> None:
    """What states its own date stays; what stands outside the quotation is counted from the text's day."""
    found, left = again("2010-04-19", Anchor(QUOTED, "2009-05-03", "said"))
    assert (found["yesterday"].edtf, found["yesterday"].rule) == ("2009-05-02", "said+today")
    assert found["June"].edtf == "2008-06"
    assert (found["April 2008"].edtf, found["April 2008"].anchor) == ("2008-04", None)
    assert (found["last month"].edtf, found["last month"].rule) == ("2010-03", "relative")
    assert left == ()


def test_an_undated_text_is_counted_from_the_interval_in_which_it_was_written() -> None:
    """The value is the wider interval, the rule says that it was inferred, and the problem is solved."""
    whole = Anchor(Span(0, len(TEXT)), "2009-05-03/2009-08-10", "inferred")
    found, left = again(None, whole)
    date = found["last month"]
    assert (date.edtf, date.anchor, date.rule) == ("2009-04/2009-07", "2009-05-03/2009-08-10", "inferred+relative")
    assert (found["yesterday"].edtf, found["yesterday"].timex) == ("2009-05-02/2009-08-09", None)
    assert "last month" not in [problem.span.of(TEXT) for problem in left if problem.span is not None]


def test_without_an_anchor_nothing_changes() -> None:
    found, left = again(None)
    assert found["last month"].rule == "unanchored"
    assert len(left) == len([date for date in found.values() if date.rule == "unanchored"])


def test_what_the_first_round_counted_is_not_inferred_again() -> None:
    whole = Anchor(Span(0, len(TEXT)), "1999-01-01/1999-12-31", "inferred")
    assert again("2010-04-19", whole)[0]["last month"].edtf == "2010-03"


def test_an_interval_as_anchor_gives_the_wider_interval() -> None:
    text = "It began three weeks ago. On 2 May 2003 he left; two days later he returned. It ended this year."
    found = {date.span.of(text): (date.edtf, date.anchor) for date in dates(text, "2010-03-01/2010-04-30")}
    assert found["three weeks ago"] == ("2010-02-08/2010-04-11", "2010-03-01/2010-04-30")
    assert found["two days later"] == ("2003-05-04", "2003-05-02")
    assert found["this year"] == ("2010", "2010-03-01/2010-04-30")
