"""The visible text of a page with its blocks: one walk over the tree, white space as a browser collapses it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from onrecord.ingest.page.elements import (
    GAPS,
    INLINE,
    LINE,
    LISTS,
    PARAGRAPH,
    PREFORMATTED,
    RANKS,
    block_tag,
    is_bold,
    is_shown,
    telling_tag,
)
from onrecord.model import Block, Span

_WHITE: Final = re.compile(r"[ \t\n\r\f]+")
"""What HTML collapses: no-break spaces and the like are letters to it."""

_ONLY: Final[Mapping[str, int]] = MappingProxyType({})
"""How often tags occur among children where there is at most one."""


def text_of(root: etree._Element) -> tuple[str, tuple[Block, ...]]:
    """Return all visible text below ``root`` and its blocks, in order, without overlap, none of them blank.

    Paragraphs are separated by an empty line, list items and table rows by a line break, cells by a tab: what two
    blocks are separated by is decided by the outermost elements between them. ``<br>`` is a line break, two of them
    begin a new block. A block's path is that of its innermost block element; its tag that of the nearest ``nav``,
    ``footer``, ``header``, ``aside``, ``form``, ``figcaption`` or ``blockquote`` around it (or the element with that
    landmark role), else the block element's own, ``table`` for cells. Alternative texts of pictures are not visible.
    A block is bold where all its words are.
    """
    flow = Flow()
    walk(root, flow)
    return flow.finish()


def walk(root: etree._Element, flow: "Flow") -> None:
    """Lead ``flow`` over all that is shown below ``root``."""
    steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        if event == "start":
            if not flow.enter(element):
                steps.skip_subtree()
            continue
        if event == "end":
            flow.leave()
        if element is not root:
            flow.words(element.tail)


@dataclass(slots=True)
class _Frame:
    """An element on the way down: its path, how often its children's tags occur and occurred, the block it is in."""

    path: str
    rank: int
    block: "_Frame | None"
    tag: str
    telling: str | None
    preformatted: bool
    bold: bool
    totals: Mapping[str, int]
    counts: dict[str, int] = field(default_factory=dict)


class Flow:
    """Builds text and blocks; ``run`` is the block that is being written, ``gap`` the boundary before it."""

    def __init__(self) -> None:
        """Begin an empty text."""
        self._frames: list[_Frame] = []
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._run: list[str] = []
        self._bold = True
        self._owner: _Frame | None = None
        self._space = False
        self._breaks = 0
        self._gap = (0, INLINE)

    def enter(self, element: etree._Element) -> bool:
        """Go into an element; return False where nothing in it is shown."""
        tag = element.tag if isinstance(element.tag, str) else ""
        frame = self._frame(element, tag)
        self._frames.append(frame)
        if not is_shown(element, tag):
            return False
        if tag == "br":
            self._break()
        elif frame.rank:
            self._boundary(frame.rank)
        self.words(element.text)
        return True

    def leave(self) -> None:
        """Go out of the element entered last."""
        frame = self._frames[-1]
        if frame.rank:
            self._boundary(frame.rank)
        self._frames.pop()

    def words(self, text: str | None) -> None:
        """Take in text at the current place."""
        if not text or not self._frames:
            return
        if self._frames[-1].preformatted:
            self._write(text if self._run else text.removeprefix("\r").removeprefix("\n"))
            return
        collapsed = _WHITE.sub(" ", text)
        core = collapsed.strip(" ")
        if core:
            self._space = self._space or collapsed[0] == " "
            self._write(core)
        self._space = self._space or collapsed[-1] == " "

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Return the text and its blocks."""
        self._flush()
        return "".join(self._pieces), tuple(self._blocks)

    def _frame(self, element: etree._Element, tag: str) -> _Frame:
        totals = Counter([child.tag for child in element]) if len(element) > 1 else _ONLY
        telling = telling_tag(element, tag)
        if not self._frames:
            frame = _Frame(f"/{tag}", PARAGRAPH, None, tag, telling, tag in PREFORMATTED, bold=False, totals=totals)
            frame.block = frame
            return frame
        parent = self._frames[-1]
        rank = RANKS.get(tag, INLINE)
        if tag in LISTS and parent.block is not None and parent.block.tag == "li":
            rank = LINE
        count = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        place = f"[{count}]" if parent.totals.get(tag, 1) > 1 else ""
        frame = _Frame(
            path=f"{parent.path}/{tag}{place}",
            rank=rank,
            block=parent.block,
            tag=tag,
            telling=telling or parent.telling,
            preformatted=parent.preformatted or tag in PREFORMATTED,
            bold=parent.bold or is_bold(element, tag),
            totals=totals,
        )
        if rank or telling:
            frame.block = frame
        return frame

    def _write(self, text: str) -> None:
        """Append text to the run, after the line break or space that stands before it."""
        if self._run:
            self._run.append("\n" if self._breaks else " " if self._space else "")
        else:
            self._owner = self._frames[-1].block
        self._run.append(text)
        self._bold = self._bold and (self._frames[-1].bold or not text.strip())
        self._space = False
        self._breaks = 0

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1 and self._run:
            self._boundary(PARAGRAPH)

    def _boundary(self, rank: int) -> None:
        """End the run; of all boundaries up to the next words the outermost one counts."""
        self._flush()
        depth = len(self._frames)
        outermost, highest = self._gap
        if not highest or depth < outermost:
            self._gap = (depth, rank)
        elif depth == outermost:
            self._gap = (depth, max(rank, highest))

    def _flush(self) -> None:
        text = "".join(self._run).strip("\r\n").rstrip()
        bold, self._bold = self._bold, True
        self._run.clear()
        self._space = False
        self._breaks = 0
        if not text.strip() or self._owner is None:
            return
        if self._pieces:
            gap = GAPS[self._gap[1]]
            self._pieces.append(gap)
            self._length += len(gap)
        start = self._length + len(text) - len(text.lstrip())
        self._pieces.append(text)
        self._length += len(text)
        tag = self._owner.telling or block_tag(self._owner.tag)
        self._blocks.append(Block(Span(start, self._length), self._owner.path, tag, bold=bold))
        self._gap = (0, INLINE)
