"""One document, one kind for one name: what the whole text says about each name found in it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind
from onrecord.reading.names.line import HYPHENS, Line, Name, free, put
from onrecord.reading.names.place_evidence import capitalised, place_votes

REPEATED_SCORE = 0.7
# A single word at the start of a sentence is only taken for a name when the rest of the text says so this strongly.
_SURE = 2.5
_ENOUGH = 1.1

Votes = dict[str, Counter[EntityKind]]


def make_consistent(lines: Sequence[Line], names: Sequence[Sequence[Name]]) -> list[tuple[Name, ...]]:
    """Give every occurrence of a name the kind most of them have, and find the occurrences that were missed."""
    votes = _votes(lines, names)
    winners = {key: _winner(counts) for key, counts in votes.items()}
    best = {key: _by_surname(key, kind, winners) for key, kind in winners.items()}
    known = _by_first_word(votes)
    out = list[tuple[Name, ...]]()
    for line, found in zip(lines, names, strict=True):
        agreed = [name.at(name.first, name.last, best[line.text(name.first, name.last)]) for name in found]
        out.append(tuple(_repeated(line, agreed, known, best)))
    return out


def surname_of(words: Sequence[str]) -> tuple[str, ...]:
    """The last name of a full name: its last word with what hyphens join to it."""
    first = len(words) - 1
    while first >= 2 and words[first - 1] in HYPHENS:
        first -= 2
    return tuple(words[first:])


def _votes(lines: Sequence[Line], names: Sequence[Sequence[Name]]) -> Votes:
    votes: Votes = defaultdict(Counter)
    people = capitalised(lines)
    for line, found in zip(lines, names, strict=True):
        for name in found:
            words = line.words[name.first : name.last]
            weight = 10 * (1 + 0.3 * len(words)) * (0.5 + 0.5 * name.score)
            votes[" ".join(words)][name.kind] += round(weight)
            votes[" ".join(words)]["place"] += place_votes(line, name, people)
            if name.kind == "person" and len(words) > 1:
                surname = surname_of(words)
                if len("".join(surname)) > 3:
                    votes[" ".join(surname)]["person"] += 10
    return votes


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


def _by_first_word(votes: Votes) -> dict[str, list[tuple[tuple[str, ...], float]]]:
    known: dict[str, list[tuple[tuple[str, ...], float]]] = defaultdict(list)
    for key in sorted(votes, key=lambda key: (-len(key.split(" ")), key)):
        weight = votes[key].total() / 10
        if weight >= _ENOUGH and len(key) > 2 and key[:1].isupper():
            words = tuple(key.split(" "))
            known[words[0]].append((words, weight))
    return known


def _repeated(
    line: Line,
    names: list[Name],
    known: dict[str, list[tuple[tuple[str, ...], float]]],
    best: dict[str, EntityKind],
) -> list[Name]:
    for first, word in enumerate(line.words):
        for words, weight in known.get(word, ()):
            last = first + len(words)
            if line.words[first:last] != words or not free(names, first, last):
                continue
            kind = best[" ".join(words)]
            if len(words) == 1 and not _believable(line, first, weight, kind):
                continue
            names = put(names, Name(first, last, kind, REPEATED_SCORE, "repeated"))
            break
    return names


def _believable(line: Line, place: int, weight: float, kind: EntityKind) -> bool:
    if line.is_people(place) or line.is_title(place) or not line.nameable(place):
        return False
    return kind == "person" or weight >= _SURE or place != line.opening
