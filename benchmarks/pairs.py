"""How fast DuckDB finds what shares a key: ``python -m benchmarks.pairs [--documents 2000]`` (extra ``parquet``).

Slips of readings as of news (``benchmarks.news_pile``) are handed over as columns of numbers; of each layer all pairs
of nodes are found that share a key which no more than ``COMMON`` slips bear. Seconds are those this process worked, on
one thread: to hand the keys over, and to join them. See decision 18.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.clocks import seconds
from benchmarks.news_pile import news
from onrecord.linking import LAYERS, slips_of
from onrecord.model import Layer, Slip

COMMON = 60
_JOIN = f"""
WITH few AS (SELECT key FROM bearing GROUP BY key HAVING count(*) BETWEEN 2 AND {COMMON}),
     held AS (SELECT DISTINCT key, node FROM bearing JOIN few USING (key))
SELECT count(*) FROM (
  SELECT one.node, other.node FROM held AS one JOIN held AS other ON one.key = other.key AND one.node < other.node
  GROUP BY ALL
)"""  # noqa: S608 - a number


def joined(slips: Iterable[Slip]) -> tuple[float, float, int]:
    """Return the seconds to hand keys over and to join them, and the number of pairs."""
    import duckdb

    numbers: dict[str, int] = {}
    held = [(numbers.setdefault(slip.node, len(numbers)), slip.keys) for slip in slips]
    with duckdb.connect() as database:
        database.execute("SET threads = 1")

        def hand_over() -> None:
            keys = np.fromiter((key for _, keys in held for key in keys), dtype=np.int64)
            nodes = np.repeat([node for node, _ in held], [len(keys) for _, keys in held])
            columns = {"key": keys, "node": nodes}
            database.register("columns", columns)
            database.execute("CREATE TABLE bearing AS SELECT * FROM columns")

        handed, _ = seconds(hand_over)
        spent, row = seconds(lambda: database.execute(_JOIN).fetchone())
    return handed, spent, int(row[0]) if row else 0


def main(arguments: Sequence[str]) -> int:
    """Print a line for each layer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pairs", description=__doc__)
    parser.add_argument("--documents", type=int, default=2_000)
    chosen = parser.parse_args(arguments)
    slips: dict[Layer, list[Slip]] = {layer: [] for layer in LAYERS}
    for made in news(chosen.documents):
        for slip in slips_of(*made):
            slips[slip.layer].append(slip)
    for layer, held in slips.items():
        handed, spent, pairs = joined(held)
        print(f"{layer}: {len(held):,} slips, {pairs:,} pairs; {handed:.2f} s to hand over, {spent:.2f} s to join")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
