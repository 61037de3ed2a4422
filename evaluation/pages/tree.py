"""A made page as a tree: written as HTML, flattened to lines as a scrape would be, with the truth at its leaves."""

import html
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["body", "headline", "caption", "pull-quote", "bio", "furniture", "masthead"]
"""What a leaf is. ``masthead`` (bylines, dates, letterheads of the text) counts neither as body nor as furniture."""

Flat = Literal["lines", "gaps", "wrapped"]
"""How a page is flattened: a line for each block, the same with empty lines between, paragraphs wrapped at a column."""

_INLINE = frozenset({"a", "abbr", "b", "cite", "em", "font", "i", "q", "small", "span", "strong", "time", "u"})
_SILENT = frozenset({"head", "script", "style", "title", "noscript"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words that a browser shows, with what they are; ``turn`` and ``part`` are numbers from 0, None where in none."""

    text: str
    kind: Kind
    part: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """What is not shown: the inside of a script or style."""

    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """An element with its attributes and children."""

    tag: str
    children: "tuple[Child, ...]" = ()
    attributes: tuple[tuple[str, str], ...] = field(default=())


Child = Node | Leaf | Raw


def el(tag: str, *children: Child | str | None, **attributes: str) -> Node:
    """Make an element; bare words are furniture; in names of attributes a last ``_`` is dropped, others read ``-``."""
    nodes = tuple(
        Leaf(child, "furniture") if isinstance(child, str) else child for child in children if child is not None
    )
    named = tuple((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    return Node(tag, nodes, named)


def written(node: Child) -> str:
    """Return the HTML of a node."""
    if isinstance(node, Leaf):
        return html.escape(node.text, quote=False)
    if isinstance(node, Raw):
        return node.text
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in node.attributes)
    inner = "".join(written(child) for child in node.children)
    if node.tag in _VOID:
        return f"<{node.tag}{attributes}>"
    line = "" if node.tag in _INLINE else "\n"
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>{line}"


def leaves(node: Child) -> Iterator[Leaf]:
    """Yield the leaves in order."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Node) and node.tag not in _SILENT:
        for child in node.children:
            yield from leaves(child)


def flattened(node: Node, how: Flat) -> str:
    """Return the page as plain text: what is shown, a line for each block."""
    lines: list[str] = [""]
    for words in _flow(node):
        if words is None:
            lines.append("")
        else:
            lines[-1] += words
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    if how == "lines":
        return "\n".join(kept) + "\n"
    if how == "wrapped":
        kept = [textwrap.fill(line, 78, break_long_words=False, break_on_hyphens=False) for line in kept]
    return "\n\n".join(kept) + "\n"


def _flow(node: Child) -> Iterator[str | None]:
    """Yield words, and None at the border of a block."""
    if isinstance(node, Leaf):
        yield node.text
    elif isinstance(node, Node) and node.tag not in _SILENT:
        border = node.tag not in _INLINE
        if border:
            yield None
        for child in node.children:
            yield from _flow(child)
        if border:
            yield None
