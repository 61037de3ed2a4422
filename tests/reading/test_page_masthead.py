"""What a footnote needs: title, outlet, authors and dates, each with its evidence, or unknown."""

import pytest

from onrecord.model import Dated, Given
from tests.reading.layouts import FIRST, SECOND, THIRD, page

TITLE = "Locks on the lower Ismera closed"
ROW_DATE = Given("published", "2014-03-04", "row:published")


def date_of(dated: Dated) -> tuple[str | None, str]:
    """The date and how it is known."""
    return dated.edtf, dated.how


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("04/19/2010 05:12 am ET | Updated May 25, 2011", "2010-04-19", "2011-05-25"),
        ("Published: 19 April 2010, last updated on 25 May 2011", "2010-04-19", "2011-05-25"),
        ("January 22, 2018", "2018-01-22", None),
        ("Wednesday, March 27, 2024", "2024-03-27", None),
        ("2024-03-27", "2024-03-27", None),
        ("Ostrel, 27 March 2024", "2024-03-27", None),
        ("Clara Benn | 27 March 2024", "2024-03-27", None),
        ("By CLARA BENN, published 27.03.2024 10:15 CET", "2024-03-27", None),
        ("Posted on March 27, 2024 by admin", "2024-03-27", None),
        ("River Forum · Briefing no. 7 · 27 March 2024", "2024-03-27", None),
        ("05/04/2010 10:00 GMT", "2010-04-05", None),
        ("05/04/2010 10:00 PM EST", "2010-05-04", None),
        ("05/05/2010", "2010-05-05", None),
        ("الثلاثاء، 12 تشرين الأول 2021", "2021-10-12", None),
    ],
)
def test_dates_stated_near_the_title(line: str, published: str, updated: str | None) -> None:
    masthead = page(f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{SECOND}").layout.masthead
    assert date_of(masthead.published) == (published, "stated")
    assert masthead.updated.edtf == updated


@pytest.mark.parametrize(
    "first",
    ["WYCK, March 4, 2014 (Delta Wire) – " + FIRST, "Wyck, 4 March 2014 -- " + FIRST],
)
def test_the_place_line_of_the_first_paragraph_is_dated(first: str) -> None:
    assert page(f"{TITLE}\n\n{first}\n\n{SECOND}").layout.masthead.published.edtf == "2014-03-04"


def test_a_date_of_posting_under_the_text() -> None:
    laid = page(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nThis entry was posted on March 4, 2014 and is filed under locks.")
    assert laid.words(laid.layout.masthead.published.span) == "March 4, 2014"


@pytest.mark.parametrize(
    "header",
    [
        "Thursday, June 6, 2024\n\nHome | News | Dossiers\n\n",
        "Thursday, June 6, 2024\n\n",
        "Thursday, June 6, 2024 Home News Analysis Dossiers Donate\n\n",
    ],
)
def test_a_date_over_the_menus_dates_nothing(header: str) -> None:
    """It is the day on which the page was looked at; that it was seen is a problem of its own."""
    laid = page(f"{header}{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert date_of(laid.layout.masthead.published) == (None, "unknown")
    assert laid.problems == ("header-date-ignored", "undated")


def test_a_date_over_the_title_alone_is_its_date() -> None:
    assert page(f"4 March 2014\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}").layout.masthead.published.edtf == "2014-03-04"


def test_a_date_in_the_text_dates_no_page() -> None:
    laid = page(f"{TITLE}\n\n{FIRST}\n\nOn March 4, 2014 the council met and said nothing at all about the locks.")
    assert laid.problems == ("undated",)


def test_an_ambiguous_date_is_left_open() -> None:
    laid = page(f"{TITLE}\n\n04/05/2010\n\n{FIRST}\n\n{SECOND}")
    assert date_of(laid.layout.masthead.published) == (None, "unknown")
    assert laid.problems == ("ambiguous-date",)
    assert laid.words(laid.layout.problems[0].span) == "04/05/2010"


@pytest.mark.parametrize(
    ("line", "given", "edtf", "how", "problems"),
    [
        (
            "04/05/2010",
            Given("published", "2010-05-04T08:00:00Z", "meta:article:published_time"),
            "2010-05-04",
            "stated",
            (),
        ),
        ("March 4, 2014", ROW_DATE, "2014-03-04", "stated", ()),
        ("March 4, 2014", Given("published", "2014", "row:published"), "2014-03-04", "stated", ()),
        ("March 5, 2014", ROW_DATE, "2014-03-04", "metadata", ("dates-disagree",)),
        ("March 5, 2014", Given("published", "2014-03-04", "jsonld:datePublished"), "2014-03-05", "stated", ()),
        (
            "March 9, 2014",
            Given("published", "2014-03-04", "jsonld:datePublished"),
            "2014-03-09",
            "stated",
            ("dates-disagree",),
        ),
        ("River News", ROW_DATE, "2014-03-04", "metadata", ()),
        ("River News", Given("published", "4 March 2014", "sidecar:published"), "2014-03-04", "metadata", ()),
        ("River News", Given("published", "soon", "sidecar:published"), None, "unknown", ("undated",)),
        ("River News", Given("published", "2014-03-04", "htmldate"), None, "unknown", ("undated",)),
        ("March 4, 2014", Given("published", "2014-03-04", "htmldate"), "2014-03-04", "stated", ()),
        ("04/05/2014", Given("published", "2014-04-05", "htmldate"), "2014-04-05", "metadata", ()),
        ("March 5, 2014", Given("published", "2015", "row:published"), "2015", "metadata", ("dates-disagree",)),
    ],
)
def test_dates_that_came_with_the_page(
    line: str, given: Given, edtf: str | None, how: str, problems: tuple[str, ...]
) -> None:
    """A person's entry wins, the text is better than the page's metadata, a guess counts only if something agrees."""
    laid = page(f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{SECOND}", given)
    assert date_of(laid.layout.masthead.published) == (edtf, how)
    assert laid.problems == problems


def test_a_title_that_came_with_the_page() -> None:
    """Found in the text it has a place; else it names its field, without the name of the site."""
    lines = "Floods and locks\n\nThe river pages of Sunday\n\n"
    found = page(lines + FIRST, Given("title", "Floods and locks", "row:title")).layout.masthead.title
    assert found is not None
    assert (found.value, found.span is not None) == ("Floods and locks", True)
    told = page(f"{FIRST}\n\n{SECOND}", Given("title", "Floods and locks - River Post", "html:title")).layout.masthead
    assert told.title is not None
    assert (told.title.value, told.title.span, told.title.field) == ("Floods and locks", None, "html:title")


def test_a_title_given_in_part() -> None:
    text = f"Floods and locks on the river\n\nThe river pages of the Sunday paper\n\n{FIRST}"
    title = page(
        text, Given("title", "Floods and locks on the river: what we know", "meta:og:title")
    ).layout.masthead.title
    assert title is not None
    assert title.value == "Floods and locks on the river"


def test_a_given_title_at_the_end_of_a_trail() -> None:
    laid = page(
        f"Home > River > Floods and locks\n\nOur river pages\n\n{FIRST}",
        Given("title", "Floods and locks", "row:title"),
    )
    assert laid.layout.masthead.title is not None
    assert laid.words(laid.layout.masthead.title.span) == "Floods and locks"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("The Price Of A Lock", "Boatmen wait for a word on paper from the head of the authority in Ostrel"),
            "The Price Of A Lock",
        ),
        (("Locks closed", "River"), "Locks closed"),
        (("The price of a lock", "Our boatmen wait", "Ostrel says: The price of a lock"), "The price of a lock"),
    ],
)
def test_which_line_is_the_title(lines: tuple[str, ...], title: str) -> None:
    found = page("\n\n".join([*lines, FIRST, SECOND])).layout.masthead.title
    assert found is not None
    assert found.value == title


def test_no_title() -> None:
    assert page(f"{FIRST}\n\n{SECOND}").problems == ("undated", "untitled")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{TITLE}\n\n{FIRST}\n\n© 2014 River Post. All rights reserved.", "River Post"),
        (f"{TITLE}\n\n{FIRST}\n\nCopyright © 2010-2014 by The Wyck Observer Ltd", "The Wyck Observer"),
        (f"RIVER POST\n\nIndependent news from the valley\n\n{TITLE}\n\n{FIRST}", "RIVER POST"),
        (f"Republic of Varenia\n\nMinistry of Waters\n\n{TITLE}\n\n{FIRST}", "Ministry of Waters"),
        (f"قصمارا اليوم\n\n{TITLE}\n\n{FIRST}", "قصمارا اليوم"),
        (f"Recent Posts\n\n{TITLE}\n\n{FIRST}", None),
        (f"Politics\n\n{TITLE}\n\n{FIRST}", None),
        (f"{TITLE}\n\nWYCK (Delta Wire) – {FIRST}\n\n{SECOND}", None),
        (f"{TITLE}\n\n{FIRST}\n\n© 2014", None),
    ],
)
def test_the_outlet(text: str, outlet: str | None) -> None:
    laid = page(text)
    found = laid.layout.masthead.outlet
    assert (found.value if found is not None else None) == outlet
    if found is not None:
        assert laid.words(found.span) == found.value


def test_the_outlet_that_came_with_the_page() -> None:
    given = Given("outlet", "River Post", "meta:og:site_name")
    outlet = page(f"{TITLE}\n\n{FIRST}", given).layout.masthead.outlet
    assert outlet is not None
    assert (outlet.value, outlet.span, outlet.field) == ("River Post", None, "meta:og:site_name")


def test_the_outlet_after_the_title_of_the_page() -> None:
    outlet = page(f"{TITLE}\n\n{FIRST}", Given("title", f"{TITLE} | River Post", "html:title")).layout.masthead.outlet
    assert outlet is not None
    assert (outlet.value, outlet.field) == ("River Post", "html:title")


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        ("By Clara Benn", "", ["Clara Benn"]),
        ("By Clara Benn and Bo Lind, River Desk", "", ["Clara Benn", "Bo Lind"]),
        ("CLARA Benn | January 22, 2018", "", ["CLARA Benn"]),
        ("January 22, 2018 - by Clara Benn in Wyck", "", ["Clara Benn"]),
        ("By Dr. Anton V. al-Rahmi", "", ["Dr. Anton V. al-Rahmi"]),
        ("By Staff Writer", "", []),
        ("By Delta", "", []),
        ("Posted by admin on March 3, 2014", "", []),
        ("Human Rights", "", []),
        ("Clara Benn", "", []),
        ("Clara Benn\n\nJanuary 22, 2018", "", ["Clara Benn"]),
        ("Clara Benn", "Clara Benn is a lecturer in water law in Ostrel.", ["Clara Benn"]),
        ("Clara Benn", "Clara Benn", ["Clara Benn"]),
        ("By Clara Benn", "Dr. Clara Benn is a lecturer in water law in Ostrel.", ["Clara Benn"]),
        ("", "Tomas Ardel, a former clerk of the upper lock, is the author of “The Book of Locks”.", ["Tomas Ardel"]),
        ("", "Tomas Ardel, former head of the upper lock", ["Tomas Ardel"]),
        ("", "About the author: he kept the books of the upper lock.", []),
        ("", "Irena Kolb is a member of the board of the authority.", []),
        ("", "Tomas Ardel, a former clerk, said that he knew of no order.", []),
        ("", "Tomas Ardel - the man who never came back to us", []),
    ],
)
def test_the_authors(head: str, tail: str, authors: list[str]) -> None:
    """Irena Kolb is spoken of in the article: a closing line on her describes no author."""
    lines = [line for line in (TITLE, head, FIRST, SECOND, THIRD, tail) if line]
    laid = page("\n\n".join(lines))
    assert [author.value for author in laid.layout.masthead.authors] == authors
    assert [laid.words(author.span) for author in laid.layout.masthead.authors] == authors


def test_the_authors_that_came_with_the_page() -> None:
    """A person's entry is placed where the byline says the same; metadata stands in where the page names nobody."""
    row, meta = Given("author", "Clara Benn", "row:author"), Given("author", "River desk", "meta:author")
    placed = page(f"{TITLE}\n\nBy CLARA BENN\n\n{FIRST}", row).layout.masthead.authors
    assert [(author.value, author.span is not None) for author in placed] == [("CLARA BENN", True)]
    entered = page(f"{TITLE}\n\nBy Bo Lind\n\n{FIRST}", row).layout.masthead.authors
    assert [(author.value, author.field) for author in entered] == [("Clara Benn", "row:author")]
    stated = page(f"{TITLE}\n\nBy Bo Lind\n\n{FIRST}", meta).layout.masthead.authors
    assert [author.value for author in stated] == ["Bo Lind"]
    told = page(f"{TITLE}\n\n{FIRST}", meta).layout.masthead.authors
    assert [(author.value, author.field) for author in told] == [("River desk", "meta:author")]
