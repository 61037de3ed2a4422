"""The held-out annotations: written by words, compiled to spans that read back."""

import json
from pathlib import Path

import pytest

from evaluation.corpora import HERE, load
from evaluation.heldout.compile import compile_page
from evaluation.heldout.notation import NotationError, beside, lines, numbered, occurrences, pieces, place
from evaluation.pages import read_back

TEXT = "Ann said it held. Kit said the dam held, and Ann left the\ndam."


@pytest.mark.parametrize("notes", sorted((HERE / "heldout" / "notes").glob("*.notes")), ids=lambda path: path.stem)
def test_annotations_are_compiled_from_the_notes(notes: Path) -> None:
    """What is committed is what the compiler makes of the notes."""
    text = (HERE / "heldout" / "texts" / f"{notes.stem}.txt").read_text(encoding="utf-8")
    committed = json.loads((HERE / "heldout" / "annotations" / f"{notes.stem}.json").read_text(encoding="utf-8"))
    assert compile_page(text, notes.read_text(encoding="utf-8")) == committed


def test_every_span_reads_back() -> None:
    """Each of the spans shows the words that it quotes."""
    for document in load("heldout"):
        tally = read_back(document.text, document.gold)
        assert tally.matched == tally.gold > 60, document.path.name


def test_twelve_documents_of_the_agreed_length() -> None:
    """Twelve documents of 250 to 600 words, each with statements and names."""
    documents = load("heldout")
    assert len(documents) == 12
    assert all(250 <= len(document.text.split()) <= 600 for document in documents)
    assert all(document.gold["statements"] and document.gold["mentions"] for document in documents)


def test_words_stand_for_places() -> None:
    """Whole words only; any white space matches any other; a stretch runs from its first to its last words."""
    assert occurrences(TEXT, "the dam") == [(27, 34), (54, 61)]
    assert occurrences(TEXT, "an") == []
    assert occurrences(TEXT, "Kit ... left") == [(18, 53)]
    assert numbered("the dam@2") == ("the dam", (2,))
    assert place(TEXT, "Ann@2") == (45, 48)
    assert place(TEXT, "held", within=(18, 40)) == (35, 39)
    assert beside(TEXT, "said", [(27, 39)]) == (22, 26)
    assert pieces(TEXT, "Kit ;; Ann@1") == [(0, 3), (18, 21)]


@pytest.mark.parametrize(
    ("phrase", "message"), [("held", "2 occurrences; add @n"), ("nobody", "0 occurrences"), ("Kit@3", "only 1")]
)
def test_open_or_wrong_words_stop_the_compiler(phrase: str, message: str) -> None:
    """A phrase that is not there, or whose place stays open, is an error."""
    with pytest.raises(NotationError, match=message):
        place(TEXT, phrase)


def test_a_source_stands_outside_its_content() -> None:
    """A source that occurs only inside the content is a mistake of the annotator."""
    with pytest.raises(NotationError, match="no occurrence beside the content"):
        beside(TEXT, "dam held", [(27, 40)])


def test_lines_of_notes() -> None:
    """Comments are passed over; fields with a name are found by it."""
    (line,) = lines("# a comment\n\nS s1 direct | it held | cue: said | also: x | also: y\n")
    assert line.head == ("S", "s1", "direct")
    assert line.named("cue") == "said"
    assert line.named("src") is None
    assert line.many("also") == ["x", "y"]
