"""What a report knows is put into words that claim no more than is known."""

import pytest

from onrecord.exports.report_words import (
    date_words,
    filter_words,
    hand_words,
    how_words,
    inferred_words,
    number_words,
    published_words,
    shown_hands,
)
from onrecord.model import Dated
from onrecord.views.values import Hand, Wanted


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-10-04", "4 October 2021"),
        ("2021-10", "October 2021"),
        ("2021", "2021"),
        ("2021-10~", "about October 2021"),
        ("2021?", "2021 (uncertain)"),
        ("2021-09-12%", "about 12 September 2021 (uncertain)"),
        ("2021-22", "summer 2021"),
        ("199X", "1990s"),
        ("2021-10-01/2021-10-05", "1 October 2021 – 5 October 2021"),
        ("../2021-10", "until October 2021"),
        ("2021-10/..", "from October 2021"),
        ("/2021", "until 2021"),
        ("2021-31", "2021-31"),
        ("2021-XX-04", "2021-XX-04"),
        ("", ""),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    """A form that is not foreseen is shown as it is rather than guessed at."""
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        (Dated(), ""),
        (Dated("2021", None, None, "stated"), "stated in the text"),
        (Dated("2021", None, "sidecar:published", "metadata"), "given in a sidecar file"),
        (Dated("2021", None, "row:published", "metadata"), "given with the row"),
        (Dated("2021", None, "meta:article:published_time", "metadata"), "from the page's metadata"),
        (Dated("2021", None, None, "metadata"), "from the page's metadata"),
        (Dated("2021", None, None, "entered"), "entered by a person"),
        (Dated("2021", None, None, "unknown"), "not known how"),
    ],
)
def test_how_a_date_is_known(dated: Dated, words: str) -> None:
    assert how_words(dated) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-02-10/2024-06-06", "between 10 February 2011 and 6 June 2024"),
        ("2011-02/..", "not before February 2011"),
        ("../2024", "not after 2024"),
    ],
)
def test_what_is_inferred_is_no_date(edtf: str, words: str) -> None:
    dated = Dated(edtf, None, "inferred: …", "inferred")
    assert inferred_words(dated) == words
    assert published_words(dated) == f"date not known; inferred: {words}"


def test_what_is_known_is_not_inferred() -> None:
    assert inferred_words(Dated("2021/2022", None, None, "stated")) == ""
    assert published_words(Dated("2021-10", None, None, "stated")) == "October 2021 (stated in the text)"
    assert published_words(Dated()) == "date not known"


def _hand(role: str, name: str | None, cue: str = "") -> Hand:
    return Hand(role, None, name, name is not None, cue)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hand", "words"),
    [
        (_hand("source", "Irena Kolb"), "Irena Kolb"),
        (_hand("source", None), "source not stated"),
        (_hand("turn", None), "source not stated"),
        (_hand("author", None), "writer not named"),
        (_hand("outlet", None), "outlet not known"),
    ],
)
def test_unstated_hands_are_said_to_be_unstated(hand: Hand, words: str) -> None:
    assert hand_words(hand) == words


def test_a_hand_is_not_named_twice_in_a_row() -> None:
    """An outlet that is its own author stands once in a chain; who passes on words with a cue always stands."""
    chain = (
        _hand("outlet", "Forum"),
        _hand("author", "Forum"),
        _hand("source", "Forum", "says"),
        _hand("source", None),
    )
    assert shown_hands(chain) == chain[2:]
    unknown = (_hand("outlet", None), _hand("author", None))
    assert shown_hands(unknown) == unknown
    assert shown_hands(()) == ()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(), "everything"),
        (Wanted(by="Kolb"), "said by “Kolb”"),
        (
            Wanted(about="Kolb", words="dam", since="2021-09", until="2022"),
            "about “Kolb”, with the words “dam”, since September 2021, until 2022",
        ),
        (Wanted(manner=("direct", "turn"), limit=20), "only quoted or in an interview, at most 20 statements"),
        (Wanted(document="ab12"), "in the document ab12"),
    ],
)
def test_filters_in_words(wanted: Wanted, words: str) -> None:
    assert filter_words(wanted) == words


def test_numbers_with_their_nouns() -> None:
    assert number_words(1, "document") == "1 document"
    assert number_words(12000, "document") == "12\u202f000 documents"
    assert number_words(0, "entry", "entries") == "0 entries"
