"""What stands within or around an article and is none of it: boxes of other articles, other languages, the site."""

import pytest

from onrecord.model import Block, Given, Span
from tests.reading.layouts import FIRST, SECOND, THIRD, page

TITLE = "Locks on the lower Ismera closed"
FOURTH = "The ferrymen of the upper town met in the evening and agreed to wait for a letter from the ministry."


def kinds(text: str, *given: Given, blocks: tuple[Block, ...] = ()) -> dict[str, str]:
    """The kind of each line by its words."""
    return {words: kind for kind, words in page(text, *given, blocks=blocks).lines}


def test_a_box_of_other_articles_within_the_text() -> None:
    """Headline, sentence, link; then the text goes on."""
    laid = kinds(
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nÀ lire aussi\n\nFerry fares to rise in spring\n\n{FOURTH}\n\n"
        "Lire la suite\n\n"
        f"A harvest too early\n\nLire la suite\n\n{THIRD}\n\n{SECOND[:-1]}, she added."
    )
    assert laid["Ferry fares to rise in spring"] == laid[FOURTH] == laid["A harvest too early"] == "furniture"
    assert laid[THIRD] == "body"


def test_blocks_that_no_extractor_took_by_their_container() -> None:
    """A list of teasers within the article; a heading beside its paragraphs and a quotation stay."""
    parts = (
        ("/html/body/div[2]/p[1]", "p", True, FIRST),
        ("/html/body/div[2]/h2", "h2", False, "What the boatmen say"),
        ("/html/body/div[2]/p[2]", "p", True, SECOND),
        ("/html/body/div[2]/div/div[1]/h3", "h3", False, "Ferry fares to rise in spring"),
        ("/html/body/div[2]/div/div[1]/p", "p", False, FOURTH),
        ("/html/body/div[2]/blockquote/p", "blockquote", False, "“It was never put on paper by anybody,” she wrote."),
        ("/html/body/div[2]/p[3]", "p", True, THIRD),
    )
    text, blocks = f"{TITLE}\n\n", [Block(Span(0, len(TITLE)), "/html/body/div[2]/h1", "h1", body=True)]
    for path, tag, body, words in parts:
        blocks.append(Block(Span(len(text), len(text) + len(words)), path, tag, body))
        text += f"{words}\n\n"
    laid = kinds(text, blocks=tuple(blocks))
    assert [laid[words] for _, _, _, words in parts] == [
        "lead",
        "headline",
        "body",
        "furniture",
        "furniture",
        "body",
        "body",
    ]


def test_the_text_begins_under_teasers_of_other_articles() -> None:
    laid = page(
        f"Top stories\n\nA harvest too early\n\n{FOURTH}\n\nRead more\n\nFerry fares to rise in spring\n\n{THIRD}\n\n"
        f"Read more\n\n{TITLE}\n\nBy Clara Benn | 4 March 2014\n\n{FIRST}\n\n{SECOND}\n\n{FIRST[:-1]} in the morning."
    )
    found = {words: kind for kind, words in laid.lines}
    assert found[FOURTH] == found[THIRD] == "furniture"
    assert found[FIRST] == "lead"
    masthead = laid.layout.masthead
    assert masthead.title is not None
    assert masthead.title.value == TITLE
    assert [author.value for author in masthead.authors] == ["Clara Benn"]
    assert masthead.published.edtf == "2014-03-04"


@pytest.mark.parametrize(
    "line",
    [
        "Der Newsletter ist kostenlos und wird an jedem Freitag von uns verschickt.",
        "Les articles les plus commentés par nos lecteurs",
        "Наши читатели выбирают лучшее",
        "پیشنهاد سردبیر برای خواندن",
    ],
)
def test_lines_in_another_language_around_the_text_are_furniture(line: str) -> None:
    laid = kinds(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{line}")
    assert laid[line] == "furniture"


def test_a_quotation_in_another_language_stays_text() -> None:
    quoted = "„Das ist nicht das Ende der Geschichte und wir sind nicht allein“, schrieb sie."
    assert kinds(f"{TITLE}\n\n{FIRST}\n\n{quoted}\n\n{SECOND}\n\n{THIRD}")[quoted] == "body"


def test_a_page_in_another_language_keeps_its_text() -> None:
    first = "Die Behörde hat die unteren Schleusen am Montag geschlossen, und niemand war gewarnt."
    second = "Der Sprecher der Schiffer sagte, dass sie auf den Brief des Ministeriums warten und nicht fahren."
    assert kinds(f"Schleusen geschlossen\n\n{first}\n\n{second}")[second] == "body"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [("The River Diary: Locks on the lower Ismera closed", "The River Diary"), ("The River Diary", "The River Diary")],
)
def test_the_name_of_the_site_is_no_headline(title: str, outlet: str) -> None:
    """Told by the title of the page before a colon, or by its copyright line."""
    laid = page(
        f"The River Diary\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n© 2014 The River Diary. Best seen on paper.",
        Given("title", title, "html:title"),
        Given("title", "The River Diary", "html:h1"),
    )
    masthead = laid.layout.masthead
    assert masthead.title is not None
    assert masthead.title.value == TITLE
    assert masthead.outlet is not None
    assert masthead.outlet.value == outlet


def test_wrapped_paragraphs_among_short_lines() -> None:
    """Menus and headlines that stand alone do not hide that the paragraphs are wrapped at a column."""
    menu = "Home\n\nWorld\n\nPolitics\n\nCulture\n\nSport\n\nWeather\n\nLetters\n\nShop"
    first = FIRST.replace("Monday, hours", "Monday,\nhours")
    second = SECOND.replace("been warned", "been\nwarned")
    third = THIRD.replace("where they were", "where they\nwere")
    laid = kinds(f"{menu}\n\n{TITLE}\n\n{first}\n\n{second}\n\n{third}")
    assert [laid[words] for words in (first, second, third)] == ["lead", "body", "body"]
