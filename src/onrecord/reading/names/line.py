"""One sentence as the name patterns see it, and the names found in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.gazetteer import Gazetteer, Known, gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind

HYPHENS = frozenset("-–")
# Capitalised at the start of a sentence or in a calendar, never a name by themselves.
_FUNCTION_TAGS = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WRB", "RB", "MD", "TO", "EX", "UH", "CD"})
_ENDS = frozenset({".", "?", "!", '"', "”", ":", "…"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words ``[first, last)`` of its sentence; ``score`` 0-1."""

    first: int
    last: int
    kind: EntityKind
    score: float
    rule: str

    def overlaps(self, first: int, last: int) -> bool:
        """Tell whether a word of ``[first, last)`` belongs to this name."""
        return self.first < last and first < self.last

    def at(self, first: int, last: int, kind: EntityKind | None = None) -> "Name":
        """Return this name moved to other words, and to another kind if one is given."""
        return replace(self, first=first, last=last, kind=kind or self.kind)


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence with what the tables know about them.

    ``opening`` is the index of the first real word, whose capital says nothing. ``heading`` is True where most
    words have a capital and no full stop ends them, so that capitals do not mark names.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    folded: tuple[str, ...]
    known: tuple[Known, ...]
    opening: int
    heading: bool

    @property
    def tables(self) -> Gazetteer:
        """The word tables."""
        return gazetteer()

    def is_title(self, place: int) -> bool:
        """Whether the word is a capitalised title."""
        return self.capital(place) and self.folded[place].rstrip(".") in self.tables.titles

    def describes_person(self, place: int) -> bool:
        """Whether the word is a title or a role, also in the plural."""
        word = self.folded[place].rstrip(".")
        forms = {word, word.removesuffix("s"), word.removesuffix("es")}
        return not forms.isdisjoint(self.tables.titles) or not forms.isdisjoint(self.tables.roles)

    def is_people(self, place: int) -> bool:
        """Whether the word is the capitalised name of a people, faith or party family."""
        return self.capital(place) and self.folded[place] in self.tables.demonyms

    def is_organisation_word(self, place: int) -> bool:
        """Whether the word is capitalised and marks organisations."""
        return self.capital(place) and self.folded[place] in self.tables.organisation_words

    def marks_organisation(self, place: int) -> bool:
        """Whether the word tells an organisation, an outlet or a campaign."""
        word, tables = self.folded[place], self.tables
        return word in tables.organisation_words or word in tables.publication_words or word in tables.campaign_words

    def is_given(self, place: int) -> bool:
        """Whether the word is a given name or another part of a person's name."""
        word = self.folded[place]
        return self.capital(place) and (word in self.tables.given_names or word in self.tables.surnames)

    def is_particle(self, place: int) -> bool:
        """Whether the word may connect the parts of a person's name."""
        return self.words[place] in HYPHENS or self.folded[place] in self.tables.particles

    def capital(self, place: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.words[place][:1].isupper()

    def nameable(self, place: int) -> bool:
        """Whether the word may be part of a name: capitalised, no function word, no calendar word."""
        folded = self.folded[place]
        if not self.capital(place) or not self.tables.no_names.isdisjoint({folded, folded.removesuffix("s")}):
            return False
        shouted = len(self.words[place]) > 1 and self.words[place].isupper()
        return shouted or self.tags[place] not in _FUNCTION_TAGS

    def known_at(self, place: int) -> Known | None:
        """The table phrase that begins at a word."""
        return next((known for known in self.known if known.first == place), None)

    def text(self, first: int, last: int) -> str:
        """The words with single spaces: a key, not a quotation."""
        return " ".join(self.words[first:last])


def line_of(words: Sequence[str], tags: Sequence[str]) -> Line:
    """Look up the words of one sentence."""
    letters = [place for place, word in enumerate(words) if word[:1].isalpha()]
    long = [place for place in letters if len(words[place]) > 3]
    capital = sum(words[place][0].isupper() for place in long)
    return Line(
        words=tuple(words),
        tags=tuple(tags),
        folded=tuple(fold(word) for word in words),
        known=gazetteer().known(words),
        opening=letters[0] if letters else 0,
        heading=len(long) >= 4 and capital >= 0.8 * len(long) and words[-1] not in _ENDS,
    )


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """Longest sequences of capitalised words that may be names; hyphens connect."""
    place = 0
    while place < len(line.words):
        if not line.nameable(place):
            place += 1
            continue
        last = place + 1
        while last < len(line.words):
            if line.nameable(last):
                last += 1
            elif line.words[last] in HYPHENS and last + 1 < len(line.words) and line.nameable(last + 1):
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
