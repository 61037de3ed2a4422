"""What takes documents in, labels them, lets go of them, reads them anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath, Held, somebody
from onrecord.api.outcome import Outcome
from onrecord.model import Document, Handed, Label, OnrecordError, Options, Problem

if TYPE_CHECKING:
    from onrecord.build.watching import Watch
    from onrecord.engines import EngineName
    from onrecord.record.adding import Added
    from onrecord.record.erasing import Erased


class Adding(Held):
    """Adding, labelling, erasing, rebuilding, salvaging."""

    def add(  # noqa: PLR0913 - what custody asks of whoever adds
        self,
        paths: Iterable[AnyPath | Handed],
        options: Options | None = None,
        *,
        who: str | None = None,
        purpose: str | None = None,
        label: Label | None = None,
        why: str | None = None,
        workers: int | None = None,
        engine: EngineName = "cores",
        address: str | None = None,
        watch: Watch | None = None,
        each: Callable[[Added], None] = lambda _: None,
    ) -> Outcome:
        """Add files, folders and archives: keep the originals, read, link. ``each`` is told of each document.

        A file that is handed over in memory is never written to a disk, except into the record.
        ``purpose`` is what the documents may be used for, ``why`` the reason of the ``label``. ``workers``, ``engine``
        and ``address`` say where they are read (see ``engines.Engine``); ``watch`` is told how it goes.

        Raises:
            OnrecordError: if the engine cannot be used.
        """
        from onrecord import build
        from onrecord.engines import Engine
        from onrecord.record.query_custody import head
        from onrecord.views.pile import problems

        custody = build.Custody(who or somebody(), purpose, label, why)
        counted, new, reread = 0, 0, 0
        skipped: list[Problem] = []
        touched: set[str] = set()
        found = [path if isinstance(path, Handed) else Path(path) for path in paths]
        where = Engine(engine, workers, address)
        for item in build.add_pile(self._writing(), found, options or Options(), custody, engine=where, watch=watch):
            if isinstance(item, Problem):
                skipped.append(item)
                continue
            touched.add(item.document)
            counted, new, reread = counted + 1, new + item.new, reread + item.reread
            each(item)
        kinds = Counter(row.kind for row in problems(self._asking()) if row.document in touched)
        end = head(self._asking())
        return Outcome(counted, new, reread, tuple(skipped), tuple(kinds.most_common()), end.count, end.hash)

    def label(
        self, what: str, label: Label, *, why: str = "", purpose: str | None = None, who: str | None = None
    ) -> tuple[str, ...]:
        """Label a document or everybody of a name; return what was labelled, in words.

        ``why`` is the reason, ``purpose`` what it may be used for even so.

        Raises:
            OnrecordError: if the record holds neither such a document nor such a name.
        """
        from onrecord.views.pile import labelled

        items = labelled(self._asking(), what)
        store = self._writing()
        for item, _ in items:
            moment = datetime.now(UTC)
            store.label(item, label, reason=why, purpose=purpose, who=who or somebody(), when=moment)
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
        return build.erase(store, documents, why=why, custody=build.Custody(who or somebody()))

    def finish_erasing(self) -> str:
        """Sweep what was erased out of the bytes of the file; return why that failed, empty where it is done."""
        return self._writing().sweep()

    def rebuild(  # noqa: PLR0913 - as above
        self,
        options: Options | None = None,
        *,
        who: str | None = None,
        workers: int | None = None,
        engine: EngineName = "cores",
        address: str | None = None,
        watch: Watch | None = None,
        each: Callable[[Document], None] = lambda _: None,
    ) -> tuple[Problem, ...]:
        """Make index, readings, slips and links anew from the originals; return what was left as it was, and why.

        Judgements, originals, texts and the custody log stay as they are. ``each`` is told of each document
        that was read anew; where they are read, and ``watch``, as in ``add``.
        """
        from onrecord import build
        from onrecord.engines import Engine

        where = Engine(engine, workers, address)
        left = []
        custody = build.Custody(who or somebody())
        for item in build.rebuild(self._writing(), options or Options(), custody, engine=where, watch=watch):
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
