"""Other names in the same sentences, so that the tagger learns contexts and shapes more than particular names."""

import random
from collections.abc import Iterable, Iterator, Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import read_words
from training.name_corpora import Labelled, Named, tokens_of

SEED = 7
# How often a new name is blended out of two known ones, so that no table holds it; how often it is hyphenated.
BLENDED, HYPHENATED = 0.4, 0.12
REPLACED = {"PER": 0.9, "LOC": 0.4, "ORG": 0.0}


def varied(sentences: Iterable[Named]) -> Iterator[Named]:
    """Yield each sentence that has names of persons or places once more, with other ones."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    for named in sentences:
        changed = _replaced(named, draw)
        if changed is not None:
            yield changed


def _replaced(named: Named, draw: random.Random) -> Named | None:
    words, names, done = list[str](), list[Labelled](), 0
    for first, last, label in named.names:
        words += named.words[done:first]
        old = named.words[first:last]
        new = _new_name(old, label, draw) if draw.random() < REPLACED[label] else old
        names.append((len(words), len(words) + len(new), label))
        words += new
        done = last
    words += named.words[done:]
    return Named(tuple(words), tuple(names)) if tuple(words) != named.words else None


def _new_name(old: Sequence[str], label: str, draw: random.Random) -> Sequence[str]:
    if not old[0][:1].isupper() or len(old) > 4:
        return old
    if label == "LOC":
        return old if gazetteer().kind(" ".join(old)) == "country" else tokens_of(draw.choice(_cities()))
    given = [_one(_given(), draw) for _ in old[:-1]]
    return tokens_of(" ".join([*given, _one(_family(), draw)]))


def _one(table: Sequence[str], draw: random.Random) -> str:
    name = draw.choice(table)
    if draw.random() < BLENDED:
        other = draw.choice(table)
        name = name[: (len(name) + 1) // 2] + other[len(other) // 2 :]
    if draw.random() < HYPHENATED:
        name += f"-{draw.choice(table).capitalize()}"
    return name[:1].upper() + name[1:]


def _cities() -> tuple[str, ...]:
    return read_words("names/cities.txt")


def _given() -> tuple[str, ...]:
    return read_words("names/given-names.txt")


def _family() -> tuple[str, ...]:
    return read_words("names/surnames.txt")
