"""One row for each person to whom something is reported to have happened; described people are never joined."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Event, Original, Reading, Role, Span, When
from onrecord.record import Reader, open_reader
from onrecord.views import questions as views
from onrecord.views.cases import Asked
from tests.record.conftest import WHEN, make_record
from tests.views.pile import ARTICLE, article, at


def with_events(*events: Event) -> Reading:
    return replace(article()[1], events=events)


def event(number: int, type_: str, trigger: str, *roles: Role, polarity: str = "affirmed") -> Event:
    first = article()[1].statements[0].id
    span = at(ARTICLE, trigger)
    return Event(f"v{number}", type_, (span,), first, roles, date=When("2024-03-03"), polarity=polarity)  # type: ignore[arg-type]


def keep(path: Path, *events: Event) -> Reader:
    document = article()[0]
    with make_record(path) as store:
        store.keep(Original(document.id, "pile/harbour.txt", ARTICLE.encode()), who="a tester", when=WHEN)
        store.add(document, with_events(*events), who="a tester", when=WHEN)
    return open_reader(path)


PERSON = next(entity.id for entity in article()[1].entities if entity.name and "Ada Moran" in entity.name)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    men, nobody = Role("who", None, at(ARTICLE, "two men")), Role("who", None, at(ARTICLE, "nobody"))
    return keep(
        tmp_path / "cases.db",
        event(1, "appointment", "mayor", Role("who", PERSON, at(ARTICLE, "Dr. Ada Moran"))),
        event(2, "killing", "killed", men, Role("by", None, at(ARTICLE, "guards"))),
        event(3, "killing", "hurt", nobody, polarity="denied"),
    )


def test_the_first_cases_are_those_of_the_whole(reader: Reader) -> None:
    whole = views.cases(reader, Asked())
    assert [case.named for case in whole] == [True, False]
    for limit in range(3):
        assert views.cases(reader, Asked(limit=limit)) == whole[:limit]


def test_a_case_has_the_words_the_date_and_the_hands(reader: Reader) -> None:
    named, described = views.cases(reader, Asked())
    assert (named.name, named.named, named.roles, named.dates) == ("Ada Moran", True, ("who",), ("2024-03-03",))
    assert [office.post.text for office in named.offices]
    (report,) = described.reports
    assert (described.name, described.named, described.entity) == ("two men", False, None)
    assert [quote.text for quote in report.trigger] == ["killed"]
    assert report.context.text == ARTICLE[report.context.span.start : report.context.span.end]
    assert "guards had killed two men" in report.context.text
    assert report.chain


def test_words_that_point_at_nobody_are_no_case(reader: Reader) -> None:
    assert {case.name for case in views.cases(reader, Asked(events=("killing",)))} == {"two men"}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Asked(events=("killing",)), ["two men"]),
        (Asked(events=("appointment",)), ["Ada Moran"]),
        (Asked(events=("arrest",)), []),
        (Asked(role="by"), []),
        (Asked(names=("Moran",)), ["Ada Moran"]),
        (Asked(names=("Nobody Such",)), []),
        (Asked(limit=1), ["Ada Moran"]),
    ],
)
def test_cases_are_chosen_by_type_role_and_name(reader: Reader, asked: Asked, names: list[str]) -> None:
    assert [case.name for case in views.cases(reader, asked)] == names


def test_described_people_of_two_documents_are_two_cases(sample_record: Path) -> None:
    with open_reader(sample_record) as opened:
        described = [case for case in views.cases(opened, Asked()) if case.entity is None]
    assert all(len(case.documents) == 1 for case in described)


def test_denials_are_counted(tmp_path: Path) -> None:
    person = Role("who", PERSON, at(ARTICLE, "Dr. Ada Moran"))
    reader = keep(
        tmp_path / "denied.db",
        event(1, "arrest", "closed", person),
        event(2, "arrest", "hurt", person, polarity="denied"),
    )
    (case,) = views.cases(reader, Asked())
    assert (len(case.reports), case.denied) == (2, 1)


def test_reports_read_back(sample_record: Path) -> None:
    with open_reader(sample_record) as opened:
        for case in views.cases(opened, Asked()):
            for report in case.reports:
                text = opened.rows("SELECT text FROM documents WHERE id = :id", id=report.document)[0][0]
                for quoted in (report.context, *report.trigger):
                    assert isinstance(quoted.span, Span)
                    assert quoted.span.of(text) == quoted.text
