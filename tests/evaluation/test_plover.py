"""PLOVER's records and Microsoft's cases: how readings are held against them; all records here are invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.events import plover
from evaluation.recognizers import cases, date_agrees, fits, is_one, number_agrees, range_agrees
from evaluation.recognizers import main as recognizers
from evaluation.tally import Tally
from onrecord.events import load_codebook

BOOK = load_codebook(plover.RELATIONS)
TEXT = "Varenia urged Ostrava to arrest the clerk."


def _record(text: str, code: str, words: str, *actors: str) -> dict[str, Any]:
    source = [{"actorText": actor} for actor in actors]
    return {"text": text, "event": code, "eventText": words, "source": source, "target": ""}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "plover").mkdir()
    rows = [_record(TEXT, "DEMAND", "urged arrest", "Varenia", "Ostrava"), {"event": "DOCUMENT"}]
    (tmp_path / "plover" / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def _line(cue: tuple[int, int] | None = None, stance: str = "neutral", **event: str) -> dict[str, Any]:
    roles = [{"role": "by", "start": 14, "end": 21}, {"role": "whom", "start": None, "end": None}]
    told = {"plover": "COERCE", "polarity": "affirmed", "modality": "actual", "roles": roles}
    span = [{"start": cue[0], "end": cue[1]}] if cue else []
    content = [{"start": 14, "end": 41}] if cue else []
    statement = {"stance": stance, "cue": span, "source": [{"start": 0, "end": 7}], "addressee": [], "content": content}
    return {"events": [told | {"trigger": [{"start": 25, "end": 31}]} | event], "statements": [statement]}


@pytest.mark.parametrize(
    ("line", "right", "actors"),
    [
        (_line(), False, Tally(1, 1, 2)),
        (_line((8, 13)), True, Tally(2, 2, 2)),
        (_line((8, 13), "demand"), True, Tally(2, 2, 2)),
        (_line((22, 24), "demand"), False, Tally(1, 1, 2)),
        (_line(modality="demanded"), True, Tally(1, 1, 2)),
        (_line(polarity="denied"), False, Tally(1, 1, 2)),
        (_line(modality="planned"), False, Tally(1, 1, 2)),
        (_line(modality="planned", plover="AID"), False, Tally(1, 1, 2)),
        (_line(modality="planned", plover="DEMAND"), True, Tally(1, 1, 2)),
    ],
)
def test_the_first_code_on_the_words_counts(corpora: Path, line: dict[str, Any], *, right: bool, actors: Tally) -> None:
    (record,) = plover.records(corpora)
    assert plover.score(record, line, BOOK) == (right, actors)


def test_what_must_be_done_is_demanded() -> None:
    """Records code "said X must do it" by the duty; who is spoken to is an actor too."""
    text = "Varenia told Ostrava that it must leave."
    record = plover.Coded(text, "DEMAND", frozenset(("must", "leave")), ("Varenia", "Ostrava"))
    statement = {
        "stance": "neutral",
        "cue": [{"start": 8, "end": 12}],
        "source": [{"start": 0, "end": 7}],
        "addressee": [{"start": 13, "end": 20}],
        "content": [{"start": 26, "end": 39}],
    }
    assert plover.score(record, {"events": [], "statements": [statement]}, BOOK) == (True, Tally(2, 2, 2))


def test_the_commands_print_their_figures(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plover.main([str(corpora), "--errors"]) == 0
    assert "1 records: type accuracy" in capsys.readouterr().out


SPECS = {
    "Number/English/NumberModel.json": [
        {"Input": "20 clerks", "Results": [{"Start": 0, "Resolution": {"value": "20"}}]},
        {"Input": "20 clerks", "Results": []},
        {"Input": "20 clerks", "NotSupported": "python", "Results": []},
    ],
    "Number/English/NumberRangeModel.json": [
        {"Input": "between 20 and 30 clerks", "Results": [{"Start": 0, "End": 16, "Resolution": {"value": "[20,30)"}}]},
        {"Input": "at least 20 clerks", "Results": [{"Start": 0, "End": 10, "Resolution": {"value": "[20,)"}}]},
        {"Input": "20 clerks", "Results": [{"Start": 0, "End": 1, "Resolution": {"value": "all"}}]},
    ],
    "DateTime/English/DateParser.json": [
        {
            "Input": "on 15 June 2016",
            "Context": {"ReferenceDateTime": "2017-01-01T00:00:00"},
            "Results": [
                {
                    "Text": "15 June 2016",
                    "Start": 3,
                    "Length": 12,
                    "Value": {"Timex": "2016-06-15", "PastResolution": {"date": "2016-06-15"}},
                }
            ],
        },
        {"Input": "soon", "Results": [{"Text": "soon", "Start": 0, "Length": 4, "Value": None}]},
    ],
    "DateTime/English/DatePeriodParser.json": [],
}


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    for name, rows in SPECS.items():
        path = tmp_path / "recognizers" / "Specs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def test_cases_are_found_with_their_values(specs: Path) -> None:
    numbers, ranges, dates, _ = (cases(specs, name) for name in SPECS)
    assert [number_agrees(case) for case in numbers] == [True, False]
    assert [range_agrees(case) for case in ranges] == [True, True, False]
    assert [is_one(case) and fits(case) for case in dates] == [True, False]
    assert date_agrees(dates[0])


def test_the_shares_are_printed(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recognizers([str(specs), "--errors"]) == 0
    assert "dates that fit: 1 of 1, 1.000" in capsys.readouterr().out
