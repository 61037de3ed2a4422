"""The article at which words end that no named source bears: what copies lead to, as people judged them."""

import json

from onrecord.model import Occurrence
from onrecord.record.codec import masthead_in
from onrecord.record.judgements.links import JudgedLink, judged_links
from onrecord.record.reader import Reader

_COPIES = "('copy_of', 'version_of', 'translation_of')"
_LONGEST = 80


class Origins:
    """The articles that articles come from, each followed once."""

    def __init__(self, reader: Reader) -> None:
        """Prepare to ask; what people judged to be copies goes before what linking proposes."""
        self._reader = reader
        self._found: dict[tuple[int, str], tuple[str, str] | None] = {}
        self._said: dict[frozenset[Occurrence], JudgedLink] = {}
        self._made: dict[Occurrence, Occurrence] = {}
        for link in judged_links(reader):
            if link.kind == "copy_of":
                self._said[link.pair] = link
                if link.judgement.action == "copy":
                    self._made[link.a] = link.b

    def of(self, document: int, part: str) -> tuple[str, str] | None:
        """Return the id of the part where copies of copies end, and what it is called; None where there is no part."""
        key = (document, part)
        if key not in self._found:
            self._found[key] = self._article(*self._end(key))
        return self._found[key]

    def _end(self, start: tuple[int, str]) -> tuple[int, str]:
        """Follow the copies; a circle ends at its smallest article."""
        met = [start]
        while (above := self._above(met[-1])) is not None:
            if above in met:
                return min(met[met.index(above) :])
            met.append(above)
        return met[-1]

    def _above(self, at: tuple[int, str]) -> tuple[int, str] | None:
        """Return what an article repeats: the closest of those that linking is sure of."""
        rows = self._reader.rows(
            "SELECT l.b_document, l.b_item, da.id AS mine, db.id AS theirs FROM links AS l"  # noqa: S608 - ours
            " JOIN documents AS da ON da.number = l.a_document JOIN documents AS db ON db.number = l.b_document"
            f" WHERE l.a_document = :document AND l.a_item = :part AND l.kind IN {_COPIES}"
            " AND l.relation <> 'possible' AND l.b_document <> l.a_document ORDER BY l.score DESC, db.id, l.b_item",
            document=at[0],
            part=at[1],
        )
        for row in rows:
            pair = frozenset((Occurrence(row["mine"], at[1]), Occurrence(row["theirs"], row["b_item"])))
            if pair not in self._said or self._said[pair].judgement.action == "copy":
                return row["b_document"], row["b_item"]
        return self._judged(at) if self._made else None

    def _judged(self, at: tuple[int, str]) -> tuple[int, str] | None:
        row = self._reader.row("SELECT id FROM documents WHERE number = :number", number=at[0])
        there = None if row is None else self._made.get(Occurrence(row["id"], at[1]))
        if there is None:
            return None
        other = self._reader.row("SELECT number FROM documents WHERE id = :id", id=there.document)
        return None if other is None or other["number"] == at[0] else (other["number"], there.item)

    def _article(self, document: int, part: str) -> tuple[str, str] | None:
        row = self._reader.row(
            "SELECT p.id, p.masthead, r.masthead AS whole, d.source_id FROM parts AS p"
            " JOIN readings AS r ON r.document = p.document JOIN documents AS d ON d.number = p.document"
            " WHERE p.document = :document AND p.local = :part",
            document=document,
            part=part,
        )
        if row is None:
            return None
        mine, whole = (masthead_in(json.loads(row[column])) for column in ("masthead", "whole"))
        told = [stated.value for stated in (mine.outlet or whole.outlet, mine.title or whole.title) if stated]
        return row["id"], (": ".join(told) or row["source_id"])[:_LONGEST]


def repeating(reader: Reader, documents: set[int]) -> set[int]:
    """Return all documents that repeat one of these, directly or through others."""
    found, waiting = set(documents), list(documents)
    while waiting:
        rows = reader.rows(
            "SELECT DISTINCT l.a_document FROM json_each(:wanted) AS w"  # noqa: S608 - as above
            f" CROSS JOIN links AS l ON l.b_document = w.value WHERE l.kind IN {_COPIES}",
            wanted=json.dumps(waiting),
        )
        waiting = [row[0] for row in rows if row[0] not in found]
        found.update(waiting)
    return found
