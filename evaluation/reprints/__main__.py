"""How well reprints are found: ``python -m evaluation.reprints ../shared/data [--errors] [--json]``.

FA-KES is read and linked as a pile. Two articles count as found where a link of copies (verbatim, abridged) or versions
joins them or what is the same text as they; of the labelled pairs, those labelled ``reprint`` should be. Links between
articles that no label tells of are counted too: they are wrong until somebody looks at them.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.tally import Tally, f1_interval, total
from onrecord.api.reading import read_pile
from onrecord.linking.copies import Whence, relink, slips
from onrecord.linking.index import Slips
from onrecord.model import Link, Options, Problem, Slip

HERE = Path(__file__).resolve().parent
JOINING = frozenset({"verbatim", "abridged", "version"})
"""Relations that make one article a reprint of the other; what is quoted, credited or possible does not."""

HALF = 0.45
"""Score from which on an article is a reprint; below, it has a passage of the other one. Chosen on these labels."""

WHOLE = 0.8
"""Score from which on two articles are the same text, so that what is a reprint of one is one of the other."""

Pair = tuple[int, int]


def main(arguments: Sequence[str]) -> int:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reprints", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds fa-kes/")
    parser.add_argument("--errors", action="store_true", help="also the rows of the pairs that come out otherwise")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    chosen = parser.parse_args(arguments)
    path = chosen.data / "fa-kes" / "FA-KES-Dataset.csv"
    if not path.is_file():
        print(f"{path}: not there", file=sys.stderr)
        return 1
    labels = read_labels(HERE / "labels.tsv")
    links = linked(path)
    found = joined(links)
    tally, tallies = score(labels, found)
    low, high = f1_interval(tallies)
    unlabelled = sorted(pair_of(link) for link in links if pair_of(link) not in labels and is_joining(link))
    figures = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "low": low, "high": high}
    if chosen.json:
        rounded = {name: round(figure, 3) for name, figure in figures.items()}
        print(json.dumps({"row": "FA-KES reprints", **rounded, "items": tally.gold, "unlabelled": len(unlabelled)}))
        return 0
    print("                      P     R    F1   95 % interval   reprints")
    shares = " ".join(f"{figures[name]:5.3f}" for name in ("precision", "recall", "f1"))
    print(f"FA-KES reprints   {shares}   {low:5.3f} - {high:5.3f}   {tally.gold}")
    kinds = ", ".join(f"{number} {label}" for label, number in Counter(labels.values()).most_common())
    print(
        f"{len(labels)} labelled pairs ({kinds}); "
        f"{len(unlabelled)} links between articles without a label: {unlabelled}"
    )
    if chosen.errors:
        for pair, label in labels.items():
            if (pair in found) != (label == "reprint"):
                print(f"{pair}: {label}", *(f"{link.relation} {link.score}" for link in links if pair_of(link) == pair))
    return 0


def read_labels(path: Path) -> dict[Pair, str]:
    """Return the label of each labelled pair of rows."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(int(row["first"]), int(row["second"])): row["label"] for row in rows}


def linked(path: Path) -> tuple[Link, ...]:
    """Read the articles and return the links of the layer ``part``; documents are named by their row."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "articles.jsonl"
        pile.write_text("".join(f"{json.dumps(row)}\n" for row in _rows(path)), encoding="utf-8")
        held: list[Slip] = []
        for item in read_pile([pile], Options(), workers=1):
            if not isinstance(item, Problem):
                document, reading = item
                held += slips(document.source_id, reading, document.text, Whence(document.language))
    return relink(Slips(held), held).links


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            month, day, year = row["date"].split("/")
            yield {
                "id": str(number),
                "title": row["article_title"],
                "text": row["article_content"],
                "outlet": row["source"],
                "published": f"{year}-{int(month):02}-{int(day):02}",
            }


def is_joining(link: Link) -> bool:
    """Tell whether a link makes one article a reprint of the other."""
    return link.relation in JOINING and link.score >= HALF


def pair_of(link: Link) -> Pair:
    """Return the rows that a link joins, the lower one first."""
    first, second = sorted((int(link.a.document), int(link.b.document)))
    return first, second


def joined(links: Sequence[Link]) -> frozenset[Pair]:
    """Return the pairs of rows that are found: linked, or linked but for articles that are the same all over.

    What is shortened from a text is no reprint of what else was shortened from it, unless both are most of it.
    """
    groups: dict[int, frozenset[int]] = {}
    for link in links:
        if is_joining(link) and link.score >= WHOLE:
            first, second = pair_of(link)
            together = groups.get(first, frozenset({first})) | groups.get(second, frozenset({second}))
            groups |= dict.fromkeys(together, together)
    found = {(one, other) for one, group in groups.items() for other in group}
    for first, second in (pair_of(link) for link in links if is_joining(link)):
        found |= {(one, other) for one in groups.get(first, {first}) for other in groups.get(second, {second})}
    return frozenset((min(pair), max(pair)) for pair in found if pair[0] != pair[1])


def score(labels: dict[Pair, str], found: frozenset[Pair]) -> tuple[Tally, list[Tally]]:
    """Return the sum over the labelled pairs, and one tally for each."""
    tallies = [
        Tally(int(pair in found and label == "reprint"), int(pair in found), int(label == "reprint"))
        for pair, label in labels.items()
    ]
    return total(tallies), tallies


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
