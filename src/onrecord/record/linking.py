"""Links, replaced as a whole, and the linked entities that follow from them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, text

from onrecord.model import Link
from onrecord.record.codec import evidence_out
from onrecord.record.linked import canonical_id, canonical_ids
from onrecord.record.reader import Reader
from onrecord.record.settings import put_setting
from onrecord.record.tables import links as links_table
from onrecord.record.writer import Transaction


def write_links(inside: Transaction, links: Iterable[Link]) -> None:
    """Replace all links, and say for each entity which linked entity it belongs to."""
    inside.connection.execute(delete(links_table))
    rows = [
        {
            "kind": link.kind,
            "a_document": link.a.document,
            "a_item": link.a.item,
            "b_document": link.b.document,
            "b_item": link.b.item,
            "relation": link.relation,
            "score": link.score,
            "rule": link.rule,
            "evidence": evidence_out(link.evidence),
        }
        for link in links
    ]
    if rows:
        inside.connection.execute(insert(links_table), rows)
    moved = [
        {"document": document, "position": position, "canonical": canonical}
        for (document, position), canonical in _moved(inside.reader).items()
    ]
    if moved:
        move = "UPDATE entities SET canonical = :canonical WHERE document = :document AND position = :position"
        inside.connection.execute(text(move), moved)
    put_setting(inside.connection, "links", "current")


def _moved(reader: Reader) -> Mapping[tuple[int, int], str]:
    """Return the entities (document, position) that belong elsewhere now, with the linked entity they belong to."""
    pairs = reader.rows(
        "SELECT a.id AS a, b.id AS b FROM links"
        " JOIN documents AS one ON one.id = links.a_document"
        " JOIN entities AS a ON a.document = one.number AND a.local = links.a_item"
        " JOIN documents AS other ON other.id = links.b_document"
        " JOIN entities AS b ON b.document = other.number AND b.local = links.b_item"
        " WHERE links.kind = 'same_entity' AND links.relation = 'same'"  # what is possible joins nothing
        " AND a.named AND b.named"  # unnamed ones are never merged with anything
    )
    linked = canonical_ids((row["a"], row["b"]) for row in pairs)
    moved = {}
    for row in reader.rows("SELECT document, position, id, canonical FROM entities"):
        canonical = linked.get(row["id"]) or canonical_id([row["id"]])
        if canonical != row["canonical"]:
            moved[row["document"], row["position"]] = canonical
    return moved
