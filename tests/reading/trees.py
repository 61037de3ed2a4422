"""Dependency trees written by hand, so that a test shows the syntax that it speaks of."""

import numpy as np

from onrecord.model import Sentence, Span, Syntax


def tree(text: str, rows: str) -> Syntax:
    """Build the syntax of ``text`` in one passage: a row for each token, ``word pos dep head [lemma [tag]]``.

    A blank row ends a sentence; head 0 is a root, and heads count from 1 within the sentence.
    """
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    words: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    lemmas: list[str] = []
    sentences: list[Sentence] = []
    place = 0
    for block in rows.strip().split("\n\n"):
        first = len(words)
        for row in block.strip().splitlines():
            word, part, dep, head, *rest = row.split()
            place = text.index(word, place)
            starts.append(place)
            place += len(word)
            ends.append(place)
            heads.append(len(words) if head == "0" else first + int(head) - 1)
            words.append(word)
            pos.append(part)
            tags.append(rest[1] if len(rest) > 1 else part)
            deps.append(dep)
            lemmas.append(rest[0] if rest else word.lower())
        sentences.append(Sentence(Span(starts[first], ends[-1]), first, len(words), "g1"))
    return Syntax(
        np.array(starts, dtype=np.int32),
        np.array(ends, dtype=np.int32),
        np.array(heads, dtype=np.int32),
        tuple(words),
        tuple(lemmas),
        tuple(tags),
        tuple(pos),
        tuple(deps),
        tuple(sentences),
    )
