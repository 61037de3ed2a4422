"""How absence is worded: what was searched, in how many documents, added until when; never that nothing exists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import flat
from onrecord.record import Reader
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_pile import span_of_adding
from onrecord.record.query_text import documents_with

_SHOWN = 5
"""So many documents are named in a sentence; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: words and spellings, in how many documents, the day on which the last one was added."""

    words: tuple[str, ...]
    documents: int
    until: str | None

    @property
    def where(self) -> str:
        """Return "the N documents added until DATE"."""
        number = "the one document" if self.documents == 1 else f"the {self.documents} documents"
        return f"{number} added until {self.until}" if self.until else "the record, which holds no document yet"

    @property
    def what(self) -> str:
        """Return "(searched: …)"."""
        return f"(searched: {', '.join(f'“{word}”' for word in self.words) or 'all statements'})"


def searched(reader: Reader, words: Iterable[str]) -> Searched:
    """Return what a search for ``words`` looked through."""
    documents, until = span_of_adding(reader)
    return Searched(tuple(dict.fromkeys(word for word in words if word)), documents, until)


def silence(reader: Reader, words: str) -> str:
    """Return the sentence for what was not found: what was searched, in how many documents, added until when."""
    spellings = [
        name for entity in linked_entities(reader, entities_named(reader, words)) for name, _ in entity.spellings
    ]
    told = searched(reader, (words, *spellings))
    if told.until is None:
        return f"Not found: no document has been added yet {told.what}."
    return f"Not found in {told.where} {told.what}."


def elsewhere(reader: Reader, spellings: Sequence[str], known: Iterable[int]) -> str:
    """Return what full text finds of these spellings beyond the documents ``known``, and what was searched.

    Upper and lower case count here, because many surnames are words too.
    """
    told = searched(reader, spellings)
    asked = " OR ".join(f'"{_quoted(name)}"' for name in told.words)
    more = sorted(documents_with(reader, asked) - set(known)) if asked else []
    named = [name for number in more if (name := _holding(reader, number, told.words)) is not None]
    if not named:
        return f"In {told.where} no other passage was found {told.what}."
    rest = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return (
        f"The same words stand in {len(named)} more of {told.where}, where they are not linked with this name: "
        f"{', '.join(named[:_SHOWN])}{rest} {told.what}."
    )


def beside(reader: Reader, names: Sequence[str], words: Sequence[str], known: Iterable[int]) -> str:
    """Return which documents name one of ``names`` beside one of ``words`` and are not ``known``."""
    told = searched(reader, (*names, *words))
    asked = " OR ".join(f'"{_quoted(name)}" "{_quoted(word)}"' for name in names for word in words)
    more = sorted(documents_with(reader, asked) - set(known)) if asked else []
    if not more:
        return f"In {told.where} no other passage was found {told.what}."
    called = [_called(reader, number) for number in more]
    rest = f" and {len(called) - _SHOWN} more" if len(called) > _SHOWN else ""
    return (
        f"{len(called)} more of {told.where} hold such a name and such a word, and are not linked with this event: "
        f"{', '.join(called[:_SHOWN])}{rest} {told.what}."
    )


def _quoted(words: str) -> str:
    return words.replace('"', " ")


def _called(reader: Reader, number: int) -> str:
    row = reader.rows("SELECT source_id FROM documents WHERE number = :number", number=number)[0]
    return str(row["source_id"])


def _holding(reader: Reader, number: int, words: Iterable[str]) -> str | None:
    """Return how a document is called that holds one of the words exactly as written, else None."""
    row = reader.rows("SELECT source_id, text FROM documents WHERE number = :number", number=number)[0]
    text = flat(row["text"])
    return str(row["source_id"]) if any(word in text for word in words) else None
