"""Who speaks, who is spoken of, under which names; two of one name are never taken for one."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from onrecord.model import Entity, Original, Reading, Relinked
from onrecord.record import Reader
from onrecord.views import questions as views
from onrecord.views.values import Voice
from tests.record.conftest import WHEN, make_record
from tests.views.accounts_pile import link_accounts, put_accounts
from tests.views.pile import article, interview, put_all


def drawn(voice: Voice) -> str:
    names = ", ".join(f"{name} ({documents})" for name, documents in voice.spellings)
    posts = "".join(
        f"\n    {office.post.text!r} {office.status} at {office.organisation} in {office.place}, "
        f"{office.start}/{office.stop}, claims {office.claimed_by}"
        for office in voice.offices
    )
    return (
        f"{voice.name if voice.named else f'({voice.name})'}, {voice.kind}, {voice.label}: said {voice.said}, "
        f"about {voice.about}, in {len(voice.documents)} documents as {names}{posts}"
    )


def test_voices(reader: Reader, snapshot: SnapshotAssertion) -> None:
    """Most heard first; places that never speak are not listed, nor is an interviewer without a name."""
    found = views.voices(reader)
    assert "\n".join(map(drawn, found)) == snapshot
    assert views.voices(reader, 2) == found[:2]


def test_a_portrait_says_what_they_said_and_what_is_said_of_them(reader: Reader) -> None:
    (moran,) = views.portrait(reader, "ADA MORAN")
    assert [row.content[0].text for row in moran.said] == ["it is", "that guards had killed two men"]
    assert [row.content[0].text for row in moran.about] == ["Moran says it is. I doubt it."]
    assert moran.voice.name == "Ada Moran"
    assert moran.note is None
    assert views.portrait(reader, "Nobody Known") == ()
    (place,) = views.portrait(reader, "koldar")
    assert place.voice.kind == "place"


def test_two_of_one_name_are_two_portraits_with_a_note(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        put_all(store)
        store.relinked("entity", Relinked(frozenset({"ada moran"}), ()))
        found = views.portrait(store.reader, "Moran")
        assert len(found) == 2
        assert {portrait.note for portrait in found} == {
            "2 entities of this record bear the name “Moran”; nothing says that they are one."
        }


def test_labels_are_shown_and_found(tmp_path: Path) -> None:
    """A document is meant before a name; everybody of a name is labelled; unknown words are an error."""
    with make_record(tmp_path / "x.db") as store:
        put_all(store)
        ((id_, path),) = views.labelled(store.reader, "harbour.txt")
        assert (id_, path) == (article()[0].id, "pile/harbour.txt")
        ((moran, name),) = views.labelled(store.reader, "ada moran")
        assert name == "Ada Moran (person)"
        store.label(id_, "confidential", reason="asked for", who="R. Lind", when=WHEN)
        store.label(moran, "protected", reason="at risk", who="R. Lind", when=WHEN)
        assert views.sources(store.reader)[0].label == "confidential"
        assert views.portrait(store.reader, "Ada Moran")[0].voice.label == "protected"
        assert views.summary(store.reader).labels == (("confidential", 1), ("protected", 1))


def test_an_entity_without_a_name_can_be_labelled_by_its_id(tmp_path: Path) -> None:
    document, _ = interview()
    reading = Reading(document.id, "v1", entities=(Entity("e1", "person", named=False, name=None),))
    with make_record(tmp_path / "x.db") as store:
        store.keep(Original(document.id, document.path, document.text.encode()), who="me", when=WHEN)
        store.add(document, reading, who="me", when=WHEN)
        id_ = str(store.reader.rows("SELECT canonical FROM entities")[0][0])
        assert views.labelled(store.reader, id_) == ((id_, f"{id_} (person)"),)
        assert views.voices(store.reader) == ()


def test_a_portrait_says_why_and_who_decided(tmp_path: Path) -> None:
    """Whoever is possibly the same stands apart; a person's judgement takes the place of the proposal."""
    with make_record(tmp_path / "x.db") as store:
        link_accounts(store, put_accounts(store))
        (council,) = views.portrait(store.reader, "Council of Boatmen")
        (tie,) = council.ties
        assert (tie.why, tie.times, tie.judged_by) == ("both documents write the same name", 1, None)
        assert [place.words.text for place in tie.evidence] == ["Council", "Council"]
        assert [(one.surface, one.script, one.documents, one.why) for one in council.spellings] == [
            ("Council of Boatmen", "latin", 2, "written so")
        ]
        assert council.elsewhere == (
            "In the 4 documents added until 2024-05-01 no other passage was found (searched: “Council of Boatmen”)."
        )
        ada = next(one for one in views.portrait(store.reader, "Moran") if one.voice.name == "Ada Moran")
        (other,) = ada.possible
        assert (other.name, other.documents, other.tie.score) == ("Moran", 1, 0.6)
        assert ada.voice.documents == council.voice.documents[:1]
        assert views.portrait(store.reader, "Ada Moran", 1)[0].about == ada.about[:1]
