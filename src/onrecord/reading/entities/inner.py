"""Names inside names: a country in the name of an outlet, a town in that of a council, a person in that of a fund.

They lie in the outer name and stand for whatever the same words stand for elsewhere in the document. Where they stand
nowhere by themselves, only countries, and towns after "of" or "in", are taken up. Nothing else of a reading goes by
them: who speaks and what is told of is the outer name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import (
    WITHIN_NAME,
    Entity,
    EntityKind,
    Mention,
    Reading,
    Span,
    Syntax,
    free_ids,
    with_mentions,
)
from onrecord.reading.names.line import HYPHENS

_HOLDING = frozenset({"organisation", "publication", "campaign", "event", "place"})
_JOINING = frozenset({"of", "in", "at", "for", "to"})
# What stands before these words and "of" is called so itself: the Republic of Zamar is Zamar.
_REALMS = frozenset(
    {"republic", "kingdom", "state", "states", "federation", "union", "emirate", "emirates", "sultanate"}
)
_REALMS |= {
    "emirates",
    "principality",
    "duchy",
    "commonwealth",
    "empire",
    "city",
    "town",
    "province",
    "county",
    "isle",
    "island",
}
# They make another place of the one behind them.
_SIDES = frozenset({"north", "south", "east", "west", "new", "northern", "southern", "eastern", "western", "central"})
_SIDES |= {"upper", "lower", "greater", "old", "papua", "equatorial", "british", "french"}
_SCORE = 0.8

Alone = Mapping[tuple[str, ...], tuple[EntityKind, str]]
"""What the folded words of names stand for where they are a name by themselves."""


@dataclass(frozen=True, slots=True)
class _Inner:
    """Tokens ``[first, last)`` inside a name; ``entity`` is empty where nothing else in the document is called so."""

    first: int
    last: int
    kind: EntityKind
    entity: str


def with_inner_names(text: str, reading: Reading) -> Reading:
    """Add the names inside the names of a reading as mentions of form ``nominal`` and rule ``within-name``."""
    syntax, ids = reading.syntax, free_ids(reading)
    names = [mention for mention in reading.mentions if mention.form == "name"]
    alone = _alone(syntax, names)
    mentions, entities, added = list[Mention](), list[Entity](), dict[tuple[str, ...], str]()
    for outer in names:
        if outer.kind not in _HOLDING:
            continue
        for found in _inside(syntax, outer, alone):
            span = syntax.span(found.first, found.last)
            entity = found.entity
            if not entity:
                key = _key(syntax, found.first, found.last)
                if key not in added:
                    added[key] = next(ids)
                    words = _flat(span, text)
                    entities.append(Entity(added[key], found.kind, named=True, name=words, names=(words,)))
                entity = added[key]
            mentions.append(Mention("", span, found.kind, "nominal", entity, min(outer.score, _SCORE), WITHIN_NAME))
    return with_mentions(reading, mentions, entities) if mentions else reading


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _key(syntax: Syntax, first: int, last: int) -> tuple[str, ...]:
    return tuple(fold(word) for word in syntax.words[first:last])


def _alone(syntax: Syntax, names: Sequence[Mention]) -> Alone:
    """Return what is called by which words; words for several are left out."""
    seen = defaultdict[tuple[str, ...], dict[str, EntityKind]](dict)
    for mention in names:
        tokens = syntax.tokens(mention.span)
        if tokens:
            seen[_key(syntax, tokens.start, tokens.stop)].setdefault(mention.entity, mention.kind)
    return {
        words: next((kind, entity) for entity, kind in held.items()) for words, held in seen.items() if len(held) == 1
    }


def _inside(syntax: Syntax, outer: Mention, alone: Alone) -> Iterator[_Inner]:
    """Yield the names inside one, longest first, left to right, none in another."""
    tokens = syntax.tokens(outer.span)
    words = [fold(word) for word in syntax.words[tokens.start : tokens.stop]]
    place = 0
    while len(words) > 1 and place < len(words):
        stop = place + 1
        if syntax.words[tokens.start + place][:1].isupper():
            stop, found = _at(syntax, tokens.start, words, place, outer, alone)
            if found is not None:
                yield found
        place = stop


def _at(
    syntax: Syntax, start: int, words: Sequence[str], place: int, outer: Mention, alone: Alone
) -> tuple[int, _Inner | None]:
    """Return where to look on, and the name that begins at a word of the outer one."""
    table = _listed(words, place)
    longest = next((last for last in range(len(words), place, -1) if tuple(words[place:last]) in alone), 0)
    if (place, longest) == (0, len(words)):
        longest = next((last for last in range(len(words) - 1, place, -1) if tuple(words[place:last]) in alone), 0)
    if longest and longest >= table[0]:
        kind, entity = alone[tuple(words[place:longest])]
        fits = entity != outer.entity and _fits(syntax, start, words, (place, longest), outer.kind, kind)
        return (longest, _Inner(start + place, start + longest, kind, entity)) if fits else (place + 1, None)
    last, kind_of_table = table
    if not last:
        return place + 1, None
    new = kind_of_table == "country" or (place > 0 and words[place - 1] in {"of", "in"} and outer.kind != "place")
    if new and _fits(syntax, start, words, (place, last), outer.kind, "place"):
        return last, _Inner(start + place, start + last, "place", "")
    return last, None


def _listed(words: Sequence[str], place: int) -> tuple[int, str]:
    """Return where the longest country or town of the tables that begins at a word ends, short of the whole name."""
    for phrase, kind in gazetteer().phrases.get(words[place], ()):
        last = place + len(phrase)
        if kind in {"country", "city"} and tuple(words[place:last]) == phrase and last - place < len(words):
            return last, kind
    return 0, ""


def _fits(
    syntax: Syntax, start: int, words: Sequence[str], at: tuple[int, int], outer: EntityKind, kind: EntityKind
) -> bool:
    """Tell whether the words are a name there, too, and not a piece of another one."""
    first, last = at
    before = words[first - 1] if first else ""
    if before == "the":
        before = words[first - 2] if first > 1 else ""
    hyphened = before in HYPHENS or (last < len(words) and words[last] in HYPHENS)
    if kind == "place":
        if outer == "place":
            return before in {"of", "in"} and not _REALMS & set(words[:first])
        return before not in _SIDES and not hyphened and words[last - 1] not in gazetteer().organisation_words
    if outer == "place" or hyphened:
        return False
    if kind == "person":
        return last - first > 1
    shouted = last - first == 1 and len(words[first]) > 1 and syntax.words[start + first].isupper()
    named_after = last - first > 1 and before in _JOINING and last == len(words)
    return kind in {"organisation", "publication", "campaign"} and (shouted or named_after)
