"""Links as people judged them: proposals of the machine with what was joined or parted by hand laid over them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model import Action, Evidence, ItemKind, Judgement, Link, LinkKind, Occurrence
from onrecord.model.judgement import LINKING
from onrecord.record.linked import GROUPED, Judged, Pair, components
from onrecord.record.query_judgements import standings
from onrecord.record.query_links import link_of, link_rows
from onrecord.record.reader import Reader, Row

JUDGED = "judged"
"""The rule of a link that a person made."""

_KINDS: Mapping[ItemKind, LinkKind] = {"entity": "same_entity", "event": "same_event", "part": "copy_of"}
_ASKED: Mapping[LinkKind, LinkKind] = {"version_of": "copy_of", "translation_of": "copy_of"}
"""Kinds of links that are judged by the question whether one is a copy of the other."""

_MADE: Mapping[Action, str] = {"same": "same", "copy": "verbatim"}


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """What holds between two things by judgement: the latest that was said of them, by whom, with its words."""

    kind: LinkKind
    a: Occurrence
    b: Occurrence
    judgement: Judgement

    @property
    def pair(self) -> frozenset[Occurrence]:
        """Return both things."""
        return frozenset((self.a, self.b))


def judged_links(reader: Reader) -> tuple[JudgedLink, ...]:
    """Return what people judged of pairs that are in the record, the latest of each pair, oldest first."""
    latest: dict[tuple[LinkKind, frozenset[Occurrence]], JudgedLink] = {}
    for standing in standings(reader):
        judgement = standing.judgement
        places = [place for place in standing.where if place is not None and place.held]
        if judgement.action not in LINKING or standing.state not in ("holds", "overruled") or len(places) != 2:
            continue
        one, other = (Occurrence(place.document, place.local) for place in places)
        link = JudgedLink(_KINDS[places[0].kind], one, other, judgement)
        latest.pop((link.kind, link.pair), None)
        latest[link.kind, link.pair] = link
    return tuple(latest.values())


def judged_pairs(links: Iterable[JudgedLink], reader: Reader, kind: LinkKind) -> Judged:
    """Return what people judged of pairs of entities or events, by the ids of these in the record.

    A source that a text describes and does not name stays as it is (rule 9): what would join it is passed over. Those
    of whom people are unsure are kept apart, unless other judgements join them.
    """
    found: dict[str, set[Pair]] = {"same": set(), "different": set(), "unsure": set()}
    for link in links:
        one, other = (_id(reader, kind, item) for item in (link.a, link.b))
        if link.kind != kind or one is None or other is None or one == other:
            continue
        joins = link.judgement.action == "same" and kind == "same_entity"
        if not (joins and any(unnamed_source(reader, item) for item in (link.a, link.b))):
            found[link.judgement.action].add((min(one, other), max(one, other)))
    joined = components((), found["same"], found["different"])
    unsure = {(one, other) for one, other in found["unsure"] if joined.get(one, one) != joined.get(other, other)}
    return Judged(frozenset(found["same"]), frozenset(found["different"] | unsure))


def judged_of_all(reader: Reader) -> Mapping[LinkKind, Judged]:
    """Return what people judged of pairs, for each kind of link that makes groups."""
    links = judged_links(reader)
    return {kind: judged_pairs(links, reader, kind) for kind in GROUPED}


def unnamed_source(reader: Reader, item: Occurrence) -> bool:
    """Tell whether an entity of a document is one that speaks and is not named."""
    row = reader.row(
        "SELECT 1 FROM entities AS e JOIN documents AS d ON d.number = e.document"
        " JOIN statement_entities AS x ON x.document = e.document AND x.entity = e.position AND x.role = 'speaker'"
        " WHERE d.id = :document AND e.local = :item AND NOT e.named LIMIT 1",
        document=item.document,
        item=item.item,
    )
    return row is not None


def _id(reader: Reader, kind: LinkKind, item: Occurrence) -> str | None:
    row = reader.row(
        f"SELECT i.id FROM {GROUPED[kind]} AS i JOIN documents AS d ON d.number = i.document"  # noqa: S608 - the tables are ours
        " WHERE d.id = :document AND i.local = :item",
        document=item.document,
        item=item.item,
    )
    return None if row is None else str(row["id"])


def effective_links(
    reader: Reader, kind: LinkKind | None = None, among: Iterable[int] | None = None
) -> tuple[tuple[Link, tuple[str, ...]], ...]:
    """Return links, all or those of one kind, as people judged them, each with who judged it.

    What was judged different or no copy is left out; what people are unsure of is possible; what was joined by hand
    comes last, unless it was proposed too. Of proposals those ``among`` these numbers are looked at, all if not given;
    a pair that people judged is told as made by hand where its proposal is not among them.
    """
    return tuple(
        (link, people) if isinstance(link, Link) else (link_of(link), people)
        for link, people in laid_over(reader, kind, among)
    )


def laid_over(
    reader: Reader, kind: LinkKind | None = None, among: Iterable[int] | None = None
) -> Iterator[tuple[Link | Row, tuple[str, ...]]]:
    """Yield links as ``effective_links`` returns them; one of which nobody said anything is a row (``link_of``)."""
    asked = None if kind is None else _ASKED.get(kind, kind)
    judged = {(link.kind, link.pair): link for link in judged_links(reader) if asked in (None, link.kind)}
    parted = {of: _parted(reader, of) for of in {of for of, _ in judged} & GROUPED.keys()}
    if not judged:
        yield from ((row, ()) for row in link_rows(reader, kind, among))
        return
    for row in link_rows(reader, kind, among):
        pair = frozenset((Occurrence(row["a_document"], row["a_item"]), Occurrence(row["b_document"], row["b_item"])))
        said = judged.pop((_ASKED.get(row["kind"], row["kind"]), pair), None)
        if said is None:
            if row["relation"] != "same" or pair not in parted.get(row["kind"], ()):
                yield row, ()
        elif said.judgement.action not in ("different", "not-copy"):
            yield as_judged(link_of(row), said.judgement), (said.judgement.who,)
    made = [link for link in judged.values() if link.judgement.action in _MADE and kind not in _ASKED]
    yield from ((made_link(link), (link.judgement.who,)) for link in made)


def as_judged(link: Link, judgement: Judgement) -> Link:
    """Return a proposal as a judgement on its ends has it; that it is a version or a translation stays."""
    if judgement.action == "unsure":
        return replace(link, relation="possible")
    return link if link.kind in _ASKED else replace(link, relation=_relation(judgement))


def _parted(reader: Reader, kind: LinkKind) -> frozenset[frozenset[Occurrence]]:
    """Return the pairs that are proposed to be the same and are kept apart by judgements."""
    table, named = GROUPED[kind], " AND a.named AND b.named" if kind == "same_entity" else ""
    rows = reader.rows(
        "SELECT da.id AS a_document, l.a_item, db.id AS b_document, l.b_item FROM links AS l"  # noqa: S608 - ours
        " JOIN documents AS da ON da.number = l.a_document JOIN documents AS db ON db.number = l.b_document"
        f" JOIN {table} AS a ON a.document = l.a_document AND a.local = l.a_item"
        f" JOIN {table} AS b ON b.document = l.b_document AND b.local = l.b_item"
        f" WHERE l.kind = :kind AND l.relation = 'same' AND a.canonical <> b.canonical{named}",
        kind=kind,
    )
    return frozenset(
        frozenset((Occurrence(row["a_document"], row["a_item"]), Occurrence(row["b_document"], row["b_item"])))
        for row in rows
    )


def _relation(judgement: Judgement) -> str:
    """Return how two things stand by a judgement that joins them."""
    said = (setting.text for setting in judgement.settings if setting.field == "relation")
    return next((relation for relation in said if relation), _MADE[judgement.action])


def made_link(link: JudgedLink) -> Link:
    """Return the link that a person made, with the places that were marked as its evidence."""
    evidence = tuple(
        Evidence(target.document, place.span) for target in link.judgement.targets for place in target.places
    )
    return Link(link.kind, link.a, link.b, _relation(link.judgement), 1.0, evidence, JUDGED)
