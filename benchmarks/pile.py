"""The pile that is timed: real documents where the shared folder is there, else the sample pile."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
SHARED = HERE.parent / "shared"
SAMPLES = HERE / "samples"


def make_pile(folder: Path, words: int, shared: Path = SHARED) -> list[Path]:
    """Write plain text files of about ``words`` words in all into ``folder`` and return their paths, in order.

    The seed documents come first, then texts of the GUM treebank; without the shared folder the sample pile's text
    files, again and again under new names.
    """
    paths: list[Path] = []
    written = 0
    for number, text in enumerate(_texts(shared)):
        if written >= words:
            break
        paths.append(folder / f"{number:04}.txt")
        paths[-1].write_bytes(text.encode())
        written += len(text.split())
    return paths


def _texts(shared: Path) -> Iterator[str]:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    for path in seeds:
        yield path.read_bytes().decode()
    for path in sorted((shared / "data" / "ud" / "gum").glob("*.conllu")):
        yield from treebank_texts(path.read_text(encoding="utf-8"))
    samples = sorted(SAMPLES.rglob("*.txt"))
    turn = 0
    while samples and not seeds:
        # A line of its own keeps the copies apart: one document met twice would be read once.
        yield from (f"{path.read_bytes().decode()}\n\nCopy {turn}\n" for path in samples)
        turn += 1


def treebank_texts(treebank: str) -> Iterator[str]:
    """Yield the plain text of each document of a CoNLL-U file: a line for each paragraph, empty lines between them."""
    paragraphs: list[list[str]] = []
    for line in treebank.splitlines():
        if line.startswith("# newdoc"):
            if paragraphs:
                yield _joined(paragraphs)
            paragraphs = []
        elif line.startswith("# newpar =") or line == "# newpar":
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs = paragraphs or [[]]
            paragraphs[-1].append(line.removeprefix("# text = "))
    if paragraphs:
        yield _joined(paragraphs)


def _joined(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences) + "\n"
