"""The timeline drawing: exact days solid, uncertain ones faded and as long as they are uncertain."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.report_timeline import Days, Drawing, Scale, bounds, draw_timeline, strip, window
from onrecord.views.values import TimelineRow
from tests.exports.hand_made import TIMELINE

DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def _row(first: date | str, last: date | str, lane: str = "happened") -> TimelineRow:
    return TimelineRow(str(first), str(first), str(last), lane, "words", "d", None, "x", "stated")  # type: ignore[arg-type]


def _drawn(rows: list[TimelineRow], width: int = 860) -> Drawing:
    drawing = draw_timeline(rows, width)
    assert drawing is not None
    return drawing


@given(st.lists(st.tuples(DAY, st.integers(0, 900), st.sampled_from(["happened", "said", "published"])), min_size=1))
def test_marks_stay_inside_and_never_touch(days: list[tuple[date, int, str]]) -> None:
    """Whatever the dates, no mark leaves the drawing or covers another one of its lane, and none is lost."""
    rows = [_row(day, day + timedelta(days=length), lane) for day, length, lane in days]
    drawing = _drawn(rows)
    assert len(drawing.up) + len(drawing.down) + drawing.before + drawing.after == len(rows)
    for lane in (drawing.up, drawing.down):
        places: dict[int, list[tuple[float, float]]] = {}
        for mark in lane:
            assert mark.x >= 0
            assert mark.x + mark.width <= drawing.width
            places.setdefault(mark.level, []).append((mark.x, mark.x + mark.width))
        for taken in places.values():
            taken.sort()
            assert all(left[1] <= right[0] for left, right in pairwise(taken))
    assert drawing.ticks


def test_lanes_and_fading() -> None:
    drawing = _drawn(list(TIMELINE))
    assert {mark.lane for mark in drawing.up} == {"happened"}
    assert {mark.lane for mark in drawing.down} == {"said", "published"}
    faded = [TIMELINE[mark.place].edtf for mark in (*drawing.up, *drawing.down) if mark.faded]
    assert faded == ["2021-10-04~", "2022-01"]
    assert (drawing.before, drawing.after) == (1, 0)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((date(2021, 9, 12), date(2022, 2, 21)), ["Sep 2021", "Oct", "Nov", "Dec", "2022", "Feb"]),
        (
            (date(2009, 5, 1), date(2021, 3, 1)),
            ["2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021"],
        ),
        ((date(2021, 9, 12), date(2021, 9, 12)), ["Sep 2021"]),
    ],
)
def test_the_axis_names_months_or_years(days: tuple[date, date], labels: list[str]) -> None:
    rows = [_row(day, day) for day in days for _ in range(3)]
    assert [tick.label for tick in _drawn(rows).ticks] == labels


def test_a_phone_gets_fewer_labels() -> None:
    rows = [_row(date(2021, month, 3), date(2021, month, 3)) for month in range(1, 13)]
    assert [tick.label for tick in _drawn(rows, 340).ticks] == ["2021", "Apr", "Jul", "Oct"]


def test_a_date_that_no_calendar_knows_is_listed_only() -> None:
    assert draw_timeline([_row("-0044-03-15", "-0044-03-15")], 860) is None
    assert draw_timeline([], 860) is None
    drawing = _drawn([_row("9999-12-01", "9999-12-31"), _row("unknown", "unknown")])
    assert len(drawing.up) == 1


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        (None, None),
        ("soon", None),
        ("2021-10", Days(date(2021, 10, 1), date(2021, 10, 31))),
        ("../2021", Days(date(2021, 12, 31), date(2021, 12, 31))),
        ("2021/..", Days(date(2021, 1, 1), date(2021, 1, 1))),
    ],
)
def test_bounds(edtf: str | None, days: Days | None) -> None:
    assert bounds(edtf) == days


def test_one_early_outlier_does_not_squeeze_a_year() -> None:
    """A strike of 2009 is counted at the edge; a publication some months later is near enough to be drawn."""
    days = [
        Days(day, day)
        for day in (date(2009, 5, 1), *(date(2021, month, 1) for month in range(3, 13)), date(2022, 5, 1))
    ]
    assert window(days) == Days(date(2021, 3, 1), date(2022, 5, 31))
    assert window([]) is None


def test_the_strip_of_a_voice() -> None:
    scale = Scale(Days(date(2021, 1, 1), date(2021, 12, 31)), 0, 100)
    marks = strip(["2021-07-02", None, "2021-12", "1998"], scale)
    assert [(mark.x, mark.faded) for mark in marks] == [(50.0, False), (91.8, True)]


def test_very_many_marks_move_closer_together() -> None:
    """Three hundred statements of one day still make a drawing that fits a screen."""
    drawing = _drawn([_row(date(2021, 5, 1), date(2021, 5, 1), "said")] * 300)
    assert drawing.pitch == 2
    assert drawing.height < 700
