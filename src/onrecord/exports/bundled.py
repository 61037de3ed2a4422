"""What is in an evidence bundle, for a record that takes it in: only of one that is as it was written.

Documents are those that the bundle lists; labels, source register, aliases and purposes are read from its custody log,
which commits to each of them. What was erased there is not in it any more.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from onrecord.exports.bundles import BundleError, read_lines, told_by, verify_bundle
from onrecord.exports.layouts.bundle import GIVEN, LOG, ORIGINALS, RECORD, WAYS
from onrecord.exports.lines import Line
from onrecord.model import Alias, Container, Document, Given, Options, Original, Problem, Registered
from onrecord.record.custody import Head
from onrecord.record.query_labels import DOCUMENT, Labelled, Subject


@dataclass(frozen=True, slots=True)
class Bundle:
    """A verified bundle. ``digest`` is its SHA-256; ``documents`` are as they were held there, by id.

    ``labels`` are those that hold in the end, documents' and people's; ``purposes`` what documents may be used for;
    ``ways`` the encodings, columns and languages of pictures with which files were taken in.
    """

    path: Path
    digest: str
    head: Head
    documents: Mapping[str, Document]
    paths: Mapping[str, str]
    purposes: Mapping[str, str]
    labels: tuple[Labelled, ...]
    register: tuple[Registered, ...]
    aliases: tuple[Alias, ...]
    judgements: tuple[str, ...]
    ways: tuple[tuple[str | None, tuple[tuple[str, str], ...], str], ...]

    def originals(self) -> Iterator[Original]:
        """Yield the originals in order of their ids, under the paths at which they were captured."""
        with zipfile.ZipFile(self.path) as bundle:
            for name in sorted(name for name in bundle.namelist() if name.startswith(ORIGINALS)):
                original = name.removeprefix(ORIGINALS).partition(".")[0]
                yield Original(original, self.paths.get(original, name.removeprefix(ORIGINALS)), bundle.read(name))

    def taken_in(self, options: Options) -> tuple[Options, ...]:
        """Return the ways of taking in files that may have been those of the bundle's record, the given one first."""
        there = (replace(options, encoding=encoding, columns=columns, ocr=ocr) for encoding, columns, ocr in self.ways)
        return tuple(dict.fromkeys((options, *there)))


def open_bundle(path: Path, known: Head | None = None) -> Bundle:
    """Verify a bundle, against a head that was told by another way if there is one, and return what is in it.

    Raises:
        BundleError: if it is none, or not as it was written.
    """
    verification = verify_bundle(path, known)
    if verification.findings:
        first = verification.findings[0].message
        raise BundleError(f"{path} is not as it was written; nothing of it was taken in. {first} More: onrecord verify")
    with zipfile.ZipFile(path) as bundle:
        log = list(read_lines(bundle, LOG))
        given = {str(line["document"]): line for line in read_lines(bundle, GIVEN)}
        lines = read_lines(bundle, f"{RECORD}documents.jsonl")
        documents = [_document(line, given.get(str(line["id"]), line)) for line in lines]
        judgements = tuple(bundle.read(f"{RECORD}judgements.jsonl").decode("utf-8").splitlines())
        ways = json.loads(bundle.read(WAYS)) if WAYS in bundle.namelist() else []
    return Bundle(
        path,
        _digest(path),
        verification.head,
        {document.id: document for document in documents},
        {str(told.get("original")): str(told.get("path")) for told in told_by(log, "keep")},
        {str(told["document"]): str(told["purpose"]) for told in told_by(log, "capture") if told.get("purpose")},
        _labels(told_by(log, "label")),
        tuple({one.name: one for one in map(_entry, told_by(log, "register"))}.values()),
        tuple({one.names[0]: one for one in map(_alias, told_by(log, "alias"))}.values()),
        judgements,
        tuple((encoding, tuple((ours, theirs) for ours, theirs in columns), ocr) for encoding, columns, ocr in ways),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _document(line: Line, given: Line) -> Document:
    """Return a document as the bundle's record held it: its text from one line, what came along from the other."""
    container = given.get("container")
    fields = ("id", "path", "row", "member")
    return Document(
        id=str(line["id"]),
        text=str(line["text"]),
        given=tuple(Given(**item) for item in given.get("given", ())),
        container=None if container is None else Container(*(container.get(field) for field in fields)),
        problems=tuple(Problem(**item) for item in given.get("problems", ())),
        source_id=str(given["source_id"]),
        path=str(given["path"]),
        media_type=str(given["media_type"]),
        language=given.get("language"),
    )


def _row(told: Line) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(told["row"]))


def _labels(told: Iterable[Line]) -> tuple[Labelled, ...]:
    """Return the labels that hold in the end: the last one of each thing."""
    found: dict[tuple[str, ...], Labelled] = {}
    for number, row in enumerate(map(_row, told), 1):
        names = tuple(name for name in str(row["names"]).split(";") if name)
        about = Subject(row["kind"], row["item"], names)
        key = (about.kind, about.item) if about.kind == DOCUMENT else (about.kind, *names)
        found[key] = Labelled(number, about, row["label"], row["reason"], row["purpose"], row["who"], row["at"])
    return tuple(found.values())


def _entry(told: Line) -> Registered:
    row = _row(told)
    for name in ("aliases", "domains"):
        row[name] = tuple(part for part in row[name].split(";") if part)
    return Registered(**row)


def _alias(told: Line) -> Alias:
    row = _row(told)
    return Alias(tuple(row.pop("names").split(" = ")), **row)
