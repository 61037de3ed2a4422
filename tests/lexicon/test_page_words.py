"""Words of pages: what a line of furniture is known by, and sentences of articles that share its words."""

import pytest

from onrecord.lexicon.furniture import Cue, furniture_words
from onrecord.lexicon.masthead import masthead_words
from onrecord.lexicon.words import read_words


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Share |", "share"),
        ("Share Tweet Print E-mail", "share"),
        ("share this blog", "share"),
        ("Join 16 other followers", "counter"),
        ("1,204 shares", "counter"),
        ("Filed under: river, locks", "tags"),
        ("Tags: river", "tags"),
        ("Leave a Reply", "comment"),
        ("12 Responses to “The locks”", "comment"),
        ("Related Posts", "related"),
        ("Home News Politics Sport", "navigation"),
        ("« Previous", "navigation"),
        ("© 2014 River Post", "rights"),
        ("Don’t miss", "related"),
        ("Log in", "account"),
        ("Advertisement", "advert"),
        ("Copyright law passes the Assembly", None),
        ("Shares fall in Ostrel", None),
        ("12", None),
        ("", None),
    ],
)
def test_lines_of_furniture(line: str, cue: Cue | None) -> None:
    assert furniture_words().of_line(line) == cue


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Your email address will not be published.", "comment"),
        ("Enter your email address to receive notifications of new posts by email.", "subscribe"),
        ("This website uses cookies to measure how it is used.", "consent"),
        ("She said that the e-mail had been published without her consent.", None),
        ("The newspapers had to share one telephone.", None),
    ],
)
def test_sentences_of_furniture(sentence: str, cue: Cue | None) -> None:
    assert furniture_words().of_sentence(sentence) == cue


def test_the_lists_are_sorted_and_without_doubles() -> None:
    for name in ("data/furniture.txt", "data/masthead.txt"):
        entries = read_words(name)
        assert list(entries) == sorted(set(entries))


def test_twelve_months_have_names() -> None:
    assert all(masthead_words()[f"month-{number}"] for number in range(1, 13))
