"""Full text: any words may be asked for, none of them is syntax; marks stand where the words stand."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Passage, Reading, Span, content_id
from onrecord.record.document_rows import LONGEST_STRETCH, stretches
from onrecord.record.query_text import alternatives, documents_with, find_text, holding
from onrecord.record.store import Store
from tests.record.conftest import WHEN
from tests.record.pile import original, put_pile
from tests.strategies import texts

QUERIES = [
    ("bridge", ('"bridge"',)),
    ("bridge safe", ('"bridge"', '"safe"')),
    ('"the bridge" safe', ('"the bridge"', '"safe"')),
    ("bri*", ('"bri"*',)),
    ('"bri*"', ('"bri"',)),
    ('"never closed', ('"never closed"',)),
    ('fire"arm', ('"fire arm"',)),
    ("AND or NOT NEAR(a, 2)", ('"AND"', '"or"', '"NOT"', '"NEAR(a,"', '"2)"')),
    ('"this OR that"', ('"this OR that"',)),
    ("words:bridge -safe ^the", ('"words:bridge"', '"-safe"', '"^the"')),
    ("* - \" ' ()", ()),
    ("", ()),
]


@pytest.mark.parametrize(("words", "expected"), QUERIES)
def test_terms(words: str, expected: tuple[str, ...]) -> None:
    assert alternatives(words) == ((expected,) if expected else ())


def test_alternatives_are_divided_by_or() -> None:
    assert alternatives('OR bridge safe OR "far away" OR') == (('"bridge"', '"safe"'), ('"far away"',))


@given(texts())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_asked_is_answered(store: Store, words: str) -> None:
    assert find_text(store.reader, words, 3) == ()
    assert documents_with(store.reader, words) == frozenset()
    assert holding(words, []) == frozenset()


FOUND = [
    ("bridge", 2, "bridge"),
    ("BRÍDGE", 2, "bridge"),
    ('"bridge is safe"', 2, "bridge is safe"),
    ("brid*", 2, "bridge"),
    ("moran", 2, "Moran"),
    ("clerk denied", 1, "clerk"),
    ("clerk Morán", 1, "Moran"),
    ("brid", 0, ""),
    ("clerk OR bridge", 2, "bridge"),
    ("xyzzy bridge OR moran clerk", 1, "clerk"),
    ('"safe bridge"', 0, ""),
]


@pytest.mark.parametrize(("words", "number", "marked"), FOUND)
def test_words_are_found_without_case_and_diacritics(store: Store, words: str, number: int, marked: str) -> None:
    put_pile(store)
    found = find_text(store.reader, words, None)
    assert len(found) == number
    assert len(documents_with(store.reader, words)) == number
    marks = {mark.of(store.text(_id(store, item.document))) for item in found for mark in item.marks}
    assert not marked or marked in marks or "Morán" in marks
    assert len(find_text(store.reader, words, 1)) == min(1, number)


def _id(store: Store, number: int) -> str:
    return str(store.reader.rows("SELECT id FROM documents WHERE number = :n", n=number)[0][0])


def test_statements_are_matched_by_the_same_rules() -> None:
    contents = [(0, "The bridge is SAFE"), (4, "A bridge too far")]
    assert holding("safe bridge", contents) == {0}
    assert holding("brid*", contents) == {0, 4}
    assert holding("safe OR far", contents) == {0, 4}
    assert holding('"bridge safe"', contents) == frozenset()


@given(texts(), st.lists(st.integers(0, 120), max_size=4))
def test_stretches_cover_all_that_is_not_white_space(text: str, cuts: list[int]) -> None:
    """Whatever passages a reading has, even overlapping ones, each visible character can be found exactly once."""
    ends = [min(cut, len(text)) for cut in cuts]
    passages = tuple(
        Passage(f"g{number}", Span(min(pair), max(pair)), "body", "p1") for number, pair in enumerate(pairwise(ends))
    )
    spans = list(stretches(text, Reading("d", "v1", passages=tuple(sorted(passages, key=lambda item: item.span)))))
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {place for place in range(len(text)) if not text[place].isspace()} <= set(covered)


def test_long_texts_are_cut_between_words() -> None:
    text = "many words here. " * 1_000
    spans = list(stretches(text, Reading("d", "v1")))
    assert all(LONGEST_STRETCH // 2 <= len(span) <= LONGEST_STRETCH for span in spans[:-1])
    assert "".join(span.of(text) for span in spans) == text
    endless = "x" * (2 * LONGEST_STRETCH + 1)
    assert [len(span) for span in stretches(endless, Reading("d", "v1"))] == [LONGEST_STRETCH, LONGEST_STRETCH, 1]


def test_marks_are_right_where_a_text_holds_the_inner_signs(store: Store) -> None:
    text = "odd \ufdd0 sign \ufdd1 and bridge"
    kept = original(text, "odd.txt")
    store.keep(kept, who="me", when=WHEN)
    store.add(Document(kept.id, "odd", "odd.txt", "text/plain", text), Reading(kept.id, "v"), who="me", when=WHEN)
    (found,) = find_text(store.reader, "bridge sign", None)
    assert [mark.of(text) for mark in found.marks] == ["sign", "bridge"]
    assert kept.id == content_id(text.encode())


def test_words_that_are_parted_are_found_whole(store: Store) -> None:
    """By a soft hyphen, at the end of a printed line or not; the marks stand where the words stand."""
    text = "The inter\u00ad\nnational talks about the well-\u00ad\nknown rail\u00adway failed."
    kept = original(text, "road.txt")
    store.keep(kept, who="me", when=WHEN)
    store.add(Document(kept.id, "road", "road.txt", "text/plain", text), Reading(kept.id, "v"), who="me", when=WHEN)
    for words, there in (
        ("international", "inter\u00ad\nnational"),
        ("railway", "rail\u00adway"),
        ('"well known"', "well-\u00ad\nknown"),
        ("failed", "failed"),
    ):
        (hit,) = find_text(store.reader, words, None)
        assert [span.of(text) for span in hit.marks] == [there]
    assert find_text(store.reader, "national", None) == ()
    assert holding("international", [(1, text)]) == {1}
