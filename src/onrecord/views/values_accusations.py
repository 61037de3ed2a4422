"""Accusations, whom they accuse, and what answers them."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import AnswerRelation
from onrecord.views.values_said import Quote, StatementRow


@dataclass(frozen=True, slots=True)
class Accused:
    """Whom an accusation accuses: the name, or else the words; ``entity`` is None where nobody is denoted."""

    name: str
    entity: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement that answers an accusation.

    ``how`` is ``marked`` where its document ties it to the accusation, ``linked`` where a link between documents does,
    ``same-words`` where the accused, or somebody with a denial, speaks in the same words of the same matter; ``shared``
    are these words.
    """

    statement: StatementRow
    relation: AnswerRelation
    how: Literal["marked", "linked", "same-words"]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccusationRow:
    """A statement whose cue accuses, in the choice of word of whoever passes it on.

    ``accused`` are those whom it accuses, ``of`` the words that say of what; both may be empty. ``answers`` are what
    was found in the record; ``sentence`` says so, or what was searched where none was found.
    """

    statement: StatementRow
    accused: tuple[Accused, ...]
    of: Quote | None
    answers: tuple[Answered, ...]
    sentence: str
