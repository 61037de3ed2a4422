"""What leaves the record: the report and the files for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath, Held
from onrecord.model import OnrecordError
from onrecord.views.values_said import Wanted

if TYPE_CHECKING:
    from onrecord.exports.drafts import Checked
    from onrecord.exports.layouts import Layout
    from onrecord.exports.report import Form


class Handing(Held):
    """Report and export; both refuse where labels forbid it."""

    def report(  # noqa: PLR0913 - one parameter for each choice that a report leaves
        self,
        output: AnyPath,
        wanted: Wanted | None = None,
        *,
        form: Form | None = None,
        title: str | None = None,
        with_texts: bool = False,
        citing: bool = False,
        for_self: bool = False,
    ) -> None:
        """Write the report: one self-contained page, a Word file, PDF or Markdown; ``form`` None goes by the ending.

        ``with_texts`` appends whole documents to a page; ``citing`` gives each sentence of a Word file its citation.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``, or PDF is
                wanted and its extra is not installed.
        """
        from onrecord.exports.report import write_report

        self._refuse_labelled("A report", for_self=for_self)
        write_report(
            self._asking(),
            Path(output),
            wanted or Wanted(own_voice=True),
            form=form,
            title=title,
            with_texts=with_texts,
            citing=citing,
        )

    def export(self, out: AnyPath, layout: Layout = "jsonl", *, for_self: bool = False) -> tuple[Path, ...]:
        """Write the linked record in the form ``layout`` into the folder ``out``; return the files.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``, or the form
                needs a library that is not installed.
        """
        from onrecord.exports.layouts import write_layout

        self._refuse_labelled("An export", for_self=for_self)
        return write_layout(self._asking(), Path(out), layout)

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
