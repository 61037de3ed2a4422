"""Arguments and options that several commands share."""

import os
import re
from glob import escape, glob
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.model import MAX_CHARS, MAX_MEMORY, MAX_SECONDS, OCR, Bounds, Label, OnrecordError, Options


def _without_password(words: str) -> str:
    """Return where a record lies as it was given, unless others could read a password off it.

    Raises:
        MisuseError: if a password stands in an address: other programs see arguments and the environment.
    """
    from onrecord.record import Address, place_of

    place = place_of(words)
    if isinstance(place, Address) and place.has_password:
        raise MisuseError(
            f"A password stands in the address {place}, where other programs can read it. Write it into ~/.pgpass "
            "(host:port:database:user:password, a file that only you can read) and leave it out here."
        )
    return words


def _paths(incomplete: str) -> list[str]:
    """Return what a path that was begun may be."""
    return sorted(glob(f"{escape(incomplete)}*"))  # noqa: PTH207 - what was begun may be a folder and a half


if TYPE_CHECKING:
    from onrecord.engines import EngineName
    from onrecord.model import Manner
    from onrecord.record import Head

RecordPath = Annotated[
    str,
    typer.Option(
        "--record",
        envvar="ONRECORD_RECORD",
        help="The record to use: a file, or postgresql://user@host/database.",
        show_default=True,
        metavar="PATH",
        autocompletion=_paths,
        callback=_without_password,
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Show at most this many rows.")]
Json = Annotated[
    bool | None, typer.Option("--json/--table", help="JSON lines or a table; by default a table on a terminal only.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with code 1 if there were problems.")]
By = Annotated[str | None, typer.Option("--by", help="Only what this person, organisation or outlet said.")]
About = Annotated[str | None, typer.Option("--about", help="Only what is said of this person, organisation or place.")]
Words = Annotated[str | None, typer.Option("--text", help='Only statements with these words, or a "phrase".')]
Since = Annotated[str | None, typer.Option("--since", help="Only from this date on: 2021, 2021-03 or 2021-03-05.")]
Until = Annotated[str | None, typer.Option("--until", help="Only up to this date.")]
Manners = Annotated[
    list[str] | None,
    typer.Option("--manner", help="Only direct, indirect, mixed, turn or author (own voice); may be repeated."),
]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Read text with this encoding, whatever it says.")]
Map = Annotated[
    str | None,
    typer.Option("--map", help="Columns of a CSV or JSONL file: ours=theirs, as in text=body,title=headline."),
]
MaxChars = Annotated[int, typer.Option("--max-chars", min=1, help="Longer texts are kept, not analysed.")]
MaxSeconds = Annotated[
    int,
    typer.Option("--max-seconds", min=1, help="Stop reading a document after so long; large ones get more."),
]
MaxMemory = Annotated[
    int, typer.Option("--max-memory", min=500, help="Megabytes that reading a file may take; large ones get more.")
]
Ocr = Annotated[
    str, typer.Option("--ocr", help="Languages in which pictures are read by tesseract (eng+fas), or none.")
]
PipelineName = Annotated[
    str | None, typer.Option("--pipeline", help="Use this installed spaCy pipeline instead of the shipped one.")
]
CodebookPath = Annotated[
    Path | None, typer.Option("--codebook", exists=True, dir_okay=False, help="A file with event types of your own.")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read; by default all cores.")]
EngineChoice = Annotated[
    Literal["here", "cores", "ray"],
    typer.Option("--engine", help="Where documents are read: in this process, on all cores, on a Ray cluster."),
]
Address = Annotated[
    str | None,
    typer.Option("--address", help="The Ray cluster to read on (HOST:PORT); by default one is made on this machine."),
]
ProgressForm = Annotated[
    Literal["auto", "lines", "json", "none"],
    typer.Option(
        "--progress", help="On standard error: a bar on a terminal and a line now and then elsewhere, or as said."
    ),
]
Seers = Annotated[
    Literal["self", "others"],
    typer.Option(
        "--for",
        envvar="ONRECORD_FOR",
        help="For whom questions are answered: for others as exports are, with pseudonyms.",
    ),
]
HeadDigits = Annotated[
    str | None, typer.Option("--head", help="A head of the log that was printed before, 64 digits; with --length.")
]
HeadLength = Annotated[int | None, typer.Option("--length", min=0, help="How long the log was then.")]
DocumentLabel = Annotated[
    Label | None, typer.Option("--label", help="Who may see it: public, confidential or protected.")
]

HEAD_DIGITS = 64
DEFAULT_RECORD = "onrecord.db"
LISTED = 100
"""So many rows of each list of a portrait are shown where nothing else is said."""
_COLUMNS = ("id", "text", "title", "published", "outlet", "author", "url", "accessed", "language")
_MANNERS: "tuple[Manner, ...]" = ("direct", "indirect", "mixed", "turn", "author")


class MisuseError(OnrecordError):
    """An argument that cannot be meant."""


def words_of(path: Path) -> str:
    """Return the text of a file that a person wrote for a command.

    Raises:
        MisuseError: if it is not text in UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MisuseError(f"{path} is not text in UTF-8. Save it as UTF-8 and try again.") from error


def name_list(path: Path) -> tuple[str, ...]:
    """Return the names of a file, one a line; empty lines and those that begin with # are passed over."""
    lines = (line.strip() for line in words_of(path).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def require_some(paths: list[Path]) -> None:
    """Check that there is something to read.

    Raises:
        MisuseError: if nothing is at any of the paths.
    """
    if not any(os.path.lexists(path) for path in paths):
        named = ", ".join(str(path) for path in paths)
        raise MisuseError(f"Nothing is at {named}. See whether the name is right; no record was made or changed.")


def known_head(head: str | None, length: int | None) -> "Head | None":
    """Return a head of a log that was printed before, of what was typed; None where nothing was.

    Raises:
        MisuseError: if it is half of one, or no head.
    """
    if (head is None) != (length is None):
        raise MisuseError("--head and --length belong together: both were printed in one sentence.")
    if head is None or length is None:
        return None
    from onrecord.record import Head

    if len(head) != HEAD_DIGITS or set(head.lower()) - set("0123456789abcdef"):
        raise MisuseError(f"--head must have {HEAD_DIGITS} hexadecimal digits, as they were printed.")
    return Head(length, head.lower())


def engine(name: "EngineName", address: str | None) -> "EngineName":
    """Return the engine that was chosen.

    Raises:
        MisuseError: for an address without a cluster.
    """
    if address is not None and name != "ray":
        raise MisuseError("--address is that of a Ray cluster. Say --engine ray with it.")
    return name


def options(  # noqa: PLR0913 - one parameter for each option of the command
    encoding: str | None = None,
    columns: str | None = None,
    max_chars: int = MAX_CHARS,
    pipeline: str | None = None,
    codebook: Path | None = None,
    *,
    max_seconds: int = MAX_SECONDS,
    max_memory: int = MAX_MEMORY,
    ocr: str = OCR,
) -> Options:
    """Return the reader's options from the command line's words.

    Raises:
        MisuseError: if they cannot be meant.
    """
    bounds = Bounds(max_seconds, max_memory)
    return Options(max_chars, encoding, pipeline, _columns(columns), codebook, bounds, _languages(ocr))


def _languages(words: str) -> str:
    if words == "none":
        return ""
    if not re.fullmatch(r"\w+(?:\+\w+)*", words, re.ASCII):
        raise MisuseError(f"--ocr does not understand '{words}'. Say eng, or several as eng+fas, or none.")
    return words


def _columns(words: str | None) -> tuple[tuple[str, str], ...]:
    pairs = [pair.partition("=") for pair in (words or "").split(",") if pair]
    for ours, equals, theirs in pairs:
        if ours not in _COLUMNS or not equals or not theirs:
            known = ", ".join(_COLUMNS)
            raise MisuseError(
                f"--map does not understand '{ours}{equals}{theirs}'. Say ours=theirs, ours being {known}."
            )
    return tuple((ours, theirs) for ours, _, theirs in pairs)


def manners(words: list[str] | None) -> "tuple[Manner, ...]":
    """Return the manners that were asked for.

    Raises:
        MisuseError: for a word that is no manner.
    """
    unknown = [word for word in words or () if word not in _MANNERS]
    if unknown:
        raise MisuseError(f"--manner does not know '{unknown[0]}'. Choose among {', '.join(_MANNERS)}.")
    return tuple(manner for manner in _MANNERS if manner in (words or ()))
