"""Train the shipped weights: `python -m training` for all, or the name of one step.

Each step leaves its result in `training/work`, so that a run that was broken off goes on where it stopped. Steps that
need PyTorch run in an environment of their own, `.venv-train`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from training import evaluate, gazetteers, lemma_tables, name_tagger, token_rules
from training import word_classes as classes

SHARED, WORK, WEIGHTS = Path("../shared"), Path("training/work"), Path("src/onrecord/weights/english")
TORCH = Path(".venv-train/bin/python")
EPOCHS = 14


def make_tables() -> None:
    """Derive the name tables of the lexicon from CLDR, GeoNames, Faker and Wikidata."""
    gazetteers.build(SHARED, datetime.now(tz=UTC).date().isoformat())


def learn_tables() -> None:
    """Learn lemma rules, parts of speech and word classes."""
    lemma_tables.build(SHARED, WEIGHTS)
    classes.build(SHARED, WEIGHTS)


def train_syntax() -> None:
    """Train tokens to trees on the treebanks and ship them: about a quarter of an hour on one core."""
    token_rules.build(WEIGHTS / "syntax")
    if not (WORK / "parser" / "vectors.npz").exists():
        _with_torch("training.parser_vectors")
    _with_torch("training.parser_train", "shipped", "--epochs", str(EPOCHS))
    _with_torch("training.parser_ship", "shipped", str(WEIGHTS / "syntax"))


def train_names() -> None:
    """Train the name tagger with the tags of the shipped parser: about five minutes on one core."""
    name_tagger.prepare(SHARED, WEIGHTS, WORK / "names")
    _with_torch("training.name_fit", str(WORK / "names"), str(WEIGHTS / "names.npz"))


def train_attribution() -> None:
    """Read the corpora with the pipeline as it is now and train both sets of weights: an hour on one core.

    Taggers that left out a part of our own annotations come first: the gate is fitted to what they make of that part.
    """
    _here("training.attribution.prepare")
    _here("training.attribution.open_corpora")
    for part, seed in (("0", "1"), ("1", "2")):
        _attribution("polnear", f"p{part}", "--without", part, learn=("--seed", seed, "--epochs", "3"))
    _with_torch("training.attribution.teach", "polnear", "p0", "p1")
    _attribution("polnear", "s1", learn=("--taught", "--after", "p0", "--rate", "0.0015", "--epochs", "2"))
    _attribution("open", "o1", learn=("--seed", "1", "--epochs", "3"))
    for kind in ("polnear", "open"):
        _here("training.attribution.gating", kind)


def _attribution(kind: str, run: str, *without: str, learn: Sequence[str]) -> None:
    """Train the network of one run and its linker, and write its weights."""
    _with_torch("training.attribution.train", run, "--kind", kind, *learn, *without)
    for module in ("linking", "ship"):
        _with_torch(f"training.attribution.{module}", kind, run, *without)


def show_figures() -> None:
    """Print the figures of the shipped weights."""
    for line in evaluate.report(SHARED):
        print(line, flush=True)


def _here(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


def _with_torch(module: str, *arguments: str) -> None:
    threads = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    paths = {"PYTHONPATH": f"src{os.pathsep}."}
    subprocess.run([str(TORCH), "-m", module, *arguments], check=True, env=os.environ | threads | paths)


STEPS: dict[str, Callable[[], None]] = {
    "tables": make_tables,
    "learn": learn_tables,
    "syntax": train_syntax,
    "names": train_names,
    "attribution": train_attribution,
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
