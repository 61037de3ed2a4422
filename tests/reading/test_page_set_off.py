"""Interviews whose questions are only set off: in bold, by numbers, after names that stand alone."""

import pytest

from onrecord.reading.page import lay_out
from tests.ingest.reading import document
from tests.reading.layouts import page

ASKED = ("Why did you leave the authority?", "Had anybody warned the boatmen?", "Please tell us about the last night.",
         "Will you go back one day?")  # fmt: skip
SAID = (
    "Because nobody would put the order on paper. What else could I have done?",
    "No, there was no warning at all, and there could not be one.",
    "The gates were shut at four, and the boats lay in front of them.",
    "I do not think that they would let me in again.",
)
TURNS = [turn for asked, said in zip(ASKED, SAID, strict=True) for turn in (("question", asked), ("answer", said))]


def told(html: str) -> list[tuple[str, str]]:
    """Read a page and return its turns: role and words."""
    found = document(f"<!doctype html><html><body><h1>The last order</h1>{html}</body></html>", "a.html")
    layout = lay_out(found)
    return [
        (turn.role, " ".join(item.span.of(found.text).strip() for item in layout.passages if item.turn == turn.id))
        for turn in layout.turns
    ]


@pytest.mark.parametrize(
    "question",
    [
        "<p><strong>{}</strong></p>",
        "<p><b>{}</b></p>",
        '<p><span style="font-weight: 700">{}</span></p>',
        "<div style='font-weight:bold'><p>{}</p></div>",
        "<h4>{}</h4>",
        "<blockquote><p>{}</p></blockquote>",
    ],
)
def test_questions_set_in_one_way_need_no_other_mark(question: str) -> None:
    """One asks without a question mark, and an answer asks back."""
    pairs = "".join(f"{question.format(asked)}<p>{said}</p>" for asked, said in zip(ASKED, SAID, strict=True))
    assert told(f"<p>Irena Kolb left her post in May.</p>{pairs}<p>Tags: locks, river</p>") == TURNS


@pytest.mark.parametrize("mark", ["– ", "• ", "{}. ", "**"])
def test_so_do_marks_of_lists_in_plain_text(mark: str) -> None:
    end = mark if mark == "**" else ""
    both = enumerate(zip(ASKED, SAID, strict=True), 1)
    pairs = [f"{mark.format(number)}{asked}{end}\n\n{said}" for number, (asked, said) in both]
    laid = page("\n\n".join(["The last order", "Irena Kolb left her post in May.", *pairs]))
    assert [turn.role for turn in laid.layout.turns] == ["question", "answer"] * 4


def test_a_question_of_two_bold_paragraphs_is_one() -> None:
    pairs = "".join(f"<p><b>{asked}</b></p><p>{said}</p>" for asked, said in zip(ASKED, SAID, strict=True))
    first = "The union says that everybody knew of it."
    assert told(f"<p><b>{first}</b></p>{pairs}") == [("question", f"{first} {ASKED[0]}"), *TURNS[1:]]


def test_bold_leads_and_headings_are_no_questions() -> None:
    leads = zip(("At four", "At five", "At six", "At seven"), SAID, strict=True)
    assert told("".join(f"<p><b>{lead}</b></p><p>{said}</p>" for lead, said in leads)) == []


def test_names_on_lines_of_their_own() -> None:
    pairs = [f"Ana Toren\n\n{asked}\n\nIrena Kolb\n\n{said}" for asked, said in zip(ASKED, SAID, strict=True)]
    laid = page("\n\n".join(["The last order", "They met in a kitchen over the river in May.", *pairs]))
    assert [(turn.role, laid.words(turn.name)) for turn in laid.layout.turns] == [
        ("question", "Ana Toren"),
        ("answer", "Irena Kolb"),
    ] * 4
