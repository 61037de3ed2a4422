"""The Report screen: questions, what stands under them as it will print, and the whole as whoever gets it sees it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.api import Record, ReportDraft
from onrecord.desk import asking
from onrecord.desk.pages import desk_of, draw, session_of
from onrecord.exports.book.html import SetNote, Setter
from onrecord.exports.book.values import Block
from onrecord.exports.builder.answering import Lost, Stated
from onrecord.exports.builder.blocks import BlockSetter, citing_of
from onrecord.exports.builder.edits import mark_of
from onrecord.exports.builder.values import Asked, Item, Question, Words

FOLDED: Final = 4
"""An item of more blocks is folded, its first ones shown."""

KINDS: Final = {
    "statement": "statement",
    "dossier": "all accounts of an event",
    "counts": "numbers of an event",
    "search": "search",
    "timeline": "timeline",
    "cases": "people",
}
POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the preview may load: nothing; its looks are those that stand in it."""

_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """An item on the screen: its place and mark, its blocks as they will print, its notes.

    ``more`` are blocks that are folded, ``folded`` their number. ``statement`` is the id of one that is shown.
    """

    place: int
    mark: str
    item: Item
    kind: str
    blocks: tuple[Markup, ...]
    more: tuple[Markup, ...]
    folded: int
    notes: tuple[SetNote, ...]
    lost: bool
    statement: str

    @property
    def words(self) -> str | None:
        """Return the words of whoever writes, None for what is of the record."""
        return self.item.text if isinstance(self.item, Words) else None

    @property
    def asked(self) -> Asked | None:
        """Return the question that is put when the report is made, None for all else."""
        return self.item if isinstance(self.item, Asked) else None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter on the screen."""

    place: int
    mark: str
    question: str
    cards: tuple[Card, ...]


def screen(request: Request) -> Response:
    """Show the report under way."""
    desk, session = desk_of(request), session_of(request)
    with desk.open() as record:
        draft = record.draft()
        head = asking.head_of(record)
        sections = desk.memory.of(head, f"report {draft.version}", lambda: _sections(record, draft))
        types = desk.memory.of(head, "event types", record.event_types)
    plan = draft.plan
    here = next((one for one in sections if f"{one.place}.{one.mark}" == session.question), None)
    return draw(
        request,
        "report.html.j2",
        draft=draft,
        plan=plan,
        head_mark=mark_of(plan),
        sections=sections,
        target=here or (sections[-1] if sections else None),
        kinds=KINDS,
        types=types,
        cited=len(plan.cited),
        lost=sum(card.lost for one in sections for card in one.cards),
    )


def _sections(record: Record, draft: ReportDraft) -> tuple[Section, ...]:
    answered = record.answer_plan(draft.plan)
    setting = BlockSetter(answered, citing_of(record.sources(answered.documents)))
    setter = Setter()
    return tuple(
        Section(number, mark_of(chapter), chapter.question, tuple(_cards(setting, setter, number, chapter)))
        for number, chapter in enumerate(draft.plan.chapters)
    )


def _cards(setting: BlockSetter, setter: Setter, number: int, chapter: Question) -> Iterator[Card]:
    for place, item in enumerate(chapter.items):
        answer = setting.answered.answers[number][place]
        blocks = tuple(setting.blocks(number, place))
        shown, folded = _parted(blocks, item)
        yield Card(
            place,
            mark_of(item),
            item,
            "words" if isinstance(item, Words) else item.kind,
            tuple(setter.blocks(shown)),
            tuple(setter.blocks(folded)),
            len(folded),
            setter.take_notes(),
            isinstance(answer, Lost),
            answer.row.id if isinstance(answer, Stated) else "",
        )


def _parted(blocks: Sequence[Block], item: Item) -> tuple[Sequence[Block], Sequence[Block]]:
    """Part what is shown at once from what is folded: of much of the record the first blocks are shown."""
    if isinstance(item, Words) or len(blocks) <= FOLDED:
        return blocks, ()
    first = FOLDED if isinstance(item, Asked) else 2
    return blocks[:first], blocks[first:]


def preview(request: Request) -> Response:
    """Show the report as a page, as whoever gets it sees it: it brings its own looks, and nothing else may load."""
    with desk_of(request).open() as record:
        html = record.report_page(record.draft().plan)
    style = _STYLE.search(html)
    digest = b64encode(sha256((style[1] if style else "").encode()).digest()).decode()
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY.format(digest=digest)})
