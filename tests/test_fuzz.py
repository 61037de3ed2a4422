"""Any text at all, and real articles hurt: nothing fails, every span reads back, the same text gives the same items."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.pages import read_back
from onrecord import api
from onrecord.model import Options, Problem
from tests.mutants import mutants, wild
from tests.piles import SAMPLES


def lines_of(texts: Iterable[str], folder: Path) -> list[dict[str, object]]:
    """Read texts as the rows of a file, and return the lines that the command prints."""
    path = folder / "articles.jsonl"
    rows = [json.dumps({"id": str(number), "text": text, "language": "en"}) for number, text in enumerate(texts)]
    path.write_text("\n".join(rows), encoding="utf-8")
    lines = []
    for item in api.read_pile([path], Options(), workers=1):
        assert not isinstance(item, Problem), item
        lines.append(json.loads(json.dumps(api.reading_line(*item))))
    return lines


def assert_sound(line: dict[str, object], text: str) -> None:
    """Fail where the reader failed, a span does not read back, or an id is used twice or points nowhere."""
    problems = line["problems"]
    assert isinstance(problems, list)
    failed = [item["message"] for item in problems if item["kind"] in {"reading-failed", "reader-died"}]
    assert not failed, failed
    tally = read_back(str(line["text"]), line)
    assert tally.matched == tally.predicted, text[:200]
    assert len(str(line["text"])) == len(text)
    ids = {kind: [item["id"] for item in line[kind]] for kind in ("statements", "entities", "passages")}  # type: ignore[attr-defined]
    for kind, found in ids.items():
        assert len(found) == len(set(found)), kind
    for statement in line["statements"]:  # type: ignore[attr-defined]
        assert set(statement["speakers"]) <= set(ids["entities"])
        assert statement["parent"] in {None, *ids["statements"]}
        assert statement["content"]


def test_texts_that_nobody_wrote(tmp_path: Path) -> None:
    texts = [wild(seed) for seed in range(120)]
    for line, text in zip(lines_of(texts, tmp_path), texts, strict=True):
        assert_sound(line, text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300))
def test_any_text_at_all(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    (line,) = lines_of([text], tmp_path_factory.mktemp("any"))
    assert_sound(line, text)


def test_the_samples_hurt(tmp_path: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts = list(mutants(sources, 40))
    for line, text in zip(lines_of(texts, tmp_path), texts, strict=True):
        assert_sound(line, text)


def test_real_articles_hurt(shared: Path, tmp_path: Path) -> None:
    paths = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "data").glob("polnear/data/dev/text/*"))[:20]]
    texts = list(mutants([path.read_text(encoding="utf-8") for path in paths], 50))
    for line, text in zip(lines_of(texts, tmp_path), texts, strict=True):
        assert_sound(line, text)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    texts = [wild(seed) for seed in range(200, 210)]
    assert lines_of(texts, tmp_path) == lines_of(texts, tmp_path)
