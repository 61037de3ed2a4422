"""From where the words of a telling come: its passage, followed through copies from text to text."""

from collections.abc import Iterator, Sequence

from onrecord.linking.origins.values import Telling
from onrecord.model import Link, Span


def places_of(telling: Telling, links: Sequence[Link]) -> Iterator[tuple[str, Span]]:
    """Yield where the words of a telling stand: in its own document, and wherever links of copies lead from there.

    Evidence of such a link is stretches of the copy and of the other text in turn; within a stretch places are taken to
    be in proportion, as edits between both are small.
    """
    waiting = [(telling.at.document, telling.span)]
    met = {telling.at.document}
    while waiting:
        document, span = waiting.pop()
        yield document, span
        for link in links:
            if link.a.document == document and link.b.document not in met:
                found = list(_across(span, link))
                waiting += [(link.b.document, there) for there in found]
                if found:
                    met.add(link.b.document)


def _across(span: Span, link: Link) -> Iterator[Span]:
    """Yield where the parts of ``span`` that lie in stretches of the copy stand in the other text."""
    for one, other in zip(link.evidence[::2], link.evidence[1::2], strict=False):
        here, there = one.span, other.span
        start, end = max(span.start, here.start), min(span.end, here.end)
        if one.document == link.a.document and start < end:
            scale = len(there) / len(here)
            first = there.start + round((start - here.start) * scale)
            yield Span(first, max(first + 1, there.start + round((end - here.start) * scale)))
