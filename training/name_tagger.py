"""Train the conditional random field that finds names, and apply it to sets for scoring."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.reading.names.features import features
from onrecord.reading.names.word_classes import load_classes
from onrecord.reading.syntax.parser import load_parser
from training.name_corpora import Labelled, Named, spans_of

MAX_WORDS = 250
PARAMETERS = {
    "c1": 0.1,
    "c2": 0.02,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


def train(sets: dict[str, list[Named]], syntax: Path, out: Path) -> int:
    """Train on all sets and write the model; return the number of words."""
    import pycrfsuite

    classes = load_classes(out.parent)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    count = 0
    for sentences in sets.values():
        short = [named for named in sentences if len(named.words) <= MAX_WORDS]
        for named, tags in zip(short, penn_tags(short, syntax), strict=True):
            trainer.append(features(named.words, tags, classes), labels_of(named))
            count += len(named.words)
    out.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(out))
    return count


def penn_tags(sentences: Iterable[Named], syntax: Path) -> Iterator[list[str]]:
    """Tag the sentences with the parser in the folder ``syntax``."""
    parser = load_parser(syntax)
    for named in sentences:
        yield parser.tagged(named.words)


def labels_of(named: Named) -> list[str]:
    """IOB labels of a sentence."""
    labels = ["O"] * len(named.words)
    for first, last, kind in named.names:
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return labels


def predict(sentences: Sequence[Named], syntax: Path, model: Path) -> list[list[Labelled]]:
    """The names that the tagger alone finds, without patterns."""
    import pycrfsuite

    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(model))
    classes = load_classes(model.parent)
    tagged = zip(sentences, penn_tags(sentences, syntax), strict=True)
    return [spans_of(tagger.tag(features(named.words, tags, classes))) for named, tags in tagged]
