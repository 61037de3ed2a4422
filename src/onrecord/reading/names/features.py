"""What the name tagger looks at: features of each word of a sentence, as strings."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.lexicon.gazetteer import Gazetteer, gazetteer
from onrecord.lexicon.words import fold
from onrecord.reading.names.word_classes import class_key

_OPENERS = frozenset({".", '"', "?", "!", ":", "(", "-"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_CACHE = 50_000


def features(words: Sequence[str], tags: Sequence[str], classes: Mapping[str, str]) -> list[list[str]]:
    """Describe each word of one sentence; ``tags`` are its Penn Treebank tags, ``classes`` those of words."""
    plain = [word.translate(_QUOTES) for word in words]
    known = _known(plain, gazetteer())
    kinds = [classes.get(class_key(word), "-") for word in plain]
    single = [_single(word) for word in plain]
    rows = [list(row) for row in single]
    for place, row in enumerate(rows):
        _describe_capital(row, plain, place)
        _describe_neighbours(row, plain, place)
        _describe_tags(row, tags, place)
        _describe_classes(row, kinds, place)
        _describe_known(row, known, place)
    return rows


@lru_cache(maxsize=_CACHE)
def _single(word: str) -> tuple[str, ...]:
    low = word.lower()
    ends = (f"p3={low[:3]}", f"p4={low[:4]}", f"s2={low[-2:]}", f"s3={low[-3:]}", f"s4={low[-4:]}")
    return ("b", f"w={low}", f"sh={_shape(word)}", *ends)


@lru_cache(maxsize=_CACHE)
def _shape(word: str) -> str:
    shape = re.sub(r"\d", "d", re.sub(r"[^\W\d_]", lambda match: "X" if match[0].isupper() else "x", word))
    return re.sub(r"(.)\1{2,}", r"\1\1", shape)


def _describe_capital(row: list[str], words: Sequence[str], place: int) -> None:
    word = words[place]
    if not word[:1].isupper():
        return
    row.append("cap")
    if place > 0 and words[place - 1] not in _OPENERS:
        row.append("capmid")
    if len(word) > 1 and word.isupper():
        row.append("allcap")


def _describe_neighbours(row: list[str], words: Sequence[str], place: int) -> None:
    for step in (-2, -1, 1, 2):
        other = place + step
        if not 0 <= other < len(words):
            row.append(f"{step}=EDGE")
            continue
        low = words[other].lower()
        row += (f"{step}w={low}", f"{step}sh={_shape(words[other])}")
        if abs(step) == 1:
            row.append(f"{step}s3={low[-3:]}")
    low, shape = words[place].lower(), _shape(words[place])
    if place > 0:
        row += (f"-1|0={words[place - 1].lower()}|{low}", f"sh-10={_shape(words[place - 1])}|{shape}")
    if place + 1 < len(words):
        row += (f"0|1={low}|{words[place + 1].lower()}", f"sh01={shape}|{_shape(words[place + 1])}")


def _describe_tags(row: list[str], tags: Sequence[str], place: int) -> None:
    row.append(f"t={tags[place]}")
    row += [f"{step}t={tags[place + step]}" for step in (-2, -1, 1, 2) if 0 <= place + step < len(tags)]
    if place > 0:
        row.append(f"t-10={tags[place - 1]}|{tags[place]}")
    if place + 1 < len(tags):
        row.append(f"t01={tags[place]}|{tags[place + 1]}")


def _describe_classes(row: list[str], classes: Sequence[str], place: int) -> None:
    row.append(f"c={classes[place]}")
    row += [f"{step}c={classes[place + step]}" for step in (-2, -1, 1, 2) if 0 <= place + step < len(classes)]
    if place > 0:
        row.append(f"c-10={classes[place - 1]}|{classes[place]}")
    if place + 1 < len(classes):
        row.append(f"c01={classes[place]}|{classes[place + 1]}")


def _describe_known(row: list[str], known: Sequence[Sequence[str]], place: int) -> None:
    for step in (-2, -1, 0, 1, 2):
        if 0 <= place + step < len(known):
            row += [f"{step}{what}" for what in known[place + step]]
    here = "|".join(known[place])
    row.append(f"g={here}|cap" if "cap" in row else f"g={here}")
    if place > 0:
        row.append(f"g-10={'|'.join(known[place - 1])}/{here}")
    if place + 1 < len(known):
        row.append(f"g01={here}/{'|'.join(known[place + 1])}")


def _known(words: Sequence[str], tables: Gazetteer) -> list[list[str]]:
    found = [list(_word_known(word)) for word in words]
    for phrase in tables.known(words):
        for place in range(phrase.first, phrase.last):
            found[place].append(f"{'B' if place == phrase.first else 'I'}-{phrase.kind}")
    return found


@lru_cache(maxsize=_CACHE)
def _word_known(word: str) -> tuple[str, ...]:
    tables, folded = gazetteer(), fold(word).rstrip(".")
    membership = (
        ("people", tables.demonyms),
        ("title", tables.titles),
        ("role", tables.roles),
        ("orgword", tables.organisation_words),
        ("outletword", tables.publication_words),
        ("campaignword", tables.campaign_words),
        ("eventword", tables.event_words),
        ("placeword", tables.place_words),
        ("given", tables.given_names),
        ("family", tables.surnames),
    )
    capital = word[:1].isupper()
    names = {"people", "given", "family"}
    return tuple(what for what, table in membership if folded in table and (capital or what not in names))
