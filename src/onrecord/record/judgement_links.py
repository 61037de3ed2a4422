"""Links as people judged them: proposals of the machine with what was joined or parted by hand laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Action, Evidence, ItemKind, Judgement, Link, LinkKind, Occurrence
from onrecord.model.judgement import LINKING
from onrecord.record.query_judgements import standings
from onrecord.record.query_links import read_links
from onrecord.record.reader import Reader

JUDGED = "judged"
"""The rule of a link that a person made."""

_KINDS: Mapping[ItemKind, LinkKind] = {"entity": "same_entity", "event": "same_event", "part": "copy_of"}
_MADE: Mapping[Action, str] = {"same": "same", "copy": "verbatim"}

Pair = tuple[str, str]


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


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of ids of the record that people judged; the latest first."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    unsure: tuple[Pair, ...] = ()


def judged_pairs(reader: Reader, kind: Literal["entity", "event"]) -> JudgedPairs:
    """Return what people judged of pairs of entities or events, by the ids of these in the record.

    A source that a text describes and does not name stays as it is (rule 9): what would join it is passed over.
    """
    found: dict[str, list[Pair]] = {"same": [], "different": [], "unsure": []}
    for link in reversed(judged_links(reader)):
        if link.kind != _KINDS[kind]:
            continue
        one, other = (_id(reader, kind, item) for item in (link.a, link.b))
        if one is None or other is None or one == other:
            continue
        joins = link.judgement.action == "same" and kind == "entity"
        if joins and any(unnamed_source(reader, item) for item in (link.a, link.b)):
            continue
        found[link.judgement.action].append((one, other))
    return JudgedPairs(**{name: tuple(pairs) for name, pairs in found.items()})


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


def _id(reader: Reader, kind: ItemKind, item: Occurrence) -> str | None:
    table = "entities" if kind == "entity" else "events"
    row = reader.row(
        f"SELECT i.id FROM {table} AS i JOIN documents AS d ON d.number = i.document"  # noqa: S608 - the tables are ours
        " WHERE d.id = :document AND i.local = :item",
        document=item.document,
        item=item.item,
    )
    return None if row is None else str(row["id"])


def effective_links(reader: Reader, kind: LinkKind | None = None) -> tuple[tuple[Link, tuple[str, ...]], ...]:
    """Return links, all or those of one kind, as people judged them, each with who judged it.

    What was judged different or no copy is left out; what people are unsure of is possible; what was joined by hand
    comes last, unless it was proposed too.
    """
    judged = {(link.kind, link.pair): link for link in judged_links(reader) if kind in (None, link.kind)}
    parted = _parted(reader) if judged and kind in (None, "same_entity") else frozenset()
    found: list[tuple[Link, tuple[str, ...]]] = []
    for link in read_links(reader, kind):
        said = judged.pop((link.kind, frozenset((link.a, link.b))), None)
        if said is not None and said.judgement.action in ("different", "not-copy"):
            continue
        if said is None:
            if link.kind != "same_entity" or link.relation != "same" or frozenset((link.a, link.b)) not in parted:
                found.append((link, ()))
        elif said.judgement.action == "unsure":
            found.append((replace(link, relation="possible"), (said.judgement.who,)))
        else:
            relation = _relation(said.judgement) or (_MADE["same"] if said.kind != "copy_of" else link.relation)
            found.append((replace(link, relation=relation), (said.judgement.who,)))
    found += [(_made(link), (link.judgement.who,)) for link in judged.values() if link.judgement.action in _MADE]
    return tuple(found)


def _parted(reader: Reader) -> frozenset[frozenset[Occurrence]]:
    """Return the proposed pairs of entities that a judgement keeps in two linked entities."""
    rows = reader.rows(
        "SELECT links.a_document, links.a_item, links.b_document, links.b_item FROM links"
        " JOIN documents AS one ON one.id = links.a_document"
        " JOIN entities AS a ON a.document = one.number AND a.local = links.a_item"
        " JOIN documents AS other ON other.id = links.b_document"
        " JOIN entities AS b ON b.document = other.number AND b.local = links.b_item"
        " WHERE links.kind = 'same_entity' AND links.relation = 'same' AND a.canonical <> b.canonical"
    )
    return frozenset(
        frozenset((Occurrence(row["a_document"], row["a_item"]), Occurrence(row["b_document"], row["b_item"])))
        for row in rows
    )


def _relation(judgement: Judgement) -> str | None:
    return next((setting.text for setting in judgement.settings if setting.field == "relation"), None)


def _made(link: JudgedLink) -> Link:
    """Return the link that a person made, with the places that were marked as its evidence."""
    evidence = tuple(
        Evidence(target.document, place.span) for target in link.judgement.targets for place in target.places
    )
    relation = _relation(link.judgement) or _MADE[link.judgement.action]
    return Link(link.kind, link.a, link.b, relation, 1.0, evidence, JUDGED)
