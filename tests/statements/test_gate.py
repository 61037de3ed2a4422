"""The gate between rules and tagger: every attribution once, in its likeliest variant, if it is likely enough."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.model import Reading, Span
from onrecord.statements.chains import chained
from onrecord.statements.evidence import voice_of, weighed
from onrecord.statements.found import Found, Material
from onrecord.statements.gate import Gate, load_gate
from onrecord.statements.material import prepare
from onrecord.statements.reported import reported
from onrecord.statements.tagger import WEIGHTS, Tagged
from onrecord.statements.variants import RULE, Variant, attributions
from tests.statements.parsed import reading_of, span_of
from tests.statements.test_article import ARTICLE, NAMES
from tests.statements.test_laws import documents

SAID = Tagged(
    (span_of(ARTICLE, "Tam Rennick, the consul of Varenia in Wyck"),),
    (span_of(ARTICLE, "said"),),
    (span_of(ARTICLE, "he would not return to Ostrel"),),
    0.9,
)
SHORTER = replace(SAID, content=(span_of(ARTICLE, "not return to Ostrel"),))
ELSEWHERE = replace(SAID, source=(span_of(ARTICLE, "Varenia"),))
VOICES = (
    ("The council met on Monday. It will meet again.", "news"),
    ("I left Ostrel because my orders were wrong.", "first"),
    ("“I left Ostrel,” the consul said on Monday in Wyck.", "news"),
)
INTERVIEW = "Q: Why did you leave Ostrel?\n\nA: The orders were wrong."
DEEDS = (
    ("The union accepted the offer.", "The union", "accepted", "the offer", False),
    ("The union accepted that the offer was fair.", "The union", "accepted", "the offer was fair", True),
    ("The union vouched for the plan.", "The union", "vouched for", "the plan", True),
    ("The union denied the report.", "The union", "denied", "the report", True),
    ("The union denied it.", "The union", "denied", "it", False),
    ("The Ledger, citing two officials, closed.", "The Ledger", "citing", "two officials", False),
)
FEARED = "One of the reasons that Karvan fears the council is that it is new."
THOUGHT = "I know that the council met. The council believes that I lied."
MINE = "I know that the council met. The council wants peace."
TEXTS = (*(text for text, _ in VOICES), *(case[0] for case in DEEDS), INTERVIEW, MINE, FEARED, THOUGHT)
SHIPPED = [name for name in WEIGHTS if load_gate(name) is not None]


def article() -> Material:
    """Return the invented article ready for the rules."""
    return prepare(ARTICLE, reading_of(ARTICLE, NAMES))[0]


def by_rule(m: Material) -> Found:
    """Return what the verb "said" reports in the first sentence."""
    (found,) = (item for item in reported(m) if item.cue and item.cue[0].start == SAID.cue[0].start)
    return found


def variants(m: Material, found: list[Found], tagged: list[Tagged]) -> list[tuple[Variant, ...]]:
    """Return the variants of each attribution."""
    return list(attributions(m, found, tagged))


def test_what_both_found_alike_is_one() -> None:
    m = article()
    ruled = by_rule(m)
    ((only,),) = variants(m, [ruled], [SAID])
    assert (only.origin, only.found, only.tagged) == ("both", ruled, SAID)


def test_where_contents_differ_there_is_a_variant_with_each() -> None:
    m = article()
    ruled = by_rule(m)
    ((ours, theirs),) = variants(m, [ruled], [SHORTER])
    assert (ours.origin, theirs.origin) == ("rule's", "rule's source")
    assert (ours.found, theirs.found.content) == (ruled, SHORTER.content)
    assert theirs.found.source == ruled.source


def test_where_all_differs_there_are_four_variants() -> None:
    m = article()
    ruled = replace(by_rule(m), source=None)
    (group,) = variants(m, [ruled], [SHORTER])
    assert [item.origin for item in group] == ["rule's", "rule's source", "rule's content", "tagger's"]
    assert [item.found.source is None for item in group] == [True, True, False, False]


def test_what_the_tagger_alone_found_takes_the_shape_of_the_rules() -> None:
    """It has the head of the source, the token of the cue, stance and tier of the lexicon."""
    m = article()
    ((only,),) = variants(m, [], [SAID])
    item = only.found
    assert (only.origin, item.rule) == ("tagger", RULE)
    assert item.source is not None
    assert (m.tree.low[item.anchor], m.tree.low[item.source.head]) == ("said", "tam")
    assert (item.tier, item.stance, item.manner) == ("speech", "neutral", "indirect")


def test_a_cue_that_no_list_knows_is_no_speech() -> None:
    """It counts as attitude, unless the words stand in quotation marks."""
    m = article()
    attitude = Tagged((), (span_of(ARTICLE, "leave"),), (span_of(ARTICLE, "Ostrel’s service"),), 0.9)
    quoted = Tagged((), (), (span_of(ARTICLE, "“I did not sign the rest.”"),), 0.9)
    ((first,), (second,)) = variants(m, [], [attitude, quoted])
    assert (first.found.tier, second.found.tier) == ("attitude", "speech")
    assert (second.found.anchor, second.found.source, second.found.manner) == (-1, None, "direct")


@pytest.mark.parametrize(("text", "source", "cue", "content", "reports"), DEEDS)
def test_what_was_done_to_a_thing_is_no_report(
    text: str, source: str, cue: str, content: str, *, reports: bool
) -> None:
    """A verb that reports clauses is no cue with a thing or a pronoun, nor "citing" with the one who is cited."""
    m = prepare(text, reading_of(text))[0]
    taken = Tagged((span_of(text, source),), (span_of(text, cue),), (span_of(text, content),), 0.9)
    assert bool(variants(m, [], [taken])) == reports


def test_what_the_sentence_says_of_a_fear_is_no_part_of_it() -> None:
    """In "the reason she fears X is that Y" the fear is of X."""
    m = prepare(FEARED, reading_of(FEARED))[0]
    rest = span_of(FEARED, "the council is that it is new")
    ((only,),) = variants(m, [], [Tagged((span_of(FEARED, "Karvan"),), (span_of(FEARED, "fears"),), (rest,), 0.9)])
    (link,) = chained(m, [only.found])
    assert link.found.content == (span_of(FEARED, "the council"),)


def test_the_label_of_a_turn_is_no_cue() -> None:
    """A tagger may take "Q:" for a cue; the turn says who speaks."""
    m = prepare(INTERVIEW, reading_of(INTERVIEW))[0]
    asked = span_of(INTERVIEW, "Why did you leave Ostrel?")
    label = Tagged((span_of(INTERVIEW, "Q"),), (span_of(INTERVIEW, ":"),), (asked,), 0.9)
    assert not variants(m, [], [label])
    assert voice_of(m) == "turns"


@pytest.mark.parametrize(("text", "voice"), VOICES)
def test_the_voice_of_a_text_is_read_off_its_own_words(text: str, voice: str) -> None:
    """What stands in quotation marks is not the writer's "I"."""
    assert voice_of(prepare(text, reading_of(text))[0]) == voice


def test_the_likeliest_variant_passes_with_its_likelihood_as_score() -> None:
    m = article()
    gate = Gate(0.0, {"origin rule's source": 2.0, "origin rule's": 1.0})
    (kept,) = gate.settle(m, [by_rule(m)], [SHORTER])
    assert (kept.content, kept.score) == (SHORTER.content, 0.881)


@pytest.mark.parametrize(("bias", "passes"), [(-0.7, False), (-0.5, True)])
def test_what_is_not_likely_enough_stays_out(bias: float, *, passes: bool) -> None:
    m = article()
    assert bool(Gate(bias, {}, alone=0.36).settle(m, [], [SAID])) == passes


def test_thoughts_must_be_likelier_where_somebody_speaks_for_himself() -> None:
    """In an interview what others think is seldom a report; in news it is judged as speech is."""
    m = prepare(THOUGHT, reading_of(THOUGHT))[0]
    found = reported(m)
    assert (voice_of(m), [item.tier for item in found]) == ("first", ["attitude"])
    assert not Gate(-0.3, {}).settle(m, found, [])
    assert Gate(-0.3, {}, thought=0.4).settle(m, found, [])


def test_inside_another_content_a_rule_needs_less() -> None:
    """The corpora of news mark no statement inside another, so their tagger has no say there."""
    m = article()
    inner = by_rule(m)
    outer = replace(inner, content=(Span(0, len(ARTICLE)),), cue=(Span(0, 4),), anchor=0)
    gate = Gate(-1.0, {}, least=0.36, lenient=0.2)
    assert gate.settle(m, [inner], []) == []
    assert [item.content for item in gate.settle(m, [outer, inner], [])] == [inner.content]


def test_news_trusts_the_tagger_more_than_a_text_in_the_first_person() -> None:
    m = prepare(MINE, reading_of(MINE))[0]
    wants = Tagged((span_of(MINE, "The council"),), (span_of(MINE, "wants"),), (span_of(MINE, "peace"),), 0.9)
    assert Gate(0.0, {}, alone=0.4, strict=0.6).settle(m, [], [wants]) == []
    assert len(Gate(0.0, {}, alone=0.4, strict=0.4).settle(m, [], [wants])) == 1


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_gate_trusts_what_both_found(name: str) -> None:
    m = article()
    gate = load_gate(name)
    assert gate is not None
    ((both,),) = weighed(m, variants(m, [by_rule(m)], [SAID]))
    ((alone,),) = weighed(m, variants(m, [by_rule(m)], []))
    assert gate.likelihood(both.signs) > 0.8
    assert gate.likelihood(both.signs) > gate.likelihood(alone.signs)


def test_where_no_gate_is_there_is_none(tmp_path: Path) -> None:
    assert load_gate("attribution-polnear", tmp_path) is None


@settings(max_examples=60, deadline=None)
@given(documents())
def test_nothing_is_met_twice(document: tuple[str, Reading]) -> None:
    """Whatever both found, each find of either is in exactly one attribution."""
    text, reading = document
    m, _ = prepare(text, reading)
    rules = reported(m)
    tagged = [Tagged((), item.cue, item.content, 0.9) for item in rules if item.cue and item.content]
    groups = variants(m, rules, tagged)
    assert sum(group[0].ruled is not None for group in groups) == len(rules)
    assert sum(group[0].tagged is not None for group in groups) == len(tagged)
    assert len(Gate(1.0, {}).settle(m, rules, tagged)) == len(groups)
