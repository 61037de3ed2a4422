"""Three outlets that reprint one text are told as copies of one, with the stretches that were compared."""

from pathlib import Path

from onrecord.build import link_record
from onrecord.model import Dated, Document, Masthead, Original, Part, Passage, Reading, Span, content_id
from onrecord.views import questions as views
from onrecord.views.copies import copies_in_all
from tests.linking.test_copies import OTHER, SHORT, WIRE
from tests.record.conftest import WHEN, make_record


def test_copies(tmp_path: Path) -> None:
    ids = {}
    with make_record(tmp_path / "x.db") as store:
        for name, text in (("full", f"{WIRE} Ends."), ("same", WIRE), ("short", SHORT), ("other", OTHER)):
            ids[name] = id_ = content_id(text.encode())
            span = Span(0, len(text))
            part = Part("p1", span, Masthead(published=Dated("2024-03-05")))
            store.keep(Original(id_, f"{name}.txt", text.encode()), who="me", when=WHEN)
            reading = Reading(id_, "v", parts=(part,), passages=(Passage("g1", span, "body", "p1"),))
            document = Document(id_, name, f"{name}.txt", "text/plain", text)
            store.add(document, reading, who="me", when=WHEN)
        link_record(store)
        rows = views.copies(store.reader)
        assert copies_in_all(store.reader) == len(rows)
        for limit in range(4):
            assert views.copies(store.reader, limit) == rows[:limit]
        assert views.copies(store.reader, among=(ids["full"], ids["same"])) == tuple(
            row for row in rows if row.document == ids["same"]
        )
        assert views.copies(store.reader, among=(ids["short"], ids["same"])) == ()
    found = {(row.document, row.of_document, row.relation) for row in rows}
    assert found == {(ids["same"], ids["full"], "verbatim"), (ids["short"], ids["full"], "abridged")}
    spans = {(row.part, row.of_part, row.relation): row.of_span for row in rows}
    assert spans == {
        ("p1", "p1", "verbatim"): Span(0, len(WIRE) - 1),
        ("p1", "p1", "abridged"): Span(0, len(SHORT) - len(" More to follow.")),
    }
