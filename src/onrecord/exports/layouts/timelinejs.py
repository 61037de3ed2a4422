"""TimelineJS: what is dated, as the JSON that the timeline of Knight Lab reads (``timeline.json``)."""

import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from onrecord.exports.leaving.shown import shown
from onrecord.exports.report_words import date_words
from onrecord.record import Reader
from onrecord.views.pile import sources
from onrecord.views.timeline import timeline
from onrecord.views.values import Source, TimelineRow
from onrecord.views.values_said import Wanted

_LANES: Final[Mapping[str, str]] = {
    "happened": "Reported to have happened",
    "said": "Said",
    "published": "Published",
}


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/timeline.json``: one slide for each dated thing, its date as far as it is known, who says so."""
    documents = {source.document: source for source in shown(reader, sources(reader))}
    rows = shown(reader, timeline(reader, Wanted(own_voice=True)))
    slides = [_slide(number, row, documents[row.document]) for number, row in enumerate(rows, 1)]
    path = out / "timeline.json"
    path.write_text(json.dumps({"events": slides}, ensure_ascii=False, indent=1), encoding="utf-8")
    return (path,)


def _slide(number: int, row: TimelineRow, source: Source) -> dict[str, Any]:
    first, last = _day(row.earliest), _day(row.latest)
    page = source.outlet or source.title or source.source_id
    speaker = row.speaker or "source not stated"
    who = speaker if speaker == page or row.lane == "published" else f"{speaker}, according to {page}"
    slide: dict[str, Any] = {
        "unique_id": f"row-{number}",
        "group": _LANES[row.lane],
        "display_date": html.escape(date_words(row.edtf)),
        "start_date": first,
        "text": {"headline": html.escape(who), "text": f"<p>{html.escape(row.words)}</p>"},
    }
    return slide if last == first else {**slide, "end_date": last}


def _day(day: str) -> dict[str, int]:
    """Return an ISO date in the parts that TimelineJS takes."""
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))
