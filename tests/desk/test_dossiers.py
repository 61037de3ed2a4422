"""The dossier: copies under what they repeat, what they changed, and numbers at their dates with what words allow."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.screens import events
from onrecord.exports.report_counts import UNDATED, Plot, draw_counts
from onrecord.views.values import Dossier
from tests.desk.sitting import let_in
from tests.record.conftest import make_record
from tests.views.accounts_pile import link_accounts, put_accounts


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of four pages on one night, one of them a copy."""
    path = tmp_path_factory.mktemp("accounts") / "border.db"
    with make_record(path) as store:
        ids = put_accounts(store)
        link_accounts(store, ids)
        store.list_anew()
    return path


@pytest.fixture
def at_desk(accounts: Path) -> TestClient:
    return let_in(accounts)


def dossier_of(accounts: Path) -> Dossier:
    with api.open(accounts) as record:
        return record.event(record.occasions(least=2, limit=1)[0].id)


def test_a_copy_stands_under_what_it_repeats_with_what_it_changed(at_desk: TestClient, accounts: Path) -> None:
    one = dossier_of(accounts)
    tree: Any = lxml_html.fromstring(at_desk.get(f"/events/{one.occasion.id}").text)
    stack = tree.xpath("//thead//th[1]/ul[@class='stack']")[0]
    assert [part.text_content() for part in stack.xpath("./li/a")] == ["River Post"]
    under = stack.xpath("./li/ul/li")
    assert [part.xpath("string(a)") for part in under] == ["Morning Ledger"]
    assert "repeats it, shortened, 90 %" in under[0].text_content()
    copy = tree.xpath("//*[@id='copy-1']")[0]
    assert under[0].xpath("a/@href")[-1] == "#copy-1"
    diff = copy.xpath(".//p[contains(@class, 'diff')]")[0]
    assert diff.xpath("string(ins)").strip() == "More soon"
    assert diff.xpath("string(del)").startswith("The council accused the Harbour Guard")
    kept = "".join(diff.xpath("text() | ins/text()"))
    told = "Guards killed 19 people in Koldar on 3 March, the Council of Boatmen said. More soon."
    assert kept.split() == told.split()


def test_each_copy_is_told_once_and_in_its_column_alone(at_desk: TestClient, accounts: Path) -> None:
    one = dossier_of(accounts)
    page = at_desk.get(f"/events/{one.occasion.id}").text
    assert page.count('id="copy-') == sum(len(column.repeating) for column in one.columns) == 1
    for column in one.columns:
        for document in column.documents:
            assert page.count(f'<li><a href="/document/{document}">') == 1


def test_pairs_of_accounts_are_turned_a_page_at_a_time(
    at_desk: TestClient, accounts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pair once, in its order; the number is that of all."""
    address: str | None = f"/events/{dossier_of(accounts).occasion.id}"
    whole: Any = lxml_html.fromstring(at_desk.get(address or "").text)
    (first, *_) = whole.xpath("//section[@class='standing'][@id]")
    told = [row.text_content() for row in first.xpath(".//li")]
    assert int(first.xpath("string(.//span[contains(@class, 'number')])")) == len(told) > 1
    monkeypatch.setattr(events, "PAIRS", 1)
    turned = []
    while address is not None:
        page: Any = lxml_html.fromstring(at_desk.get(address).text)
        (section,) = page.xpath("//section[@id='standing-1']")
        turned += [row.text_content() for row in section.xpath(".//li")]
        address = next(iter(section.xpath(".//a[@rel='next']/@href")), None)
    assert turned == told


def plot_of(accounts: Path) -> Plot:
    plots = draw_counts(dossier_of(accounts))
    assert [plot.unit for plot in plots] == ["people"]
    return plots[0]


def test_numbers_stand_at_their_heights_and_dates(accounts: Path) -> None:
    """Each number once, with the letters of all origins that tell it; larger ones higher; what has no date aside."""
    plot = plot_of(accounts)
    told = {(point.mark, point.words): point for point in plot.points}
    assert set(told) == {("A", "19 people"), ("B", "7 people"), ("C", "23 people")}
    heights = [told[key].y for key in (("B", "7 people"), ("A", "19 people"), ("C", "23 people"))]
    assert heights == sorted(heights, reverse=True)
    assert told["A", "19 people"].x == told["B", "7 people"].x
    assert [words for _, words in plot.ticks] == ["2024-03-03", UNDATED]
    assert told["C", "23 people"].x == plot.ticks[1][0]
    assert [words for _, words in plot.levels] == ["0", "5", "10", "15", "20", "25"]


def many(one: Dossier, numbers: list[tuple[float | None, float | None, float | None]]) -> Dossier:
    """Return a dossier whose accounts give these numbers: least, told, most."""
    from dataclasses import replace

    counted = [telling for telling in one.tellings if telling.counts]
    tellings = []
    for place, (least, value, most) in enumerate(numbers):
        telling = counted[place % len(counted)]
        count = replace(telling.counts[0], min=least, value=value, max=most)
        tellings.append(replace(telling, counts=(count,)))
    return replace(one, tellings=tuple(tellings))


def test_whiskers_are_what_the_words_allow_and_labels_are_apart(accounts: Path) -> None:
    numbers: list[tuple[float | None, float | None, float | None]] = [
        (19, 19, 19), (15, 20, 25), (20, None, None), (None, None, 30), (19, 19, 19), (18, 19, 20), (20, 20, 20),
    ]  # fmt: skip
    plot = draw_counts(many(dossier_of(accounts), numbers))[0]
    assert sum(point.open_ for point in plot.points) == 2
    assert any(point.high < point.y < point.low for point in plot.points)
    for one, other in combinations(plot.points, 2):
        beside = one.x + 6 * len(one.words) > other.x and other.x + 6 * len(other.words) > one.x
        assert not beside or abs(one.label - other.label) >= 13


def test_the_plot_is_drawn(at_desk: TestClient, accounts: Path) -> None:
    page = at_desk.get(f"/events/{dossier_of(accounts).occasion.id}").text
    assert len(re.findall(r'<circle class="dot"', page)) == 3
    assert ">C 23 people</text>" in page
