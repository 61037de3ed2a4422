"""What a statement denies is told as denied, wherever it is shown."""

from pathlib import Path

from onrecord import api
from onrecord.model import Event, Span, told_as
from onrecord.views.cases import Asked


def test_what_a_denial_holds_is_denied() -> None:
    event = Event("v1", "resignation", (Span(0, 1),), "s1")
    assert told_as(event, "deny") == "denied"
    assert told_as(event, "neutral") == "affirmed"
    assert told_as(event, None) == "affirmed"


def test_a_denial_is_no_report_that_it_happened(tmp_path: Path) -> None:
    page = tmp_path / "article.txt"
    page.write_text(
        "River Post\n\nMinister resigns\n\n4 October 2021\n\n"
        "Minister Ada Moran resigned on Sunday, River Radio reported.\n\n"
        "Her spokesman Pol Varga denied that Moran had resigned.\n",
        encoding="utf-8",
    )
    with api.open(tmp_path / "r.db", create=True) as record:
        record.add([page], who="a tester", workers=1)
        told = {(row.speaker, row.polarity) for row in record.events() if row.type == "resignation"}
        assert ("Pol Varga", "denied") in told
        assert ("Pol Varga", "affirmed") not in told
        (moran,) = (case for case in record.cases(Asked()) if case.name == "Ada Moran")
        assert moran.denied == 1
        (occasion,) = (one for one in record.occasions(types=["resignation"]) if one.denied)
        cells = [
            entry
            for facet in record.event(occasion.id).facets
            if facet.name == "affirmed or denied"
            for cell in facet.cells
            for entry in cell
        ]
        assert "denied" in {entry.value for entry in cells if entry.chain[-1].name == "Pol Varga"}
