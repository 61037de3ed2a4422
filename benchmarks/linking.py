"""How fast documents are linked: ``python -m benchmarks.linking [--documents 20000]``.

A made pile: each document names people, bodies and places, the well-known ones again and again, with posts of some.
Prints the seconds to link all of it, and to link one document more. Seconds are those this process worked.
"""

import argparse
import random
import sys
from collections.abc import Sequence

from benchmarks.clocks import seconds
from benchmarks.names import pile
from onrecord.lexicon.words import read_words
from onrecord.linking.cards import Card, Sort, name_key_of
from onrecord.linking.entities import Focus, links_of, relink
from onrecord.linking.shelf import Shelved
from onrecord.model import Occurrence, Span

DOCUMENTS, NAMES_EACH, SEED = 20_000, 15, 3
SORTS: tuple[Sort, ...] = ("person", "body", "place")
POSTS = ("foreign minister", "president", "spokesman", "ambassador", "governor", "member parliament", "mayor", "judge")


def documents(count: int, seed: int = SEED) -> list[list[Card]]:
    """Return the cards of made documents."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    people = pile(max(200, count // 2))
    bodies = [f"{draw.choice(people).split()[-1]} {word}" for word in read_words("names/organisation-words.txt")] * 5
    places = list(read_words("names/countries.txt"))
    return [
        [_card(draw, number, place, (people, bodies, places)) for place in range(NAMES_EACH)] for number in range(count)
    ]


def _card(draw: random.Random, document: int, place: int, names: tuple[list[str], list[str], list[str]]) -> Card:
    sort = SORTS[place % 3]
    known = names[place % 3]
    name = known[int(len(known) * draw.random() ** 3)]
    home = names[2][int(len(names[2]) * draw.random() ** 3)]
    if sort == "person" and draw.random() < 0.3:
        name = name.split()[-1]
    post = ((f"{draw.choice(POSTS)}@{home}", Span(9, 19)),) if sort == "person" and draw.random() < 0.4 else ()
    at = Occurrence(f"{document:064}", f"e{place}")
    key = name_key_of(name, sort, home) or name.lower()
    return Card(at, sort, name, key, frozenset(), Span(0, 9), post, home)


def main(arguments: Sequence[str]) -> int:
    """Print documents, cards, links and seconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    chosen = parser.parse_args(arguments)
    made = documents(chosen.documents + 1)
    shelf = Shelved(card for cards in made[:-1] for card in cards)
    whole, links = seconds(lambda: links_of(shelf, Focus(shelf.nodes(), shelf.bare())))
    shelf.add(made[-1])
    more, (focus, new) = seconds(lambda: relink(shelf, made[-1]))
    print(f"{chosen.documents} documents, {chosen.documents * NAMES_EACH} cards, {len(links)} links: {whole:.1f} s")
    print(f"one document more touches {len(focus.nodes)} names and {len(new)} links: {more:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
