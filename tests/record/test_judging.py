"""Judgements in a record: readings hold as judged, survive re-reading, are taken back without a trace, are logged."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from onrecord.model import Anchor, Judgement, Link, Occurrence, Reading, Relinked
from onrecord.record import RecordError
from onrecord.record.judgements.links import effective_links, judged_links
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_judgements import given_by_people, judged_by, marks, read_judgements, standings
from onrecord.record.query_pile import raised_problems
from onrecord.record.reading_tables import OF_A_READING
from onrecord.record.store import Store
from onrecord.views.copies import copies, copies_in_all
from tests.record.conftest import WHEN
from tests.record.judging import DOCUMENT, TEXT, judged, on, reading, setting, words
from tests.record.pile import brief, document, original, post, put, put_pile
from tests.record.test_linked import MADE, MORAN


def put_article(store: Store, read: Reading | None = None) -> None:
    put(store, TEXT, "article.txt", read or reading())


def judge(store: Store, *judgements: Judgement) -> None:
    store.judge(judgements, who="R. Lind", when=WHEN)


def link(store: Store, *links: Link) -> None:
    """Put links in place of all that hang on the minister's name."""
    store.relinked("entity", Relinked(frozenset({"ada moran"}), links))


def dump(store: Store) -> list[str]:
    """Return all rows of the record but the log of judgements and custody, and lists (see ``test_listing``)."""
    logs = ("judgements", "judgement_documents", "custody", "custody_details", "settings")
    tables = sorted(OF_A_READING[0].metadata.tables)
    return sorted(
        repr((table, *row))
        for table in tables
        if table not in logs and not table.startswith(("listed", "stale"))
        for row in store.reader.rows(f"SELECT * FROM {table}")  # noqa: S608 - names of tables
    )


def test_a_reading_holds_as_judged_and_the_machines_stays_beside_it(store: Store) -> None:
    put_article(store)
    judge(store, judged("set", on("statement", "s1"), settings=(setting("stance", "accuse"),)))
    assert store.reading(DOCUMENT).statements[0].stance == "accuse"
    assert judged_by(store.reader, 1) == {("statement", "s1"): ("R. Lind",)}
    assert store.links_outdated()
    assert store.known(document(TEXT, "article.txt"), "v1") == store.reading(DOCUMENT)


def test_judging_and_undoing_leaves_no_trace(store: Store) -> None:
    """But for the log of judgements and that of custody, the record is as it was before."""
    put_article(store)
    put_pile(store)
    link(store, MORAN)
    before = dump(store)
    made = [
        judged("reject", on("statement", "s2")),
        judged("add", words("were arrested", "event"), settings=(setting("type", "killing"),), minute=1),
        judged("set", Anchor(DOCUMENT, "document"), settings=(setting("outlet", "Dam News"),), minute=2),
        judged("note", on("entity", "e1"), settings=(setting("note", "ask"),), minute=3),
    ]
    judge(store, *made)
    assert dump(store) != before
    judge(store, *(judged("undo", undoes=item.id, minute=10 + place) for place, item in enumerate(made)))
    link(store, MORAN)
    assert dump(store) == before
    assert store.verify().ok


def test_judgements_survive_another_reader(store: Store) -> None:
    """Read anew with an edge moved, the statement is still judged; an event that is gone is listed, and comes back."""
    put_article(store)
    judge(
        store,
        judged("set", on("statement", "s1"), settings=(setting("stance", "accuse"),)),
        judged("set", on("event", "v1"), settings=(setting("modality", "alleged"),), minute=1),
    )
    first = reading("v2").statements[0]
    shorter = replace(first, content=(replace(first.content[0], end=first.content[0].end - 6),))
    poorer = replace(reading("v2"), statements=(shorter, reading().statements[1]), events=())
    store.add(document(TEXT, "article.txt"), poorer, who="me", when=WHEN)
    assert store.reading(DOCUMENT).statements[0] == replace(shorter, stance="accuse")
    (problem,) = raised_problems(store.reader)
    assert problem.problem.kind == "orphaned-judgement"
    assert "“arrested”" in problem.problem.message
    assert [standing.state for standing in standings(store.reader)] == ["holds", "orphaned"]
    store.add(document(TEXT, "article.txt"), reading("v3"), who="me", when=WHEN)
    assert store.reading(DOCUMENT).events[0].modality == "alleged"
    assert raised_problems(store.reader) == ()


def test_judgements_survive_another_text(store: Store) -> None:
    """A new version of ingest extracts a line more before the article."""
    put_article(store)
    judge(store, judged("reject", words("two engineers were arrested on 3 March", "statement")))
    head = "River Post\n"
    moved = replace(document(TEXT, "article.txt"), text=head + TEXT)
    shift = len(head)
    first = reading().statements[0]
    span = first.content[0]
    read = Reading(
        DOCUMENT,
        "v2",
        statements=(replace(first, content=(replace(span, start=span.start + shift, end=span.end + shift),)),),
    )
    store.add(moved, read, who="me", when=WHEN)
    assert store.reading(DOCUMENT).statements == ()


def test_judgements_come_before_their_document(store: Store) -> None:
    """Two people work apart: what the one judged of a document that the other has not got waits for it."""
    judge(store, judged("set", on("statement", "s1"), settings=(setting("stance", "accuse"),)))
    (problem,) = raised_problems(store.reader)
    assert (problem.problem.kind, problem.document) == ("orphaned-judgement", None)
    assert [standing.state for standing in standings(store.reader)] == ["orphaned"]
    put_article(store)
    assert raised_problems(store.reader) == ()
    assert store.reading(DOCUMENT).statements[0].stance == "accuse"


def test_the_same_judgement_is_taken_in_once(store: Store) -> None:
    put_article(store)
    refused = judged("reject", on("event", "v1"))
    assert store.judge([refused], who="R. Lind", when=WHEN) == (refused,)
    head = store.head()
    assert store.judge([refused], who="B. Ost", when=WHEN) == ()
    assert store.head() == head
    assert read_judgements(store.reader) == (refused,)


def test_judgements_are_logged_and_cannot_be_changed(store: Store) -> None:
    put_article(store)
    judge(store, judged("reject", on("event", "v1")))
    assert store.verify().ok
    with pytest.raises(RecordError, match="only ever added to"), store._writer.transaction() as inside:
        inside.connection.exec_driver_sql("UPDATE judgements SET who = 'nobody'")
    with store._writer.transaction() as inside, inside.dialect.opened_log(inside, "judgements"):
        inside.connection.exec_driver_sql("UPDATE judgements SET who = 'nobody'")
    assert [finding.kind for finding in store.verify().findings] == ["judgement-changed"]


def states(store: Store) -> list[tuple[str, int]]:
    return [(standing.state, len(standing.against)) for standing in standings(store.reader)]


def test_two_people_may_contradict_each_other_and_the_later_one_holds(store: Store) -> None:
    put_article(store)
    judge(
        store,
        judged("accept", on("event", "v1")),
        judged("reject", on("event", "v1"), who="B. Ost", minute=1),
    )
    assert states(store) == [("overruled", 1), ("holds", 1)]
    assert [event.id for event in store.reading(DOCUMENT).events] == ["v2"]
    judge(store, judged("accept", on("event", "v1"), who="B. Ost", minute=2))
    assert states(store) == [("holds", 0), ("overruled", 0), ("holds", 0)]


def test_the_later_judgement_of_one_person_is_no_contradiction(store: Store) -> None:
    put_article(store)
    settings = [(setting("stance", stance),) for stance in ("accuse", "deny")]
    judge(
        store,
        *(judged("set", on("statement", "s1"), settings=item, minute=place) for place, item in enumerate(settings)),
    )
    assert states(store) == [("overruled", 0), ("holds", 0)]
    first = read_judgements(store.reader)[1]
    judge(store, judged("undo", undoes=first.id, minute=5))
    assert states(store) == [("holds", 0), ("undone", 0), ("holds", 0)]
    assert store.reading(DOCUMENT).statements[0].stance == "accuse"


def test_marks_gather(store: Store) -> None:
    put_article(store)
    judge(
        store,
        judged("tag", on("statement", "s1"), settings=(setting("tag", "dam"),)),
        judged("tag", on("statement", "s1"), settings=(setting("tag", "arrests"),), minute=1),
        judged("grade", Anchor(DOCUMENT, "document"), settings=(setting("grade", "B2"),), minute=2),
        judged("grade", Anchor(DOCUMENT, "document"), settings=(setting("grade", "C3"),), minute=3),
        judged("grade", Anchor(DOCUMENT, "document"), settings=(setting("grade", "B2"),), who="B. Ost", minute=4),
    )
    assert [(mark.action, mark.words, mark.who) for mark in marks(store.reader)] == [
        ("tag", "dam", "R. Lind"),
        ("tag", "arrests", "R. Lind"),
        ("grade", "C3", "R. Lind"),
        ("grade", "B2", "B. Ost"),
    ]
    assert store.reading(DOCUMENT) == reading()


def test_a_document_is_described_by_people(store: Store) -> None:
    put_article(store)
    described = (setting("accessed", "2024-04-01"), setting("title", "The dam"))
    judge(store, judged("set", Anchor(DOCUMENT, "document"), settings=described))
    assert [item.value for item in given_by_people(store.reader, 1)] == ["2024-04-01"]
    title = store.reading(DOCUMENT).masthead.title
    assert title is not None
    assert title.value == "The dam"
    assert store.known(document(TEXT, "article.txt"), "v1") is not None


def entity(read: Reading, local: str) -> Anchor:
    from onrecord.record.judgements.anchors import anchor_of
    from tests.record.pile import BRIEF, POST

    text = {post().document: POST, brief().document: BRIEF}[read.document]
    anchor = anchor_of(text, read, "entity", local)
    assert anchor is not None
    return anchor


def groups(store: Store) -> list[tuple[str, ...]]:
    return sorted(tuple(name for name, _ in item.spellings) for item in linked_entities(store.reader))


APART = [("A clerk",), ("Ada Moran",), ("Ada Morán",)]
TOGETHER = [("A clerk",), ("Ada Moran", "Ada Morán")]


def test_people_join_and_part_what_the_machine_proposes(store: Store) -> None:
    put_pile(store)
    one, other = entity(post(), "e1"), entity(brief(), "e1")
    judge(store, judged("same", one, other))
    assert groups(store) == TOGETHER
    ((made, who),) = effective_links(store.reader)
    assert (made.kind, made.relation, made.rule, who) == ("same_entity", "same", "judged", ("R. Lind",))
    judge(store, judged("different", one, other, who="B. Ost", minute=1))
    link(store, MORAN)
    assert groups(store) == APART
    assert effective_links(store.reader) == ()
    assert states(store) == [("overruled", 1), ("holds", 1)]
    judge(store, judged("unsure", one, other, minute=2))
    link(store, MORAN)
    assert groups(store) == APART
    assert [(link.relation, who) for link, who in effective_links(store.reader)] == [("possible", ("R. Lind",))]
    for minute, made_before in enumerate(read_judgements(store.reader), 5):
        judge(store, judged("undo", undoes=made_before.id, minute=minute))
    link(store, MORAN)
    assert groups(store) == TOGETHER
    assert effective_links(store.reader) == ((MADE, ()),)


def test_an_unnamed_source_is_joined_with_nobody(store: Store) -> None:
    """Even where somebody wrote so by hand: rule 9 holds for judgements too."""
    put_pile(store)
    judge(store, judged("same", entity(post(), "e2"), entity(brief(), "e1")))
    link(store)
    assert groups(store) == APART


def test_copies_are_judged(store: Store) -> None:
    put_pile(store)
    one, other = Occurrence(brief().document, "p1"), Occurrence(post().document, "p1")
    proposed = Link("copy_of", one, other, "possible", 0.6, (), "shared-passages")
    parts = [Anchor(item.document, "part") for item in (one, other)]
    from onrecord.record.judgements.anchors import places_of
    from tests.record.pile import BRIEF, POST

    parts = [
        replace(part, places=places_of(text, [item.parts[0].span]))
        for part, text, item in zip(parts, (BRIEF, POST), (brief(), post()), strict=True)
    ]
    judge(store, judged("copy", *parts, settings=(setting("relation", "abridged"),)))
    link(store, proposed)
    assert [(link.relation, who) for link, who in effective_links(store.reader, "copy_of")] == [
        ("abridged", ("R. Lind",))
    ]
    assert (copies_in_all(store.reader), len(copies(store.reader, 1))) == (1, 1)
    judge(store, judged("not-copy", *parts, minute=1))
    assert effective_links(store.reader, "copy_of") == ()
    assert (copies_in_all(store.reader), copies(store.reader, 1)) == (0, ())
    assert [link.judgement.action for link in judged_links(store.reader)] == ["not-copy"]


def test_the_order_of_documents_does_not_matter(store: Store) -> None:
    """Judged before either document came, with the documents in another order: the same people."""
    judge(store, judged("same", entity(post(), "e1"), entity(brief(), "e1")))
    for name, text, read in pile_backwards():
        store.keep(original(text, name), who="me", when=WHEN)
        store.add(document(text, name), read, who="me", when=WHEN)
    link(store)
    assert groups(store) == TOGETHER
    assert len(entities_named(store.reader, "ada moran")) == 1


def pile_backwards() -> Iterable[tuple[str, str, Reading]]:
    from tests.record.pile import BRIEF, POST

    return (("brief.txt", BRIEF, brief()), ("post.txt", POST, post()))


def test_events_are_joined_and_parted(store: Store) -> None:
    """Two reports of one event, whatever linking proposes: one linked event, and two again when it is undone."""
    put_article(store)
    first, second = on("event", "v1"), on("event", "v2")

    def linked() -> int:
        return store.reader.number("SELECT count(DISTINCT canonical) FROM events")

    same = judged("same", first, second)
    judge(store, same)
    assert linked() == 1
    judge(store, judged("undo", undoes=same.id, minute=1))
    assert linked() == 2
    judge(store, same, judged("different", first, second, minute=2))
    proposed = Link("same_event", Occurrence(DOCUMENT, "v1"), Occurrence(DOCUMENT, "v2"), "same", 0.9, (), "x")
    store.relinked("event", Relinked(frozenset(), (proposed,)))
    assert linked() == 2
    assert effective_links(store.reader, "same_event") == ()
