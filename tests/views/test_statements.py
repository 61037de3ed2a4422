"""Who said what: chain, surroundings, filters."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from onrecord.model import Document, Original, Reading, content_id
from onrecord.record import AmbiguousItemError, Reader, UnknownItemError
from onrecord.views import questions as views
from onrecord.views.values import Hand, StatementRow, Wanted
from tests.record.conftest import WHEN, make_record


def drawn(row: StatementRow) -> str:
    """Draw a statement as a person reads it."""
    content = " […] ".join(quote.text for quote in row.content)
    dated = row.said or row.published.edtf or "undated"
    about, speakers = ", ".join(row.about) or "-", ", ".join(row.speakers) or "-"
    return (
        f"{' < '.join(_hand(hand) for hand in row.chain)}: {content}\n"
        f"    {row.manner}, {row.stance}, {dated}; about {about}; by {speakers}\n"
        f"    {row.before!r} | {row.context.text!r} | {row.after!r}"
    )


def _hand(hand: Hand) -> str:
    name = hand.name or "not stated"
    return f"{hand.role} {name if hand.named else f'({name})'}{f' [{hand.cue}]' if hand.cue else ''}"


def test_statements_stand_in_their_chain_and_surroundings(reader: Reader, snapshot: SnapshotAssertion) -> None:
    """From the page to the innermost source, with up to two sentences around; own voice ends with the writer."""
    rows = views.said(reader, Wanted(own_voice=True))
    assert "\n".join(map(drawn, rows)) == snapshot


def words(rows: tuple[StatementRow, ...]) -> list[str]:
    return [row.content[0].text for row in rows]


KILLED, NOBODY, DENIED = "that guards had killed two men", '"nobody was hurt"', "it"
CLOSED = "The harbour of Koldar was closed on 3 March"
SAFE, DOUBT, RELAYED = "Is the harbour safe?", "Moran says it is. I doubt it.", "it is"

FILTERS = [
    (Wanted(), [DOUBT, RELAYED, KILLED, NOBODY, DENIED, SAFE]),
    (Wanted(limit=2), [DOUBT, RELAYED]),
    (Wanted(own_voice=True, document="a17"), [KILLED, CLOSED, NOBODY, DENIED]),
    (Wanted(manner=("author",)), [CLOSED]),
    (Wanted(manner=("direct",)), [NOBODY]),
    (Wanted(manner=("direct",), own_voice=True), [CLOSED, NOBODY]),
    (Wanted(by="ada morán"), [RELAYED, KILLED]),
    (Wanted(by="Moran"), [RELAYED, KILLED]),
    (Wanted(by="Ost", own_voice=True), [CLOSED]),
    (Wanted(by="an officer"), [NOBODY]),
    (Wanted(by="nobody at all"), []),
    (Wanted(by="%"), []),
    (Wanted(about="guards"), [KILLED]),
    (Wanted(about="Koldar"), []),
    (Wanted(about="Koldar", own_voice=True), [CLOSED]),
    (Wanted(about="Ada Moran"), [DOUBT]),
    (Wanted(words="guards killed"), [KILLED]),
    (Wanted(words='"killed guards"'), []),
    (Wanted(words="hurt"), [NOBODY]),
    (Wanted(words="harb*", own_voice=True), [CLOSED, SAFE]),
    (Wanted(words="mayor"), []),
    (Wanted(words="?"), []),
    (Wanted(since="2024"), [KILLED, NOBODY, DENIED]),
    (Wanted(since="2024-03-05"), [NOBODY, DENIED]),
    (Wanted(until="2023"), [DOUBT, RELAYED]),
    (Wanted(until="2023-05"), [DOUBT, RELAYED]),
    (Wanted(since="2023-05", until="2024-03-04"), [DOUBT, RELAYED, KILLED]),
    (Wanted(since="no date"), [DOUBT, RELAYED, KILLED, NOBODY, DENIED, SAFE]),
]


@pytest.mark.parametrize(("wanted", "expected"), FILTERS)
def test_filters(reader: Reader, wanted: Wanted, expected: list[str]) -> None:
    assert words(views.said(reader, wanted)) == expected


def test_a_statement_is_known_by_its_ids(reader: Reader) -> None:
    killed, nobody, denied = views.said(reader, Wanted(document="harbour.txt"))
    assert nobody.parent == killed.id
    assert denied.answers == ((killed.id, "denies"),)
    assert killed.speaker_ids == (views.portrait(reader, "Ada Moran")[0].voice.entity,)
    assert views.said(reader, Wanted(by=killed.speaker_ids[0]))[-1] == killed
    assert (nobody.score, nobody.rule) == (0.7, "quote")


def test_a_document_is_asked_for_by_id_or_name(reader: Reader) -> None:
    id_ = views.sources(reader)[0].document
    for asked in (id_, id_[:6], id_[:8].upper(), "a17", "pile/harbour.txt", "harbour.txt"):
        assert len(views.said(reader, Wanted(document=asked))) == 3
    with pytest.raises(UnknownItemError, match="onrecord sources"):
        views.said(reader, Wanted(document="nothing.txt"))
    with pytest.raises(UnknownItemError):
        views.said(reader, Wanted(document=id_[:3]))


def test_a_name_that_several_documents_bear_is_not_guessed(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        for number in range(7):
            text = f"Note {number}."
            id_ = content_id(text.encode())
            store.keep(Original(id_, f"{number}/note.txt", text.encode()), who="me", when=WHEN)
            document = Document(id_, "note.txt", f"{number}/note.txt", "text/plain", text)
            store.add(document, Reading(id_, "v"), who="me", when=WHEN)
        with pytest.raises(AmbiguousItemError, match=r"could be 7 things of this record: 0/note.txt \(.*; …"):
            views.page(store.reader, "note.txt")
        assert views.page(store.reader, "3/note.txt").text == "Note 3."
