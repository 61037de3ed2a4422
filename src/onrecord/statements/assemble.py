"""From what the rules found to the statements of a reading: speakers, chain, turns, own voice, order and ids."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Problem, Span, Stance, Statement, Turn
from onrecord.statements.found import Found, Link, Material
from onrecord.statements.minds import read_minds
from onrecord.statements.moments import said_when
from onrecord.statements.own_voice import Voice, own_voice
from onrecord.statements.people import Cast, publisher_of, writer_of
from onrecord.statements.speakers import Place, speakers_of
from onrecord.statements.turns import Spoken, spoken

_FIRST_PERSON = frozenset({"i", "me", "myself"})


@dataclass(frozen=True, slots=True)
class Assembled:
    """The statements in order of start, and the sources that stayed open."""

    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of a statement beside the words: draft id, part, speakers, draft id of the parent, turn."""

    id: str
    part: str
    speakers: tuple[str, ...]
    parent: str | None
    turn: str | None


def assemble(m: Material, cast: Cast, links: Sequence[Link], turns: dict[str, Turn]) -> Assembled:
    """Give every found statement its speakers and place, add turns and own voice, number them in text order."""
    paragraphs, links = spoken(m, turns), read_minds(m, links)
    problems: list[Problem] = []
    explicit: list[Statement] = []
    for index, link in enumerate(links):
        outer = explicit[link.parent] if link.parent is not None else None
        place, turn = _place(m, paragraphs, link.found)
        speakers, settled = _speakers(m, cast, link.found, place, outer)
        if not settled:
            problems.append(_open(m, link.found))
        frame = _Frame(
            f"x{index}",
            place.part,
            speakers,
            outer.id if outer is not None else _turn_around(paragraphs, turn, link.found),
            paragraphs[turn].turn.id if turn is not None else None,
        )
        explicit.append(_explicit(m, cast, link.found, frame))
    drafts = [_turn(item, index) for index, item in enumerate(paragraphs)]
    drafts += explicit
    drafts += [_voiced(cast, voice, index) for index, voice in enumerate(own_voice(m, cast, links))]
    return Assembled(_numbered(drafts), tuple(problems))


def _turn_around(paragraphs: Sequence[Spoken], turn: int | None, found: Found) -> str | None:
    """Return the draft of the turn's paragraph that holds all of what was found."""
    if turn is None or not all(span.within(paragraphs[turn].content) for span in found.content):
        return None
    return f"t{turn}"


def _voiced(cast: Cast, voice: Voice, index: int) -> Statement:
    writer = ((publisher_of if voice.is_bio else writer_of)(cast, voice.part),)
    content = (voice.content,)
    return Statement(f"v{index}", content, "author", voice.part, speakers=writer, score=voice.score, rule="own-voice")


def _turn(item: Spoken, index: int) -> Statement:
    stance: Stance = "ask" if item.turn.role == "question" else "neutral"
    return Statement(
        f"t{index}",
        (item.content,),
        "turn",
        item.part,
        speakers=(item.speaker,),
        stance=stance,
        turn=item.turn.id,
        rule="turn",
    )


def _place(m: Material, paragraphs: Sequence[Spoken], found: Found) -> tuple[Place, int | None]:
    """Return the part, the speaker and the index of the turn's paragraph that a statement stands in."""
    start = found.cue[0].start if found.cue else found.content[0].start
    index = bisect_right(m.paragraphs, start, key=lambda paragraph: paragraph.span.start) - 1
    part = m.paragraphs[max(index, 0)].passage.part
    turn = bisect_right(paragraphs, start, key=lambda item: item.content.start) - 1
    if turn >= 0 and start < paragraphs[turn].content.end:
        return Place(part, paragraphs[turn].speaker, _listener(paragraphs, turn)), turn
    return Place(part, None), None


def _listener(paragraphs: Sequence[Spoken], turn: int) -> str | None:
    """Return who is asked in a question: the one who answers next in the same part."""
    asked = paragraphs[turn]
    if asked.turn.role != "question":
        return None
    after = (item for item in paragraphs[turn + 1 :] if item.part == asked.part and item.turn.role == "answer")
    return next((item.speaker for item in after), None)


def _speakers(
    m: Material, cast: Cast, found: Found, place: Place, outer: Statement | None
) -> tuple[tuple[str, ...], bool]:
    """Return the speakers; "I" inside somebody's quoted words is the one who is quoted."""
    source = found.source
    if (
        source is not None
        and outer is not None
        and m.tree.low[source.head] in _FIRST_PERSON
        and m.tree.quoted[source.head] >= 0
    ):
        return outer.speakers, bool(outer.speakers)
    return speakers_of(m, cast, source, place)


def _open(m: Material, found: Found) -> Problem:
    source = found.source
    span = m.tree.span(source.first, source.last) if source is not None else found.content[0]
    return Problem("unresolved-speaker", f"It is not settled who “{span.of(m.text)}” is.", span)


def _explicit(m: Material, cast: Cast, found: Found, frame: _Frame) -> Statement:
    return Statement(
        frame.id,
        found.content,
        found.manner,
        frame.part,
        cue=found.cue,
        source=_source(m, found),
        speakers=frame.speakers,
        parent=frame.parent,
        turn=frame.turn,
        about=_about(cast, found.content),
        stance=found.stance,
        tier=found.tier,
        said=said_when(m, found),
        addressee=(found.addressee,) if found.addressee is not None else (),
        venue=(found.venue,) if found.venue is not None else (),
        score=round(min(1.0, max(0.0, found.score)), 3),
        rule=found.rule,
    )


def _source(m: Material, found: Found) -> tuple[Span, ...]:
    source = found.source
    if source is None:
        return ()
    spans = (m.tree.span(source.first, source.last),)
    return spans if source.pronoun is None else (*spans, m.tree.span(source.pronoun, source.pronoun + 1))


def _about(cast: Cast, content: Sequence[Span]) -> tuple[str, ...]:
    """Return the entities mentioned in the content, in order of mention."""
    mentions = [mention.entity for span in content for mention in cast.within(span)]
    return tuple(dict.fromkeys(mentions))


def _numbered(drafts: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements in order of start, longer ones first, with ids ``s1``, ``s2`` ..."""
    order = sorted(drafts, key=_order)
    ids = {statement.id: f"s{place}" for place, statement in enumerate(order, start=1)}
    return tuple(
        replace(statement, id=ids[statement.id], parent=ids[statement.parent] if statement.parent is not None else None)
        for statement in order
    )


def _order(statement: Statement) -> tuple[int, int, str]:
    return statement.content[0].start, -sum(len(span) for span in statement.content), statement.id[0]
