"""The reference page of numbers and hedges, made from the word table: each hedge bounds an example."""

from collections.abc import Iterator, Mapping

from onrecord.lexicon.countwords import count_words
from onrecord.reading.counts.numbers import Number, numbers

_MEANINGS = (
    ("least", "the number or more"),
    ("above", "more than the number; between whole numbers at least one more"),
    ("most", "the number or less"),
    ("below", "less than the number"),
    ("just-above", "more than the number, by a step at most"),
    ("just-below", "less than the number, by a step at most"),
    ("near", "the number or up to half a step less"),
    ("about", "half a step to either side"),
    ("exact", "the number"),
    ("equal", "makes more than the number the number or more, less than it the number or less"),
)
_SAID = (
    *("two hundred and five", "4 thousand 3 hundred and 21", "1.5 million", "a dozen", "half a million", "10k"),
    *("two thirds", "one and a half", "three quarters", "3½", "minus five", "nought point nought three"),
    *("1,234,567", "12,34,567", "1.234.567,5", "1 234 567", "1'234'567", "١٬٢٣٤٫٥", "१२३", "three lakh"),
    *("one in three", "two out of every five", "40 per cent"),
    *("between 500 and 1,000", "five to ten million", "more than ten and less than twenty"),
    *("dozens", "hundreds of thousands", "a handful", "several", "a few hundred"),
)


def numbers_page() -> str:
    """Return how numbers are read and what each hedge does, as Markdown."""
    return "\n".join([*_said(), *_hedges()])


def _said() -> Iterator[str]:
    yield "# Numbers and hedges"
    yield ""
    yield (
        "The words used are always kept beside the interval. An open bound is shown as …; a step is the worth of the "
        "last digit that is not zero: 10 for 20, 100 for 1,500."
    )
    yield ""
    yield "| words | value | at least | at most |"
    yield "|---|---|---|---|"
    for words in _SAID:
        (number,) = numbers(words)
        yield f"| {words} | {_row(number)} |"


def _hedges() -> Iterator[str]:
    yield from ("", "## Words that bound a number", "", "| bound | of 40 | words before it | words behind it |")
    yield "|---|---|---|---|"
    words = count_words()
    for bound, meaning in _MEANINGS:
        before = _of(bound, words.hedges) + _of(bound, words.operators)
        behind = _of(bound, words.behind)
        example = f"{before[0]} 40" if before else f"more than 40 {behind[0]}"
        (number,) = numbers(example)
        interval = f"{_end(number.min)} to {_end(number.max)}"
        yield f"| **{bound}**: {meaning} | {interval} | {', '.join(before)} | {', '.join(behind)} |"


def _of(bound: str, words: Mapping[str, str]) -> list[str]:
    return [word.replace("|", "\\|") for word, other in words.items() if other == bound]


def _row(number: Number) -> str:
    value = "" if number.value is None else f"{number.value:,.10g}"
    return f"{value} | {_end(number.min)} | {_end(number.max)}"


def _end(bound: float | None) -> str:
    return "…" if bound is None else f"{bound:,.10g}"
