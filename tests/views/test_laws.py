"""Whatever a reading holds, every question is answered and every quoted word reads back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Original, Reading
from onrecord.views import questions as views
from onrecord.views.values import Quote, StatementRow, Wanted
from tests.record.conftest import WHEN, make_record
from tests.strategies import documents, readings, texts


@st.composite
def read_pairs(draw: st.DrawFn) -> tuple[Original, Document, Reading]:
    original, document = draw(documents(draw(texts(least=5))))
    return original, document, draw(readings(document))


def quoted(row: StatementRow) -> list[Quote]:
    return [*row.content, *row.cue, *row.source, row.context]


@given(read_pairs())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_question_is_answered_and_reads_back(pair: tuple[Original, Document, Reading]) -> None:
    original, document, reading = pair
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        store.keep(original, who="me", when=WHEN)
        store.add(document, reading, who="me", when=WHEN)
        reader = store.reader
        everything = Wanted(own_voice=True)
        rows = views.said(reader, everything)
        assert len(rows) == len(reading.statements)
        for row in rows:
            assert all(quote.span.of(document.text) == quote.text for quote in quoted(row))
            assert row.before in document.text
            assert row.after in document.text
            assert row.chain
        for event in views.events(reader, everything):
            assert all(quote.span.of(document.text) == quote.text for quote in event.trigger)
        page = views.page(reader, document.id)
        assert (page.text, len(page.statements)) == (document.text, len(rows))
        assert all(
            row.earliest <= row.latest or row.latest.startswith("-") for row in views.timeline(reader, everything)
        )
        for portrait in (one for voice in views.voices(reader) for one in views.portrait(reader, voice.name)):
            assert portrait.voice.said == len(portrait.said)
            assert portrait.voice.about == len(portrait.about)
        for word in document.text.split()[:3]:
            for hit in views.search(reader, word):
                assert hit.span.of(document.text) == hit.snippet
                assert hit.marks
        assert len(views.problems(reader)) == len(document.problems) + len(reading.problems)
        assert views.summary(reader).statements + views.summary(reader).own_voice + views.summary(reader).turns == len(
            rows
        )
