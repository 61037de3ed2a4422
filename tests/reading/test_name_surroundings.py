"""What the text says beside a name decides its kind, and finds names that nothing else finds; all names invented."""

import pytest

from onrecord.model import EntityKind
from onrecord.reading.names.consistency import make_consistent
from onrecord.reading.names.line import Line, Name, line_of
from onrecord.reading.names.patterns import apply_patterns

TAGS = {
    "the": "DT", "a": "DT", "an": "DT", "of": "IN", "in": "IN", "for": "IN", "from": "IN", "and": "CC", ",": ",",
    ".": ".", "'s": "POS", "-": "HYPH", "he": "PRP", "they": "PRP", "whose": "WP$", "left": "VBD", "said": "VBD",
    "opened": "VBD", "joined": "VBD", "spoke": "VBD", "rights": "NNS", "varenians": "NNPS", "kurds": "NNPS", "11": "CD",
    "47": "CD", "1947": "CD",
}  # fmt: skip


def _line(text: str, **other: str) -> Line:
    words = text.split()
    tags = [other.get(word) or TAGS.get(word.lower(), "NNP" if word[:1].isupper() else "NN") for word in words]
    return line_of(words, tags)


def _found(line: Line, *names: Name) -> list[tuple[str, EntityKind]]:
    return [(line.text(name.first, name.last), name.kind) for name in apply_patterns(line, names)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they opened the newspaper Still Water in May", [("Still Water", "publication")]),
        ("they joined Still Water , a rights group .", [("Still Water", "organisation")]),
        ("the man whose Still Water movement left", [("Still Water", "campaign")]),
        ("they left a campaign , Still Water , in May", [("Still Water", "campaign")]),
        ("they left the capital , Ostrava , in May", [("Ostrava", "place")]),
        ("then the Zamra valley opened", [("Zamra", "place")]),
        ("from the town of Zamra they left", [("Zamra", "place")]),
        ("he spoke to the leader of Still Water", [("Still Water", "organisation")]),
        ("they heard that Still Water announced talks", [("Still Water", "organisation")]),
        ("they left for work in Zamra .", [("Zamra", "place")]),
        ("they spoke in Parliament .", []),
        ("then in neighbouring Zamra they spoke", [("Zamra", "place")]),
        ("Zamra , 11 March ( Bell ) they spoke", [("Zamra", "place")]),
        ("so the Customs and River Authority spoke", [("Customs and River Authority", "organisation")]),
        ("so Norway and River Authority spoke", [("Norway", "place"), ("River Authority", "organisation")]),
        ("so the Kurds spoke", [("Kurds", "group")]),
        ("so Zamra 's Bell Radio spoke", [("Bell Radio", "publication")]),
        ("so Still Tavoleh , 47 , the clerk", [("Still Tavoleh", "person")]),
        ("so Still Tavoleh , whose boat left", [("Still Tavoleh", "person")]),
        ("so Still Tavoleh , 1947 , the clerk", []),
        ("so Still Tavoleh , 47 boats left", []),
    ],
)
def test_surroundings(text: str, found: list[tuple[str, EntityKind]]) -> None:
    assert [item for item in _found(_line(text)) if item[0] not in {"May", "Bell", "March"}] == found


def test_a_person_keeps_a_campaign_to_herself() -> None:
    line = _line("then the Moran campaign spoke")
    assert _found(line, Name(2, 3, "person", 0.9, "tagger")) == [("Moran", "person")]


def test_upper_belongs_to_the_place() -> None:
    line = _line("they left from Upper Zamra .")
    assert _found(line, Name(4, 5, "person", 0.5, "tagger")) == [("Upper Zamra", "place")]


def test_an_owner_is_parted_from_what_it_owns() -> None:
    line = _line("so Zamra 's Harbour Office spoke")
    assert _found(line, Name(1, 5, "organisation", 0.9, "tagger")) == [
        ("Zamra", "place"),
        ("Harbour Office", "organisation"),
    ]


def test_the_seat_of_an_office_is_kept() -> None:
    line = _line("so the Harbour Ministry in Zamra spoke")
    assert _found(line, Name(2, 6, "organisation", 0.9, "tagger")) == [
        ("Harbour Ministry", "organisation"),
        ("Zamra", "place"),
    ]


def test_a_slip_of_the_part_of_speech_tagger_hides_no_name() -> None:
    line = _line("so Zamra left", Zamra="WRB")
    assert _found(line, Name(1, 2, "place", 0.9, "tagger")) == [("Zamra", "place")]


def test_shouted_names_go_with_the_written_ones() -> None:
    lines = [_line("so Dorrick left"), _line("DORRICK : I left"), _line("so Dorrick spoke")]
    names = [
        (Name(1, 2, "person", 0.9, "a"),),
        (Name(0, 1, "organisation", 0.9, "a"),),
        (Name(1, 2, "person", 0.9, "a"),),
    ]
    assert [found[0].kind for found in make_consistent(lines, names)] == ["person"] * 3


def test_a_word_that_the_text_also_writes_small_is_no_repeated_name() -> None:
    lines = [_line("so Iodine left"), _line("Iodine left"), _line("so iodine left")]
    out = make_consistent(lines, [(Name(1, 2, "place", 0.9, "a"),), (), ()], {"so", "left"})
    assert [len(found) for found in out] == [1, 0, 0]


def test_an_unusual_word_may_open_a_sentence() -> None:
    lines = [_line("so Zamra left"), _line("Zamra left"), _line("Bread left"), _line("so Bread left")]
    names = [(Name(1, 2, "place", 0.9, "a"),), (), (), (Name(1, 2, "place", 0.9, "a"),)]
    assert [len(found) for found in make_consistent(lines, names, {"bread"})] == [1, 1, 0, 1]


def test_shares_of_the_tagger_vote_for_each_kind() -> None:
    """Two doubtful persons that are nearly places are outvoted by one sure place."""
    lines = [_line("so Zamra left"), _line("then Zamra spoke"), _line("when Zamra left")]
    doubt, sure = (0.5, 0.04, 0.46), (0.02, 0.0, 0.98)
    names = [
        (Name(1, 2, "person", 0.5, "tagger", doubt),),
        (Name(1, 2, "person", 0.5, "tagger", doubt),),
        (Name(1, 2, "place", 0.98, "tagger", sure),),
    ]
    assert [found[0].kind for found in make_consistent(lines, names)] == ["place"] * 3
