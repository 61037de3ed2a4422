"""A pile by hand on the invented Republic of Varenia: an article with a chain, an interview, a note."""

from onrecord.model import (
    Answer,
    Count,
    Date,
    Dated,
    Document,
    Entity,
    Event,
    Given,
    Link,
    Masthead,
    Mention,
    Occurrence,
    Office,
    Original,
    Part,
    Passage,
    Problem,
    Reading,
    Relinked,
    Role,
    Said,
    Span,
    Stated,
    Statement,
    Turn,
    When,
    content_id,
)
from onrecord.record.store import Store
from tests.record.conftest import WHEN

ARTICLE = """Harbour closed
By Lena Ost
The harbour of Koldar was closed on 3 March. Dr. Ada Moran, the mayor, said at noon that guards had killed two men. \
An officer told her that "nobody was hurt". The ministry denies it. Nobody has seen the bodies.

Home | Subscribe
"""

INTERVIEW = """Q: Is the harbour safe?
A: Moran says it is. I doubt it.
"""

NOTE = "وزارة الميناء\n"


def at(text: str, words: str) -> Span:
    """Return where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def article() -> tuple[Document, Reading]:
    """Return an article: own voice, an official, an unnamed officer inside her words, a denial."""

    def span(words: str) -> Span:
        return at(ARTICLE, words)

    id_ = content_id(ARTICLE.encode())
    given = (
        Given("outlet", "River Post", "row:outlet"),
        Given("url", "https://example.org/harbour", "row:url"),
        Given("accessed", "2024-04-30", "row:accessed"),
    )
    document = Document(id_, "a17", "pile/harbour.txt", "text/plain", ARTICLE, "en", given)
    body = span("The harbour of Koldar")
    menu = span("Home | Subscribe")
    reading = Reading(
        document=id_,
        reader="v1",
        analysed=True,
        masthead=Masthead(
            title=Stated("Harbour closed", span("Harbour closed")),
            outlet=Stated("River Post", field="row:outlet"),
            authors=(Stated("Lena Ost", span("Lena Ost")),),
            published=Dated("2024-03-05", how="metadata", field="row:published"),
        ),
        parts=(Part("p1", Span(0, len(ARTICLE))),),
        passages=(
            Passage("g1", Span(0, 15), "headline", "p1"),
            Passage("g2", Span(15, body.start), "byline", "p1"),
            Passage("g3", Span(body.start, menu.start), "body", "p1"),
            Passage("g4", Span(menu.start, len(ARTICLE)), "furniture", "p1"),
        ),
        mentions=(
            Mention("m1", span("Lena Ost"), "person", "name", "e1", 0.9, "byline"),
            Mention("m2", span("Koldar"), "place", "name", "e2", 0.9, "same-name"),
            Mention("m3", span("Ada Moran"), "person", "name", "e3", 0.9, "same-name"),
            Mention("m4", span("guards"), "group", "nominal", "e4", 0.5, "nominal"),
            Mention("m5", span("An officer"), "person", "nominal", "e5", 0.5, "unnamed-source"),
            Mention("m6", span("The ministry"), "organisation", "nominal", "e6", 0.5, "nominal"),
        ),
        entities=(
            Entity("e1", "person", named=True, name="Lena Ost", names=("Lena Ost",)),
            Entity("e2", "place", named=True, name="Koldar", names=("Koldar",)),
            Entity("e3", "person", named=True, name="Ada Moran", names=("Ada Moran", "Moran")),
            Entity("e4", "group", named=False, name="guards", names=("guards",)),
            Entity("e5", "person", named=False, name="An officer", names=("An officer",)),
            Entity("e6", "organisation", named=False, name="The ministry", names=("The ministry",)),
        ),
        dates=(Date("d1", span("3 March"), "2024-03-03", "2024-03-03", "2024-03-05", "day-month"),),
        counts=(Count("c1", span("two men"), 2, 2, 2, unit="men", statement="s2"),),
        statements=(
            Statement("s1", (span("The harbour of Koldar was closed on 3 March"),), "author", "p1", speakers=("e1",)),
            Statement(
                "s2",
                (span("that guards had killed two men"),),
                "indirect",
                "p1",
                cue=(span("said"),),
                source=(span("Dr. Ada Moran, the mayor"),),
                speakers=("e3",),
                said=Said("2024-03-04", span("at noon")),
                about=("e4",),
            ),
            Statement(
                "s3",
                (span('"nobody was hurt"'),),
                "direct",
                "p1",
                cue=(span("told"),),
                source=(span("An officer"),),
                speakers=("e5",),
                parent="s2",
                score=0.7,
                rule="quote",
            ),
            Statement(
                "s4",
                (span("it"),),
                "indirect",
                "p1",
                cue=(span("denies"),),
                source=(span("The ministry"),),
                speakers=("e6",),
                stance="deny",
                answers=(Answer("s2", "denies"),),
            ),
        ),
        events=(
            Event(
                "v1",
                "closure",
                (span("closed on"),),
                "s1",
                (Role("what", None, span("The harbour")), Role("where", "e2", None), Role("who", None, None)),
                place="e2",
                date=When("2024-03-03", span("3 March")),
            ),
            Event("v2", "killing", (span("killed"),), "s2", (Role("who", "e4", span("guards")),), date=When("2024-03")),
            Event("v3", "protest", (span("bodies"),), "s9", date=When("2024-03-01")),
        ),
        offices=(Office("o1", "e3", span("the mayor"), "s2", place="e2", status="current", start="2023"),),
        problems=(
            Problem("unanchored-date", "Which noon?", span("at noon")),
            Problem("undated", "No date.", Span(0, len(ARTICLE))),
        ),
    )
    return document, reading


def interview() -> tuple[Document, Reading]:
    """Return an interview of two parts without outlet: nobody says who asks."""

    def span(words: str) -> Span:
        return at(INTERVIEW, words)

    id_ = content_id(INTERVIEW.encode())
    answer = span("A: Moran says it is. I doubt it.\n")
    masthead = Masthead(authors=(Stated("T. Aru", field="sidecar:author"),), published=Dated("2023", how="stated"))
    reading = Reading(
        document=id_,
        reader="v1",
        analysed=True,
        masthead=Masthead(title=Stated("Two talks", field="html:title")),
        parts=(Part("p1", Span(0, answer.start)), Part("p2", Span(answer.start, len(INTERVIEW)), masthead)),
        passages=(
            Passage("g1", Span(0, answer.start), "question", "p1", turn="t1"),
            Passage("g2", answer, "answer", "p2", turn="t2"),
        ),
        turns=(
            Turn("t1", "p1", "question", span("Q:"), None, "e1"),
            Turn("t2", "p2", "answer", span("A:"), None, "e2"),
        ),
        mentions=(Mention("m1", span("Moran"), "person", "name", "e3", 0.9, "same-name"),),
        entities=(
            Entity("e1", "person", named=False, name=None),
            Entity("e2", "person", named=True, name="Oleg Sarn", names=("Oleg Sarn",)),
            Entity("e3", "person", named=True, name="Ada Moran", names=("Moran",)),
        ),
        statements=(
            Statement("s1", (span("Is the harbour safe?"),), "turn", "p1", speakers=("e1",), turn="t1", stance="ask"),
            Statement("s2", (span("Moran says it is. I doubt it."),), "turn", "p2", speakers=("e2",), turn="t2"),
            Statement(
                "s3",
                (span("it is"),),
                "indirect",
                "p2",
                cue=(span("says"),),
                source=(span("Moran"),),
                speakers=("e3",),
                parent="s2",
                turn="t2",
            ),
        ),
    )
    return Document(id_, "talk.txt", "pile/talk.txt", "text/plain", INTERVIEW, "en"), reading


def note() -> tuple[Document, Reading]:
    """Return a text in a language that is not read."""
    id_ = content_id(NOTE.encode())
    problem = Problem("language-not-read", "The text is in the language 'ar'.")
    return Document(id_, "note.txt", "pile/note.txt", "text/plain", NOTE, "ar", problems=(problem,)), Reading(id_, "v1")


def put_all(store: Store) -> None:
    """Add all three, link the mayor, note a problem of the pile."""
    for document, reading in (article(), interview(), note()):
        store.keep(Original(document.id, document.path, document.text.encode()), who="R. Lind", when=WHEN)
        store.add(document, reading, who="R. Lind", when=WHEN)
    one, other = Occurrence(article()[0].id, "e3"), Occurrence(interview()[0].id, "e3")
    link = Link("same_entity", one, other, "same", 0.95, (), "exact-name", ("ada moran",))
    store.relinked("entity", Relinked(frozenset(), (link,)))
    store.note_problems([Problem("missing-path", "There is no pile/x.txt.", path="pile/x.txt")])
