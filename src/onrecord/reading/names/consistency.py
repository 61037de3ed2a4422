"""One document, one kind for one name: what the whole text says about each name found in it."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind
from onrecord.reading.names.called import CALLED
from onrecord.reading.names.line import HYPHENS, Line, Name, free, put
from onrecord.reading.names.place_evidence import body_votes, capitalised, place_votes
from onrecord.reading.names.situated import SITUATED

REPEATED_SCORE = 0.7
# A name that the text calls a town or a party once is one; in votes of ten for each mention.
CALLED_VOTES = 25
# A full name speaks for its surname.
SURNAME_VOTES = 30
SHORT_VOTES = 12
# A single word at the start of a sentence is only taken for a name when the rest of the text says so this strongly.
_SURE = 2.5
_ENOUGH = 1.1
_CERTAIN = 0.9

# What a full name or a longer one is worth as support of its part.
_PART = 1.2

Votes = dict[str, Counter[EntityKind]]
Support = dict[str, float]
Known = dict[str, list[tuple[tuple[str, ...], float]]]
# The kinds in the order of a name's shares.
_TAGGED: tuple[EntityKind, ...] = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Text:
    """What the rest of a document says about its words.

    ``written`` are the names found, as they are written; ``small`` the words it writes without a capital; ``ordinary``
    those that any text does.
    """

    written: frozenset[str]
    small: frozenset[str]
    ordinary: Container[str]


def make_consistent(
    lines: Sequence[Line], names: Sequence[Sequence[Name]], ordinary: Container[str] = ()
) -> list[tuple[Name, ...]]:
    """Give every occurrence of a name the kind most of them have, and find the occurrences that were missed.

    ``ordinary`` are words that are no names when they are written without a capital.
    """
    found = [(line, name) for line, here in zip(lines, names, strict=True) for name in here]
    text = Text(
        written=frozenset(line.text(name.first, name.last) for line, name in found),
        small=frozenset(word for line in lines for word in line.words if word.islower()),
        ordinary=ordinary,
    )
    votes, support = _votes(lines, names, text)
    winners = {key: _winner(counts) for key, counts in votes.items()}
    best = {key: _by_surname(key, kind, winners) for key, kind in winners.items()}
    known, out = _by_first_word(support), list[tuple[Name, ...]]()
    for line, here in zip(lines, names, strict=True):
        kept = [name for name in here if not _ordinary(line, name, text)]
        agreed = [name.at(name.first, name.last, best[_key(line, name, text)]) for name in kept]
        out.append(tuple(_repeated(line, agreed, known, best, text)))
    return out


def surname_of(words: Sequence[str]) -> tuple[str, ...]:
    """The last name of a full name: its last word with what hyphens join to it."""
    first = len(words) - 1
    while first >= 2 and words[first - 1] in HYPHENS:
        first -= 2
    return tuple(words[first:])


def _votes(lines: Sequence[Line], names: Sequence[Sequence[Name]], text: Text) -> tuple[Votes, Support]:
    votes: Votes = defaultdict(Counter)
    support: Support = defaultdict(float)
    people = capitalised(lines)
    for line, found in zip(lines, names, strict=True):
        for name in found:
            words, key = line.words[name.first : name.last], _key(line, name, text)
            weight, counts = 1 + 0.3 * len(words), votes[key]
            support[key] += weight * (0.5 + 0.5 * name.score)
            if name.shares:
                for kind, share in zip(_TAGGED, name.shares, strict=True):
                    counts[kind] += round(10 * weight * share)
            else:
                counts[name.kind] += round(10 * weight * (0.5 + 0.5 * name.score))
            counts[name.kind] += CALLED_VOTES if name.rule == CALLED else 0
            counts["place"] += place_votes(line, name, people, found)
            counts["organisation"] += body_votes(line, name)
            for part, kind, count in _parts(name, words):
                votes[part][kind] += count
                support[part] += _PART
    return votes, support


def _parts(name: Name, words: Sequence[str]) -> Iterator[tuple[str, EntityKind, int]]:
    """A full name speaks for a surname, and an organisation's for its first word: Stannard Holdings, Stannard."""
    if len(words) == 1:
        return
    if name.kind == "person":
        surname = surname_of(words)
        share = name.shares[0] if name.shares else name.score
        if len("".join(surname)) > 3:
            yield " ".join(surname), "person", round(SURNAME_VOTES * share)
        if surname[0].islower():
            yield " ".join([surname[0].capitalize(), *surname[1:]]), "person", round(SURNAME_VOTES * share)
    elif name.kind == "organisation" and len(words) == 2 and len(words[0]) > 3:
        plain = gazetteer().kind(words[0]) is None and not _organised(words[:1])
        if plain and fold(words[0]) not in gazetteer().demonyms:
            yield words[0], "organisation", SHORT_VOTES


def _key(line: Line, name: Name, text: Text) -> str:
    """The words of a name; what is all in capitals goes with what the text also writes in small letters."""
    words = line.text(name.first, name.last)
    small = words.title()
    return small if words.isupper() and len(words) > 3 and small in text.written else words


def _winner(counts: Counter[EntityKind]) -> EntityKind:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _by_surname(key: str, kind: EntityKind, winners: dict[str, EntityKind]) -> EntityKind:
    """A full name whose last word is a person elsewhere ("Mr. Varek") is that person's."""
    words = key.split(" ")
    if kind not in {"place", "organisation"} or len(words) == 1 or winners.get(words[-1]) != "person":
        return kind
    plain = all(word[:1].isupper() or word in HYPHENS for word in words)
    return "person" if plain and gazetteer().kind(key) is None and not _organised(words) else kind


def _organised(words: Sequence[str]) -> bool:
    tables = gazetteer()
    known = tables.organisation_words | tables.demonyms | tables.place_words | tables.publication_words
    return any(fold(word) in known for word in words)


def _by_first_word(support: Support) -> Known:
    known: Known = defaultdict(list)
    for key in sorted(support, key=lambda key: (-len(key.split(" ")), key)):
        if support[key] >= _ENOUGH and len(key) > 2 and key[:1].isupper():
            words = tuple(key.split(" "))
            known[words[0]].append((words, support[key]))
    return known


def _repeated(line: Line, names: list[Name], known: Known, best: Mapping[str, EntityKind], text: Text) -> list[Name]:
    for first, word in enumerate(line.words):
        for words, weight in known.get(word, ()):
            last = first + len(words)
            if line.words[first:last] != words or not free(names, first, last):
                continue
            kind = best[" ".join(words)]
            if len(words) == 1 and not _believable(line, first, kind, weight, text):
                continue
            names = put(names, Name(first, last, kind, REPEATED_SCORE, "repeated"))
            break
    return names


def _ordinary(line: Line, name: Name, text: Text) -> bool:
    """A single word that is written without a capital elsewhere: at the start of a sentence, or after a mere "in"."""
    word, alone = line.words[name.first].lower(), name.last - name.first == 1
    if name.rule == SITUATED:
        return alone and word in text.ordinary
    return alone and name.first == line.opening and name.score < _CERTAIN and word in text.small


def _believable(line: Line, place: int, kind: EntityKind, weight: float, text: Text) -> bool:
    word = line.words[place].lower()
    if line.is_people(place) or line.is_title(place) or not line.nameable(place) or word in text.small:
        return False
    unusual = bool(text.ordinary) and word not in text.ordinary
    return kind == "person" or weight >= _SURE or place != line.opening or unusual
