"""Questions on how documents stand to each other: copies, origins, linked events, what differs, what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.api.held import Held

if TYPE_CHECKING:
    from onrecord.views.values import AccusationRow, CopyRow, Dispute, Dossier, First, Occasion, OriginsRow, Stretch


class Comparing(Held):
    """Questions that need more than one document."""

    def copies(self, limit: int | None = None, *, among: Iterable[str] | None = None) -> tuple[CopyRow, ...]:
        """Return articles that repeat another one, versions and translations, with the passages that are the same.

        With ``among``, ids of documents, those alone of which both ends are among them.
        """
        from onrecord.views.copies import copies

        return copies(self._asking(), limit, among=among)

    def copies_in_all(self) -> int:
        """Count these articles."""
        from onrecord.views.copies import copies_in_all

        return copies_in_all(self._asking())

    def origins(
        self, claim: str | None = None, limit: int | None = None, passages: int | None = None
    ) -> tuple[OriginsRow, ...]:
        """Return from how many origins a claim comes at most: the id of a statement, event or count, or words.

        Without a claim, all events that several documents report. Of words so many passages are looked at, those that
        fit best.
        """
        from onrecord.views.origins import origins

        return origins(self._asking(), claim, limit, passages)

    def origins_listed(self, *, limit: int = 10, after: str | None = None) -> Stretch[OriginsRow]:
        """Return a stretch of the events that several documents report, each with its origins."""
        from onrecord.views.origins import origins_listed

        return origins_listed(self._listing(), limit=limit, after=after)

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

    def occasions_listed(
        self, *, types: Iterable[str] = (), least: int = 1, limit: int = 20, after: str | None = None
    ) -> Stretch[Occasion]:
        """Return a stretch of the linked events that at least so many documents report."""
        from onrecord.views.occasions import occasions_listed

        return occasions_listed(self._listing(), types=types, least=least, limit=limit, after=after)

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
