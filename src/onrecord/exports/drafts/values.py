"""What checking a draft deals with: its sentences and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.model import Span

KINDS: Final[Mapping[str, str]] = {
    "uncited": "A sentence cites nothing of the record.",
    "unknown-citation": "What is cited is not in the record.",
    "quotation-differs": "Quoted words do not stand so in the passages that are cited.",
    "number-not-there": "A number does not stand in the passages that are cited.",
    "date-not-there": "A date is not that of anything cited, or is more exact.",
    "name-not-there": "A name does not stand in the passages that are cited.",
    "hedge-dropped": "The source bounds a number, or tells of what is planned or alleged; the draft does not.",
    "denial-dropped": "What is cited denies; nothing in the sentence does.",
    "hand-dropped": "Somebody through whom the words came is not named.",
    "stance-changed": "The draft lets somebody admit, deny, accuse or the like; the source words it otherwise.",
    "one-origin": "Several documents are cited that end at fewer origins.",
    "undated-source": "The date of publication of a document that is cited is not known.",
}
"""Every kind of fault with its meaning."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft without its citations; ``span`` is its place in the paragraph as it is written.

    ``paragraph`` counts from 0 over all paragraphs of the draft. ``citations`` are ids of statements, in order.
    """

    paragraph: int
    span: Span
    text: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a sentence: ``words`` are those of the draft that it is about, empty for the whole."""

    kind: str
    sentence: Sentence
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking a draft: faults in order of its text."""

    sentences: tuple[Sentence, ...]
    faults: tuple[Fault, ...]

    def sentence(self) -> str:
        """Return the outcome in a sentence."""
        cited = sum(bool(one.citations) for one in self.sentences)
        wrong = len({(one.sentence.paragraph, one.sentence.span) for one in self.faults})
        return (
            f"{len(self.sentences):,} sentences, {cited:,} of them cite the record; "
            f"{len(self.faults):,} faults in {wrong:,} sentences."
        )
