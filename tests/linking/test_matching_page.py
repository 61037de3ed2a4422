"""The page on matching says what the code does: its example, its table of outcomes, its cut-offs and its rules."""

import re
import shlex
from pathlib import Path

from onrecord.linking import bare, declared, names
from onrecord.linking.matching import compare
from onrecord.linking.matching.likeness import CROSSED, ONE_SCRIPT

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "matching.md").read_text(encoding="utf-8")


def test_the_example() -> None:
    block = re.search(r"```\n\$ (onrecord compare .*?)\n(.*?)\n```", PAGE, re.DOTALL)
    assert block is not None
    outcome, *reasons = block.group(2).split("\n")
    command = block.group(1)
    a, b = shlex.split(command)[2:]
    found = compare(a, b)
    assert outcome == f"{found.outcome} ({found.score:.3f})"
    assert [reason.strip() for reason in reasons] == found.why.split("; ")


def test_the_table_of_outcomes() -> None:
    rows = re.findall(r"^\| (same|possible|different) \| [^|]* \| ([^|,]*), ([^|]*) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    assert [compare(a, b.strip()).outcome for _, a, b in rows] == [outcome for outcome, _, _ in rows]


def test_the_cut_offs() -> None:
    for cuts in (ONE_SCRIPT, CROSSED):
        numbers = f"{cuts.slot:g} | {cuts.possible:.2f} | {cuts.same:.2f} | {cuts.bare:g} times".replace("0.", ".")
        assert numbers in PAGE


def test_each_rule_is_on_the_page() -> None:
    sources = (Path(module.__file__ or "").read_text(encoding="utf-8") for module in (names, declared, bare))
    rules = set(re.findall(r'"((?:exact|spelling|declared|possible|surname)[a-z-]*)"', " ".join(sources))) - {
        "possible"
    }
    assert len(rules) == 6
    assert all(re.search(rf"\b{rule}\b", PAGE) for rule in rules), rules
