"""Articles that repeat another one."""

from onrecord.model import Link, Span, hull
from onrecord.record import Reader
from onrecord.record.query_links import read_links
from onrecord.views.values import CopyRow


def copies(reader: Reader) -> tuple[CopyRow, ...]:
    """Return the articles that linking took for copies, each with the one it repeats; by that one, then by id."""
    rows = (
        CopyRow(
            document=link.a.document,
            part=link.a.item,
            span=_hull(link, link.a.document),
            of_document=link.b.document,
            of_part=link.b.item,
            of_span=_hull(link, link.b.document),
            relation=link.relation,
            score=link.score,
            rule=link.rule,
        )
        for link in read_links(reader, "copy_of")
    )
    return tuple(sorted(rows, key=lambda row: (row.of_document, row.of_part, row.document, row.part)))


def _hull(link: Link, document: str) -> Span:
    """Return the stretch of a document from the first to the last word that both have."""
    return hull(tuple(item.span for item in link.evidence if item.document == document))
