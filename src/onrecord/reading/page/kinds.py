"""What each line of a part is: headline, byline, body, question, answer, bio or furniture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import PassageKind, Span, TurnRole
from onrecord.reading.page.bios import bio_places
from onrecord.reading.page.boxes import boxes_of, taken_of
from onrecord.reading.page.bylines import has_weekday
from onrecord.reading.page.extent import are_teasers, body_end, body_start, names_or_dates
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.mastdates import calendar_dates
from onrecord.reading.page.people import is_name, surname
from onrecord.reading.page.repeats import is_apart, repeats_of
from onrecord.reading.page.titles import Told, glued_title, title_place
from onrecord.reading.page.turns import Spoken, read_turns, without_lines

_HEADER = 120
_BULLETS = ("- ", "– ", "— ", "• ", "* ", "· ", "o ")
_PULLED = 9
_FIRST_PERSON = frozenset({"I", "I'm", "I've", "I’m", "I’ve", "my", "My", "me"})


@dataclass(frozen=True, slots=True)
class Sorted:
    """A part with its lines sorted: a kind for each, and what masthead and passages need beside.

    ``title`` and ``body`` are indices of the headline and of the first line of the text (``len(seen)`` if none).
    ``repeats`` maps pull-quotes to the line repeated; ``bios`` the notes on the author to the name in each;
    ``dropped`` are full sentences taken for furniture; ``header`` is a date line above the menus.
    """

    seen: tuple[Seen, ...]
    kinds: tuple[PassageKind, ...]
    turns: tuple[Spoken, ...]
    title: int | None
    body: int
    repeats: Mapping[int, int | None] = field(default_factory=dict)
    bios: Mapping[int, Span | None] = field(default_factory=dict)
    dropped: tuple[int, ...] = ()
    header: int | None = None


def sort_lines(seen: Sequence[Seen], told_of: Told) -> Sorted:
    """Sort the lines of one part of a page of which ``told_of`` is known."""
    turns = read_turns(seen)
    body = body_start(seen, turns)
    title = title_place(seen, body, told_of)
    unglued = _unglued(seen, told_of.titles, body, title)
    if unglued is not None:
        return sort_lines(unglued, told_of)
    end = body_end(seen, body, turns)
    kinds = _by_place(seen, title, body, end)
    header = _header_date(seen, title, body, kinds)
    told = {place: turn.role for turn in turns for place in turn.lines}
    bios = bio_places(seen, _authors(seen, body), max(told, default=body) + 1, end)
    heads = {turn.lines[0] for turn in turns}
    untold = [place for place in range(body, end) if kinds[place] != "furniture" and place not in {*heads, *bios}]
    repeats = _outside_turns(repeats_of(seen, untold, heads), seen, told)
    turns = tuple(without_lines(turn, repeats) for turn in turns)
    told = {place: turn.role for turn in turns for place in turn.lines}
    kinds |= {**told, **dict.fromkeys(repeats, "pull-quote"), **dict.fromkeys(bios, "bio")}
    kinds |= _lead(seen[body:end], body, kinds) if not turns and not bios else {}
    dropped = tuple(place for place in range(len(seen)) if kinds[place] == "furniture" and seen[place].look == "prose")
    ordered = tuple(kinds[place] for place in range(len(seen)))
    return Sorted(tuple(seen), ordered, turns, title, body, repeats, bios, dropped, header)


def _outside_turns(
    repeats: Mapping[int, int | None], seen: Sequence[Seen], told: Mapping[int, TurnRole]
) -> Mapping[int, int | None]:
    """The pull-quotes but those short ones that stand in a turn unmarked: people say things twice."""
    return {
        place: at
        for place, at in repeats.items()
        if place not in told or is_apart(seen[place]) or (at is not None and seen[place].line.words >= _PULLED)
    }


def _unglued(seen: Sequence[Seen], titles: Sequence[str], body: int, title: int | None) -> tuple[Seen, ...] | None:
    """The lines with a headline cut off the breadcrumb trail it is glued to; None where there is no such thing."""
    for place in range(body - 1, -1, -1):
        offset = glued_title(seen[place], titles, alone=title is None)
        if offset is not None:
            line = seen[place].line
            at = line.span.start + offset
            trail = replace(line, span=Span(line.span.start, at), text=line.text[:offset])
            words = line.text[offset:]
            headline = replace(
                line, span=Span(at, line.span.end), start=at, text=words, words=words.count(" ") + 1, gap=False
            )
            return (*seen[:place], Seen(trail, "furniture", "other"), Seen(headline, "phrase"), *seen[place + 1 :])
    return None


def _by_place(seen: Sequence[Seen], title: int | None, body: int, end: int) -> dict[int, PassageKind]:
    """The kinds by the place of each line: above the text, in it, below it."""
    kinds = _above(seen, title, body)
    listed, taken, boxed = _listed(seen, body), taken_of(seen), boxes_of(seen, body, end)
    for place in range(body, end):
        kind = _within(seen[place], place - body, listed=place in listed)
        outside = kind in ("body", "headline") and (place in boxed or taken.leaves_out(seen[place], place))
        kinds[place] = "furniture" if outside else kind
    kinds |= _closing(seen, body, end, kinds)
    return kinds | _below(seen, end)


def _above(seen: Sequence[Seen], title: int | None, body: int) -> dict[int, PassageKind]:
    """The lines above the body: what stands over the headline is furniture, what stands under it belongs to it."""
    kinds: dict[int, PassageKind] = {}
    signed = title is not None and any(map(names_or_dates, seen[title + 1 : title + 4]))
    teased = title is not None and signed and are_teasers(seen[:title])
    for place, item in enumerate(seen[:body]):
        if item.look == "date":
            kinds[place] = "dateline"
        elif item.look in ("byline", "caption", "furniture"):
            kinds[place] = "byline" if item.look == "byline" else "caption" if item.look == "caption" else "furniture"
        elif place == title:
            kinds[place] = "headline"
        elif _is_glued(seen, place) or (title is not None and place > title and is_name(item.line.text)):
            kinds[place] = "byline"
        elif title is not None and place < title and (item.line.body is False or teased):
            kinds[place] = "furniture"
        elif item.line.text[-1] in ":," or (item.look == "prose" and title is not None and place < title):
            kinds[place] = "body"
        elif item.is_text or item.line.text[-1] == ";" or (title is not None and place > title and item.line.words > 3):
            kinds[place] = "headline"
        else:
            kinds[place] = "furniture"
    return kinds


def _is_glued(seen: Sequence[Seen], place: int) -> bool:
    """A site name glued to the text after it."""
    after = seen[place + 1].line.start if place + 1 < len(seen) else -1
    return seen[place].line.span.end == after and "." in seen[place].line.text


def _closing(seen: Sequence[Seen], body: int, end: int, kinds: Mapping[int, PassageKind]) -> dict[int, PassageKind]:
    """Short lines after the last sentence head no section: a name or an agency signs, the rest is text."""
    closing: dict[int, PassageKind] = {}
    for place in range(end - 1, body - 1, -1):
        if seen[place].is_text:
            break
        if kinds[place] in ("headline", "body"):
            words = seen[place].line.text
            signs = is_name(words.strip("—–- ")) or (words[0] in "([" and words[-1] in ")]")
            closing[place] = "byline" if signs else "body"
    return closing


def _header_date(seen: Sequence[Seen], title: int | None, body: int, kinds: dict[int, PassageKind]) -> int | None:
    """A date over the menus is the day the page was looked at, no date of publication: it becomes furniture.

    Likewise one over the headline where another stands below it, or one with a day of the week at the very top.
    """
    if title is None:
        return None
    below = any(item.credit is not None and item.credit.dates for item in seen[title + 1 : body + 1])
    headers: list[int] = []
    for place in range(title):
        credit = seen[place].credit
        if kinds[place] == "furniture" and calendar_dates(seen[place].line.text[:_HEADER]):
            headers.append(place)
        elif kinds[place] in ("dateline", "byline") and credit is not None and credit.dates and not credit.by:
            menus = any(seen[at].look == "furniture" for at in range(place + 1, title))
            if menus or below or (place == 0 and has_weekday(seen[place].line.text)):
                kinds[place] = "furniture"
                headers.append(place)
    return headers[0] if headers else None


def _within(item: Seen, depth: int, *, listed: bool) -> PassageKind:
    """A line between the first and the last of the text, ``depth`` lines below the first."""
    if item.look in ("furniture", "caption"):
        return "furniture" if item.look == "furniture" else "caption"
    if item.look == "byline" and (depth <= 2 or (item.credit is not None and item.credit.by)):
        return "byline"
    if item.look == "date" and not listed:
        return "dateline"
    is_body = item.is_text or listed or (item.line.body is True and item.line.tag == "p") or not _is_head(item)
    return "body" if is_body else "headline"


def _listed(seen: Sequence[Seen], body: int) -> frozenset[int]:
    """Short lines in a row, three or more or opened by a colon: lists of names or demands, not heads of sections."""
    found, run = set[int](), list[int]()
    for place in range(body, len(seen) + 1):
        if place < len(seen) and seen[place].look in ("phrase", "date", "byline"):
            run.append(place)
            continue
        opened = bool(run) and run[0] > body and seen[run[0] - 1].line.text.endswith(":")
        if opened or len(run) >= 3:
            found |= set(run)
        run = []
    return frozenset(found)


def _is_head(item: Seen) -> bool:
    text = item.line.text
    return item.line.words <= 16 and not text[:1].islower() and text[-1] not in ":,;" and not text.startswith(_BULLETS)


def _below(seen: Sequence[Seen], end: int) -> dict[int, PassageKind]:
    """The lines under the text: furniture, or a byline that stands there, before other articles are listed."""
    kinds: dict[int, PassageKind] = {}
    listed = False
    for place, item in enumerate(seen[end:], start=end):
        signs = not listed and item.look == "byline" and item.credit is not None and item.credit.by
        kinds[place] = "byline" if signs else "furniture"
        listed = listed or item.sign in ("related", "comment") or item.is_text or item.look == "phrase"
    return kinds


def _authors(seen: Sequence[Seen], body: int) -> frozenset[str]:
    """The folded surnames of the bylines above the body."""
    found = [item for item in seen[: body + 3] if item.credit is not None]
    return frozenset(
        surname(name.of(item.line.text)) for item in found if item.credit is not None for name in item.credit.names
    )


def _lead(text: Sequence[Seen], body: int, kinds: Mapping[int, PassageKind]) -> dict[int, PassageKind]:
    """The first paragraph of a news item, if it is not told in the first person; ``text`` begins at ``body``."""
    for place, item in enumerate(text, start=body):
        if kinds[place] == "body" and item.is_text:
            return {} if _FIRST_PERSON & set(item.line.text.split()) else {place: "lead"}
    return {}
