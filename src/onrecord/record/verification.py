"""Proof that originals, texts and log are as they were (rule 3): whatever is not is said in a plain sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.record.checks import Checks, Finding
from onrecord.record.custody import Head
from onrecord.record.errors import RecordError
from onrecord.record.reader import Reader
from onrecord.record.stamping import Stamped


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what was found. ``erased`` counts log entries whose details were erased on request.

    ``stamped`` are heads of the log for which a time stamp is kept; who signed it is not checked here.
    """

    findings: tuple[Finding, ...]
    head: Head
    originals: int
    size: int
    documents: int
    erased: int
    stamped: tuple[Stamped, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether all is as it was."""
        return not self.findings

    def sentence(self) -> str:
        """Return the outcome in a sentence, with length and head of the log."""
        originals, documents = _number(self.originals, "original"), _number(self.documents, "document")
        entries = _number(self.head.count, "entry", "entries")
        erased = f", the details of {self.erased} were erased" if self.erased else ""
        found = _number(len(self.findings), "finding")
        outcome = "All is as it was" if self.ok else f"Not all is as it was ({found})"
        return (
            f"{outcome}: {originals} ({self.size:,} bytes) and {documents} checked; "
            f"the custody log has {entries}, head {self.head.hash}{erased}."
        )


def _number(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def verify(reader: Reader, known: Head | None = None) -> Verification:
    """Check the record against itself, and against ``known``: a head that was printed before.

    Originals are hashed anew, texts, labels and judgements compared with what the log commits to, the chain followed
    from its start. Details that an erasure in the log accounts for are no finding; what else the log cannot account
    for is.
    """
    check = Checks(reader)
    steps: tuple[Callable[[], Iterable[Finding]], ...] = (
        check.database,
        check.sweeping,
        check.log,
        lambda: check.reached(known),
        check.stamps,
        check.originals,
        check.documents,
        check.labels,
        check.judgements,
        check.sources,
        check.aliases,
    )
    findings: list[Finding] = []
    for step in steps:
        try:
            findings += step()
        except (RecordError, ValueError, TypeError) as error:  # what was tampered with may be anything
            message = f"The record could not be checked to its end: {error}"
            findings.append(Finding("damaged", str(reader.path), message if message.endswith(".") else f"{message}."))
    return Verification(
        findings=tuple(findings),
        head=check.head,
        originals=check.hashed,
        size=check.size,
        documents=check.compared,
        erased=check.erased,
        stamped=tuple(check.stamped),
    )
