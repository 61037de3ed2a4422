"""A record as others may see it: it answers the same questions, and cannot be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn

from onrecord.api.record import Record
from onrecord.model import OnrecordError

if TYPE_CHECKING:
    from onrecord.record import Place, Reader

_QUESTIONS = (
    *("summary", "sources", "voices", "who", "said", "statement", "timeline", "events", "cases", "search", "show"),
    *("marks", "problems", "copies", "origins", "first", "occasions", "event", "disputes", "accusations"),
    *("judgements", "judged_in", "judgement_lines", "queue", "register", "aliases", "custody", "place"),
)
"""What is answered, with names, ids and offsets as others may see them."""

_KEPT_BACK = ("original", "page_image", "captured", "encrypt", "decrypt")
"""What shows the originals or hands on the words of people as they are."""


class Seen(Record):
    """A record as others may see it."""

    def __init__(
        self, path: Place, *, passphrase: str | Callable[[], str] | None = None, purpose: str | None = None
    ) -> None:
        """Open the record at ``path``; ``purpose`` is what for."""
        self._purpose = purpose
        super().__init__(path, passphrase=passphrase)

    def _opened(self) -> Reader:
        from onrecord.record.guard.guarded import guarded, is_needed
        from onrecord.record.settings import guard_key

        reader = super()._opened()
        if not is_needed(reader, self._purpose, others=True):
            return reader
        key = guard_key(reader)
        if key is None:
            with Record(self.path, passphrase=self._words()) as plain:
                key = plain._guard_key()  # noqa: SLF001 - one house
        return guarded(reader, self._purpose, key)

    def _listing(self) -> Reader:
        from onrecord.record.guard.guarded import Guarded

        reader = self._asking()
        if isinstance(reader, Guarded):
            raise OnrecordError(
                "Lists and facets count all documents, also those that others do not see: they are for yourself alone. "
                "Ask `said`, `events`, `cases`, `timeline` or `voices`: these are made anew of what is left."
            )
        return reader

    def _words(self) -> Callable[[], str] | None:
        return None if self._passphrase is None else self._passphrase.again

    def _writing(self, *, create: bool = False, encrypted: bool = False) -> NoReturn:  # noqa: ARG002 - as for any record
        raise OnrecordError("A record that is opened for others cannot be changed. Open it for yourself.")

    def vet(self, what: str, text: str) -> None:
        """Check that a text that is to be printed names nobody who is protected.

        Raises:
            OnrecordError: with a list of the places where it does.
        """
        from onrecord.exports.leaving.searching import StillNamedError, search_text
        from onrecord.record.guard.guarded import Guarded

        reader = self._asking()
        if isinstance(reader, Guarded) and reader.hiding and (left := search_text(reader, "the answer", text).left):
            raise StillNamedError(what, left)


def _as_seen(question: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(question)
    def asked(self: Seen, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - any question
        from onrecord.exports.leaving.shown import shown

        answer = question(self, *values, **named)
        asked = [value for value in (*values, *named.values()) if isinstance(value, str)]
        return shown(self._asking(), tuple(answer) if isinstance(answer, Iterator) else answer, asked)

    return asked


def _kept_back(name: str) -> Callable[..., Any]:
    def refused(self: Seen, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401, ARG001 - as above
        raise OnrecordError(f"Originals and what is written of them stay behind: {name} is for yourself alone.")

    return refused


for _name in _QUESTIONS:
    setattr(Seen, _name, _as_seen(getattr(Record, _name)))
for _name in _KEPT_BACK:
    setattr(Seen, _name, _kept_back(_name))
