"""Posts beside a name where trees go astray, and whose words a post is that stands in a source."""

from dataclasses import replace

import pytest

from onrecord.events import find_offices
from onrecord.model import Span, Statement
from tests.events.scene import reading, span

FLAT = {
    "Anna Berg , head of the Arvik Observatory , left": [("e1", "head of the Arvik Observatory")],
    "Anna Berg , then the deputy speaker , left": [("e1", "then the deputy speaker")],
    "Anna Berg , a former minister": [("e1", "a former minister")],
    "Anna Berg , minister Carl Dorn and clerks left": [("e2", "minister")],
    "Anna Berg , minister who lied , left": [("e1", "minister")],
    "Anna Berg , tall and old , left": [],
    "Anna Berg left , minister": [],
    "The envoy to Arvik , Anna Berg , left": [("e1", "The envoy to Arvik")],
    "The envoy to Arvik , Anna Berg left": [],
    "The envoy Carl Dorn , Anna Berg , left": [("e2", "envoy")],
    "Clerks sang , Anna Berg , left": [],
}
_POS = {
    "left": "VERB",
    "lied": "VERB",
    "sang": "VERB",
    "who": "PRON",
    "and": "CCONJ",
    "of": "ADP",
    "to": "ADP",
    "the": "DET",
    "The": "DET",
    "a": "DET",
    "then": "ADV",
    ",": "PUNCT",
    "former": "ADJ",
    "tall": "ADJ",
    "old": "ADJ",
}
_PROPER = ("Anna", "Berg", "Carl", "Dorn", "Arvik")


def _rows(text: str) -> str:
    """Hang all words by ``dep`` from the first, names by ``flat``: a tree that tells nothing."""
    rows = []
    for number, word in enumerate(text.split()):
        part = _POS.get(word, "PROPN" if word in _PROPER else "NOUN")
        dep, head = ("flat", number) if word in ("Berg", "Dorn") else ("dep", 1)
        rows.append(f"{word} {part} {dep if number else 'root'} {head if number else 0}")
    return "\n".join(rows)


@pytest.mark.parametrize("text", FLAT)
def test_the_order_of_words_names_posts(text: str) -> None:
    names = "p Anna Berg" + ("|p Carl Dorn" if "Carl" in text else "")
    offices = find_offices(text, reading(text, _rows(text), names))
    assert [(office.holder, office.post.of(text)) for office in offices] == FLAT[text]


AS = "as ADP case 2\nenvoy NOUN obl 4\nBerg PROPN nsubj 4\nleft VERB root 0 leave VBD"
NAMED = "Berg PROPN nsubj:pass 3\nwas AUX aux:pass 3\nchosen VERB root 0 appoint VBN\nas ADP case 5\nenvoy NOUN obl 3"
KNOWN = "Berg PROPN nsubj:pass 3\nwas AUX aux:pass 3\nknown VERB root 0 know VBN\nas ADP case 5\nenvoy NOUN obl 3"


@pytest.mark.parametrize(
    ("text", "rows", "posts"),
    [
        ("as envoy Berg left", AS, ["envoy"]),
        ("Berg was chosen as envoy", NAMED, ["envoy"]),
        ("Berg was known as envoy", KNOWN, []),
    ],
)
def test_as_names_a_post(text: str, rows: str, posts: list[str]) -> None:
    assert [office.post.of(text) for office in find_offices(text, reading(text, rows, "p Berg"))] == posts


SOURCE = "ministry spokesman Berg said clerks left"
SOURCE_ROWS = """
ministry NOUN compound 2
spokesman NOUN compound 3
Berg PROPN nsubj 4
said VERB root 0 say VBD
clerks NOUN nsubj 6 clerk
left VERB ccomp 4 leave VBD
"""


def _offices(*statements: Statement) -> list[str]:
    seen = replace(reading(SOURCE, SOURCE_ROWS, "p Berg"), statements=statements)
    return [office.statement for office in find_offices(SOURCE, seen)]


def test_a_post_in_a_source_goes_with_the_writers_words_or_the_reporting_hands_or_with_what_is_said() -> None:
    """Of what the one who is introduced says, it is not part: it is the claim of whoever reports that."""
    said = Statement(
        "s2", (span(SOURCE, "clerks left"),), "indirect", "p1", source=(span(SOURCE, "ministry spokesman Berg"),)
    )
    own = Statement("s3", (span(SOURCE, "clerks"),), "author", "p1")
    turn = Statement("s1", (Span(25, 40),), "turn", "p1")
    (office,) = find_offices(SOURCE, replace(reading(SOURCE, SOURCE_ROWS, "p Berg"), statements=(said,)))
    assert (office.statement, office.introduces(said), office.introduces(own)) == ("s2", True, False)
    within = replace(said, content=(span(SOURCE, "ministry spokesman Berg said clerks left"),))
    assert not office.introduces(within)
    by_name = replace(said, source=(span(SOURCE, "said"),), speakers=("e1",))
    assert _offices(by_name) == ["s2"]
    assert _offices(replace(by_name, speakers=())) == []
    assert _offices(said, own) == ["s3"]
    assert _offices(turn, replace(said, parent="s1")) == ["s1"]


TWO = """
Anna PROPN nsubj 10
Berg PROPN flat 1
and CCONJ cc 5
Ida PROPN compound 5
Roth PROPN conj 1
, PUNCT punct 8
the DET det 8
envoy NOUN appos 1
both DET nsubj 10
left VERB root 0 leave VBD
"""


def test_an_apposition_is_of_the_nearest_name_whatever_the_tree_says() -> None:
    text = "Anna Berg and Ida Roth , the envoy both left"
    offices = find_offices(text, reading(text, TWO, "p Anna Berg|p Ida Roth"))
    assert "e1" not in {office.holder for office in offices}


STATE = """
Former ADJ amod 2 former JJ
Secretary PROPN nsubj 7 Secretary NNP
of ADP case 4
State PROPN nmod 2 State NNP
Anna PROPN flat 2 Anna NNP
Berg PROPN flat 2 Berg NNP
left VERB root 0 leave VBD
"""
HOUSE = """
former ADJ amod 5 former JJ
House PROPN compound 5 House NNP
of ADP case 4
Elders PROPN nmod 2 Elders NNPS
Speaker PROPN nsubj 8 Speaker NNP
Anna PROPN flat 5 Anna NNP
Berg PROPN flat 5 Berg NNP
left VERB root 0 leave VBD
"""


@pytest.mark.parametrize(
    ("text", "rows", "names", "post"),
    [
        ("Former Secretary of State Anna Berg left", STATE, "p Anna Berg", "Former Secretary of State"),
        (
            "former House of Elders Speaker Anna Berg left",
            HOUSE,
            "o House of Elders|p Anna Berg",
            "former House of Elders Speaker",
        ),
    ],
)
def test_a_title_before_a_name_holds_what_it_is_of(text: str, rows: str, names: str, post: str) -> None:
    (office,) = find_offices(text, reading(text, rows, names))
    assert (office.post.of(text), office.status) == (post, "former")


def test_a_post_is_placed_where_it_is_held() -> None:
    """Zamar sent the envoy; Arvik is where the post is."""
    text = "Berg is Zamar 's envoy to Arvik"
    rows = """
    Berg PROPN nsubj 5
    is AUX cop 5
    Zamar PROPN nmod:poss 5
    's PART case 3 's POS
    envoy NOUN root 0 envoy NN
    to ADP case 7
    Arvik PROPN nmod 5
    """
    seen = reading(text, rows, "p Berg|l Zamar|l Arvik")
    (office,) = find_offices(text, seen)
    assert [entity.name for entity in seen.entities if entity.id == office.place] == ["Arvik"]
    (other,) = find_offices(text, reading(text, rows, "p Berg|l Zamar"))
    assert other.place == "e2"
