"""What a report file holds: a title, terms of reference, and chapters headed by questions."""

from dataclasses import dataclass
from typing import Final, Literal

from onrecord.model import Anchor, Manner
from onrecord.views.values import Wanted

VERSION: Final = 1
"""Of the format; a file of a later one is not read."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of whoever writes the report, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Something of the record, found again by where it stands.

    ``kind`` is what is shown: a statement, the dossier or the count plot of an event. ``id`` is what the record called
    the item when it was picked: a statement, or one of the events that the linked event holds.
    """

    kind: Literal["statement", "dossier", "counts"]
    id: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is put to the record when the report is made; ``kind`` is what is shown of the answer.

    ``search`` shows statements, or what was searched where there are none; ``timeline`` draws what is dated; ``cases``
    shows the people to whom something of the types ``events`` is reported to have happened, in the ``role``, of the
    ``names``; the other filters are those of ``Wanted`` and mean nothing to cases.
    """

    kind: Literal["search", "timeline", "cases"]
    by: str | None = None
    about: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    manner: tuple[Manner, ...] = ()
    limit: int | None = None
    events: tuple[str, ...] = ()
    role: str | None = None
    names: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        """Return the filters of a search or timeline."""
        return Wanted(self.by, self.about, self.words, self.since, self.until, self.manner, limit=self.limit)


Item = Words | Cited | Asked


@dataclass(frozen=True, slots=True)
class Question:
    """A chapter: the question that heads it and what stands under it, in order."""

    question: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A report as its file holds it. ``purpose`` are the terms of reference, in Markdown."""

    title: str = ""
    purpose: str = ""
    chapters: tuple[Question, ...] = ()

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Return all that is cited, in order."""
        return tuple(item for chapter in self.chapters for item in chapter.items if isinstance(item, Cited))
