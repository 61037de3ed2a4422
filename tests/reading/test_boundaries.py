"""Quotation marks between two sentences go with the words they touch."""

import pytest

from onrecord.reading.syntax.boundaries import datelines_apart, settled, without_false_starts

CASES = (
    # an opening mark goes with what follows
    ("She left . “ | We stay , ” he said .", "She left . | “ We stay , ” he said ."),
    # a closing one with what precedes
    ("“ We stay . | ” She left .", "“ We stay . ” | She left ."),
    # marks on the right side stay, and a sentence keeps a word
    ("She left . | “ We stay . ”", "She left . | “ We stay . ”"),
    ("“ | We stay .", "“ | We stay ."),
    ("She left .", "She left ."),
)


@pytest.mark.parametrize(("before", "after"), CASES)
def test_marks_go_with_their_words(before: str, after: str) -> None:
    """Bars part sentences; marks touch the word after (opening) or before them (closing)."""
    words, bounds = _sentences(before)

    found = settled(words, bounds, lambda place: words[place] not in "”.," and words[place - 1] != "“")

    assert found == _sentences(after)[1]


def test_straight_marks_are_told_by_the_space_beside_them() -> None:
    """A straight mark after a space opens, one before a space closes."""
    words = ["Gone", ".", '"', "Stay", ".", '"', "No", "."]

    opened = settled(words, [(0, 3), (3, 8)], lambda place: place != 3)
    closed = settled(words, [(0, 5), (5, 8)], lambda place: place not in {3, 5})

    assert opened == [(0, 2), (2, 8)]
    assert closed == [(0, 6), (6, 8)]


FALSE_STARTS = (
    ("“ We stay , ” | Ada said .", "“ We stay , ” Ada said ."),
    ("They saw Gov. | Moran there .", "They saw Gov. Moran there ."),
    ("It was J. | Moran .", "It was J. Moran ."),
    # what is no sign of going on stays a start
    ("“ We stay . ” | Ada left .", "“ We stay . ” | Ada left ."),
    ("They chose plan B. | The rest left .", "They chose plan B. | The rest left ."),
    ("They met Moran . | Ada left .", "They met Moran . | Ada left ."),
)


@pytest.mark.parametrize(("before", "after"), FALSE_STARTS)
def test_no_sentence_begins_behind_a_comma_and_a_mark_or_a_short_title(before: str, after: str) -> None:
    """Bars part sentences, before and after."""
    words, bounds = _sentences(before)
    begun = [place in {first for first, _ in bounds} for place in range(len(words))]

    found = without_false_starts(words, begun)

    assert [place for place, start in enumerate(found) if start] == [first for first, _ in _sentences(after)[1]]


def _sentences(line: str) -> tuple[list[str], list[tuple[int, int]]]:
    words: list[str] = []
    bounds = []
    for sentence in line.split(" | "):
        first = len(words)
        words += sentence.split(" ")
        bounds.append((first, len(words)))
    return words, bounds


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Ostrel , October 4 , 2021 ( Delta Wire ) – Ada Orlan said so .", 11),
        ("WYCK — The river rose .", 2),
        ("Ada Orlan – the minister – said so .", 8 + 1),
        ("Ada Orlan – Ben said so .", 7),
        ("It rose 4 metres – Ada Orlan said so .", 10),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(line: str, first: int) -> None:
    """Place, date and credit up to the dash; a name with a dash behind it, or any other word, is none."""
    words = line.split()
    assert datelines_apart(words, [(0, len(words))], lambda _: True)[0] == (0, first)
