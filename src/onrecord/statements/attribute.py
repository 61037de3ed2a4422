"""The public verb of the room."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Count, Reading, Statement
from onrecord.statements.answers import answered
from onrecord.statements.assemble import assemble
from onrecord.statements.chains import chained
from onrecord.statements.continued import continued
from onrecord.statements.found import Found, Material
from onrecord.statements.gate import LOWEST, load_gate
from onrecord.statements.headlines import headlined, unverbed
from onrecord.statements.impersonal import impersonal
from onrecord.statements.material import prepare
from onrecord.statements.nominal import nominal
from onrecord.statements.people import cast_of
from onrecord.statements.phrases import phrased
from onrecord.statements.relays import relayed
from onrecord.statements.reported import reported
from onrecord.statements.tagger import load_tagger, tag
from onrecord.statements.turns import voiced
from onrecord.statements.uncued import uncued
from onrecord.statements.unsaid import says_something, unsaid
from onrecord.statements.wishes import reported_wishes

_LONGEST = 20_000
"""No statement is looked for that began more than this many code points before a count."""


def attribute(text: str, reading: Reading) -> Reading:
    """Return ``reading`` with statements, the speakers of its turns, added entities and problems.

    ``text`` is the document's extracted text, ``reading`` holds masthead, parts, passages, turns, mentions, entities,
    dates, counts and syntax. Nothing else is looked at: the same words give the same statements.
    """
    m, problems = prepare(text, reading)
    cast = cast_of(reading)
    turns = voiced(m, cast)
    done = assemble(m, cast, chained(m, unverbed(m, _found(m))), turns)
    statements = answered(m, done.statements)
    return replace(
        reading,
        statements=statements,
        turns=tuple(turns.values()),
        entities=(*reading.entities, *cast.added),
        counts=_counted(reading.counts, statements),
        problems=(*reading.problems, *problems, *done.problems),
    )


def _found(m: Material) -> list[Found]:
    """Return what rules and tagger find and the gate lets through; what rules find where no weights are."""
    tagger = load_tagger()
    gate = None if tagger is None else load_gate(tagger.name)
    if tagger is None or gate is None:
        return ruled(m)
    return gate.settle(m, ruled(m), tag(m.text, m.reading, replace(tagger, least=LOWEST)))


def ruled(m: Material) -> list[Found]:
    """Return what all rules find."""
    found = [*reported(m), *phrased(m), *impersonal(m), *nominal(m), *headlined(m)]
    cued = continued(m, relayed(m, [item for item in found if says_something(m, item) and not unsaid(m, item)]))
    return [*reported_wishes(m, cued), *uncued(m, cued)]


def _counted(counts: Sequence[Count], statements: Sequence[Statement]) -> tuple[Count, ...]:
    """Give every count the innermost statement that makes the claim."""
    pieces = sorted((span.start, span.end, index) for index, item in enumerate(statements) for span in item.content)
    starts = [start for start, _, _ in pieces]
    done = []
    for count in counts:
        best: tuple[int, str] | None = None
        place = bisect_right(starts, count.span.start) - 1
        while place >= 0 and pieces[place][0] > count.span.start - _LONGEST:
            start, end, index = pieces[place]
            size = end - start
            if count.span.end <= end and (best is None or size < best[0]):
                best = (size, statements[index].id)
            place -= 1
        done.append(replace(count, statement=best[1]) if best is not None else count)
    return tuple(done)
