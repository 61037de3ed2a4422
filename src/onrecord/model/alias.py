"""Other names that a user gives: "X = Y = Z", beside what the documents declare."""

from dataclasses import dataclass
from typing import Literal, get_args

AliasKind = Literal["person", "organisation", "place"]
"""How the names are compared; outlets, groups and campaigns are organisations."""

ALIAS_KINDS: tuple[AliasKind, ...] = get_args(AliasKind)


@dataclass(frozen=True, slots=True)
class Alias:
    """Names of one person, organisation or place; the first one is what the entry goes by.

    One name alone says that it has no other ones any more. ``by`` and ``date`` say who gave them and when (ISO 8601).
    """

    names: tuple[str, ...]
    kind: AliasKind
    note: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class NamedAlike:
    """Names that are one by what a user gave; ``rule`` names the entry of the aliases or the source register."""

    names: tuple[str, ...]
    kind: AliasKind
    rule: str
