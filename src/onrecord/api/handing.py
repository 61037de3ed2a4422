"""What leaves the record: the report and the files for others. Both are entered into the custody log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from onrecord.api.held import AnyPath, Held, somebody
from onrecord.api.terms import Asked, Terms
from onrecord.views.values_said import Wanted
from onrecord.views.wording import counted

if TYPE_CHECKING:
    from onrecord.exports.builder.values import Plan
    from onrecord.exports.drafts import Checked
    from onrecord.exports.layouts import Layout
    from onrecord.exports.leaving.handed import Leaving
    from onrecord.exports.report import Form
    from onrecord.record import Reader
    from onrecord.record.custody import Details


class Handing(Held):
    """Report and export; for others, who is protected is named by a pseudonym, and labelled documents stay behind."""

    def report(
        self,
        output: AnyPath,
        wanted: Wanted | Plan | None = None,
        *,
        form: Form | None = None,
        title: str | None = None,
        with_texts: bool = False,
        citing: bool = False,
        **asked: Unpack[Asked],
    ) -> Leaving:
        """Write the report: one self-contained page, a Word file, PDF or Markdown; ``form`` None goes by the ending.

        ``wanted`` are filters, or a report file (``exports.builder``) with its questions and what stands under them.
        ``with_texts`` appends whole documents to a page; ``citing`` gives each sentence of a Word file its citation.
        ``asked``: ``for_self``, ``recipient``, ``purpose``, ``who``, ``key`` (``Terms``); who is protected gives way
        unless it is ``for_self``. The log keeps for whom, what for, what was asked and the SHA-256 of the file.
        Returns what gave way and what was left out.

        Raises:
            OnrecordError: if it would still name somebody who is protected, no document may leave, PDF is wanted and
                its extra is not installed, or the record cannot be written to: what is handed on is logged.
        """
        from onrecord.exports.leaving.handed import refuse_name
        from onrecord.exports.report import form_of, plan_bytes, write_report
        from onrecord.exports.report_words import filter_words

        wanted = wanted or Wanted(own_voice=True)
        terms = Terms(**asked)
        with self._leaving(terms.purpose, for_self=terms.for_self) as reader:
            if isinstance(wanted, Wanted):
                write_report(reader, Path(output), wanted, form=form, title=title, with_texts=with_texts, citing=citing)
                facts: Details = {"selection": filter_words(wanted), "texts": int(with_texts)}
            else:
                refuse_name(reader, Path(output), "The report")
                plan = replace(wanted, title=title or wanted.title)
                Path(output).write_bytes(plan_bytes(reader, plan, form or form_of(Path(output)), citing=citing))
                facts = _facts(plan)
            left = _left(reader, terms)
        self._handed("report", [Path(output)], {**facts, **left.facts}, terms)
        return left

    def report_bytes(self, plan: Plan, form: Form | Literal["json"], **asked: Unpack[Asked]) -> bytes:
        """Return a built report in a form, or its file (``json``), without a file on the disk; logged as ``report``.

        Raises:
            OnrecordError: as ``report`` does.
        """
        from onrecord.exports.builder.writing import written
        from onrecord.exports.leaving.handed import bytes_searched
        from onrecord.exports.leaving.shown import passed_on
        from onrecord.exports.report import plan_bytes

        terms = Terms(**asked)
        with self._leaving(terms.purpose, for_self=terms.for_self) as reader:
            if form == "json":
                made = bytes_searched(
                    reader, "The report file", "report.json", passed_on(reader, written(plan)).encode()
                )
            else:
                made = plan_bytes(reader, plan, form)
            left = _left(reader, terms)
        self._told("report", hashlib.sha256(made), {**_facts(plan), **left.facts}, terms)
        return made

    def export(self, out: AnyPath, layout: Layout = "jsonl", **asked: Unpack[Asked]) -> tuple[Path, ...]:
        """Write the linked record in the form ``layout`` into the folder ``out``; return the files. The log keeps it.

        Who and what gives way is as for ``report``.

        Raises:
            OnrecordError: if it would still name somebody who is protected, no document may leave, it is a bundle and
                somebody would be named by the originals, the form needs a library that is not installed, or the record
                cannot be written to.
        """
        return self.hand_out(out, layout, **asked)[0]

    def hand_out(
        self, out: AnyPath, layout: Layout = "jsonl", **asked: Unpack[Asked]
    ) -> tuple[tuple[Path, ...], Leaving]:
        """Export as ``export`` does; return also what gave way and what was left out."""
        from onrecord.exports.layouts import write_layout

        terms = Terms(**asked)
        with self._leaving(terms.purpose, for_self=terms.for_self) as reader:
            paths = write_layout(reader, Path(out), layout)
            left = _left(reader, terms)
        facts: Details = {"selection": "everything", "format": layout, **left.facts}
        self._handed("export", paths, facts, terms)
        return paths, left

    def _handed(self, action: str, paths: Iterable[Path], facts: Details, terms: Terms) -> None:
        """Enter into the log what was handed on: the SHA-256 is that of the files in order of their names."""
        digest = hashlib.sha256()
        for path in sorted(paths):
            with path.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
        self._told(action, digest, facts, terms)

    def _told(self, action: str, digest: hashlib._Hash, facts: Details, terms: Terms) -> None:
        told: Details = {**facts, **terms.facts, "sha256": digest.hexdigest()}
        self._writing().log(action, told, who=terms.who or somebody(), when=datetime.now(UTC))

    def check(self, draft: AnyPath, comments: AnyPath | None = None, *, for_self: bool = False) -> Checked:
        """Check a draft (.md, .docx) against the statements that it cites as ``[@s:ID]``.

        ``comments``: a copy of a Word file to write, with a comment on each sentence in which something was found.
        Unless it is ``for_self``, a draft is held against the record as others see it, with pseudonyms.

        Raises:
            OnrecordError: if the draft cannot be read, comments are wanted of a draft that is no Word file, or the copy
                would name somebody who is protected.
        """
        from onrecord.exports.drafts import check_draft
        from onrecord.exports.drafts.word import write_comments
        from onrecord.exports.leaving.handed import refuse_name, write_searched

        with self._leaving(None, for_self=for_self) as reader:
            checked = check_draft(reader, Path(draft))
            if comments is not None:
                out = Path(comments)

                def written(folder: Path) -> tuple[Path, ...]:
                    write_comments(Path(draft), folder / out.name, checked.faults)
                    return (folder / out.name,)

                refuse_name(reader, out, "The copy with comments")
                write_searched(reader, out.parent, "The copy with comments", written)
        return checked


def _left(reader: Reader, terms: Terms) -> Leaving:
    from onrecord.exports.leaving.handed import leaving, write_key

    if terms.key is not None:
        write_key(reader, Path(terms.key))
    return leaving(reader)


def _facts(plan: Plan) -> Details:
    """Return what the log keeps of a built report: no word of it, for it may name people."""
    return {"selection": f"a report file with {counted(len(plan.chapters), 'chapter')}", "texts": 0}
