"""JSON lines: one file for each kind of item, one object a line, ids joinable across files."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from onrecord.exports.beside import Beside
from onrecord.exports.columns import FILES
from onrecord.exports.filling import READ
from onrecord.exports.items import Items, line_form, opened, write_rows
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.jsonl`` for each kind of item (``docs/formats.md``)."""
    return in_order(written(reader, out))


def written(reader: Reader, out: Path) -> Iterator[Path]:
    """Write the files; yield each as soon as nothing more comes into it."""
    items = Items(reader)
    paths = {name: out / f"{name}.jsonl" for name in ("documents", *READ)}
    forms = {name: line_form(name) for name in paths}
    with Beside(reader, out) as beside:
        with ExitStack() as stack:
            files = {name: stack.enter_context(opened(path)) for name, path in paths.items()}
            for name, rows in items.read():
                files[name].writelines([forms[name] % row for row in rows])
        yield from paths.values()
        yield from (write_rows(out, name, rows) for name, rows in items.joined() if name not in beside.kinds)
        if beside.is_done():
            yield from (out / f"{name}.jsonl" for name in beside.kinds)
        else:
            yield from (write_rows(out, name, rows) for name, rows in items.joined() if name in beside.kinds)


def in_order(paths: Iterator[Path]) -> tuple[Path, ...]:
    """Return files of kinds of items in the order of the kinds."""
    return tuple(sorted(paths, key=lambda path: FILES.index(path.stem)))
