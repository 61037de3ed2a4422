"""What a page marks in a text beside its statements: names, dates and counts, each where it stands."""

from onrecord.model import Span
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_pile import find_document
from onrecord.record.query_reading import read_dates
from onrecord.views.facets import number_words
from onrecord.views.tellings import count_row
from onrecord.views.values import MarkRow


def marks(reader: Reader, document: str) -> tuple[MarkRow, ...]:
    """Return the names, dates and counts of a document, in order of their places.

    Raises:
        RecordError: if there is no such document, or several.
    """
    leaf = Leaf(reader, find_document(reader, document))
    return marks_in(reader, leaf, Span(0, len(leaf.text)))


def marks_in(reader: Reader, leaf: Leaf, part: Span) -> tuple[MarkRow, ...]:
    """Return the same for a part of an open document: what touches it."""
    found = [
        MarkRow("name", mention.span, leaf.entities[mention.entity].name or "", leaf.canonical[mention.entity])
        for mention in leaf.mentions
        if mention.form == "name" and mention.entity in leaf.entities and mention.span.overlaps(part)
    ]
    dates = read_dates(reader, leaf.number)
    found += [MarkRow("date", date.span, date.edtf or "", None) for date in dates if date.span.overlaps(part)]
    counts = (count for count in leaf.counts if count.span.overlaps(part))
    found += [MarkRow("count", count.span, number_words(count_row(leaf, count)), None) for count in counts]
    return tuple(sorted(found, key=lambda row: row.span))
