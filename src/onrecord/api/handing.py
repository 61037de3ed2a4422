"""What leaves the record: the report and the files for others. Both are entered into the custody log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onrecord.api.held import AnyPath, Held, somebody
from onrecord.model import OnrecordError
from onrecord.views.values_said import Wanted
from onrecord.views.wording import counted

if TYPE_CHECKING:
    from onrecord.exports.builder.values import Plan
    from onrecord.exports.drafts import Checked
    from onrecord.exports.layouts import Layout
    from onrecord.exports.report import Form
    from onrecord.record.custody import Details


class Handing(Held):
    """Report and export; both refuse where labels forbid it."""

    def report(  # noqa: PLR0913 - what is wanted, and what custody asks of whoever hands it on
        self,
        output: AnyPath,
        wanted: Wanted | Plan | None = None,
        *,
        form: Form | None = None,
        title: str | None = None,
        with_texts: bool = False,
        citing: bool = False,
        for_self: bool = False,
        recipient: str | None = None,
        purpose: str | None = None,
        who: str | None = None,
    ) -> None:
        """Write the report: one self-contained page, a Word file, PDF or Markdown; ``form`` None goes by the ending.

        ``wanted`` are filters, or a report file (``exports.builder``) with its questions and what stands under them.
        ``with_texts`` appends whole documents to a page; ``citing`` gives each sentence of a Word file its citation.
        The log keeps for whom, what for, what was asked and the SHA-256 of the file.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``, PDF is
                wanted and its extra is not installed, or the record cannot be written to: what is handed on is logged.
        """
        from onrecord.exports.report import form_of, plan_bytes, write_report
        from onrecord.exports.report_words import filter_words

        self._refuse_labelled("A report", for_self=for_self)
        wanted = wanted or Wanted(own_voice=True)
        if isinstance(wanted, Wanted):
            write_report(
                self._asking(), Path(output), wanted, form=form, title=title, with_texts=with_texts, citing=citing
            )
            facts: Details = {"selection": filter_words(wanted), "texts": int(with_texts)}
        else:
            plan = replace(wanted, title=title or wanted.title)
            made = plan_bytes(self._asking(), plan, form or form_of(Path(output)), citing=citing)
            Path(output).write_bytes(made)
            facts = _facts(plan)
        self._handed("report", [Path(output)], facts, _Audience(for_self, recipient, purpose), who)

    def report_bytes(
        self,
        plan: Plan,
        form: Form | Literal["json"],
        *,
        for_self: bool = False,
        recipient: str | None = None,
        purpose: str | None = None,
        who: str | None = None,
    ) -> bytes:
        """Return a built report in a form, or its file (``json``), without a file on the disk; logged as ``report``.

        Raises:
            OnrecordError: as ``report`` does.
        """
        from onrecord.exports.builder.writing import written
        from onrecord.exports.report import plan_bytes

        self._refuse_labelled("A report", for_self=for_self)
        made = written(plan).encode() if form == "json" else plan_bytes(self._asking(), plan, form)
        self._told("report", hashlib.sha256(made), _facts(plan), _Audience(for_self, recipient, purpose), who)
        return made

    def export(
        self,
        out: AnyPath,
        layout: Layout = "jsonl",
        *,
        for_self: bool = False,
        recipient: str | None = None,
        purpose: str | None = None,
        who: str | None = None,
    ) -> tuple[Path, ...]:
        """Write the linked record in the form ``layout`` into the folder ``out``; return the files. The log keeps it.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``, the form
                needs a library that is not installed, or the record cannot be written to.
        """
        from onrecord.exports.layouts import write_layout

        self._refuse_labelled("An export", for_self=for_self)
        paths = write_layout(self._asking(), Path(out), layout)
        facts: Details = {"selection": "everything", "format": layout}
        self._handed("export", paths, facts, _Audience(for_self, recipient, purpose), who)
        return paths

    def _handed(self, action: str, paths: Iterable[Path], facts: Details, audience: _Audience, who: str | None) -> None:
        """Enter into the log what was handed on: the SHA-256 is that of the files in order of their names."""
        digest = hashlib.sha256()
        for path in sorted(paths):
            with path.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
        self._told(action, digest, facts, audience, who)

    def _told(self, action: str, digest: hashlib._Hash, facts: Details, audience: _Audience, who: str | None) -> None:
        told: Details = {
            **facts,
            "for": "self" if audience.for_self else "others",
            "recipient": audience.recipient,
            "purpose": audience.purpose,
            "sha256": digest.hexdigest(),
        }
        self._writing().log(action, told, who=who or somebody(), when=datetime.now(UTC))

    def check(self, draft: AnyPath, comments: AnyPath | None = None) -> Checked:
        """Check a draft (.md, .docx) against the statements that it cites as ``[@s:ID]``.

        ``comments``: a copy of a Word file to write, with a comment on each sentence in which something was found.

        Raises:
            OnrecordError: if the draft cannot be read, or comments are wanted of a draft that is no Word file.
        """
        from onrecord.exports.drafts import check_draft
        from onrecord.exports.drafts.word import write_comments

        checked = check_draft(self._asking(), Path(draft))
        if comments is not None:
            write_comments(Path(draft), Path(comments), checked.faults)
        return checked

    def _refuse_labelled(self, what: str, *, for_self: bool) -> None:
        from onrecord.views.pile import summary

        kept_back = [
            f"{number} {label}" for label, number in summary(self._asking()).labels if label != "public" and number
        ]
        if kept_back and not for_self:
            raise OnrecordError(
                f"{what} for others was refused: the record holds items that are {' and '.join(kept_back)}. "
                "Say --for self (in Python: for_self=True) if it stays with you."
            )


@dataclass(frozen=True, slots=True)
class _Audience:
    """For whom something is written, and what for."""

    for_self: bool
    recipient: str | None
    purpose: str | None


def _facts(plan: Plan) -> Details:
    """Return what the log keeps of a built report: no word of it, for it may name people."""
    return {"selection": f"a report file with {counted(len(plan.chapters), 'chapter')}", "texts": 0}
