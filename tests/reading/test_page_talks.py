"""Talks of other forms: time codes, speakers who come up once, nothing but alternation, pull-quotes between answers."""

from tests.reading.layouts import Laid, page

HEAD = "The lock keeper’s last order\n\nIrena Kolb, the deputy head of the river authority, left her post in May."


def said(laid: Laid) -> list[tuple[str, str | None]]:
    """Role and name of each turn."""
    return [(turn.role, laid.words(turn.name)) for turn in laid.layout.turns]


def test_time_codes_before_and_after_names() -> None:
    lines = (
        "[00:00:12] HOST: Why did you leave the river authority?",
        "[00:00:40] IRENA KOLB: Because nobody would put the order on paper for me.",
        "00:01:02 HOST: Had anybody warned the boatmen of the lower town?",
        "IRENA KOLB (01:20): No, there was no warning at all, and there could not be one.",
    )
    laid = page("\n\n".join((HEAD, *lines)))
    assert [role for role, _ in said(laid)] == ["question", "answer", "question", "answer"]
    assert {name for role, name in said(laid) if role == "answer"} == {"IRENA KOLB"}


def test_a_speaker_who_comes_up_once() -> None:
    lines = (
        "Clara Benn: Who gave the order to close the lower locks?",
        "Irena Kolb: I do not know, and I have asked more often than anybody else.",
        "Bo Lind: It came from the ministry, by telephone, late in the evening.",
        "Clara Benn: Was it ever put on paper by anybody in the ministry?",
        "Irena Kolb: No, and it never will be, as far as I can tell you today.",
    )
    laid = page("\n\n".join((HEAD, *lines)))
    assert [name for _, name in said(laid)] == ["Clara Benn", "Irena Kolb", "Bo Lind", "Clara Benn", "Irena Kolb"]


def test_questions_to_somebody_who_answers_of_herself() -> None:
    """Neither marks nor an introduction: the questions say you, the answers I."""
    pairs = (
        ("Why did you leave?", "I could not sign that paper."),
        ("Did you warn the boatmen?", "No. My telephone was taken away."),
        ("Will you go back?", "I do not think that they would let me in."),
    )
    laid = page("\n\n".join((HEAD, *(words for pair in pairs for words in pair))))
    assert [role for role, _ in said(laid)] == ["question", "answer"] * 3


def test_a_writer_who_asks_is_no_interview() -> None:
    asked = ("Who gave the order?", "Was it ever put on paper?", "Will the locks open again?")
    told = ("The ministry says that it did not.", "The clerk says so, but has no copy.", "The boatmen doubt it.")
    laid = page("\n\n".join((HEAD, *(words for pair in zip(asked, told, strict=True) for words in pair))))
    assert said(laid) == []


def test_a_headline_of_name_and_colon_is_no_turn() -> None:
    laid = page(
        "Irena Kolb: why I left the locks\n\nBy Clara Benn\n\n4 March 2014\n\nShe ran the lower locks until May.\n\n"
        "Interviewer: Why did you leave?\n\nIrena Kolb: Because nobody would put the order on paper.\n\n"
        "Interviewer: And the boatmen?\n\nIrena Kolb: Nobody warned them, and nobody could have warned them."
    )
    assert [role for role, _ in said(laid)] == ["question", "answer", "question", "answer"]


def test_a_pull_quote_between_answers_is_linked_and_in_no_turn() -> None:
    quoted = "Nobody would put the order on paper for me or for anybody else in the house."
    laid = page(
        f"{HEAD}\n\nQ: Why did you leave?\n\nA: {quoted} There were three calls.\n\nQ: And then?\n\n"
        f"A: Then there was silence.\n\n“{quoted}”\n\nQ: Will you go back?\n\nA: No."
    )
    pulled = [passage for passage in laid.layout.passages if passage.kind == "pull-quote"]
    assert [passage.turn for passage in pulled] == [None]
    held = next(passage for passage in laid.layout.passages if passage.id == pulled[0].repeats)
    assert held.span.of(laid.text).startswith("A: Nobody would")
