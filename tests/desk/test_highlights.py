"""Marks that overlap and lie in each other are cut into stretches that are the text again."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.desk.highlights import Highlight, flatten
from onrecord.desk.marking import marked
from tests.conftest import require

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}

TEXT = "The council said that the mayor had denied that the bridge was closed. \r\n سد and 𝕏 too."

marks = st.builds(
    lambda a, b, kind, item: Highlight(min(a, b), max(a, b), kind, item),
    st.integers(-3, len(TEXT) + 3),
    st.integers(-3, len(TEXT) + 3),
    st.sampled_from(["statement", "event", "name"]),
    st.sampled_from(["", "s1", "s2", "s3"]),
)


@given(st.lists(marks, max_size=30), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_stretches_are_the_text_and_know_what_marks_them(held: list[Highlight], one: int, other: int) -> None:
    start, end = min(one, other), max(one, other)
    stretches = flatten(TEXT, start, end, held)
    assert "".join(stretch.text for stretch in stretches) == TEXT[start:end]
    for stretch in stretches:
        here = [mark for mark in held if mark.start <= stretch.start < mark.end]
        assert stretch.kinds == tuple(sorted({mark.kind for mark in here}))
        inner = [(mark.end - mark.start, mark.start, mark.item) for mark in here if mark.item]
        assert stretch.item == (min(inner)[2] if inner else "")


def test_two_thousand_nested_and_overlapping_marks_take_little_time() -> None:
    """Processor time, best of five: a hundred milliseconds is what a page may take as a whole."""
    text = "abcdefghi " * 4000
    nested = [Highlight(n, len(text) - n, "statement", f"s{n}") for n in range(1000)]
    crossing = [Highlight(n * 30, n * 30 + 900, "event", f"v{n}") for n in range(1000)]
    best = min(_clock(text, [*nested, *crossing]) for _ in range(5))
    assert best < 0.1, f"{best * 1000:.0f} ms"


def _clock(text: str, held: list[Highlight]) -> float:
    before = time.process_time()
    assert len(flatten(text, 0, len(text), held)) > 2000
    return time.process_time() - before


def test_marks_are_spans_with_their_kinds_and_nothing_of_a_text_is_markup() -> None:
    """The words come back as they are, also carriage returns; the first stretch that is asked for is where it opens."""
    text = "a <b>&amp; said\r\nno"
    marks = [Highlight(0, 5, "statement", 's"1'), Highlight(2, 9, "cue"), Highlight(12, 17, "is-here")]
    page = str(marked(flatten(text, 0, len(text), marks), first=12))
    tree: Any = lxml_html.fromstring(f"<p>{page}</p>")
    assert tree.text_content() == text
    assert [(part.get("class"), part.get("data-i"), part.text) for part in tree.iterchildren()] == [
        ("k-statement", 's"1', "a "),
        ("k-cue k-statement", 's"1', "<b>"),
        ("k-cue", None, "&amp"),
        ("is-here", None, "aid\r\n"),
    ]
    assert tree.xpath("//*[@id='here']/@class") == ["is-here"]


@pytest.mark.system
def test_marks_by_the_thousand_are_measured() -> None:
    """The benchmark draws and lights up marks in a real browser, sees that the words are right, prints the time."""
    require(there=Path("/usr/bin/chromium").exists(), what="the browser chromium (make system)")
    command = [sys.executable, "-m", "benchmarks.highlights", "--marks", "60", "--times", "2"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=ENVIRONMENT)
    assert told.stderr == ""
    lines = told.stdout.splitlines()
    assert lines[0].startswith("60 marks in 900 characters")
    assert [line.split(":")[0] for line in lines[1:4]] == ["server", "script", "script"]
    assert re.fullmatch(r"together \d+ ms of the 100 ms that are allowed", lines[4])
