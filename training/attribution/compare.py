"""Rules alone, tagger alone, both combined: ``python -m training.attribution.compare [SET...]``.

It runs in the package's own environment. Sets: ``tune`` (the last PolNeAR train articles), ``dev`` (PolNeAR dev) and
``gold`` (the seed documents with gold).
"""

import argparse
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import corpora as scored
from evaluation import polnear
from evaluation import statements as explicit
from evaluation.tally import Tally, f1_interval, total
from onrecord.exports.lines import reading_line
from onrecord.ingest import take_in
from onrecord.model import Document, Options, Reading
from onrecord.reading.language import load_pipeline, parse
from onrecord.reading.page import lay_out
from onrecord.statements.answers import answered
from onrecord.statements.assemble import assemble
from onrecord.statements.attribute import _found as by_rules
from onrecord.statements.chains import chained
from onrecord.statements.combined import Weighing, combine
from onrecord.statements.continued import continued
from onrecord.statements.material import prepare
from onrecord.statements.people import cast_of
from onrecord.statements.tagger import WEIGHTS, Tagger, load_tagger, tag
from onrecord.statements.turns import voiced
from training.attribution.corpora import WORK, load
from training.attribution.evaluate import gold_of

SHARED = Path("../shared")
TUNED = 84

Line = dict[str, Any]
Scorer = Callable[[str, Line, Line], Tally]
Way = Callable[["Case"], Line]

_POLNEAR: dict[str, Scorer] = {
    "who+what": polnear.who_and_what,
    "speech": polnear.speech,
    "direct": polnear.direct,
}
_OURS: dict[str, Scorer] = {"statements": explicit.explicit, "+ speaker, depth": explicit.speaker_and_depth}


ALL = Weighing(add=0.0, add_attitude=0.0, edges=0.0)
WEIGHINGS = {
    "rules, speech added": Weighing(),
    "its edges, speech added": Weighing(edges=0.3),
    "its edges, all added": ALL,
    "its edges, its choice": Weighing(add=0.0, add_attitude=0.0, edges=0.0, keep=1.1),
}


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One document, its reading before attribution, and its gold."""

    document: Document
    reading: Reading
    gold: Line


def cases(name: str) -> tuple[list[Case], dict[str, Scorer]]:
    """Return the documents of a set, read once and kept, with its scorers."""
    path = WORK / f"cases-{name}.pickle"
    if not path.exists():
        path.write_bytes(pickle.dumps(list(_read(name))))
    found: list[Case] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return found, _POLNEAR if name in {"tune", "dev"} else _OURS


def line_of(case: Case, tagger: Tagger | None, weighing: Weighing | None, *, rules: bool = True) -> Line:
    """Return the printed reading of a document by rules, tagger or both."""
    text, reading = case.document.text, case.reading
    m, problems = prepare(text, reading)
    cast = cast_of(reading)
    turns = voiced(m, cast)
    found = by_rules(m) if rules else []
    if tagger is not None:
        found = combine(m, found, tag(text, reading, tagger), weighing)
    links = chained(m, continued(m, found) if rules else found)
    done = assemble(m, cast, links, turns)
    whole = replace(
        reading,
        statements=answered(m, done.statements),
        turns=tuple(turns.values()),
        entities=(*reading.entities, *cast.added),
        problems=(*reading.problems, *problems),
    )
    return reading_line(case.document, whole)


def compare(name: str, ways: dict[str, Way]) -> None:
    """Print the figures of each way on one set."""
    documents, scorers = cases(name)
    for way, take in ways.items():
        lines = [take(case) for case in documents]
        print(
            f"{name:6} {way:28}",
            "; ".join(_shown(row, scorer, documents, lines) for row, scorer in scorers.items()),
            flush=True,
        )


def _shown(row: str, scorer: Scorer, documents: Sequence[Case], lines: Sequence[Line]) -> str:
    tallies = [scorer(case.document.text, line, case.gold) for case, line in zip(documents, lines, strict=True)]
    whole, (low, high) = total(tallies), f1_interval(tallies)
    return f"{row} P {whole.precision:.3f} R {whole.recall:.3f} F {whole.f1:.3f} ({low:.3f}-{high:.3f})"


def _read(name: str) -> Iterable[Case]:
    for path, gold in _labelled(name):
        document = next(item for item in take_in([path], Options()) if isinstance(item, Document))
        yield Case(document, _before_attribution(document), gold)


def _before_attribution(document: Document) -> Reading:
    """Return the reading as attribution is handed it."""
    layout = lay_out(document)
    syntax, mentions, entities, _ = parse(document.text, layout.passages, load_pipeline())
    return Reading(
        document.id,
        "comparison",
        masthead=layout.masthead,
        parts=layout.parts,
        passages=layout.passages,
        turns=layout.turns,
        syntax=syntax,
        mentions=mentions,
        entities=entities,
    )


def _labelled(name: str) -> Iterable[tuple[Path, Line]]:
    if name == "gold":
        yield from ((item.path, item.gold) for item in scored.SETS["gold"](SHARED))
        return
    split = "dev" if name == "dev" else "train"
    articles = sorted(load(f"polnear-{split}"), key=lambda article: (article.date, article.name))
    for article in articles if name == "dev" else articles[-TUNED:]:
        yield SHARED / "data" / "polnear" / "data" / split / "text" / f"{article.name}.txt", gold_of(article)


def main() -> None:
    """Compare on the sets that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.compare", description=__doc__)
    parser.add_argument("sets", nargs="*", default=["tune", "dev", "gold"])
    for name in parser.parse_args().sets:
        ways: dict[str, Way] = {"rules": partial(line_of, tagger=None, weighing=None)}
        for weights in WEIGHTS:
            tagger = load_tagger((weights,))
            if tagger is not None:
                ways[f"{weights} alone"] = partial(line_of, tagger=tagger, weighing=ALL, rules=False)
                ways |= {
                    f"{weights}, {how}": partial(line_of, tagger=tagger, weighing=weighing)
                    for how, weighing in WEIGHINGS.items()
                }
        compare(name, ways)


if __name__ == "__main__":
    main()
