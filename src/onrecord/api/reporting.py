"""Building a report: the one under way, which the record keeps; what it cites; what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

from onrecord.api.held import Held, somebody
from onrecord.views.values_said import Wanted

if TYPE_CHECKING:
    from onrecord.exports.builder.answering import Answered
    from onrecord.exports.builder.chapters import By
    from onrecord.exports.builder.values import Cited, Plan

_TRIES: Final = 5
"""So often a change is made anew on what somebody else kept meanwhile."""


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """The report under way. ``version`` is 0 where nobody began one; ``who`` wrote last, ``at`` (UTC).

    ``before`` tells that the state before can be put back. ``erased`` counts items that went with erased documents.
    """

    plan: Plan
    version: int = 0
    who: str = ""
    at: str = ""
    before: bool = False
    erased: int = 0


class Reporting(Held):
    """Report files, and the report under way."""

    def draft(self) -> ReportDraft:
        """Return the report under way, an empty one where nobody began any."""
        from onrecord.exports.builder.reading import read_plan
        from onrecord.exports.builder.values import Plan
        from onrecord.record.drafts import read_draft

        held = read_draft(self._asking())
        if held is None:
            return ReportDraft(Plan())
        return ReportDraft(
            read_plan(held.content), held.version, held.who, held.at, held.before is not None, held.erased
        )

    def reported(self) -> frozenset[str]:
        """Return the ids under which things were taken into the report under way."""
        return frozenset(item.id for item in self.draft().plan.cited)

    def change_draft(self, change: Callable[[Plan], Plan], *, who: str | None = None) -> ReportDraft:
        """Change the report under way; ``change`` is called again on what somebody else kept meanwhile.

        Raises:
            OnrecordError: if ``change`` does, the record cannot be written to, or others change it without end.
        """
        from onrecord.exports.builder.writing import written
        from onrecord.record.drafts import DraftMovedError

        for last in (*[False] * (_TRIES - 1), True):
            held = self.draft()
            plan = change(held.plan)
            if plan == held.plan:
                return held
            try:
                self._writing().keep_draft(written(plan), held.version, who=who or somebody(), when=datetime.now(UTC))
            except DraftMovedError:
                if last:
                    raise
                continue
            break
        return self.draft()

    def undo_draft(self, *, who: str | None = None) -> ReportDraft:
        """Put the state before the last change back; done twice it leaves everything as it was."""
        from onrecord.exports.builder.reading import read_plan
        from onrecord.record.drafts import read_draft

        held = read_draft(self._asking())
        if held is None or held.before is None:
            return self.draft()
        before = read_plan(held.before)
        return self.change_draft(lambda _: before, who=who)

    def cite(self, kind: Literal["statement", "dossier", "counts"], item: str) -> Cited:
        """Return a statement, or the dossier or count plot of an event, as an item of a report file.

        Raises:
            OnrecordError: if the record has no such item.
        """
        from onrecord.exports.builder.citing import cite

        return cite(self._asking(), kind, item)

    def cite_all(self, kind: Literal["statement", "dossier"], items: Iterable[str]) -> tuple[Cited, ...]:
        """Return several items at once; those that the record does not hold are left out."""
        from onrecord.exports.builder.citing import cite, cite_statements

        if kind == "statement":
            return cite_statements(self._asking(), items)
        return tuple(cite(self._asking(), kind, item) for item in items)

    def plan_by(self, by: By, wanted: Wanted | None = None, *, title: str | None = None) -> Plan:
        """Return a report file of a selection, with a chapter for each event or for each person who speaks."""
        from onrecord.exports.builder.chapters import chapters_by

        return chapters_by(self._asking(), by, wanted or Wanted(own_voice=by == "event"), title)

    def answer_plan(self, plan: Plan, *, differing: bool = True) -> Answered:
        """Return a report file with all that it shows; ``differing`` also with accounts that differ."""
        from onrecord.exports.builder.answering import answer_plan

        return answer_plan(self._asking(), plan, differing=differing)

    def report_page(self, plan: Plan) -> str:
        """Return a built report as the page that whoever gets it sees, dated today (UTC); nothing is handed on."""
        from onrecord.exports.report import plan_bytes

        return plan_bytes(self._asking(), plan, "html").decode()
