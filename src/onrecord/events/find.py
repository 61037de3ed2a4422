"""Events: what statements report to have happened, be planned, be demanded or be denied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.events.codebook import Codebook
from onrecord.events.roles import find_roles
from onrecord.events.same import Told, join_mentions
from onrecord.events.setting import date_of, modality_of, place_of, polarity_of
from onrecord.events.trees import Grove, Statements, grow
from onrecord.events.triggers import find_hits
from onrecord.model import Date, Event, Reading, Statement

_DEFINITE = ("the", "this", "that", "these", "those")
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "their",
        "who",
        "whom",
        "that",
        "which",
        "some",
        "many",
    )
)


def find_events(text: str, reading: Reading, codebook: Codebook) -> tuple[Event, ...]:
    """Find the events that the statements of a reading report, ``v1`` ... in order of their first word.

    Each lies in the innermost statement that holds its trigger; what no statement says is no event. An event that one
    voice names several times is one, with all its words.
    """
    grove = grow(text, reading)
    found = list(_events(grove, Statements(reading.statements), reading.dates, codebook))
    joined = join_mentions(found, reading, codebook)
    return tuple(replace(event, id=f"v{number}") for number, event in enumerate(joined, 1))


def _events(grove: Grove, statements: Statements, dates: Sequence[Date], codebook: Codebook) -> Iterator[Told]:
    for hit in find_hits(grove, codebook):
        statement = statements.at(grove.span(hit.token))
        if statement is None:
            continue
        kind = codebook.types[hit.trigger.type]
        event = Event(
            id="",
            type=kind.name,
            trigger=hit.spans,
            statement=statement.id,
            roles=find_roles(grove, hit, kind, statements),
            plover=kind.plover,
            place=place_of(grove, hit),
            date=date_of(grove, hit, [date for date in dates if _is_told_of(statement, date)]),
            polarity=polarity_of(grove, hit),
            modality=modality_of(grove, hit, statement),
        )
        people = (role.span.of(grove.text).lower() for role in event.roles if role.role == kind.primary and role.span)
        yield Told(
            event, hit.verbal, grove.low[hit.token], _is_definite(grove, hit.token), frozenset(people) - _PRONOUNS
        )


def _is_told_of(statement: Statement, date: Date) -> bool:
    """Tell whether a date may be one of what is reported: beside the words of somebody stands when they were said."""
    return statement.manner == "author" or any(date.span.within(span) for span in statement.content)


def _is_definite(grove: Grove, token: int) -> bool:
    """Tell whether a noun refers to what is known: "the killing", "their arrest"."""
    return any(grove.low[kid] in _DEFINITE for kid in grove.having(token, "det")) or bool(
        grove.having(token, "nmod:poss")
    )
