"""Other extractors of quotations beside this one, on the same texts, by the same scorer, in one run.

Run it as ``python -m benchmarks.peers [--textacy PYTHON] [--set NAME] [--markdown]``. ``PYTHON`` is the interpreter of
an environment of its own in which textacy is installed; it is never a dependency of the package. textacy works on the
trees of our pipeline, a passage at a time (it gives up on a text with an odd number of quotation marks). Speed is
words over the seconds that a core worked, for textacy with our pipeline's seconds before it.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.clocks import seconds
from benchmarks.peer_regex import quotations
from benchmarks.speed import stay_on_one_core
from evaluation import polnear, statements
from evaluation.corpora import SETS, Labelled, load
from evaluation.tally import Tally, total
from onrecord import api, build
from onrecord.ingest import take_in
from onrecord.model import Document, Options
from onrecord.reading.language import load_pipeline, parse
from onrecord.reading.page import lay_out

Line = dict[str, Any]
Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Source, cue and content of one attribution, as spans in the text."""

ROWS: dict[str, dict[str, Callable[[str, Line, Line], Tally]]] = {
    "gold": {"explicit statements": statements.explicit},
    "heldout": {"explicit statements": statements.explicit},
    "polnear": {
        "who + what": polnear.who_and_what,
        "speech": polnear.speech,
        "direct": polnear.direct,
    },
}
PUBLISHED = (
    ("CofeNet (2022), best without pretraining", "73.3 / 66.2 / 63.6"),
    ("CofeNet (2022), with BERT on a GPU", "83.2 / 75.3 / 72.9"),
)
"""Published F1 of exact spans of source, cue and content on PolNeAR test: another measure, another part."""

_TEXTACY = Path(__file__).with_name("peer_textacy.py")


@dataclass(frozen=True, slots=True)
class Ran:
    """What one extractor made of a set: a line for each document, and the seconds a core worked for it."""

    name: str
    lines: tuple[Line, ...]
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Run all extractors over the sets and print their figures side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--textacy", type=Path, metavar="PYTHON", help="Python of an environment with textacy")
    parser.add_argument("--set", choices=ROWS, help="one set; all of them without it")
    parser.add_argument("--markdown", action="store_true", help="tables for the documentation")
    chosen = parser.parse_args(arguments)
    stay_on_one_core()
    for name in [chosen.set] if chosen.set else SETS:
        documents = load(name)
        ran = [_ours(documents), _regex(documents)]
        if chosen.textacy:
            ran.insert(1, _textacy(documents, chosen.textacy))
        print(_table(name, documents, ran, mark="|" if chosen.markdown else ""))
    print("Published, exact spans of source / cue / content on PolNeAR test:")
    print("\n".join(f"* {who}: {figures}" for who, figures in PUBLISHED))
    return 0


def _ours(documents: Sequence[Labelled]) -> Ran:
    taken = _taken(documents)
    build.read(taken[0], Options())  # loads the models
    took, lines = seconds(lambda: tuple(api.reading_line(item, build.read(item, Options())) for item in taken))
    return Ran("onrecord, whole reading", lines, took)


def _regex(documents: Sequence[Labelled]) -> Ran:
    took, found = seconds(lambda: [list(quotations(document.text)) for document in documents])
    return Ran("a plain regex", tuple(map(_line, found)), took)


def _textacy(documents: Sequence[Labelled], python: Path) -> Ran:
    """Hand our trees to textacy in its own environment; its quotations come back as numbers of tokens."""
    pipeline = load_pipeline()
    took, parsed = 0.0, []
    for document in _taken(documents):
        spent, found = seconds(partial(parse, document.text, lay_out(document).passages, pipeline))
        took += spent
        parsed.append(found[0])
    handed = "\n".join(json.dumps(_trees(syntax)) for syntax in parsed)
    done = subprocess.run([python, _TEXTACY], input=handed, capture_output=True, encoding="utf-8", check=True)
    *answers, worked = [json.loads(line) for line in done.stdout.splitlines()]
    lines = [
        _line([{role: _spans(syntax, tokens) for role, tokens in item.items()} for item in answer])
        for syntax, answer in zip(parsed, answers, strict=True)
    ]
    return Ran("textacy 0.13 on our trees", tuple(lines), took + worked["seconds"])


def _taken(documents: Sequence[Labelled]) -> list[Document]:
    return [item for item in take_in([one.path for one in documents], Options()) if isinstance(item, Document)]


def _trees(syntax: Any) -> list[Line]:  # noqa: ANN401 - the room's own type is not named here
    """Return the passages of a text as lists of words with their trees, each with the number of its first token."""
    passages: dict[str, list[Any]] = {}
    for sentence in syntax.sentences:
        passages.setdefault(sentence.passage, []).append(sentence)
    done = []
    for sentences in passages.values():
        first, last = sentences[0].first, sentences[-1].last
        ends = [*syntax.starts[first + 1 : last].tolist(), int(syntax.ends[last - 1])]
        done.append(
            {
                "first": first,
                "words": list(syntax.words[first:last]),
                "spaces": [int(end) < after for end, after in zip(syntax.ends[first:last], ends, strict=True)],
                "heads": [int(head) - first for head in syntax.heads[first:last]],
                "deps": [_older_name(dep) for dep in syntax.deps[first:last]],
                "tags": list(syntax.tags[first:last]),
                "pos": list(syntax.pos[first:last]),
                "lemmas": list(syntax.lemmas[first:last]),
            }
        )
    return done


def _older_name(dep: str) -> str:
    """Return the relation under the name that textacy asks for: it was written for spaCy's own scheme too."""
    return {"nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "root": "ROOT", "aux:pass": "auxpass"}.get(dep, dep)


def _spans(syntax: Any, tokens: Sequence[int]) -> list[tuple[int, int]]:  # noqa: ANN401
    """Return runs of tokens as spans."""
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        span = syntax.span(token, token + 1)
        if runs and token - 1 in tokens:
            runs[-1] = (runs[-1][0], span.end)
        else:
            runs.append((span.start, span.end))
    return runs


def _line(found: Sequence[Spans]) -> Line:
    """Return quotations as a reading holds statements."""
    items: list[Line] = [
        {role: [{"start": start, "end": end} for start, end in item[role]] for role in polnear.ROLES}
        | {"id": f"s{number}", "manner": "direct", "parent": None, "speakers": []}
        for number, item in enumerate(found)
    ]
    return {"statements": items, "entities": []}


def _table(name: str, documents: Sequence[Labelled], ran: Sequence[Ran], mark: str) -> str:
    words = sum(len(document.text.split()) for document in documents)
    rows = ROWS[name]
    head = ["", *(f"{row}: P / R / F1" for row in rows), "words/s"]
    body = []
    for one in ran:
        cells = []
        for scorer in rows.values():
            tally = total(
                scorer(document.text, line, document.gold) for document, line in zip(documents, one.lines, strict=True)
            )
            cells.append(f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}")
        body.append([one.name, *cells, f"{words / one.seconds:,.0f}" if one.seconds else "-"])
    title = f"{name}, {len(documents)} documents, {words:,} words, {time.strftime('%Y-%m-%d')}"
    if mark:
        table = [head, ["---"] * len(head), *body]
        return f"### {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in table) + "\n"
    widths = [max(len(row[at]) for row in (head, *body)) for at in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *body)]
    return "\n".join([title, *lines]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
