"""Lists that are turned page by page: a stretch of a list, and how many of it bear each value."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.views.values_said import StatementRow

Row = TypeVar("Row")

FilterName = Literal[
    "speaker",
    "origin",
    "outlet",
    "event",
    "office",
    "counted",
    "said",
    "happened",
    "manner",
    "stance",
    "tier",
    "depth",
    "tag",
    "reviewed",
    "about",
]
"""By what statements are filtered and counted: the fields of ``Wanted`` of the same name, and dates by month."""


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """A stretch of a list: ``rows``, ``before`` and ``total`` in numbers, and where the next stretch begins.

    ``after`` is handed in to get the next stretch; None at the end. It stays good while rows come and go elsewhere.
    """

    rows: tuple[Row, ...]
    before: int
    total: int
    after: str | None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A statement as it is listed, with the title and outlet of its part or document.

    ``copies`` counts the other documents that hold the same words as copies, versions or translations, as far as
    linking and people found. ``differing`` counts the accounts of the same events that differ from what it claims.
    ``tags`` are those of the statement and of its document.
    """

    statement: StatementRow
    title: str | None
    outlet: str | None
    copies: int
    differing: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the statements wanted bear a value; ``value`` goes into ``Wanted``, ``label`` is shown for it.

    Values of dates are months (2024-03), empty for undated, "wide" for what is open or longer than two years.
    ``chosen``: the filters name it.
    """

    value: str
    label: str
    statements: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Tallied:
    """The values of one filter: those of most statements first, months in order; ``more``: there are others."""

    filter: FilterName
    tallies: tuple[Tally, ...]
    more: bool
