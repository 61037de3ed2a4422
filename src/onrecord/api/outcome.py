"""What adding did."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Problem


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
