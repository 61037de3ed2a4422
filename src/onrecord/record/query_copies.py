"""Which documents hold the words of a passage too: copies, versions and translations as people judged them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model import Link, Occurrence, Span
from onrecord.record.judgements.links import as_judged, judged_links, made_link
from onrecord.record.query_links import FROM_LINKS, LINK_COLUMNS, link_of
from onrecord.record.reader import Reader, Row

_COPIES = "kind IN ('copy_of', 'version_of', 'translation_of')"
_SURE, _POSSIBLE, _JUDGED = "copy", "possible", ("copy", "not-copy", "unsure")

Near = Mapping[str, Sequence[Link]]
"""By document the links at one end of which it is."""


def copies_near(reader: Reader, documents: Iterable[str]) -> Near:
    """Return the links that say that some documents (by id) hold words of another one, or another one theirs.

    Those of the documents that they repeat are among them, so that two copies of one text are found. What people judged
    to be no copy is left out, as is what is only possible.
    """
    wanted = tuple(dict.fromkeys(documents))
    links = list(_links(reader, wanted))
    above = {link.b.document for link in links} - set(wanted)
    links += _links(reader, tuple(sorted(above)))
    found = defaultdict[str, dict[Link, None]](dict)
    for link in links:
        for end in (link.a, link.b):
            found[end.document][link] = None
    return {document: tuple(held) for document, held in found.items()}


def _links(reader: Reader, documents: Sequence[str]) -> Iterator[Link]:
    """Yield the links of some documents as people judged them, those that people made without a proposal last."""
    wanted = json.dumps(documents)
    judged = _judgements(reader, wanted)
    met: set[frozenset[Occurrence]] = set()
    for side in ("a", "b"):
        for row in reader.rows(
            f"SELECT {LINK_COLUMNS} FROM json_each(:wanted) AS w CROSS JOIN documents AS dw ON dw.id = w.value"  # noqa: S608 - the words are ours
            f" CROSS JOIN {FROM_LINKS} WHERE l.{side}_document = dw.number AND l.{_COPIES}",
            wanted=wanted,
        ):
            link = link_of(row)
            pair = frozenset((link.a, link.b))
            met.add(pair)
            action = judged[pair][1] if pair in judged else None
            if action == _SURE or (action is None and link.relation != _POSSIBLE):
                yield link
    for pair, ((a, b), action) in judged.items():
        if action == _SURE and pair not in met:
            yield Link("copy_of", a, b, "verbatim", 1.0, (), "judged")


class Copies:
    """What documents repeat, are versions or translations of, as people judged it; each is looked up once."""

    def __init__(self, reader: Reader) -> None:
        """Prepare to ask."""
        self._reader = reader
        self._found: dict[str, tuple[Link, ...]] = {}
        self._all = False
        self._said = {link.pair: link for link in judged_links(reader) if link.kind == "copy_of"}

    def look_up_all(self) -> None:
        """Look all documents up at once."""
        proposed = defaultdict[str, list[Row]](list)
        for row in self._reader.stream(f"SELECT {LINK_COLUMNS} FROM {FROM_LINKS} WHERE l.{_COPIES}"):  # noqa: S608 - as above
            proposed[row["a_document"]].append(row)
        joined = {link.a.document for link in self._said.values()}
        for document in proposed.keys() | joined:
            self._found[document] = self._sorted(document, proposed.get(document, ()))
        self._all = True

    def of(self, document: str) -> tuple[Link, ...]:
        """Return the links that lead on from a document (by id), the closest first."""
        if document not in self._found and not self._all:
            rows = self._reader.rows(
                f"SELECT {LINK_COLUMNS} FROM documents AS dw CROSS JOIN {FROM_LINKS}"  # noqa: S608 - as above
                f" WHERE dw.id = :document AND l.a_document = dw.number AND l.{_COPIES}",
                document=document,
            )
            self._found[document] = self._sorted(document, rows)
        return self._found.get(document, ())

    def _sorted(self, document: str, rows: Iterable[Row]) -> tuple[Link, ...]:
        return tuple(sorted(self._links(document, rows), key=lambda one: (-one.score, one.b.document, one.b.item)))

    def _links(self, document: str, rows: Iterable[Row]) -> Iterator[Link]:
        proposed: set[frozenset[Occurrence]] = set()
        for row in rows:
            link = link_of(row)
            pair = frozenset((link.a, link.b))
            said = self._said.get(pair)
            if link.kind == "copy_of":
                proposed.add(pair)
            if said is None:
                yield link
            elif said.judgement.action != "not-copy":
                yield as_judged(link, said.judgement)
        for pair, said in self._said.items():
            if said.a.document == document and said.judgement.action == "copy" and pair not in proposed:
                yield made_link(said)


def copies_first(reader: Reader, most: int) -> frozenset[int]:
    """Return the numbers of the first links between copies: by what is repeated, what is sure before what is possible.

    So many as make up ``most`` whatever people judged of them, and all of which they judged.
    """
    judged = [link.pair for link in judged_links(reader) if link.kind == "copy_of"]
    ordered = reader.rows(
        f"SELECT l.number FROM {FROM_LINKS} WHERE l.{_COPIES}"  # noqa: S608 - as above
        " ORDER BY db.id, l.b_item, l.relation = 'possible', l.score DESC, da.id, l.a_item LIMIT :most",
        most=most + len(judged),
    )
    known = copies_among(reader, {end.document for pair in judged for end in pair}) if judged else frozenset()
    return frozenset(row[0] for row in ordered) | known


def copies_counted(reader: Reader) -> int:
    """Count the links between copies that are proposed."""
    return reader.number(f"SELECT count(*) FROM links WHERE {_COPIES}")  # noqa: S608 - as above


def copies_among(reader: Reader, documents: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the links between copies of which both ends are among some documents, by their ids."""
    rows = reader.rows(
        "SELECT l.number FROM json_each(:documents) AS w CROSS JOIN documents AS da ON da.id = w.value"  # noqa: S608 - as above
        " CROSS JOIN links AS l ON l.a_document = da.number JOIN documents AS db ON db.number = l.b_document"
        f" WHERE l.{_COPIES} AND db.id IN (SELECT value FROM json_each(:documents))",
        documents=json.dumps(sorted(documents)),
    )
    return frozenset(row[0] for row in rows)


_Pair = tuple[Occurrence, Occurrence]


def _judgements(reader: Reader, wanted: str) -> Mapping[frozenset[Occurrence], tuple[_Pair, str]]:
    """Return the latest that people said of pairs of parts with one in these documents."""
    places = defaultdict[int, list[Occurrence]](list)
    actions: dict[int, str] = {}
    for row in reader.rows(
        "SELECT j.number, j.action, d.id, p.local FROM judgements AS j JOIN judged AS p ON p.judgement = j.number"
        " JOIN documents AS d ON d.number = p.document WHERE p.kind = 'part' AND p.held AND j.number IN"
        " (SELECT jd.judgement FROM json_each(:wanted) AS w JOIN judgement_documents AS jd ON jd.document = w.value)"
        " ORDER BY j.at, j.id, p.target",
        wanted=wanted,
    ):
        places[row["number"]].append(Occurrence(row["id"], row["local"]))
        actions[row["number"]] = row["action"]
    return {
        frozenset(ends): ((ends[0], ends[1]), actions[number])
        for number, ends in places.items()
        if actions[number] in _JUDGED and len(ends) == 2
    }


def holding(near: Near, document: str, part: str, spans: Sequence[Span]) -> frozenset[str]:
    """Return the other documents that hold the words at some spans of a part."""
    found: set[str] = set()
    for other, their_part, theirs in _beyond(near, document, part, spans):
        found.add(other)
        found |= {again for again, _, _ in _beyond(near, other, their_part, theirs)}
    return frozenset(found - {document})


def _beyond(near: Near, document: str, part: str, spans: Sequence[Span]) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Yield what the links of a document say of words at some spans: where they stand too; no spans are the whole."""
    for link in near.get(document, ()):
        mine, other = (link.a, link.b) if link.a.document == document else (link.b, link.a)
        if mine.item != part:
            continue
        pairs = [item.span for item in link.evidence if item.document == document]
        theirs = [item.span for item in link.evidence if item.document == other.document]
        if link.kind != "copy_of" or not pairs or not spans:
            yield other.document, other.item, ()
        elif touched := [place for place, span in enumerate(pairs) if any(span.overlaps(one) for one in spans)]:
            yield other.document, other.item, tuple(theirs[place] for place in touched if place < len(theirs))
