"""What another record handed over: its whole bundle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath, Held, somebody
from onrecord.model import Options, Problem

if TYPE_CHECKING:
    from onrecord.build.watching import Watch
    from onrecord.engines import EngineName
    from onrecord.record import Head
    from onrecord.record.custody import Details


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking in a bundle did: how many documents it has and how many of them, and of the rest, were new here.

    ``left`` are documents that were left out, and why. ``head`` is that of this record's log, afterwards.
    """

    documents: int
    new: int
    left: tuple[Problem, ...]
    labels: int
    register: int
    aliases: int
    judgements: int
    head: Head

    def sentence(self) -> str:
        """Return it in a sentence, with length and head of the custody log."""
        from onrecord.views.wording import counted

        return (
            f"{counted(self.new, 'new document')} of {self.documents}, {len(self.left)} left out. New: "
            f"{counted(self.judgements, 'judgement')}, {counted(self.labels, 'label')}, "
            f"{counted(self.register, 'entry', 'entries')} of the source register, {self.aliases} of other names. "
            f"The custody log has {self.head.count} entries, head {self.head.hash}."
        )


class Importing(Held):
    """Taking in what another record handed over."""

    def import_bundle(  # noqa: PLR0913 - where it is read, as in ``add``
        self,
        path: AnyPath,
        options: Options | None = None,
        *,
        known: Head | None = None,
        who: str | None = None,
        workers: int | None = None,
        engine: EngineName = "cores",
        address: str | None = None,
        watch: Watch | None = None,
    ) -> Imported:
        """Take in a bundle: documents read anew, labels, source register, other names, judgements.

        It is verified before, against ``known`` where that is a head of its log that was told by another way. Taking it
        in again changes nothing.

        Raises:
            OnrecordError: if it is no bundle, or not as it was written; nothing was taken in then.
        """
        from onrecord import build
        from onrecord.engines import Engine
        from onrecord.exports.bundled import open_bundle
        from onrecord.record.judgements.codec import judgements_of
        from onrecord.record.query_custody import head

        bundle = open_bundle(Path(path), known)
        judgements = judgements_of(bundle.judgements, datetime.now(UTC))
        store, custody = self._writing(), build.Custody(who or somebody())
        labels = build.label_as_there(store, bundle, custody)
        left, new = [], 0
        where = Engine(engine, workers, address)
        for item in build.import_bundle(store, bundle, options or Options(), custody, engine=where, watch=watch):
            if isinstance(item, Problem):
                left.append(item)
            else:
                new += item.new
        register, aliases = build.know_as_there(store, bundle, custody)
        fresh = store.judge(judgements, who=custody.who, when=custody.clock())
        build.link_record(store)
        facts: Details = {
            "bundle": bundle.digest,
            "length": bundle.head.count,
            "head": bundle.head.hash,
            "documents": len(bundle.documents),
            "labels": labels,
            "register": register,
            "aliases": aliases,
            "judgements": len(fresh),
        }
        store.log("import", facts, who=custody.who, when=custody.clock())
        end = head(self._asking())
        return Imported(len(bundle.documents), new, tuple(left), labels, register, aliases, len(fresh), end)
