"""What is known about names: places, peoples, titles, words that mark organisations, given names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.words import fold, read_words

Kind = Literal["country", "city", "publication", "organisation"]


@dataclass(frozen=True, slots=True)
class Known:
    """A phrase of a table met at words ``[first, last)``."""

    first: int
    last: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The tables, folded. ``phrases`` maps a first word to the phrases that begin with it, longest first."""

    demonyms: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    organisation_words: frozenset[str]
    publication_words: frozenset[str]
    campaign_words: frozenset[str]
    event_words: frozenset[str]
    office_words: frozenset[str]
    place_words: frozenset[str]
    place_openers: frozenset[str]
    place_nouns: frozenset[str]
    site_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    body_nouns: frozenset[str]
    no_names: frozenset[str]
    function_words: frozenset[str]
    sole_titles: frozenset[str]
    particles: frozenset[str]
    not_acronyms: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]

    def known(self, words: Sequence[str], folded: Sequence[str] | None = None) -> tuple[Known, ...]:
        """Find the places, outlets and organisations among ``words``: capitalised, longest first, left to right.

        ``folded`` are the words folded, where that was done already.
        """
        folded = [fold(word) for word in words] if folded is None else folded
        found, place = list[Known](), 0
        while place < len(words):
            match = self._longest(words, folded, place)
            if match is not None:
                found.append(match)
            place = match.last if match is not None else place + 1
        return tuple(found)

    def kind(self, name: str) -> Kind | None:
        """The table that holds exactly ``name``, if any."""
        words = split_name(name)
        for phrase, kind in self.phrases.get(words[0], ()) if words else ():
            if phrase == words:
                return kind
        return None

    def _longest(self, words: Sequence[str], folded: Sequence[str], place: int) -> Known | None:
        phrases = self.phrases.get(folded[place])
        if phrases is None or not words[place][:1].isupper():
            return None
        for phrase, kind in phrases:
            last = place + len(phrase)
            written = "".join(words[place:last])
            if tuple(folded[place:last]) == phrase and (len(written) > 2 or written.isupper()):
                return Known(place, last, kind)
        return None


def split_name(name: str) -> tuple[str, ...]:
    """Fold a name and split it as the tokenizer would: at spaces, hyphens apart."""
    return tuple(fold(name).replace("-", " - ").split())


@cache
def gazetteer() -> Gazetteer:
    """Load the tables, once."""
    return Gazetteer(
        demonyms=_folded("names/demonyms.txt"),
        titles=frozenset(word.rstrip(".") for word in _folded("names/titles.txt")),
        roles=_folded("names/roles.txt"),
        organisation_words=_folded("names/organisation-words.txt"),
        publication_words=_folded("names/publication-words.txt"),
        campaign_words=_folded("names/campaign-words.txt"),
        event_words=_folded("names/event-words.txt"),
        office_words=_folded("names/office-words.txt"),
        place_words=_folded("names/place-words.txt"),
        place_openers=_folded("names/place-openers.txt"),
        place_nouns=_folded("names/place-nouns.txt"),
        site_nouns=_folded("names/site-nouns.txt"),
        outlet_nouns=_folded("names/outlet-nouns.txt"),
        body_nouns=_folded("names/body-nouns.txt"),
        no_names=_folded("names/no-names.txt") | _folded("names/calendar.txt"),
        function_words=_folded("names/function-words.txt"),
        sole_titles=_folded("names/sole-titles.txt"),
        particles=_folded("names/particles.txt"),
        not_acronyms=_folded("names/not-acronyms.txt"),
        given_names=_folded("names/given-names.txt"),
        surnames=_folded("names/surnames.txt"),
        phrases=_by_first_word(
            ("city", read_words("names/cities.txt")),
            ("publication", read_words("names/publications.txt")),
            ("organisation", read_words("names/organisations.txt")),
            ("country", read_words("names/countries.txt")),
        ),
    )


def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_words(name))


def _by_first_word(*tables: tuple[Kind, Iterable[str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    kinds: dict[tuple[str, ...], Kind] = {}
    for kind, names in tables:
        kinds.update({split_name(name): kind for name in names})
    grouped = defaultdict[str, list[tuple[tuple[str, ...], Kind]]](list)
    for phrase, kind in sorted(kinds.items(), key=lambda item: (-len(item[0]), item[0])):
        grouped[phrase[0]].append((phrase, kind))
    return {first: tuple(phrases) for first, phrases in grouped.items()}
