"""People and cases: posts on a line of time, suggested merges side by side, what is reported of whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.drawings import LEFT, RIGHT, WIDTH, Bar, Chart, draw_offices
from onrecord.model import OfficeStatus, Span
from onrecord.record.listing.cases import FIRST_REPORTS
from onrecord.views.cases import Asked
from onrecord.views.values import OfficeRow, Quote
from tests.desk.sitting import let_in, secret


def tree_of(page: str) -> Any:  # noqa: ANN401 - lxml's own types know no forms
    return lxml_html.fromstring(page)


def office(
    post: str, start: str | None = None, stop: str | None = None, status: OfficeStatus = "unstated", document: str = "d"
) -> OfficeRow:
    return OfficeRow(post, document, "Ada", Quote(post, Span(0, 5)), None, None, status, start, stop, "s", "Post")


def drawn(*offices: OfficeRow, day: str | None = "2021-07-02") -> dict[str, Bar]:
    chart = draw_offices(offices, {"d": day})
    return {} if chart is None else {bar.words: bar for bar in chart.bars}


def test_a_post_is_drawn_as_far_as_its_time_is_told() -> None:
    """Between two days, open at one end, until the day on which it is called former, at that day alone."""
    bars = drawn(
        office("mayor", "2010", "2014"),
        office("judge", "2015-03"),
        office("clerk", None, "2009"),
        office("envoy", status="former"),
        office("guard", status="current"),
    )
    assert [bars[name].open_ for name in ("mayor", "judge", "clerk", "envoy", "guard")] == [
        "",
        "end",
        "start",
        "start end",
        "",
    ]
    assert bars["guard"].width == 0
    assert bars["guard"].x == bars["guard"].day == bars["mayor"].day
    envoy = bars["envoy"]
    assert envoy.day is not None
    assert (envoy.x, round(envoy.x + envoy.width)) == (LEFT, round(envoy.day))
    assert bars["clerk"].x == LEFT
    assert round(bars["judge"].x + bars["judge"].width) == WIDTH - RIGHT
    assert bars["mayor"].x + bars["mayor"].width <= bars["judge"].x


def test_without_any_day_nothing_is_drawn() -> None:
    assert drawn(office("mayor"), day=None) == {}
    chart = draw_offices([office("mayor", "2010"), office("clerk", document="e")], {"d": "2021", "e": None})
    assert isinstance(chart, Chart)
    assert (len(chart.bars), chart.left_out) == (1, 1)


def test_posts_are_drawn_with_whoever_claims_them(client: TestClient, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        voice = record.who("Mira Solvane", 1)[0].voice
    tree = tree_of(client.get(f"/people/{voice.entity}").text)
    section = tree.xpath("//section[@aria-labelledby='h-offices']")[0]
    bars, listed = section.xpath(".//*[local-name()='svg']/a"), section.xpath(".//ul[@class='posts']/li")
    assert len(listed) == len(voice.offices) >= len(bars) > 0
    assert all("says" in bar.text_content() for bar in bars)


def test_suggested_merges_stand_side_by_side_with_the_reason(copied: Path) -> None:
    """To the left passages of the one, to the right of the other; what is decided there holds and goes."""
    client = let_in(copied)
    with api.open(copied) as record:
        one = record.who("Anton V. Kessarin", 1)[0]
    tree = tree_of(client.get(f"/people/{one.voice.entity}").text)
    pairs = tree.xpath("//ul[@class='pairs']/li")
    assert len(pairs) == len(one.possible) > 1
    for pair, other in zip(pairs, one.possible, strict=True):
        left, right = pair.xpath(".//div[contains(@class, 'beside-each-other')]/div")
        assert left.xpath("string(p[1]/span[1])") == one.voice.name
        assert right.xpath("string(p[1]/a)") == other.name
        assert one.voice.name in left.xpath("string(p[2])")
        assert other.name in right.xpath("string(p[2])")
        assert other.tie.why in pair.xpath("string(p[1])")
    form = pairs[0].xpath(".//form")[0]
    given = {name: value or "" for name, value in form.fields.items() if name}
    assert client.post("/judge", data=given | {"csrf": secret(client), "action": "same"}).status_code == 303
    with api.open(copied) as record:
        assert record.who("Anton V. Kessarin", 1)[0].voice.entity == record.who("Anton Kessarin", 1)[0].voice.entity


def test_cases_tell_what_is_reported_of_whom(client: TestClient, sample_record: Path) -> None:
    """Everybody once in the order of the record, page after page; each report in its words."""
    with api.open(sample_record) as record:
        cases = record.cases()
    rows = list(_rows(client, "/cases"))
    assert [row.xpath("string(.//h2//bdi)") for row in rows] == [case.name for case in cases]
    for row, case in zip(rows, cases, strict=True):
        links = row.xpath(".//ul/li/p/a[contains(@class, 'words')]")
        told = [report.trigger[0].text for report in case.reports]
        assert [link.text_content().split(" … ")[0] for link in links] == told[: len(links)]
        more = row.xpath(".//a[contains(@href, 'of=')]/@href")
        assert bool(more) == (len(links) < len(told))
        for address in more:
            (whole,) = _rows(client, address)
            links = whole.xpath(".//ul/li/p/a[contains(@class, 'words')]")
            assert [link.text_content().split(" … ")[0] for link in links] == told
        number = row.xpath("string(.//p[@class='how'])")
        assert f"{len(case.reports)} report" in number
        assert f"in {len(case.documents)} document" in number
    assert any(len(case.reports) > FIRST_REPORTS for case in cases)


def _rows(client: TestClient, address: str) -> Iterator[Any]:
    """Yield the cases of a page and of those that follow."""
    tree = tree_of(client.get(address).text)
    yield from tree.xpath("//ol[@class='cases']/li")
    for following in tree.xpath("//nav[@class='pages']/a[@rel='next']/@href"):
        yield from _rows(client, following)


@pytest.mark.parametrize("event", ["resignation", "nonsense", ""])
def test_cases_are_found_by_what_is_reported(client: TestClient, sample_record: Path, event: str) -> None:
    with api.open(sample_record) as record:
        known = event in record.event_types()
        expected = record.cases(Asked((event,) if known else ()))
    names = [row.xpath("string(.//h2//bdi)") for row in _rows(client, f"/cases?event={event}")]
    assert names == [case.name for case in expected]
    assert names


def test_a_case_that_is_not_there_is_told(client: TestClient) -> None:
    for address in ("/cases?of=nobody", "/cases?of=1-v1-99", "/cases?of=999999-v1-0"):
        assert "Nothing of this kind" in client.get(address).text
