"""One document made ready for the rules."""

from onrecord.model import Problem, Reading
from onrecord.statements.found import Material
from onrecord.statements.paragraphs import paragraphs
from onrecord.statements.quotes import Quotation, quotations
from onrecord.statements.trees import plant


def prepare(text: str, reading: Reading) -> tuple[Material, tuple[Problem, ...]]:
    """Pair the quotation marks and lay the trees out; the problems are marks without a partner."""
    parts = paragraphs(text, reading)
    quotes = quotations(text, parts)
    syntax = reading.syntax
    places: list[tuple[int, int]] = []
    quoted = [-1] * len(syntax)
    for index, item in enumerate(quotes.items):
        tokens = syntax.tokens(item.span)
        places.append((tokens.start, tokens.stop))
        quoted[tokens.start : tokens.stop] = [index] * len(tokens)
    levels = _levels(quotes.items)
    tree = plant(text, syntax, quoted)
    return Material(text, reading, tree, parts, quotes.items, tuple(places), levels), quotes.problems


def _levels(items: tuple[Quotation, ...]) -> tuple[int, ...]:
    """Return for each quotation the index of the one that holds it, -1 where none does."""
    levels: list[int] = []
    open_: list[int] = []
    for index, item in enumerate(items):
        while open_ and items[open_[-1]].span.end < item.span.end:
            open_.pop()
        levels.append(open_[-1] if open_ else -1)
        open_.append(index)
    return tuple(levels)
