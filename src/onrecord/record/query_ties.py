"""Why entities of different documents are taken for one, or possibly one."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Link
from onrecord.record.query_links import FROM_LINKS, LINK_COLUMNS, link_of
from onrecord.record.reader import Reader
from onrecord.record.sql import one_of


@dataclass(frozen=True, slots=True)
class Tied:
    """A link between entities, with the linked entities of its ends and their names within their documents."""

    link: Link
    a: str
    b: str
    a_name: str
    b_name: str


def ties_of(reader: Reader, wanted: Iterable[str]) -> tuple[Tied, ...]:
    """Return the links that have one of these linked entities at an end, in order of score, then document."""
    condition, values = one_of("e.canonical", "wanted", wanted)
    rows = {
        row["number"]: row
        for side in ("a", "b")
        for row in reader.rows(
            f"SELECT {LINK_COLUMNS}, a.canonical AS a_is, b.canonical AS b_is, a.name AS a_name, b.name AS b_name"  # noqa: S608 - conditions are ours, values are bound
            f" FROM {FROM_LINKS} JOIN entities AS e ON e.document = l.{side}_document AND e.local = l.{side}_item"
            " JOIN entities AS a ON a.document = l.a_document AND a.local = l.a_item"
            " JOIN entities AS b ON b.document = l.b_document AND b.local = l.b_item"
            f" WHERE {condition} AND l.kind = 'same_entity'",
            **values,
        )
    }
    found = (
        Tied(link_of(row), row["a_is"], row["b_is"], row["a_name"] or "", row["b_name"] or "") for row in rows.values()
    )
    return tuple(sorted(found, key=lambda tied: (-tied.link.score, tied.link.a.document, tied.link.b.document)))
