"""A small pile by hand: two articles and a clipping out of a file, in an invented country."""

from onrecord.model import (
    Container,
    Dated,
    Document,
    Entity,
    Given,
    Masthead,
    Mention,
    Original,
    Part,
    Passage,
    Problem,
    Reading,
    Said,
    Span,
    Stated,
    Statement,
    content_id,
)
from onrecord.record.store import Store
from tests.record.conftest import WHEN

POST = "Minister Ada Moran said the bridge is safe. A clerk denied it.\n"
BRIEF = "Ada Morán: the bridge is safe.\n"


def original(text: str, path: str) -> Original:
    """Return a text as a captured file."""
    content = text.encode()
    return Original(content_id(content), path, content)


def document(text: str, path: str, *given: Given, container: Container | None = None) -> Document:
    """Return the document of a captured text."""
    return Document(content_id(text.encode()), path, path, "text/plain", text, "en", given, container=container)


def post(reader: str = "v1") -> Reading:
    """Return the reading of ``POST``: one named minister, one unnamed clerk."""
    return Reading(
        document=content_id(POST.encode()),
        reader=reader,
        masthead=Masthead(outlet=Stated("River Post", field="row:outlet"), published=Dated("2024-02", how="stated")),
        parts=(Part("p1", Span(0, len(POST))),),
        passages=(Passage("g1", Span(0, len(POST)), "body", "p1"),),
        mentions=(
            Mention("m1", Span(9, 18), "person", "name", "e1", 0.9, "same-name"),
            Mention("m2", Span(44, 51), "person", "nominal", "e2", 0.5, "unnamed-source"),
        ),
        entities=(
            Entity("e1", "person", named=True, name="Ada Moran", names=("Ada Moran",)),
            Entity("e2", "person", named=False, name="A clerk", names=("A clerk",)),
        ),
        statements=(
            Statement(
                "s1",
                (Span(24, 42),),
                "indirect",
                "p1",
                cue=(Span(19, 23),),
                source=(Span(0, 18),),
                speakers=("e1",),
                said=Said("2024-01-30"),
            ),
            Statement("s2", (Span(59, 61),), "indirect", "p1", cue=(Span(52, 58),), speakers=("e2",), stance="deny"),
        ),
        problems=(Problem("unanchored-date", "Which January?", Span(0, 5)),),
    )


def brief(reader: str = "v1") -> Reading:
    """Return the reading of ``BRIEF``: the same minister in another spelling."""
    return Reading(
        document=content_id(BRIEF.encode()),
        reader=reader,
        parts=(Part("p1", Span(0, len(BRIEF))),),
        passages=(Passage("g1", Span(0, len(BRIEF)), "body", "p1"),),
        mentions=(Mention("m1", Span(0, 9), "person", "name", "e1", 0.9, "same-name"),),
        entities=(Entity("e1", "person", named=True, name="Ada Morán", names=("Ada Morán",)),),
        statements=(Statement("s1", (Span(11, 29),), "direct", "p1", speakers=("e1",)),),
    )


def put(store: Store, text: str, path: str, reading: Reading, *given: Given) -> None:
    """Keep and add one article."""
    store.keep(original(text, path), who="R. Lind", when=WHEN)
    store.add(document(text, path, *given), reading, who="R. Lind", when=WHEN, purpose="report 12")


def put_pile(store: Store) -> None:
    """Keep and add both articles."""
    put(store, POST, "post.txt", post())
    put(store, BRIEF, "brief.txt", brief())
