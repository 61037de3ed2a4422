"""Other names in the same sentences, so that the tagger learns contexts and shapes more than particular names."""

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold, read_words
from training.name_corpora import Labelled, Named, tokens_of

SEED = 7
# How often a name gives way; how often a new one is blended out of two known ones, so that no table holds it; how often
# the halves come from tables of any kind, so that its sound does not tell the kind; how often it is hyphenated; how
# often a people, and how often a capitalised word that is no name of these kinds, gives way.
REPLACED = {"PER": 0.9, "LOC": 0.8, "ORG": 0.7}
BLENDED = {"PER": 0.5, "LOC": 0.6, "ORG": 0.7}
MIXED, HYPHENATED, PEOPLES, OTHERS = 0.35, 0.1, 0.5, 0.6
_PEOPLE_ENDINGS = ("n", "an", "ian", "i", "ese", "ish")
_LONGEST = 5


def varied(sentences: Iterable[Named], organisations: Sequence[Sequence[str]], seed: int = SEED) -> Iterator[Named]:
    """Yield each sentence that has names once more, with other ones; ``organisations`` are names to choose from."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    for named in sentences:
        changed = _replaced(named, organisations, draw)
        if changed is not None:
            yield changed


def organisation_names(sentences: Iterable[Named]) -> list[tuple[str, ...]]:
    """The names of organisations with two to eight words, in order, each once."""
    names = (
        named.words[first:last]
        for named in sentences
        for first, last, label in named.names
        if label == "ORG" and 2 <= last - first <= 8 and named.words[first][:1].isupper()
    )
    return list(dict.fromkeys(names))


def _replaced(named: Named, organisations: Sequence[Sequence[str]], draw: random.Random) -> Named | None:
    words, names, done = list[str](), list[Labelled](), 0
    for first, last, label in named.names:
        words += _other_words(named.words[done:first], draw, opening=done == 0)
        old = named.words[first:last]
        new = _new_name(old, label, organisations, draw) if draw.random() < REPLACED[label] else old
        names.append((len(words), len(words) + len(new), label))
        words += new
        done = last
    words += _other_words(named.words[done:], draw, opening=done == 0)
    return Named(tuple(words), tuple(names)) if tuple(words) != named.words else None


def _other_words(words: Sequence[str], draw: random.Random, *, opening: bool = False) -> list[str]:
    """Peoples that no table holds, singular and plural alike, and new words for others with a capital outside names.

    So a capital on an unknown word alone tells nothing. ``opening`` where the first word opens the sentence.
    """
    out = list[str]()
    for place, word in enumerate(words):
        people = word[:1].isupper() and word.isalpha() and fold(word) in gazetteer().demonyms
        if people and draw.random() < PEOPLES:
            stem, ending = _invented("LOC", draw).rstrip("aeiou"), draw.choice(_PEOPLE_ENDINGS)
            out.append(stem + ending + ("s" if word.endswith("s") else ""))
        elif not people and (place > 0 or not opening) and _other_name(word) and draw.random() < OTHERS:
            out.append(_letters(draw) if word.isupper() else _invented(draw.choice(("PER", "LOC")), draw))
        else:
            out.append(word)
    return out


def _other_name(word: str) -> bool:
    """Whether a word outside all names has a capital and none of the tables knows it."""
    folded, tables = fold(word), gazetteer()
    telling = tables.titles | tables.roles | tables.no_names | tables.function_words | _ordinary()
    return word[:1].isupper() and word.isalpha() and len(word) > 2 and folded not in telling


def _letters(draw: random.Random) -> str:
    return "".join(draw.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(draw.randint(2, 5)))


def _new_name(
    old: Sequence[str], label: str, organisations: Sequence[Sequence[str]], draw: random.Random
) -> Sequence[str]:
    if not old[0][:1].isupper() or len(old) > _LONGEST:
        return old
    if label == "ORG":
        return _organisation(old, organisations, draw)
    shouted = len(old[0]) > 3 and all(word.isupper() for word in old)
    if label == "LOC":
        new = _place(old, draw)
    else:
        given = [word if len(word.rstrip(".")) == 1 else _one("given", "PER", draw) for word in old[:-1]]
        new = tokens_of(" ".join([*given, _one("family", "PER", draw)]))
    return [word.upper() for word in new] if shouted else new


def _place(old: Sequence[str], draw: random.Random) -> list[str]:
    """Another place; words like River stay, and what only belongs to the map ("North")."""
    telling = [fold(word) in gazetteer().place_words for word in old]
    if any(telling) and not all(telling):
        kept = [
            word if known or word.islower() else _one("city", "LOC", draw)
            for word, known in zip(old, telling, strict=True)
        ]
        return tokens_of(" ".join(kept))
    return tokens_of(_one("city", "LOC", draw))


def _organisation(old: Sequence[str], organisations: Sequence[Sequence[str]], draw: random.Random) -> list[str]:
    """A name of one word becomes another such; a longer one another from the corpora, its unknown words invented."""
    if len(old) == 1:
        if old[0].isupper():
            return [_letters(draw)]
        return [_one("family", "ORG", draw)]
    chosen = draw.choice(organisations) if organisations else old
    return tokens_of(" ".join(_one("city", "ORG", draw) if _nameless(word) else word for word in chosen))


def _nameless(word: str) -> bool:
    """Whether a word of an organisation's name is itself a name rather than an ordinary word with a capital."""
    folded = fold(word)
    return word[:1].isupper() and word.isalpha() and len(word) > 3 and folded in _names() and folded not in _ordinary()


def _one(table: str, label: str, draw: random.Random) -> str:
    name = _invented(label, draw) if draw.random() < BLENDED[label] else draw.choice(_table(table))
    if label == "PER" and draw.random() < HYPHENATED:
        name += f"-{draw.choice(_table(table)).capitalize()}"
    return name[:1].upper() + name[1:]


def _invented(label: str, draw: random.Random) -> str:
    own = ("given", "family") if label == "PER" else ("city",)
    tables = ("given", "family", "city") if draw.random() < MIXED else own
    while True:
        front, back = draw.choice(_table(draw.choice(tables))), draw.choice(_table(draw.choice(tables)))
        name = front[: (len(front) + 1) // 2] + back[len(back) // 2 :].lower()
        if name.replace("'", "").isalpha() and 3 < len(name) < 12:
            return name[:1].upper() + name[1:]


@cache
def _table(name: str) -> tuple[str, ...]:
    if name == "city":
        return tuple(city for city in read_words("names/cities.txt") if city[:1].isupper())
    return read_words("names/given-names.txt" if name == "given" else "names/surnames.txt")


@cache
def _names() -> frozenset[str]:
    tables = gazetteer()
    return tables.given_names | tables.surnames | frozenset(phrase for phrase in tables.phrases)


@cache
def _ordinary() -> frozenset[str]:
    tables = gazetteer()
    return tables.organisation_words | tables.publication_words | tables.place_words | tables.event_words
