"""Words that report what is said or thought: verbs by frame, nouns, adjectives, adverbs and fixed phrases."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.lexicon.words import read_words
from onrecord.model import Stance, Tier

Frame = Literal[
    "that",
    "quote",
    "tell",
    "order",
    "inf",
    "obj",
    "of",
    "for",
    "with",
    "on",
    "about",
    "toward",
    "want",
    "as",
    "at",
    "small",
    "to",
]
"""How a verb stands to what is said; the head of ``data/cue-verbs.txt`` explains each."""

WordMark = Literal[
    "asking",
    "bearer",
    "carry",
    "clausal",
    "control",
    "denial",
    "event",
    "evidence",
    "fact",
    "handing",
    "hearer",
    "human",
    "knowing",
    "light",
    "negation",
    "opining",
    "perceiving",
    "post",
    "relay",
    "thing",
    "time",
    "trailing",
    "vague",
    "venue",
    "vocal",
    "wish",
]
"""What a word of ``data/speech-words.txt`` is good for; the head of the file explains each."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What the choice of a cue expresses: the stance it gives the speaker, and the tier of the attribution."""

    stance: Stance
    tier: Tier


@cache
def cue_verbs() -> Mapping[str, Mapping[Frame, Sense]]:
    """Load the verbs, once: lemma to the frames it is used in."""
    verbs = defaultdict[str, dict[Frame, Sense]](dict)
    for entry in read_words("data/cue-verbs.txt"):
        lemma, frame, stance, tier = entry.split("\t")
        verbs[lemma][cast("Frame", frame)] = _sense(stance, tier)
    return dict(verbs)


@cache
def cue_nouns() -> Mapping[str, Sense]:
    """Load the nouns that take a clause or a quotation (``claim that ...``), once, by lemma."""
    return _senses("data/cue-nouns.txt")


@cache
def cue_adjectives() -> Mapping[str, Sense]:
    """Load the adjectives that take a clause (``confident that ...``), once."""
    return _senses("data/cue-adjectives.txt")


@cache
def cue_adverbs() -> Mapping[str, Sense]:
    """Load the adverbs that pass a clause on as somebody's words (``allegedly``), once."""
    return _senses("data/cue-adverbs.txt")


@cache
def speech_words(mark: WordMark) -> frozenset[str]:
    """Return the words of one mark of ``data/speech-words.txt``."""
    return _marked().get(mark, frozenset())


@cache
def _marked() -> Mapping[WordMark, frozenset[str]]:
    marks = defaultdict[WordMark, set[str]](set)
    for entry in read_words("data/speech-words.txt"):
        word, mark = entry.split("\t")
        marks[cast("WordMark", mark)].add(word)
    return {mark: frozenset(words) for mark, words in marks.items()}


def _senses(name: str) -> Mapping[str, Sense]:
    rows = (entry.split("\t") for entry in read_words(name))
    return {word: _sense(stance, tier) for word, stance, tier in rows}


def _sense(stance: str, tier: str) -> Sense:
    return Sense(cast("Stance", stance), cast("Tier", tier))
