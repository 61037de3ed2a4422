"""Rules and tagger together: what both found is surer, what the tagger alone found is added, nothing is met twice."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from onrecord.model import Reading, Span
from onrecord.statements.combined import RULE, Weighing, combine
from onrecord.statements.found import Found, Material
from onrecord.statements.material import prepare
from onrecord.statements.reported import reported
from onrecord.statements.tagger import Tagged
from tests.statements.parsed import reading_of, span_of
from tests.statements.test_article import ARTICLE, NAMES
from tests.statements.test_laws import documents

SAID = Tagged(
    (span_of(ARTICLE, "Tam Rennick, the consul of Varenia in Wyck"),),
    (span_of(ARTICLE, "said"),),
    (span_of(ARTICLE, "that he would not return to Ostrel"),),
    0.9,
)


def article() -> Material:
    """Return the invented article ready for the rules."""
    return prepare(ARTICLE, reading_of(ARTICLE, NAMES))[0]


def by_rule(m: Material) -> list[Found]:
    """Return what the verb "said" reports in the first sentence."""
    return [item for item in reported(m) if item.cue and item.cue[0].start == SAID.cue[0].start]


def test_what_both_found_is_one_and_surer() -> None:
    m = article()
    (ruled,) = by_rule(m)
    (both,) = combine(m, [ruled], [SAID])
    assert (both.rule, both.content, both.source) == (ruled.rule, ruled.content, ruled.source)
    assert ruled.score < both.score <= 1


def test_sure_edges_of_the_tagger_replace_those_of_the_rule() -> None:
    m = article()
    (ruled,) = by_rule(m)
    shorter = replace(SAID, content=(span_of(ARTICLE, "he would not return to Ostrel"),))
    (both,) = combine(m, [ruled], [shorter], Weighing(edges=0.5))
    assert both.content == shorter.content
    assert (both.rule, both.anchor) == (ruled.rule, ruled.anchor)


@pytest.mark.parametrize(("least", "added"), [(0.5, True), (0.95, False)])
def test_speech_that_the_tagger_alone_found_is_added(least: float, *, added: bool) -> None:
    """It takes the shape of the rules: head of the source, token of the cue, stance and tier of the lexicon."""
    m = article()
    found = combine(m, [], [SAID], Weighing(add=least))
    assert [item.rule for item in found] == [RULE] * added
    for item in found:
        assert item.source is not None
        assert (m.tree.low[item.anchor], m.tree.low[item.source.head]) == ("said", "tam")
        assert (item.tier, item.stance, item.manner, item.score) == ("speech", "neutral", "indirect", 0.9)


def test_a_cue_that_no_list_knows_is_no_speech() -> None:
    """It counts as attitude, unless the words stand in quotation marks."""
    m = article()
    cue = (span_of(ARTICLE, "leave"),)
    content = (span_of(ARTICLE, "Ostrel’s service"),)
    quoted = (span_of(ARTICLE, "“I did not sign the rest.”"),)
    assert not combine(m, [], [Tagged((), cue, content, 0.9)])
    (attitude,) = combine(m, [], [Tagged((), cue, content, 0.9)], Weighing(add_attitude=0.5))
    (speech,) = combine(m, [], [Tagged((), (), quoted, 0.9)])
    assert (attitude.tier, speech.tier) == ("attitude", "speech")
    assert (speech.anchor, speech.source, speech.manner) == (-1, None, "direct")


def test_what_a_rule_alone_found_may_be_left_out() -> None:
    """Below ``keep`` it goes, unless it is relayed inside another statement."""
    m = article()
    (ruled,) = by_rule(m)
    assert combine(m, [ruled], [], Weighing(keep=0.99)) == []
    inner = replace(ruled, under=3)
    assert combine(m, [inner], [], Weighing(keep=0.99)) == [inner]
    outer = replace(ruled, content=(Span(0, len(ARTICLE)),), cue=(Span(0, 4),), score=1.0)
    assert combine(m, [outer, ruled], [], Weighing(keep=0.99)) == [outer, ruled]


@settings(max_examples=60, deadline=None)
@given(documents())
def test_no_cue_is_used_twice(document: tuple[str, Reading]) -> None:
    """Whatever both found, each of the tagger's cues leads to one statement at most."""
    text, reading = document
    m, _ = prepare(text, reading)
    rules = reported(m)
    tagged = [Tagged((), item.cue, item.content, 0.9) for item in rules if item.cue and item.content]
    combined = combine(m, rules, tagged, Weighing(add=0.0, add_attitude=0.0))
    assert len(combined) == len(rules)
