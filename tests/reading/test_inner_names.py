"""A name inside a name is a mention of its own, and disturbs nothing. Everybody and every place here is invented."""

import pytest

from onrecord.model import WITHIN_NAME, Reading
from onrecord.reading.entities import with_inner_names
from tests.events.scene import reading


def _inner(text: str, seen: Reading) -> list[tuple[str, str, str]]:
    return [
        (mention.span.of(text), mention.form, mention.entity)
        for mention in seen.mentions
        if mention.rule == WITHIN_NAME
    ]


@pytest.mark.parametrize(
    ("text", "rows", "names", "inner"),
    [
        # what the same words stand for elsewhere
        (
            "Arvik left the Arvik Council",
            "Arvik PROPN nsubj 2\nleft VERB root 0\nthe DET det 5\nArvik PROPN compound 5\nCouncil PROPN obj 2",
            "l Arvik|o Arvik Council",
            "Arvik",
        ),
        (
            "Ada Moran left the Ada Moran Fund",
            """Ada PROPN nsubj 3
            Moran PROPN flat 1
            left VERB root 0
            the DET det 7
            Ada PROPN compound 7
            Moran PROPN flat 5
            Fund PROPN obj 3""",
            "p Ada Moran|o Ada Moran Fund",
            "Ada Moran",
        ),
        (
            "The NCB left the NCB Youth",
            """The DET det 2
            NCB PROPN nsubj 3
            left VERB root 0
            the DET det 6
            NCB PROPN compound 6
            Youth PROPN obj 3""",
            "o NCB|o NCB Youth",
            "NCB",
        ),
        (
            "Arvik left the Bay of Arvik",
            "Arvik PROPN nsubj 2\nleft VERB root 0\nthe DET det 4\nBay PROPN obj 2\nof ADP case 6\nArvik PROPN nmod 4",
            "l Arvik|l Bay of Arvik",
            "Arvik",
        ),
        # one surname may be anybody's
        (
            "Moran left the Moran Fund",
            "Moran PROPN nsubj 2\nleft VERB root 0\nthe DET det 5\nMoran PROPN compound 5\nFund PROPN obj 2",
            "p Moran|o Moran Fund",
            "",
        ),
        # a body's words are no other body's
        (
            "River Council left the River Council Choir",
            """River PROPN compound 2
            Council PROPN nsubj 3
            left VERB root 0
            the DET det 7
            River PROPN compound 7
            Council PROPN compound 7
            Choir PROPN obj 3""",
            "o River Council|o River Council Choir",
            "",
        ),
    ],
)
def test_words_inside_a_name_stand_for_what_they_stand_for_alone(text: str, rows: str, names: str, inner: str) -> None:
    before = reading(text, rows, names)
    seen = with_inner_names(text, before)
    assert _inner(text, seen) == ([(inner, "nominal", "e1")] if inner else [])
    assert seen.entities == before.entities
    ids = [mention.id for mention in seen.mentions]
    assert not inner or ids == [f"m{number}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize(
    ("text", "rows", "names", "inner"),
    [
        (
            "Radio Norway spoke",
            "Radio PROPN compound 2\nNorway PROPN nsubj 3\nspoke VERB root 0",
            "o Radio Norway",
            ["Norway"],
        ),
        (
            "University of Oslo spoke",
            "University PROPN nsubj 4\nof ADP case 3\nOslo PROPN nmod 1\nspoke VERB root 0",
            "o University of Oslo",
            ["Oslo"],
        ),
        # towns are found after "of" alone
        ("Oslo Times spoke", "Oslo PROPN compound 2\nTimes PROPN nsubj 3\nspoke VERB root 0", "o Oslo Times", []),
        # the republic of a country is the country
        (
            "Republic of Norway spoke",
            "Republic PROPN nsubj 4\nof ADP case 3\nNorway PROPN nmod 1\nspoke VERB root 0",
            "l Republic of Norway",
            [],
        ),
        # the south of a country may be another one
        (
            "Radio South Norway spoke",
            "Radio PROPN compound 3\nSouth PROPN compound 3\nNorway PROPN nsubj 4\nspoke VERB root 0",
            "o Radio South Norway",
            [],
        ),
        ("Ada Norway spoke", "Ada PROPN nsubj 3\nNorway PROPN flat 1\nspoke VERB root 0", "p Ada Norway", []),
    ],
)
def test_places_of_the_tables_need_not_stand_alone(text: str, rows: str, names: str, inner: list[str]) -> None:
    """They are named entities then, so that they are linked with others; the outer name stays what it was."""
    before = reading(text, rows, names)
    seen = with_inner_names(text, before)
    assert [words for words, _, _ in _inner(text, seen)] == inner
    assert [(entity.kind, entity.named, entity.name) for entity in seen.entities[len(before.entities) :]] == [
        ("place", True, words) for words in inner
    ]
    assert [item for item in seen.mentions if not item.aside] == [item for item in seen.mentions if item.form == "name"]
