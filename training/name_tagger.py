"""Turn sentences with names into the arrays that the name tagger is fitted to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from onrecord.reading.names.features import WordTable, describe
from onrecord.reading.names.line import line_of
from onrecord.reading.names.word_classes import load_classes
from onrecord.reading.syntax.parser import Tokens, load_parser
from training.name_corpora import Named, training_sets
from training.name_fit import Encoded, bits_of, joined
from training.name_partial import allowed, ecbplus
from training.name_variation import organisation_names, varied

MAX_WORDS = 250
_BATCH = 500


def encode(sentences: Iterable[Named], syntax: Path, classes: Path, *, partly: bool = False) -> Encoded:
    """Describe sentences as the reader does; ``partly`` where unmarked capitalised words may be names too."""
    chosen = [named for named in sentences if 0 < len(named.words) <= MAX_WORDS]
    tagged = list(zip(chosen, penn_tags(chosen, syntax), strict=True))
    table = WordTable(load_classes(classes))
    return joined([_encode(tagged[first : first + _BATCH], table, partly) for first in range(0, len(tagged), _BATCH)])


def _encode(tagged: Sequence[tuple[Named, list[str]]], table: WordTable, partly: bool) -> Encoded:  # noqa: FBT001
    seen = describe([line_of(named.words, tags) for named, tags in tagged], table)
    bits = [bit for named, tags in tagged for bit in (allowed(named, tags) if partly else bits_of(labels_of(named)))]
    return Encoded(
        seen.keys(),
        np.packbits(seen.marks().astype(bool), axis=1),
        np.array(bits, dtype=np.uint8),
        np.array([len(named.words) for named, _ in tagged], dtype=np.int64),
    )


def penn_tags(sentences: Iterable[Named], syntax: Path) -> Iterator[list[str]]:
    """Tag the sentences with the parser in the folder ``syntax``."""
    parser, held = load_parser(syntax), list(sentences)
    for begin in range(0, len(held), _BATCH):
        sizes = [len(named.words) for named in held[begin : begin + _BATCH]]
        words = [word for named in held[begin : begin + _BATCH] for word in named.words]
        tags = parser.parsed(Tokens(words, [0] * len(words), [True] * len(words), sizes)).tags
        ends = list(accumulate(sizes))
        yield from (list(tags[end - size : end]) for size, end in zip(sizes, ends, strict=True))


def labels_of(named: Named) -> list[str]:
    """IOB labels of a sentence."""
    labels = ["O"] * len(named.words)
    for first, last, kind in named.names:
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return labels


def prepare(shared: Path, weights: Path, folder: Path) -> None:
    """Encode all corpora into ``folder``, each as it is (``NAME-0``) and with other names (``NAME-1``)."""
    folder.mkdir(parents=True, exist_ok=True)
    whole, partly = training_sets(shared), {"ecbplus": ecbplus(shared / "data/ecbplus/ecbplus-train-val.zip")}
    organisations = organisation_names(named for sentences in whole.values() for named in sentences)
    for name, sentences in (whole | partly).items():
        for number, chosen in enumerate((sentences, list(varied(sentences, organisations)))):
            path = folder / f"{name}-{number}.npz"
            if not path.exists():
                encode(chosen, weights / "syntax", weights, partly=name in partly).save(path)
