"""A page is more than its article: each line gets the kind that a careful reader would give it.

The pages are invented, each after a layout that scraped pages come in.
"""

import pytest

from tests.reading.layouts import FIRST, SECOND, THIRD, Lines, page, page_of

LAYOUTS: dict[str, Lines] = {
    "news with share links and a comment form": (
        ("furniture", "Recent Comments"),
        ("headline", "Locks on the lower Ismera closed without warning"),
        ("byline", "By Clara Benn"),
        ("dateline", "March 4, 2014"),
        ("lead", FIRST),
        ("body", SECOND),
        ("body", "Nobody answered."),
        ("body", THIRD),
        ("furniture", "Share this article: Print | E-mail | Copy link"),
        ("furniture", "Leave a Reply"),
        ("furniture", "Your email address will not be published. Required fields are marked *"),
    ),
    "op-ed with a date of update and a note on its author": (
        ("headline", "What the locks are for"),
        ("dateline", "03/24/2014 05:12 am ET | Updated May 25, 2014"),
        ("body", "I kept the books of the upper lock for nineteen years, and I never saw an order like this one."),
        ("body", SECOND),
        ("bio", "Tomas Ardel - former chief clerk of the river authority and a founder of the Open Sluice campaign"),
        ("furniture", "Related Posts"),
    ),
    "page header, breadcrumb trail and image name": (
        ("furniture", "Wednesday, March 5, 2014"),
        ("furniture", "HomeRiver NewsLocks And WeirsThe Price Of A Closed Lock"),
        ("headline", "The Price Of A Closed Lock"),
        ("furniture", "ismera-lock-gate-min"),
        ("lead", FIRST),
        ("headline", "Who pays for the boats that cannot leave"),
        ("body", SECOND),
        ("body", THIRD),
    ),
    "pull-quote under the name of the writer": (
        ("headline", "Why the river authority fears its own books"),
        ("byline", "Clara Benn   |    January 22, 2014"),
        ("body", FIRST),
        ("pull-quote", "The books of the lower locks show more closed days than any year since the flood."),
        ("pull-quote", "Dr. Clara Benn"),
        ("body", SECOND),
        (
            "body",
            "You will find that the books of the lower locks now show more closed days than any year since the flood.",
        ),
        ("bio", "Dr. Clara Benn is a lecturer in water law in Ostrel. She writes about the river towns."),
    ),
    "standfirst that is a sentence, over the byline": (
        ("headline", "Three towns wait for an order on paper"),
        (
            "headline",
            "Boatmen in the valley say that they will not move before the authority has written down its reasons.",
        ),
        ("byline", "By Clara Benn and Bo Lind, River Desk"),
        ("caption", "Photo: Ismera Pictures"),
        ("lead", FIRST),
        ("body", SECOND),
    ),
    "tag list and comments of readers": (
        ("headline", "Locks on the lower Ismera closed"),
        ("lead", FIRST),
        ("body", SECOND),
        ("furniture", "Filed under: locks, river authority, Ostrel"),
        ("furniture", "3 comments"),
        ("furniture", "marshbird"),
        ("furniture", "It was about time that somebody in that building told us what is going on."),
    ),
    "related articles in the middle of the text": (
        ("headline", "Locks on the lower Ismera closed"),
        ("lead", FIRST),
        ("furniture", "Related: Ferry fares to rise in spring"),
        ("body", SECOND),
        ("body", THIRD),
    ),
    "a list of names, opened by a colon": (
        ("headline", "The council names those who were arrested"),
        ("lead", FIRST),
        ("body", "The council gave these names:"),
        ("body", "Ana Toren, 31"),
        ("body", "Bo Lind, 44"),
        ("body", "Stefan Orlan"),
        ("body", SECOND),
    ),
    "a log of the day, by the hour": (
        ("headline", "The day the locks closed, as it happened"),
        ("lead", FIRST),
        ("dateline", "4:45 p.m."),
        ("body", SECOND),
        ("dateline", "2 p.m."),
        ("body", THIRD),
    ),
    "letters that no case tells apart": (
        ("headline", "إغلاق الأهوسة السفلى"),
        ("lead", "قالت سلطة النهر يوم الاثنين إن الأهوسة السفلى ستبقى مغلقة حتى إشعار آخر."),
        ("body", "ونفى المجلس أن يكون أحد قد أبلغ القوارب بذلك قبل صدور القرار الجديد."),
    ),
    "an open letter": (
        ("headline", "Open letter to the head of the river authority"),
        ("byline", "Tomas Ardel"),
        ("dateline", "Ostrel, 9 December 2014"),
        ("body", "Madam,"),
        ("body", "On 2 June I sent you the books of the upper lock, and I have had no answer from you since."),
        ("body", "I therefore resign."),
        ("byline", "Tomas Ardel"),
    ),
    "a headline that ends as a sentence does": (
        ("headline", "The river has no owner."),
        ("lead", FIRST),
        ("body", SECOND),
    ),
    "a salutation and a broken sentence": (
        ("headline", "Locks on the lower Ismera closed"),
        ("body", "Dear reader,"),
        ("lead", FIRST),
        ("body", "and this was all that she would say about it"),
        ("body", SECOND),
    ),
    "advertisements between the paragraphs": (
        ("headline", "Locks on the lower Ismera closed"),
        ("lead", FIRST),
        ("furniture", "Advertisement"),
        ("body", SECOND),
        ("furniture", "Sign up for our newsletter to get the river report on Sundays."),
        ("body", THIRD),
        ("furniture", "Follow Clara Benn on Twitter @clarabenn."),
    ),
    "short sentences that begin as furniture does": (
        ("headline", "Locks on the lower Ismera closed"),
        ("lead", FIRST),
        ("body", "Tagged as smugglers, they fled."),
        ("body", "Powered by anger, others stayed."),
        ("furniture", "All rights reserved."),
    ),
    "style sheet left in the text": (
        ("headline", "Locks on the lower Ismera closed"),
        ("lead", FIRST),
        ("furniture", ".bio-text {"),
        ("furniture", "font-size:15px;"),
        ("furniture", "}"),
        ("body", SECOND),
        ("byline", "(Delta Wire)"),
    ),
    "nothing but the text": (("lead", FIRST), ("body", SECOND)),
    "a text without a full sentence": (("body", "locks closed"), ("body", "more tomorrow")),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_line_gets_its_kind(name: str) -> None:
    laid = page_of(LAYOUTS[name])
    assert laid.lines == LAYOUTS[name]
    assert len(laid.layout.parts) == 1


def test_a_wrapped_text_is_read_by_paragraphs() -> None:
    """A text that was wrapped at a column is one passage for each paragraph, not for each line."""
    text = (
        "Locks on the lower Ismera closed\n\n"
        "The river authority closed the lower locks on Monday, hours\n"
        "before the first boats were to leave. Nobody had been warned\n"
        "in the three towns, and the order came by telephone.\n\n"
        "Boatmen said that they would stay where they were until the\n"
        "order was put on paper and signed by the head of the river\n"
        "authority in Ostrel.\n"
    )
    assert [kind for kind, _ in page(text).lines] == ["headline", "lead", "body"]


def test_a_site_name_glued_to_a_name_is_cut_off() -> None:
    laid = page(f"Locks on the lower Ismera closed\n\nriverpost.orgIrena {FIRST}\n\n{SECOND}")
    assert laid.lines[1:3] == (("byline", "riverpost.org"), ("lead", f"Irena {FIRST}"))


def test_a_headline_glued_to_its_trail_is_cut_off() -> None:
    """Where no line of its own holds the headline, the last entry of the breadcrumb trail does."""
    laid = page(f"HomeRiver NewsThe Price Of A Closed Lock\n\n{FIRST}\n\n{SECOND}")
    assert laid.lines[:2] == (("furniture", "HomeRiver News"), ("headline", "The Price Of A Closed Lock"))


def test_marks_of_markdown_are_not_in_the_headline() -> None:
    laid = page(f"# The locks\n\n*By Clara Benn*\n\n{FIRST}\n\n> “{SECOND}”\n\n**Ostrel**", media_type="text/markdown")
    title = laid.layout.masthead.title
    assert title is not None
    assert (title.value, laid.words(title.span)) == ("The locks", "The locks")
    assert laid.lines[0] == ("headline", "# The locks")


def test_a_sentence_taken_for_furniture_is_a_problem() -> None:
    """Nothing disappears: what was left out can be listed."""
    laid = page_of(LAYOUTS["tag list and comments of readers"])
    dropped = [problem for problem in laid.layout.problems if problem.kind == "sentence-in-furniture"]
    assert [laid.words(problem.span) for problem in dropped] == [laid.lines[-1][1]]


def test_a_pull_quote_says_what_it_repeats() -> None:
    laid = page_of(LAYOUTS["pull-quote under the name of the writer"])
    quotes = [passage for passage in laid.layout.passages if passage.kind == "pull-quote"]
    assert [passage.repeats for passage in quotes] == ["g7", None]


def test_a_repeated_sentence_points_to_the_longer_passage() -> None:
    laid = page(f"The locks\n\n{FIRST}\n\n{SECOND} {THIRD}\n\n{THIRD}\n\nThat was all she said.\n\n{FIRST}")
    assert [passage.repeats for passage in laid.layout.passages] == [None, None, None, "g3", None, "g2"]


def test_short_lines_that_come_back_are_furniture() -> None:
    again = "To the river page"
    laid = page(f"The locks of the Ismera\n\n{FIRST}\n\n{again}\n\n{SECOND}\n\n{again}\n\n{THIRD}\n\n{again}")
    assert [kind for kind, words in laid.lines if words == again] == ["furniture"] * 3


def test_text_goes_on_behind_a_tag_list() -> None:
    laid = page(f"The locks of the Ismera\n\n{FIRST}\n\nTags: locks, river\n\n{SECOND}\n\n{THIRD}")
    assert [kind for kind, _ in laid.lines] == ["headline", "lead", "furniture", "body", "body"]


def test_text_goes_on_behind_a_link_to_the_comments() -> None:
    rest = [f"{SECOND} It was the third call.", f"{THIRD} They have food for a week."]
    laid = page("\n\n".join(["The locks of the Ismera", FIRST, "12 comments", *rest]))
    assert [kind for kind, _ in laid.lines] == ["headline", "lead", "furniture", "body", "body"]
