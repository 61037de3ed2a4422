"""``python -m evaluation.traps``: names left in what is handed to others, and harmless strings that were replaced."""

import argparse
import html
import io
import re
import shutil
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args
from urllib.parse import unquote

from evaluation.traps.people import PEOPLE
from evaluation.traps.planting import Pile, Trap, pile, write
from onrecord import api
from onrecord.exports.layouts import LAYOUTS
from onrecord.exports.report import Form
from onrecord.model import OnrecordError

_AROUND = 90
QUESTIONS = (
    "said",
    "who",
    "timeline",
    "events",
    "cases",
    "sources",
    "problems",
    "judgements",
    "queue",
    "custody",
    "aliases",
    "origins",
    "copies",
    "disputes",
    "summary",
)


def main(arguments: list[str]) -> int:
    """Print how many traps are left in each form and in all, and what harmless strings are gone; 1 where any is."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.traps", description=__doc__)
    parser.add_argument("--list", action="store_true", help="also say which")
    chosen = parser.parse_args(arguments)
    made = pile()
    with TemporaryDirectory() as folder:
        record = build(made, Path(folder))
        found = dict(written(record, Path(folder)))
    left: dict[str, tuple[Trap, str]] = {}
    seen: set[str] = set()
    wrong: set[Trap] = set()
    told: list[str] = []
    for name, texts in found.items():
        here = [trap for trap in made.traps if not trap.harmless and any(is_left(trap, text) for text in texts)]
        told.append(f"  {name:24} {len(here):4}")
        left |= {trap.mark: (trap, name) for trap in here}
        seen |= {trap.mark for trap in made.traps if any(trap.mark.casefold() in text.casefold() for text in texts)}
        wrong |= {
            t for t in made.traps if t.harmless and name in _WHOLE and not any(is_left(t, text) for text in texts)
        }
    traps = [trap for trap in made.traps if not trap.harmless]
    harmless = [trap for trap in made.traps if trap.harmless]
    print("traps left, by what was written")
    print("\n".join(told))
    print(
        f"traps left: {len(left)} of {len(traps)} ({sum(t.mark in seen for t in traps)} of them in a place that leaves)"
    )
    print(f"harmless strings replaced: {len(wrong)} of {len(harmless)}")
    if chosen.list:
        for trap, name in left.values():
            print(f"  left in {name}: {trap.mark} {trap.kind}: {trap.words}")
        for trap in sorted(wrong, key=lambda one: one.mark):
            print(f"  replaced: {trap.mark} {trap.kind}: {trap.words}")
        kinds = Counter(trap.kind for trap in traps if trap.mark not in seen)
        print("  not in any output:", dict(kinds))
    return 1 if left or wrong else 0


_WHOLE = ("jsonl",)


def build(made: Pile, folder: Path) -> Path:
    """Add the pile to a record, say what people say, label whom it is about; return the record."""
    (folder / "in").mkdir()
    write(made, folder / "in")
    record = folder / "traps.db"
    with api.open(record, create=True) as opened:
        opened.add([folder / "in"], workers=1, who="R. Lind")
        for person in PEOPLE:
            opened.set_alias(f"{person.name} = {person.other}", who="R. Lind")
        for act, document, words in made.said:
            target = next(row.document for row in opened.sources() if row.source_id == document)
            if act == "why":
                opened.judge("set", target, settings={"outlet": "Kestrel Daily"}, why=words, who="R. Lind")
            else:
                opened.judge("note" if act == "note" else "tag", target, value=words, who="R. Lind")
        namesake = _namesake(opened, "race.txt", PEOPLE[0].name)
        for person in PEOPLE:
            opened.label(person.name, "protected", why="family at home", who="R. Lind")
        opened.label(namesake, "public", why="another person", who="R. Lind")
    return record


def _namesake(opened: api.Record, document: str, name: str) -> str:
    """Judge who bears a name in a document to be another than everywhere else, and return the linked entity."""
    rows = opened._asking().rows(  # noqa: SLF001 - the ids of single documents are asked of no question
        "SELECT e.id, d.source_id FROM entities AS e JOIN documents AS d ON d.number = e.document WHERE e.name = :name",
        name=name,
    )
    here = next(row["id"] for row in rows if row["source_id"] == document)
    for row in rows:
        if row["source_id"] != document:
            opened.judge("different", here, row["id"], why="another person", who="R. Lind")
    sources = {source.source_id: source.document for source in opened.sources()}
    return next(
        voice.entity for voice in opened.voices() if voice.name == name and sources[document] in voice.documents
    )


def written(record: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each form with the texts of what was written for others; a form that refuses has none."""
    with api.open(record) as opened:
        for layout in LAYOUTS:
            yield layout, list(_exported(opened, folder / layout, layout))
        for form in get_args(Form):
            out = folder / f"report.{form}"
            opened.report(out, with_texts=form == "html", citing=True)
            yield f"report {form}", list(texts_of(out))
    yield "answers", list(_answered(record))


def _exported(opened: api.Record, out: Path, layout: str) -> Iterator[str]:
    try:
        paths = opened.export(out, layout)  # type: ignore[arg-type]
    except OnrecordError as error:
        print(f"refused: {layout}: {str(error).splitlines()[0][:90]}", file=sys.stderr)
        return
    for path in paths:
        yield from texts_of(path)


def _answered(record: Path) -> Iterator[str]:
    from onrecord.cli import app

    asked = [*([one] for one in QUESTIONS), *(["who", person.name] for person in PEOPLE), ["search", "Monday"]]
    asked += [["said", "--own-voice"], ["show", "words.txt"], ["show", "race.txt"]]
    for question in asked:
        out, form = io.StringIO(), [] if question == ["aliases"] else ["--json"]
        with redirect_stdout(out):
            app(["--for", "others", *question, "--record", str(record), *form], standalone_mode=False)
        yield out.getvalue()


def texts_of(path: Path) -> Iterator[str]:
    """Yield what a file holds, as text, by ways of this module's own."""
    content = path.read_bytes()
    yield path.name
    if path.suffix == ".pdf":
        import subprocess

        yield subprocess.run(
            [shutil.which("pdftotext") or "pdftotext", str(path), "-"], capture_output=True, check=True
        ).stdout.decode()
    elif path.suffix == ".parquet":
        import duckdb

        yield "\n".join(map(str, duckdb.read_parquet(str(path)).fetchall()))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8", "replace")
                yield name
                yield text
                yield html.unescape(re.sub("<[^>]+>", "", text))
    else:
        text = content.decode("utf-8").replace("\n<", "\n" + " " * _AROUND + "<")  # one line of a graph is no other's
        yield text
        yield html.unescape(re.sub("<[^>]+>", "", text))


def is_left(trap: Trap, text: str) -> bool:
    """Tell whether the words of a trap stand near its mark, whatever case, diacritics and signs they have."""
    words = _letters(trap.words)
    for match in re.finditer(re.escape(trap.mark), text, re.IGNORECASE):
        before, after = (
            text[max(0, match.start() - 6 * _AROUND) : match.start()],
            text[match.end() : match.end() + 6 * _AROUND],
        )
        for decoded in (str, unquote):
            window = decoded(before)[-_AROUND:] + match[0] + decoded(after)[:_AROUND]
            if words in _letters(window) or words in _letters(_plain(window)):
                return True
    return False


def _plain(window: str) -> str:
    return re.sub(r"\\[nrt]", " ", window)


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in parts if mark.isalnum())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
