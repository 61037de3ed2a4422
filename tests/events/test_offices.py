"""Who is said to hold which post, in invented sentences."""

from dataclasses import replace

from onrecord.events import find_offices
from onrecord.model import PassageKind, Reading
from tests.events.scene import reading


def read(text: str, rows: str, names: str, kind: PassageKind = "body") -> list[tuple[str, str, str]]:
    offices = find_offices(text, reading(text, rows, names, kind=kind))
    assert [office.id for office in offices] == [f"o{number}" for number in range(1, len(offices) + 1)]
    return [(office.holder, office.post.of(text), office.status) for office in offices]


APPOSED = """
Anna PROPN nsubj 11
Berg PROPN flat 1
, PUNCT punct 6
the DET det 6
deputy NOUN compound 6
head NOUN appos 1
of ADP case 8
mission NOUN nmod 6
in ADP case 10
Arvik PROPN nmod 8
left VERB root 0 leave VBD
"""


def test_an_apposition_names_the_post() -> None:
    text = "Anna Berg, the deputy head of mission in Arvik left"
    assert read(text, APPOSED, "p Anna Berg|l Arvik") == [("e1", "the deputy head of mission in Arvik", "unstated")]
    (office,) = find_offices(text, reading(text, APPOSED, "p Anna Berg|l Arvik"))
    assert (office.place, office.organisation, office.statement) == ("e2", None, "s1")


def test_words_for_a_side_or_a_deed_are_no_post() -> None:
    """Whoever writes "the defector" tells what somebody did, in a word of their own: no office is claimed."""
    rows = APPOSED.replace("deputy NOUN compound 6", "latest ADJ amod 6").replace("head NOUN", "defector NOUN")
    assert read("Anna Berg, the latest defector of mission in Arvik left", rows, "p Anna Berg") == []


def test_what_no_statement_says_is_no_office() -> None:
    text = "Anna Berg, the deputy head of mission in Arvik left"
    assert find_offices(text, replace(reading(text, APPOSED, "p Anna Berg"), statements=())) == ()
    assert find_offices("", Reading("d", "r")) == ()


def test_the_post_may_come_first() -> None:
    text = "The head of mission, Anna Berg, left"
    rows = """
    The DET det 2
    head NOUN nsubj 9
    of ADP case 4
    mission NOUN nmod 2
    , PUNCT punct 2
    Anna PROPN appos 2
    Berg PROPN flat 6
    , PUNCT punct 2
    left VERB root 0
    """
    assert read(text, rows, "p Anna Berg") == [("e1", "The head of mission", "unstated")]


def test_a_title_stands_before_the_name() -> None:
    text = "Former Foreign Minister Anna Berg and ministry spokesman Carl Dorn met Mr. Ek"
    rows = """
    Former ADJ amod 4
    Foreign PROPN compound 3
    Minister PROPN compound 4
    Anna PROPN nsubj 11
    Berg PROPN flat 4
    and CCONJ cc 9
    ministry NOUN compound 8
    spokesman NOUN compound 9
    Carl PROPN conj 4
    Dorn PROPN flat 9
    met VERB root 0 meet VBD
    Mr. PROPN compound 13
    Ek PROPN obj 11
    """
    assert read(text, rows, "p Anna Berg|p Carl Dorn|p Ek") == [
        ("e1", "Former Foreign Minister", "former"),
        ("e2", "ministry spokesman", "unstated"),
    ]


def test_a_title_may_be_part_of_the_name() -> None:
    text = "Acting President Anna Berg left"
    rows = """
    Acting ADJ amod 3
    President PROPN compound 3
    Anna PROPN nsubj 5
    Berg PROPN flat 3
    left VERB root 0
    """
    assert read(text, rows, "p President Anna Berg") == [("e1", "Acting President", "acting")]


def test_a_note_on_the_author_names_posts() -> None:
    text = "Anna Berg - Former Ambassador of Varenia in Ostrava and the representative of the Front. She writes."
    rows = """
    Anna PROPN root 0
    Berg PROPN flat 1
    - PUNCT punct 1
    Former ADJ amod 5
    Ambassador PROPN parataxis 1
    of ADP case 7
    Varenia PROPN nmod 5
    in ADP case 9
    Ostrava PROPN nmod 5
    and CCONJ cc 12
    the DET det 12
    representative NOUN conj 5
    of ADP case 15
    the DET det 15
    Front PROPN nmod 12
    . PUNCT punct 1

    She PRON nsubj 2
    writes VERB root 0
    . PUNCT punct 2
    """
    assert read(text, rows, "p Anna Berg|o Front", "bio") == [
        ("e1", "Former Ambassador of Varenia in Ostrava", "former"),
        ("e1", "the representative of the Front", "unstated"),
    ]
    assert read(text, rows, "p Anna Berg|o Front") == []


SAID = [
    (
        "Berg was the ambassador to Ostrava",
        "Berg PROPN nsubj 4\nwas AUX cop 4\nthe DET det 4\nambassador NOUN root 0\nto ADP case 6\nOstrava PROPN nmod 4",
        [("e1", "the ambassador to Ostrava", "former")],
    ),
    (
        "Berg is not the ambassador",
        "Berg PROPN nsubj 5\nis AUX cop 5\nnot PART advmod 5\nthe DET det 5\nambassador NOUN root 0",
        [],
    ),
    (
        "Berg served as consul in Arvik",
        """Berg PROPN nsubj 2
        served VERB root 0 serve VBD
        as ADP case 4
        consul NOUN obl 2
        in ADP case 6
        Arvik PROPN nmod 4""",
        [("e1", "consul in Arvik", "former")],
    ),
    (
        "Berg became president",
        "Berg PROPN nsubj 2\nbecame VERB root 0 become VBD\npresident NOUN xcomp 2",
        [("e1", "president", "unstated")],
    ),
    (
        "I was a diplomat for Berg",
        "I PRON nsubj 4\nwas AUX cop 4\na DET det 4\ndiplomat NOUN root 0\nfor ADP case 6\nBerg PROPN nmod 4",
        [("e0", "a diplomat", "former")],
    ),
    (
        "Berg , who was consul",
        "Berg PROPN root 0\n, PUNCT punct 1\nwho PRON nsubj 5\nwas AUX cop 5\nconsul NOUN acl:relcl 1",
        [("e1", "consul", "former")],
    ),
]


def test_sentences_name_posts() -> None:
    for text, rows, offices in SAID:
        assert read(text, rows, "p Berg") == offices, text


def test_a_description_of_a_person_names_a_post() -> None:
    text = "the regime's consul in Oslo left"
    rows = """
    the DET det 2
    regime NOUN nmod:poss 4
    's PART case 2
    consul NOUN nsubj 7 consul NN
    in ADP case 6
    Oslo PROPN nmod 4
    left VERB root 0
    """
    assert read(text, rows, "P the regime's consul in Oslo") == [("e1", "the regime's consul in Oslo", "unstated")]
