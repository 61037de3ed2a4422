"""The cue lists: sorted, without doubles, each with its head, and read into senses."""

from importlib.resources import files

import pytest

from onrecord.lexicon.cues import Sense, cue_adjectives, cue_adverbs, cue_nouns, cue_verbs, speech_words
from onrecord.lexicon.words import read_words

LISTS = ("cue-adjectives", "cue-adverbs", "cue-nouns", "cue-verbs", "speech-words")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_says_where_it_is_from(name: str) -> None:
    """Entries stand once, in order; the head tells meaning, source, licence and date."""
    entries = read_words(f"data/{name}.txt")
    head = files("onrecord.lexicon").joinpath(f"data/{name}.txt").read_text(encoding="utf-8").split("#\n", 1)[0]

    assert len(entries) == len(set(entries))
    assert [entry.split("\t") for entry in entries] == sorted(entry.split("\t") for entry in entries)
    assert all(word in head for word in ("Source: own list", "Licence:", "Date:"))


def test_verbs_have_a_sense_for_each_frame() -> None:
    """The same verb may accuse in one frame and take a plain clause in another."""
    verbs = cue_verbs()

    assert verbs["accuse"]["of"] == Sense("accuse", "speech")
    assert verbs["say"]["that"] == Sense("neutral", "speech")
    assert verbs["believe"]["that"] == Sense("neutral", "attitude")
    assert len(verbs) > 500


def test_other_cues_have_one_sense() -> None:
    """Nouns, adjectives and adverbs."""
    assert cue_nouns()["denial"] == Sense("deny", "speech")
    assert cue_adjectives()["sceptical"] == Sense("doubt", "attitude")
    assert cue_adverbs()["allegedly"] == Sense("accuse", "impersonal")


def test_words_are_kept_by_mark() -> None:
    """A word may have several marks; none has a mark of no words."""
    assert "statement" in speech_words("bearer")
    assert "statement" in speech_words("venue")
    assert "minister" in speech_words("post")
