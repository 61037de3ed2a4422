"""How claims on one event stand to each other: never resolved, always with a reason and where both stand."""

from dataclasses import replace

import pytest

from onrecord.linking.accord import Accord, Claim, accords, claims, compare_claims
from onrecord.linking.accord.drift import drift, first_found
from onrecord.linking.happenings import relink
from onrecord.linking.index import Slips
from onrecord.model import Answer, Count, Link, Occurrence, Reading, Role, Span, Statement
from tests.linking.told import Told


def compared(*told: Told, propose_unnamed: bool = False) -> tuple[Accord, ...]:
    """Link made-up sentences, each in a document of its own, and compare their claims."""
    slips = [slip for at, item in enumerate(told) for slip in item.slips(f"d{at}")]
    links = relink(Slips(slips), slips, propose_unnamed=propose_unnamed).links
    return accords([claim for at, item in enumerate(told) for claim in _claims(item, f"d{at}")], links)


def _claims(item: Told, document: str) -> tuple[Claim, ...]:
    text, reading = item.read(document)
    return claims(document, reading, text)


def of_kind(found: tuple[Accord, ...], kind: str) -> list[tuple[str, str]]:
    """Return relation and reason of the accords of one facet."""
    return [(item.relation, item.reason) for item in found if item.kind == kind]


def claim(facet: str, value: str = "", **told: object) -> Claim:
    """Return a claim with what matters for a comparison."""
    made: dict[str, object] = {"topic": "", "words": value, "span": Span(0, 5), "statement": "s1", "origin": "ada"}
    return Claim(facet, Occurrence("a", "v1"), value=value, **(made | told))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2009-12", "2009-12", "agree"),
        ("2009-12", "2009-12-27", "refine"),
        ("2009-12-27", "2010-01", "differ"),
        ("../2010-04-11", "2010-01", "refine"),
        ("2009-12-20/2010-01-05", "2010-01", "agree"),
        ("XXXX-12", "2010-01", "differ"),
        ("XXXX-12", "2009-12-27", "refine"),
        ("XXXX-12", "2009", "not-comparable"),
    ],
)
def test_dates(one: str, other: str, relation: str) -> None:
    """Disjoint intervals differ, contained ones refine, overlapping ones agree; a month without year is a month."""
    found = compare_claims(claim("date", one), claim("date", other, origin="ben"))
    assert found is not None
    assert found.relation == relation
    assert found.reason


def test_the_same_origin_later_is_an_update() -> None:
    """Whoever corrects a date does not contradict somebody else."""
    first, then = claim("date", "2009-12", made="2010-01-05"), claim("date", "2010-02", made="2010-03-01")
    found = compare_claims(then, first)
    assert found is not None
    assert (found.relation, found.a, found.b) == ("update", first, then)


@pytest.mark.parametrize(
    ("told", "relation", "reason"),
    [
        ({"least": 20.0, "most": 20.0}, "agree", "both say"),
        ({"least": 15.0, "most": 25.0}, "refine", "may be one number"),
        ({"least": 30.0, "most": 30.0}, "differ", "do not meet"),
        ({"least": 30.0, "most": 30.0, "topic": "soldier"}, "not-comparable", "other units"),
        ({"least": 30.0, "most": 30.0, "scope": "since June"}, "not-comparable", "other scopes"),
        ({"least": 30.0, "most": 30.0, "as_of": "2011-02-01"}, "not-comparable", "counted as of"),
        ({"least": None, "most": None}, "not-comparable", "no number"),
    ],
)
def test_counts(told: dict[str, object], relation: str, reason: str) -> None:
    """Only counts of one unit, scope and day are compared; else it is said what is not the same."""
    base = claim("count", "", words="20 envoys", topic="envoy", least=20.0, most=20.0, as_of="2010-02-01")
    other = replace(base, origin="ben", **told)  # type: ignore[arg-type]
    found = compare_claims(base, other)
    assert found is not None
    assert found.relation == relation
    assert reason in found.reason


def test_a_toll_that_rises_is_an_update_of_its_origin() -> None:
    """The same counter, later."""
    base = claim("count", "", words="20 envoys", topic="envoy", least=20.0, most=20.0, made="2010-02-01")
    later = replace(base, words="30 envoys", least=30.0, most=30.0, made="2010-03-01")
    found = compare_claims(base, later)
    assert found is not None
    assert found.relation == "update"


def test_one_event_two_dates() -> None:
    """What is linked as one event is compared facet by facet."""
    text = "P[Ada Moran] resigned in L[Oslo]."
    found = compared(Told(text, date="2009-12-27"), Told(text, date="2010-01"))
    assert [relation for relation, _ in of_kind(found, "date")] == ["differ"]
    assert [relation for relation, _ in of_kind(found, "place")] == ["agree"]
    dates = next(item for item in found if item.kind == "date")
    assert {item.document for item in dates.evidence} == {"d0", "d1"}
    link = dates.link()
    assert (link.kind, link.relation, link.rule.partition(":")[0]) == ("accord", "differ", "date")


def test_a_town_refines_its_country() -> None:
    """A place within the other is no contradiction."""
    found = compared(Told("P[Ada Moran] resigned in L[Oslo]."), Told("P[Ada Moran] resigned in L[Norway]."))
    assert [relation for relation, _ in of_kind(found, "place")] == ["refine"]


def test_motives() -> None:
    """Other reasons for one deed are told side by side."""
    found = compared(
        Told("P[Ada Moran] resigned in L[Oslo] to protest the shootings."),
        Told("P[Ada Moran] resigned in L[Oslo] for personal reasons."),
    )
    ((relation, reason),) = of_kind(found, "motive")
    assert relation == "differ"
    assert "to protest the shootings" in reason
    assert "for personal reasons" in reason


def test_denied_and_affirmed() -> None:
    """A denial stands against what it denies, and neither is called right."""
    found = compared(
        Told("P[Ada Moran] resigned in L[Oslo]."), Told("P[Ada Moran] never resigned in L[Oslo].", polarity="denied")
    )
    assert [relation for relation, _ in of_kind(found, "denial")] == ["differ"]


def test_one_of_several_is_not_compared_with_them() -> None:
    """An aggregate and a single event differ in nothing."""
    found = compared(
        Told("N[The Peruvian diplomat] resigned in L[Oslo] to protest the shootings."),
        Told("N[Several Peruvian diplomats] resigned in L[Oslo] for personal reasons."),
    )
    assert {item.relation for item in found if item.kind == "motive"} == {"not-comparable"}


def test_the_first_and_those_before() -> None:
    """Who is said to have been the first stands beside those who are said to have gone before."""
    a = Told("In L[Peru] P[Ada Moran] was the first to resign.", trigger="resign")
    b = Told("In L[Peru] P[Ben Falk] had already resigned.")
    found = compared(a, b)
    assert of_kind(found, "rank") == [
        ("differ", "one is said to have been the first; others are said to have gone before")
    ]


def _interview(question: str, answer: str) -> tuple[str, Reading]:
    text = f"{question} {answer}"
    spans = Span(0, len(question)), Span(len(question) + 1, len(text))
    asked = Statement("s1", (spans[0],), "turn", "p1", stance="ask")
    told = Statement("s2", (spans[1],), "turn", "p1", answers=(Answer("s1", "replies"),))
    return text, Reading("d", "r", statements=(asked, told))


def test_an_answer_that_turns_the_question_round() -> None:
    """The same verb of the same person, negated."""
    text, reading = _interview("It seems that Falk backed down.", "No. Falk does not back down.")
    (found,) = accords(claims("d", reading, text), ())
    assert (found.kind, found.relation) == ("denial", "differ")
    assert found.b.words == "Falk does not back down."
    text, reading = _interview("It seems that Falk backed down.", "Moran does not back down.")
    assert accords(claims("d", reading, text), ()) == ()


def test_a_figure_that_is_doubted_beside_it() -> None:
    """The outlet's doubt stands beside the official figure."""
    text = "The ministry counted 20 envoys, a number that is likely to be on the low side."
    start = text.index("20")
    count = Count("c1", Span(start, start + 9), 20.0, 20.0, 20.0, unit="envoys", statement="s1")
    reading = Reading("d", "r", counts=(count,))
    (found,) = accords(claims("d", reading, text), ())
    assert (found.relation, found.reason) == ("differ", "the one doubts the other")


def test_what_is_set_against_a_statement() -> None:
    """A reporter who adds "but it has not" contradicts what was said."""
    text = "She said that many would follow, but nobody has, and they will not."
    content = Span(text.index("many"), text.index(", but"))
    reading = Reading("d", "r", statements=(Statement("s1", (content,), "indirect", "p1"),))
    (found,) = accords(claims("d", reading, text), ())
    assert found.a.words == "many would follow"
    assert found.b.words.startswith("but nobody has")


def test_first_found_and_drift() -> None:
    """Where a figure is first found, and how it changes; undated claims come last, repetitions are left out."""
    base = claim("count", "", words="20 envoys", topic="envoy", least=20.0, most=20.0, made="2010-02-01", origin="ben")
    held = [
        replace(base, words="30 envoys", least=30.0, most=30.0, made="2010-03-01", origin="eve"),
        replace(base, made=None, words="about 20", least=15.0, most=25.0),
        base,
        replace(base, made="2010-02-02"),
    ]
    assert first_found(held) == base
    steps = drift(held)
    assert [step.claim.words for step in steps] == ["20 envoys", "30 envoys", "about 20"]
    assert [step.accord.relation if step.accord else None for step in steps] == [None, "differ", "differ"]
    assert first_found([]) is None


def test_accords_do_not_depend_on_the_order() -> None:
    """The same claims and links give the same accords."""
    told = [Told("P[Ada Moran] resigned in L[Oslo].", date=date) for date in ("2009-12-27", "2010-01", "2010-02-03")]
    held = [item for at, one in enumerate(told) for item in _claims(one, f"d{at}")]
    slips = [slip for at, one in enumerate(told) for slip in one.slips(f"d{at}")]
    links = list[Link](relink(Slips(slips), slips).links)
    assert accords(held, links) == accords(held[::-1], links[::-1])
    assert accords(held, links)


def test_offices_of_one_person() -> None:
    """Two posts of one person are not comparable: one may have held both."""
    one = claim("office", topic="Ada Moran", words="consul in Oslo", nouns=frozenset({"consul"}))
    found = compare_claims(one, replace(one, words="press officer", nouns=frozenset({"officer"})))
    assert found is not None
    assert found.relation == "not-comparable"
    assert compare_claims(one, replace(one, topic="Ben Falk")) is None


def test_no_claim_without_its_words() -> None:
    """Each claim reads back: its words stand at its span."""
    text, reading = Told("N[Both envoys] resigned in L[Oslo] for personal reasons.").read("d")
    reading = replace(reading, events=(replace(reading.events[0], roles=(Role("who", None, Span(0, 11)),)),))
    found = claims("d", reading, text)
    assert {item.facet for item in found} >= {"count", "place", "motive", "words"}
    assert all(item.span.of(text) == item.words for item in found)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("resignation", "dismissal", True), ("defection", "resignation", True), ("killing", "attack", False)],
)
def test_other_words_differ_where_they_take_a_side(one: str, other: str, *, told: bool) -> None:
    """Resigned or dismissed: whose doing was it? An attack in which people were killed is no other thing."""
    found = compare_claims(claim("words", one), claim("words", other, origin="ben"))
    assert (found is not None and found.relation == "differ") is told


def test_a_rejected_word_is_named_alone() -> None:
    """The reason tells the words of who rejects, whichever side comes first."""
    said = claim("words", "defection", words="defected", nouns=frozenset({"defect"}), made="2020-01-01")
    refused = claim("words", "rejects", words="not defectors", nouns=frozenset({"defect"}), made="2021-01-01")
    for pair in ((said, refused), (refused, said)):
        found = compare_claims(*pair)
        assert found is not None
        assert found.reason == "the one rejects a word that the other uses: «not defectors»"


def test_posts_are_shown_as_written_and_one_may_be_both() -> None:
    """Two posts of one person do not contradict each other, and are told in full."""
    a = claim("who", "Ada Orlan", called="a chargé d’affaires in Wyck", nouns=frozenset({"charge"}))
    b = claim("who", "Ada Orlan", called="counselor", nouns=frozenset({"counselor"}), origin="ben")
    found = compare_claims(a, b)
    assert found is not None
    assert found.relation == "not-comparable"
    assert found.reason == "called «a chargé d’affaires in Wyck», and «counselor»: one may be both"


def test_one_voice_does_not_dispute_with_itself() -> None:
    """What one voice tells twice in one document is one telling; another voice in it, or it elsewhere, is not."""
    one = claim("date", "2009-12")
    again = replace(one, at=Occurrence("a", "v2"), value="2010-02", span=Span(20, 25), statement="s2")
    linked = [Link("same_event", one.at, again.at, "same", 1.0, (), "")]
    assert accords([one, again], linked) == ()
    (found,) = accords([one, replace(again, origin="ben")], linked)
    assert found.relation == "differ"


def test_figures_of_one_day_and_place_differ_though_the_event_is_open() -> None:
    """Where it is open whether two events are one, figures meet if day and place are one; else the reason is told."""
    toll = claim("count", "violence", words="23 people", topic="person", least=23.0, most=23.0)
    other = replace(toll, at=Occurrence("b", "v1"), words="seven people", least=7.0, most=7.0, origin="ben")
    where = claim("place", "Marovec", words="Marovec", span=Span(30, 37))
    when = claim("date", "2021-09-12", words="12 September", span=Span(40, 45))
    beside = [replace(item, at=other.at, origin="ben") for item in (where, when)]
    linked = [Link("same_event", toll.at, other.at, "possible", 0.9, (), "")]
    (found,) = [one for one in accords([toll, other, where, when, *beside], linked) if one.kind == "count"]
    assert found.relation == "differ"
    assert "open whether" in found.reason
    (found,) = [one for one in accords([toll, other, where, beside[0]], linked) if one.kind == "count"]
    assert found.relation == "not-comparable"


def test_figures_without_a_like_unit_do_not_meet() -> None:
    """Diplomats and arrested people, "they" and a number are not set beside each other."""
    five = claim("count", "going", words="five envoys", topic="envoy", least=5.0, most=5.0, home="x")
    for words, topic in (("8,000 people", "person"), ("they", "")):
        other = replace(five, at=Occurrence("b", "c1"), words=words, topic=topic, least=2.0, most=9.0, origin="ben")
        assert accords([five, other], []) == ()
