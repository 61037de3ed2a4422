"""Train the shipped weights: `python -m training` for all, or the name of one step.

Each step leaves its result in `training/work`, so that a run that was broken off goes on where it stopped.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from training import (
    evaluate,
    gazetteers,
    lemma_tables,
    name_corpora,
    name_sounds,
    name_tagger,
    name_variation,
    ship,
    treebank,
)
from training import word_classes as classes

SHARED, WORK = Path("../shared"), Path("training/work")
TRAINED, CONFIG = WORK / "syntax" / "model-best", Path("training/syntax.cfg")


def make_tables() -> None:
    """Derive the name tables of the lexicon from CLDR, GeoNames, Faker and Wikidata."""
    gazetteers.build(SHARED, datetime.now(tz=UTC).date().isoformat())


def train_syntax() -> None:
    """Train tokens to trees on the treebanks: about 40 minutes on one core."""
    if not (WORK / "treebank" / "train.spacy").exists():
        print(treebank.convert(SHARED, WORK / "treebank"))
    if (WORK / "syntax" / "model-last").exists():
        return
    full = WORK / "full.cfg"
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    spacy = [sys.executable, "-m", "spacy"]
    subprocess.run([*spacy, "init", "fill-config", str(CONFIG), str(full)], check=True)
    subprocess.run([*spacy, "train", str(full), "--output", str(WORK / "syntax")], check=True, env=os.environ | threads)


def learn_tables() -> None:
    """Learn lemma rules, parts of speech and word classes."""
    lemma_tables.build(SHARED, ship.WEIGHTS)
    classes.build(SHARED, ship.WEIGHTS)


def train_names() -> None:
    """Train the name tagger with the tags of the trained pipeline: about five minutes on one core."""
    sets = name_corpora.training_sets(SHARED)
    sets["varied"] = [named for sentences in list(sets.values()) for named in name_variation.varied(sentences)]
    print(name_tagger.train(sets, TRAINED, ship.WEIGHTS / "names.crf"), "words")


def learn_sounds() -> None:
    """Learn which Arabic letters are written for which sounds: about two minutes on one core."""
    print(name_sounds.build(SHARED, datetime.now(tz=UTC).date().isoformat()), "pairs")


def ship_syntax() -> None:
    """Copy the trained pipeline into the package."""
    ship.ship(TRAINED)


def show_figures() -> None:
    """Print the figures of the shipped weights."""
    for line in evaluate.report(SHARED):
        print(line, flush=True)


STEPS: dict[str, Callable[[], None]] = {
    "tables": make_tables,
    "syntax": train_syntax,
    "learn": learn_tables,
    "names": train_names,
    "sounds": learn_sounds,
    "ship": ship_syntax,
    "evaluate": show_figures,
}


def main() -> None:
    """Run the steps asked for, all of them where none is."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("steps", nargs="*", help=f"any of {', '.join(STEPS)}; all of them where none is given")
    asked = parser.parse_args().steps or list(STEPS)
    unknown = [step for step in asked if step not in STEPS]
    if unknown:
        parser.error(f"no such step: {', '.join(unknown)}")
    for step in asked:
        print(f"== {step}", flush=True)
        STEPS[step]()


if __name__ == "__main__":
    main()
