"""How time expressions are found in a passage: all rules at once, longest first, then read from left to right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.datewords import DateRule, date_words
from onrecord.reading.dates import calendar, distances, lengths, relative, weeks, written
from onrecord.reading.dates.festivals import festival
from onrecord.reading.dates.modify import modified
from onrecord.reading.dates.moment import Moment
from onrecord.reading.dates.tokens import Token, Tokens
from onrecord.reading.dates.value import Context, Value

Reader = Callable[[Sequence[Token], Context], Value | None]

READERS: Mapping[str, Reader] = {
    "calendar": calendar.calendar,
    "numeric": written.numeric,
    "short_year": written.short_year,
    "year_month": written.year_month,
    "day_by_month": written.day_by_month,
    "festival": festival,
    "year": calendar.year,
    "year_event": calendar.year_event,
    "year_unit": calendar.year_unit,
    "era": calendar.era,
    "bare_year": calendar.bare_year,
    "years": calendar.years,
    "days": calendar.days,
    "months": calendar.months,
    "decade": calendar.decade,
    "century": calendar.century,
    "season": calendar.season,
    "quarter": weeks.quarter,
    "quarter_by": weeks.quarter_by,
    "fiscal_year": weeks.fiscal_year,
    "weekday_of": weeks.weekday_of,
    "weekday_day": weeks.weekday_day,
    "nth_weekday": weeks.nth_weekday,
    "day_of": weeks.day_of,
    "day": weeks.day,
    "weekend": weeks.weekend,
    "week_of": weeks.week_of,
    "weekdays": weeks.weekdays,
    "today": relative.today,
    "beside_today": relative.beside_today,
    "from_now": distances.from_now,
    "past": lengths.past,
    "reference": lengths.reference,
    "clock": lengths.clock,
    "in_amount": distances.in_amount,
    "this": relative.this,
    "deictic": relative.deictic,
    "following": relative.following,
    "that": relative.that,
    "month_of": relative.month_of,
    "weekday": relative.weekday,
    "ago": distances.ago,
    "later": distances.later,
    "stretch": distances.stretch,
    "repeated": lengths.repeated,
    "duration": lengths.duration,
}
_REACH = 8
"""How many tokens around an expression may modify it or tell its tense."""
_LONGEST = 12
"""How many tokens an expression may have on either side of the word that makes it one."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at tokens ``[first, last)`` with its value; ``rule`` names what was applied."""

    first: int
    last: int
    value: Value
    rule: str


def find_in(
    tokens: Tokens, context: Context, *, plain: bool = False, asides: frozenset[int] = frozenset()
) -> list[Found]:
    """Find the expressions of a passage in order; each may be the reference of the next ones.

    ``plain``: also those that name no date by themselves. ``asides`` are the first tokens of dates that nothing that
    follows is counted from.
    """
    found: list[Found] = []
    for first, last, rule in _candidates(tokens.marks):
        done = found[-1].last if found else 0
        if first < done or (rule.plain and not plain):
            continue
        here = _surroundings(tokens, (first, last), context, found[-1] if found else None)
        value = READERS[rule.value](tokens.between(first, last), here)
        if value is None:
            continue
        item = _modify(tokens, Found(first, last, value, rule.name), done)
        item = _range(tokens, found, item)
        if item.first in asides:
            item = replace(item, value=replace(item.value, turns=False))
        found.append(item)
        if item.value.turns and item.value.moment is not None:
            latest = latest_of([item], context.latest)
            context = replace(context, reference=item.value.moment, fresh=True, latest=latest)
    return found


def latest_of(found: Sequence[Found], latest: Moment | None) -> Moment | None:
    """Return the last day that the text has named with its year, in the order of the calendar."""
    told = [item.value.moment for item in found if item.value.moment is not None and item.value.anchor is None]
    days = [moment for moment in (*told, latest) if moment is not None and moment.unit == "D" and moment.year > 0]
    return max(days, key=Moment.date, default=None)


def _candidates(marks: str) -> Iterator[tuple[int, int, DateRule]]:
    """Match all rules, but only around the words without which there is no expression."""
    rules = date_words().rules
    for start, stop in _stretches(marks):
        matches = [
            (match.start(), -match.end(), place)
            for place, rule in enumerate(rules)
            for match in rule.pattern.finditer(marks, start, stop)
        ]
        for first, last, place in sorted(matches):
            yield first, -last, rules[place]


def _stretches(marks: str) -> Iterator[tuple[int, int]]:
    start = stop = 0
    for match in date_words().core.finditer(marks):
        if match.start() - _LONGEST > stop:
            if stop:
                yield start, stop
            start = match.start() - _LONGEST
        stop = min(len(marks), match.end() + _LONGEST)
    if stop:
        yield max(0, start), stop


def _surroundings(tokens: Tokens, ends: tuple[int, int], context: Context, before: Found | None) -> Context:
    first, last = ends
    marks = tokens.marks
    words = date_words().marks
    stop = (words["dot"], words["mark"])
    near = None
    if before is not None and before.value.turns and not any(mark in stop for mark in marks[before.last : first]):
        near = before.value.moment
    return replace(
        context,
        near=near,
        ahead=_year_ahead(tokens, last),
        future=_is_to_come(marks, first, last),
        lead=tokens.between(first - 1, first)[0] if first > 0 else None,
        follow=tokens.between(last, last + 1)[0] if last < len(marks) else None,
    )


def _is_to_come(marks: str, first: int, last: int) -> bool:
    """Tell tense: the nearest verb before the expression decides, else the first one after it in the sentence."""
    words = date_words().marks
    before = marks[max(0, first - _REACH) : first].rpartition(words["dot"])[2]
    ahead, behind = max(map(before.rfind, _cues_of_future())), before.rfind(words["was"])
    if ahead != behind:
        return ahead > behind
    if before.rstrip(words["the"])[-1:] == words["deadline"]:
        return True
    after = marks[last : last + _REACH].partition(words["dot"])[0]
    ahead, behind = after.find(words["will"]), after.find(words["was"])
    return ahead >= 0 and not 0 <= behind < ahead


@cache
def _cues_of_future() -> tuple[str, ...]:
    words = date_words().marks
    return words["will"], words["would"], words["be"] + words["to"]


def _year_ahead(tokens: Tokens, last: int) -> int | None:
    match = date_words().ahead.match(tokens.marks, last)
    return None if match is None else int(tokens.between(match.end() - 1, match.end())[0].worth)


def _modify(tokens: Tokens, item: Found, done: int) -> Found:
    """Take in the words before, and then those behind, as long as they change the value."""
    again = True
    while again:
        again = False
        for name, pattern in date_words().before:
            match = pattern.search(tokens.marks, max(done, item.first - _REACH), item.first)
            value = None
            if match is not None and not (name == "hedge" and _is_over_the(tokens, item)):
                value = modified(name, item.value, tokens.between(match.start(), item.first), tokens.text)
            if match is not None and value is not None:
                first = item.first if name == "since" else match.start()
                item = Found(first, item.last, value, f"{name}+{item.rule}")
                again = name != "since"
    for name, pattern in date_words().behind:
        match = pattern.match(tokens.marks, item.last)
        value = None
        if match is not None:
            value = modified(name, item.value, tokens.between(item.last, match.end()), tokens.text)
        if match is not None and value is not None:
            last = item.last if name == "onwards" else match.end()
            item = Found(item.first, last, value, f"{name}+{item.rule}")
    return item


def _is_over_the(tokens: Tokens, item: Found) -> bool:
    """Tell whether "over" is a preposition: "over the next few months"."""
    words = date_words().marks
    return tokens.marks[item.first] == words["the"] and tokens.marks[item.first - 1] == words["over"]


def _range(tokens: Tokens, found: list[Found], item: Found) -> Found:
    """Join with the expression before: from June 2009 to March 2010, between 1980 and 1988."""
    words = date_words().marks
    if not found or item.first - found[-1].last != 1 or found[-1].first == 0:
        return item
    start = found[-1]
    lead, link = tokens.marks[start.first - 1], tokens.marks[start.last]
    joins = (words["from"], words["to"]), (words["from"], words["hyphen"]), (words["between"], words["and"])
    if (lead, link) not in joins:
        return item
    value = calendar.between(_with_year_of(start.value, item.value), item.value)
    if value is None:
        return item
    found.pop()
    return Found(start.first - 1, item.last, value, f"range+{item.rule}")


def _with_year_of(start: Value, stop: Value) -> Value:
    """A first end without a year has the year of the last end, or the year before."""
    if not start.yearless or stop.yearless or start.moment is None or stop.moment is None:
        return start
    late = start.moment.month > stop.moment.month
    moment = replace(start.moment, year=stop.moment.year - late)
    return Value(moment.edtf(), moment.timex(), moment)
