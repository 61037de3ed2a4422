"""Our own event set: how its notes are read, how readings are scored, that both halves are whole and apart."""

from pathlib import Path

import pytest

from evaluation.events.__main__ import HERE, errors, main, table
from evaluation.events.notation import Holding, NotationError, Sentence, Words, read_sentences
from evaluation.events.score import ROWS, scores
from evaluation.tally import Tally
from onrecord.events import load_codebook

TEXT = "Anna Berg, then consul, did not resign."
NOTES = f"# a remark\n{TEXT}\n> resignation denied planned: resign | who=Anna Berg\no Anna Berg = consul\n"


def _sentence(tmp_path: Path, notes: str = NOTES) -> Sentence:
    path = tmp_path / "notes.txt"
    path.write_text(notes, encoding="utf-8")
    (sentence,) = read_sentences(path)
    return sentence


def test_a_note_holds_type_marks_trigger_and_roles(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path)
    (event,) = sentence.events
    assert (event.type, event.polarity, event.modality) == ("resignation", "denied", "planned")
    assert TEXT[event.trigger.start : event.trigger.end] == "resign"
    assert event.roles == (Words(0, 9, "who"),)
    assert sentence.offices == (Holding(Words(0, 9), Words(16, 22)),)


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("> resignation: retire", "does not stand"),
        ("> resignation: resi", "does not stand"),
        ("> resignation soon: resign", "unknown mark"),
        ("> : resign", "no note"),
        ("resignation", "no note"),
    ],
)
def test_what_is_no_note_is_told(tmp_path: Path, note: str, why: str) -> None:
    with pytest.raises(NotationError, match=why):
        _sentence(tmp_path, f"{TEXT}\n{note}\n")


def _reading(**event: object) -> dict[str, list[dict[str, object]] | str]:
    told: dict[str, object] = {
        "type": "resignation",
        "trigger": [{"start": 32, "end": 38}],
        "roles": [{"role": "who", "start": 0, "end": 9, "entity": "e1"}],
        "polarity": "denied",
        "modality": "actual",
    }
    office: dict[str, object] = {"holder": "e1", "post": {"start": 11, "end": 22}, "status": "former"}
    entity: dict[str, object] = {"id": "e1", "names": ["Anna Berg"]}
    return {"text": TEXT, "events": [told | event], "offices": [office], "entities": [entity]}


def test_a_reading_is_scored_row_by_row(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path)
    assert scores(sentence, _reading()) == dict.fromkeys(ROWS, Tally(1, 1, 1)) | {"modality": Tally(0, 1, 1)}


def test_another_type_loses_its_roles(tmp_path: Path) -> None:
    found = scores(_sentence(tmp_path), _reading(type="dismissal"))
    assert (found["events"], found["+ event type"], found["roles"]) == (Tally(1, 1, 1), Tally(0, 1, 1), Tally(0, 1, 1))
    assert found["polarity"] == Tally()


def test_a_role_without_words_or_of_another_name_does_not_agree(tmp_path: Path) -> None:
    for role in ({"role": "who", "start": None, "end": None}, {"role": "by", "start": 0, "end": 9}):
        assert scores(_sentence(tmp_path), _reading(roles=[role]))["roles"] == Tally(0, 1, 1)


def test_errors_show_both_readings(tmp_path: Path) -> None:
    shown = "\n".join(errors([_sentence(tmp_path)], [_reading()]))
    assert "gold resignation denied planned: resign | who=Anna Berg" in shown
    assert "ours resignation denied actual: resign | who=Anna Berg" in shown
    assert "office Anna Berg = then consul (former)" in shown
    assert "modality" in table("dev", [_sentence(tmp_path)], [_reading()])


def test_both_halves_are_whole_and_share_no_sentence() -> None:
    dev, test = (read_sentences(HERE / f"{half}.txt") for half in ("dev", "test"))
    assert min(len(dev), len(test)) > 120
    assert not {item.text for item in dev} & {item.text for item in test}


def test_all_types_and_roles_stand_in_the_codebook() -> None:
    kinds = load_codebook().types
    for half in ("dev", "test"):
        for sentence in read_sentences(HERE / f"{half}.txt"):
            for event in sentence.events:
                assert event.type in kinds, sentence.text
                assert {role.role for role in event.roles} <= set(kinds[event.type].inventory), sentence.text


def test_the_command_prints_a_half(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--half", "dev", "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "dev, 1" in printed
    assert "offices" in printed
