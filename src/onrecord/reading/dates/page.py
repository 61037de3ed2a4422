"""The reference page of the date rules, made from the rules themselves: each reads its own example."""

from collections.abc import Iterator

from onrecord.lexicon.datewords import DateRule, date_words
from onrecord.lexicon.festivals import Festival, festivals
from onrecord.lexicon.words import fold
from onrecord.model import Date, Span
from onrecord.reading.dates.expressions import dates
from onrecord.reading.dates.find import READERS

_WRITTEN = "2010-04-19"
_MODIFIERS = (
    ("about", "around 1990"),
    ("beside", "the day after Christmas"),
    ("clock", "Friday at 5 p.m."),
    ("half", "the first half of 2022"),
    ("hedge", "more than three years"),
    ("later", "later that month"),
    ("onwards", "from 1968 onwards"),
    ("part", "early 2018"),
    ("period", "a 28-day period"),
    ("range", "from June 2009 to March 2010"),
    ("since", "since 1979"),
    ("time", "Friday morning"),
)


def dates_page() -> str:
    """Return the rules, the modifiers and the festivals with their values, as Markdown."""
    return "\n".join([*_rules(), *_modifiers(), *_festivals()])


def _rules() -> Iterator[str]:
    yield "# Date rules"
    yield ""
    yield (
        "The `rule` of a date names what read it. Each example is read as if it were written on Monday 19 April 2010, "
        "after that day was named. A date without an EDTF value is a length of time, a repetition, or words that give "
        "no date. `unanchored`: it is not known what the words are counted from; that is a problem, never a guess. A "
        "name before a `+` says what the words around add; `said+` and `inferred+` are of the second round of "
        "anchoring: counted from the day of quoted speech, or from the interval in which an undated text was written."
    )
    yield ""
    yield "| rule | what it does | example | EDTF | TIMEX3 |"
    yield "|---|---|---|---|---|"
    for rule in date_words().rules:
        found = _example(rule)
        meaning = (READERS[rule.value].__doc__ or "").partition("\n")[0].removeprefix("Read ").rstrip(".")
        yield f"| `{rule.name}` | {meaning} | {rule.example} | {_value(found.edtf)} | {_value(found.timex)} |"


def _example(rule: DateRule) -> Date:
    text = f"On 19 April 2010 it began; {rule.example}, he said."
    found = [date for date in dates(text, _WRITTEN) if date.span.start > text.index(";")]
    named = (date for date in found if date.rule.rpartition("+")[2] == rule.name)
    return next(named, Date("", Span(0, 0), None, None, None, rule.name))


def _modifiers() -> Iterator[str]:
    yield from ("", "## What the words around add", "", "| name | example | EDTF | TIMEX3 |", "|---|---|---|---|")
    for name, example in _MODIFIERS:
        text = f"On 19 April 2010 it began; {example}, he said."
        found = next(date for date in dates(text, _WRITTEN) if name in date.rule.split("+")[:-1])
        yield f"| `{name}` | {example} | {_value(found.edtf)} | {_value(found.timex)} |"


def _festivals() -> Iterator[str]:
    yield from ("", "## Festivals", "", "Days that have a name; add one in `lexicon/data/festivals.toml`.")
    yield from ("", "| festival | also | calendar | in 2010 |", "|---|---|---|---|")
    shown: dict[str, tuple[Festival, list[str]]] = {}
    for name in festivals().written:
        festival = festivals().by_name[fold(name)]
        shown.setdefault(festival.name, (festival, []))[1].append(name)
    for name, (festival, names) in shown.items():
        (date,) = dates(f"{name} 2010")
        yield f"| {name} | {', '.join(names[1:])} | {festival.calendar} | {_value(date.edtf)} |"


def _value(value: str | None) -> str:
    return "" if value is None else f"`{value}`"
