"""What ``import onrecord`` offers: the verbs of the command line for Python, with typed values and nothing printed.

>>> import onrecord
>>> record = onrecord.open("border.db", create=True)  # doctest: +SKIP
>>> record.add(["clippings/"])  # doctest: +SKIP
>>> for row in record.said(onrecord.Wanted(by="Foreign Ministry")):  # doctest: +SKIP
...     print(row.speakers, [quote.text for quote in row.content])
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from onrecord.exports.lines import reading_line
from onrecord.model import Action, Document, Label, OnrecordError, Options, Problem, Reading, Registered
from onrecord.record import Reader, open_reader
from onrecord.views.values_said import Wanted

if TYPE_CHECKING:
    from onrecord.record import Head
    from onrecord.record.adding import Added
    from onrecord.record.erasing import Erased
    from onrecord.record.judgement_making import Draft
    from onrecord.record.stamping import Stamped
    from onrecord.record.store import Store
    from onrecord.record.verification import Verification
    from onrecord.views.cases import Asked, Case
    from onrecord.views.judgements import JudgementRow, Which
    from onrecord.views.queue import QueueRow
    from onrecord.views.values import (
        AccusationRow,
        CopyRow,
        Dispute,
        Dossier,
        EventRow,
        First,
        Hit,
        Occasion,
        OriginsRow,
        Page,
        Portrait,
        ProblemRow,
        Source,
        StatementRow,
        Summary,
        TimelineRow,
        Voice,
    )

__all__ = ["Outcome", "Record", "open", "read", "read_pile", "reading_line"]

AnyPath = str | PathLike[str]


def open(path: AnyPath = "onrecord.db", *, create: bool = False) -> Record:  # noqa: A001 - `onrecord.open` reads best
    """Open a record; ``create`` makes it where there is none.

    Raises:
        OnrecordError: if there is none, or the file is not a record or from a newer version.
    """
    return Record(Path(path), create=create)


def read(path: AnyPath, options: Options | None = None) -> list[tuple[Document, Reading]]:
    """Read a file, folder or archive without touching a record. Problems of single documents stand in their readings.

    Raises:
        OnrecordError: if the path itself cannot be read.
    """
    found: list[tuple[Document, Reading]] = []
    for item in read_pile([path], options, workers=1):
        if isinstance(item, Problem):
            raise OnrecordError(f"{item.path}: {item.message}")
        found.append(item)
    return found


def read_pile(
    paths: Iterable[AnyPath], options: Options | None = None, *, workers: int | None = None
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives one after the other; ``workers`` None uses all cores for a pile."""
    from onrecord import build

    return build.read_pile([Path(path) for path in paths], options or Options(), workers=workers)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What adding did.

    ``skipped`` are problems of the pile: what is no document. ``open`` counts the problems of the documents by kind;
    ``Record.problems`` lists them.
    """

    documents: int
    new: int
    reread: int
    skipped: tuple[Problem, ...]
    open: tuple[tuple[str, int], ...]
    custody_length: int
    custody_head: str

    def sentence(self) -> str:
        """Return the outcome in a sentence, with length and head of the custody log."""
        from onrecord.views.wording import counted

        known = self.documents - self.new
        again = f" ({self.reread} read again)" if self.reread else ""
        kinds = ", ".join(f"{kind} {number}" for kind, number in self.open) or "none"
        return (
            f"{counted(self.new, 'new document')}, {known} known{again}, {len(self.skipped)} skipped. "
            f"Problems: {kinds}. The custody log has {self.custody_length} entries, head {self.custody_head}."
        )


class Record:
    """A record. Questions change nothing; what changes it is logged. Use it in a ``with`` statement, or close it."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the record at ``path``; see ``open``."""
        self.path = path
        self._store: Store | None = None
        if create:
            self._writing(create=True)
        self._reader: Reader | None = None if create else open_reader(path)

    # Questions

    def summary(self) -> Summary:
        """Return the record in numbers."""
        from onrecord.views.pile import summary

        return summary(self._asking())

    def sources(self) -> tuple[Source, ...]:
        """Return the documents as footnotes need them."""
        from onrecord.views.pile import sources

        return sources(self._asking())

    def voices(self, limit: int | None = None) -> tuple[Voice, ...]:
        """Return who speaks and who is spoken of, most heard first."""
        from onrecord.views.people import voices

        return voices(self._asking(), limit)

    def who(self, name: str, limit: int | None = None) -> tuple[Portrait, ...]:
        """Return all about a name in any spelling; several people of one name are several portraits.

        ``limit`` bounds what each said, what is said of them and what is reported to have happened; all is counted.
        """
        from onrecord.views.people import portrait

        return portrait(self._asking(), name, limit)

    def said(self, wanted: Wanted | None = None) -> tuple[StatementRow, ...]:
        """Return statements with chain and context."""
        from onrecord.views.statements import said

        return said(self._asking(), wanted or Wanted())

    def timeline(self, wanted: Wanted | None = None) -> tuple[TimelineRow, ...]:
        """Return what is dated, by its earliest day."""
        from onrecord.views.timeline import timeline

        return timeline(self._asking(), wanted or Wanted())

    def events(self, wanted: Wanted | None = None) -> tuple[EventRow, ...]:
        """Return events as single statements report them."""
        from onrecord.views.claims import events

        return events(self._asking(), wanted or Wanted())

    def cases(self, asked: Asked | None = None) -> tuple[Case, ...]:
        """Return the people to whom something is reported to have happened, one row each."""
        from onrecord.views.cases import Asked, cases

        return cases(self._asking(), asked or Asked())

    def event_types(self) -> tuple[str, ...]:
        """Return the types of events that are reported in the record."""
        from onrecord.views.cases import event_types

        return event_types(self._asking())

    def search(self, words: str, limit: int | None = 50) -> tuple[Hit, ...]:
        """Return passages with these words, a "phrase" or the beginning of a word*."""
        from onrecord.views.texts import search

        return search(self._asking(), words, limit)

    def show(self, document: str) -> Page:
        """Return a document with its passages and statements; by the beginning of its id, its file name or path.

        Raises:
            OnrecordError: if there is none, or several.
        """
        from onrecord.views.pile import page

        return page(self._asking(), document)

    def copies(self, limit: int | None = None) -> tuple[CopyRow, ...]:
        """Return articles that repeat another one, versions and translations, with the passages that are the same."""
        from onrecord.views.copies import copies

        return copies(self._asking(), limit)

    def origins(self, claim: str | None = None, limit: int | None = None) -> tuple[OriginsRow, ...]:
        """Return from how many origins a claim comes at most: the id of a statement, event or count, or words.

        Without a claim, all events that several documents report.
        """
        from onrecord.views.origins import origins

        return origins(self._asking(), claim, limit)

    def first(self, words: str) -> First:
        """Return where words appear first in the record, and how they and the figures told of it change over time."""
        from onrecord.views.first import first

        return first(self._asking(), words)

    def occasions(
        self,
        *,
        types: Iterable[str] = (),
        about: str | None = None,
        least: int = 1,
        single_origin: bool = False,
        limit: int | None = None,
    ) -> tuple[Occasion, ...]:
        """Return linked events that at least so many documents report, those of most documents first."""
        from onrecord.views.occasions import occasions

        return occasions(
            self._asking(), types=types, about=about, least=least, single_origin=single_origin, limit=limit
        )

    def event(self, event: str) -> Dossier:
        """Return the dossier of a linked event: by its id, by that of one of its events, or of a statement with one.

        Raises:
            OnrecordError: if there is none, or several.
        """
        from onrecord.views.occasions import dossier

        return dossier(self._asking(), event)

    def disputes(
        self, *, incomparable: bool = False, single_origin: bool = False, limit: int | None = None
    ) -> tuple[Dispute, ...]:
        """Return where accounts of one event differ, what matters most first; see ``views.disputes``."""
        from onrecord.views.disputes import disputes

        return disputes(self._asking(), incomparable=incomparable, single_origin=single_origin, limit=limit)

    def accusations(
        self, *, unanswered: bool = False, against: str | None = None, limit: int | None = None
    ) -> tuple[AccusationRow, ...]:
        """Return statements that accuse, whom they accuse, and what was found in answer."""
        from onrecord.views.accusations import accusations

        return accusations(self._asking(), unanswered=unanswered, against=against, limit=limit)

    def problems(self) -> tuple[ProblemRow, ...]:
        """Return what could not be read, dated or resolved."""
        from onrecord.views.pile import problems

        return problems(self._asking())

    def judgements(self, which: Which = "all") -> tuple[JudgementRow, ...]:
        """Return what people judged: all, or what is contradictory, rejected or orphaned."""
        from onrecord.views.judgements import judgements

        return judgements(self._asking(), which)

    def queue(self, limit: int = 20, *, propose_unnamed: bool = False) -> tuple[QueueRow, ...]:
        """Return what would change most by being judged, the heaviest first, each with its command.

        ``propose_unnamed``: also events of people who are only described, as possibly those of people with a name.
        """
        from onrecord.views.queue import queue

        return queue(self._asking(), limit, propose_unnamed=propose_unnamed)

    def judgement_lines(self, which: Which = "all") -> Iterator[dict[str, Any]]:
        """Yield judgements as JSON objects, as ``import_judgements`` of another record takes them in.

        ``state``, ``against`` and ``lost`` say beside how each stands here.
        """
        from onrecord.record.judgement_codec import judgement_line
        from onrecord.record.query_judgements import read_judgements

        wanted = {row.id: row for row in self.judgements(which)}
        for judgement in read_judgements(self._asking()):
            if judgement.id in wanted:
                row = wanted[judgement.id]
                yield judgement_line(judgement) | {"state": row.state, "against": list(row.against), "lost": row.lost}

    def silence(self, words: str) -> str:
        """Return the sentence for what was not found: what was searched, in how many documents, added until when."""
        from onrecord.views.silence import silence

        return silence(self._asking(), words)

    def head(self) -> Head:
        """Return the length of the custody log and the hash of its last entry."""
        from onrecord.record.query_custody import head

        return head(self._asking())

    def verify(self, known: Head | None = None) -> Verification:
        """Prove that originals, texts and custody log are as they were.

        ``known`` is a head that was printed or returned before: a log that was rewritten since is found out by it.
        """
        from onrecord.record.verification import verify

        return verify(self._asking(), known)

    # What changes the record

    def add(  # noqa: PLR0913 - what custody asks of whoever adds
        self,
        paths: Iterable[AnyPath],
        options: Options | None = None,
        *,
        who: str | None = None,
        purpose: str | None = None,
        label: Label | None = None,
        workers: int | None = None,
        each: Callable[[Added], None] = lambda _: None,
    ) -> Outcome:
        """Add files, folders and archives: keep the originals, read, link. ``each`` is told of each document."""
        from onrecord import build

        custody = build.Custody(who or _somebody(), purpose, label)
        counted, new, reread = 0, 0, 0
        skipped: list[Problem] = []
        touched: set[str] = set()
        found = [Path(path) for path in paths]
        for item in build.add_pile(self._writing(), found, options or Options(), custody, workers=workers):
            if isinstance(item, Problem):
                skipped.append(item)
                continue
            touched.add(item.document)
            counted, new, reread = counted + 1, new + item.new, reread + item.reread
            each(item)
        kinds = Counter(row.kind for row in self.problems() if row.document in touched)
        head = self.head()
        return Outcome(counted, new, reread, tuple(skipped), tuple(kinds.most_common()), head.count, head.hash)

    def label(self, what: str, label: Label, *, why: str = "", who: str | None = None) -> tuple[str, ...]:
        """Label a document or everybody of a name; return what was labelled, in words.

        Raises:
            OnrecordError: if the record holds neither such a document nor such a name.
        """
        from onrecord.views.pile import labelled

        items = labelled(self._asking(), what)
        store = self._writing()
        for item, _ in items:
            store.label(item, label, reason=why, who=who or _somebody(), when=datetime.now(UTC))
        return tuple(words for _, words in items)

    def erase(self, document: str, *, why: str, who: str | None = None, whole_file: bool = False) -> Erased:
        """Erase a document: bytes, text, index, reading, links, judgements on it, and what custody tells of it.

        ``document`` is the beginning of its id, its file name or path. The bytes go with the last document that lies in
        a file; ``whole_file`` erases all that lie in the same file. ``why`` stays in the log: name nobody in it.

        Raises:
            OnrecordError: if there is no such document, or several, or no reason is given.
        """
        from onrecord import build
        from onrecord.record.query_originals import beside
        from onrecord.record.query_pile import find_document

        if not why.strip():
            raise OnrecordError("An erasure needs a reason, which stays in the log. Name nobody in it.")
        store = self._writing()
        number = find_document(store.reader, document)
        row = store.reader.rows("SELECT id FROM documents WHERE number = :number", number=number)[0]
        documents = beside(store.reader, row["id"]) if whole_file else (str(row["id"]),)
        return build.erase(store, documents, why=why, custody=build.Custody(who or _somebody()))

    def stamp_request(self) -> bytes:
        """Return the request for a time stamp (RFC 3161) of the head of the log, to be sent to whoever stamps."""
        from onrecord.record.stamping import request

        return request(self.head())

    def stamp(self, reply: bytes, *, who: str | None = None) -> Stamped:
        """Keep the reply to such a request; return which head it covers. Who signed it is not checked.

        Raises:
            OnrecordError: if it is no reply, or not for a head of this log.
        """
        return self._writing().stamp(reply, who=who or _somebody(), when=datetime.now(UTC))

    def stamps(self) -> tuple[Stamped, ...]:
        """Return the heads of the log for which a time stamp is kept, oldest first, each with the reply."""
        from onrecord.record.stamping import stamps

        return tuple(stamps(self._asking()))

    def finish_erasing(self) -> str:
        """Sweep what was erased out of the bytes of the file; return why that failed, empty where it is done."""
        return self._writing().sweep()

    def rebuild(
        self,
        options: Options | None = None,
        *,
        who: str | None = None,
        workers: int | None = None,
        each: Callable[[Document], None] = lambda _: None,
    ) -> tuple[Problem, ...]:
        """Make index, readings, slips and links anew from the originals; return what was left as it was, and why.

        Judgements, originals, texts and the custody log stay as they are. ``each`` is told of each document
        that was read anew.
        """
        from onrecord import build

        left = []
        custody = build.Custody(who or _somebody())
        for item in build.rebuild(self._writing(), options or Options(), custody, workers=workers):
            if isinstance(item, Problem):
                left.append(item)
            else:
                each(item)
        return tuple(left)

    def salvage(self, path: AnyPath) -> tuple[str, ...]:
        """Copy what can be read of a damaged record into a new one, to be rebuilt; return what is lost, in words.

        Raises:
            OnrecordError: if there is a file at ``path``, or what counts most cannot be read.
        """
        from onrecord.record.salvaging import salvage

        return salvage(self._asking(), Path(path))

    def register(self) -> tuple[Registered, ...]:
        """Return the source register: what people know of outlets and organisations, in order of name."""
        from onrecord.record.query_sources import source_register

        return source_register(self._asking())

    def sources_csv(self) -> str:
        """Return the source register as CSV."""
        from onrecord.exports.sources import sources_csv

        return sources_csv(self.register())

    def import_sources(self, text: str, *, who: str | None = None) -> int:
        """Take the entries of a source register in CSV into the record's; return how many say something new.

        Raises:
            OnrecordError: if it is no source register; nothing is taken in then.
        """
        from onrecord.exports.sources import read_sources

        return self._register(read_sources(text), who)

    def set_source(self, name: str, values: Mapping[str, str], *, who: str | None = None) -> bool:
        """Change fields of the entry of a name, or make one; return False where it says so already.

        ``values`` are columns of ``sources.csv``; several aliases or domains are separated by semicolons.

        Raises:
            OnrecordError: for a column that there is not.
        """
        from onrecord.exports.sources import changed
        from onrecord.record.query_sources import source_key

        held = {source_key(one.name): one for one in self.register()}.get(source_key(name), Registered(name))
        entry = replace(held, by="", date="")
        for field, value in values.items():
            entry = changed(entry, field, value)
        return self._register([entry], who) > 0

    def _register(self, entries: Iterable[Registered], who: str | None) -> int:
        return self._writing().register(entries, who=who or _somebody(), when=datetime.now(UTC))

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
        from onrecord.record.judgement_making import Draft

        given = {
            name: (values,) if isinstance(values, str) else tuple(values) for name, values in (settings or {}).items()
        }
        return self._judge(Draft(action, targets, given, kind, words, value), why, who)

    def undo(self, judgement: str, *, why: str = "", who: str | None = None) -> JudgementRow:
        """Take a judgement back, by its id, the beginning of it, or its number; an undo can be undone.

        Raises:
            OnrecordError: if there is none, or it was taken back already.
        """
        from onrecord.record.judgement_making import Draft

        return self._judge(Draft("undo", (judgement,)), why, who)

    def _judge(self, draft: Draft, why: str, who: str | None) -> JudgementRow:
        from onrecord.record.judgement_making import make

        store, now, judge = self._writing(), datetime.now(UTC), who or _somebody()
        judgement = make(store.reader, draft, who=judge, why=why, now=now)
        if store.judge([judgement], who=judge, when=now):
            _relink(store)
        return next(row for row in reversed(self.judgements()) if row.id == judgement.id)

    def import_judgements(self, path: AnyPath, *, who: str | None = None) -> int:
        """Take in the judgements of a file of JSON lines, all or none; return how many the record did not know.

        Raises:
            OnrecordError: if a line is no judgement, or was changed, or is dated in the future.
        """
        from onrecord.record.judgement_codec import judgements_of

        store, now = self._writing(), datetime.now(UTC)
        with Path(path).open(encoding="utf-8-sig") as lines:
            given = judgements_of(lines, now)
        fresh = store.judge(given, who=who or _somebody(), when=now)
        _relink(store)
        return len(fresh)

    # Handing on

    def report(
        self,
        output: AnyPath,
        wanted: Wanted | None = None,
        *,
        title: str | None = None,
        with_texts: bool = False,
        for_self: bool = False,
    ) -> None:
        """Write the report, one self-contained page.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``.
        """
        from onrecord.exports.report import write_report

        self._refuse_labelled("A report", for_self=for_self)
        write_report(self._asking(), Path(output), wanted or Wanted(own_voice=True), title=title, with_texts=with_texts)

    def export(
        self, out: AnyPath, layout: Literal["jsonl", "csv"] = "jsonl", *, for_self: bool = False
    ) -> tuple[Path, ...]:
        """Write the linked record as files, one for each kind of item; return their paths.

        Raises:
            OnrecordError: if the record holds confidential or protected items and it is not ``for_self``.
        """
        from onrecord.exports.files import write_files

        self._refuse_labelled("An export", for_self=for_self)
        return write_files(self._asking(), Path(out), layout)

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
        if self._reader is not None:
            self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _asking(self) -> Reader:
        """Return the light connection that cannot write, opened when first needed."""
        if self._reader is None:
            self._reader = open_reader(self.path)
        return self._reader

    def _writing(self, *, create: bool = False) -> Store:
        """Return the connection that writes, opened when first needed."""
        if self._store is None:
            from onrecord.record import open_record

            self._store = open_record(self.path, create=create)
        return self._store

    def _refuse_labelled(self, what: str, *, for_self: bool) -> None:
        kept_back = [f"{number} {label}" for label, number in self.summary().labels if label != "public" and number]
        if kept_back and not for_self:
            raise OnrecordError(
                f"{what} for others was refused: the record holds items that are {' and '.join(kept_back)}. "
                "Say --for self (in Python: for_self=True) if it stays with you."
            )


def _relink(store: Store) -> None:
    """Link what a judgement touches; the rooms that read are loaded only where something is left to link."""
    if store.links_outdated():
        from onrecord import build

        build.link_record(store)


def _somebody() -> str:
    """Return the name of the account that runs this, where nobody gave a name."""
    import getpass

    return getpass.getuser()
