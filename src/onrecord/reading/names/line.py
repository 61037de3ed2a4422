"""One sentence as the name patterns see it, and the names found in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.lexicon.gazetteer import Gazetteer, Known, gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind

HYPHENS = frozenset("-–")
MONEY = frozenset("$€£¥")
# Capitalised at the start of a sentence or in a calendar, never a name by themselves.
_OPEN_TAGS = frozenset({"RB", "UH", "CD"})
# Tags that only the words of a short list can have: on another word they are a slip of the tagger.
_CLOSED_TAGS = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WRB", "MD", "TO", "EX"})
_ENDS = frozenset({".", "?", "!", '"', "”", ":", "…"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words ``[first, last)`` of its sentence; ``score`` 0-1.

    ``shares`` are the tagger's probabilities that it is a person, an organisation, a place; none where a rule decided.
    """

    first: int
    last: int
    kind: EntityKind
    score: float
    rule: str
    shares: tuple[float, ...] = ()

    def overlaps(self, first: int, last: int) -> bool:
        """Tell whether a word of ``[first, last)`` belongs to this name."""
        return self.first < last and first < self.last

    def at(self, first: int, last: int, kind: EntityKind | None = None) -> "Name":
        """Return this name moved to other words, and to another kind if one is given."""
        shares = self.shares if kind is None or kind == self.kind else ()
        return replace(self, first=first, last=last, kind=kind or self.kind, shares=shares)


@dataclass(frozen=True, slots=True)
class Word:
    """What is known about a word by itself; all but ``folded`` and ``particle`` ask for a capital."""

    folded: str
    capital: bool
    nameable: bool
    function: bool
    shouted: bool
    title: bool
    people: bool
    organisation: bool
    given: bool
    particle: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence with what the tables know about them.

    ``named`` tells which words may be part of a name: capitalised, no function word, no calendar word; ``runs`` are
    the longest sequences of them, joined by hyphens. ``opening`` is the index of the first real word, whose capital
    says nothing. ``heading`` is True where most words have a capital and no full stop ends them, so that capitals do
    not mark names.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    known: tuple[Known, ...]
    seen: tuple[Word, ...]
    folded: tuple[str, ...]
    named: tuple[bool, ...]
    runs: tuple[tuple[int, int], ...]
    opening: int
    heading: bool

    @property
    def tables(self) -> Gazetteer:
        """The word tables."""
        return gazetteer()

    def is_title(self, place: int) -> bool:
        """Whether the word is a capitalised title."""
        return self.seen[place].title

    def describes_person(self, place: int) -> bool:
        """Whether the word is a title or a role, also in the plural."""
        word = self.folded[place].rstrip(".")
        forms = {word, word.removesuffix("s"), word.removesuffix("es")}
        return not forms.isdisjoint(self.tables.titles) or not forms.isdisjoint(self.tables.roles)

    def is_people(self, place: int) -> bool:
        """Whether the word is the capitalised name of a people, faith or party family."""
        return self.seen[place].people

    def is_organisation_word(self, place: int) -> bool:
        """Whether the word is capitalised and marks organisations."""
        return self.seen[place].organisation

    def marks_organisation(self, place: int) -> bool:
        """Whether the word tells an organisation, an outlet or a campaign."""
        word, tables = self.folded[place], self.tables
        return word in tables.organisation_words or word in tables.publication_words or word in tables.campaign_words

    def is_given(self, place: int) -> bool:
        """Whether the word is a given name or another part of a person's name."""
        return self.seen[place].given

    def is_particle(self, place: int) -> bool:
        """Whether the word may connect the parts of a person's name."""
        return self.seen[place].particle

    def capital(self, place: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.seen[place].capital

    def nameable(self, place: int) -> bool:
        """Whether the word may be part of a name: capitalised, no function word, no calendar word."""
        return self.named[place]

    def known_at(self, place: int) -> Known | None:
        """The table phrase that begins at a word."""
        return next((known for known in self.known if known.first == place), None)

    def text(self, first: int, last: int) -> str:
        """The words with single spaces: a key, not a quotation."""
        return " ".join(self.words[first:last])


def line_of(words: Sequence[str], tags: Sequence[str]) -> Line:
    """Look up the words of one sentence."""
    seen = tuple(map(_word, words))
    letters = [place for place, word in enumerate(words) if word[:1].isalpha()]
    long = [place for place in letters if len(words[place]) > 3]
    capital = sum(seen[place].capital for place in long)
    named = tuple(
        word.nameable and (word.shouted or not _unnamed(word, tag)) for word, tag in zip(seen, tags, strict=True)
    )
    folded = tuple(word.folded for word in seen)
    return Line(
        words=tuple(words),
        tags=tuple(tags),
        known=_known(words, folded),
        seen=seen,
        folded=folded,
        named=named,
        runs=tuple(_runs(words, named)),
        opening=letters[0] if letters else 0,
        heading=len(long) >= 4 and capital >= 0.8 * len(long) and words[-1] not in _ENDS,
    )


def _known(words: Sequence[str], folded: Sequence[str]) -> tuple[Known, ...]:
    """The phrases of the tables, but for what stands before a sum: "US $ 10"."""
    found = gazetteer().known(words, folded)
    if MONEY.isdisjoint(words):
        return found
    return tuple(known for known in found if known.last == len(words) or words[known.last] not in MONEY)


def _unnamed(word: Word, tag: str) -> bool:
    return tag in _OPEN_TAGS or (tag in _CLOSED_TAGS and word.function)


@lru_cache(maxsize=50_000)
def _word(word: str) -> Word:
    tables, folded, capital = gazetteer(), fold(word), word[:1].isupper()
    return Word(
        folded=folded,
        capital=capital,
        nameable=capital and tables.no_names.isdisjoint({folded, folded.removesuffix("s")}),
        function=folded in tables.function_words,
        shouted=len(word) > 1 and word.isupper(),
        title=capital and folded.rstrip(".") in tables.titles,
        people=capital and folded in tables.demonyms,
        organisation=capital and folded in tables.organisation_words,
        given=capital and (folded in tables.given_names or folded in tables.surnames),
        particle=word in HYPHENS or folded in tables.particles,
    )


def _runs(words: Sequence[str], named: Sequence[bool]) -> Iterator[tuple[int, int]]:
    place = 0
    while True in named[place:]:
        place = named.index(True, place)
        last = place + 1
        while last < len(words):
            if named[last]:
                last += 1
            elif words[last] in HYPHENS and last + 1 < len(words) and named[last + 1]:
                last += 2
            else:
                break
        yield place, last
        place = last


def free(names: Iterable[Name], first: int, last: int) -> bool:
    """Whether no name holds a word of ``[first, last)``."""
    return not any(name.overlaps(first, last) for name in names)


def put(names: Iterable[Name], new: Name) -> list[Name]:
    """Add a name; those that share a word with it give way."""
    kept = [name for name in names if not name.overlaps(new.first, new.last)]
    return sorted([*kept, new], key=lambda name: name.first)
