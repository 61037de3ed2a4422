"""What two mentions of events have in common, as matrices over all pairs of mentions.

The features are those that the event layer of linking also looks at: the word for the event and words like it, who is
named, the words of the sentence, and how alike the documents are.
"""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from evaluation.ecb.corpus import Mention, Story
from onrecord import api
from onrecord.model import Reading, Span
from onrecord.reading.syntax.forms import key, norm

Floats = NDArray[np.float64]
FEATURES = (
    "same lemma",
    "same beginning",
    "word vectors, other lemma",
    "document likeness (root)",
    "document likeness",
    "same lemma in like documents",
    "words of the sentence",
    "same lemma and words of the sentence",
    "names in the sentence",
    "words that depend on it",
    "same words",
    "same part of speech",
    "one document",
)
SAME_DOCUMENT = 0.6
"""Likeness that a document is given to itself: about that of the nearest ones."""
LEAST_LIKE = 0.04
"""Likeness of documents below which two events are not compared."""
_BEGINNING = 4
_WORD = re.compile(r"[A-Za-z0-9]")
_PARTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod")


@dataclass(frozen=True, slots=True)
class Sight:
    """One mention as it was read: lemma and part of speech of its head, names of its sentence, what depends on it."""

    lemma: str
    pos: str
    words: str
    sentence: frozenset[str]
    names: frozenset[str]
    below: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Mentions in the order of their documents, what was read at each, and the likeness of all pairs of mentions."""

    mentions: tuple[Mention, ...]
    sights: tuple[Sight, ...]
    likeness: Floats
    alone: NDArray[np.bool_]

    @classmethod
    def of(cls, stories: Sequence[Story]) -> "Corpus":
        """Read the documents and look at their mentions."""
        readings = _readings(stories)
        mentions = tuple(mention for story in stories for mention in story.mentions)
        sights = tuple(_sight(story, mention, *readings[story.name]) for story in stories for mention in story.mentions)
        home = np.array([at for at, story in enumerate(stories) for _ in story.mentions])
        alike = likeness([[word.lower() for word in story.words if _WORD.match(word)] for story in stories])
        np.fill_diagonal(alike, SAME_DOCUMENT)
        return cls(mentions, sights, alike[np.ix_(home, home)], home[:, None] == home[None, :])

    def features(self) -> Floats:
        """Return ``(mentions, mentions, features)``."""
        lemmas = _equal([sight.lemma for sight in self.sights])
        sentence = likeness([sorted(sight.sentence) for sight in self.sights])
        vectors = _vectors([sight.lemma for sight in self.sights])
        root = np.sqrt(np.maximum(0, self.likeness))
        columns = (
            lemmas,
            _equal([sight.lemma[:_BEGINNING] for sight in self.sights]) * (1 - lemmas),
            (vectors @ vectors.T) * (1 - lemmas),
            root,
            self.likeness,
            lemmas * root,
            sentence,
            lemmas * sentence,
            np.minimum(3, _shared([sight.names for sight in self.sights])),
            np.minimum(2, _shared([sight.below for sight in self.sights])),
            _equal([sight.words for sight in self.sights]),
            _equal([sight.pos for sight in self.sights]),
            self.alone.astype(float),
        )
        return np.stack(columns, axis=2)

    def compared(self) -> NDArray[np.bool_]:
        """Return which pairs are compared at all: those of documents that are a little alike, each once."""
        return np.triu(self.likeness >= LEAST_LIKE, 1)


def likeness(bags: Sequence[Sequence[str]]) -> Floats:
    """Return the cosine of all pairs of bags of words, rarer words counting more (logarithmic tf, idf)."""
    counts = [Counter(bag) for bag in bags]
    bearing = Counter(word for count in counts for word in count)
    number = {word: at for at, word in enumerate(sorted(word for word, times in bearing.items() if times > 1))}
    rows = np.zeros((len(bags), max(1, len(number))))
    for row, count in enumerate(counts):
        for word, times in count.items():
            if word in number:
                rows[row, number[word]] = (1 + math.log(times)) * math.log(len(bags) / bearing[word])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    product: Floats = rows @ rows.T
    return product


def _equal(values: Sequence[str]) -> Floats:
    number = {value: at for at, value in enumerate(dict.fromkeys(values))}
    coded = np.array([number[value] for value in values])
    equal: Floats = (coded[:, None] == coded[None, :]).astype(float)
    return equal


def _shared(sets: Sequence[frozenset[str]]) -> Floats:
    number = {word: at for at, word in enumerate(sorted(frozenset[str]().union(*sets)))}
    rows = np.zeros((len(sets), max(1, len(number))))
    for row, words in enumerate(sets):
        rows[row, [number[word] for word in words]] = 1
    product: Floats = rows @ rows.T
    return product


def _vectors(words: Sequence[str]) -> Floats:
    """Return the parser's vector of each word, of length one; zeros for words that it has none for."""
    path = files("onrecord").joinpath("weights/english/syntax/parser.npz")
    with np.load(str(path)) as held:
        known = {int(code): at + 1 for at, code in enumerate(held["vectors"])}
        table = held["vector"] * held["vector.scale"].astype(np.float64)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    rows = [known.get(int(key(norm(word))), 0) for word in words]
    found: Floats = np.where(np.array(rows)[:, None] > 0, table[rows], 0.0)
    return found


def _readings(stories: Iterable[Story]) -> Mapping[str, tuple[Reading, tuple[int, ...]]]:
    starts: dict[str, tuple[int, ...]] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for story in stories:
                text, starts[story.name] = story.text()
                file.write(json.dumps({"id": story.name, "text": text}) + "\n")
        return {document.source_id: (reading, starts[document.source_id]) for document, reading in api.read(path)}


def _sight(story: Story, mention: Mention, reading: Reading, starts: Sequence[int]) -> Sight:
    syntax = reading.syntax
    spans = [Span(starts[at], starts[at] + len(story.words[at])) for at in mention.tokens]
    tokens = sorted({token for span in spans for token in syntax.tokens(span)})
    head = next((at for at in tokens if int(syntax.heads[at]) not in tokens or syntax.heads[at] == at), None)
    number = story.sentences[mention.tokens[0]]
    around = [at for at, other in enumerate(story.sentences) if other == number]
    whole = Span(starts[around[0]], starts[around[-1]] + len(story.words[around[-1]]))
    named = {entity.id: entity.name for entity in reading.entities if entity.name}
    names = {named[item.entity] for item in reading.mentions if item.span.within(whole) and item.entity in named}
    below = _below(reading, head) if head is not None else frozenset[str]()
    return Sight(
        lemma=syntax.lemmas[head] if head is not None else story.words[mention.tokens[-1]].lower(),
        pos=syntax.pos[head] if head is not None else "X",
        words=" ".join(story.words[at].lower() for at in mention.tokens),
        sentence=frozenset(
            story.words[at].lower() for at in around if at not in mention.tokens and _WORD.match(story.words[at])
        ),
        names=frozenset(name.split()[-1].casefold() for name in names if name.split()),
        below=below,
    )


def _below(reading: Reading, head: int) -> frozenset[str]:
    syntax = reading.syntax
    found = defaultdict[int, list[str]](list)
    for at, (over, dep) in enumerate(zip(syntax.heads, syntax.deps, strict=True)):
        if at != over and dep.partition(":")[0] in _PARTS:
            found[int(over)].append(syntax.lemmas[at])
    return frozenset(found[head])
