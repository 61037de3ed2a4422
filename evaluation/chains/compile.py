"""Turn written notes into stand-off annotations: ``python -m evaluation.chains.compile NOTES...``.

The notes hold words of the texts and stay out of the repository; what is written holds spans and ids alone. Every span
reads back by construction: it is a place where its words stand. ``--show`` prints each statement as it reads back.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.chains.annotation import GUM, HERE, PASSES
from evaluation.chains.gumtext import GumDocument, documents, text_hash
from evaluation.chains.manner import manner_of
from evaluation.chains.notation import Interval, NotationError, Note, parse
from evaluation.chains.speakers import Speakers

PARTS = {"train": "train", "dev": "test", "test": "test"}
"""GUM's split of a document and the part of this corpus it is in."""

_SHOWN = 6
"""Words shown of each end of a long stretch."""

Json = dict[str, Any]


def compile_document(document: GumDocument, lines: Sequence[str]) -> Json:
    """Return the annotation of one document.

    Raises:
        NotationError: a line does not fit the text.
    """
    notes = [_parsed(line, document) for line in lines]
    parents = [_parent(at, notes) for at in range(len(notes))]
    order = sorted(range(len(notes)), key=lambda at: (notes[at].content[0][0], -notes[at].content[-1][1], at))
    ids = {at: f"s{number}" for number, at in enumerate(order, 1)}
    labels = {note.label: ids[at] for at, note in enumerate(notes) if note.label is not None}
    speakers = Speakers(document)
    spoken: dict[int, list[str]] = {}
    for at in _outermost_first(parents):
        outer = parents[at]
        spoken[at] = speakers.of(notes[at], None if outer is None else spoken[outer])
    statements = [
        _statement(document, notes[at], ids[at], spoken[at])
        | {"parent": None if (outer := parents[at]) is None else ids[outer]}
        | {"answers": [{"statement": labels[to], "relation": relation} for relation, to in notes[at].answers]}
        for at in order
    ]
    return {
        "document": document.id,
        "split": document.split,
        "text_sha256": text_hash(document.text),
        "length": len(document.text),
        "entities": speakers.entities(),
        "statements": statements,
    }


def _parsed(line: str, document: GumDocument) -> Note:
    try:
        return parse(line, document)
    except (NotationError, IndexError) as error:
        raise NotationError(f"{document.id}: {line}\n    {error}") from error


def _outermost_first(parents: Sequence[int | None]) -> list[int]:
    def depth(at: int) -> int:
        outer = parents[at]
        return 0 if outer is None else 1 + depth(outer)

    return sorted(range(len(parents)), key=depth)


def _parent(at: int, notes: Sequence[Note]) -> int | None:
    """Return the note that this one is nested in: the one it is written under, else the one whose content holds it."""
    note = notes[at]
    if note.nested:
        above = [to for to in range(at) if notes[to].nested < note.nested]
        if not above:
            raise NotationError("a nested line without a line before it")
        return above[-1]
    anchor = note.cue or note.source or note.content
    holding = [
        to
        for to, other in enumerate(notes)
        if to != at and all(_inside(span, other.content) for span in anchor) and _size(other) > _size(note)
    ]
    return min(holding, key=lambda to: (_size(notes[to]), -notes[to].nested, to), default=None)


def _inside(span: Interval, content: Sequence[Interval]) -> bool:
    return content[0][0] <= span[0] and span[1] <= content[-1][1] and any(a <= span[0] < b for a, b in content)


def _size(note: Note) -> int:
    return sum(end - start for start, end in note.content)


def _statement(document: GumDocument, note: Note, identity: str, speakers: list[str]) -> Json:
    return {
        "id": identity,
        "content": list(note.content),
        "cue": list(note.cue),
        "source": list(note.source),
        "speakers": speakers,
        "manner": note.manner or manner_of(document.text, note.content, note.cue or note.source),
        "stance": note.stance,
        "tier": note.tier,
    }


def read_notes(path: Path) -> dict[str, list[str]]:
    """Return the lines of each document in a file of notes."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("#"):
            lines = found.setdefault(line.lstrip("# "), [])
        elif line:
            lines.append(line)
    return found


def main(arguments: Sequence[str]) -> int:
    """Compile files of notes into the folders of this package."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.chains.compile", description=__doc__)
    parser.add_argument("notes", nargs="+", type=Path)
    parser.add_argument("--pass", dest="passed", choices=PASSES, help="write one of the two apart, for agreement")
    parser.add_argument("--show", action="store_true", help="print what was understood")
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with the CoNLL-U files")
    chosen = parser.parse_args(arguments)
    texts = {document.id: document for document in documents(chosen.gum)}
    failed = 0
    for path in chosen.notes:
        for name, lines in read_notes(path).items():
            try:
                annotation = compile_document(texts[name], lines)
            except NotationError as error:
                print(error, file=sys.stderr)
                failed = 1
                continue
            part = f"twice/{chosen.passed}" if chosen.passed else PARTS[texts[name].split]
            _write(HERE / part / f"{name}.json", annotation)
            if chosen.show:
                print(shown(texts[name].text, annotation))
    return failed


def _write(path: Path, annotation: Json) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = {key: annotation[key] for key in ("entities", "statements")}
    head = json.dumps({key: value for key, value in annotation.items() if key not in rows})[:-1]
    lists = (f' "{key}": [\n  ' + ",\n  ".join(map(json.dumps, items)) + "\n ]" for key, items in rows.items())
    path.write_text(head + ",\n" + ",\n".join(lists) + "\n}\n", encoding="utf-8")


def shown(text: str, annotation: Json) -> str:
    """Return an annotation as it reads back, for the eye."""
    names = {
        entity["id"]: sorted({text[start:end] for start, end in entity["names"]}, key=len)[:3]
        for entity in annotation["entities"]
    }
    rows = [f"== {annotation['document']}"]
    for item in annotation["statements"]:
        words = {key: " / ".join(_ends(text[a:b]) for a, b in item[key]) for key in ("source", "cue", "content")}
        speakers = ", ".join("+".join(names[identity]) for identity in item["speakers"]) or "-"
        kinds = " ".join(item[key] for key in ("manner", "stance", "tier"))
        answers = " ".join(f"{answer['relation']}:{answer['statement']}" for answer in item["answers"])
        rows.append(
            f"{item['id']} <{item['parent'] or ''} {kinds} {answers} {speakers} [{words['source']}] ({words['cue']})"
        )
        rows.append(f"      {words['content']}")
    return "\n".join(rows)


def _ends(words: str) -> str:
    """Return a long stretch by its first and last words."""
    pieces = words.split()
    return " ".join(pieces if len(pieces) <= 2 * _SHOWN else [*pieces[:_SHOWN], "...", *pieces[-_SHOWN:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
