"""A whole invented article, read and laid out so that a person can check it: nothing in it is real."""

from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from onrecord.model import Count, Date, EntityKind, Masthead, PassageKind, Stated
from onrecord.statements import attribute
from tests.statements.parsed import reading_of, span_of
from tests.statements.rendering import render

ARTICLE = (
    "Wyck: two more envoys leave Ostrel’s service\n\n"
    "Tam Rennick, the consul of Varenia in Wyck, said on Monday that he would not return to Ostrel. "
    "He is the fourth official to leave this year.\n\n"
    "“I signed the order to close the sluices,” Rennick told the River Post in an interview. "
    "“I did not sign the rest.”\n\n"
    "The Foreign Ministry denied the report. Its spokesman, Marek Tull, called the consul “a deserter,” "
    "adding that about twenty officials had left over the years, but the number is likely to be higher.\n\n"
    "“The agents were told to watch the exiles,” Harbour TV disclosed on October 18, citing an intelligence source, "
    "reads a statement by the Council of River Towns.\n\n"
    "“We were afraid.\n\n"
    "“We are still afraid,” said a woman from Marovec who asked not to be named.\n\n"
    "Several guards are reported to have fled. For Ostrel, this is treason. "
    "According to the council, 23 people died; the ministry put the toll at seven. Who is right?"
)
TEXTS = (ARTICLE,)
NAMES: dict[str, tuple[str, EntityKind]] = {
    "Wyck": ("e1", "place"),
    "Tam Rennick": ("e2", "person"),
    "Rennick": ("e2", "person"),
    "He": ("e2", "person"),
    "River Post": ("e3", "publication"),
    "Foreign Ministry": ("e4", "organisation"),
    "Marek Tull": ("e5", "person"),
    "Harbour TV": ("e6", "publication"),
    "Council of River Towns": ("e7", "organisation"),
    "Ostrel": ("e8", "place"),
    "Varenia": ("e9", "place"),
}
KINDS: tuple[PassageKind, ...] = ("headline", "lead")


def test_an_article_is_laid_out(snapshot: SnapshotAssertion) -> None:
    """Who says what through whom, own voice apart, with times, places and addressees."""
    masthead = Masthead(outlet=Stated("The Wyck Observer"))
    reading = replace(
        reading_of(ARTICLE, NAMES, kinds=KINDS, masthead=masthead),
        dates=(
            Date("d1", span_of(ARTICLE, "Monday"), "2021-10-18", None, None, "test"),
            Date("d2", span_of(ARTICLE, "October 18"), "2021-10-18", None, None, "test"),
        ),
        counts=(Count("c1", span_of(ARTICLE, "23"), 23, 23, 23), Count("c2", span_of(ARTICLE, "seven"), 7, 7, 7)),
    )

    done = attribute(ARTICLE, reading)

    assert render(ARTICLE, done) == snapshot
    assert [count.statement is not None for count in done.counts] == [True, True]
