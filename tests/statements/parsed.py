"""Invented texts with their syntax: parses are kept beside the tests, so that no weights are needed to read them.

``python -m tests.statements.parsed`` adds what is missing with the shipped pipeline; parses may be mended by hand.
"""

import importlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from onrecord.model import (
    Entity,
    EntityKind,
    Masthead,
    Mention,
    MentionForm,
    Part,
    Passage,
    PassageKind,
    Reading,
    Sentence,
    Span,
    Syntax,
    Turn,
    TurnRole,
)

FOLDER = Path(__file__).parent
PARSES = FOLDER / "parses.tsv"
_LABELLED = re.compile(r"(Q|A): ")

Row = tuple[str, str, str, str, str, int]
"""Word, lemma, tag, part of speech, relation, head (index in its sentence, itself for a root)."""


def span_of(text: str, words: str, *, nth: int = 0) -> Span:
    """Return where ``words`` stand in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def passages_of(text: str, kinds: Sequence[PassageKind] = ()) -> tuple[tuple[Passage, ...], tuple[Turn, ...]]:
    """Return a passage for each paragraph; "Q: " and "A: " open turns, "# " marks nothing (kinds are given)."""
    passages: list[Passage] = []
    turns: list[Turn] = []
    starts = [0, *(match.end() for match in re.finditer(r"\n\s*\n", text))]
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        kind: PassageKind = kinds[place] if place < len(kinds) else "body"
        label = _LABELLED.match(text, start)
        if label is not None:
            role: TurnRole = "question" if label.group(1) == "Q" else "answer"
            turns.append(Turn(f"t{len(turns) + 1}", "p1", role, Span(label.start(), label.end() - 1)))
            kind = role
        turn = turns[-1].id if turns and kind in {"question", "answer"} else None
        passages.append(Passage(f"g{place + 1}", Span(start, end), kind, "p1", turn))
    return tuple(passages), tuple(turns)


def reading_of(
    text: str,
    names: Mapping[str, tuple[str, EntityKind]] | None = None,
    *,
    kinds: Sequence[PassageKind] = (),
    masthead: Masthead | None = None,
) -> Reading:
    """Return a reading of an invented text; ``names`` maps words to the entity they denote and its kind."""
    passages, turns = passages_of(text, kinds)
    mentions, entities = _mentions(text, names or {})
    return Reading(
        "invented",
        "test",
        masthead=masthead or Masthead(),
        parts=(Part("p1", Span(0, len(text))),),
        passages=passages,
        turns=turns,
        mentions=mentions,
        entities=entities,
        syntax=syntax_of(text, passages),
    )


def _mentions(text: str, names: Mapping[str, tuple[str, EntityKind]]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    places = sorted(
        (match.start(), match.end(), words)
        for words in names
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    )
    outer = [place for place in places if not any(_inside(place, other) for other in places)]
    mentions = tuple(
        Mention(f"m{number}", Span(start, end), names[words][1], _form(words), names[words][0], 1.0, "given")
        for number, (start, end, words) in enumerate(outer, start=1)
    )
    entities: dict[str, Entity] = {}
    for words, (entity, kind) in names.items():
        if _form(words) != "pronoun":
            before = entities.get(entity)
            surface = (*before.names, words) if before is not None else (words,)
            entities[entity] = Entity(entity, kind, named=True, name=max(surface, key=len), names=surface)
    return mentions, tuple(entities.values())


def _inside(place: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _form(words: str) -> MentionForm:
    if words.lower() in {"he", "she", "they", "it", "his", "her"}:
        return "pronoun"
    return "name" if words[0].isupper() and not words.startswith(("The ", "A ")) else "nominal"


def syntax_of(text: str, passages: Sequence[Passage]) -> Syntax:
    """Return the kept parse of ``text``."""
    rows = kept_parses().get(text)
    if rows is None:
        raise LookupError(f"no parse is kept of {text[:60]!r}: run python -m tests.statements.parsed")
    return build(text, rows, passages)


def build(text: str, sentences: Sequence[Sequence[Row]], passages: Sequence[Passage]) -> Syntax:
    """Return the syntax of ``text`` from its rows, words found in the text from left to right."""
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    spans: list[Sentence] = []
    place = 0
    for rows in sentences:
        first = len(starts)
        for row in rows:
            place = text.index(row[0], place)
            starts.append(place)
            place += len(row[0])
            ends.append(place)
            heads.append(first + row[5])
        span = Span(starts[first], ends[-1])
        passage = next(item.id for item in passages if span.start < item.span.end)
        spans.append(Sentence(span, first, len(starts), passage))
    flat = [row for rows in sentences for row in rows]
    return Syntax(
        np.array(starts, dtype=np.int32),
        np.array(ends, dtype=np.int32),
        np.array(heads, dtype=np.int32),
        tuple(row[0] for row in flat),
        tuple(row[1] for row in flat),
        tuple(row[2] for row in flat),
        tuple(row[3] for row in flat),
        tuple(row[4] for row in flat),
        tuple(spans),
    )


@cache
def kept_parses() -> Mapping[str, list[list[Row]]]:
    """Return the kept parses by text: sentences of rows."""
    kept: dict[str, list[list[Row]]] = {}
    text = ""
    for line in PARSES.read_text(encoding="utf-8").split("\n") if PARSES.exists() else ():
        if line.startswith("# text = "):
            text = json.loads(line.removeprefix("# text = "))
            kept[text] = [[]]
        elif not line:
            if text and kept[text][-1]:
                kept[text].append([])
        else:
            word, lemma, tag, pos, dep, head = line.split("\t")
            kept[text][-1].append((word, lemma, tag, pos, dep, int(head)))
    return {text: [rows for rows in sentences if rows] for text, sentences in kept.items()}


def texts() -> Iterator[str]:
    """Return the texts of all tables of cases and of the invented articles."""
    for path in sorted(FOLDER.glob("test_*.py")):
        module = importlib.import_module(f"tests.statements.{path.stem}")
        for case in getattr(module, "CASES", ()):
            yield case if isinstance(case, str) else case[0]
        yield from getattr(module, "TEXTS", ())


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _add_missing() -> None:
    """Parse what is not kept yet with the shipped pipeline."""
    from onrecord.reading.syntax.pipeline import load_pipeline, parse_passages

    pipeline = load_pipeline()
    known = kept_parses()
    lines: list[str] = []
    for text in dict.fromkeys(texts()):
        passages, _ = passages_of(text)
        if text in known:
            sentences = known[text]
        else:
            syntax = parse_passages(text, passages, pipeline)
            sentences = [_rows(syntax, item.first, item.last) for item in syntax.sentences]
        lines.append(f"# text = {_escaped(text)}")
        for rows in sentences:
            lines += ["\t".join(str(value) for value in row) for row in rows]
            lines.append("")
    PARSES.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(syntax: Syntax, first: int, last: int) -> list[Row]:
    return [
        (
            syntax.words[token],
            syntax.lemmas[token],
            syntax.tags[token],
            syntax.pos[token],
            syntax.deps[token],
            int(syntax.heads[token]) - first,
        )
        for token in range(first, last)
    ]


if __name__ == "__main__":
    _add_missing()
