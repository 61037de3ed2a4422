"""How two claims stand, as it is kept; and what tells which claims are to be compared."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.link import Occurrence

CellKind = Literal["event", "document", "counted", "deeds"]
"""Claims are compared that tell of one linked event, stand in one document, count one unit, tell of like deeds."""


@dataclass(frozen=True, slots=True)
class Token:
    """That a document claims something that may meet claims of other documents.

    ``counted``: of ``topic`` (a unit, empty where none is told) beside deeds of the family ``what``, empty for none.
    ``deeds``: of deeds of the family ``topic``, by a claim of the facet ``what``. ``home`` is a country.
    """

    kind: CellKind
    home: str
    topic: str
    what: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How two claims stand: ``key`` names their words and facet; of one key the least ``order`` counts.

    ``a`` and ``b`` are the events, counts, offices or statements that claim, with the statements they stand in (ids
    within the reading). ``body`` is JSON that linking reads.
    """

    key: str
    order: str
    relation: str
    a: Occurrence
    b: Occurrence
    a_statement: str | None
    b_statement: str | None
    body: str
