"""JSON lines: one file for each kind of item, one object a line, ids joinable across files."""

from contextlib import ExitStack
from pathlib import Path

from onrecord.exports.columns import FILES
from onrecord.exports.items import Items, line_form
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.jsonl`` for each kind of item (``docs/formats.md``)."""
    paths = {name: out / f"{name}.jsonl" for name in FILES}
    forms = {name: line_form(name) for name in FILES}
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(path.open("w", encoding="utf-8", newline="")) for name, path in paths.items()
        }
        for name, rows in Items(reader).rows():
            form = forms[name]
            files[name].writelines(form % row for row in rows)
    return tuple(paths.values())
