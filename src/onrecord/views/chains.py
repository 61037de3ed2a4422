"""The chain of a statement: through whose hands its words came, from the page to the innermost source."""

from collections.abc import Iterator

from onrecord.lexicon.spelling import name_key
from onrecord.model import EntityKind, Masthead, Stated, Statement
from onrecord.record.query_leaf import Leaf
from onrecord.views.shelf import entity_of
from onrecord.views.values import Hand

_OUTLETS: tuple[EntityKind, ...] = ("publication", "organisation")
_AUTHORS: tuple[EntityKind, ...] = ("person", "organisation")


def chain(leaf: Leaf, statement: Statement) -> tuple[Hand, ...]:
    """Return outlet and author as far as they are known, then the turn and the enclosing statements, then its source.

    A hand that is not stated has no name and is not named: a page that names neither outlet nor author is one too.
    What a writer asserts in their own voice ends with the writer, who is not told twice.
    """
    return leaf.once(("chain", statement.id), lambda: _chain(leaf, statement))


def source_of(leaf: Leaf, statement: Statement) -> Hand | None:
    """Return whoever stands last in the chain of a statement, if that is a source or the turn of an interview."""
    if statement.manner != "author":
        return _hand(leaf, statement)
    return next((hand for hand in reversed(chain(leaf, statement)) if hand.role in ("source", "turn")), None)


def _chain(leaf: Leaf, statement: Statement) -> tuple[Hand, ...]:
    part = statement.part if statement.part in leaf.parts else ""
    outer = leaf.once(("writers", part), lambda: _writers(leaf, _masthead(leaf, statement)))
    inner = [_hand(leaf, item) for item in (*reversed(tuple(_above(leaf, statement))), statement)]
    if statement.manner == "author" and _told(outer, inner[-1]):
        return outer
    if not outer and statement.manner != "author":
        outer = (Hand("outlet", None, None, named=False, cue=""),)
    return (*outer, *inner)


def writers(leaf: Leaf) -> tuple[Hand, ...]:
    """Return outlet and author of a document, for words that lie in no statement; a writer who is not named is one."""
    return _writers(leaf, leaf.masthead) or (Hand("author", None, None, named=False, cue=""),)


def _writers(leaf: Leaf, masthead: Masthead) -> tuple[Hand, ...]:
    return (*_outlet(leaf, masthead), *_authors(leaf, masthead))


def _masthead(leaf: Leaf, statement: Statement) -> Masthead:
    part = leaf.parts.get(statement.part)
    return part.masthead if part else leaf.masthead


def _above(leaf: Leaf, statement: Statement) -> Iterator[Statement]:
    """Yield the enclosing statements, innermost first; a circle is left where it closes."""
    met = {statement.id}
    parent = leaf.statements.get(statement.parent or "")
    while parent is not None and parent.id not in met:
        yield parent
        met.add(parent.id)
        parent = leaf.statements.get(parent.parent or "")


def _hand(leaf: Leaf, statement: Statement) -> Hand:
    """Return who makes a statement; joint speakers are one hand."""
    speakers = [entity for speaker in statement.speakers if (entity := entity_of(leaf, speaker))]
    names = [entity.name for entity in speakers if entity.name]
    return Hand(
        role="turn" if statement.manner == "turn" else "author" if statement.manner == "author" else "source",
        entity=leaf.canonical[speakers[0].id] if speakers else None,
        name=", ".join(names) or None,
        named=bool(speakers) and all(entity.named for entity in speakers),
        cue=" … ".join(span.of(leaf.text) for span in statement.cue),
    )


def _outlet(leaf: Leaf, masthead: Masthead) -> Iterator[Hand]:
    stated = masthead.outlet or leaf.masthead.outlet
    if stated is not None:
        yield Hand("outlet", _bearer(leaf, stated, _OUTLETS), stated.value, named=True, cue="")


def _authors(leaf: Leaf, masthead: Masthead) -> Iterator[Hand]:
    """Yield the bylined writers as one hand."""
    authors = masthead.authors or leaf.masthead.authors
    if authors:
        names = ", ".join(author.value for author in authors)
        yield Hand("author", _bearer(leaf, authors[0], _AUTHORS), names, named=True, cue="")


def _bearer(leaf: Leaf, stated: Stated, kinds: tuple[EntityKind, ...]) -> str | None:
    """Return the linked entity of the one entity of the document that bears a name of the masthead."""
    found = [canonical for kind, canonical in leaf.bearers.get(name_key(stated.value), ()) if kind in kinds]
    return found[0] if len(found) == 1 else None


def _told(outer: tuple[Hand, ...], writer: Hand) -> bool:
    """Tell whether the writer stands in the chain already, or is not stated where somebody is."""
    if not outer:
        return False
    if writer.name is None:
        return True
    return any(
        (hand.entity is not None and hand.entity == writer.entity) or name_key(hand.name or "") == name_key(writer.name)
        for hand in outer
    )


def last_name(hands: tuple[Hand, ...]) -> str:
    """Return the name of the last hand, empty where it is not stated."""
    return (hands[-1].name if hands else None) or ""
