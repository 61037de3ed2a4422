"""What tells at the head of a line that somebody asks or answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span, TurnRole
from onrecord.reading.page.looks import Seen

GOES_ON = "goes on"
"""The key of a label that stands before a further paragraph of the turn before it."""

CLOSERS = frozenset({"tags", "comment", "related"})
"""Signs of furniture that ends an article."""


@dataclass(frozen=True, slots=True)
class Label:
    """A mark at the head of a line: where it stands in the text, the name in it, the part its speaker plays."""

    span: Span
    key: str
    name: Span | None = None
    role: TurnRole = "answer"


def question_at(seen: Sequence[Seen], place: int, mark: int = 0) -> Label:
    """Return the label of a question without a name, whose mark has so many characters."""
    start = seen[place].line.span.start
    return Label(Span(start, start + mark), "", role="question")


def asks(words: str) -> bool:
    """Tell whether words end as a question does, quotation marks and brackets aside."""
    return words.rstrip("\"'”’*_ )").endswith(("?", "؟"))
