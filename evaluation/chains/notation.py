"""The notation in which chains are written down: one line for each attribution, in the words of the text.

``sheet.py`` prints the sentences with their numbers. A document opens with ``# id``; a line is
``sentences | source | cue | content | flags``:

* sentences: ``12`` or ``12-14``; all words of the line are looked for inside them. ``a:12`` gives the line a label;
  each ``>`` before it nests it in the line above; a line without is nested by its place.
* source, cue: words of the text, ``-`` for none; of several places the one nearest to the rest is meant, ``said@2`` is
  the second. ``;;`` divides the pieces of a discontinuous span. Words after ``~`` are no part of the cue, but the
  content begins after them: ``told ~ the council``.
* content: words; ``first words ... last words``; ``>`` for all after the cue, ``> last words`` from the cue to these;
  ``<`` for all before source and cue, ``first words <`` from these on; ``*`` for the sentences as a whole.
  A final full stop is taken off unless it is written down.
* flags, with blanks between them: a stance (ask, acc, den, adm, pre, dem, dou), a tier (att, imp, imu), a manner (dir,
  ind, mix); ``denies:a``, ``doubts:a``, ``confirms:a``, ``replies:a`` for what it answers; last, ``=words`` for the
  speaker, several divided by ``;;``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evaluation.chains.gumtext import GumDocument

Interval = tuple[int, int]
_Spans = tuple[Interval, ...]

STANCES = {
    "ask": "ask",
    "acc": "accuse",
    "den": "deny",
    "adm": "admit",
    "pre": "predict",
    "dem": "demand",
    "dou": "doubt",
}
TIERS = {"att": "attitude", "imp": "impersonal", "imu": "imputed"}
MANNERS = {"dir": "direct", "ind": "indirect", "mix": "mixed"}
RELATIONS = ("denies", "doubts", "confirms", "replies")

_LINE = re.compile(r"^(?P<nested>>*)(?:(?P<label>[a-z]\w*):)?(?P<first>\d+)(?:-(?P<last>\d+))?$")
_NUMBERED = re.compile(r"^(?P<words>.+?)@(?P<number>\d+)$", re.DOTALL)
_LEADING = re.compile(r"[\s,:;—–-]*(?:that\b)?[\s,:;]*")
_BESIDE = "~"
_ALL_AFTER, _ALL_BEFORE, _WHOLE = ">", "<", "*"
_QUOTES = "\"”“'’"


class NotationError(ValueError):
    """A line that does not fit its text."""


@dataclass(frozen=True, slots=True)
class Note:
    """One attribution as written down, with its spans found; ``nested`` counts the marks before the line."""

    label: str | None
    nested: int
    sentence: int
    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]
    stance: str = "neutral"
    tier: str = "speech"
    manner: str | None = None
    speaker: str | None = None
    answers: tuple[tuple[str, str], ...] = field(default=())


def parse(line: str, document: GumDocument) -> Note:
    """Return the note on one line.

    Raises:
        NotationError: words do not occur in their sentences, or a flag is unknown.
    """
    fields = [piece.strip() for piece in line.split("|")]
    head = _LINE.match(fields[0])
    if head is None or len(fields) not in (4, 5):
        raise NotationError(f"not a line of four or five fields: {line!r}")
    first = int(head["first"])
    stretch = _stretch(document, first, int(head["last"] or first))
    cue_words, _, beside_words = fields[2].partition(_BESIDE)
    beside = _pieces(document.text, beside_words.strip() or "-", stretch, ())
    cue = _pieces(document.text, cue_words.strip(), stretch, beside)
    source = _pieces(document.text, fields[1], stretch, cue)
    content = _content(document.text, fields[3], stretch, (*source, *cue, *beside))
    source = _pieces(document.text, fields[1], stretch, cue, content)
    cue = _pieces(document.text, cue_words.strip(), stretch, source, content)
    return _flagged(head["label"], len(head["nested"]), first, (source, cue, content), fields[4:])


def _stretch(document: GumDocument, first: int, last: int) -> Interval:
    return document.sentence(first).start, document.sentence(last).end


def _flagged(
    label: str | None, nested: int, sentence: int, spans: tuple[_Spans, _Spans, _Spans], flags: list[str]
) -> Note:
    words, equals, speaker = (flags[0] if flags else "").partition("=")
    found = {"stance": "neutral", "tier": "speech", "manner": ""}
    answers = []
    for word in words.split():
        relation, colon, target = word.partition(":")
        if colon and relation in RELATIONS:
            answers.append((relation, target))
            continue
        for kind, known in (("stance", STANCES), ("tier", TIERS), ("manner", MANNERS)):
            if word in known:
                found[kind] = known[word]
                break
        else:
            raise NotationError(f"unknown flag {word!r}")
    source, cue, content = spans
    return Note(
        label,
        nested,
        sentence,
        source,
        cue,
        content,
        stance=found["stance"],
        tier=found["tier"],
        manner=found["manner"] or None,
        speaker=speaker.strip() if equals else None,
        answers=tuple(answers),
    )


def occurrences(text: str, words: str, stretch: Interval) -> list[Interval]:
    """Return where ``words`` stand as whole words inside a stretch of the text."""
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    pattern = left + r"\s+".join(map(re.escape, words.split())) + right
    return [match.span() for match in re.compile(pattern).finditer(text, *stretch)]


def place(text: str, phrase: str, stretch: Interval, near: Sequence[Interval] = ()) -> Interval:
    """Return the place of a phrase in a stretch: the numbered one, the only one, or the one nearest to ``near``.

    Raises:
        NotationError: there is no such place, or it stays open which is meant.
    """
    numbered = _NUMBERED.match(phrase)
    words, number = (numbered["words"], int(numbered["number"])) if numbered else (phrase, 0)
    places = occurrences(text, words, stretch)
    if number:
        if len(places) < number:
            raise NotationError(f"{phrase!r} occurs {len(places)} times in {text[slice(*stretch)]!r}")
        return places[number - 1]
    if len(places) > 1 and near:
        free = [found for found in places if all(found[1] <= a or b <= found[0] for a, b in near)] or places
        ranked = sorted((min(max(found[0] - b, a - found[1]) for a, b in near), found) for found in free)
        return ranked[0][1]
    if len(places) != 1:
        raise NotationError(f"{phrase!r} occurs {len(places)} times in {text[slice(*stretch)]!r}")
    return places[0]


def _pieces(
    text: str, words: str, stretch: Interval, near: Sequence[Interval], content: Sequence[Interval] = ()
) -> tuple[Interval, ...]:
    if words == "-":
        return ()
    pieces = [piece.strip() for piece in words.split(";;")]
    try:
        return tuple(sorted(place(text, piece, stretch, (*near, *content)) for piece in pieces))
    except NotationError:
        if near or content:
            raise
        first = pieces[0]
        places = occurrences(text, first, stretch)
        if not places:
            raise
        return (places[0],)


def _content(text: str, words: str, stretch: Interval, beside: Sequence[Interval]) -> tuple[Interval, ...]:
    pieces = [piece.strip() for piece in words.split(";;")]
    spans = [_piece(text, piece, stretch, beside) for piece in pieces]
    kept = [span if piece.endswith(".") else _trimmed(text, span) for piece, span in zip(pieces, spans, strict=True)]
    return tuple(sorted(kept))


def _piece(text: str, piece: str, stretch: Interval, beside: Sequence[Interval]) -> Interval:
    start, end = stretch
    if piece == _WHOLE:
        return stretch
    if piece.startswith(_ALL_AFTER):
        after = max(to for _, to in beside)
        leading = _LEADING.match(text, after)
        after = leading.end() if leading else after
        rest = piece[1:].strip()
        return after, _first(text, rest, (after, end))[1] if rest else end
    if piece.endswith(_ALL_BEFORE):
        before = min(at for at, _ in beside)
        rest = piece[:-1].strip()
        return place(text, rest, stretch)[0] if rest else start, before
    if " ... " in piece:
        opening, closing = piece.split(" ... ", 1)
        begun = place(text, opening, stretch)
        return begun[0], _first(text, closing, (begun[1], end))[1]
    return place(text, piece, stretch, beside)


def _first(text: str, words: str, stretch: Interval) -> Interval:
    places = occurrences(text, words, stretch)
    numbered = _NUMBERED.match(words)
    if numbered:
        return place(text, words, stretch)
    if not places:
        raise NotationError(f"{words!r} does not follow in {text[slice(*stretch)]!r}")
    return places[0]


def _trimmed(text: str, span: Interval) -> Interval:
    """Take white space, a final full stop, comma, semicolon, colon or dash off, unless a quotation mark closes."""
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:—–"):
        if text[end - 1] == "." and _is_abbreviation(text, start, end):
            break
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"(?:\b[A-Z]|\b[A-Za-z]\.[A-Za-z]|\b(?:Inc|Jr|Sr|Corp|Ltd|etc|Co))\.$", text[start:end]))
