"""Names brought to the form in which they are compared: folded words without titles, articles and full stops."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.reference import reference_words
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind, Syntax
from onrecord.reading.names.find import Found
from onrecord.reading.names.line import HYPHENS

SMALL = frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "a", "an", "&", "de", "la", "du", "des", "et", "al", "el", "'s", "s"}
)
"""Words that no abbreviation needs to hold."""
_ORGANISED = frozenset({"organisation", "publication", "campaign", "group", "event"})
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?")
_LONGEST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Key:
    """A name as it is compared. ``mark`` parts bearers of one surname by their courtesies ("m", "f"), else empty."""

    kind: EntityKind
    words: tuple[str, ...]
    mark: str = ""


def keys_of(syntax: Syntax, found: Sequence[Found]) -> list[Key]:
    """Return the key of each name; "Mr Moran" and "Mrs Moran" in one document have two."""
    made = dict[tuple[EntityKind, tuple[str, ...]], Key]()
    plain = [_key(name.kind, syntax.words[name.first : name.last], made) for name in found]
    genders = [courtesy(syntax, name.first) if name.kind == "person" else None for name in found]
    seen = defaultdict[Key, set[str]](set)
    for key, gender in zip(plain, genders, strict=True):
        if gender is not None and len(key.words) == 1:
            seen[key].add(gender)
    return [
        replace(key, mark=gender) if gender is not None and len(seen[key]) > 1 else key
        for key, gender in zip(plain, genders, strict=True)
    ]


def courtesy(syntax: Syntax, first: int) -> str | None:
    """Return what a courtesy right before a name says, "m" or "f": Mr, Mrs, Sir, Lady."""
    return reference_words().courtesies.get(syntax.words[first - 1].lower().rstrip(".")) if first else None


def initials(words: Sequence[str], *, small: bool = False) -> str:
    """Return the first letters of the words; ``small``: also those of "of", "and"."""
    return "".join(word[0] for word in words if (small or word not in SMALL) and word not in HYPHENS)


def same_words(key: Key) -> tuple[str, ...] | None:
    """Return what is equal for names of equal words in another order, hyphened or not; None for single words."""
    words = [word for word in key.words if word not in HYPHENS]
    if key.kind == "person":
        return ("".join(sorted(words)),) if len(words) > 1 else None
    telling = {_ministry(word) for word in words if word not in SMALL} - {"affairs"}
    return tuple(sorted(telling)) if len(telling) > 1 else None


def joined(key: Key) -> str:
    """Return the words as one: "Mehr-Ali" is "Mehrali"."""
    return "".join(word for word in key.words if word not in HYPHENS)


def _ministry(word: str) -> str:
    return {"defense": "defence", "center": "centre", "organization": "organisation"}.get(word, word)


def _key(kind: EntityKind, raw: tuple[str, ...], made: dict[tuple[EntityKind, tuple[str, ...]], Key]) -> Key:
    """Make a key once for names written alike: ``made`` keeps those of this document."""
    if (kind, raw) not in made:
        grouped: EntityKind = "organisation" if kind in _ORGANISED else kind
        bare = tuple(_without_letters(_without_titles(raw))) if grouped == "person" else raw
        words = tuple(_word(word) for word in bare)
        made[kind, raw] = Key(grouped, words[1:] if len(words) > 1 and words[0] == "the" else words)
    return made[kind, raw]


def _word(word: str) -> str:
    folded = fold(word)
    if _DOTTED.fullmatch(folded):
        return folded.replace(".", "")
    return folded.rstrip(".") or folded


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    tables = gazetteer()
    first = 0
    while first < len(words) - 1:
        word = fold(words[first]).rstrip(".")
        if word not in tables.titles or word in tables.given_names or word in tables.surnames:
            break
        first += 1
    return words[first:]


def _without_letters(words: tuple[str, ...]) -> Iterator[str]:
    """Drop what stands after a name for honours and degrees: "Ada Moran OBE"."""
    shouted = all(word.isupper() for word in words if word not in HYPHENS)
    for place, word in enumerate(words):
        if place > 1 and not shouted and word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_LETTERS:
            break
        yield word
