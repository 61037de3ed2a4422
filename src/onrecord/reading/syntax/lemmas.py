"""Lemmas and universal parts of speech by tables that were learnt from the treebanks.

A lemma rule says how the end of a word with a certain tag is rewritten; the longest matching ending decides, and a
whole word counts as its own longest ending. That is small, fast and, on words that were seen, exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WHOLE = "^"
"""Marks an ending that is the whole word."""
MAX_ENDING = 6
_KEPT = 30_000

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Lemmas:
    """``endings``: (tag, ending) to (how many letters go, what is added). ``pos``: (tag, dep) to part of speech."""

    endings: Mapping[tuple[str, str], tuple[int, str]]
    pos: Mapping[tuple[str, str], str]
    _kept: dict[tuple[str, str], str] = field(default_factory=dict)
    _parts: dict[tuple[str, str], str] = field(default_factory=dict)

    def of_all(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Return the lemmas of words with tags; those met before are remembered."""
        if len(self._kept) > _KEPT:
            self._kept.clear()
        kept, out = self._kept, list[str]()
        for pair in zip(words, tags, strict=True):
            lemma = kept.get(pair)
            if lemma is None:
                lemma = kept[pair] = self.lemma(*pair)
            out.append(lemma)
        return out

    def lemma(self, word: str, tag: str) -> str:
        """Return the lower-case lemma of a word with a Penn Treebank tag."""
        low = word.translate(_PLAIN).lower()
        for ending in endings_of(low):
            rule = self.endings.get((tag, ending))
            if rule is not None:
                return low[: len(low) - rule[0]] + rule[1] or low
        return low

    def parts_of_speech(self, tags: Sequence[str], deps: Sequence[str]) -> list[str]:
        """Return the universal parts of speech of tokens with tags and relations."""
        parts = self._parts
        for pair in set(zip(tags, deps, strict=True)) - parts.keys():
            parts[pair] = self.part_of_speech(*pair)
        return [parts[pair] for pair in zip(tags, deps, strict=True)]

    def part_of_speech(self, tag: str, dep: str) -> str:
        """Return the universal part of speech of a token with a tag and a dependency relation."""
        return self.pos.get((tag, dep)) or self.pos.get((tag, "")) or "X"


def endings_of(word: str) -> tuple[str, ...]:
    """The endings of a word that rules may know, longest first, the empty one last."""
    return (WHOLE + word, *(word[len(word) - size :] for size in range(min(MAX_ENDING, len(word)), -1, -1)))


@cache
def load_lemmas(folder: Path) -> Lemmas:
    """Read ``lemmas.tsv`` (tag, ending, cut, added) and ``pos.tsv`` (tag, dep, pos)."""
    endings = {(tag, ending): (int(cut), added) for tag, ending, cut, added in _rows(folder / "lemmas.tsv", 4)}
    return Lemmas(endings, {(tag, dep): pos for tag, dep, pos in _rows(folder / "pos.tsv", 3)})


def _rows(path: Path, cells: int) -> list[list[str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    return [row for row in rows if len(row) == cells]
