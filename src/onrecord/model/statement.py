"""Who said what: attributions with their chain."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

Manner = Literal["direct", "indirect", "mixed", "turn", "author"]
Stance = Literal["neutral", "ask", "accuse", "deny", "admit", "predict", "demand", "doubt"]
Tier = Literal["speech", "attitude", "impersonal", "imputed"]
AnswerRelation = Literal["denies", "doubts", "confirms", "replies"]


@dataclass(frozen=True, slots=True)
class Answer:
    """That a statement answers another one of the same document."""

    statement: str
    relation: AnswerRelation


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made, as far as the text says: EDTF value and the phrase."""

    edtf: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: source (who), cue (said, denied), content (what).

    Span tuples are in text order without surrounding white space; quotation marks belong to the content.
    ``speakers`` and ``about`` are entity ids. ``parent`` is the innermost enclosing explicit statement, else the
    turn's statement, else None. ``score`` is 0-1 with three decimals; ``rule`` names the rule that found it.
    """

    id: str
    content: tuple[Span, ...]
    manner: Manner
    part: str
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    parent: str | None = None
    stance: Stance = "neutral"
    tier: Tier = "speech"
    said: Said | None = None
    addressee: tuple[Span, ...] = ()
    venue: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    turn: str | None = None
    score: float = 1.0
    rule: str = ""
