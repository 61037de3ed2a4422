"""What invented sentences report: types, roles, places, dates, denials, and how real the words make it."""

from dataclasses import replace

import pytest

from onrecord.events import find_events, load_codebook
from onrecord.model import Event, Reading, Statement
from tests.events.scene import reading, span

BOOK = load_codebook()


def read(text: str, rows: str, names: str = "", dates: tuple[tuple[str, str], ...] = ()) -> list[Event]:
    return list(find_events(text, reading(text, rows, names, dates=dates), BOOK))


def roles(text: str, event: Event) -> list[tuple[str, str | None, str]]:
    return [(role.role, role.entity, role.span.of(text) if role.span else "") for role in event.roles]


RESIGNED = """
Anna PROPN nsubj 3
Berg PROPN flat 1
resigned VERB root 0 resign VBD
in ADP case 5
Arvik PROPN obl 3
in ADP case 7
2009 NUM obl 3
. PUNCT punct 3
"""


def test_who_did_it_where_and_when() -> None:
    text = "Anna Berg resigned in Arvik in 2009."
    (event,) = read(text, RESIGNED, "p Anna Berg|l Arvik", (("2009", "2009"),))
    assert (event.id, event.type, event.statement) == ("v1", "resignation", "s1")
    assert [trigger.of(text) for trigger in event.trigger] == ["resigned"]
    assert roles(text, event) == [("who", "e1", "Anna Berg")]
    assert event.place == "e2"
    assert event.date is not None
    assert (event.date.edtf, event.polarity, event.modality) == ("2009", "affirmed", "actual")


def test_what_no_statement_says_is_no_event() -> None:
    text = "Anna Berg resigned in Arvik in 2009."
    assert find_events(text, replace(reading(text, RESIGNED), statements=()), BOOK) == ()


def test_the_innermost_statement_has_the_event() -> None:
    text = "Anna Berg resigned in Arvik in 2009."
    seen = reading(text, RESIGNED)
    inner = Statement("s2", (span(text, "resigned in Arvik"),), "indirect", "p1", parent="s1")
    (event,) = find_events(text, replace(seen, statements=(*seen.statements, inner)), BOOK)
    assert event.statement == "s2"


def test_passive_voice_names_whom_and_by_whom() -> None:
    text = "Both clerks were killed by soldiers and guards."
    rows = """
    Both DET det 2
    clerks NOUN nsubj:pass 4
    were AUX aux:pass 4
    killed VERB root 0 kill VBN
    by ADP case 6
    soldiers NOUN obl 4
    and CCONJ cc 8
    guards NOUN conj 6
    . PUNCT punct 4
    """
    (event,) = read(text, rows)
    assert event.plover == "ASSAULT"
    assert roles(text, event) == [
        ("whom", None, "Both clerks"),
        ("by", None, "soldiers"),
        ("by", None, "guards"),
    ]


def test_control_and_conjunction_hand_the_subject_on() -> None:
    text = "Anna decided to defect and joined the Front."
    rows = """
    Anna PROPN nsubj 2
    decided VERB root 0 decide VBD
    to PART mark 4
    defect VERB xcomp 2
    and CCONJ cc 6
    joined VERB conj 2 join VBD
    the DET det 8
    Front PROPN obj 6
    . PUNCT punct 2
    """
    first, second = read(text, rows, "p Anna|o Front")
    assert (first.type, roles(text, first)) == ("defection", [("who", "e1", "Anna")])
    assert (second.type, roles(text, second)) == ("joining", [("who", "e1", "Anna"), ("what", "e2", "Front")])


def test_who_is_forced_does_it() -> None:
    text = "They forced Anna to resign."
    rows = """
    They PRON nsubj 2
    forced VERB root 0 force VBD
    Anna PROPN obj 2
    to PART mark 5
    resign VERB xcomp 2
    . PUNCT punct 2
    """
    (event,) = read(text, rows, "p Anna")
    assert roles(text, event) == [("who", "e1", "Anna")]


def test_a_relative_clause_is_of_its_noun() -> None:
    text = "diplomats who resigned, the party founded by Berg"
    rows = """
    diplomats NOUN root 0
    who PRON nsubj 3
    resigned VERB acl:relcl 1 resign VBD
    , PUNCT punct 1
    the DET det 6
    party NOUN appos 1
    founded VERB acl 6 found VBN
    by ADP case 9
    Berg PROPN obl 7
    """
    first, second = read(text, rows, "p Berg")
    assert roles(text, first) == [("who", None, "diplomats")]
    assert (second.type, roles(text, second)) == (
        "founding",
        [("what", None, "the party"), ("who", "e1", "Berg")],
    )


def test_i_is_the_speaker() -> None:
    text = "I resigned."
    (event,) = read(text, "I PRON nsubj 2\nresigned VERB root 0 resign VBD\n. PUNCT punct 2")
    assert roles(text, event) == [("who", "e0", "I")]


def test_he_is_the_fourth_to_resign() -> None:
    text = "Berg is the fourth diplomat to resign"
    rows = """
    Berg PROPN nsubj 5
    is AUX cop 5
    the DET det 5
    fourth ADJ amod 5
    diplomat NOUN root 0
    to PART mark 7
    resign VERB acl 5
    """
    (event,) = read(text, rows, "p Berg")
    assert roles(text, event) == [("who", "e1", "the fourth diplomat")]


def test_nouns_and_adjectives_tell_of_events() -> None:
    text = "Berg's arrest by police, the killing of clerks, the slain envoy and a defector."
    rows = """
    Berg PROPN nmod:poss 3
    's PART case 1
    arrest NOUN root 0
    by ADP case 5
    police NOUN nmod 3
    , PUNCT punct 3
    the DET det 8
    killing NOUN conj 3
    of ADP case 10
    clerks NOUN nmod 8
    , PUNCT punct 3
    the DET det 14
    slain ADJ amod 14
    envoy NOUN conj 3
    and CCONJ cc 17
    a DET det 17
    defector NOUN conj 3
    . PUNCT punct 3
    """
    found = read(text, rows, "p Berg")
    assert [(event.type, roles(text, event)) for event in found] == [
        ("arrest", [("whom", "e1", "Berg"), ("by", None, "police")]),
        ("killing", [("whom", None, "clerks")]),
        ("killing", [("whom", None, "the slain envoy")]),
        ("defection", [("who", None, "a defector")]),
    ]


def test_a_trigger_may_need_company() -> None:
    """To leave is an event with a post; asylum that is sought is one; a name is none."""
    text = "They left their posts and sought asylum; they left the room in protest."
    rows = """
    They PRON nsubj 2
    left VERB root 0 leave VBD
    their PRON nmod:poss 4
    posts NOUN obj 2
    and CCONJ cc 6
    sought VERB conj 2 seek VBD
    asylum NOUN obj 6
    ; PUNCT punct 2
    they PRON nsubj 10
    left VERB parataxis 2 leave VBD
    the DET det 12
    room NOUN obj 10
    in ADP case 14
    protest NOUN obl 10
    . PUNCT punct 2
    """
    found = read(text, rows)
    assert [(event.type, [part.of(text) for part in event.trigger]) for event in found] == [
        ("resignation", ["left", "posts"]),
        ("asylum-sought", ["sought", "asylum"]),
    ]


def test_a_particle_belongs_to_the_trigger() -> None:
    text = "He stepped down under house arrest."
    rows = """
    He PRON nsubj 2
    stepped VERB root 0 step VBD
    down ADP compound:prt 2
    under ADP case 6
    house NOUN compound 6
    arrest NOUN obl 2
    . PUNCT punct 2
    """
    found = read(text, rows)
    assert [(event.type, [part.of(text) for part in event.trigger]) for event in found] == [
        ("resignation", ["stepped", "down"]),
        ("arrest", ["house", "arrest"]),
    ]


def test_who_vanished_is_whom_it_happened_to() -> None:
    text = "Berg vanished in Arvik."
    rows = "Berg PROPN nsubj 2\nvanished VERB root 0 vanish VBD\nin ADP case 4\nArvik PROPN obl 2\n. PUNCT punct 2"
    (event,) = read(text, rows, "p Berg|l Arvik")
    assert (event.type, roles(text, event), event.place) == ("disappearance", [("whom", "e1", "Berg")], "e2")


MOODS = [
    (
        "He did not resign.",
        "He PRON nsubj 4\ndid AUX aux 4\nnot PART advmod 4\nresign VERB root 0\n",
        "denied",
        "actual",
    ),
    ("He will resign.", "He PRON nsubj 3\nwill AUX aux 3\nresign VERB root 0\n", "affirmed", "predicted"),
    ("He must resign.", "He PRON nsubj 3\nmust AUX aux 3\nresign VERB root 0\n", "affirmed", "demanded"),
    ("He might resign.", "He PRON nsubj 3\nmight AUX aux 3\nresign VERB root 0\n", "affirmed", "hypothetical"),
    ("if he resigns", "if SCONJ mark 3\nhe PRON nsubj 3\nresigns VERB root 0 resign VBZ\n", "affirmed", "hypothetical"),
    (
        "He refused to resign.",
        "He PRON nsubj 2\nrefused VERB root 0 refuse VBD\nto PART mark 4\nresign VERB xcomp 2\n",
        "denied",
        "actual",
    ),
    (
        "He plans to resign.",
        "He PRON nsubj 2\nplans VERB root 0 plan VBZ\nto PART mark 4\nresign VERB xcomp 2\n",
        "affirmed",
        "planned",
    ),
    (
        "They urged him to resign.",
        "They PRON nsubj 2\nurged VERB root 0 urge VBD\nhim PRON obj 2\nto PART mark 5\nresign VERB xcomp 2\n",
        "affirmed",
        "demanded",
    ),
    (
        "He is reported to have resigned.",
        """He PRON nsubj:pass 3
        is AUX aux:pass 3
        reported VERB root 0 report VBN
        to PART mark 6
        have AUX aux 6
        resigned VERB xcomp 3 resign VBN""",
        "affirmed",
        "alleged",
    ),
    (
        "He allegedly resigned.",
        "He PRON nsubj 3\nallegedly ADV advmod 3\nresigned VERB root 0 resign VBD\n",
        "affirmed",
        "alleged",
    ),
    (
        "He is going to resign.",
        "He PRON nsubj 3\nis AUX aux 3\ngoing VERB root 0 go VBG\nto PART mark 5\nresign VERB xcomp 3\n",
        "affirmed",
        "predicted",
    ),
    ("no clerk resigned", "no DET det 2\nclerk NOUN nsubj 3\nresigned VERB root 0 resign VBD\n", "denied", "actual"),
    ("Nobody resigned", "Nobody PRON nsubj 2\nresigned VERB root 0 resign VBD\n", "denied", "actual"),
    ("no arrests", "no DET det 2\narrests NOUN root 0 arrest NNS\n", "denied", "actual"),
]


@pytest.mark.parametrize(("text", "rows", "polarity", "modality"), MOODS, ids=[case[0] for case in MOODS])
def test_denied_planned_predicted_demanded(text: str, rows: str, polarity: str, modality: str) -> None:
    (event,) = read(text, rows)
    assert (event.polarity, event.modality) == (polarity, modality)


def test_a_demand_makes_its_events_demanded() -> None:
    text = "He resigned."
    seen = reading(text, "He PRON nsubj 2\nresigned VERB root 0 resign VBD\n. PUNCT punct 2", stance="demand")
    (event,) = find_events(text, seen, BOOK)
    assert event.modality == "demanded"


def two_mentions(second: str = "affirmed") -> tuple[str, Reading]:
    text = "Berg resigned. The resignation was " + ("not " if second == "denied" else "") + "quick."
    rows = """
    Berg PROPN nsubj 2
    resigned VERB root 0 resign VBD
    . PUNCT punct 2

    The DET det 2
    resignation NOUN nsubj 4
    was AUX cop 4
    quick ADJ root 0
    . PUNCT punct 4
    """
    return text, reading(text, rows, "p Berg")


def test_one_voice_names_an_event_twice() -> None:
    text, seen = two_mentions()
    (event,) = find_events(text, seen, BOOK)
    assert [part.of(text) for part in event.trigger] == ["resigned", "resignation"]
    assert roles(text, event) == [("who", "e1", "Berg")]


def test_a_date_that_only_the_noun_has_is_another_event() -> None:
    """What was told without a date does not take the date of a thing of that kind told later."""
    text = "Berg resigned. The resignation in 2009 was quick."
    rows = """
    Berg PROPN nsubj 2
    resigned VERB root 0 resign VBD
    . PUNCT punct 2

    The DET det 2
    resignation NOUN nsubj 6
    in ADP case 4
    2009 NUM nmod 2
    was AUX cop 6
    quick ADJ root 0
    . PUNCT punct 6
    """
    found = read(text, rows, "p Berg", (("2009", "2009"),))
    assert [event.date.edtf if event.date else None for event in found] == [None, "2009"]


def test_two_voices_report_two_events() -> None:
    """Who says it matters: what another voice calls it is a claim of its own."""
    text, seen = two_mentions()
    other = Statement("s2", (span(text, "The resignation was quick"),), "indirect", "p1", speakers=("e9",))
    found = find_events(text, replace(seen, statements=(*seen.statements, other)), BOOK)
    assert [(event.id, event.statement) for event in found] == [("v1", "s1"), ("v2", "s2")]


def test_dates_that_exclude_each_other_are_two_events() -> None:
    text = "Riots in 2008, riots in 2009."
    rows = """
    Riots NOUN root 0 riot NNS
    in ADP case 3
    2008 NUM nmod 1
    , PUNCT punct 5
    riots NOUN conj 1 riot NNS
    in ADP case 7
    2009 NUM nmod 5
    . PUNCT punct 1
    """
    found = read(text, rows, "", (("2008", "2008"), ("2009", "2009")))
    assert [(event.type, event.date.edtf if event.date else None) for event in found] == [
        ("protest", "2008"),
        ("protest", "2009"),
    ]


def test_other_places_are_other_events() -> None:
    text = "Riots in Arvik, riots in Ostrava."
    rows = """
    Riots NOUN root 0 riot NNS
    in ADP case 3
    Arvik PROPN nmod 1
    , PUNCT punct 5
    riots NOUN conj 1 riot NNS
    in ADP case 7
    Ostrava PROPN nmod 5
    . PUNCT punct 1
    """
    assert [event.place for event in read(text, rows, "l Arvik|l Ostrava")] == ["e1", "e2"]


def test_nothing_is_read_out_of_nothing() -> None:
    assert find_events("", Reading("d", "r"), BOOK) == ()


def test_a_name_is_no_event() -> None:
    text = "The January Uprising Movement spoke."
    rows = """
    The DET det 4
    January PROPN compound 4
    Uprising PROPN compound 4 uprising
    Movement PROPN nsubj 5
    spoke VERB root 0
    . PUNCT punct 5
    """
    assert read(text, rows, "o January Uprising Movement") == []


def test_roles_come_by_prepositions_too() -> None:
    text = "Berg was jailed for theft; sanctions on Varenia by states; the attack of Berg on the camp"
    rows = """
    Berg PROPN nsubj:pass 3
    was AUX aux:pass 3
    jailed VERB root 0 jail VBN
    for ADP case 5
    theft NOUN obl 3
    ; PUNCT punct 3
    sanctions NOUN parataxis 3
    on ADP case 9
    Varenia PROPN nmod 7
    by ADP case 11
    states NOUN nmod 7
    ; PUNCT punct 3
    the DET det 14
    attack NOUN parataxis 3
    of ADP case 16
    Berg PROPN nmod 14
    on ADP case 19
    the DET det 19
    camp NOUN nmod 14
    """
    jailed, sanctions, attack = read(text, rows, "p Berg|l Varenia")
    assert roles(text, jailed) == [("whom", "e1", "Berg"), ("reason", None, "theft")]
    assert roles(text, sanctions) == [("whom", "e2", "Varenia"), ("by", None, "states")]
    assert ("whom", None, "the camp") in roles(text, attack)


def test_passive_verbs_in_a_row_share_their_subject() -> None:
    text = "Berg was arrested and killed"
    rows = """
    Berg PROPN nsubj:pass 3
    was AUX aux:pass 3
    arrested VERB root 0 arrest VBN
    and CCONJ cc 5
    killed VERB conj 3 kill VBN
    """
    arrested, killed = read(text, rows, "p Berg")
    assert roles(text, arrested) == roles(text, killed) == [("whom", "e1", "Berg")]


def test_the_only_date_of_a_sentence_is_that_of_its_main_event() -> None:
    text = "In 2009 , they saw that Berg resigned"
    rows = """
    In ADP case 2
    2009 NUM obl 5
    , PUNCT punct 5
    they PRON nsubj 5
    saw VERB root 0
    that SCONJ mark 8
    Berg PROPN nsubj 8
    resigned VERB conj 5 resign VBD
    """
    (event,) = read(text, rows, "p Berg", (("2009", "2009"),))
    assert event.date is not None
    assert event.date.edtf == "2009"


def test_a_time_is_no_participant() -> None:
    text = "Sunday 's attack on Monday"
    rows = """
    Sunday PROPN nmod:poss 3
    's PART case 1
    attack NOUN root 0
    on ADP case 5
    Monday PROPN nmod 3
    """
    (event,) = read(text, rows, "", (("Sunday", "2010-04-18"), ("Monday", "2010-04-19")))
    assert event.roles == ()


LEFT_AND_RESIGNED = """
Ada PROPN nsubj 15
, PUNCT punct 4
who PRON nsubj 4
ran VERB acl:relcl 1 run VBD
the DET det 6
house NOUN obj 4
, PUNCT punct 8
left VERB advcl 4 leave VBN
in ADP case 10
May PROPN obl 8
, PUNCT punct 13
and CCONJ cc 13
Ben PROPN conj 1
, PUNCT punct 13
resigned VERB root 0 resign VBD
. PUNCT punct 15
"""


def test_who_left_before_the_comma_did_not_resign_after_it() -> None:
    """The parser joins the subject of the clause before to that of the clause behind; a plain list stays whole."""
    text = "Ada, who ran the house, left in May, and Ben, resigned."
    (event,) = [one for one in read(text, LEFT_AND_RESIGNED) if one.type == "resignation"]
    assert [words for role, _, words in roles(text, event) if role == "who"] == ["Ben"]

    plain = "Ada and Ben resigned."
    rows = "Ada PROPN nsubj 4\nand CCONJ cc 3\nBen PROPN conj 1\nresigned VERB root 0 resign VBD\n. PUNCT punct 4"
    (event,) = read(plain, rows)
    assert [words for role, _, words in roles(plain, event) if role == "who"] == ["Ada", "Ben"]


@pytest.mark.parametrize(
    ("word", "edtf", "resigned"),
    [
        ("since", "2009-06/..", "2009-06/.."),
        ("after", "2009-06", "2009-06/.."),
        ("before", "2009-06", "../2009-06"),
        ("during", "2009-06", "2009-06"),
        ("before", "2009-06~", "2009-06~"),
    ],
)
def test_a_date_before_a_noun_is_the_nouns_own(word: str, edtf: str, resigned: str) -> None:
    """The June elections were in June; who resigned before or after them did so at any time until or from then."""
    text = f"Envoys resigned {word} the June elections"
    rows = f"""
    Envoys NOUN nsubj 2 envoy
    resigned VERB root 0 resign VBD
    {word} ADP case 6
    the DET det 6
    June PROPN compound 6 June NNP
    elections NOUN obl 2 election NNS
    """
    found = {event.type: event.date.edtf for event in read(text, rows, dates=(("June", edtf),)) if event.date}
    assert found == {"resignation": resigned, "election": edtf.removesuffix("/..")}


def test_what_came_before_a_month_came_until_then() -> None:
    text = "Envoys resigned before June"
    rows = "Envoys NOUN nsubj 2 envoy\nresigned VERB root 0 resign VBD\nbefore ADP case 4\nJune PROPN obl 2 June NNP"
    (event,) = read(text, rows, dates=(("June", "2009-06"),))
    assert event.date is not None
    assert event.date.edtf == "../2009-06"


@pytest.mark.parametrize(("word", "resigned"), [("since", "2017/.."), ("before", "../2017"), ("when", "2017")])
def test_a_date_in_a_clause_of_time_bounds_what_happened_beside_it(word: str, resigned: str) -> None:
    text = f"Envoys resigned {word} works began in 2017"
    rows = f"""
    Envoys NOUN nsubj 2 envoy
    resigned VERB root 0 resign VBD
    {word} SCONJ mark 5
    works NOUN nsubj 5 work NNS
    began VERB advcl 2 begin VBD
    in ADP case 7
    2017 NUM obl 5 2017 CD
    """
    found = {event.type: event.date.edtf for event in read(text, rows, dates=(("2017", "2017"),)) if event.date}
    assert found["resignation"] == resigned


def test_the_day_of_saying_is_no_day_of_what_was_said() -> None:
    text = "Berg told us on Tuesday that the attack was planned"
    rows = """
    Berg PROPN nsubj 2
    told VERB root 0 tell VBD
    us PRON iobj 2
    on ADP case 5
    Tuesday PROPN obl 2
    that SCONJ mark 9
    the DET det 8
    attack NOUN nsubj:pass 10
    was AUX aux:pass 10
    planned VERB ccomp 2 plan VBN
    """
    seen = reading(text, rows, "p Berg", dates=(("Tuesday", "2021-09-14"),))
    inner = Statement("s2", (span(text, "the attack was planned"),), "indirect", "p1", speakers=("e1",))
    (event,) = find_events(text, replace(seen, statements=(*seen.statements, inner)), BOOK)
    assert event.date is None
    (event,) = find_events(text, seen, BOOK)
    assert event.date is not None, "in one's own voice, all dates of the sentence may be meant"
