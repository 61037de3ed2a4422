"""Read the corpora with the shipped pipeline: ``python -m training.attribution.prepare [dev] [train]``."""

import sys
from pathlib import Path

from onrecord.reading.language import load_pipeline
from training.attribution.corpora import keep, polnear


def main() -> None:
    """Read the parts of PolNeAR that are asked for, both where none is."""
    pipeline = load_pipeline()
    for split in sys.argv[1:] or ("dev", "train"):
        articles = list(polnear(Path("../shared"), split, pipeline))
        keep(f"polnear-{split}", articles)
        print(split, len(articles), sum(len(article.reading.syntax) for article in articles), "tokens", flush=True)


if __name__ == "__main__":
    main()
