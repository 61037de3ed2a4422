"""Checking a draft against the record that it cites: quotations, numbers, names, dates, hands, origins."""

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.exports.drafts.checks import CHECKS, Tested
from onrecord.exports.drafts.cited import cited
from onrecord.exports.drafts.sentences import DraftError, read_draft, sentences_of
from onrecord.exports.drafts.values import KINDS, Checked, Fault, Sentence
from onrecord.exports.drafts.words import tokens
from onrecord.exports.leaving.shown import shown
from onrecord.record import Reader
from onrecord.views.shelf import Shelf

__all__ = ["KINDS", "Checked", "DraftError", "Fault", "Sentence", "check_draft"]

_SMALL = re.compile(r"(?<![\w'’])[^\W\dA-Z_][\w'’]*")


def check_draft(reader: Reader, path: Path) -> Checked:
    """Check each sentence of a draft (``.md`` or ``.docx``) against the statements that it cites as ``[@s:ID]``.

    Raises:
        DraftError: if the draft cannot be read.
    """
    sentences = sentences_of(read_draft(path))
    return Checked(sentences, tuple(shown(reader, fault) for fault in _faults(Shelf(reader), sentences)))


def _faults(shelf: Shelf, sentences: tuple[Sentence, ...]) -> Iterator[Fault]:
    ordinary = frozenset(token for one in sentences for word in _SMALL.findall(one.text) for token in tokens(word))
    for number, sentence in enumerate(sentences):
        if not sentence.citations:
            yield Fault("uncited", sentence, "", "This sentence cites nothing of the record.")
            continue
        found = {one: cited(shelf, one) for one in dict.fromkeys(sentence.citations)}
        unknown = [one for one, held in found.items() if held is None]
        for one in unknown:
            message = f"The record holds no statement {one}. Was it read anew, or is it another record?"
            yield Fault("unknown-citation", sentence, one, message)
        if unknown:
            continue
        held = [one for one in found.values() if one is not None]
        before = " ".join(one.text for one in sentences[:number] if one.paragraph == sentence.paragraph)
        small = {token for one in held for word in _SMALL.findall(one.leaf.text) for token in tokens(word)}
        tested = Tested(sentence, held, before, ordinary | small)
        for check in CHECKS:
            yield from check(tested)
