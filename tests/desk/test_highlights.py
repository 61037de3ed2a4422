"""Marks that overlap and lie in each other are cut into stretches that are the text again."""

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.highlights import Highlight, flatten

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
