"""Why entities of different documents are taken for one, or possibly one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Link, Occurrence
from onrecord.record.judgements.links import JudgedLink, as_judged, judged_links, made_link
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
    judged_by: tuple[str, ...] = ()


def ties_of(reader: Reader, wanted: Iterable[str]) -> tuple[Tied, ...]:
    """Return the links that have one of these linked entities at an end, in order of score, then document.

    They are as people judged them: what was judged different is no tie, what was judged the same is one.
    """
    wanted = frozenset(wanted)
    condition, values = one_of("e.canonical", "wanted", wanted)
    rows = {
        row["number"]: row
        for side in ("a", "b")
        for row in reader.rows(
            f"SELECT {LINK_COLUMNS}, a.canonical AS a_is, b.canonical AS b_is, a.name AS a_name, b.name AS b_name"  # noqa: S608 - conditions are ours, values are bound
            f" FROM entities AS e CROSS JOIN {FROM_LINKS}"  # in this order: else all links are read
            " JOIN entities AS a ON a.document = l.a_document AND a.local = l.a_item"
            " JOIN entities AS b ON b.document = l.b_document AND b.local = l.b_item"
            f" WHERE {condition} AND l.{side}_document = e.document AND l.{side}_item = e.local"
            " AND l.kind = 'same_entity'",
            **values,
        )
    }
    found = (
        Tied(link_of(row), row["a_is"], row["b_is"], row["a_name"] or "", row["b_name"] or "") for row in rows.values()
    )
    judged = {link.pair: link for link in judged_links(reader) if link.kind == "same_entity"}
    held = [laid for tied in found if (laid := _as_judged(tied, judged)) is not None]
    made = (_made(reader, link) for link in judged.values() if link.judgement.action == "same")
    held += [tied for tied in made if tied is not None and not {tied.a, tied.b}.isdisjoint(wanted)]
    return tuple(sorted(held, key=lambda tied: (-tied.link.score, tied.link.a.document, tied.link.b.document)))


def _as_judged(tied: Tied, judged: dict[frozenset[Occurrence], JudgedLink]) -> Tied | None:
    """Return a tie as people judged its ends, None where they said that they differ; what is used is taken out."""
    pair = frozenset((tied.link.a, tied.link.b))
    said = judged.get(pair)
    if said is None:
        return tied
    if said.judgement.action == "different":
        return None
    judged.pop(pair)
    return replace(tied, link=as_judged(tied.link, said.judgement), judged_by=(said.judgement.who,))


def _made(reader: Reader, judged: JudgedLink) -> Tied | None:
    """Return the tie that a person made where linking proposes none."""
    ends = [
        reader.row(
            "SELECT e.canonical, e.name FROM entities AS e JOIN documents AS d ON d.number = e.document"
            " WHERE d.id = :document AND e.local = :item",
            document=end.document,
            item=end.item,
        )
        for end in (judged.a, judged.b)
    ]
    a, b = ends
    if a is None or b is None:
        return None
    link = made_link(judged)
    return Tied(link, a["canonical"], b["canonical"], a["name"] or "", b["name"] or "", (judged.judgement.who,))
