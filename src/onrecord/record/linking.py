"""Links, made anew where something they hang on was touched, and the groups that follow from them."""

import hashlib
from collections.abc import Iterable, Mapping

from onrecord.model import Layer, Link, LinkKind, Relinked
from onrecord.record.codec import link_evidence_out
from onrecord.record.grouping import JOINS, End, Groups
from onrecord.record.linked import GROUPED, Joined, Judged
from onrecord.record.query_reading import number_of
from onrecord.record.writer import Transaction

Ends = tuple[str, End, End]
"""The kind of a link, and its ends."""


def write_relinked(
    inside: Transaction, layer: Layer, relinked: Relinked, judged: Mapping[LinkKind, Judged] | None = None
) -> None:
    """Put links in place of those of the layer that hang on something touched; form the groups anew that change."""
    _mark(inside, layer, relinked.touched)
    gone = {
        (row["kind"], (row["a_document"], row["a_item"]), (row["b_document"], row["b_item"]))
        for row in inside.reader.rows(f"SELECT * FROM links WHERE number IN ({_HANGING}) AND relation = '{JOINS}'")  # noqa: S608 - the words are ours
    }
    inside.connection.exec_driver_sql(f"DELETE FROM links WHERE number IN ({_HANGING})")  # noqa: S608 - as above
    made = _write(inside, layer, relinked.links)
    for kind in GROUPED:
        groups = Groups(inside, kind, (judged or {}).get(kind, Judged()))
        groups.settle(_of(kind, made - gone), _of(kind, gone - made), _of(kind, _parted(gone - made, made)))


def forget_links(inside: Transaction, document: int) -> None:
    """Take the links of a document away; what it was grouped with is formed anew at the next linking."""
    for kind, table in GROUPED.items():
        inside.connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO unsettled SELECT DISTINCT '{kind}', canonical FROM {table} WHERE document = ?",  # noqa: S608 - as above
            (document,),
        )
    for side in ("a", "b"):
        inside.connection.exec_driver_sql(f"DELETE FROM links WHERE {side}_document = ?", (document,))  # noqa: S608 - as above


def forget_all_links(inside: Transaction) -> None:
    """Take all links away: each item is on its own again."""
    for table in ("links", "unsettled"):
        inside.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - as above
    for table in GROUPED.values():
        inside.connection.exec_driver_sql(f"UPDATE {table} SET canonical = canonical_id(id)")  # noqa: S608 - as above


def _mark(inside: Transaction, layer: Layer, touched: Iterable[str]) -> None:
    """Put the numbers of what is touched where they can be joined with."""
    inside.connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS touched (hook INTEGER PRIMARY KEY)")
    inside.connection.exec_driver_sql("DELETE FROM touched")
    hooks = [(_hook(layer, name),) for name in touched]
    if hooks:
        inside.connection.exec_driver_sql("INSERT OR IGNORE INTO touched VALUES (?)", hooks)


# SQLite takes a CROSS JOIN in the order in which it is written; otherwise it may read all links.
_HANGING = (
    "SELECT l.number FROM touched AS t CROSS JOIN links AS l ON l.hangs_a = t.hook"
    " UNION SELECT l.number FROM touched AS t CROSS JOIN links AS l ON l.hangs_b = t.hook"
)


def _hook(layer: Layer, name: str) -> int:
    """Return the number of something that links hang on."""
    digest = hashlib.blake2b(f"{layer} {name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _write(inside: Transaction, layer: Layer, links: Iterable[Link]) -> set[Ends]:
    """Write links and return those that join their ends."""
    numbers: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    joining: set[Ends] = set()
    for link in links:
        for end in (link.a, link.b):
            if end.document not in numbers:
                numbers[end.document] = number_of(inside.reader, end.document)
        a, b = ((numbers[end.document], end.item) for end in (link.a, link.b))
        hooks = [_hook(layer, name) for name in link.hangs_on]
        hangs_a, hangs_b, *_ = (*hooks, None, None)
        told = (link.relation, link.score, link.rule, link_evidence_out(link))
        rows.append((link.kind, *a, *b, *told, hangs_a, hangs_b))
        if link.relation == JOINS:
            joining.add((link.kind, a, b))
    if rows:
        inside.connection.exec_driver_sql(
            "INSERT INTO links (kind, a_document, a_item, b_document, b_item, relation, score, rule, evidence,"
            " hangs_a, hangs_b) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return joining


def _parted(gone: Iterable[Ends], made: Iterable[Ends]) -> set[Ends]:
    """Return the links that went and whose ends are not joined by those that were made: a star may have moved."""
    gone = tuple(gone)
    joined = Joined(((kind, a), (kind, b)) for kind, a, b in made) if gone else Joined()
    return {(kind, a, b) for kind, a, b in gone if not joined.together((kind, a), (kind, b))}


def _of(kind: LinkKind, ends: Iterable[Ends]) -> list[tuple[End, End]]:
    return sorted((a, b) for of, a, b in ends if of == kind)
