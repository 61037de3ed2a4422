"""PolNeAR: stand-off files, subsets, who and what."""

from pathlib import Path

from evaluation.corpora import load
from evaluation.polnear import attributions, direct, notes_of, outermost, speech, who_and_what
from evaluation.tally import Tally, total
from tests.evaluation.readings import Line, reading, span, statement

TEXT = 'Ann Bor said the dam held. "It broke," Kit Oru thought. Ann Bor wants a new dam.'


def _attribution(source: str, cue: str, content: str) -> Line:
    return {"source": [span(TEXT, source)], "cue": [span(TEXT, cue)], "content": [span(TEXT, content)]}


GOLD = {
    "attributions": [
        _attribution("Ann Bor", "said", "the dam held"),
        _attribution("Kit Oru", "thought", '"It broke,"'),
        _attribution("Ann Bor", "wants", "a new dam"),
    ]
}


def test_standoff_lines_become_attributions() -> None:
    """Discontinuous text and several spans of one role are put together; other lines are passed over."""
    notes = (
        "T1\tSource 0 7\tAnn Bor\nT2\tCue 8 12\tsaid\nT3\tContent 13 16;21 25\tthe held\nT4\tContent 30 31\tx\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4 Other:T9\n#1\tAnnotatorNotes E1\tok\n"
    )
    found = attributions(notes)
    assert len(found) == 1
    assert found[0]["content"] == [{"start": 13, "end": 16}, {"start": 21, "end": 25}, {"start": 30, "end": 31}]
    assert found[0]["source"] == [{"start": 0, "end": 7}]


def test_the_first_annotator_is_the_gold(tmp_path: Path) -> None:
    """Of two annotations of one article the first in sorted order is taken; a longer name is another article."""
    for name in ("dam_22bb.ann", "dam_11aa.ann", "dam_two_00aa.ann"):
        (tmp_path / name).touch()
    assert notes_of(tmp_path, "dam") == tmp_path / "dam_11aa.ann"
    assert notes_of(tmp_path, "lake") is None


def test_who_and_what() -> None:
    """Found with the right source, with the wrong one, not at all: P 1/2, R 1/3, F1 2/5."""
    ours = reading(
        TEXT,
        statements=[
            statement(TEXT, "a", "the dam held", source=[span(TEXT, "Bor")], cue=[span(TEXT, "said")]),
            statement(TEXT, "b", '"It broke,"', source=[span(TEXT, "Ann")], manner="direct"),
            statement(TEXT, "c", "dam held", parent="a"),
            statement(TEXT, "d", "a new dam", manner="author"),
        ],
    )
    assert [item["id"] for item in outermost(ours)] == ["a", "b"]
    tally = who_and_what(TEXT, ours, GOLD)
    assert tally == Tally(1, 2, 3)
    assert tally.f1 == 0.4
    assert speech(TEXT, ours, GOLD) == Tally(1, 2, 2)
    assert direct(TEXT, ours, GOLD) == Tally(0, 1, 1)


def test_dev_against_itself(shared: Path) -> None:
    """What the annotators wrote scores 1 on every subset; an attribution without content is never matched."""
    for scorer in (who_and_what, speech, direct):
        tallies = []
        for document in load("polnear", shared)[:20]:
            complete = [item for item in document.gold["attributions"] if item["content"]]
            found = [
                item | {"id": str(number), "parent": None, "manner": "indirect"} for number, item in enumerate(complete)
            ]
            ours = reading(document.text, statements=found)
            tallies.append(scorer(document.text, ours, {"attributions": complete}))
        whole = total(tallies)
        assert whole.gold > 20
        assert whole == Tally(whole.gold, whole.gold, whole.gold)
