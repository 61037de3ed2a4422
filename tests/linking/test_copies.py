"""Reprints, whole or shortened, are found by the runs of words they share; alike subjects are not copies."""

from hypothesis import given

from onrecord.linking import link, link_copies
from onrecord.linking.shingles import SIZE, containment, shingles
from onrecord.model import Dated, Masthead, Part, Passage, PassageKind, Reading, Span
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


def test_two_reports_on_one_subject_are_no_copies() -> None:
    assert found(("a", WIRE, None), ("b", OTHER, None)) == []


def test_a_sentence_alone_is_too_little() -> None:
    line = "All rights in this text are held by the River Post of Koldar."
    assert found(("a", line, None), ("b", line, None)) == []


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
    pile = [article("b", WIRE), article("a", WIRE)]
    assert [one.kind for one in link(pile, lambda _: WIRE) if one.kind != "same_entity"] == ["copy_of"]
    assert link(reversed(pile), lambda _: WIRE) == link(pile, lambda _: WIRE)


@given(texts(), texts())
def test_containment_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= containment(shingles(one), shingles(other)) <= 1.0
    assert containment(shingles(one), shingles(f"{one} {other}")) in (0.0, 1.0)


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert shingles("one two three four") == frozenset()
    assert len(shingles("one two three four five")) == 1
    assert SIZE == 5
