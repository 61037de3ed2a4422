"""Several articles on one page: only where the evidence is strong."""

from onrecord.model import Given
from tests.reading.layouts import FIRST, SECOND, THIRD, Laid, html_of, page

TALK = (
    "Q: Why did you leave?\n\nA: Nobody would sign the order.\n\nQ: And now?\n\nA: Now I write it all down in a book."
)


def titles(laid: Laid) -> list[str | None]:
    """The headline of each part."""
    return [part.masthead.title.value if part.masthead.title else None for part in laid.layout.parts]


def test_two_interviews_of_a_blog() -> None:
    """Each has its headline, its introduction and its tag list; the end of the page belongs to the second."""
    laid = page(
        f"Two people of the locks speak out\n\nIrena Kolb ran the lower locks until May of this year.\n\n{TALK}\n\n"
        f"Filed under: locks, river\n\nQ&A: Tomas Ardel on the order that nobody signed\n\n"
        f"Tomas Ardel was the clerk of the upper lock until June.\n\n{TALK}\n\nTags: clerks\n\nJoin 16 other followers"
    )
    assert titles(laid) == ["Two people of the locks speak out", "Q&A: Tomas Ardel on the order that nobody signed"]
    names = [laid.words(turn.name) for turn in laid.layout.turns if turn.role == "answer"]
    assert names == ["Irena Kolb", "Irena Kolb", "Tomas Ardel", "Tomas Ardel"]
    assert laid.problems.count("undated") == 2


def test_a_new_interview_under_its_own_heading() -> None:
    laid = page(
        f"# Two who left\n\n## “I signed nothing”\n\nIrena Kolb ran the lower locks.\n\n{TALK}\n\n"
        f"## “I wrote it down”\n\nTomas Ardel was the clerk of the upper lock.\n\n{TALK}",
        media_type="text/markdown",
    )
    assert titles(laid)[1:] == ["“I wrote it down”"]


def test_two_signed_articles() -> None:
    laid = page(
        f"Locks on the lower Ismera closed\n\nBy Clara Benn\n\n{FIRST}\n\n{SECOND}\n\n"
        f"Ferry fares to rise in spring\n\nBy Bo Lind\n\n{THIRD}\n\n{SECOND}"
    )
    assert titles(laid) == ["Locks on the lower Ismera closed", "Ferry fares to rise in spring"]
    assert [[author.value for author in part.masthead.authors] for part in laid.layout.parts] == [
        ["Clara Benn"],
        ["Bo Lind"],
    ]


def test_two_main_headings_of_a_page() -> None:
    text, blocks = html_of(
        ("h1", None, "Locks closed"),
        ("p", None, FIRST),
        ("p", None, SECOND),
        ("h1", None, "Fares to rise"),
        ("p", None, THIRD),
        ("p", None, SECOND),
    )
    assert titles(page(text, blocks=blocks)) == ["Locks closed", "Fares to rise"]


def test_sections_teasers_and_notes_are_no_parts() -> None:
    for text in (
        f"Locks closed\n\n{FIRST}\n\n{SECOND}\n\nWhat the boatmen say now\n\n{THIRD}\n\n{SECOND}",
        f"Locks closed\n\n{FIRST}\n\nRelated Posts\n\nFerry fares rise\n\n{THIRD}\n\nA harvest too early\n\n{SECOND}",
        f"Locks closed\n\n{FIRST}\n\nFiled under: locks\n\nA word to our readers\n\n{SECOND}\n\nShare |",
        f"Locks closed\n\n{FIRST}\n\n2 comments\n\nThe whole truth about locks\n\n{SECOND}\n\n{THIRD}",
        f"Locks closed\n\n{FIRST}\n\nTags: locks\n\nFerry fares to rise\n\nComments\n\n{SECOND}\n\n{THIRD}",
    ):
        assert len(page(text).layout.parts) == 1


def test_the_date_of_the_page_is_known_if_its_parts_agree() -> None:
    """One day for both parts, two days, or a day that came with the page."""
    story = "{title}\n\nBy {name}\n\n{date}\n\n" + f"{FIRST}\n\n{SECOND}\n\n"
    first = story.format(title="Locks on the Ismera closed", name="Clara Benn", date="March 4, 2014")
    same = story.format(title="Ferry fares to rise", name="Bo Lind", date="4 March 2014")
    later = same.replace("4 March", "9 March")
    assert page(first + same).layout.masthead.published.edtf == "2014-03-04"
    assert page(first + later).layout.masthead.published.edtf is None
    told = page(first + later, Given("published", "2014-03-10", "row:published"))
    assert told.layout.masthead.published.edtf == "2014-03-10"
