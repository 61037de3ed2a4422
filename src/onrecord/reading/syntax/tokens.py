"""Text to tokens: what stands between spaces is parted by patterns of what may stand before, behind and inside a word.

Source: the algorithm of spaCy's tokenizer as its documentation tells it, with its English patterns and exceptions
(MIT), which ``tokens.json`` holds. What a chunk of text is parted into depends on the chunk alone and is remembered.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FILE = "tokens.json"
_KEPT = 30_000
"""So many chunks are remembered; then it begins anew."""


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Patterns and exceptions. ``special``: a chunk to its pieces; ``joined``: pieces to be parted otherwise."""

    before: Callable[[str], re.Match[str] | None]
    behind: Callable[[str], re.Match[str] | None]
    inside: Callable[[str], Iterator[re.Match[str]]]
    address: Callable[[str], re.Match[str] | None]
    special: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, dict[tuple[str, ...], tuple[str, ...]]]
    _kept: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def tokens(self, text: str) -> tuple[list[str], list[int], list[bool]]:
        """Return the words of a text, where each begins, and whether a space precedes it; spaces are no words.

        The first word has a space before it.
        """
        words, starts, spaced = list[str](), list[int](), list[bool]()
        place = 0
        for chunk in text.split(" "):
            pieces = self._kept.get(chunk)
            if pieces is None:
                pieces = self._remember(chunk)
            first = True
            for piece in pieces:
                words.append(piece)
                starts.append(place)
                spaced.append(first)
                place += len(piece)
                first = False
            place += 1
        return words, starts, spaced

    def _remember(self, chunk: str) -> tuple[str, ...]:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        pieces = self.special.get(chunk) or tuple(self._rejoined(self._pieces(chunk, self.special)))
        self._kept[chunk] = pieces
        return pieces

    def _pieces(self, chunk: str, special: Mapping[str, tuple[str, ...]]) -> list[str]:
        before, core, behind = self._peeled(chunk, special)
        if core in special:
            inner: Sequence[str] = special[core]
        elif not core:
            inner = ()
        elif self.address(core):
            inner = (core,)
        else:
            inner = self._cut(core)
        return [*before, *inner, *reversed(behind)]

    def _peeled(self, core: str, special: Mapping[str, tuple[str, ...]]) -> tuple[list[str], str, list[str]]:
        before, behind = list[str](), list[str]()
        while core and core not in special:
            head, tail = _end(self.before(core)), 0
            if head and core[head:] in special:
                before.append(core[:head])
                core = core[head:]
                break
            found = self.behind(core[head:])
            if found:
                tail = len(core) - head - found.start()
            if tail and core[: len(core) - tail] in special:
                behind.append(core[len(core) - tail :])
                core = core[: len(core) - tail]
                break
            if not head and not tail:
                break
            if head:
                before.append(core[:head])
            if tail:
                behind.append(core[len(core) - tail :])
            core = core[head : len(core) - tail]
        return before, core, behind

    def _cut(self, core: str) -> list[str]:
        pieces, start = list[str](), 0
        for match in self.inside(core):
            if match.start() == start:
                continue
            pieces.append(core[start : match.start()])
            if match.end() > match.start():
                pieces.append(match[0])
            start = match.end()
        if start < len(core):
            pieces.append(core[start:])
        return pieces

    def _rejoined(self, pieces: list[str]) -> list[str]:
        """Part otherwise the runs of pieces that an exception knows."""
        out, place = list[str](), 0
        while place < len(pieces):
            held = self.joined.get(pieces[place], {})
            found = next((run for run in held if tuple(pieces[place : place + len(run)]) == run), None)
            out += held[found] if found else (pieces[place],)
            place += len(found) if found else 1
        return out


def load_tokenizer(folder: Path) -> Tokenizer:
    """Read ``tokens.json``: the patterns ``before``, ``behind``, ``inside``, ``address``, and ``special`` pieces."""
    held = json.loads((folder / FILE).read_text(encoding="utf-8"))
    special = {"".join(pieces): tuple(pieces) for pieces in held["special"]}
    patterns = {name: re.compile(held[name]) for name in ("before", "behind", "inside", "address")}
    joined: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    made = Tokenizer(
        patterns["before"].search,
        patterns["behind"].search,
        patterns["inside"].finditer,
        patterns["address"].match,
        special,
        joined,
    )
    for chunk, pieces in special.items():
        plain = tuple(made._pieces(chunk, {}))  # noqa: SLF001 - a step of making it
        if plain != pieces and len(plain) > 1:
            joined.setdefault(plain[0], {})[plain] = pieces
    for runs in joined.values():
        longest_first = dict(sorted(runs.items(), key=lambda item: -len(item[0])))
        runs.clear()
        runs.update(longest_first)
    return made


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
