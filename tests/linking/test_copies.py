"""Reprints, whole or shortened, are found by the runs of words they share; alike subjects are not copies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import link, link_copies
from onrecord.linking.copies import Whence, relink, slips
from onrecord.linking.index import Slips
from onrecord.linking.shingles import SIZE, chosen, words_of
from onrecord.model import (
    Dated,
    Document,
    Entity,
    Given,
    Masthead,
    Part,
    Passage,
    PassageKind,
    Reading,
    Slip,
    Span,
    Stated,
    Statement,
)
from tests.strategies import texts

WIRE = (
    "The harbour of Koldar was closed on Monday after two dock workers had been found dead in the old customs hall. "
    "The mayor said that guards had fired without warning, which the ministry of ports denied in the evening. "
    "Families of both men waited at the gate until midnight and were sent home without an answer."
)
SHORT = " ".join(WIRE.split()[:34]) + " More to follow."
OTHER = (
    "In Koldar the harbour stayed shut for a second day. Dock workers asked for the guards to be named, "
    "and the ministry of ports said that it would look into the death of two men in the customs hall."
)


def article(
    document: str, text: str, published: str | None = None, *, kind: PassageKind = "body", repeats: str | None = None
) -> tuple[str, Reading]:
    """Return the reading of an article of one passage."""
    span = Span(0, len(text))
    part = Part("p1", span, Masthead(published=Dated(published)))
    return document, Reading(document, "v", parts=(part,), passages=(Passage("g1", span, kind, "p1", repeats=repeats),))


def found(*articles: tuple[str, str, str | None]) -> list[str]:
    held = {document: text for document, text, _ in articles}
    links = link_copies([article(*item) for item in articles], held.__getitem__)
    return [f"{one.a.document}>{one.b.document} {one.relation} {one.score}" for one in links]


def test_a_reprint_is_a_copy_of_the_earlier_one() -> None:
    """Case, line ends and quotation marks do not matter; without dates the ids decide."""
    assert found(("a", WIRE.upper().replace(". ", ".\n"), "2024-03-06"), ("b", WIRE, "2024-03-05")) == [
        "a>b verbatim 1.0"
    ]
    assert found(("a", WIRE, None), ("b", WIRE, "2024-03-05")) == ["a>b verbatim 1.0"]
    assert found(("a", WIRE, None), ("b", WIRE, None)) == ["b>a verbatim 1.0"]


def test_the_later_one_repeats_the_earlier_one() -> None:
    """A shortened one has most of its words from the full one; a fuller one has all words of the short one."""
    assert found(("a", SHORT, "2024-03-07"), ("b", WIRE, "2024-03-05")) == ["a>b abridged 0.919"]
    assert found(("a", SHORT, "2024-03-01"), ("b", WIRE, "2024-03-05")) == ["b>a verbatim 0.919"]


def test_three_outlets_that_reprint_one_text_are_one_bundle() -> None:
    pile = [
        ("a", SHORT, "2024-03-06"),
        ("b", WIRE, "2024-03-05"),
        ("c", WIRE, "2024-03-06"),
        ("d", OTHER, "2024-03-07"),
    ]
    assert found(*pile) == ["a>b abridged 0.919", "c>b verbatim 1.0"]


def told(document: str, text: str, outlet: str = "", title: str = "", quoted: str = "", speaker: str = "") -> Slip:
    """Return the slip of an article with a quotation."""
    span = Span(0, len(text))
    head = Masthead(title=Stated(title) if title else None, outlet=Stated(outlet) if outlet else None)
    start = text.find(quoted)
    content = (Span(start, start + len(quoted)),)
    said = (Statement("s1", content, "direct", "p1", speakers=("e1",)),) if quoted else ()
    person = (Entity("e1", "person", bool(speaker), speaker or None),)
    reading = Reading(
        document,
        "v",
        parts=(Part("p1", span, head),),
        passages=(Passage("g1", span, "body", "p1"),),
        statements=said,
        entities=person,
    )
    url = f"https://{outlet.replace(' ', '')}.example/{title}" if title else None
    (slip,) = slips(document, reading, text, Whence(url=url))
    return slip


def linked(*held: Slip) -> list[str]:
    return [f"{one.a.document}>{one.b.document} {one.relation} {one.rule}" for one in relink(Slips(held), held).links]


def test_the_same_quoted_words_by_the_same_speaker_are_quoted() -> None:
    quote = "“We carried the two men out of the hall and nobody from the ministry would look at us.”"
    one = f"{OTHER} {quote} Ada Moran said so at the gate of Koldar."
    other = f"Rain fell on the quay when the old crane was taken down, plank by plank, for the mill. {quote} So Moran."
    first = told("a", one, quoted=quote, speaker="Ada Moran")
    assert linked(first, told("b", other, quoted=quote, speaker="Dr. Moran")) == ["b>a quoted same-quotation"]
    assert linked(first, told("b", other, quoted=quote)) == ["b>a possible same-quotation-by-unknown-speaker"]


def test_a_passage_within_an_article_of_ones_own_is_shown_where_it_stands() -> None:
    before = "Rain fell on the quay of Varnesh when the old crane was taken down, plank by plank, for the mill. " * 2
    text = f"{before}{WIRE} {OTHER}"
    held = (told("a", WIRE), told("b", text))
    (link,) = relink(Slips(held), held).links
    assert [item.span.of(text) for item in link.evidence if item.document == "b"] == [WIRE[:-1]]
    assert [item.span.of(WIRE) for item in link.evidence if item.document == "a"] == [WIRE[:-1]]


def test_a_later_state_of_a_page_is_a_version() -> None:
    later = WIRE.replace("two dock", "three dock")
    assert linked(told("a", WIRE, "Post", "koldar"), told("b", later, "Post", "koldar")) == ["b>a version same-url"]


def test_what_an_outlet_puts_on_all_its_pages_is_no_copy() -> None:
    """Six articles of their own above one long notice; of another outlet's two pages the notice would be a passage."""
    notice = " ".join(f"notice{number}" for number in range(60))
    own = [" ".join(f"w{page}x{number}" for number in range(40)) for page in range(7)]
    pages = [told(f"d{page}", f"{words}\n{notice}", "Post") for page, words in enumerate(own)]
    assert linked(*pages) == []
    assert linked(*pages[:2]) == ["d1>d0 abridged shared-5-grams"]


def test_two_reports_on_one_subject_are_no_copies() -> None:
    assert found(("a", WIRE, None), ("b", OTHER, None)) == []


def test_a_sentence_alone_is_too_little() -> None:
    line = "All rights in this text are held by the River Post of Koldar."
    assert found(("a", line, None), ("b", line, None)) == []


@given(texts(), st.integers(1, 40), st.integers(0, 60))
def test_it_makes_no_difference_how_much_is_looked_at_at_once(text: str, most: int, cut: int) -> None:
    """Neither for one stretch nor for two."""
    spans = [Span(0, len(text))] if cut >= len(text) else [Span(0, cut), Span(cut, len(text))]
    whole = words_of(text, spans)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.linking.shingles._AT_ONCE", most)
        parts = words_of(text, spans)
    for one, other in ((whole.hashes, parts.hashes), (whole.starts, parts.starts), (whole.ends, parts.ends)):
        assert one.tolist() == other.tolist()


def test_menus_and_pull_quotes_are_no_words_of_the_article() -> None:
    pile = [article("a", WIRE), article("b", WIRE, kind="furniture"), article("c", WIRE, repeats="g0")]
    assert link_copies(pile, lambda _: WIRE) == ()


def test_two_articles_of_one_page_are_not_compared() -> None:
    text = f"{WIRE}\n{WIRE}"
    spans = (Span(0, len(WIRE)), Span(len(WIRE) + 1, len(text)))
    page = Reading(
        "a",
        "v",
        masthead=Masthead(published=Dated("2024")),
        parts=tuple(Part(f"p{number}", span) for number, span in enumerate(spans, 1)),
        passages=tuple(Passage(f"g{number}", span, "body", f"p{number}") for number, span in enumerate(spans, 1)),
    )
    assert link_copies([("a", page)], lambda _: text) == ()


def test_links_of_all_kinds_are_made_together() -> None:
    pile = [(Document(name, name, "", "text/plain", WIRE), article(name, WIRE)[1]) for name in "ba"]
    assert [one.kind for one in link(pile) if one.kind != "same_entity"] == ["copy_of"]
    assert link(reversed(pile)) == link(pile)


def test_two_states_of_a_page_are_known_by_its_address() -> None:
    """The address came with the documents, not with their readings."""
    pages = []
    for (name, text, date), url in zip(STATES, ADDRESSES, strict=True):
        document = Document(name, name, "", "text/plain", text, given=(Given("url", url, "row:url"),))
        pages.append((document, article(name, text, date)[1]))
    (found,) = [one for one in link(pages) if one.kind == "version_of"]
    assert (found.a.document, found.b.document, found.rule) == ("later", "early", "same-url")


def test_what_is_said_to_translate_a_document_is_linked_to_it() -> None:
    """By its address or file name, in whatever script; its words are not compared."""
    text = "سفیر پیشین گفت که از سفارت رفته است و بازنمی‌گردد. " * 6
    first = Document("a" * 64, "road.txt", "", "text/plain", WIRE, "en", (Given("url", ADDRESSES[0], "row:url"),))
    pile = [(first, article(first.id, WIRE)[1])]
    for number, name in enumerate(("road.txt", ADDRESSES[1], "nothing.txt")):
        told = (Given("translation_of", name, "sidecar:translation_of"),)
        other = Document(f"{number}", f"{number}", "", "text/plain", f"{text}{number}", "fa", told)
        pile.append((other, article(other.id, other.text)[1]))
    found = [one for one in link(pile) if one.kind == "translation_of"]
    assert [(one.a.document, one.b.document, one.rule) for one in found] == [
        ("0", first.id, "declared-translation"),
        ("1", first.id, "declared-translation"),
    ]
    assert found[0].evidence[1].span == Span(0, len(WIRE) - 1)


STATES = (("early", WIRE, "2024-03-01"), ("later", "Other words altogether, written anew for the page.", "2024-03-02"))
ADDRESSES = ("https://gazette.example/road?utm_source=x", "http://www.gazette.example/road")


def runs(text: str) -> list[int]:
    return [int(run) for run in words_of(text, [Span(0, len(text))]).runs()]


def test_case_marks_and_punctuation_do_not_matter() -> None:
    assert runs("Zoë ØSTERGÅRD said: “hello” again") == runs("zoe Østergård, said hello -- AGAIN")
    assert runs("one two three four") == []
    assert len(runs("one two three four five")) == 1
    assert SIZE == 5


@given(texts())
def test_words_read_back(text: str) -> None:
    words = words_of(text, [Span(0, len(text))])
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert text[start:end].strip() == text[start:end] != ""


@given(st.lists(st.integers(0, 2**32 - 1), max_size=60), st.integers(1, 20))
def test_one_of_each_window_is_chosen(numbers: list[int], window: int) -> None:
    """What two texts share for a window and four words more is looked up by one number at least."""
    held = np.array(numbers, dtype=np.uint32)
    places = set(chosen(held, window).tolist())
    width = min(window, len(numbers))
    for first in range(len(numbers) - width + 1 if numbers else 0):
        part = numbers[first : first + width]
        assert first + part.index(min(part)) in places
