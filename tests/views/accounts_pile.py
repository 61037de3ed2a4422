"""A pile by hand of four pages on one night in the invented town of Koldar: two sides, a copy, a page without date."""

from dataclasses import replace

from onrecord.model import (
    Count,
    Dated,
    Document,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Link,
    Masthead,
    Mention,
    Occurrence,
    Original,
    Part,
    Passage,
    Reading,
    Relinked,
    Role,
    Span,
    Stance,
    Stated,
    Statement,
    When,
    content_id,
)
from onrecord.record.store import Store
from tests.record.conftest import WHEN

POST = """Guards killed 19 people in Koldar on 3 March, the Council of Boatmen said. \
The council accused the Harbour Guard of having stopped ambulances at the bridge. \
The council accused Ada Moran of hiding the lists.
"""

COURIER = """Seven people were killed in Koldar on 3 March, the Ministry of Ports said. \
Its spokesman Jon Tarv said that ambulances had not been stopped at any bridge.
"""

LEDGER = """Guards killed 19 people in Koldar on 3 March, the Council of Boatmen said. More soon.
"""

BOARD = """In Koldar 23 people were killed, a fisherman said. “Nobody hid a list,” Moran answers.
"""


def at(text: str, words: str, nth: int = 0) -> Span:
    """Return where ``words`` stand in ``text`` for the nth time, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def page(name: str, text: str, outlet: str | None, published: str | None) -> tuple[Document, Reading]:
    """Return a page with one body and nothing read in it yet."""
    id_ = content_id(text.encode())
    span = Span(0, len(text))
    masthead = Masthead(
        title=Stated(name.title(), field="row:title"),
        outlet=Stated(outlet, field="row:outlet") if outlet else None,
        published=Dated(published, how="metadata", field="row:published") if published else Dated(),
    )
    reading = Reading(
        document=id_,
        reader="v1",
        analysed=True,
        masthead=masthead,
        parts=(Part("p1", span, masthead),),
        passages=(Passage("g1", span, "body", "p1"),),
    )
    return Document(id_, f"{name}.txt", f"pile/{name}.txt", "text/plain", text, "en"), reading


def _named(text: str, number: int, kind: EntityKind, name: str, *, named: bool = True) -> tuple[Entity, Mention]:
    entity = Entity(f"e{number}", kind, named, name, (name,))
    return entity, Mention(
        f"m{number}", at(text, name), kind, "name" if named else "nominal", entity.id, 0.9, "same-name"
    )


def _statement(text: str, number: int, content: str, cue: str, speaker: int, stance: Stance = "neutral") -> Statement:
    return Statement(
        f"s{number}",
        (at(text, content),),
        "indirect",
        "p1",
        cue=(at(text, cue, 1 if number == 3 and cue == "accused" else 0),),
        speakers=(f"e{speaker}",),
        stance=stance,
    )


def _killing(text: str, trigger: str, count: Count) -> tuple[Event, Count]:
    who = (Role("by", "e5", at(text, "Guards")),) if "Guards" in text else ()
    victims = Role("whom", None, count.span)
    date = When("2024-03-03", at(text, "3 March")) if "3 March" in text else None
    return Event("v1", "killing", (at(text, trigger),), "s1", (*who, victims), place="e2", date=date), count


def post() -> tuple[Document, Reading]:
    """Return the page of one side, with two accusations."""
    document, reading = page("post", POST, "River Post", "2024-03-05")
    named = [
        _named(POST, 1, "organisation", "Council of Boatmen"),
        _named(POST, 2, "place", "Koldar"),
        _named(POST, 3, "organisation", "Harbour Guard"),
        _named(POST, 4, "person", "Ada Moran"),
        _named(POST, 5, "group", "Guards", named=False),
    ]
    event, count = _killing(
        POST, "killed", Count("c1", at(POST, "19 people"), 19, 19, 19, unit="people", statement="s1")
    )
    return document, replace(
        reading,
        entities=tuple(entity for entity, _ in named),
        mentions=tuple(mention for _, mention in named),
        statements=(
            _statement(POST, 1, "Guards killed 19 people in Koldar on 3 March", "said", 1),
            _statement(POST, 2, "the Harbour Guard of having stopped ambulances at the bridge", "accused", 1, "accuse"),
            _statement(POST, 3, "Ada Moran of hiding the lists", "accused", 1, "accuse"),
        ),
        events=(event,),
        counts=(count,),
    )


def courier() -> tuple[Document, Reading]:
    """Return the page of the other side: another number, and an answer in the same words."""
    document, reading = page("courier", COURIER, "Harbour Courier", "2024-03-06")
    named = [
        _named(COURIER, 1, "organisation", "Ministry of Ports"),
        _named(COURIER, 2, "place", "Koldar"),
        _named(COURIER, 3, "person", "Jon Tarv"),
    ]
    seven = Count("c1", at(COURIER, "Seven people"), 7, 7, 7, unit="people", statement="s1")
    event, count = _killing(COURIER, "killed", seven)
    return document, replace(
        reading,
        entities=tuple(entity for entity, _ in named),
        mentions=tuple(mention for _, mention in named),
        statements=(
            _statement(COURIER, 1, "Seven people were killed in Koldar on 3 March", "said", 1),
            _statement(COURIER, 2, "ambulances had not been stopped at any bridge", "said that", 3),
        ),
        events=(event,),
        counts=(count,),
    )


def ledger() -> tuple[Document, Reading]:
    """Return a page that repeats the first sentence of the first one."""
    document, reading = page("ledger", LEDGER, "Morning Ledger", "2024-03-07")
    named = [
        _named(LEDGER, 1, "organisation", "Council of Boatmen"),
        _named(LEDGER, 2, "place", "Koldar"),
        _named(LEDGER, 5, "group", "Guards", named=False),
    ]
    nineteen = Count("c1", at(LEDGER, "19 people"), 19, 19, 19, unit="people", statement="s1")
    event, count = _killing(LEDGER, "killed", nineteen)
    return document, replace(
        reading,
        entities=tuple(entity for entity, _ in named),
        mentions=tuple(mention for _, mention in named),
        statements=(_statement(LEDGER, 1, "Guards killed 19 people in Koldar on 3 March", "said", 1),),
        events=(event,),
        counts=(count,),
    )


def board() -> tuple[Document, Reading]:
    """Return a page without date or outlet: a source that is not named, and somebody who answers."""
    document, reading = page("board", BOARD, None, None)
    named = [
        _named(BOARD, 1, "person", "a fisherman", named=False),
        _named(BOARD, 2, "place", "Koldar"),
        _named(BOARD, 4, "person", "Moran"),
    ]
    count = Count("c1", at(BOARD, "23 people"), 23, 23, 23, unit="people", statement="s1")
    event, count = _killing(BOARD, "killed", count)
    return document, replace(
        reading,
        entities=tuple(entity for entity, _ in named),
        mentions=tuple(mention for _, mention in named),
        statements=(
            _statement(BOARD, 1, "In Koldar 23 people were killed", "said", 1),
            _statement(BOARD, 2, "“Nobody hid a list,”", "answers", 4, "deny"),
        ),
        events=(event,),
        counts=(count,),
    )


def put_accounts(store: Store) -> dict[str, str]:
    """Add all four and return their ids by name; nothing is linked."""
    ids = {}
    for name, (document, reading) in (
        ("post", post()),
        ("courier", courier()),
        ("ledger", ledger()),
        ("board", board()),
    ):
        ids[name] = document.id
        store.keep(Original(document.id, document.path, document.text.encode()), who="R. Lind", when=WHEN)
        store.add(document, reading, who="R. Lind", when=WHEN)
    return ids


def link_accounts(store: Store, ids: dict[str, str]) -> None:
    """Link the killings of all four as one event, the Ledger as a copy of the Post, both councils as one."""
    events = [Occurrence(ids[name], "v1") for name in ("post", "courier", "ledger", "board")]
    same = tuple(
        Link("same_event", events[0], other, "same", 0.9, (), "both in Koldar", (other.document,))
        for other in events[1:]
    )
    store.relinked("event", Relinked(frozenset(), same))
    words = "Guards killed 19 people in Koldar on 3 March, the Council of Boatmen said"
    aligned = (Evidence(ids["ledger"], at(LEDGER, words)), Evidence(ids["post"], at(POST, words)))
    copy = Link(
        "copy_of",
        Occurrence(ids["ledger"], "p1"),
        Occurrence(ids["post"], "p1"),
        "abridged",
        0.9,
        aligned,
        "shared-passage",
        (ids["ledger"],),
    )
    store.relinked("part", Relinked(frozenset(), (copy,)))
    council = (Occurrence(ids["ledger"], "e1"), Occurrence(ids["post"], "e1"))
    places = (Evidence(ids["ledger"], at(LEDGER, "Council")), Evidence(ids["post"], at(POST, "Council")))
    one = Link("same_entity", *council, "same", 0.95, places, "exact-name", ("council of boatmen",))
    moran = (Occurrence(ids["board"], "e4"), Occurrence(ids["post"], "e4"))
    other = Link("same_entity", *moran, "possible", 0.6, (), "possible-name", ("moran",))
    store.relinked("entity", Relinked(frozenset(), (one, other)))
