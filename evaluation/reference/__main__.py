"""Print the figures of reference within documents: ``python -m evaluation.reference [--split train|dev|test]``.

On gold mentions: the resolver gets GUM's trees and names. End to end: the whole reader gets the text. P is the share
of our links that are right; R the share of gold's that we found, which for pronouns is the share answered rightly.
``--errors`` lists wrong links of the train and dev splits; the test split is only counted.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evaluation.chains.annotation import GUM
from evaluation.reference.gold import GENRES, GoldDocument, load
from evaluation.reference.links import (
    NEUTER,
    PLURAL,
    SINGULAR,
    Side,
    appositions,
    beside,
    descriptions,
    found_of,
    interval,
    name_links,
    name_pairs,
    pronouns,
    titles,
)
from evaluation.reference.listing import errors
from evaluation.tally import Tally, total
from onrecord.model import Mention

ROWS: dict[str, Callable[[Side], Tally]] = {
    "names to names": name_links,
    "names of persons": lambda side: name_links(side, ["person"]),
    "names, all pairs": name_pairs,
    "he, she": lambda side: pronouns(side, SINGULAR),
    "they": lambda side: pronouns(side, PLURAL),
    "it": lambda side: pronouns(side, NEUTER),
    "appositions": appositions,
    "roles before names": titles,
    "other descriptions": descriptions,
}
WAYS = ("gold mentions", "end to end")


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 1 where the texts are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reference", description=__doc__)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test", help="test is what is told of")
    parser.add_argument("--genre", choices=GENRES, help="one genre; news, then all four, without it")
    parser.add_argument("--way", choices=WAYS, help="one of the two; both without it")
    parser.add_argument("--errors", action="store_true", help="list the wrong links; not of the test split")
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with the CoNLL-U files")
    chosen = parser.parse_args(arguments)
    try:
        documents = load(chosen.gum, chosen.split)
    except FileNotFoundError as error:
        print(
            f"{error.filename} is missing: put the shared folder beside the repository, or give --gum", file=sys.stderr
        )
        return 1
    for way in [chosen.way] if chosen.way else WAYS:
        sides = [side_of(document, way) for document in documents if chosen.genre in (None, document.genre)]
        for genre in [chosen.genre] if chosen.genre else ("news", None):
            print(table(f"{chosen.split}, {way}, {genre or 'all four genres'}", _of(sides, genre)))
        if chosen.errors and chosen.split != "test":
            print("\n".join(line for side in sides for line in errors(side)))
    return 0


def _of(sides: Sequence[Side], genre: str | None) -> list[Side]:
    return [side for side in sides if genre in (None, side.gold.genre)]


def side_of(document: GoldDocument, way: str) -> Side:
    """Resolve a document in one of the two ways."""
    return beside(document, tuple(on_gold(document) if way == WAYS[0] else end_to_end(document)))


def on_gold(document: GoldDocument) -> Sequence[Mention]:
    """Run the resolver on gold trees and names."""
    from onrecord.reading.entities.resolve import resolve

    return resolve(document.text, document.syntax, found_of(document))[0]


def end_to_end(document: GoldDocument) -> Sequence[Mention]:
    """Run the whole reader on the text."""
    from onrecord import build
    from onrecord.model import Document, Options

    made = Document(document.id, document.id, document.id, "text/plain", document.text, language="en")
    return tuple(mention for mention in build.read(made, Options()).mentions if not mention.aside)


def table(head: str, sides: Sequence[Side]) -> str:
    """Return precision and recall of each row with their intervals over documents."""
    lines = [f"{f'{head}, {len(sides)} documents':58}     P   95 % interval      R   95 % interval   right  ours  gold"]
    for row, scorer in ROWS.items():
        tallies = [scorer(side) for side in sides]
        tally = total(tallies)
        lines.append(
            f"  {row:56} {' '.join(_shares(tallies, tally))}  {tally.matched:5} {tally.predicted:5} {tally.gold:5}"
        )
    return "\n".join(lines) + "\n"


def _shares(tallies: Sequence[Tally], tally: Tally) -> Iterator[str]:
    shares: tuple[Callable[[Tally], float], ...] = (lambda item: item.precision, lambda item: item.recall)
    for share in shares:
        low, high = interval(tallies, share)
        yield f"{share(tally):5.3f}   {low:5.3f} - {high:5.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
