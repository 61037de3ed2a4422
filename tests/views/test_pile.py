"""The record as a pile: sources, numbers, problems, one page, events, timeline, search, silence."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from onrecord.model import Document, Original, Passage, Reading, Span, content_id
from onrecord.record import Reader, UnknownItemError
from onrecord.views import questions as views
from onrecord.views.values import TimelineRow, Wanted
from tests.record.conftest import WHEN, make_record
from tests.views.pile import ARTICLE, article, interview, note, put_all


def test_sources(reader: Reader) -> None:
    harbour, talk, page = views.sources(reader)
    assert (harbour.title, harbour.outlet, harbour.authors) == ("Harbour closed", "River Post", ("Lena Ost",))
    assert (harbour.url, harbour.accessed, harbour.added) == (
        "https://example.org/harbour",
        "2024-04-30",
        "2024-05-01T12:00:00Z",
    )
    assert (harbour.statements, harbour.own_voice, harbour.problems, harbour.length) == (3, 1, 2, len(ARTICLE))
    assert (harbour.read, talk.read, page.read) == (True, True, False)
    assert harbour.captures == ("pile/harbour.txt",)
    assert (talk.url, talk.outlet, talk.published.edtf) == (None, None, None)


def test_summary(reader: Reader, snapshot: SnapshotAssertion) -> None:
    assert views.summary(reader) == snapshot


def test_problems_show_the_words_they_concern_unless_that_is_the_whole_page(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        put_all(store)
        pile, noon, undated, language = views.problems(store.reader)
        assert (pile.document, pile.path, pile.words) == (None, "pile/x.txt", None)
        assert (noon.words, noon.kind, noon.path) == ("at noon", "unanchored-date", "pile/harbour.txt")
        assert undated.words == ARTICLE
        assert (language.words, language.span, language.document) == (None, None, note()[0].id)


def test_a_page_shows_everything_of_a_document(reader: Reader) -> None:
    page = views.page(reader, "talk.txt")
    assert page.text == interview()[0].text
    assert [(row.kind, row.part, row.speaker) for row in page.passages] == [
        ("question", "p1", None),
        ("answer", "p2", "Oleg Sarn"),
    ]
    assert [row.manner for row in page.statements] == ["turn", "turn", "indirect"]
    assert (page.events, page.offices, page.problems) == ((), (), ())
    harbour = views.page(reader, "a17")
    assert [row.type for row in harbour.events] == ["closure", "killing", "protest"]
    assert [(row.holder, row.post.text, row.claimed_by) for row in harbour.offices] == [
        ("Ada Moran", "the mayor", "Lena Ost")
    ]
    assert len(harbour.problems) == 2
    assert harbour.source.source_id == "a17"
    with pytest.raises(UnknownItemError):
        views.page(reader, "lost.txt")


def test_events_are_told_in_the_words_used(reader: Reader) -> None:
    """Those of other statements than wanted, or of none, are not told."""
    closure, killing = sorted(views.events(reader, Wanted(own_voice=True)), key=lambda row: row.type)
    assert closure.trigger[0].text == "closed on"
    assert closure.roles == (("what", "The harbour"), ("where", "Koldar"), ("who", ""))
    assert (closure.place, closure.date, closure.date_words, closure.speaker) == (
        "Koldar",
        "2024-03-03",
        "3 March",
        "Lena Ost",
    )
    assert (killing.date, killing.date_words, killing.speaker) == ("2024-03", None, "Ada Moran")
    assert views.events(reader, Wanted()) == (killing,)
    assert views.events(reader, Wanted(by="Sarn")) == ()


def drawn(row: TimelineRow) -> str:
    return f"{row.earliest}..{row.latest} {row.lane} ({row.how}) {row.speaker or 'not stated'}: {row.words}"


def test_timeline(reader: Reader, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(map(drawn, views.timeline(reader, Wanted()))) == snapshot


SPANS = [
    (Wanted(since="2024"), 4),
    (Wanted(until="2023-12-31"), 1),
    (Wanted(since="2024-03-04", until="2024-03-04"), 2),
    (Wanted(limit=1), 1),
    (Wanted(by="Ada Moran"), 4),
    (Wanted(about="Koldar"), 2),
    (Wanted(manner=("direct",)), 1),
    (Wanted(words="nowhere"), 0),
]


@pytest.mark.parametrize(("wanted", "number"), SPANS)
def test_a_timeline_is_bounded_by_the_dates_it_shows(reader: Reader, wanted: Wanted, number: int) -> None:
    assert len(views.timeline(reader, wanted)) == number


HITS = [
    ("killed", "that guards had killed two men", "body", "Ada Moran"),
    ("hurt", '"nobody was hurt"', "body", "An officer"),
    ("closed march", "The harbour of Koldar was closed on 3 March", "body", "Lena Ost"),
    ("doubt", "Moran says it is. I doubt it.", "answer", "Oleg Sarn"),
    ("bodies", None, "body", None),
    ("safe", "Is the harbour safe?", "question", None),
    ("subscribe", None, "furniture", None),
    ("الميناء", None, None, None),
]


@pytest.mark.parametrize(("words", "statement", "passage", "speaker"), HITS)
def test_a_hit_says_in_whose_mouth_the_words_stand(
    reader: Reader, words: str, statement: str | None, passage: str | None, speaker: str | None
) -> None:
    (hit,) = views.search(reader, words)
    said = {row.id: row.content[0].text for row in views.said(reader, Wanted(own_voice=True))}
    assert (said.get(hit.statement or ""), hit.passage, hit.speaker) == (statement, passage, speaker)
    text = views.page(reader, hit.document).text
    assert hit.span.of(text) == hit.snippet
    assert [mark.of(hit.snippet).casefold() for mark in hit.marks] == sorted(
        words.split(), key=hit.snippet.casefold().index
    )


def test_search_is_limited_and_may_find_nothing(reader: Reader) -> None:
    assert len(views.search(reader, "harbour")) == 3
    assert len(views.search(reader, "harbour", 1)) == 1
    assert views.search(reader, "??") == ()
    (headline,) = [hit for hit in views.search(reader, "harbour") if hit.passage == "headline"]
    assert (headline.title, headline.outlet) == ("Harbour closed", "River Post")


def test_a_snippet_of_a_long_passage_is_cut_between_words(tmp_path: Path) -> None:
    text = "word " * 300 + "needle " + "word " * 90
    id_ = content_id(text.encode())
    document = Document(id_, "long.txt", "long.txt", "text/plain", text)
    reading = Reading(id_, "v", passages=(Passage("g1", Span(0, len(text)), "body", "p1"),))
    with make_record(tmp_path / "x.db") as store:
        store.keep(Original(id_, "long.txt", text.encode()), who="me", when=WHEN)
        store.add(document, reading, who="me", when=WHEN)
        (hit,) = views.search(store.reader, "needle")
    assert set(hit.snippet.split()) == {"word", "needle"}
    assert 200 < len(hit.snippet) <= 280
    assert hit.marks[0].of(hit.snippet) == "needle"


def test_silence_says_what_was_searched_and_where(reader: Reader, tmp_path: Path) -> None:
    assert views.silence(reader, "Ada Moran") == (
        "Not found in the 3 documents added until 2024-05-01 (searched: “Ada Moran”, “Moran”)."
    )
    assert (
        views.silence(reader, "") == "Not found in the 3 documents added until 2024-05-01 (searched: all statements)."
    )
    with make_record(tmp_path / "x.db") as store:
        assert views.silence(store.reader, "x") == "Not found: no document has been added yet (searched: “x”)."
        assert views.summary(store.reader).documents == 0
        document, reading = article()
        store.keep(Original(document.id, document.path, document.text.encode()), who="me", when=WHEN)
        store.add(document, reading, who="me", when=WHEN)
        assert "in the one document added" in views.silence(store.reader, "x")
