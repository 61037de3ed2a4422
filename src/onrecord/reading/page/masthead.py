"""What a footnote needs, read off the page or taken from what came with it: title, outlet, authors, dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from onrecord.lexicon.furniture import furniture_words
from onrecord.lexicon.masthead import masthead_words
from onrecord.lexicon.words import fold, read_words
from onrecord.model import Document, Given, GivenName, Masthead, Problem, Span, Stated
from onrecord.reading.page.kinds import Sorted
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import is_name, surname
from onrecord.reading.page.published import Dating, date_part
from onrecord.reading.page.sites import rights_names
from onrecord.reading.page.titles import squeeze

_TITLE_MARKS = re.compile(r"\s+[|–—»·-]\s+|\s*::\s*")
_COLON = re.compile(r":\s+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\u0000-\u024f’]*")
_HEADER_LINES = 3
_SITE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Read:
    """A masthead and what stayed open in it."""

    masthead: Masthead
    problems: tuple[Problem, ...]


def given_titles(document: Document) -> tuple[str, ...]:
    """The titles that came with a document, whole and without the name of the site at either end."""
    whole = [given.value for given in document.given if given.name == "title"]
    parts = [part for title in whole for part in _TITLE_MARKS.split(title) if len(part.split()) >= 2]
    parts += [part for title in whole for part in _sides(title) if len(part.split()) >= 2]
    return tuple(dict.fromkeys(title.strip() for title in (*whole, *parts) if title.strip()))


def _sides(title: str) -> Iterator[str]:
    """What stands before and after each colon: ``Site: Headline`` and headlines of two halves look alike."""
    for colon in _COLON.finditer(title):
        yield title[: colon.start()]
        yield title[colon.end() :]


def read_masthead(part: Sorted, document: Document, given: Sequence[Given], outlet: Stated | None) -> Read:
    """Read the masthead of a part; ``given`` is what came with the document and belongs to this part."""
    dating: Dating = date_part(part, document, given)
    title = _title(part, given)
    problems = list(dating.problems)
    if title is None:
        problems.append(Problem("untitled", "No headline was found.", None))
    masthead = Masthead(title, outlet, _authors(part, document, given), dating.published, dating.updated)
    return Read(masthead, tuple(problems))


def read_outlet(pages: Sequence[Sorted], document: Document) -> Stated | None:
    """The outlet of a page: as given, by its copyright line, by the name after the title, by its first line."""
    given = next(iter(_given(document.given, "outlet")), None)
    if given is not None:
        return Stated(given.value, None, given.field)
    rights = [stated for page in pages for stated in rights_names(page.seen)]
    if rights:
        return rights[0]
    return _after_title(pages, document) or (_site_line(pages[0]) if pages else None)


def _title(part: Sorted, given: Sequence[Given]) -> Stated | None:
    if part.title is not None:
        line = part.seen[part.title].line
        return Stated(line.text, line.span)
    told = next(iter(_given(given, "title")), None)
    if told is None:
        return None
    parts = _TITLE_MARKS.split(told.value) if told.field == "html:title" else [told.value]
    return Stated(max(parts, key=len).strip(), None, told.field)


def _given(given: Sequence[Given], name: GivenName) -> list[Given]:
    return [value for value in given if value.name == name and value.value.strip()]


def _authors(part: Sorted, document: Document, given: Sequence[Given]) -> tuple[Stated, ...]:
    """Those whom a person entered, else those of the byline or of the note at the end, else those of the metadata."""
    told = _given(given, "author")
    entered = [value for value in told if value.by_person]
    bios = list(_bio_names(part, document.text))
    signed = list(_byline_names(part, document.text, told))
    over = [name for name in signed if name.span is not None and name.span.start < _top(part)]
    stated = _distinct([*over, *bios] or signed)
    if entered:
        return tuple(_with_span(value, stated) for value in entered)
    return stated or tuple(Stated(value.value, None, value.field) for value in told)


def _top(part: Sorted) -> int:
    """Where the text has begun: bylines before it are those of the article, later ones may be of another."""
    place = min(part.body + _HEADER_LINES, len(part.seen) - 1)
    return part.seen[place].line.span.start


def _with_span(value: Given, stated: Sequence[Stated]) -> Stated:
    same = next((name for name in stated if squeeze(fold(name.value)) == squeeze(fold(value.value))), None)
    return same or Stated(value.value, None, value.field)


def _distinct(names: Sequence[Stated]) -> tuple[Stated, ...]:
    """Each surname once, as first written."""
    return tuple({surname(name.value): name for name in reversed(names)}.values())[::-1]


def _byline_names(part: Sorted, text: str, told: Sequence[Given]) -> Iterator[Stated]:
    no_author = masthead_words()["no-author"]
    for place, item in enumerate(part.seen):
        if part.kinds[place] != "byline":
            continue
        for name in _names_of(part, place, text, told):
            span = Span(item.line.span.start + name.start, item.line.span.start + name.end)
            if span.of(text).lower() not in no_author:
                yield Stated(span.of(text), span)


def _names_of(part: Sorted, place: int, text: str, told: Sequence[Given]) -> tuple[Span, ...]:
    """The names in a byline; a name alone counts if a date stands beside it, or a bio or the metadata agree."""
    item = part.seen[place]
    if item.credit is not None:
        return item.credit.names
    words = item.line.text
    if not is_name(words):
        return ()
    dated = any(near.look == "date" for near in part.seen[max(0, place - 1) : place + 2])
    known = {surname(span.of(text)) for span in part.bios.values() if span is not None}
    known |= {surname(value.value) for value in told}
    known |= {
        surname(near.line.text) for at, near in enumerate(part.seen) if at != place and part.kinds[at] == "byline"
    }
    return (Span(0, len(words)),) if dated or surname(words) in known else ()


def _bio_names(part: Sorted, text: str) -> Iterator[Stated]:
    for span in part.bios.values():
        if span is not None:
            yield Stated(span.of(text), span)


def _after_title(pages: Sequence[Sorted], document: Document) -> Stated | None:
    """The name of the site that follows the headline in the title of an HTML page."""
    headlines = {squeeze(page.seen[page.title].line.text) for page in pages if page.title is not None}
    for given in _given(document.given, "title"):
        parts = [part.strip() for part in _TITLE_MARKS.split(given.value)]
        rest = [part for part in parts if part and squeeze(part) not in headlines]
        if given.field != "html:title":
            continue
        if len(parts) > len(rest) == 1 and len(rest[0].split()) <= _SITE_WORDS:
            return Stated(rest[0], None, given.field)
        before = next((before for before, after in _halves(given.value) if squeeze(after) in headlines), None)
        whole = given.value if rest == parts and pages and _opens(pages[0], given.value) else None
        if (site := before or whole) is not None and len(site.split()) <= _SITE_WORDS:
            return Stated(site, None, given.field)
    return None


def _halves(title: str) -> Iterator[tuple[str, str]]:
    return ((title[: colon.start()], title[colon.end() :]) for colon in _COLON.finditer(title))


def _opens(page: Sorted, title: str) -> bool:
    """Whether the title of a page is the first of its lines, over its headline."""
    return bool(page.title) and squeeze(page.seen[0].line.text) == squeeze(title)


def _site_line(page: Sorted) -> Stated | None:
    """The first line of the page, over the headline, or one after it that names an organisation."""
    lines = list(takewhile(lambda item: item.look == "phrase", page.seen[: page.title or 0]))[:_HEADER_LINES]
    named = [stated for item in lines if (stated := _site_name(item)) is not None]
    told = [stated for stated in named if _organisation_words() & set(fold(stated.value).split())]
    first = (
        named[0] if named and named[0].span is not None and named[0].span.start == lines[0].line.span.start else None
    )
    return next(iter(told), first)


def _site_name(item: Seen) -> Stated | None:
    """The name that a line is, written in capitals, of two words to six."""
    latin = _LATIN.match(item.line.text)
    name = (latin[0] if latin is not None else item.line.text).strip()
    words = name.split()
    capitals = all(word[:1].isupper() or len(word) <= 3 or not word.isascii() for word in words)
    if not 2 <= len(words) <= 6 or not capitals or furniture_words().of_line(name) is not None:
        return None
    return Stated(name, Span(item.line.span.start, item.line.span.start + len(name)))


@cache
def _organisation_words() -> frozenset[str]:
    lists = ("names/organisation-words.txt", "names/publication-words.txt")
    return frozenset(fold(word) for name in lists for word in read_words(name))
