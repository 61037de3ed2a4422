"""A document as a page: its parts, its passages, its turns, its masthead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.lexicon.masthead import masthead_words
from onrecord.model import Dated, Document, Masthead, Part, Passage, Problem, Span, Stated, Turn
from onrecord.reading.page.interviewee import interviewee
from onrecord.reading.page.kinds import Sorted, sort_lines
from onrecord.reading.page.lines import lines_of
from onrecord.reading.page.looks import look_at
from onrecord.reading.page.masthead import Read, given_titles, read_masthead, read_outlet
from onrecord.reading.page.parts import part_starts
from onrecord.reading.page.sites import site_names
from onrecord.reading.page.titles import Told
from onrecord.reading.page.turns import Spoken


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as a page: parts and passages cover its text in order; ``masthead`` is that of the document."""

    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]
    turns: tuple[Turn, ...]
    masthead: Masthead
    problems: tuple[Problem, ...]


def lay_out(document: Document) -> Layout:
    """Cut a document into parts and passages, find its turns, read its masthead.

    A pure function of the document, without any model. Every character is in exactly one passage and one part; a text
    of white space alone has one part and no passage.
    """
    pages = _sorted_parts(document)
    spans = _part_spans(pages, len(document.text))
    outlet = read_outlet(pages, document)
    reads = [read_masthead(page, document, document.given if len(pages) == 1 else (), outlet) for page in pages]
    parts = tuple(
        Part(f"p{number}", span, read.masthead) for number, (span, read) in enumerate(zip(spans, reads, strict=True), 1)
    )
    turns = [turn for page, part in zip(pages, parts, strict=True) for turn in _turns(page, part)]
    turns = [replace(turn, id=f"t{number}") for number, turn in enumerate(turns, 1)]
    passages = tuple(_passages(document, pages, parts, turns))
    problems = (*_open_problems(reads, parts), *_dropped(pages))
    return Layout(parts, passages, tuple(turns), _of_document(reads, document, outlet, pages), problems)


def _sorted_parts(document: Document) -> list[Sorted]:
    seen = look_at(lines_of(document))
    starts = (*part_starts(seen), len(seen))
    told = Told(given_titles(document), site_names(seen, document), document.text, several=len(starts) > 2)
    return [sort_lines(seen[first:last], told) for first, last in pairwise(starts)]


def _part_spans(pages: Sequence[Sorted], length: int) -> list[Span]:
    """Each part begins with its first line; the first begins with the text, the last ends with it."""
    starts = [0, *(page.seen[0].line.start for page in pages[1:]), length]
    return [Span(first, last) for first, last in pairwise(starts)]


def _turns(page: Sorted, part: Part) -> list[Turn]:
    """The turns of a part; the one who answers is named in a label, or in the headline or the introduction."""
    if not page.turns:
        return []
    first = page.turns[0].lines[0]
    headlines = [page.seen[place] for place in range(first) if page.kinds[place] == "headline"]
    introduction = [page.seen[place] for place in range(first) if page.kinds[place] in ("body", "lead")]
    answers = interviewee(headlines, introduction)
    asks = _interviewer(page, part)
    return [_turn(turn, part, answers if turn.role == "answer" else asks) for turn in page.turns]


def _turn(spoken: Spoken, part: Part, presented: Span | None) -> Turn:
    label = spoken.label
    if label is None:
        return Turn("", part.id, spoken.role, None, presented)
    generic = masthead_words()["asks"] + masthead_words()["replies"]
    named = label.name if label.name is not None and label.key not in generic else None
    return Turn("", part.id, spoken.role, label.span, named if named is not None else presented)


def _interviewer(page: Sorted, part: Part) -> Span | None:
    """The one author of whom the byline says that the interview is theirs."""
    lines = [item for item, kind in zip(page.seen, page.kinds, strict=True) if kind == "byline"]
    asked = any("interview" in item.line.text.lower() for item in lines)
    authors = part.masthead.authors
    return authors[0].span if asked and len(authors) == 1 else None


def _passages(
    document: Document, pages: Sequence[Sorted], parts: Sequence[Part], turns: Sequence[Turn]
) -> Iterator[Passage]:
    """One passage for each line; white space goes to the passage before, at the head of the text to the first."""
    starts = [item.line.start for page in pages for item in page.seen]
    ends = iter([*starts[1:], len(document.text)])
    ids = iter(turns)
    first = 0
    for page, part in zip(pages, parts, strict=True):
        said = {place: turn.id for spoken, turn in zip(page.turns, ids, strict=False) for place in spoken.lines}
        for place, item in enumerate(page.seen):
            start = item.line.start if first + place else 0
            target = page.repeats.get(place)
            repeats = f"g{first + target + 1}" if target is not None else None
            span = Span(start, next(ends))
            yield Passage(f"g{first + place + 1}", span, page.kinds[place], part.id, said.get(place), repeats)
        first += len(page.seen)


def _of_document(reads: Sequence[Read], document: Document, outlet: Stated | None, pages: Sequence[Sorted]) -> Masthead:
    """The masthead of the whole page: that of its first part; dates only where the parts agree or they were given."""
    if len(reads) == 1:
        return reads[0].masthead
    masthead = read_masthead(pages[0], document, document.given, outlet).masthead
    agreed = len({read.masthead.published.edtf for read in reads}) == 1 or masthead.published.how == "metadata"
    return masthead if agreed else replace(masthead, published=Dated(), updated=Dated())


def _open_problems(reads: Sequence[Read], parts: Sequence[Part]) -> list[Problem]:
    """The problems of the mastheads; on a page of several parts each one says which part it is about."""
    if len(reads) == 1:
        return list(reads[0].problems)
    placed = [(problem, part) for read, part in zip(reads, parts, strict=True) for problem in read.problems]
    return [problem if problem.span is not None else replace(problem, span=part.span) for problem, part in placed]


def _dropped(pages: Sequence[Sorted]) -> Iterator[Problem]:
    message = "This was taken for furniture of the page, not for its text."
    for page in pages:
        for place in page.dropped:
            yield Problem("sentence-in-furniture", message, page.seen[place].line.span)
