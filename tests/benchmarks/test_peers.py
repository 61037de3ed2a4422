"""Other extractors are handed our trees and give back spans that the scorer understands."""

import re

import numpy as np

from benchmarks.peer_regex import quotations
from benchmarks.peers import _line, _spans, _trees
from evaluation import polnear
from onrecord.model import Sentence, Span, Syntax

TEXT = "“The dam will be built this year,” Mara Tovin said. The council was silent."


def test_regex_finds_a_quotation_with_the_name_beside_it() -> None:
    found = list(quotations(TEXT))
    assert [{role: [TEXT[a:b] for a, b in spans] for role, spans in item.items()} for item in found] == [
        {"source": ["Mara Tovin"], "cue": ["said"], "content": ["“The dam will be built this year,”"]}
    ]


def test_a_quotation_becomes_a_statement_that_the_scorer_counts() -> None:
    line = _line(list(quotations(TEXT)))
    gold = {"attributions": [{role: line["statements"][0][role] for role in polnear.ROLES}]}
    assert polnear.direct(TEXT, line, gold).f1 == 1.0


def test_trees_are_handed_over_by_passage_and_come_back_as_spans() -> None:
    syntax = _flat_syntax(TEXT)
    (passage,) = _trees(syntax)
    assert passage["words"] == list(syntax.words)
    assert all(0 <= head < len(syntax) for head in passage["heads"])
    assert "".join(w + " " * s for w, s in zip(passage["words"], passage["spaces"], strict=True)).rstrip() == TEXT
    assert [TEXT[a:b] for a, b in _spans(syntax, [0, 1, 3])] == ["“The", "will"]


def _flat_syntax(text: str) -> Syntax:
    """Return a syntax in which words are what stands between marks and blanks, and all hang from the first."""
    places = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    starts, ends = (np.array(offsets, dtype=np.int32) for offsets in zip(*places, strict=True))
    words = tuple(text[start:end] for start, end in places)
    same = ("x",) * len(words)
    sentence = Sentence(Span(0, len(text)), 0, len(words), "g1")
    return Syntax(starts, ends, np.zeros(len(words), dtype=np.int32), words, words, same, same, same, (sentence,))
