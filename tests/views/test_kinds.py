"""Where documents read one name as several kinds, the votes are shown; readings and ids stay as they are."""

from pathlib import Path

from onrecord.linking import slips_of
from onrecord.model import Document, Entity, EntityKind, Mention, Original, Part, Passage, Reading, Span, content_id
from onrecord.record.query_entities import linked_entities
from onrecord.views.kinds import kind_votes
from onrecord.views.people import portrait
from onrecord.views.values_people import KindVote
from onrecord.views.wording import kind_words
from tests.record.conftest import WHEN, make_record


def made(number: int, name: str, kind: EntityKind) -> tuple[Document, Reading]:
    text = f"{name} was named in paper {number}."
    span = Span(0, len(name))
    id_ = content_id(text.encode())
    reading = Reading(
        id_,
        "made",
        analysed=True,
        parts=(Part("p1", Span(0, len(text))),),
        passages=(Passage("g1", Span(0, len(text)), "body", "p1"),),
        mentions=(Mention("m1", span, kind, "name", "e1", 0.9, "same-name"),),
        entities=(Entity("e1", kind, named=True, name=name, names=(name,)),),
    )
    return Document(id_, f"{number}.txt", f"{number}.txt", "text/plain", text), reading


def test_most_documents_say_what_a_name_is(tmp_path: Path) -> None:
    kinds: tuple[EntityKind, ...] = ("organisation", "organisation", "organisation", "person")
    pile = [made(number, "Marland Koster", kind) for number, kind in enumerate(kinds)]
    pile += [made(9, "Ada Moran", "person"), made(10, "Moran", "organisation")]
    with make_record(tmp_path / "made.db") as store:
        for document, reading in pile:
            original = Original(document.id, document.path, document.text.encode())
            store.keep(original, who="me", when=WHEN)
            store.add(document, reading, who="me", when=WHEN, slips=slips_of(document, reading))
        votes = kind_votes(store.reader, linked_entities(store.reader))
        expected = KindVote("organisation", (("organisation", 3), ("person", 1)))
        assert set(votes.values()) == {expected}
        assert {row.voice.voted for row in portrait(store.reader, "Marland Koster")} == {expected}
        assert {row.voice.kind for row in portrait(store.reader, "Marland Koster")} == {"organisation", "person"}
        assert [row.voice.voted for row in portrait(store.reader, "Ada Moran")] == [None]
    assert kind_words(expected) == (
        "read as organisation in 3 documents and person in 1 document; by most of them organisation"
    )
    assert kind_words(KindVote(None, (("person", 1), ("place", 1)))).endswith("no kind has clearly most of them")
