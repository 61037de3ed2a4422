"""Interviews: whose words a paragraph holds, by labels, by names, or by nothing but its place."""

import pytest

from tests.reading.layouts import Laid, page

INTRO = (
    "Irena Kolb, the deputy head of the river authority, left her post in May. She spoke with the River Post in Wyck."
)
ASKED = ("Why did you leave the authority?", "Had anybody warned the boatmen?", "Will you go back one day?")
SAID = (
    "Because nobody would put the order on paper for me.",
    "No, there was no warning at all, and there could not be one.",
    "I do not think that they would let me in again.",
)


def turns(laid: Laid) -> list[tuple[str, str | None, str | None, int]]:
    """Role, label, name and number of passages of each turn."""
    return [
        (turn.role, laid.words(turn.label), laid.words(turn.name), sum(p.turn == turn.id for p in laid.layout.passages))
        for turn in laid.layout.turns
    ]


def talk(ask: str, answer: str, *, intro: str = INTRO) -> Laid:
    """An interview with its questions and answers marked in one way."""
    pairs = [f"{ask}{question}\n\n{answer}{reply}" for question, reply in zip(ASKED, SAID, strict=True)]
    return page("\n\n".join(["The lock keeper's last order", intro, *pairs, "Filed under: locks, river"]))


@pytest.mark.parametrize(
    ("ask", "answer", "label", "reply", "name"),
    [
        ("Q: ", "A: ", "Q:", "A:", "Irena Kolb"),
        ("Q. ", "A. ", "Q.", "A.", "Irena Kolb"),
        ("Question: ", "Answer: ", "Question:", "Answer:", "Irena Kolb"),
        ("**Q:** ", "**A:** ", "**Q:**", "**A:**", "Irena Kolb"),
        ("Q – ", "A – ", "Q –", "A –", "Irena Kolb"),
        ("Q", "A: ", "Q", "A:", "Irena Kolb"),
        ("Q: ", "", "Q:", None, "Irena Kolb"),
        ("Q: ", "Kolb: ", "Q:", "Kolb:", "Kolb"),
        ("River Post: ", "KOLB: ", "River Post:", "KOLB:", "KOLB"),
        ("RP: ", "IK: ", "RP:", "IK:", "IK"),
        ("Moderator: ", "Irena Kolb: ", "Moderator:", "Irena Kolb:", "Irena Kolb"),
        ("", "", None, None, "Irena Kolb"),
        ("– ", "", "–", None, "Irena Kolb"),
    ],
)
def test_marks_of_turns(ask: str, answer: str, label: str | None, reply: str | None, name: str) -> None:
    """Six turns, asked and answered in turn; the one who answers is named by the label or by the introduction."""
    laid = talk(ask, answer)
    asks = {"River Post:": "River Post", "RP:": "RP"}.get(label or "")
    assert turns(laid) == [("question", label, asks, 1), ("answer", reply, name, 1)] * 3
    assert laid.lines[-1][0] == "furniture"


def test_an_answer_of_several_paragraphs_is_one_turn() -> None:
    laid = page(
        f"The last order\n\n{INTRO}\n\nQ: {ASKED[0]}\n\nA: {SAID[0]}\n\n{SAID[1]}\n\n{SAID[2]}\n\n"
        f"Q: {ASKED[1]}\n\n{SAID[1]}"
    )
    assert [count for *_, count in turns(laid)] == [1, 3, 1, 1]


def test_a_question_of_two_paragraphs_waits_for_its_marked_answer() -> None:
    laid = page(
        f"The last order\n\n{INTRO}\n\nQ: {SAID[0]}\n\n{ASKED[1]}\n\nA: {SAID[1]}\n\nQ:\n\n{ASKED[2]}\n\nA: {SAID[2]}"
    )
    assert [(role, count) for role, *_, count in turns(laid)] == [
        ("question", 2),
        ("answer", 1),
        ("question", 2),
        ("answer", 1),
    ]


def test_a_question_whose_mark_was_lost() -> None:
    """Between marked turns a short question without a mark is one, and what follows it answers it."""
    laid = page(
        f"The last order\n\n{INTRO}\n\nQ: {ASKED[0]}\n\nA: {SAID[0]}\n\n(She rises and closes the window.)\n\n"
        f"{ASKED[1]}\n\n{SAID[1]}\n\nQ: {ASKED[2]}\n\nA: {SAID[2]}"
    )
    assert [(role, label) for role, label, *_ in turns(laid)] == [
        ("question", "Q:"),
        ("answer", "A:"),
        ("question", None),
        ("answer", None),
        ("question", "Q:"),
        ("answer", "A:"),
    ]
    assert ("body", "(She rises and closes the window.)") in laid.lines


def test_a_note_after_the_last_answer_is_no_answer() -> None:
    note = "This interview has been edited and condensed for the printed page of Sunday."
    laid = page(
        f"The last order\n\n{INTRO}\n\nQ: {ASKED[0]}\n\nA: {SAID[0]}\n\nQ: {ASKED[1]}\n\nA: {SAID[1]}\n\n{note}"
    )
    assert laid.lines[-1] == ("body", note)


def test_an_interviewer_named_in_the_byline() -> None:
    laid = page(
        f"The last order\n\nInterview by Bo Lind\n\n{INTRO}\n\nQ: {ASKED[0]}\n\nA: {SAID[0]}\n\n"
        f"Q: {ASKED[1]}\n\nA: {SAID[1]}"
    )
    assert {(role, name) for role, _, name, _ in turns(laid)} == {("question", "Bo Lind"), ("answer", "Irena Kolb")}


@pytest.mark.parametrize(
    ("headline", "intro", "name"),
    [
        (
            "The last order",
            "The paper spoke with Tomas Ardel about the resignation of Irena Kolb last week.",
            "Tomas Ardel",
        ),
        (
            "The last order",
            "Tomas Ardel spoke with our paper and Bo Lind on the day after the locks were closed.",
            "Tomas Ardel",
        ),
        (
            "Ardel on the locks",
            "Irena Kolb has gone. Her successor, Tomas Ardel, received us in his new office.",
            "Tomas Ardel",
        ),
        ("Q&A: Tomas Ardel on the locks", "He received us in his new office above the upper lock.", "Tomas Ardel"),
        ("The last order", "He received us in his new office above the upper lock.", None),
    ],
)
def test_who_answers(headline: str, intro: str, name: str | None) -> None:
    laid = page(f"{headline}\n\n{intro}\n\nQ: {ASKED[0]}\n\nA: {SAID[0]}\n\nQ: {ASKED[1]}\n\nA: {SAID[1]}")
    assert {answer for role, _, answer, _ in turns(laid) if role == "answer"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        # a table of figures has labels, but nobody speaks
        "Locks\n\nThe count so far is this.\n\nUpper: 547.\n\nLower: 46.\n\nUpper: 12.\n\nLower: 8.",
        # questions that a news item asks
        f"Locks closed\n\n{INTRO}\n\nWhy?\n\nNobody knows.\n\n{SAID[0]}",
        # quoted questions
        "She was interviewed.\n\n“Why now?”\n\nShe shrugged.\n\n“Why here?”\n\nShe left.\n\n“Who paid?”\n\nNo answer.",
        # a question that nobody answers
        f"The last order\n\n{INTRO}\n\nQ: {ASKED[0]}\n\nQ: {ASKED[1]}",
    ],
)
def test_what_is_no_interview(text: str) -> None:
    assert page(text).layout.turns == ()


def test_a_panel_has_several_who_answer() -> None:
    lines = [
        "A talk about the locks",
        "Chair: Who closed the locks, and did you know of it in time?",
        "Kolb: I was told an hour before it happened, on the telephone.",
        "Ardel: I was not told at all, and I was the one on duty.",
        "Chair: Who should have told you about the order?",
        "Ardel: The head of the authority, as it stands in the rules.",
        "Kolb: He was told by somebody else, as far as I know.",
    ]
    assert [(role, name) for role, _, name, _ in turns(page("\n\n".join(lines)))] == [
        ("question", "Chair"),
        ("answer", "Kolb"),
        ("answer", "Ardel"),
        ("question", "Chair"),
        ("answer", "Ardel"),
        ("answer", "Kolb"),
    ]
