"""A made page and what is true of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evaluation.pages.grammar import Story, Talk
from evaluation.pages.tree import Child, Flat, Kind, Leaf, Node, Raw, el, leaves, written


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page or part is: None or nothing where the page does not tell."""

    title: str
    authors: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn: its part in the talk and the full name of who speaks, None where the page does not name them."""

    role: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A page of one template; ``turns`` are numbered as in the leaves, ``parts`` likewise (one at least).

    ``declared`` tells that the day of publication stands in the metadata alone.
    """

    name: str
    template: str
    root: Node
    truth: Truth
    parts: tuple[Truth, ...]
    turns: tuple[Spoken, ...] = ()
    flat: Flat = "lines"
    declared: bool = False

    @property
    def html(self) -> str:
        """The page as HTML."""
        return f"<!DOCTYPE html>\n{written(self.root)}"

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """What a browser shows of it, in order."""
        return tuple(leaves(self.root))


def head(title: str, *metas: tuple[str, str], linked: dict[str, object] | None = None) -> Node:
    """Make the head of a page: its title, meta elements by property, JSON-LD."""
    elements: list[Child] = [Node("title", (Raw(title),))]
    for name, value in metas:
        elements.append(el("meta", property=name, content=value))
    if linked is not None:
        elements.append(Node("script", (Raw(json.dumps(linked)),), (("type", "application/ld+json"),)))
    elements.append(Node("style", (Raw(".menu li { display: inline }"),)))
    return Node("head", tuple(elements))


def page(heading: Node, *body: Child | str | None, lang: str = "en", rtl: bool = False) -> Node:
    """Make a page of its head and body."""
    way = {"dir": "rtl"} if rtl else {}
    return el("html", heading, el("body", *body), lang=lang, **way)


def leaf(kind: Kind, words: str, part: int | None = 0, turn: int | None = None) -> Leaf:
    """Make a leaf of the article of ``part``."""
    return Leaf(words, kind, part, turn)


def mast(words: str, part: int | None = 0) -> Leaf:
    """Make a leaf of the masthead."""
    return Leaf(words, "masthead", part)


def text(words: str, part: int | None = 0, turn: int | None = None) -> Leaf:
    """Make a leaf of the body."""
    return Leaf(words, "body", part, turn)


def paragraphs(
    told: Story, part: int = 0, *, heading: str = "h2", between: Sequence[tuple[int, Child]] = (), tag: str = "p"
) -> list[Child]:
    """Make the paragraphs of an article; ``between`` places other elements before the paragraph of a number."""
    nodes: list[Child] = []
    placed = dict(between)
    for number, words in enumerate(told.paragraphs):
        if number in placed:
            nodes.append(placed[number])
        if number in told.heads:
            nodes.append(el(heading, leaf("headline", words, part)))
        else:
            nodes.append(el(tag, text(words, part)))
    return nodes


def turn_truths(told: Talk, *, asker: str | None, first: int = 0) -> tuple[Spoken, ...]:
    """The turns of a talk as truth; ``asker`` is named where the page names the one who asks."""
    del first
    return tuple(
        Spoken("question" if who == 0 else "answer", asker if who == 0 else told.speakers[who]) for who, _ in told.turns
    )
