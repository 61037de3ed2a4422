"""Any text with any parse: what the laws of this room are tried on."""

import re
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from onrecord.model import (
    Count,
    Date,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Part,
    Passage,
    PassageKind,
    Reading,
    Sentence,
    Span,
    Syntax,
    Turn,
    TurnRole,
)
from tests.statements.parsed import build, kept_parses, passages_of

_WORDS = (
    *("said", "told", "that", "he", "I", "you", "the", "minister", "Orlan", "report", "accused", "of", "by", "was"),
    *("quoted", "as", "saying", "citing", "according", "to", "called", "for", "on", "allegedly", "it", "is", "fact"),
    *("claim", "confident", "who", "and", "but", "if", "not", "adding", "reads", "why", "lies", "seen", "widely", "Q"),
    *(
        "in",
        "the words",
        "two",
        "believe",
        "should",
        "asked",
        "spokesman",
        "they",
        "colleagues",
        "A",
        "\U0001f600",
        "ы",
    ),
)
_MARKS = ('"', "“", "”", "‘", "’", "'", "''", "«", "»", "„", ",", ".", ":", ";", "?", "(", ")", "—", "\n", "\n\n", " ")
_TAGS = (
    "VBD",
    "VBZ",
    "VBN",
    "VBG",
    "VB",
    "VBP",
    "MD",
    "NN",
    "NNS",
    "NNP",
    "PRP",
    "IN",
    "TO",
    "RB",
    "DT",
    "JJ",
    "CC",
    ",",
)
_DEPS = (
    *("root", "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis"),
    *("aux", "aux:pass", "mark", "case", "appos", "nmod", "nmod:poss", "punct", "cc", "det", "expl", "compound:prt"),
)
_KINDS: tuple[PassageKind, ...] = ("headline", "lead", "body", "question", "answer", "bio", "caption", "furniture")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return words, marks and empty lines in any order, or any text at all."""
    pieces = draw(st.lists(st.sampled_from(_WORDS + _MARKS), max_size=60))
    glue = draw(st.sampled_from((" ", "")))
    return draw(st.one_of(st.just(glue.join(pieces)), st.text(max_size=80)))


@st.composite
def garbled(draw: st.DrawFn) -> tuple[str, Reading]:
    """Return a few invented sentences one after the other with their kept parses, some of it changed at random."""
    kept = draw(st.lists(st.sampled_from(sorted(kept_parses())), min_size=1, max_size=4))
    text = draw(st.sampled_from((" ", "\n\n"))).join(kept)
    rows = [list(sentence) for one in kept for sentence in kept_parses()[one]]
    for sentence in rows:
        for _ in range(draw(st.integers(0, 3))):
            place = draw(st.integers(0, len(sentence) - 1))
            word, lemma, tag, pos, dep, head = sentence[place]
            head = draw(st.one_of(st.just(head), st.integers(0, len(sentence) - 1)))
            tag = draw(st.one_of(st.just(tag), st.sampled_from(_TAGS)))
            sentence[place] = (word, lemma, tag, pos, draw(st.one_of(st.just(dep), st.sampled_from(_DEPS))), head)
    passages, turns = passages_of(text)
    mentions, entities = _mentions(draw, text)
    reading = Reading("invented", "test", parts=(Part("p1", Span(0, len(text))),), passages=passages, turns=turns)
    syntax = build(text, rows, passages)
    return text, replace(reading, mentions=mentions, entities=entities, syntax=syntax)


@st.composite
def readings(draw: st.DrawFn, text: str) -> Reading:
    """Return a reading of ``text`` with any passages, turns, sentences and trees."""
    passages, turns = _page(draw, text)
    syntax = _syntax(draw, text, passages)
    mentions, entities = _mentions(draw, text)
    return Reading(
        "invented",
        "test",
        parts=(Part("p1", Span(0, len(text))),),
        passages=passages,
        turns=turns,
        mentions=mentions,
        entities=entities,
        dates=tuple(Date(f"d{i}", mention.span, "2012", None, None, "any") for i, mention in enumerate(mentions)),
        counts=tuple(Count(f"c{i}", mention.span, 1, 1, 1) for i, mention in enumerate(mentions)),
        syntax=syntax,
    )


def _page(draw: st.DrawFn, text: str) -> tuple[tuple[Passage, ...], tuple[Turn, ...]]:
    cuts = sorted({0, *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    passages: list[Passage] = []
    turns: list[Turn] = []
    for place, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(text)], strict=True)):
        kind = draw(st.sampled_from(_KINDS))
        turn = None
        if kind in {"question", "answer"}:
            role: TurnRole = "question" if kind == "question" else "answer"
            label = Span(start, min(end, start + draw(st.integers(0, 3)))) if draw(st.booleans()) else None
            turns.append(Turn(f"t{place}", "p1", role, label, label))
            turn = turns[-1].id
        passages.append(Passage(f"g{place}", Span(start, end), kind, "p1", turn))
    return tuple(passages), tuple(turns)


def _syntax(draw: st.DrawFn, text: str, passages: tuple[Passage, ...]) -> Syntax:
    spans: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    heads: list[int] = []
    for passage in passages:
        tokens = [match.span() for match in _TOKEN.finditer(text, passage.span.start, passage.span.end)]
        while tokens:
            size = draw(st.integers(1, len(tokens)))
            first = len(spans)
            heads += [first + draw(st.integers(0, size - 1)) for _ in range(size)]
            spans += tokens[:size]
            sentences.append(Sentence(Span(tokens[0][0], tokens[size - 1][1]), first, len(spans), passage.id))
            tokens = tokens[size:]
    words = tuple(text[start:end] for start, end in spans)
    return Syntax(
        np.array([start for start, _ in spans], dtype=np.int32),
        np.array([end for _, end in spans], dtype=np.int32),
        np.array(heads, dtype=np.int32),
        words,
        tuple(_lemma(word) for word in words),
        tuple(draw(st.sampled_from(_TAGS)) for _ in words),
        tuple("X" for _ in words),
        tuple(draw(st.sampled_from(_DEPS)) for _ in words),
        tuple(sentences),
    )


def _lemma(word: str) -> str:
    known = {"said": "say", "saying": "say", "told": "tell", "accused": "accuse", "quoted": "quote", "citing": "cite"}
    known |= {
        "called": "call",
        "adding": "add",
        "reads": "read",
        "asked": "ask",
        "seen": "see",
        "is": "be",
        "was": "be",
    }
    return known.get(word, word.lower())


def _mentions(draw: st.DrawFn, text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    places = [match.span() for match in _TOKEN.finditer(text)]
    chosen = sorted(draw(st.sets(st.sampled_from(places), max_size=4))) if places else []
    kinds: tuple[EntityKind, ...] = ("person", "organisation", "publication", "place")
    forms: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
    mentions = tuple(
        Mention(
            f"m{i}", Span(*place), draw(st.sampled_from(kinds)), draw(st.sampled_from(forms)), f"e{i % 2}", 1.0, "any"
        )
        for i, place in enumerate(chosen)
    )
    entities = tuple(Entity(f"e{i}", "person", named=True, name=f"Name {i}", names=(f"Name {i}",)) for i in range(2))
    return mentions, entities
