"""A statement as a sentence of a report: "X said, according to Y, on Z, that …", and its footnote.

What somebody said stands in quotation marks as the document has it. A word that takes a stance is the reporter's and
is quoted as such; nothing is told as having happened.
"""

from collections.abc import Iterator, Sequence

from onrecord.exports.book.values import Note, Paragraph, Piece, Run
from onrecord.exports.report_words import date_words, published_words, shown_hands
from onrecord.model import flat
from onrecord.views.values import Hand, Source, StatementRow

_OPENING, _CLOSING = '“„«"', '”“»"'
_DOUBLE = '“”„«»"'
_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "'"})
_SAYING = frozenset(
    {"said", "says", "say", "saying", "told", "tells", "according", "stated", "states", "added", "adds"}
)
NOT_STATED = "a source that is not stated"


def statement_paragraph(row: StatementRow, source: Source) -> Paragraph:
    """Return the sentence for a statement with its footnote."""
    return Paragraph((*_sentence(row), Note(tuple(footnote(row, source)), row.id)))


def _sentence(row: StatementRow) -> Iterator[Piece]:
    hands = shown_hands(row.chain)
    speaker, outer = (hands[-1], hands[:-1]) if hands else (None, ())
    who, when = _capital(_named(speaker)), f", {_on(row.said)}" if row.said else ""
    cue = flat(speaker.cue) if speaker and speaker.cue else ""
    if row.manner == "author":
        yield Run(f"{who} wrote{_via(outer)}{when}: ")
    elif row.manner == "turn":
        yield Run(f"{who} {'asked' if row.stance == 'ask' else 'said'} in an interview{_via(outer)}{when}: ")
    elif cue.casefold() == "according to":
        yield Run(f"According to {_named(speaker)}{_via(outer, ', as told by')}{when}: ")
    elif not cue or _plain(row, cue):
        between = ", that " if _that(row) and (outer or when) else " that " if _that(row) else ": "
        yield Run(f"{who} said{_via(outer)}{when}{between}")
    elif speaker is not None and speaker.name is None:
        yield Run(f"In the words of {_named(outer[-1]) if outer else 'the page'}{_via(outer[:-1])}{when} (")
        yield Run(f"“{cue}”", "quote")
        yield Run("; by whom is not stated): ")
    else:
        yield Run(f"{who} ")
        yield Run(f"“{cue}”", "quote")
        by = _named(outer[-1]) if outer and outer[-1].name else "the page"
        yield Run(f", in the words of {by}{_via(outer[:-1])}{when}: ")
    yield from _words(row)


def _via(outer: Sequence[Hand], by: str = ", according to") -> str:
    return "".join(f"{by} {_named(hand)}" for hand in reversed(outer) if hand.name)


def _plain(row: StatementRow, cue: str) -> bool:
    """Tell whether a cue says no more than that something was said."""
    words = cue.casefold().split()
    return row.stance == "neutral" and row.tier == "speech" and any(word in _SAYING for word in words)


def _that(row: StatementRow) -> bool:
    """Tell whether "that" leads to the words in the document."""
    before = row.context.text[: max(0, row.content[0].span.start - row.context.span.start)]
    return row.manner == "indirect" and before.rstrip().casefold().endswith("that")


def _words(row: StatementRow) -> Iterator[Piece]:
    """Yield the words of a statement, each stretch between quotation marks, and a full stop where none stands."""
    for number, quote in enumerate(row.content):
        if number:
            yield Run(" … ")
        yield Run(quoted(quote.text), "quote")
    if flat(row.content[-1].text).rstrip(_CLOSING)[-1:] not in (".", "!", "?", "…"):
        yield Run(".")


def quoted(text: str) -> str:
    """Return words of a document between quotation marks; those that stand around the whole are not doubled.

    Marks within become single ones, as English sets a quotation in a quotation; a comma at the end is left out.
    """
    words = flat(text)
    if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING and not set(words[1:-1]) & set(_DOUBLE):
        words = words[1:-1]
    return f"“{words.rstrip(',').translate(_INNER)}”"


def _named(hand: Hand | None) -> str:
    if hand is None or hand.name is None:
        if hand is not None and hand.role in ("outlet", "author"):
            return "a page that names neither outlet nor writer"
        return "an interviewer who is not named" if hand is not None and hand.role == "turn" else NOT_STATED
    name = flat(hand.name)
    return name if hand.named else f"“{name}”"


def _on(edtf: str) -> str:
    words = date_words(edtf)
    if edtf[:4].isdecimal() and len(edtf) == len("2021-03-05") and "X" not in edtf:
        return f"on {words}"
    return words if words.startswith(("until", "from")) or "–" in words else f"in {words}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def footnote(row: StatementRow, source: Source) -> Iterator[Run]:
    """Yield a footnote: outlet, title, writers, dates and how they are known, address, place, sentence, hash."""
    place = row.place.words if row.place is not None else ""
    return passage_note(source, source_words(source, row), place, row.context.text)


def passage_note(source: Source, words: str, place: str, passage: str, also: str = "") -> Iterator[Run]:
    """Yield a footnote: the document as it is named, the place in the original, the sentence, the hash."""
    yield Run(f"{words}{f', {place}' if place else ''}. ")
    yield Run(quoted(passage), "quote")
    if also:
        yield Run(also)
    yield Run(f" {proof_words(source)}", "quiet")


def proof_words(source: Source) -> str:
    """Return the hash of a document; of one in which names gave way, its mark in the record, which proves nothing."""
    if source.pseudonymised:
        return f"Names were replaced; mark in the record, not a hash: {source.document}"
    return f"SHA-256 {source.document}"


def source_words(source: Source, row: StatementRow | None = None) -> str:
    """Return a document as a footnote names it: what is not known of it is said to be so."""
    own = row.published if row is not None else source.published
    published = own if own.known or (own.edtf and not source.published.known) else source.published
    parts = [
        ", ".join(source.authors),
        quoted(source.title) if source.title else f"[no title; file {source.source_id}]",
        source.outlet or "outlet not known",
        published_words(published),
        f"accessed {date_words(source.accessed)}" if source.accessed else "date of access not given",
        source.url or "",
        f"archived at {source.archived_url}" if source.archived_url else "",
        f"archive reference {source.archive_ref}" if source.archive_ref else "",
    ]
    return ", ".join(part for part in parts if part)
