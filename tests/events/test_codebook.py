"""The codebook is a file that people read and extend; what is wrong in theirs is said plainly."""

from pathlib import Path

import pytest

from onrecord.events import CodebookError, codebook_page, load_codebook

MINE = """
[types.vigil]
meaning = "People stand together in silence."
nouns = ["vigil"]
subject = "who"
roles = { for = "for" }

[types.protest]
nouns = ["sing-along"]
"""


def test_the_shipped_types_say_what_they_hold() -> None:
    book = load_codebook()
    assert {"defection", "resignation", "appointment", "asylum-sought", "killing", "arrest", "protest"} <= set(
        book.types
    )
    assert all(kind.meaning and kind.inventory for kind in book.types.values())
    assert book.types["killing"].primary == "whom"
    assert book.types["joining"].primary == "who"


def test_people_add_types_and_words(tmp_path: Path) -> None:
    """What people write for their own matter comes before what is shipped: their vigil is no protest."""
    path = tmp_path / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    book = load_codebook(path)
    assert [trigger.type for trigger in book.nouns["vigil"]] == ["vigil", "protest"]
    assert [trigger.type for trigger in book.nouns["sing-along"]] == ["protest"]
    assert [trigger.type for trigger in book.nouns["uprising"]] == ["protest"]


WRONG = [
    ("types = 3", "must hold tables"),
    ("[other]\nx = 1", "must hold tables"),
    ("[types.Vigil]\nmeaning = 'm'\nnouns = ['vigil']", "lower-case letters"),
    ("[types]\nvigil = 3", "must be a table"),
    ("[types.vigil]\nnouns = ['vigil']", "say in 'meaning'"),
    ("[types.vigil]\nmeaning = 'm'", "at least one word"),
    ("[types.vigil]\nmeaning = 'm'\nnouns = 'vigil'", "wrong form"),
    ("[types.vigil]\nmeaning = 3\nnouns = ['vigil']", "wrong form"),
    ("[types.vigil]\nmeaning = 'm'\nnouns = ['vigil']\nroles = 'who'", "wrong form"),
    ("[types.vigil]\nmeaning = 'm'\nnouns = ['vigil']\nnot-people = 'no'", "wrong form"),
    ("[types.vigil]\nmeaning = 'm'\nnouns = ['vigil']\ncolour = 'red'", "no entry 'colour'"),
    ("[types", "no TOML"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path: Path, words: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        load_codebook(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook(tmp_path / "none.toml")


def test_the_reference_page_shows_every_type() -> None:
    book = load_codebook()
    page = codebook_page(book)
    assert all(f"\n## {name}\n" in page for name in book.types)
    assert "step down" in page
    assert "house arrest" in page
    assert "leave (with" in page
