"""How well names are compared: ``python -m evaluation.names ../shared/data [--queries 400] [--json]``.

All with the shipped cut-offs. *Own pairs*: 303 pairs of Persian, Arabic, Latin and Cyrillic spellings;
``same`` against everything else; pairs that nobody can tell from the spelling (``possible``) are counted apart.
*Wikidata*: Latin and Arabic spellings of one-word names, each right pair with one wrong one (the spelling of the next
pair of a shuffled list); and for some names, whether the right one of 4,000 has the highest score, strictly. The set
that costs were learnt and cut-offs chosen on (16) stands beside the one that is only reported (20).
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.tally import Tally, f1_interval, total
from onrecord.linking.matching import compare

CANDIDATES, QUERIES, SEED = 4000, 400, 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: sums, the interval of F1 over pairs, and a note."""

    name: str
    tally: Tally
    low: float
    high: float
    note: str = ""

    def line(self) -> str:
        """Return the row for the terminal."""
        shares = " ".join(f"{share:5.3f}" for share in (self.tally.precision, self.tally.recall, self.tally.f1))
        return f"{self.name:24} {shares}   {self.low:5.3f} - {self.high:5.3f} {self.tally.gold:7}   {self.note}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A one-word name in Latin and Arabic letters."""

    latin: str
    arabic: str


def main(arguments: Sequence[str]) -> int:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.names", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds names/")
    parser.add_argument("--queries", type=int, default=QUERIES, help="names for which the right one is looked for")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--errors", action="store_true", help="also the own pairs that come out otherwise")
    chosen = parser.parse_args(arguments)
    folder = chosen.data / "names"
    if not folder.is_dir():
        print(f"{folder}: not there", file=sys.stderr)
        return 1
    rows = [own_pairs(folder / "people-pairs.tsv", errors=chosen.errors)]
    for number in (16, 20):
        spellings = draw(folder / f"wd_arabic_{number}.tsv")
        rows += [
            pairs(spellings, f"wikidata {number}, pairs"),
            first(spellings, f"wikidata {number}, first", chosen.queries),
        ]
    if chosen.json:
        for row in rows:
            print(json.dumps(as_json(row), ensure_ascii=False))
        return 0
    print("names                        P     R    F1   95 % interval   items")
    print("\n".join(row.line() for row in rows))
    return 0


def as_json(row: Row) -> dict[str, object]:
    """Return a row as an object; shares are 0-1 with three decimals."""
    shares = {"precision": row.tally.precision, "recall": row.tally.recall, "f1": row.tally.f1}
    return {"row": row.name, **{key: round(share, 3) for key, share in shares.items()}, "items": row.tally.gold}


def own_pairs(path: Path, *, errors: bool = False) -> Row:
    """Score the own pairs: ``same`` against the rest."""
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter="\t"))
    tallies, unsure, kept = list[Tally](), 0, 0
    for row in read:
        found = compare(row["name_a"], row["name_b"])
        if row["same"] == "possible":
            unsure += 1
            kept += found.outcome == "possible"
            continue
        told, right = found.outcome == "same", row["same"] == "1"
        tallies.append(Tally(int(told and right), int(told), int(right)))
        if errors and told != right:
            print(f"{found.a} | {found.b}: {found.outcome} {found.score}: {found.why}", file=sys.stderr)
    return _row("own pairs", tallies, f"{len(tallies)} pairs; {kept} of {unsure} ambiguous ones are possible")


def draw(path: Path, count: int = CANDIDATES, seed: int = SEED) -> list[Spelling]:
    """Draw pairs of spellings, always the same ones."""
    read = list(_spellings(path))
    return random.Random(seed).sample(read, min(count, len(read)))  # noqa: S311 - nothing secret


def _spellings(path: Path) -> Iterator[Spelling]:
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, spelled, _ = line.split("\t")
        yield Spelling(latin, spelled.replace(" ", ""))


def pairs(spellings: Sequence[Spelling], name: str) -> Row:
    """Score each right pair and one wrong one: ``same`` against the rest."""
    tallies = list[Tally]()
    for place, spelling in enumerate(spellings):
        other = spellings[(place + 1) % len(spellings)].arabic
        found = compare(spelling.latin, spelling.arabic).outcome == "same"
        wrong = other != spelling.arabic and compare(spelling.latin, other).outcome == "same"
        tallies.append(Tally(int(found), int(found) + int(wrong), 1))
    return _row(name, tallies, f"{len(spellings)} right pairs, as many wrong ones")


def first(spellings: Sequence[Spelling], name: str, queries: int) -> Row:
    """Count for how many names the right spelling scores higher than each other one."""
    tallies = list[Tally]()
    for spelling in spellings[:queries]:
        right = compare(spelling.latin, spelling.arabic).score
        best = all(
            compare(spelling.latin, other.arabic).score < right
            for other in spellings
            if other.arabic != spelling.arabic
        )
        tallies.append(Tally(int(best), 1, 1))
    return _row(name, tallies, f"right one of {len(spellings)} first")


def _row(name: str, tallies: Sequence[Tally], note: str) -> Row:
    return Row(name, total(tallies), *f1_interval(tallies), note)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
