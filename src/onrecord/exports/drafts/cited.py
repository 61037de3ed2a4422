"""What the record holds of a statement that a draft cites: its passage, its hands, its dates, numbers and names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.exports.leaving.shown import shown
from onrecord.model import Span, Statement, hull
from onrecord.reading.counts import Number, numbers
from onrecord.record.query_entities import LinkedEntity, linked_entities
from onrecord.record.query_items import statement_at
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain
from onrecord.views.context import around
from onrecord.views.shelf import Shelf, published
from onrecord.views.utterances import Utterance
from onrecord.views.values import Hand

_LEFT_OPEN: Final = frozenset({"alleged", "planned", "predicted", "demanded", "hypothetical"})
_EXPECTING: Final[Mapping[str, str]] = {"predict": "predicted", "demand": "demanded"}


@dataclass
class Cited:
    """One statement of the record as a draft cites it."""

    shelf: Shelf
    leaf: Leaf
    statement: Statement

    @cached_property
    def span(self) -> Span:
        """The sentences in which the statement stands, with its cue and source."""
        statement = self.statement
        return around(self.leaf.text, self.leaf.passages, (*statement.content, *statement.cue, *statement.source))[1]

    @cached_property
    def passage(self) -> str:
        """The words of these sentences."""
        return shown(self.shelf.reader, self.span.of(self.leaf.text))

    @cached_property
    def chain(self) -> tuple[Hand, ...]:
        """Through whose hands the words came, from the page inwards."""
        return shown(self.shelf.reader, chain(self.leaf, self.statement))

    @cached_property
    def enclosing(self) -> tuple[Statement, ...]:
        """The statement and those that enclose it, innermost first."""
        found = [self.statement]
        while (parent := self.leaf.statements.get(found[-1].parent or "")) is not None and parent not in found:
            found.append(parent)
        return tuple(found)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the passage."""
        return numbers(self.passage)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The dates of the passage, of its events, of the saying and of the publication (EDTF)."""
        leaf, statement = self.leaf, self.statement
        dated = [published(leaf, statement.part).known, leaf.masthead.published.known]
        dated += [one.said.edtf for one in self.enclosing if one.said]
        dated += [event.date.edtf for event in leaf.events.values() if event.date and self._holds(event.trigger)]
        dated += [date.edtf for date in self.leaf.dates if date.span.overlaps(self.span)]
        return tuple(dict.fromkeys(date for date in dated if date))

    @cached_property
    def dated(self) -> bool:
        """Whether the date of publication is known."""
        return published(self.leaf, self.statement.part).known is not None

    @cached_property
    def denies(self) -> bool:
        """Whether it is a denial, or tells of something only as denied."""
        events = [event for event in self.leaf.events.values() if event.statement == self.statement.id]
        return self.statement.stance == "deny" or (bool(events) and all(one.polarity == "denied" for one in events))

    @cached_property
    def left_open(self) -> str:
        """How what it tells of is meant where it is not told as having happened: planned, alleged …; "" otherwise."""
        meant = {one.modality for one in self.leaf.events.values() if one.statement == self.statement.id}
        if meant and meant <= _LEFT_OPEN:
            return ", ".join(sorted(meant))
        return _EXPECTING.get(self.statement.stance, "")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every spelling in the record of whoever is named in the passage or is a hand; outlet, writers, title."""
        canonical = {self.leaf.canonical[one.entity] for one in self.leaf.mentions if one.span.overlaps(self.span)}
        canonical |= {hand.entity for hand in self.chain if hand.entity}
        spelled = (name for entity in linked_entities(self.shelf.reader, canonical) for name in spellings(entity))
        return tuple(dict.fromkeys(shown(self.shelf.reader, (*spelled, *self._masthead()))))

    def _masthead(self) -> Iterator[str]:
        part = self.leaf.parts.get(self.statement.part)
        for masthead in (self.leaf.masthead, *([part.masthead] if part else [])):
            stated = (masthead.title, masthead.outlet, *masthead.authors)
            yield from (one.value for one in stated if one is not None)

    def _holds(self, spans: Iterable[Span]) -> bool:
        return any(span.overlaps(self.span) for span in spans)

    @cached_property
    def utterance(self) -> Utterance:
        """The statement as a claim whose origin can be asked for."""
        return Utterance(self.leaf, hull(self.statement.content), self.statement)


def spellings(entity: LinkedEntity) -> Iterator[str]:
    """Yield the names of an entity, most frequent first."""
    yield from (name for name, _ in entity.spellings)


def cited(shelf: Shelf, statement: str) -> Cited | None:
    """Return what the record holds of the statement of this id; None where it holds none."""
    at = statement_at(shelf.reader, statement)
    if at is None:
        return None
    leaf = shelf.leaf(at[0])
    return Cited(shelf, leaf, leaf.statements[at[1]])
