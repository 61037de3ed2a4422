"""A held-out text with the lines of its annotation."""

import re
from typing import Any

from evaluation.heldout.notation import Line, beside, lines, pieces
from evaluation.spans import Interval, interval

Json = dict[str, Any]


class Page:
    """A text and what has been annotated on it so far."""

    def __init__(self, text: str, notes: str) -> None:
        """Sort the lines of ``notes`` by their key."""
        self.text = text
        self.header: dict[str, str] = {}
        self.items: dict[str, list[Line]] = {}
        for line in lines(notes):
            key = line.head[0]
            if key.endswith(":"):
                self.header[key[:-1]] = " | ".join([" ".join(line.head[1:]), *line.fields])
            else:
                self.items.setdefault(key, []).append(line)
        self.paragraphs = _paragraphs(text, blocks=self.header.get("paragraphs") == "block")
        self.hulls: dict[str, Interval] = {}

    def of(self, key: str) -> list[Line]:
        """Return the lines of one key."""
        return self.items.get(key, [])

    def span(self, found: Interval) -> Json:
        """Return a span with the words it quotes."""
        return {"start": found[0], "end": found[1], "text": self.text[found[0] : found[1]]}

    def spans(self, field: str | None, within: Interval | None = None) -> list[Json]:
        """Return the spans that a field names, none for an absent field."""
        if field is None:
            return []
        return [self.span(found) for found in pieces(self.text, field, within)]

    def beside(self, field: str | None, content: list[Json]) -> list[Json]:
        """Return the span of a source, cue or date as a list, none for an absent field."""
        if field is None:
            return []
        return [self.span(beside(self.text, field, [interval(span) for span in content]))]


def _paragraphs(text: str, *, blocks: bool) -> list[Interval]:
    pattern = r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)" if blocks else r"\S[^\n]*"
    matches = re.finditer(pattern, text, re.DOTALL if blocks else 0)
    return [(match.start(), match.start() + len(match.group().rstrip())) for match in matches]
