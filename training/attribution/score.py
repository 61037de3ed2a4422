"""Score the shipped weights on their own: ``python -m training.attribution.score [SET...] [--picture FILE]``.

Sets: ``tune`` (the last PolNeAR train articles by date, on which scores were fitted) and ``dev`` (PolNeAR dev). For
each: who and what, the expected calibration error, and how often attributions of each tenth of the score are right.
The picture shows both sets for the preferred weights.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from evaluation.tally import f1_interval
from onrecord.statements.tagger import WEIGHTS, Tagger, load_tagger
from training.attribution import calibrate, evaluate
from training.attribution.corpora import Article, load
from training.attribution.reliability import Bin, calibration_error, drawn

TUNED = 84
"""So many train articles, the last by date, are kept for tuning."""

_NAMES = {"tune": "articles kept for tuning", "dev": "PolNeAR dev"}


def articles(name: str) -> list[Article]:
    """Return the articles of a set."""
    if name == "dev":
        return load("polnear-dev")
    return sorted(load("polnear-train"), key=lambda article: (article.date, article.name))[-TUNED:]


def show(name: str, tagger: Tagger, chosen: Sequence[Article]) -> list[Bin]:
    """Print the figures of a tagger on a set and return its bins."""
    tallies = evaluate.tallies(chosen, evaluate.tagged(chosen, tagger))
    low, high = f1_interval(tallies["all"])
    print(f"{tagger.name} on {name}: {evaluate.shown(tallies)}; all between {low:.3f} and {high:.3f}")
    found = calibrate.reliability(tagger, chosen)
    print(f"expected calibration error {calibration_error(found):.3f}; score, share right, number:")
    for item in found:
        print(f"  {item.score:.3f} {item.right:.3f} {item.number:5}")
    return found


def main() -> None:
    """Score and, if asked, draw."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.score", description=__doc__)
    parser.add_argument("sets", nargs="*", default=list(_NAMES))
    parser.add_argument("--picture", type=Path, help="where to draw the reliability diagram")
    asked = parser.parse_args()
    curves: dict[str, list[Bin]] = {}
    for name in asked.sets:
        chosen = articles(name)
        for weights in WEIGHTS:
            tagger = load_tagger((weights,))
            if tagger is not None:
                found = show(name, tagger, chosen)
                curves.setdefault(_NAMES[name], found)
    if asked.picture is not None:
        asked.picture.write_text(drawn(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
