"""Articles that repeat another one."""

from onrecord.record import Reader
from onrecord.record.query_links import read_links
from onrecord.views.values import CopyRow


def copies(reader: Reader) -> tuple[CopyRow, ...]:
    """Return the articles that linking took for copies, each with the one it repeats; by that one, then by id."""
    rows = (
        CopyRow(
            document=link.a.document,
            part=link.a.item,
            span=link.evidence[0].span,
            of_document=link.b.document,
            of_part=link.b.item,
            of_span=link.evidence[1].span,
            relation=link.relation,
            score=link.score,
            rule=link.rule,
        )
        for link in read_links(reader, "copy_of")
    )
    return tuple(sorted(rows, key=lambda row: (row.of_document, row.of_part, row.document, row.part)))
