"""One document made ready for the rules."""

from dataclasses import replace

from onrecord.model import Problem, Reading, Syntax
from onrecord.statements.found import Material
from onrecord.statements.paragraphs import paragraphs
from onrecord.statements.quotes import Quotation, quotations
from onrecord.statements.trees import plant

_LABEL = -2
"""Marks tokens of a turn's label: they are nobody's words and belong to no phrase."""


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
    for turn in reading.turns:
        if turn.label is not None:
            label = syntax.tokens(turn.label)
            quoted[label.start : label.stop] = [_LABEL] * len(label)
    levels = _levels(quotes.items)
    tree = plant(text, _unlabelled(syntax, quoted), quoted)
    groups: dict[int, tuple[int, ...]] = {}
    for index, item in enumerate(quotes.items):
        if not item.nested:
            groups[item.group] = (*groups.get(item.group, ()), index)
    return Material(text, reading, tree, parts, quotes.items, tuple(places), levels, groups), quotes.problems


def _unlabelled(syntax: Syntax, quoted: list[int]) -> Syntax:
    """Hang what depends on the label of a turn ("Q:") where the label hung: the first noun takes its place."""
    if _LABEL not in quoted:
        return syntax
    heads, deps = syntax.heads.copy(), list(syntax.deps)
    for label in (token for token, level in enumerate(quoted) if level == _LABEL):
        kids = [token for token, head in enumerate(heads.tolist()) if head == label and quoted[token] != _LABEL]
        heir = next((kid for kid in kids if syntax.tags[kid].startswith(("N", "PRP", "V"))), None)
        if heir is None:
            continue
        heads[label], head = label, int(heads[label])
        root = head == label or quoted[head] == _LABEL
        heads[heir], deps[heir] = (heir, "root") if root else (head, deps[label])
        for kid in kids:
            if kid != heir:
                heads[kid] = heir
    return replace(syntax, heads=heads, deps=tuple(deps))


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
