"""What goes into the counting of origins, and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Evidence, Occurrence, Span

Why = Literal["outlet", "owner", "affiliation", "membership", "credit", "shared words"]
"""Why two origins may depend on each other."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a claim is told.

    ``root`` is the id of whoever stands last in its chain: a linked entity that is named; None where that is nobody, or
    somebody unnamed, or the writer of the page without a name. ``name`` are the words for that root. ``outlet`` is as
    the document states it, ``url`` its address, ``published`` EDTF. ``credited`` is the agency whose text the article
    says it is (dateline, closing line), None where it says none.
    """

    at: Occurrence
    span: Span
    root: str | None = None
    name: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    credited: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """That documents declare a membership between two entities (by id), with the passage."""

    one: str
    other: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Origin:
    """What ends at one root: the tellings, earliest first. ``root`` is an entity's id, else the earliest document's."""

    root: str
    name: str | None
    tellings: tuple[Telling, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents, each once, earliest first."""
        return tuple(dict.fromkeys(telling.at.document for telling in self.tellings))


@dataclass(frozen=True, slots=True)
class Dependence:
    """That two origins (places in ``Origins.origins``, the lower one first) may not stand for themselves.

    ``what`` is what they share: the name of an outlet, an owner; ``evidence`` the passages that say so, if any do.
    """

    one: int
    other: int
    why: Why
    what: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of one claim, earliest first; ``outlets`` are the names of those that tell it, each once."""

    claim: str
    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    dependences: tuple[Dependence, ...]
    first: Telling

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that tell the claim, in order of their first telling."""
        tellings = sorted((telling for origin in self.origins for telling in origin.tellings), key=when)
        return tuple(dict.fromkeys(telling.at.document for telling in tellings))

    @property
    def dependent(self) -> tuple[int, ...]:
        """Return the places of the origins that may depend on another one."""
        return tuple(sorted({place for item in self.dependences for place in (item.one, item.other)}))

    def sentence(self, name_of: Callable[[str], str] = str) -> str:
        """Return all of it in a sentence; ``name_of`` gives the name of a document by its id."""
        documents = _number(len(self.documents), "document")
        outlets = f" by {_number(len(self.outlets), 'outlet')}" if self.outlets else ""
        depend = f", {len(self.dependent)} of them possibly dependent ({self._why(name_of)})" if self.dependent else ""
        date = self.first.published or "no date known"
        return (
            f"reported in {documents}{outlets}; at most {_number(len(self.origins), 'origin')}{depend}; "
            f"first found in this record: {name_of(self.first.at.document)} ({date})"
        )

    def _why(self, name_of: Callable[[str], str]) -> str:
        reasons = []
        for item in self.dependences:
            where = [f"passage in {name_of(passage.document)}" for passage in item.evidence[:1]]
            reasons.append(", ".join([f"{item.why} {item.what}".strip(), *where]))
        return "; ".join(dict.fromkeys(reasons))


def when(telling: Telling) -> tuple[str | int, ...]:
    """Order tellings by date, those without one last, then by document and place, then by what is known of them."""
    known = (telling.root, telling.name, telling.outlet, telling.url, telling.credited)
    place = (telling.published or "~", telling.at.document, telling.at.item, telling.span.start, telling.span.end)
    return (*place, *(value or "" for value in known))


def _number(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else f'{noun}s'}"
