"""Body text against furniture, and spans that read back."""

from evaluation.pages import furniture, passages, read_back
from evaluation.tally import Tally
from tests.evaluation.readings import Line, reading, span

TEXT = "Menu Home\nBy Ann Bor\nThe dam held.\nShare this"


def _passage(words: str, kind: str) -> Line:
    return span(TEXT, words) | {"kind": kind}


def test_body_is_compared_by_characters() -> None:
    """11 characters of body, 17 of furniture; the byline counts on neither side."""
    gold = reading(
        TEXT,
        passages=[
            _passage("Menu Home", "furniture"),
            _passage("By Ann Bor", "byline"),
            _passage("The dam held.", "body"),
            _passage("Share this", "furniture"),
        ],
    )
    ours = reading(
        TEXT, passages=[_passage("Menu Home\nBy Ann Bor\nThe dam held.\n", "lead"), _passage("Share this", "furniture")]
    )
    assert passages(TEXT, ours, gold) == Tally(11, 19, 11)
    assert furniture(TEXT, ours, gold) == Tally(9, 9, 17)


def test_spans_read_back() -> None:
    """Five things are checked: the text, a passage with a white edge, a cue, a cue with one, an end too far."""
    cues = [{"cue": [span(TEXT, "held"), span(TEXT, "Home\n")]}]
    line = reading(
        TEXT, passages=[_passage("The dam held.\n", "body")], statements=cues, mentions=[{"start": 0, "end": 99}]
    )
    assert read_back(TEXT, line) == Tally(3, 5, 5)
    line["document"]["title"] = span(TEXT, "The dam") | {"text": "the dam"}
    assert read_back(TEXT, line) == Tally(3, 6, 6)
    assert read_back("Another text", reading(TEXT)) == Tally(0, 1, 1)


def test_a_span_without_offsets_does_not_read_back() -> None:
    """A cue must stand in the text; a title may come from elsewhere."""
    nowhere = {"start": None, "end": None}
    assert read_back(TEXT, reading(TEXT, statements=[{"cue": [nowhere]}])) == Tally(1, 2, 2)
    line = reading(TEXT)
    line["document"]["title"] = {"text": "Elsewhere", **nowhere}
    assert read_back(TEXT, line) == Tally(1, 1, 1)
