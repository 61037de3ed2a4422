"""Microsoft's Recognizers-Text test cases: ``python -m evaluation.recognizers CORPORA [--errors]``.

Share of the cases of which each expected number (value), number range (both bounds) or date (past or future reading)
is found at its place. Only cases that the makers support in Python count for numbers and dates; they have no ranges in
Python. Dates that fit are those with one day, month or year as their value, that is with a timex of that form. Three
kinds of case do not fit a reader that never guesses and reads prose, and are left out whether we would get them right
or not: days that are counted from the reference in weeks, months or years, or in "a few" (we answer as coarsely as
the words: "a month ago" is a month); "early" and "late", which the makers take for halves and we for thirds; and bare
numbers ("for the 27"), which in prose are no dates. Where the makers expect that there is no such day (30 February), no
date must be found.

The cases are American: day and month are read month first, as the option ``order`` says.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.model import Date, Span, edtf_bounds
from onrecord.reading.counts.numbers import Number, find_numbers
from onrecord.reading.counts.numerals import numerals
from onrecord.reading.dates import dates

_DATE = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)){0,2}")
_RANGE = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")
_GUESSED = re.compile(
    r"\b(?:few|weeks?|months?|years?)\b.*\b(?:ago|from now)\b|^in \d+ weeks$|^(?:early|late) ", re.IGNORECASE
)
_BARE = re.compile(r"(?:the )?(?:\d+|second|thirty)")
_NO_DAY = "0001-01-01"
_CLOSE = 1e-6

Case = Mapping[str, Any]


def cases(corpora: Path, name: str, *, python: bool = True) -> list[Case]:
    """Read the cases of one file; ``python``: only those that are supported in Python."""
    rows = json.loads((corpora / "recognizers" / "Specs" / name).read_text(encoding="utf-8-sig"))
    return [row for row in rows if not python or "python" not in row.get("NotSupported", "")]


def number_agrees(case: Case) -> bool:
    """Tell whether exactly the numbers of a case are found, with their values."""
    text = case["Input"]
    found = [item for item in numerals(text, Span(0, len(text))) if item.kind != "ordinal"]
    results = case["Results"]
    if len(found) != len(results):
        return False
    pairs = zip(found, results, strict=True)
    return all(
        _starts(item.span, result) and _same(item.worth, result["Resolution"]["value"]) for item, result in pairs
    )


def range_agrees(case: Case) -> bool:
    """Tell whether each range of a case is found, with both bounds; open bounds count as those one step off."""
    found = find_numbers(case["Input"], Span(0, len(case["Input"])))
    for result in case["Results"]:
        bounds = _RANGE.fullmatch(result["Resolution"]["value"])
        span = Span(result["Start"], result["End"] + 1)
        near = [number for number in found if number.span.overlaps(span)]
        if bounds is None or not any(_within(said, bounds["low"], bounds["high"]) for said in near):
            return False
    return True


def date_agrees(case: Case) -> bool:
    """Tell whether each date of a case is found and means the past or the future reading."""
    text = case["Input"]
    anchor = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
    found = [date for date in dates(text, anchor, order="month-first") if date.edtf is not None]
    return all(_is_read(result, found) for result in case["Results"])


def _is_read(result: Mapping[str, Any], found: Sequence[Date]) -> bool:
    span, expected = Span(result["Start"], result["Start"] + result["Length"]), _readings(result["Value"])
    here = [date for date in found if date.span.overlaps(span)]
    if expected == {_NO_DAY, ""}:
        return not here
    return any(edtf_bounds(date.edtf or "")[0] in expected for date in here)


def is_one(case: Case) -> bool:
    """Tell whether all results are one day, month or year."""
    values = [result.get("Value") or {} for result in case["Results"]]
    return bool(values) and all(_DATE.fullmatch(value.get("Timex", "")) for value in values)


def fits(case: Case) -> bool:
    """Tell whether all results are read from words that name them."""
    values = [result.get("Value") or {} for result in case["Results"]]
    return not any(
        _GUESSED.search(result["Text"]) or (_BARE.fullmatch(result["Text"]) and value["Timex"].startswith("XXXX-XX"))
        for result, value in zip(case["Results"], values, strict=True)
    )


def _readings(value: Mapping[str, Any]) -> set[str]:
    sides = [value.get(side) or {} for side in ("PastResolution", "FutureResolution")]
    return {side.get(key, "") for side in sides for key in ("date", "startDate")}


def _starts(span: Span, result: Mapping[str, Any]) -> bool:
    return abs(span.start - int(result["Start"])) <= 1


def _same(value: float, expected: str) -> bool:
    return abs(value - float(expected)) <= _CLOSE * max(1.0, abs(float(expected)))


def _within(said: Number, low: str, high: str) -> bool:
    ours = (said.min, said.max)
    return all(
        (bound is None) == (not expected) and (bound is None or abs(bound - float(expected)) <= 1)
        for bound, expected in zip(ours, (low, high), strict=True)
    )


def main(arguments: Sequence[str]) -> int:
    """Print the share of each kind of case."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.recognizers", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--errors", action="store_true", help="list the cases that were missed")
    chosen = parser.parse_args(arguments)
    named = [
        case
        for name in ("DateParser", "DatePeriodParser")
        for case in cases(chosen.corpora, f"DateTime/English/{name}.json")
        if is_one(case)
    ]
    kinds = (
        ("numbers", number_agrees, cases(chosen.corpora, "Number/English/NumberModel.json")),
        ("ranges", range_agrees, cases(chosen.corpora, "Number/English/NumberRangeModel.json", python=False)),
        ("dates that fit", date_agrees, [case for case in named if fits(case)]),
        ("dates with those that do not fit", date_agrees, named),
    )
    for name, agrees, rows in kinds:
        right = [agrees(row) for row in rows]
        print(f"{name}: {sum(right)} of {len(rows)}, {sum(right) / len(rows):.3f}")
        if chosen.errors:
            print("\n".join(f"    {row['Input']!r}" for row, agreed in zip(rows, right, strict=True) if not agreed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
