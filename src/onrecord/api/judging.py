"""What people decide, mark and add, and what wants deciding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.api.held import AnyPath, Held, somebody

if TYPE_CHECKING:
    from onrecord.model import Action
    from onrecord.record.judgements.making import Draft
    from onrecord.record.store import Store
    from onrecord.views.judgements import JudgementRow, Which
    from onrecord.views.queue import Concern, QueueRow, Turn


class Judging(Held):
    """Judgements: asked for, made, taken back, handed on."""

    def judgements(self, which: Which = "all") -> tuple[JudgementRow, ...]:
        """Return what people judged: all, or what is contradictory, rejected or orphaned."""
        from onrecord.views.judgements import judgements

        return judgements(self._asking(), which)

    def judged_in(self, document: str) -> tuple[tuple[str, JudgementRow], ...]:
        """Return the judgements on what stands in a document of this id, each with the id that the thing has now."""
        from onrecord.views.judgements import judged_in

        return judged_in(self._asking(), document)

    def queue(self, limit: int = 20, *, propose_unnamed: bool = False) -> tuple[QueueRow, ...]:
        """Return what would change most by being judged, the heaviest first, each with its command.

        ``propose_unnamed``: also events of people who are only described, as possibly those of people with a name.
        """
        from onrecord.views.queue import queue

        return queue(self._asking(), limit, propose_unnamed=propose_unnamed)

    def turn(self, at: int, concern: Concern | None = None) -> Turn:
        """Return what stands at a place of the queue, of all or of one concern, and how long the queue is."""
        from onrecord.views.queue import turn_of

        return turn_of(self._asking(), at, concern)

    def judgement_lines(self, which: Which = "all") -> Iterator[dict[str, Any]]:
        """Yield judgements as JSON objects, as ``import_judgements`` of another record takes them in.

        ``state``, ``against`` and ``lost`` say beside how each stands here.
        """
        from onrecord.record.judgements.codec import judgement_line
        from onrecord.record.query_judgements import read_judgements

        wanted = {row.id: row for row in self.judgements(which)}
        for judgement in read_judgements(self._asking()):
            if judgement.id in wanted:
                row = wanted[judgement.id]
                yield judgement_line(judgement) | {"state": row.state, "against": list(row.against), "lost": row.lost}

    def judge(  # noqa: PLR0913 - what, on what, by whom, why
        self,
        action: Action,
        *targets: str,
        why: str = "",
        who: str | None = None,
        settings: Mapping[str, str | Sequence[str]] | None = None,
        kind: str | None = None,
        words: str | None = None,
        value: str | None = None,
    ) -> JudgementRow:
        """Judge, and return the judgement; where it changes nothing, the one that says so already.

        ``targets`` are ids of the record, names in any spelling, or documents (id, file name, path): two for ``same``,
        ``different``, ``unsure``, ``copy`` and ``not-copy``, one otherwise; for ``add`` the document. What is added has
        a ``kind`` (statement, event, count, office, date, name) and stands at ``words`` of the document, or at an
        offset (``120-145``). ``settings`` set fields to values, several or one; ``"none"`` empties one. ``value`` are
        the words of a note, tag, collection or grade, or how a copy repeats (verbatim, abridged, quoted, credited).

        Raises:
            OnrecordError: if the record has nothing, or several things, of an id or name, or it cannot be meant so.
        """
        from onrecord.record.judgements.making import Draft

        given = {
            name: (values,) if isinstance(values, str) else tuple(values) for name, values in (settings or {}).items()
        }
        return self._judge(Draft(action, targets, given, kind, words, value), why, who)

    def undo(self, judgement: str, *, why: str = "", who: str | None = None) -> JudgementRow:
        """Take a judgement back, by its id, the beginning of it, or its number; an undo can be undone.

        Raises:
            OnrecordError: if there is none, or it was taken back already.
        """
        from onrecord.record.judgements.making import Draft

        return self._judge(Draft("undo", (judgement,)), why, who)

    def _judge(self, draft: Draft, why: str, who: str | None) -> JudgementRow:
        from onrecord.record.judgements.making import make

        store, now, judge = self._writing(), datetime.now(UTC), who or somebody()
        judgement = make(store.reader, draft, who=judge, why=why, now=now)
        if store.judge([judgement], who=judge, when=now):
            _relink(store)
        return next(row for row in reversed(self.judgements()) if row.id == judgement.id)

    def import_judgements(self, path: AnyPath, *, who: str | None = None) -> int:
        """Take in the judgements of a file of JSON lines or of an evidence bundle, all or none.

        Returns how many of them the record did not know.

        Raises:
            OnrecordError: if a line is no judgement or is dated in the future, or lines or bundle were changed.
        """
        from onrecord.exports.bundles import bundled_judgements, is_bundle
        from onrecord.record.judgements.codec import judgements_of

        store, now = self._writing(), datetime.now(UTC)
        if is_bundle(Path(path)):
            given = judgements_of(bundled_judgements(Path(path)), now)
        else:
            with Path(path).open(encoding="utf-8-sig") as lines:
                given = judgements_of(lines, now)
        fresh = store.judge(given, who=who or somebody(), when=now)
        _relink(store)
        return len(fresh)


def _relink(store: Store) -> None:
    """Link what a judgement touches; the rooms that read are loaded only where something is left to link."""
    if store.links_outdated() or store.comparing_outdated():
        from onrecord import build

        build.link_record(store)
