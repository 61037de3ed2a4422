"""What is written is read equal; the same again changes nothing; a reading is replaced as a whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Container, Document, Given, Original, Problem, Reading, Span, content_id
from onrecord.record import OriginalNotKeptError, UnknownItemError
from onrecord.record.query_reading import document_ids, read_document
from onrecord.record.store import Store
from tests.record.conftest import WHEN, make_record
from tests.record.pile import BRIEF, POST, brief, document, original, post, put, put_pile
from tests.strategies import documents, readings


@st.composite
def read_pairs(draw: st.DrawFn) -> tuple[Original, Document, Reading]:
    original, document = draw(documents())
    return original, document, draw(readings(document))


@given(st.lists(read_pairs(), min_size=1, max_size=2, unique_by=lambda pair: pair[0].id))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_equal(pairs: list[tuple[Original, Document, Reading]]) -> None:
    """Documents and readings come back as they were handed over, after a second writing too, and nothing is amiss."""
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        for _ in range(2):
            for original, document, reading in pairs:
                store.keep(original, who="me", when=WHEN)
                store.add(document, reading, who="me", when=WHEN)
        head = store.head()
        for original, document, reading in pairs:
            assert store.original(original.id) == original
            assert store.document(document.id) == document
            assert store.reading(document.id) == reading
            assert store.text(document.id) == document.text
        assert list(store.readings()) == [(document.id, reading) for _, document, reading in pairs]
        assert store.verify().findings == ()
        assert store.head() == head


@given(st.permutations([0, 1, 2]), st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_adding_does_not_change_ids(order: list[int], data: st.DataObject) -> None:
    """Ids of items are those of the document, whatever was added before it."""
    pairs = data.draw(st.lists(read_pairs(), min_size=3, max_size=3, unique_by=lambda pair: pair[0].id))
    tables = []
    for places in ([0, 1, 2], order):
        with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
            for place in places:
                original, document, reading = pairs[place]
                store.keep(original, who="me", when=WHEN)
                store.add(document, reading, who="me", when=WHEN)
            rows = store.reader.rows(
                "SELECT id FROM statements UNION ALL SELECT id FROM entities UNION ALL SELECT canonical FROM entities"
            )
            tables.append(sorted(row[0] for row in rows))
    assert tables[0] == tables[1]


def test_the_same_bytes_elsewhere_are_another_capture(store: Store) -> None:
    put(store, POST, "post.txt", post())
    added = store.add(document(POST, "copies/post.txt"), post(), who="B. Ode", when=WHEN)
    assert (added.new, added.captured, added.reread) == (False, True, False)
    again = store.add(document(POST, "copies/post.txt"), post(), who="B. Ode", when=WHEN)
    assert (again.new, again.captured, again.reread) == (False, False, False)
    assert store.document(document(POST, "post.txt").id).path == "post.txt"
    assert store.verify().ok


def test_another_reader_replaces_the_reading_as_a_whole(store: Store) -> None:
    """The old items, links and words of the index are gone; the document is captured only once."""
    put_pile(store)
    head = store.head()
    emptied = Reading(post().document, "v2")
    added = store.add(document(POST, "post.txt"), emptied, who="R. Lind", when=WHEN)
    assert (added.new, added.captured, added.reread, added.retold) == (False, False, True, False)
    assert store.reading(emptied.document) == emptied
    assert store.reading(brief().document) == brief()
    assert store.reader_version(emptied.document) == "v2"
    assert store.reader.number("SELECT count(*) FROM statements") == 1
    assert store.reader.number("SELECT count(*) FROM stretches") == 2
    assert store.head() == head


def test_new_given_values_at_the_same_place_are_taken_over(store: Store) -> None:
    """A sidecar that was written later counts; the build knows that the document has to be read again."""
    put(store, POST, "post.txt", post())
    titled = document(POST, "post.txt", Given("title", "The bridge", "sidecar:title"))
    assert store.known(document(POST, "post.txt"), "v1") == post()
    assert store.known(titled, "v1") is None
    assert store.known(document(POST, "elsewhere.txt"), "v1") == post()
    assert store.known(document(POST, "post.txt"), "v2") is None
    assert store.known(document(BRIEF, "brief.txt"), "v1") is None
    assert store.add(titled, post(), who="R. Lind", when=WHEN).reread
    assert store.document(titled.id) == titled


def test_another_text_is_logged(store: Store) -> None:
    """A new version of ingest may extract another text: the log says so, and the record still verifies."""
    put(store, POST, "post.txt", post())
    other = Document(post().document, "post.txt", "post.txt", "text/plain", POST.rstrip(), "en")
    added = store.add(other, Reading(other.id, "v2"), who="R. Lind", when=WHEN)
    assert added.retold
    assert store.head().count == 4
    assert store.verify().ok


def test_an_article_out_of_a_file_needs_the_file(store: Store) -> None:
    rows = original('{"text": "…"}\n', "rows.jsonl")
    container = Container(rows.id, "rows.jsonl", row=1)
    article = document(POST, "rows.jsonl", container=container)
    with pytest.raises(OriginalNotKeptError, match=r"rows\.jsonl"):
        store.add(article, post(), who="me", when=WHEN)
    store.keep(rows, who="me", when=WHEN)
    assert store.add(article, post(), who="me", when=WHEN).new
    again = document(POST, "rows.jsonl", container=Container(rows.id, "rows.jsonl", row=7))
    assert store.add(again, post(), who="me", when=WHEN).captured
    assert store.document(article.id) == article
    assert store.verify().ok


def test_misuse_is_said(store: Store) -> None:
    with pytest.raises(ValueError, match="not of"):
        store.add(document(POST, "post.txt"), brief(), who="me", when=WHEN)
    with pytest.raises(ValueError, match="not the SHA-256"):
        store.keep(Original("0" * 64, "a.txt", b"x"), who="me", when=WHEN)
    with pytest.raises(ValueError, match="time zone"):
        store.keep(original(POST, "post.txt"), who="me", when=WHEN.replace(tzinfo=None))
    assert store.head().count == 1
    for ask in (store.reading, store.document, store.original):
        with pytest.raises(UnknownItemError, match="does not hold"):
            ask("0" * 64)
    assert store.reader_version("0" * 64) is None


def test_problems_of_the_pile_are_kept_once(store: Store) -> None:
    missing = Problem("missing-path", "There is no x.txt.", path="x.txt")
    store.note_problems([missing, Problem("missing-path", "There is no y.txt.", Span(0, 1), "y.txt")])
    store.note_problems([missing])
    assert store.reader.number("SELECT count(*) FROM problems WHERE stage = 'pile'") == 2


def test_large_originals_are_kept_in_pieces(store: Store) -> None:
    large = bytes(range(256)) * (40 * 1024)
    kept = Original(original("x", "a").id, "a.bin", b"x")
    whole = Original(document("", "").id, "empty.txt", b"")
    for one in (kept, whole, Original(content_id(large), "large.bin", large)):
        assert store.keep(one, who="me", when=WHEN)
        assert not store.keep(one, who="me", when=WHEN)
        assert store.original(one.id) == one
    assert store.reader.number("SELECT count(*) FROM pieces") == 5
    assert store.verify().size == len(large) + 1


def test_documents_are_told_in_order(store: Store) -> None:
    put_pile(store)
    assert document_ids(store.reader) == (post().document, brief().document)
    assert read_document(store.reader, brief().document).text == BRIEF
