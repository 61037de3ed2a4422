"""Print documents with their sentences numbered, to annotate from: ``python -m evaluation.chains.sheet NAME...``."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.chains.annotation import GUM
from evaluation.chains.gumtext import GumDocument, documents


def sheet(document: GumDocument, *, marks: bool = False) -> Iterator[str]:
    """Yield the lines of a sheet: an empty one between paragraphs, a star for each attribution relation of GUM."""
    paragraph = None
    for number, sentence in enumerate(document.sentences, 1):
        if paragraph not in (None, sentence.paragraph):
            yield ""
        paragraph = sentence.paragraph
        stars = "*" * sum(word.attribution for word in sentence.words) if marks else ""
        label = f"[{document.text[slice(*sentence.label)]}] " if sentence.label is not None else ""
        yield f"{number}{stars} {label}{document.text[sentence.start : sentence.end]}"


def main(arguments: Sequence[str]) -> int:
    """Print the sheets of the named documents."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.chains.sheet", description=__doc__)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--marks", action="store_true", help="star sentences with an attribution relation of GUM")
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with the CoNLL-U files")
    chosen = parser.parse_args(arguments)
    for document in documents(chosen.gum):
        if document.id in chosen.names:
            print(f"# {document.id}", *sheet(document, marks=chosen.marks), "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
