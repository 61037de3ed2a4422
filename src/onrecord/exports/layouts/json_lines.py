"""JSON lines: one file for each kind of item, one object a line, ids joinable across files."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from onrecord.exports.filling import READ
from onrecord.exports.items import Items, line_form
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.jsonl`` for each kind of item (``docs/formats.md``)."""
    return tuple(written(reader, out))


def written(reader: Reader, out: Path) -> Iterator[Path]:
    """Write the files; yield each as soon as nothing more comes into it."""
    items = Items(reader)
    paths = {name: out / f"{name}.jsonl" for name in ("documents", *READ)}
    forms = {name: line_form(name) for name in paths}
    with ExitStack() as stack:
        files = {name: stack.enter_context(_opened(path)) for name, path in paths.items()}
        for name, rows in items.read():
            files[name].writelines([forms[name] % row for row in rows])
    yield from paths.values()
    for name, rows in items.joined():
        form = line_form(name)
        with _opened(out / f"{name}.jsonl") as file:
            file.writelines(form % row for row in rows)
        yield out / f"{name}.jsonl"


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")
