"""Half-open stretches of a document's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in Unicode code points of the document's extracted text."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: an empty span is a place too, and not None."""
        return True

    def of(self, text: str) -> str:
        """Return the words at this span: what is shown is never retyped."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether at least one code point is shared."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """Tell whether all of this span lies inside ``other``."""
        return other.start <= self.start and self.end <= other.end


def trim(span: Span, text: str) -> Span:
    """Return ``span`` without surrounding white space; empty at its start if there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def hull(spans: "tuple[Span, ...]") -> Span:
    """Return the smallest span that holds all of ``spans`` (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
