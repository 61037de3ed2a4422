"""How each line of a page looks, by itself: a sentence of an article, furniture, a date, a byline, a caption."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.furniture import FurnitureWords, furniture_words
from onrecord.lexicon.masthead import masthead_words
from onrecord.reading.page.bylines import Credit, read_credit
from onrecord.reading.page.lines import Line
from onrecord.reading.page.tongue import foreign_lines

Look = Literal["prose", "sentence", "phrase", "furniture", "date", "byline", "caption"]
"""``prose``: at least a full sentence of an article; ``sentence``: short, but ends as one; ``phrase``: open end."""

Sign = Literal["tags", "comment", "related", "menu", "image", "link", "repeated", "other"]
"""Why a line is furniture, as far as its neighbours need to know."""

_FURNITURE_TAGS = frozenset({"nav", "footer", "form", "menu", "button", "select", "option", "label", "input"})
_CAPTION_TAGS = frozenset({"figcaption", "figure"})
_PROSE_WORDS = 8
_OPEN_PROSE_WORDS = 20
_SHORT = 12
_IN_PROSE = frozenset({"account", "navigation", "rights", "tags"})
_ASKING = frozenset({"subscribe", "consent"})
_SURE = frozenset({"subscribe", "consent", "rights"})
_SURE_WORDS = 30
_RIGHTS = re.compile(r"©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4})", re.IGNORECASE)
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|mp4|mp3)", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?=\S*[-_]\S*(?:[-_]|\d))(?=\S*[a-z_])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|@\w+|#\w+(?:\s+#\w+)*", re.IGNORECASE)
_CODE = re.compile(r"[.#@]?[\w-]+(?:\s[.#]?[\w-]+)*\s*\{.*|[a-z-]+:\s?[\w#%.-]+(?:\s[\w#%.-]+){0,3};")
_FOLLOW = re.compile(r"follow\b.{0,40}@\w+\.?", re.IGNORECASE)
_CAMEL = re.compile(r"[a-zà-ÿ)](?=[A-Z][a-z])")
_MENU_MARKS = re.compile(r"\s*[|»›>·•→]\s*|\s+/\s+")
_CREDIT_END = re.compile(
    r"(?:\((?:photo|file photo|image|ap|afp|reuters|getty)\b[^()]*\)|[/|] ?(?:AP|AFP|Reuters|Getty[\w ]*))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with its look. ``sign`` says why it is furniture; ``credit`` holds what a date line or byline says."""

    line: Line
    look: Look
    sign: Sign | None = None
    credit: Credit | None = None

    @property
    def is_text(self) -> bool:
        """Whether the line ends as a sentence or is long enough to be one."""
        return self.look in ("prose", "sentence")


def look_at(lines: Sequence[Line]) -> tuple[Seen, ...]:
    """Tell for each line how it looks."""
    words = furniture_words()
    counts = Counter(line.text for line in lines if line.words <= _SHORT)
    seen = [_seen(line, words, repeated=counts[line.text] >= 3 and not line.closed) for line in lines]
    return tuple(_without_foreign(seen))


def _without_foreign(seen: list[Seen]) -> list[Seen]:
    """Lines in another language than the text are furniture above and below it, and within it beside furniture."""
    foreign = foreign_lines([item.line for item in seen])
    told = [place for place, item in enumerate(seen) if item.look == "prose" and place not in foreign]
    if not foreign or not told:
        return seen
    for place in sorted(foreign):
        item = seen[place]
        if item.line.body is True or item.look not in ("prose", "sentence", "phrase"):
            continue
        if place == 0 and item.look == "phrase":
            continue  # the name of the site, as it writes it
        beside = any(near.look == "furniture" for near in seen[max(0, place - 1) : place + 2])
        if not told[0] < place < told[-1] or beside:
            seen[place] = Seen(item.line, "furniture", "menu")
    return seen


def _seen(line: Line, words: FurnitureWords, *, repeated: bool) -> Seen:
    if line.tag in _FURNITURE_TAGS and line.body is not True:
        return Seen(line, "furniture", "menu")
    if line.tag in _CAPTION_TAGS:
        return Seen(line, "caption")
    if line.words <= _SURE_WORDS and _RIGHTS.match(line.text) is not None:
        return Seen(line, "furniture", "other")
    return _seen_prose(line, words) if _is_prose(line) else _seen_short(line, words, repeated=repeated)


def _seen_short(line: Line, words: FurnitureWords, *, repeated: bool) -> Seen:
    sign = _sign(line, words)
    if sign is not None:
        return Seen(line, "furniture", sign)
    credit = read_credit(line.text)
    if credit is not None:
        return Seen(line, "byline" if credit.names or credit.by else "date", credit=credit)
    if not line.closed and line.text[-1] != ":" and is_menu(line.text):
        return Seen(line, "furniture", "menu")
    if _is_caption(line.text):
        return Seen(line, "caption")
    if repeated and line.body is not True:
        return Seen(line, "furniture", "repeated")
    return Seen(line, "sentence" if line.closed else "phrase")


def _is_prose(line: Line) -> bool:
    if line.closed:
        return line.words >= _PROSE_WORDS
    return line.words >= _OPEN_PROSE_WORDS and not _is_list(line.text)


def _is_list(words: str) -> bool:
    """Menus and tag lists: most words capitalised, glued, or set apart by marks."""
    tokens = words.split()
    capitals = sum(token[:1].isupper() for token in tokens)
    marks = words.count("|") + words.count("»") + words.count("•") + words.count("·")
    return capitals * 3 > len(tokens) * 2 or marks >= 3 or words.count(",") * 3 > len(tokens) or _is_glued(words)


def _seen_prose(line: Line, words: FurnitureWords) -> Seen:
    cue = words.of_sentence(line.text) if len(line.text) < 500 else None
    if cue is None and line.words <= 25 and '"' not in line.text and "“" not in line.text:
        opening = words.of_line(line.text)
        cue = opening if opening in _ASKING or (opening is not None and not line.closed) else None
    if cue is not None and (line.body is not True or (cue in _SURE and line.words <= _SURE_WORDS)):
        return Seen(line, "furniture", _sign_of(cue))
    if line.words <= 40 and _is_caption(line.text):
        return Seen(line, "caption")
    return Seen(line, "prose")


def _sign(line: Line, words: FurnitureWords) -> Sign | None:
    text = line.text
    if _IMAGE.fullmatch(text) or _FILE_NAME.fullmatch(text):
        return "image"
    if any(pattern.fullmatch(text) for pattern in (_LINK, _CODE, _FOLLOW)) or not any(map(str.isalnum, text)):
        return "link"
    cue = words.of_line(text) if line.words <= _SHORT or not line.closed else None
    if cue in _IN_PROSE and line.closed and not words.is_whole(text):
        cue = None
    cue = cue or words.of_sentence(text)
    return _sign_of(cue) if cue is not None else None


def _sign_of(cue: str) -> Sign:
    if cue == "tags":
        return "tags"
    if cue == "comment":
        return "comment"
    return "related" if cue == "related" else "other"


def is_menu(words: str) -> bool:
    """Tell whether a line is a menu or a breadcrumb trail: its entries are glued or set apart by marks."""
    entries = [entry for entry in _MENU_MARKS.split(words) if entry]
    if len(entries) >= 3 and sum(len(entry.split()) for entry in entries) <= 5 * len(entries):
        return True
    first = entries[0].strip().lower() if entries else ""
    return (first == "home" and len(entries) >= 2) or _is_glued(words)


def _is_glued(words: str) -> bool:
    glued = len(_CAMEL.findall(words))
    return glued >= 2 and glued * 4 >= len(words.split())


def last_entry(words: str) -> int:
    """Where the last entry of a menu or breadcrumb trail begins: an offset in ``words``, 0 if there is one entry."""
    marks = [match.end() for match in (*_MENU_MARKS.finditer(words), *_CAMEL.finditer(words))]
    return max((mark for mark in marks if mark < len(words)), default=0)


def _is_caption(words: str) -> bool:
    lowered = words.lower()
    return lowered.startswith(_caption_openings()) or _CREDIT_END.search(words) is not None


@cache
def _caption_openings() -> tuple[str, ...]:
    return masthead_words()["caption"]
