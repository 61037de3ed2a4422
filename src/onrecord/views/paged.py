"""Documents, people and problems a stretch at a time, for a record of any size."""

import json
from collections.abc import Sequence
from typing import Any

from onrecord.model import EntityKind
from onrecord.record import Reader
from onrecord.record.query_judgements import described_documents
from onrecord.record.query_labels import labels_now
from onrecord.record.query_paged import (
    Whom,
    bearing,
    documents_after,
    documents_until,
    heard_after,
    heard_counted,
    heard_until,
    problems_after,
    problems_in_all,
    subjects,
)
from onrecord.record.query_pile import held_documents
from onrecord.views.pile import problem_row, source_of
from onrecord.views.values import HeardRow, ProblemRow, Source, Stretch


def sources_listed(reader: Reader, *, limit: int = 50, after: str | None = None) -> Stretch[Source]:
    """Return a stretch of the documents, in the order in which they were added."""
    first = int(after or 0)
    numbers = documents_after(reader, first, limit + 1)
    shown = numbers[:limit]
    labels, described = labels_now(reader), described_documents(reader)
    return Stretch(
        rows=tuple(source_of(held, labels, described.get(held.number)) for held in held_documents(reader, shown)),
        before=documents_until(reader, first),
        total=reader.number("SELECT count(*) FROM documents"),
        after=str(shown[-1]) if len(numbers) > limit else None,
    )


def voices_listed(
    reader: Reader,
    *,
    kinds: Sequence[EntityKind] = (),
    named: bool | None = None,
    words: str = "",
    limit: int = 50,
    after: str | None = None,
) -> Stretch[HeardRow]:
    """Return a stretch of who speaks and who is spoken of, in numbers: as ``voices`` orders them.

    ``named`` leaves those that are, or are not; ``words`` those that bear a spelling with these words in it.
    """
    whom = Whom(tuple(kinds), named, bearing(reader, words))
    place: Any = None if after is None else tuple(json.loads(after))
    found = heard_after(reader, whom, place, limit + 1)
    shown = found[:limit]
    labels = labels_now(reader)
    borne = subjects(reader, shown) if labels.by_item or labels.by_name else {}
    last = shown[-1] if len(found) > limit else None
    return Stretch(
        rows=tuple(
            HeardRow(
                entity=one.id,
                kind=one.kind,
                name=one.name,
                named=one.named,
                label=labels.of(borne[one.id]) if borne else "public",
                documents=one.documents,
                said=one.said,
                about=one.about,
                spellings=one.spellings,
            )
            for one in shown
        ),
        before=0 if place is None else heard_until(reader, whom, place),
        total=sum(heard_counted(reader, whom).values()),
        after=json.dumps([last.said, last.about, last.name, last.id], ensure_ascii=False) if last else None,
    )


def voice_kinds(reader: Reader, words: str = "") -> tuple[tuple[EntityKind, bool, int], ...]:
    """Return how many speak or are spoken of: kind, whether they are named, number."""
    counted = heard_counted(reader, Whom(ids=bearing(reader, words)))
    return tuple((kind, named, number) for (kind, named), number in sorted(counted.items()))


def problems_listed(
    reader: Reader, *, kinds: Sequence[str] = (), limit: int = 50, after: str | None = None
) -> Stretch[ProblemRow]:
    """Return a stretch of what could not be read, dated or resolved: those of the pile first, then by document."""
    document, number, passed = map(int, after.split(".")) if after else (0, 0, 0)
    found = problems_after(reader, kinds, (document, number), limit + 1)
    shown = found[:limit]
    total = sum(times for kind, times in problems_in_all(reader) if not kinds or kind in kinds)
    rows = tuple(problem_row(raised, words) for _, raised, words in shown)
    last = shown[-1][0] if len(found) > limit else None
    return Stretch(rows, passed, total, None if last is None else f"{last[0]}.{last[1]}.{passed + len(rows)}")


def problem_kinds(reader: Reader) -> tuple[tuple[str, int], ...]:
    """Return the kinds of problems with the number of each, the most frequent first."""
    return problems_in_all(reader)
