"""From text to syntax, names and entities with the shipped pipeline. Everybody in these texts is invented."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Entity, Mention, Passage, PassageKind, Problem, Span, Syntax
from onrecord.reading.language import Pipeline, PipelineMissingError, load_pipeline, parse

Read = tuple[Syntax, tuple[Mention, ...], tuple[Entity, ...], tuple[Problem, ...]]

STORY = """Diplomat leaves embassy in Arvik

Ada Moran, an embassy counsellor in Arvik, resigned in May. She told Radio Meridian that her\u00a0family
was safe. Colonel Hassan al-Varek, 52, the head of the Border Guard, denied it. The National Council of
Varenia (NCV) welcomed Moran’s decision.

Share this page Ada Moran Facebook

“I had no choice,” Moran said. The counsellor now lives in Oslo. The NCV said it would help.
"""
KINDS: tuple[PassageKind, ...] = ("headline", "body", "furniture", "body")


def _passages(text: str, kinds: tuple[PassageKind, ...]) -> tuple[Passage, ...]:
    starts = [0]
    while len(starts) < len(kinds):
        starts.append(text.index("\n\n", starts[-1]) + 2)
    edges = [*starts, len(text)]
    spans = [Span(*pair) for pair in pairwise(edges)]
    return tuple(Passage(f"g{n}", span, kind, "p1") for n, (span, kind) in enumerate(zip(spans, kinds, strict=True), 1))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="module")
def story(pipeline: Pipeline) -> Read:
    return parse(STORY, _passages(STORY, KINDS), pipeline)


def _read(text: str, pipeline: Pipeline) -> Read:
    return parse(text, (Passage("g1", Span(0, len(text)), "body", "p1"),), pipeline)


def _chains(text: str, read: Read) -> dict[str, list[str]]:
    """The words of all mentions of each entity, by its name."""
    _, mentions, entities, _ = read
    names = {entity.id: str(entity.name) for entity in entities}
    out: dict[str, list[str]] = {name: [] for name in names.values()}
    for mention in mentions:
        out[names[mention.entity]].append(mention.span.of(text))
    return out


def test_every_token_reads_back(story: Read) -> None:
    syntax = story[0]
    for place, word in enumerate(syntax.words):
        assert syntax.span(place, place + 1).of(STORY) == word
    assert all(start < end for start, end in zip(syntax.starts, syntax.ends, strict=True))


def test_sentences_tile_the_tokens_and_stay_in_their_passage(story: Read) -> None:
    syntax, passages = story[0], {passage.id: passage for passage in _passages(STORY, KINDS)}
    assert [sentence.first for sentence in syntax.sentences] == [0, *(s.last for s in syntax.sentences[:-1])]
    for sentence in syntax.sentences:
        assert sentence.span == syntax.span(sentence.first, sentence.last)
        assert sentence.span.within(passages[sentence.passage].span)
        heads = {int(syntax.heads[place]) for place in range(sentence.first, sentence.last)}
        assert heads <= set(range(sentence.first, sentence.last))


def test_furniture_has_no_syntax_and_no_mentions(story: Read) -> None:
    syntax, mentions, _, _ = story
    assert "g3" not in {sentence.passage for sentence in syntax.sentences}
    assert not any(mention.span.of(STORY) == "Facebook" for mention in mentions)


def test_lemmas_tags_and_relations(story: Read) -> None:
    syntax = story[0]
    place = syntax.words.index("told")
    assert (syntax.lemmas[place], syntax.tags[place], syntax.pos[place]) == ("tell", "VBD", "VERB")
    assert syntax.deps[place] == "root"
    assert syntax.heads[syntax.words.index("She")] == place
    assert "ROOT" not in syntax.deps


def test_mentions_of_one_entity(story: Read) -> None:
    chains = _chains(STORY, story)
    assert chains["Ada Moran"] == [
        "Ada Moran", "an embassy counsellor in Arvik", "She", "her", "Moran", "Moran", "The counsellor",
    ]  # fmt: skip
    assert chains["National Council of Varenia"] == ["National Council of\nVarenia", "NCV", "NCV"]
    assert chains["Hassan al-Varek"][0] == "Hassan al-Varek"
    assert "Radio Meridian" in chains


def test_entities_carry_names_but_no_pronouns(story: Read) -> None:
    _, mentions, entities, _ = story
    moran = next(entity for entity in entities if entity.name == "Ada Moran")
    assert (moran.kind, moran.named) == ("person", True)
    assert moran.names == ("Ada Moran", "an embassy counsellor in Arvik", "Moran", "The counsellor")
    assert [mention.id for mention in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span.start)
    assert {mention.entity for mention in mentions} == {entity.id for entity in entities}
    assert all(0 <= mention.score <= 1 and round(mention.score, 3) == mention.score for mention in mentions)


def test_reading_twice_gives_the_same(story: Read, pipeline: Pipeline) -> None:
    again = parse(STORY, _passages(STORY, KINDS), pipeline)
    assert again[1:] == story[1:]
    assert (again[0].words, again[0].deps, again[0].sentences) == (story[0].words, story[0].deps, story[0].sentences)


def test_a_shouting_headline_still_has_names(pipeline: Pipeline) -> None:
    text = "MINISTER SAYS NORWAY MUST ACT"
    assert "NORWAY" in _chains(text, _read(text, pipeline))


def test_two_people_of_one_surname_stay_apart(pipeline: Pipeline) -> None:
    text = "Ada Moran met Ben Moran in Oslo. Then Moran left for Norway."
    _, _, entities, problems = _read(text, pipeline)
    assert {entity.name for entity in entities if entity.kind == "person"} == {"Ada Moran", "Ben Moran", "Moran"}
    assert [problem.kind for problem in problems] == ["ambiguous-name"]
    assert problems[0].span == Span(38, 43)


def test_nothing_comes_of_nothing(pipeline: Pipeline) -> None:
    syntax, mentions, entities, problems = _read(" \n ", pipeline)
    assert len(syntax) == 0
    assert (mentions, entities, problems) == ((), (), ())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from(list("aA.“” ,\n\t\u00a0\u00ad’'-(1é")), max_size=80))
def test_any_text_reads_back(pipeline: Pipeline, text: str) -> None:
    syntax = _read(text, pipeline)[0]
    for place, word in enumerate(syntax.words):
        assert syntax.span(place, place + 1).of(text).replace("\u00ad", "") == word
    assert list(syntax.starts) == sorted(syntax.starts)


def test_an_unknown_pipeline_says_what_to_do() -> None:
    with pytest.raises(PipelineMissingError, match="install it"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_of_spacy_without_spacy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineMissingError, match=r"install onrecord\[spacy\]"):
        load_pipeline("some_pipeline")


def test_the_shipped_pipeline_needs_no_spacy() -> None:
    code = (
        "import sys; from onrecord.reading.language import load_pipeline; load_pipeline(); "
        "sys.exit('spacy' in sys.modules or 'torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _foreign(folder: Path, *, parser: bool) -> str:
    """Write an untrained pipeline that does not use Universal Dependencies; return its name."""
    import spacy

    nlp: Any = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")
    if parser:
        nlp.add_pipe("parser").add_label("dobj")
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)


def test_another_pipeline_may_be_used_and_says_what_it_lacks(tmp_path: Path) -> None:
    pipeline = load_pipeline(_foreign(tmp_path / "foreign", parser=True))
    assert not pipeline.shipped
    syntax, _, _, problems = _read("Everybody told everybody.", pipeline)
    assert [problem.kind for problem in problems] == ["pipeline-labels"]
    assert syntax.lemmas[-1] == "."


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineMissingError, match="no parser"):
        load_pipeline(_foreign(tmp_path / "foreign", parser=False))
