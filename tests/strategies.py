"""Generated documents and readings: whatever the model allows, whether or not any reader would find it."""

from collections.abc import Callable
from typing import TypeVar, get_args

from hypothesis import strategies as st

from onrecord.model import (
    Answer,
    AnswerRelation,
    Container,
    Count,
    Date,
    Dated,
    Document,
    Entity,
    EntityKind,
    Event,
    Given,
    GivenName,
    How,
    Manner,
    Masthead,
    Mention,
    MentionForm,
    Modality,
    Office,
    OfficeStatus,
    Original,
    Part,
    Passage,
    PassageKind,
    Polarity,
    Problem,
    Reading,
    Role,
    Said,
    Span,
    Stance,
    Stated,
    Statement,
    Tier,
    Turn,
    TurnRole,
    When,
    content_id,
)

Item = TypeVar("Item")

EDTF = st.sampled_from(["2021", "2021-03", "2021-03-05", "2020/2021", "2021-03/..", "199X", "2021~", "no date"])
SCORES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.sampled_from(
    ["Ada Moran", "Dr. Ada Moran", "ADA MORÁN", "Moran", "River Authority", "RA", "مريم", "the clerk"]
)


def texts(*, least: int = 0) -> st.SearchStrategy[str]:
    """Return texts as ingest hands them over: any character but NUL and lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=least, max_size=120)


def one_of_literal(literal: object) -> st.SearchStrategy[str]:
    """Return the values of a ``Literal``."""
    return st.sampled_from(get_args(literal))


def maybe(strategy: st.SearchStrategy[Item]) -> st.SearchStrategy[Item | None]:
    """Return values or None."""
    return st.none() | strategy


def few(strategy: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    """Return tuples of up to three."""
    return st.lists(strategy, max_size=3).map(tuple)


def problems(spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Problem]:
    """Return problems of a document."""
    return st.builds(Problem, st.sampled_from(["undated", "empty-file"]), texts(), maybe(spans), maybe(texts()))


@st.composite
def documents(draw: st.DrawFn, text: str | None = None) -> tuple[Original, Document]:
    """Return an original with the document made of it."""
    text = draw(texts()) if text is None else text
    content = draw(st.binary(min_size=1, max_size=60))
    original = Original(content_id(content), draw(st.sampled_from(["a.txt", "in/b.txt"])), content)
    given = st.builds(Given, one_of_literal(GivenName), texts(), st.sampled_from(["row:title", "sidecar:outlet"]))
    row = Container(original.id, original.path, draw(maybe(st.integers(1, 9))), draw(maybe(st.just("x/y.txt"))))
    document = Document(
        id=original.id,
        source_id=draw(texts()),
        path=original.path,
        media_type="text/plain",
        text=text,
        language=draw(maybe(st.sampled_from(["en", "fa"]))),
        given=draw(few(given)),
        container=draw(maybe(st.just(row))),
        problems=draw(few(problems(spans_of(text)))),
    )
    return original, document


def spans_of(text: str) -> st.SearchStrategy[Span]:
    """Return spans of a text."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def readings(draw: st.DrawFn, document: Document) -> Reading:
    """Return a reading of ``document``: ids are unique, references may lead nowhere."""
    spans = spans_of(document.text)
    some = st.lists(spans, min_size=1, max_size=3).map(tuple)
    stated = st.builds(Stated, NAMES, maybe(spans), maybe(st.just("meta:author")))
    dated = st.builds(Dated, maybe(EDTF), maybe(spans), maybe(st.just("htmldate")), one_of_literal(How))
    mastheads = st.builds(Masthead, maybe(stated), maybe(stated), few(stated), dated, dated)

    def refs(letter: str) -> st.SearchStrategy[str]:
        return st.sampled_from([f"{letter}{number}" for number in range(1, 5)])

    def items(letter: str, build: Callable[[str], st.SearchStrategy[Item]]) -> tuple[Item, ...]:
        return tuple(draw(build(f"{letter}{number}")) for number in range(1, draw(st.integers(0, 3)) + 1))

    return Reading(
        document=document.id,
        reader=draw(st.sampled_from(["v1", "v2"])),
        analysed=draw(st.booleans()),
        masthead=draw(mastheads),
        parts=items("p", lambda id_: st.builds(Part, st.just(id_), spans, mastheads)),
        passages=items(
            "g",
            lambda id_: st.builds(
                Passage,
                st.just(id_),
                spans,
                one_of_literal(PassageKind),
                refs("p"),
                maybe(refs("t")),
                maybe(refs("g")),
            ),
        ),
        turns=items(
            "t",
            lambda id_: st.builds(
                Turn,
                st.just(id_),
                refs("p"),
                one_of_literal(TurnRole),
                maybe(spans),
                maybe(spans),
                maybe(refs("e")),
            ),
        ),
        mentions=items(
            "m",
            lambda id_: st.builds(
                Mention,
                st.just(id_),
                spans,
                one_of_literal(EntityKind),
                one_of_literal(MentionForm),
                refs("e"),
                SCORES,
                st.sampled_from(["same-name", "acronym"]),
            ),
        ),
        entities=items(
            "e",
            lambda id_: st.builds(
                Entity, st.just(id_), one_of_literal(EntityKind), st.booleans(), maybe(NAMES), few(NAMES)
            ),
        ),
        dates=items(
            "d",
            lambda id_: st.builds(
                Date, st.just(id_), spans, maybe(EDTF), maybe(EDTF), maybe(EDTF), st.just("calendar")
            ),
        ),
        counts=items(
            "c",
            lambda id_: st.builds(
                Count,
                st.just(id_),
                spans,
                maybe(NUMBERS),
                maybe(NUMBERS),
                maybe(NUMBERS),
                maybe(texts()),
                maybe(texts()),
                maybe(texts()),
                maybe(EDTF),
                maybe(refs("s")),
            ),
        ),
        statements=items("s", lambda id_: _statements(id_, spans, some, refs)),
        events=items("v", lambda id_: _events(id_, spans, some, refs)),
        offices=items(
            "o",
            lambda id_: st.builds(
                Office,
                st.just(id_),
                refs("e"),
                spans,
                refs("s"),
                maybe(refs("e")),
                maybe(refs("e")),
                one_of_literal(OfficeStatus),
                maybe(EDTF),
                maybe(EDTF),
            ),
        ),
        problems=draw(few(problems(spans))),
    )


def _statements(
    id_: str,
    spans: st.SearchStrategy[Span],
    some: st.SearchStrategy[tuple[Span, ...]],
    refs: Callable[[str], st.SearchStrategy[str]],
) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        id=st.just(id_),
        content=some,
        manner=one_of_literal(Manner),
        part=refs("p"),
        cue=few(spans),
        source=few(spans),
        speakers=few(refs("e")),
        parent=maybe(refs("s")),
        stance=one_of_literal(Stance),
        tier=one_of_literal(Tier),
        said=maybe(st.builds(Said, EDTF, maybe(spans))),
        addressee=few(spans),
        venue=few(spans),
        about=few(refs("e")),
        answers=few(st.builds(Answer, refs("s"), one_of_literal(AnswerRelation))),
        turn=maybe(refs("t")),
        score=SCORES,
        rule=st.sampled_from(["", "frame-as"]),
    )


def _events(
    id_: str,
    spans: st.SearchStrategy[Span],
    some: st.SearchStrategy[tuple[Span, ...]],
    refs: Callable[[str], st.SearchStrategy[str]],
) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        id=st.just(id_),
        type=st.sampled_from(["killing", "protest"]),
        trigger=some,
        statement=refs("s"),
        roles=few(st.builds(Role, st.sampled_from(["who", "whom"]), maybe(refs("e")), maybe(spans))),
        plover=maybe(st.just("ASSAULT")),
        place=maybe(refs("e")),
        date=maybe(st.builds(When, EDTF, maybe(spans))),
        polarity=one_of_literal(Polarity),
        modality=one_of_literal(Modality),
    )
