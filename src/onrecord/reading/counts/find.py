"""Claimed numbers of a text: value, interval, hedge, what is counted and in what scope.

How a hedge bounds its number, and what is no count, stands in ``lexicon/data/counts.toml``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lexicon.countwords import count_words
from onrecord.model import Count, Date, Passage, Span, Syntax
from onrecord.reading.counts.numbers import Number, find_numbers
from onrecord.reading.counts.unit import Unit, find_unit

_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+$", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:[:—–(]|,\s+(?:namely|including)\b)")
_MOST_PARTS = 6
_SERIES = re.compile(r"(?:the|a|an|his|her|its|their)\s+$", re.IGNORECASE)
_SO_FAR = re.compile(r"(?:\s+of\s+(?:his|her|its|their)\s+\w+)?\s+to\s+[a-z]")
_AGE = re.compile(r"\w,\s+$")
_AGE_END = re.compile(r"\s?(?:[,;.)]|$)")
_REACH = 24
_GLUE = (".", ",")
_LEADS_TO_YEAR = re.compile(
    r"(?:^|\b(?:the|in|an?|his|her|its|their|of|since|after|before|by|from|during|until|this|that|every)\s+)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[^su]s$")
_PLURALS = ("people", "men", "women", "children", "police", "troops")
_NO_PLURALS = frozenset(
    ("was", "is", "has", "does", "as", "his", "its", "this", "us", "says", "shows", "sees", "brings")
)
_YEAR = 4
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_NOUGHT = ("zero", "nought", "naught")
_OF = re.compile(r"\s+of\b")


def find_counts(text: str, passages: Sequence[Passage], syntax: Syntax, dates: Sequence[Date]) -> tuple[Count, ...]:
    """Find the numbers that are claimed in all passages but furniture, in order.

    Dates, durations, ages, ranks, clock times, measures, money, page and telephone numbers are no counts. An ordinal
    counts what has happened so far: "the fourth clerk to resign" is at least four. A sum has its parts as scope, each
    part is a count of its own. ``statement`` is left open: it is filled in where statements are known.
    """
    taken = [date.span for date in dates]
    found = [
        count
        for passage in passages
        if passage.kind != "furniture"
        for count in _in_passage(text, passage.span, syntax, taken)
    ]
    return tuple(
        replace(count, id=f"c{number}", as_of=_as_of(text, count.span, dates))
        for number, count in enumerate(_with_parts(text, found), 1)
    )


def _with_parts(text: str, found: Sequence[Count]) -> Iterator[Count]:
    """Give a sum the words of its parts as scope: "seven: four who left plus three who stayed"."""
    for place, count in enumerate(found):
        parts = found[place + 1 : place + 1 + _MOST_PARTS]
        last = _last_part(count, parts)
        if last is None or _OPENS.match(text, count.span.end) is None or "\n" in text[count.span.end : last.span.end]:
            yield count
        else:
            yield replace(count, scope=text[parts[0].span.start : last.span.end])


def _last_part(count: Count, parts: Sequence[Count]) -> Count | None:
    """Return the part with which the sum is full; None where they do not add up to it."""
    total, said = 0.0, count.value
    for place, part in enumerate(parts):
        if said is None or part.value is None or part.unit == "per cent" or said <= 1:
            return None
        total += part.value
        if total >= said:
            return part if total == said and place > 0 else None
    return None


def _in_passage(text: str, passage: Span, syntax: Syntax, taken: Sequence[Span]) -> Iterator[Count]:
    for number in find_numbers(text, passage):
        if any(number.core.overlaps(span) for span in taken) or not _counts(text, number):
            continue
        unit = find_unit(text, number.core, syntax, per_cent=number.per_cent)
        if unit is None or (number.kind == "ordinal" and not _is_one_of_many(text, number, unit)):
            continue
        end = number.span.end if unit.end is None else max(number.span.end, unit.end)
        span = Span(number.span.start, min(end, passage.end))
        most = None if number.kind == "ordinal" else number.max
        yield Count("", span, number.value, number.min, most, number.hedge, unit.noun, unit.scope)


def _is_one_of_many(text: str, number: Number, unit: Unit) -> bool:
    """Tell whether an ordinal counts: "the fourth clerk to resign", not "the second term" or "the first to go"."""
    before = text[max(0, number.core.start - _REACH) : number.core.start]
    if number.value is None or number.value <= 1 or unit.end is None or _SERIES.search(before) is None:
        return False
    noun = (unit.noun or "").lower()
    return noun not in count_words().not_in_order and _SO_FAR.match(text, unit.end) is not None


def _counts(text: str, number: Number) -> bool:
    """Tell whether a number, by its kind and by what stands around it, counts."""
    core = number.core
    if any(bound is not None and bound < 0 for bound in (number.min, number.max)):
        return False
    before = text[max(0, core.start - _REACH) : core.start]
    words = text[core.start : core.end]
    if count_words().lead.search(before) is not None or (words[0].isdecimal() and before[-1:] in _GLUE):
        return False
    if number.kind == "fraction" and not number.per_cent and _OF.match(text, core.end) is None:
        said = [bound for bound in (number.value, number.min, number.max) if bound is not None]
        return max(said, default=0) > 1 and _after(text, number.span.end)
    if number.kind == "cardinal" and not number.per_cent:
        plain = not _is_age(text, words, before, core.end) and not _is_enumerator(text, core)
        hedged_year = number.hedge is not None and words.isdecimal() and len(words) == _YEAR and not _THE.search(before)
        if not plain or not (hedged_year or _is_plain(text, words, core)):
            return False
    return _after(text, number.span.end)


def _after(text: str, end: int) -> bool:
    """Refuse numbers before money, measures, times, ordinals' endings, and within longer signs."""
    rest = text[end : end + _REACH]
    if rest[:1] in ("°", "$", "€", "£", "₤", "'", "’") or re.match(r"[-./:]\d|[^\W\d_]|-(?:odd|star|fold)\b", rest):
        return False
    word = re.match(r"[\s-]*([^\W\d_]+(?:[.’'][^\W\d_]+)?)", rest)
    return word is None or word[1].lower() not in count_words().not_after


def _is_age(text: str, words: str, before: str, end: int) -> bool:
    """Tell whether a bare number between commas (or brackets) is an age: "the clerk, 45, said"."""
    if not words.isdecimal() or len(words) > 2:
        return False
    return (_AGE.search(before) is not None or before.endswith("(")) and _AGE_END.match(text, end) is not None


def _is_enumerator(text: str, core: Span) -> bool:
    """Tell whether the number opens a line as the number of a section or list item: "2. The court"."""
    opens = core.start == 0 or text[: core.start].rstrip(" \t")[-1:] in ("\n", "\r", "")
    return opens and text[core.end : core.end + 1] in (".", ")")


def _is_plain(text: str, words: str, core: Span) -> bool:
    """Refuse signs and names: 007, bare years, "Number Two", "one" that counts nothing."""
    if words.isdecimal():
        if len(words) > 1 and words[0] == "0":
            return False
        year = len(words) == 4 and 1800 <= int(words) < 2100
        led = _LEADS_TO_YEAR.search(text[max(0, core.start - _REACH) : core.start]) is not None
        return not year or (not led and _plural_follows(text, core.end))
    if words.lower() in _NOUGHT:
        return _plural_follows(text, core.end)
    if words.lower() in ("one", "a", "an"):
        return _one(text, core)
    return not (words[0].isupper() and _inside_sentence(text, core.start))


def _one(text: str, core: Span) -> bool:
    before = text[max(0, core.start - _REACH) : core.start].lower()
    if re.search(r"\b(?:the|any|every|no|this|that|each|some|which|another)\s+$", before):
        return False
    noun = re.match(r"\s+([^\W\d_]+)", text[core.end : core.end + _REACH])
    return noun is not None and noun[1].lower() not in count_words().not_of_one and noun[1].islower()


def _plural_follows(text: str, end: int) -> bool:
    following = re.match(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?", text[end : end + 2 * _REACH])
    if following is None:
        return False
    first = following[1]
    plural = first.islower() and first not in _NO_PLURALS and _PLURAL.search(first) is not None
    return plural or any(word in _PLURALS for word in following.groups())


def _inside_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip() if start < 200 else text[start - 200 : start].rstrip()
    return bool(before) and before[-1] not in '.!?:"”“’—\n' and "\n" not in text[max(0, start - 2) : start]


def _as_of(text: str, span: Span, dates: Sequence[Date]) -> str | None:
    """Return the date of "as of DATE" near the count."""
    for date in dates:
        near = -120 < date.span.start - span.end < 120
        if near and _AS_OF.search(text[max(0, date.span.start - 12) : date.span.start]) is not None:
            return date.edtf
    return None
