"""An invented article to judge: a minister, a clerk, a relayed denial; and judgements on it by hand."""

from dataclasses import replace

from onrecord.model import (
    Action,
    Anchor,
    Count,
    Date,
    Entity,
    Event,
    ItemKind,
    Judgement,
    Masthead,
    Mention,
    Office,
    Part,
    Passage,
    Place,
    Reading,
    Role,
    Setting,
    Span,
    Stated,
    Statement,
    content_id,
)
from onrecord.model.judgement import judgement_id
from onrecord.record.judgements.anchors import anchor_of

TEXT = (
    "Minister Ada Moran said two engineers were arrested on 3 March. "
    "A clerk denied that Moran resigned as head of the River Authority.\n"
)
"""One named person twice, one who is only described, one body."""

DOCUMENT = content_id(TEXT.encode())


def at(words: str, nth: int = 0) -> Span:
    """Return where some words of the article stand."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def reading(reader: str = "v1") -> Reading:
    """Return the reading of the article."""
    return Reading(
        document=DOCUMENT,
        reader=reader,
        analysed=True,
        masthead=Masthead(outlet=Stated("River Post", field="row:outlet")),
        parts=(Part("p1", Span(0, len(TEXT))),),
        passages=(Passage("g1", Span(0, len(TEXT)), "body", "p1"),),
        mentions=(
            Mention("m1", at("Ada Moran"), "person", "name", "e1", 0.9, "same-name"),
            Mention("m2", at("A clerk"), "person", "nominal", "e2", 0.5, "unnamed-source"),
            Mention("m3", at("Moran", 1), "person", "name", "e1", 0.8, "surname"),
            Mention("m4", at("River Authority"), "organisation", "name", "e3", 0.9, "same-name"),
        ),
        entities=(
            Entity("e1", "person", named=True, name="Ada Moran", names=("Ada Moran", "Moran")),
            Entity("e2", "person", named=False, name="A clerk", names=("A clerk",)),
            Entity("e3", "organisation", named=True, name="River Authority", names=("River Authority",)),
        ),
        dates=(Date("d1", at("3 March"), "2024-03-03", "2024-03-03", "2024", "day-month"),),
        counts=(Count("c1", at("two engineers"), 2.0, 2.0, 2.0, unit="engineers", statement="s1"),),
        statements=(
            Statement(
                "s1",
                (at("two engineers were arrested on 3 March"),),
                "indirect",
                "p1",
                cue=(at("said"),),
                source=(at("Minister Ada Moran"),),
                speakers=("e1",),
                score=0.7,
                rule="frame",
            ),
            Statement(
                "s2",
                (at("that Moran resigned as head of the River Authority"),),
                "indirect",
                "p1",
                cue=(at("denied"),),
                source=(at("A clerk"),),
                speakers=("e2",),
                stance="deny",
                about=("e1",),
                score=0.4,
                rule="frame",
            ),
        ),
        events=(
            Event("v1", "arrest", (at("arrested"),), "s1", roles=(Role("who", None, at("two engineers")),)),
            Event("v2", "resignation", (at("resigned"),), "s2", roles=(Role("who", "e1", at("Moran", 1)),)),
        ),
        offices=(Office("o1", "e1", at("head"), "s2", organisation="e3"),),
    )


def on(kind: ItemKind, local: str) -> Anchor:
    """Return the anchor of an item of the article."""
    anchor = anchor_of(TEXT, reading(), kind, local)
    if anchor is None:
        raise LookupError(local)
    return anchor


def words(words: str, kind: ItemKind = "words", nth: int = 0) -> Anchor:
    """Return the anchor of some words of the article."""
    return Anchor(DOCUMENT, kind, (Place(at(words, nth), words),))


def judged(
    action: Action,
    *targets: Anchor,
    settings: tuple[Setting, ...] = (),
    who: str = "R. Lind",
    minute: int = 0,
    undoes: str | None = None,
) -> Judgement:
    """Return a judgement that was made at some minute past noon."""
    bare = Judgement("", f"2024-05-01T12:{minute:02}:00.000000Z", who, "seen", action, targets, settings, undoes)
    return replace(bare, id=judgement_id(bare))


def setting(field: str, value: "str | Anchor | None") -> Setting:
    """Return one field set to words or to a thing."""
    return Setting(field, anchors=(value,)) if isinstance(value, Anchor) else Setting(field, value)
