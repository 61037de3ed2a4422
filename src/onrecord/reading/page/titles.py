"""Which line of a page, or of one of its parts, is the headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.page.looks import Seen, last_entry

_HEADS = frozenset({"h2", "h3", "h4"})
_FEWEST_WORDS = 4
_DECK_WORDS = 12
_MOST_WORDS = 22


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a page beside its lines: titles that came with it, names of its site, its whole text.

    Names of the site are squeezed. ``several`` tells that the page holds several articles.
    """

    titles: tuple[str, ...]
    sites: frozenset[str]
    text: str
    several: bool = False


def title_place(seen: Sequence[Seen], stop: int, told: Told) -> int | None:
    """Return the index of the headline among the lines before ``stop``, the first line of the body.

    A line that equals a title which came with the document, or that the page repeats elsewhere, is preferred to the
    line nearest to the body; a line that names the site is one only where there is no other.
    """
    page = told.text
    places = [place for place in range(stop) if _could_be(seen[place])]
    places = places or [place for place in range(stop) if seen[place].look == "sentence"]
    places = _without_site(seen, places, told)
    if not places:
        return None
    wanted = {squeeze(title) for title in told.titles}
    squeezed = {place: squeeze(seen[place].line.text) for place in places}
    preferred = (
        [place for place in places if squeezed[place] in wanted],
        [place for place in places if _is_most_of(squeezed[place], wanted)],
        [place for place in places if seen[place].line.tag == "h1"],
        [place for place in places if seen[place].line.words >= 3 and _repeated(seen[place].line.text, page)],
    )
    named = next((named for named in preferred if named), None)
    return named[-1] if named is not None else _nearest(seen, places)


def glued_title(item: Seen, titles: Sequence[str], *, alone: bool) -> int | None:
    """Where the headline begins that is glued to the end of a breadcrumb trail: an offset in the line.

    It must be a title that came with the document or, where the page has no other headline (``alone``), the last entry.
    """
    if item.sign != "menu":
        return None
    text = item.line.text
    for title in titles:
        if len(title.split()) >= 2 and text.endswith(title) and len(title) < len(text):
            return len(text) - len(title)
    start = last_entry(text)
    return start if alone and start and len(text[start:].split()) >= _FEWEST_WORDS else None


def squeeze(words: str) -> str:
    """Letters and digits of ``words`` in lower case: how titles are compared."""
    return "".join(mark for mark in words.lower() if mark.isalnum())


def _without_site(seen: Sequence[Seen], places: Sequence[int], told: Told) -> list[int]:
    """The candidates that do not name the site, before the byline where there are such.

    Over several articles the main heading that is the title of the page is that of the site, if a lesser one follows.
    """
    last = places[-1] if places else 0
    signed = next((place for place, item in enumerate(seen[:last]) if item.credit is not None and item.credit.by), last)
    early = [place for place in places if place <= signed]
    kept = [place for place in early or places if squeeze(seen[place].line.text) not in told.sites]
    if told.several and len(kept) > 1 and seen[kept[0]].line.tag == "h1" and seen[kept[0]].line.text in told.titles:
        kept = [kept[0]] if all(seen[place].line.tag not in _HEADS for place in kept[1:]) else kept[1:]
    return kept or list(places)


def _could_be(item: Seen) -> bool:
    line = item.line
    if item.look == "furniture" or item.look in ("date", "byline", "caption") or not line.text:
        return False
    if item.look == "prose":
        return line.tag == "h1"
    return not line.text[0].islower() and (item.look == "phrase" or line.text[-1] in '?!؟…"”’')


def _is_most_of(squeezed: str, wanted: set[str]) -> bool:
    return len(squeezed) >= 15 and any(squeezed in title and len(squeezed) * 2 > len(title) for title in wanted)


def _repeated(words: str, page: str) -> bool:
    return page.replace("’", "'").count(words.replace("’", "'")) >= 2


def _nearest(seen: Sequence[Seen], places: Sequence[int]) -> int:
    fitting = [place for place in places if _FEWEST_WORDS <= seen[place].line.words <= _MOST_WORDS]
    if not fitting:
        return max(places, key=lambda place: (min(seen[place].line.words, _FEWEST_WORDS), place))
    last = fitting[-1]
    above = fitting[-2] if len(fitting) > 1 and fitting[-2] == last - 1 else None
    is_deck = seen[last].line.words > _DECK_WORDS and above is not None and seen[above].line.words > _FEWEST_WORDS
    return above if is_deck and above is not None else last
