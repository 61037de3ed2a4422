"""Any installed spaCy pipeline in the place of the shipped parser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.syntax.boundaries import settled
from onrecord.reading.syntax.lemmas import Lemmas
from onrecord.reading.syntax.parsed import Parsed

_BATCH = 128


@dataclass(frozen=True, slots=True, eq=False)
class Foreign:
    """spaCy's ``Language``, and our lemmas for where it has none."""

    nlp: Any
    lemmas: Lemmas

    def tagged(self, words: Sequence[str]) -> list[str]:
        """Return the tags of the given words of one text."""
        from spacy.tokens import Doc

        return [token.tag_ for token in self.nlp(Doc(self.nlp.vocab, words=list(words)))]

    def read(self, texts: Sequence[str]) -> Parsed:
        """Parse texts, a batch of them together."""
        tokens, sizes, heads, bounds = list[Any](), list[int](), list[int](), list[tuple[int, int]]()
        for doc in self.nlp.pipe(texts, batch_size=_BATCH):
            first = len(tokens)
            tokens += doc
            sizes.append(len(doc))
            heads += [first + token.head.i for token in doc]
            bounds += _bounds(doc, first)
        relations = ["root" if token.dep_ == "ROOT" else token.dep_ for token in tokens]
        found = np.array(heads, dtype=np.intp)
        for first, last in bounds:
            _hang(found, relations, first, last)
        return Parsed(
            words=[token.text for token in tokens],
            starts=[token.idx for token in tokens],
            sizes=sizes,
            lemmas=[token.lemma_.lower() or self.lemmas.lemma(token.text, token.tag_) for token in tokens],
            tags=[token.tag_ for token in tokens],
            pos=[token.pos_ for token in tokens],
            heads=found,
            relations=relations,
            bounds=bounds,
        )


def _bounds(doc: Any, first: int) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - spaCy is untyped
    words = [token.text for token in doc]
    parsed = [(sentence.start, sentence.end) for sentence in doc.sents]
    for start, end in settled(words, parsed, lambda place: bool(doc[place - 1].whitespace_)):
        yield first + start, first + end


def _hang(heads: NDArray[np.intp], relations: list[str], first: int, last: int) -> None:
    """Hang what a mark that changed its sentence left behind, and the mark itself, from the root of its sentence."""
    held = heads[first:last]
    lost = (held < first) | (held >= last)
    if lost.any():
        places = np.arange(first, last)
        roots = places[held == places]
        held[lost] = roots[0] if len(roots) else first
        for place in places[lost]:
            relations[place] = "punct" if heads[place] != place else "root"
