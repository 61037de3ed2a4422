"""Wrong links of a document, as a person reads them."""

from collections.abc import Iterator

from evaluation.reference.links import NEUTER, PLURAL, SINGULAR, Side, answers, asked

_AROUND = 160


def errors(side: Side) -> Iterator[str]:
    """Yield wrong links between names, then wrong and missing answers of the other forms."""
    yield f"## {side.gold.id}"
    yield from _names(side)
    yield from _answers(side)
    yield from _open(side)


def _names(side: Side) -> Iterator[str]:
    ours, theirs = dict[str, tuple[str, str]](), dict[str, tuple[str, str]]()
    for our, their in zip(side.mentions, side.matched, strict=True):
        if our.form != "name" or their is None or their.form != "name":
            continue
        words = our.span.of(side.gold.text)
        before = ours.get(our.entity)
        if before is not None and before[0] != their.entity:
            yield f"name wrong: {before[1]!r} <- {words!r} ({our.rule}, {their.kind})"
        known = theirs.get(their.entity)
        if known is not None and known[0] != our.entity:
            yield f"name missed: {known[1]!r} <- {words!r} ({our.kind}, gold {their.kind})"
        ours[our.entity] = their.entity, words
        theirs[their.entity] = our.entity, words


def _answers(side: Side) -> Iterator[str]:
    names = dict[str, str]()
    for our in side.mentions:
        if our.form != "pronoun":
            names.setdefault(our.entity, our.span.of(side.gold.text))
    for form in ("nominal", "pronoun"):
        for our, right in answers(side, form):
            if not right:
                shown = _shown(side, our.span.start, our.span.end)
                yield f"{form} wrong: {our.rule} {our.score} -> {names.get(our.entity)!r}: {shown}"


def _open(side: Side) -> Iterator[str]:
    done = {our.span.start for our in side.mentions if our.form == "pronoun"}
    named = {item.entity for item in side.gold.mentions if item.form == "name"}
    for item in asked(side.gold, SINGULAR | PLURAL | NEUTER):
        span = side.gold.syntax.span(item.first, item.last)
        if span.start not in done and (item.entity in named or item.kind == "person"):
            shown = _shown(side, span.start, span.end)
            yield f"pronoun open ({item.kind}{', named' if item.entity in named else ''}): {shown}"


def _shown(side: Side, start: int, end: int) -> str:
    text = side.gold.text
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND // 3]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " ")
