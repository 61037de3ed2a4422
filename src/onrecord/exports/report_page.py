"""A report as html: what its template is given, and nothing that the template decides."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from onrecord.exports.pages import templates_of
from onrecord.exports.report_dossiers import sheets
from onrecord.exports.report_groups import Order, dated_by, put_in_order
from onrecord.exports.report_passage import Run, marked_context, whole_text
from onrecord.exports.report_timeline import Days, Drawing, Mark, Scale, bounds, draw_timeline, strip, window
from onrecord.exports.report_words import published_words
from onrecord.views.values import OfficeRow, ProblemRow, Source, StatementRow, TimelineRow, Voice

if TYPE_CHECKING:
    from jinja2 import Environment

    from onrecord.exports.report import Report

WIDE: Final = 860
NARROW: Final = 340
"""Widths of the timeline on a desk and on a phone."""

LANES: Final = {"happened": "reported to have happened", "said": "said", "published": "published"}

STRIP: Final = 150
"""Width of the small timeline of one voice."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """An office as claimed: the words, and by whom in which statements."""

    office: OfficeRow
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice with its statements in this report and when they were made."""

    voice: Voice
    said: tuple[str, ...]
    marks: tuple[Mark, ...]
    offices: tuple[Claimed, ...]

    @property
    def heard_often(self) -> bool:
        """Tell whether there is more to show than one statement."""
        return len(self.said) > 1 or bool(self.offices)


@dataclass(frozen=True, slots=True)
class Moment:
    """Rows of the timeline that share date and lane; ``rows`` with their places."""

    edtf: str
    lane: str
    rows: tuple[tuple[int, TimelineRow], ...]


def draw_page(report: "Report") -> str:
    """Return the report as one html page; lone surrogates, which no file could hold, become question marks."""
    order = put_in_order(report.statements, report.events, report.sources)
    template = _environment().get_template("report.html.j2")
    html = template.render(
        report=report,
        order=order,
        own=sum(len(group.rows) for group in order.own_voice),
        places={source.document: place for place, source in enumerate(report.sources, 1)},
        sources={source.document: source for source in report.sources},
        cited=_cited(report.statements),
        speakers=_speakers(report, order, named=True),
        unnamed=_speakers(report, order, named=False),
        anchors=_anchors(report.timeline),
        spoken_of=_spoken_of(report),
        drawings=_drawings(report.timeline),
        years=_years(report.timeline),
        dossiers=sheets(report.dossiers),
        problems=_by_kind(report.problems),
        open_chains=_open_chains(report.statements),
        undated=[source for source in report.sources if source.published.known is None],
        unread=[source for source in report.sources if not source.read],
        texts=_texts(report),
        strip_width=STRIP,
    )
    return html.encode("utf-8", "replace").decode("utf-8")


def _environment() -> "Environment":
    environment = templates_of("onrecord.exports")
    environment.filters.update(
        published_words=published_words, dated_by=dated_by, marked_context=marked_context, numbered=_numbered
    )
    environment.globals.update(lanes=LANES)
    return environment


def _numbered(statements: Iterable[str], numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return those of the statements that the report shows, with their numbers and in their order."""
    return sorted((numbers[statement], statement) for statement in set(statements) if statement in numbers)


def _anchors(rows: Iterable[TimelineRow]) -> tuple[str, ...]:
    """Return an anchor for each row, made of what it says: it stays when another row appears."""
    met: dict[str, int] = {}
    anchors: list[str] = []
    for row in rows:
        words = "|".join((row.lane, row.edtf, row.document, row.statement or "", row.words))
        anchor = "t" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]
        met[anchor] = met.get(anchor, 0) + 1
        anchors.append(anchor if met[anchor] == 1 else f"{anchor}-{met[anchor]}")
    return tuple(anchors)


def _cited(statements: Iterable[StatementRow]) -> Mapping[str, int]:
    """Return how many statements of the report stand in each document."""
    found: dict[str, int] = {}
    for row in statements:
        found[row.document] = found.get(row.document, 0) + 1
    return found


def _speakers(report: "Report", order: Order, *, named: bool) -> tuple[Speaker, ...]:
    """Return who speaks in the report, the most heard first; the unnamed apart, for they may be one or many."""
    said: dict[str, list[StatementRow]] = {}
    for row in sorted(report.statements, key=lambda row: order.numbers[row.id]):
        for entity in row.speaker_ids if row.manner != "author" else ():
            said.setdefault(entity, []).append(row)
    shown = _window(report.statements)
    speakers = [
        Speaker(voice, tuple(row.id for row in said[voice.entity]), _marks(said[voice.entity], shown), _claimed(voice))
        for voice in report.voices
        if voice.named is named and voice.entity in said
    ]
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.said), speaker.voice.name, speaker.voice.entity)))


def _window(statements: Iterable[StatementRow]) -> Days | None:
    return window([days for row in statements if (days := bounds(dated_by(row))) is not None])


def _marks(rows: Iterable[StatementRow], shown: Days | None) -> tuple[Mark, ...]:
    return () if shown is None else strip(map(dated_by, rows), Scale(shown, 4, STRIP - 10))


def _spoken_of(report: "Report") -> tuple[Voice, ...]:
    """Return the people and organisations of whom is spoken and who do not speak themselves in this report."""
    speaking = {entity for row in report.statements if row.manner != "author" for entity in row.speaker_ids}
    silent = [voice for voice in report.voices if voice.named and voice.about and voice.entity not in speaking]
    return tuple(sorted(silent, key=lambda voice: (-voice.about, voice.name)))


def _claimed(voice: Voice) -> tuple[Claimed, ...]:
    """Return the offices of a voice, each wording once, with everybody who claims it."""
    found: dict[tuple[str, str], list[OfficeRow]] = {}
    for office in voice.offices:
        found.setdefault((office.status, office.post.text.casefold()), []).append(office)
    return tuple(
        Claimed(rows[0], tuple(dict.fromkeys((row.claimed_by, row.statement) for row in rows)))
        for rows in found.values()
    )


def _drawings(rows: Sequence[TimelineRow]) -> tuple[tuple[str, Drawing], ...]:
    drawn = (("wide", draw_timeline(rows, WIDE)), ("narrow", draw_timeline(rows, NARROW)))
    return tuple((name, drawing) for name, drawing in drawn if drawing is not None)


def _years(rows: Sequence[TimelineRow]) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
    """Return the timeline as a list: years, in them moments, in them rows with their places in the drawing."""
    ordered = sorted(enumerate(rows), key=lambda item: (item[1].earliest, item[1].latest, item[1].lane, item[0]))
    moments = [
        Moment(edtf, lane, tuple(members))
        for (edtf, lane), members in groupby(ordered, key=lambda item: (item[1].edtf, item[1].lane))
    ]
    by_year = groupby(moments, key=lambda moment: moment.rows[0][1].earliest[:4])
    return tuple((year, tuple(members)) for year, members in by_year)


def _by_kind(problems: Iterable[ProblemRow]) -> tuple[tuple[str, tuple[ProblemRow, ...]], ...]:
    ordered = sorted(problems, key=lambda row: (row.kind, row.path or "", row.document or "", row.id))
    return tuple((kind, tuple(rows)) for kind, rows in groupby(ordered, key=lambda row: row.kind))


def _open_chains(statements: Iterable[StatementRow]) -> tuple[str, ...]:
    """Return the statements in whose chain somebody is not stated."""
    return tuple(row.id for row in statements if any(hand.name is None and hand.role == "source" for hand in row.chain))


def _texts(report: "Report") -> tuple[tuple[Source, tuple[Run, ...]], ...]:
    of_document: dict[str, list[StatementRow]] = {}
    for row in report.statements:
        of_document.setdefault(row.document, []).append(row)
    return tuple(
        (source, whole_text(report.texts[source.document], of_document.get(source.document, ())))
        for source in report.sources
        if source.document in report.texts
    )
