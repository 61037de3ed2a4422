"""Rules alone, tagger alone, both combined: ``python -m training.attribution.compare [SET...]``.

It runs in the package's own environment. Sets: ``tune`` (the last PolNeAR train articles), ``dev`` (PolNeAR dev),
``gold`` (the seed documents with gold) and ``chains`` (our own chains, train part).
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
from evaluation.chains.annotation import GUM
from evaluation.chains.annotation import load as annotated
from evaluation.chains.gumtext import text_hash
from evaluation.tally import Tally, f1_interval, total
from onrecord.exports.lines import reading_line
from onrecord.ingest import take_in
from onrecord.model import Document, Options, Reading
from onrecord.reading.language import load_pipeline, parse
from onrecord.reading.page import lay_out
from onrecord.statements.answers import answered
from onrecord.statements.assemble import assemble
from onrecord.statements.attribute import ruled
from onrecord.statements.chains import chained
from onrecord.statements.found import Found, Material
from onrecord.statements.gate import LOWEST, load_gate
from onrecord.statements.material import prepare
from onrecord.statements.people import cast_of
from onrecord.statements.tagger import WEIGHTS, Tagger, load_tagger, tag
from onrecord.statements.turns import voiced
from onrecord.statements.variants import attributions
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


def line_of(case: Case, tagger: Tagger | None, *, rules: bool = True) -> Line:
    """Return the printed reading of a document by rules, tagger or, through the gate, both."""
    text, reading = case.document.text, case.reading
    m, problems = prepare(text, reading)
    cast = cast_of(reading)
    turns = voiced(m, cast)
    done = assemble(m, cast, chained(m, _found(m, tagger, rules=rules)), turns)
    whole = replace(
        reading,
        statements=answered(m, done.statements),
        turns=tuple(turns.values()),
        entities=(*reading.entities, *cast.added),
        problems=(*reading.problems, *problems),
    )
    return reading_line(case.document, whole)


def _found(m: Material, tagger: Tagger | None, *, rules: bool) -> list[Found]:
    if tagger is None:
        return ruled(m)
    if not rules:
        return [group[0].found for group in attributions(m, [], tag(m.text, m.reading, tagger))]
    gate = load_gate(tagger.name)
    tagged = tag(m.text, m.reading, replace(tagger, least=LOWEST))
    return ruled(m) if gate is None else gate.settle(m, ruled(m), tagged)


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
    if name == "chains":
        for item in annotated("train", GUM):
            title, text = f"{item.document.id}.txt", item.document.text
            document = Document(text_hash(text), title, title, "text/plain", text, language="en")
            yield Case(document, _before_attribution(document), item.gold)
        return
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
        ways: dict[str, Way] = {"rules": partial(line_of, tagger=None)}
        for weights in WEIGHTS:
            tagger = load_tagger((weights,))
            if tagger is not None:
                ways[f"{weights} alone"] = partial(line_of, tagger=tagger, rules=False)
                ways[f"{weights}, both"] = partial(line_of, tagger=tagger)
        compare(name, ways)


if __name__ == "__main__":
    main()
