"""The pile that is timed."""

from pathlib import Path

from benchmarks.pile import make_pile, treebank_texts

TREEBANK = """# newdoc id = one
# newpar
# newpar_block = head (1 s)
# text = A title
1\tA\ta\tDET

# newpar
# text = First words.
# text = More words.
# newdoc id = two
# text = Alone.
"""


def test_a_treebank_becomes_texts() -> None:
    """Sentences of a paragraph share a line; a document may start without a paragraph mark."""
    assert list(treebank_texts(TREEBANK)) == ["A title\n\nFirst words. More words.\n", "Alone.\n"]
    assert list(treebank_texts("")) == []


def test_the_pile_has_real_documents(shared: Path, tmp_path: Path) -> None:
    """The seeds come first, byte for byte; the pile stops where it has enough words."""
    paths = make_pile(tmp_path, 8_000, shared)
    seeds = sorted((shared / "seeds").glob("*.txt"))
    assert [path.read_bytes() for path in paths[: len(seeds)]] == [path.read_bytes() for path in seeds]
    assert 8_000 <= sum(len(path.read_text(encoding="utf-8").split()) for path in paths) < 16_000


def test_the_samples_serve_without_the_shared_folder(tmp_path: Path) -> None:
    """The sample texts are taken again and again, no two documents alike."""
    paths = make_pile(tmp_path, 12_000, tmp_path / "nowhere")
    texts = [path.read_bytes() for path in paths]
    assert len(set(texts)) == len(texts)
    assert sum(len(text.split()) for text in texts) >= 12_000
