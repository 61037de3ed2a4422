"""Quotation marks of all kinds pair within paragraphs; what finds no partner becomes a problem and nothing is lost."""

import pytest

from onrecord.model import Part, Passage, Reading, Span
from onrecord.statements.paragraphs import paragraphs
from onrecord.statements.quotes import Quotations, quotations


def paired(text: str) -> Quotations:
    """Pair the marks of a text that is one passage."""
    whole = Span(0, len(text))
    reading = Reading("d", "test", parts=(Part("p1", whole),), passages=(Passage("g1", whole, "body", "p1"),))
    return quotations(text, paragraphs(text, reading))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "Go." "No," she said.', ['"Go."', '"No,"']),
        ("“One” and ‘two’ and «three» and „four“", ["“One”", "‘two’", "«three»", "„four“"]),
        ("``Yes,'' he said. ''No.''", ["``Yes,''", "''No.''"]),
        ("”Both marks look alike” here", ["”Both marks look alike”"]),
        ("'Go now,' he said in the '90s of Rock 'n' roll", ["'Go now,'"]),
        ("The workers’ pay isn’t the ‘workers’ strike’.", ["‘workers’ strike’"]),
        ('"She asked ‘why’ twice"', ['"She asked ‘why’ twice"', "‘why’"]),
        ('The plank is 6\' 2" long and "new".', ['"new"']),
        ('Nothing between: "" and “ ”', []),
        ("‹Stay›, he said", ["‹Stay›"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    """Straight, curly, angled, low and doubled marks; apostrophes and inches are no marks."""
    assert [item.span.of(text) for item in paired(text).items] == expected


def test_a_quotation_runs_over_paragraphs() -> None:
    """It opens again in each paragraph and closes in the last; the rows belong together."""
    text = "“One.\n\n“Two.\n\n“Three,” he said.\n\n“Four.”"

    found = paired(text)

    assert [(item.span.of(text), item.group) for item in found.items] == [
        ("“One.", 0),
        ("“Two.", 0),
        ("“Three,”", 0),
        ("“Four.”", 3),
    ]
    assert found.problems == ()


def test_a_quotation_may_close_in_the_next_paragraph() -> None:
    """Where the first mark of the next paragraph closes, it closes what was left open; else the mark stays alone."""
    text = '"One.\n\nTwo," he said. "Three."\n\n"Four.\n\nFive "six" here.'

    found = paired(text)

    assert [(item.span.of(text), item.group) for item in found.items] == [
        ('"One.', 0),
        ('Two,"', 0),
        ('"Three."', 2),
        ('"Four.', 3),
        ('"six"', 4),
    ]
    assert [problem.span.start for problem in found.problems if problem.span] == [text.index('"Four')]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('A stray " mark here', [8]),
        ("It never opened” here", [15]),
        ("“Two “open here” and it ends", [0]),
        ("Orlan said: “It never closes.", [12]),
    ],
)
def test_a_mark_without_a_partner_is_a_problem(text: str, marks: list[int]) -> None:
    """Each lone mark is listed with its place."""
    problems = paired(text).problems

    assert [problem.span.start for problem in problems if problem.span is not None] == marks
    assert {problem.kind for problem in problems} == {"unpaired-quotation-mark"}


def test_an_open_quotation_after_a_colon_runs_to_the_end_of_its_paragraph() -> None:
    """What was plainly opened is not lost."""
    text = "Orlan said: “It never closes."

    assert [item.span.of(text) for item in paired(text).items] == ["“It never closes."]


def test_the_innermost_quotation_is_found_by_offset() -> None:
    """Offsets in nested quotations belong to the inner one, those outside to none."""
    text = '"She asked ‘why’ twice," he said. "No."'
    found = paired(text)

    assert [found.at(text.index(words)) for words in ("asked", "why", "twice", "he said", "No")] == [0, 1, 0, -1, 2]


def test_furniture_is_not_looked_at() -> None:
    """A menu with a lone mark raises no problem."""
    text = 'Share "'
    reading = Reading("d", "test", passages=(Passage("g1", Span(0, len(text)), "furniture", "p1"),))

    assert quotations(text, paragraphs(text, reading)) == Quotations((), ())
