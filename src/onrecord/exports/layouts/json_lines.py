"""JSON lines: one file for each kind of item, one object a line, ids joinable across files."""

import json
from contextlib import ExitStack
from pathlib import Path

from onrecord.exports.columns import FILES
from onrecord.exports.items import Items
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.jsonl`` for each kind of item (``docs/formats.md``)."""
    paths = {name: out / f"{name}.jsonl" for name in FILES}
    dump = json.JSONEncoder(ensure_ascii=False).encode
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(path.open("w", encoding="utf-8", newline="")) for name, path in paths.items()
        }
        for name, item in Items(reader).all():
            files[name].write(dump(item) + "\n")
    return tuple(paths.values())
