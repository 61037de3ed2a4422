"""``onrecord compare``: whether two names may stand for one, and why; no record is touched."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.arguments import MisuseError, words_of
from onrecord.cli.printing import write_line
from onrecord.exports.rows import row_json

Kind = Annotated[
    Literal["person", "organisation", "place"], typer.Option("--kind", help="What the names are names of.")
]


def compare(
    a: Annotated[str | None, typer.Argument(help="A name, in any script.")] = None,
    b: Annotated[str | None, typer.Argument(help="Another name.")] = None,
    *,
    kind: Kind = "person",
    pairs: Annotated[
        str | None, typer.Option("--pairs", help="A file with a pair on each line, names apart by a tab; - reads here.")
    ] = None,
) -> None:
    """Tell whether two names may stand for one person, organisation or place, by spelling and structure alone, and why.

    Prints `same`, `possible` or `different` with a score and the reasons; for `--pairs` one JSON object a line.

    Example: `onrecord compare "Ada Sadeghi" "Ada Sadeqi"`
    """
    from onrecord.linking.matching import compare as compared

    if pairs is not None:
        if a is not None:
            raise MisuseError("Say either two names or --pairs.")
        for one, other in _read(pairs):
            write_line(row_json(compared(one, other, kind)))
        return
    if a is None or b is None:
        raise MisuseError('Name two names, as in: onrecord compare "Ada Sadeghi" "Ada Sadeqi".')
    found = compared(a, b, kind)
    if not sys.stdout.isatty():
        write_line(row_json(found))
        return
    sys.stdout.write(f"{found.outcome} ({found.score:.3f})\n")
    sys.stdout.writelines(f"  {reason}\n" for reason in found.why.split("; "))


def _read(source: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a file, or of standard input for ``-``; blank lines are passed over."""
    if source == "-":
        yield from _pairs(sys.stdin)
        return
    path = Path(source)
    if not path.is_file():
        raise MisuseError(f"There is no file {source}.")
    yield from _pairs(words_of(path).splitlines())


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        names = line.rstrip("\r\n").split("\t")
        if len(names) < 2:
            raise MisuseError(f"Line {number} has no tab between two names.")
        yield names[0].strip(), names[1].strip()
