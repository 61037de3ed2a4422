"""Patterns repair what the statistical tagger finds in a sentence; all names are invented."""

import pytest

from onrecord.model import EntityKind
from onrecord.reading.names.consistency import make_consistent, surname_of
from onrecord.reading.names.line import Line, Name, free, line_of, put
from onrecord.reading.names.patterns import apply_patterns

TAGS = {
    "the": "DT", "a": "DT", "of": "IN", "in": "IN", "for": "IN", "by": "IN", "from": "IN", "and": "CC", "or": "CC",
    ",": ",", ".": ".", "(": "-LRB-", ")": "-RRB-", "'s": "POS", "-": "HYPH", "he": "PRP", "they": "PRP", "when": "WRB",
}  # fmt: skip


def _line(text: str) -> Line:
    words = text.split()
    return line_of(words, [TAGS.get(word.lower(), "NNP" if word[:1].isupper() else "NN") for word in words])


def found_in(text: str, *tagged: tuple[str, EntityKind]) -> list[tuple[str, str]]:
    """Return what the patterns make of a sentence, of which the tagger found ``tagged``."""
    line, names = _line(text), list[Name]()
    for phrase, kind in tagged:
        first = f" {text} ".index(f" {phrase} ")
        start = text[:first].count(" ") + (1 if first and text[first - 1 : first] != " " else 0)
        names.append(Name(start, start + len(phrase.split()), kind, 0.9, "tagger"))
    return [(line.text(name.first, name.last), name.kind) for name in apply_patterns(line, names)]


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("they left Norway and Sweden", [("Norway and Sweden", "place")], [("Norway", "place"), ("Sweden", "place")]),
        ("he met Dr. Ada Moran", [("Dr. Ada Moran", "person")], [("Ada Moran", "person")]),
        ("he met the Norwegian Ada Moran", [("the Norwegian Ada Moran", "person")], [("Ada Moran", "person")]),
        (
            "Norway 's Ada Moran left",
            [("Norway 's Ada Moran", "person")],
            [("Norway", "place"), ("Ada Moran", "person")],
        ),
        ("it was Moran 's", [("Moran 's", "person")], [("Moran", "person")]),
        ("he met Arvik Sen. Ada Moran", [("Arvik Sen. Ada Moran", "person")], [("Ada Moran", "person")]),
        ("ARVIK - Ada Moran left", [("ARVIK - Ada Moran", "person")], [("Ada Moran", "person")]),
        ("the Minister of Waters Ada Moran", [("Waters Ada Moran", "person")], [("Ada Moran", "person")]),
        ("the Minister of State Ada Moran", [("State Ada Moran", "organisation")], [("Ada Moran", "person")]),
        ("Director of Port Affairs Ada Moran", [("Affairs Ada Moran", "person")], [("Ada Moran", "person")]),
        (
            "head of State Ada Moran Fund",
            [("State Ada Moran Fund", "organisation")],
            [("State Ada Moran Fund", "organisation")],
        ),
        ("he met Orlan pollster Ada Moran", [("Orlan pollster Ada Moran", "person")], [("Ada Moran", "person")]),
        (
            "the Harbour Ministry in Arvik",
            [("Harbour Ministry in Arvik", "organisation")],
            [("Harbour Ministry", "organisation"), ("Arvik", "place")],
        ),
        ("so Bill Moran left", [("Bill Moran", "person")], [("Bill Moran", "person")]),
        ("so Bill of Rights", [("Bill of Rights", "person")], [("Bill of Rights", "event")]),
        # what has an abbreviation is a body, but for the places that the tables know
        (
            "the Varek - e Noor ( VN ) met",
            [("Varek - e Noor", "place")],
            [("Varek - e Noor", "organisation"), ("VN", "organisation")],
        ),
        (
            "the VN ( Varek Noor ) met",
            [("Varek Noor", "place")],
            [("VN", "organisation"), ("Varek Noor", "organisation")],
        ),
        (
            "New York City ( NYC ) and",
            [("New York City", "place")],
            [("New York City", "place"), ("NYC", "place")],
        ),
        ("some Norwegian , they say", [("Norwegian", "person")], []),
        ("so the Senators voted", [("Senators", "person")], []),
        ("near Western countries", [("Western countries", "place")], []),
        ("they thank God", [("God", "person")], []),
        ("and it was Norway", [("Norway", "person")], [("Norway", "place")]),
        ("so Colonel Varek spoke", [("Varek", "place")], [("Varek", "person")]),
        ("then Ada Moran spoke", [("Ada Moran", "organisation")], [("Ada Moran", "person")]),
        ("so Ada Moran - Vell spoke", [("Ada Moran", "person")], [("Ada Moran - Vell", "person")]),
        ("so Ada - Lin Moran spoke", [("Lin Moran", "person")], [("Ada - Lin Moran", "person")]),
        ("in the Soviet Republic of old", [("Soviet Republic", "place")], [("Soviet Republic", "organisation")]),
        ("at River Post", [("River Post", "organisation")], [("River Post", "publication")]),
        ("at Radio Varenia", [("Radio Varenia", "person")], [("Radio Varenia", "publication")]),
        ("the Open Door Campaign", [("Open Door Campaign", "organisation")], [("Open Door Campaign", "campaign")]),
        ("the Oreck War ended", [("Oreck War", "place")], [("Oreck War", "event")]),
        ("as Hurricane Zelda came", [("Hurricane Zelda", "person")], [("Hurricane Zelda", "event")]),
        ("on the Oreck River", [("Oreck River", "organisation")], [("Oreck River", "place")]),
        (
            "the Foreign Ministry spokesman Karl Lund left",
            [("Foreign Ministry spokesman Karl Lund", "organisation")],
            [("Foreign Ministry", "organisation"), ("Karl Lund", "person")],
        ),
        ("so spokesman Karl Lund left", [("spokesman Karl Lund", "organisation")], [("Karl Lund", "person")]),
        (
            "in Sweden and later Norway",
            [("Sweden and later Norway", "organisation")],
            [("Sweden", "place"), ("Norway", "place")],
        ),
        ("in the Nordic countries today", [("Nordic", "place")], [("Nordic countries", "place")]),
        ("it was , .", [(",", "place")], []),
    ],
)
def test_repairs(text: str, tagged: list[tuple[str, EntityKind]], found: list[tuple[str, str]]) -> None:
    assert found_in(text, *tagged) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Ministry of Foreign Affairs said", [("Ministry of Foreign Affairs", "organisation")]),
        ("the Varenian Foreign Ministry said", [("Varenian Foreign Ministry", "organisation")]),
        ("the Council of Elders of Arvik said", [("Council of Elders of Arvik", "organisation")]),
        ("the Ministry of Health and Labour said", [("Ministry of Health and Labour", "organisation")]),
        ("the Ministry of Health and Norway said", [("Ministry of Health", "organisation"), ("Norway", "place")]),
        ("so Council President left", []),
        ("the River Council ( RC ) said", [("River Council", "organisation"), ("RC", "organisation")]),
        ("the River Council ( TV ) said", [("River Council", "organisation")]),
        ("he spoke in Oslo today", [("Oslo", "place")]),
        ("he told Deutsche Welle today", [("Deutsche Welle", "publication")]),
        ("then Mr. Varek spoke", [("Varek", "person")]),
        ("then Ada Moran spoke", [("Ada Moran", "person")]),
        ("against the Shah they rose", [("Shah", "person")]),
        ("against the Shah Varek they rose", [("Varek", "person")]),
        ("he wrote for arvik-news.org today", [("arvik-news.org", "publication")]),
        ("he told Radio Zamara today", [("Radio Zamara", "publication")]),
        ("as the Zamara Times wrote", [("Zamara Times", "publication")]),
        ("as Zamara 's Top Channel T.V. wrote", [("Top Channel T.V.", "publication")]),
        ("so Minister of Waters Ada Moran left", [("Ada Moran", "person")]),
        ("so Ada Minister of Waters left", []),
        ("Zamaran Secretary - General left", []),
        ("so the Second Water War and Water War II ended", [("Second Water War", "event"), ("Water War II", "event")]),
        ("so it was Ada MORAN there", [("Ada MORAN", "person")]),
        ("ended Water War II , the town", [("Water War II", "event")]),
        ("by Zamara Times today", []),
        ("Ministry Officials Meet Varenian Council Members Again", []),
        ("nothing to be seen here", []),
        ("they fell in March", []),
    ],
)
def test_additions(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


def test_the_whole_text_decides_the_kind_of_a_name() -> None:
    """A surname that was missed, or taken for a place once, follows the person of the full name."""
    lines = [_line("there Ada Varek spoke"), _line("in Varek 's words"), _line("so Varek left")]
    names = [(Name(1, 3, "person", 0.9, ""),), (Name(1, 2, "place", 0.5, ""),), ()]
    out = make_consistent(lines, names)
    assert [[(line.text(n.first, n.last), n.kind) for n in found] for line, found in zip(lines, out, strict=True)] == [
        [("Ada Varek", "person")],
        [("Varek", "person")],
        [("Varek", "person")],
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("they met in Zamara yesterday", "place"),
        ("the residents of Zamara fled", "place"),
        ("Zamara , 4 March 2019", "place"),
        ("Zamara , March 4", "place"),
        ("Zamara – The police came", "place"),
        ("a Zamaran told Zamara about it", "place"),
        ("in Zamara 's view they erred", "person"),
        ("the words of Zamara helped", "person"),
        ("Zamara , 45 , left", "person"),
        ("so they told Zamara", "person"),
        ("Zamara –", "person"),
    ],
)
def test_signs_of_a_place(text: str, kind: EntityKind) -> None:
    """A name that the tagger took for a person is a place where the text says so."""
    line = _line(text)
    place = line.words.index("Zamara")
    out = make_consistent([line], [(Name(place, place + 1, "person", 0.6, "tagger"),)])
    assert [name.kind for name in out[0]] == [kind]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [("the Minister of Waters came", "Waters"), ("so the Zamarans left", "Zamarans")],
)
def test_what_is_no_person(text: str, tagged: str) -> None:
    words = text.split()
    tags = [
        TAGS.get(word.lower(), "NNPS" if word == "Zamarans" else "NNP" if word[:1].isupper() else "NN")
        for word in words
    ]
    place = words.index(tagged)
    assert apply_patterns(line_of(words, tags), [Name(place, place + 1, "person", 0.9, "tagger")]) == ()


def test_a_full_name_follows_its_surname() -> None:
    lines = [_line("so Mr. Varek left"), _line("then Eskandar Varek left"), _line("then River Varek fell")]
    names = [(Name(2, 3, "person", 0.9, ""),), (Name(1, 3, "place", 0.9, ""),), (Name(1, 3, "place", 0.9, ""),)]
    assert [found[0].kind for found in make_consistent(lines, names)] == ["person", "person", "place"]


def test_a_word_that_opens_a_sentence_needs_more_support() -> None:
    lines = [_line("near Oreck now"), _line("Oreck is far"), _line("so Oreck fell")]
    out = make_consistent(lines, [(Name(1, 2, "place", 0.9, ""),), (), ()])
    assert [len(found) for found in out] == [1, 0, 1]


@pytest.mark.parametrize(
    ("name", "surname"), [("Ada Moran", "Moran"), ("Ada Moran - Vell", "Moran - Vell"), ("Moran", "Moran")]
)
def test_surname(name: str, surname: str) -> None:
    assert " ".join(surname_of(name.split())) == surname


def test_new_names_displace_those_they_share_words_with() -> None:
    old, new = Name(0, 2, "place", 0.9, "a"), Name(1, 3, "person", 0.9, "b")
    assert put([old], new) == [new]
    assert not free([old], 1, 2)
    assert free([old], 2, 3)
