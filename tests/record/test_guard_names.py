"""Names found in texts: in every script, declined, turned, broken, in addresses; and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.record.guard.folding import fold, offsets, words_of
from onrecord.record.guard.purposes import covers
from onrecord.record.guard.spelled import alone, exactly, full, initials
from onrecord.record.guard.spotting import Named, Spot, Spotter
from onrecord.record.guard.standins import Places, put, written

NAMES = (
    "Mirela Dosánti",
    "میرلا دوسانتی",
    "Павленка Хорошова",
    "孟秋丽华",
    "Øystein Åberg-Moe",
    "Νομβέλι Τσακάνης",
    "לאה דוסנטי",
)
SPOTTER = Spotter(
    [
        *(Named(spelled, 1) for name in NAMES for spelled in full(name)),
        Named(exactly(["juan", "dosanti"]), None),
        *(Named(spelled, 1) for spelled in initials(words_of(fold("Mirela Dosánti")))),
        Named(alone("dosanti"), 1),
    ]
)

FOUND = [
    ("Mirela Dosanti's brother", ["Mirela Dosanti"]),
    ("MIRELA DOSÁNTI", ["MIRELA DOSÁNTI"]),
    ("the index has DOSANTI, Mirela", ["DOSANTI, Mirela"]),
    ("signed M. Dosanti and by Dosanti M.", ["M. Dosanti", "Dosanti M."]),
    ("Mirela\n   Dosanti came", ["Mirela\n   Dosanti"]),
    ("Mirela\u00a0Dosanti", ["Mirela\u00a0Dosanti"]),
    ("Mirela K. Dosanti", ["Mirela K. Dosanti"]),
    ("M\u0301irela Dosa\u0301nti", ["M\u0301irela Dosa\u0301nti"]),
    ("Mi\u00adrela Do\u200csanti", ["Mi\u00adrela Do\u200csanti"]),
    ("#FreeMirelaDosanti now", ["MirelaDosanti"]),
    ("https://velm.example/2021/mirela-dosanti-speaks.html", ["mirela-dosanti"]),
    ("MirelaDosantiStory.pdf", ["MirelaDosanti"]),
    ("mirela.dosanti@post.example", ["mirela.dosanti"]),
    ("/files/dosanti.pdf", ["dosanti"]),
    ("the Dosantis went home", ["Dosantis"]),
    ("گفت که میرلا دوسانتی رفت", ["میرلا دوسانتی"]),
    ("ومیرلا دوسانتي", ["میرلا دوسانتي"]),
    ("Павленке Хорошовой, Павленку Хорошову", ["Павленке Хорошовой", "Павленку Хорошову"]),
    ("听孟秋丽华说", ["孟秋丽华"]),
    ("του Νομβέλι Τσακάνη", ["Νομβέλι Τσακάνη"]),
    ("ולאה דוסנטי", ["לאה דוסנטי"]),
    ("OYSTEIN ABERG MOE", ["OYSTEIN ABERG MOE"]),
    (
        "https://x.example/%D9%85%DB%8C%D8%B1%D9%84%D8%A7-%D8%AF%D9%88%D8%B3%D8%A7%D9%86%D8%AA%DB%8C/",
        ["%D9%85%DB%8C%D8%B1%D9%84%D8%A7-%D8%AF%D9%88%D8%B3%D8%A7%D9%86%D8%AA%DB%8C"],
    ),
    ("Juan Dosanti and Dosanti", ["Dosanti"]),
    ("the dosanti of wool", []),
    ("Indiana Dosantilla", []),
    ("Mirelandia Dosantov Square", []),
    ("Admirela Dosantix", []),
]


@pytest.mark.parametrize(("text", "words"), FOUND, ids=[text[:30] for text, _ in FOUND])
def test_names_are_found_however_they_are_written(text: str, words: list[str]) -> None:
    spots = SPOTTER.spots(text)
    assert [spot.span.of(text) for spot in spots] == words


@given(st.text(max_size=60))
def test_each_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, places = fold(text), offsets(text)
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)
    assert all(fold(text[place]).find(mark) >= 0 for mark, place in zip(folded, places, strict=False))


LABELS = {0: "[office withheld]", 2: "[Person A]", 4: "[Person BC]"}
TEXT = st.text(alphabet="ab cd\n", min_size=1, max_size=40)


@given(TEXT, st.data())
def test_spans_still_read_back_when_names_are_written_out(text: str, data: st.DataObject) -> None:
    """Whatever span of a text with stand-ins is written out, its words are those at its new place."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spots = tuple(
        Spot(Span(start, end), data.draw(st.sampled_from(sorted(LABELS))))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if start < end
    )
    hidden = put(text, spots)
    assert len(hidden) == len(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole, places = written(hidden, LABELS), Places(hidden, LABELS)
    a, b = places.of(start, end)
    if start < end:
        assert whole[a:b] == written(hidden[start:end], LABELS)
    assert places.of(len(text), len(text)) == (len(whole), len(whole))


def test_two_names_side_by_side_are_two() -> None:
    hidden = put("anabo", (Spot(Span(0, 3), 2), Spot(Span(3, 5), 2)))
    assert written(hidden, LABELS) == "[Person A][Person A]"
    assert written(hidden[1:4], LABELS) == "[Person A][Person A]"


@pytest.mark.parametrize(
    ("given_for", "asked", "covered"),
    [
        ("report 12; archive", "Archive", True),
        ("report 12; archive", "archive; report 12", True),
        ("report 12", "report 13", False),
        ("report 12", None, False),
        ("none", "none", False),
        (None, "report 12", False),
    ],
)
def test_purposes_cover_what_they_name(given_for: str | None, asked: str | None, covered: bool) -> None:  # noqa: FBT001 - a table
    assert covers(given_for, asked) is covered


@given(st.text(alphabet="ab …½ß]^-\\\u00ad\u0301é🙂\nﬁ", max_size=40))
def test_each_character_of_a_folded_text_knows_where_it_comes_from(words: str) -> None:
    """Whatever is written longer, shorter or not at all: as it is when each character is folded alone."""
    assert list(offsets(words)) == [place for place, mark in enumerate(words) for _ in fold(mark)] + [len(words)]
