"""Words that mark a line as furniture: share links, menus, comment forms, tag lists, prompts to subscribe."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.lexicon.words import read_words

Cue = Literal[
    "account",
    "advert",
    "comment",
    "consent",
    "counter",
    "navigation",
    "related",
    "rights",
    "share",
    "subscribe",
    "tags",
]
"""What a line of furniture belongs to."""

_NUMBER = re.compile(r"\d[\d.,]*")
_EDGES = " \t\u00a0|:;,.!-–—•·»«›‹>*[]()…→←+"


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """The phrases by where they must stand; ``opening`` maps a first word to its phrases, longest first.

    ``inside`` maps a word of a phrase that marks seldom touch (neither its first nor its last, where it has three) to
    the phrase; ``anywhere`` has those of one word, none of them in plain letters.
    """

    whole: Mapping[str, Cue]
    opening: Mapping[str, tuple[tuple[str, Cue], ...]]
    inside: Mapping[str, tuple[tuple[str, Cue], ...]]
    anywhere: tuple[tuple[str, Cue], ...]
    fillers: frozenset[str]

    def of_line(self, words: str) -> Cue | None:
        """The cue that the whole short line is, is made of, or begins with."""
        plain = plain_line(words)
        return self._whole(plain) or self._opening(plain) or self._made_of(plain)

    def is_whole(self, words: str) -> bool:
        """Tell whether the line is a phrase of the list from end to end."""
        return self._whole(plain_line(words)) is not None

    def of_sentence(self, words: str) -> Cue | None:
        """The cue that stands inside a full sentence: only phrases that no article uses of its own."""
        plain = words.lower().replace("’", "'")
        for key in sorted(self.inside.keys() & plain.split()):
            for phrase, cue in self.inside[key]:
                if phrase in plain:
                    return cue
        return None if plain.isascii() else next((cue for phrase, cue in self.anywhere if phrase in plain), None)

    def _whole(self, plain: str) -> Cue | None:
        return self.whole.get(plain) or self.whole.get(plain.strip(_EDGES))

    def _opening(self, plain: str) -> Cue | None:
        first = plain.split(" ", 1)[0]
        for phrase, cue in self.opening.get(first, ()):
            if plain.startswith(phrase):
                return cue
        return None

    def _made_of(self, plain: str) -> Cue | None:
        words = [word for word in (part.strip(_EDGES) for part in plain.split()) if word]
        cues = [self.whole.get(word) for word in words]
        known = [cue for cue in cues if cue is not None]
        filled = all(cue is not None or word in self.fillers for word, cue in zip(words, cues, strict=True))
        return known[0] if known and filled else None


def plain_line(words: str) -> str:
    """Lower case, numbers as ``#``, single spaces, plain apostrophes: how a line is compared with the list."""
    return " ".join(_NUMBER.sub("#", words.replace("’", "'").lower()).split())


@cache
def furniture_words() -> FurnitureWords:
    """Load the list, once."""
    whole: dict[str, Cue] = {}
    opening: dict[str, list[tuple[str, Cue]]] = {}
    inside: dict[str, list[tuple[str, Cue]]] = {}
    anywhere: list[tuple[str, Cue]] = []
    fillers: set[str] = set()
    for entry in read_words("data/furniture.txt"):
        phrase, name, where = entry.strip().split("\t")
        cue = cast("Cue", name)
        if where == "whole":
            whole[phrase] = cue
        elif where == "inside":
            words = phrase.split()
            inner = words[1:-1] or words[:-1]
            held = inside.setdefault(max(inner, key=len), []) if inner else anywhere
            held.append((phrase, cue))
        elif where == "filler":
            fillers.add(phrase)
        else:
            opening.setdefault(phrase.split(" ", 1)[0], []).append((phrase, cue))
    longest = {first: tuple(sorted(phrases, key=lambda item: -len(item[0]))) for first, phrases in opening.items()}
    within = {key: tuple(phrases) for key, phrases in inside.items()}
    return FurnitureWords(whole, longest, within, tuple(anywhere), frozenset(fillers))
