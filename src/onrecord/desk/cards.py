"""The statements of a document as cards beside its text, each with what people made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from onrecord.views.judgements import JudgementRow
from onrecord.views.turned import Window
from onrecord.views.values import Page, StatementRow

_TURNS = ("turn",)


@dataclass(frozen=True, slots=True)
class Card:
    """A statement beside the text; ``depth`` tells how many others it lies in, ``head`` the state of its judgements."""

    row: StatementRow
    depth: int
    head: str
    tags: tuple[str, ...]


def cards_of(page: Page, window: Window, judged: Mapping[str, Sequence[JudgementRow]]) -> tuple[Card, ...]:
    """Return the statements of a window as they stand in the text, each with what people made of it."""
    parents = {row.id: row.parent for row in page.statements if row.manner not in _TURNS}
    shown = [row for row in page.statements if window.start <= row.content[0].span.start < window.end]
    shown.sort(key=lambda row: (row.content[0].span.start, -row.content[-1].span.end))
    return tuple(
        Card(row, _depth(row.id, parents), head_of(judged.get(row.id, ())), tags_of(judged.get(row.id, ())))
        for row in shown
    )


def _depth(item: str, parents: Mapping[str, str | None]) -> int:
    depth, above = 0, parents.get(item)
    while above is not None and above in parents and depth < 3:
        depth, above = depth + 1, parents[above]
    return depth


def head_of(judged: Iterable[JudgementRow]) -> str:
    """Return what tells a state of the judgements on one thing from any other."""
    told = "\n".join(f"{row.id} {row.state}" for row in judged)
    return blake2b(told.encode(), digest_size=8).hexdigest()


def tags_of(judged: Iterable[JudgementRow]) -> tuple[str, ...]:
    """Return the tags that people put on a thing and did not take back."""
    found = (words for row in judged if row.action == "tag" and row.state == "holds" for _, words in row.settings)
    return tuple(dict.fromkeys(found))


def by_item(judged: Iterable[tuple[str, JudgementRow]]) -> Mapping[str, Sequence[JudgementRow]]:
    """Return judgements by the id of what they are on."""
    found: dict[str, list[JudgementRow]] = {}
    for item, row in judged:
        found.setdefault(item, []).append(row)
    return found
