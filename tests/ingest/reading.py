"""How the tests of ingest call it: bytes under a name, without a file system."""

from collections.abc import Iterator, Mapping
from typing import Any, TypedDict, Unpack

from onrecord.ingest import documents_of
from onrecord.model import Document, Options, Original, content_id


class Asked(TypedDict, total=False):
    """The options that ingest looks at."""

    max_chars: int
    encoding: str | None
    columns: tuple[tuple[str, str], ...]


def _documents(
    content: bytes | str, name: str, sidecar: Mapping[str, Any] | None, options: Options
) -> Iterator[Document]:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return documents_of(Original(content_id(raw), name, raw), options, sidecar)


def documents(
    content: bytes | str, name: str = "a.txt", sidecar: Mapping[str, Any] | None = None, **asked: Unpack[Asked]
) -> list[Document]:
    """Return the documents of bytes (or a text in UTF-8) that lie in a file called ``name``."""
    return list(_documents(content, name, sidecar, Options(**asked)))


def document(
    content: bytes | str, name: str = "a.txt", sidecar: Mapping[str, Any] | None = None, **asked: Unpack[Asked]
) -> Document:
    """Return the only document of bytes that lie in a file called ``name``."""
    (only,) = _documents(content, name, sidecar, Options(**asked))
    return only


def kinds(found: Document) -> list[str]:
    """Return the kinds of a document's problems."""
    return [problem.kind for problem in found.problems]


def values(found: Document, name: str) -> list[tuple[str, str]]:
    """Return what is given for one field: value and where it came from, in order of rank."""
    return [(given.value, given.field) for given in found.given if given.name == name]
