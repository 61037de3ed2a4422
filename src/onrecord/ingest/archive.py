"""Zip files: their members as bytes, within limits, without ever writing or following a name."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from onrecord.ingest.characters import clean
from onrecord.ingest.limits import ZipLimits
from onrecord.ingest.names import hidden_reason
from onrecord.ingest.problems import (
    BAD_ZIP,
    HIDDEN_FILE,
    SIDECAR_WITHOUT_FILE,
    ZIP_BOMB,
    ZIP_ENCRYPTED,
    ZIP_TOO_DEEP,
)
from onrecord.ingest.sidecar import Fields, is_sidecar, orphans, parse_sidecar, sidecar_names
from onrecord.model import Given, Problem, content_id

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError, IndexError,
    NotImplementedError, OverflowError,
)  # fmt: skip
"""What reading a damaged archive raises (``struct.error`` and ``UnicodeDecodeError`` arrive as these)."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name there, the path that is shown, its bytes, its sidecar, limits for what is in it.

    ``given`` is what the container itself tells of it.
    """

    name: str
    path: str
    content: bytes
    limits: ZipLimits
    sidecar: Fields | None = None
    problems: tuple[Problem, ...] = ()
    given: tuple[Given, ...] = ()

    @property
    def id(self) -> str:
        """Return the SHA-256 of the member's bytes."""
        return content_id(self.content)


def open_zip(content: bytes, limits: ZipLimits) -> Iterator[Member | Problem]:
    """Yield the members in order of their names, and a problem for each that is not among them.

    An archive that would break a limit is refused as a whole. Sizes are those the archive declares; reading stops at
    the declared size, so that a wrong one cannot be a way around the limits.
    """
    if limits.max_depth < 1:
        yield Problem(ZIP_TOO_DEEP, "Zip files are nested too deeply here. Unpack this one and add what is in it.")
        return
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN as error:
        yield _bad(f"This is no zip file that can be opened ({error}). Pack it again or download it once more.")
        return
    with archive:
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
        bomb = _too_much(infos, len(content), limits)
        if bomb is None:
            left = replace(
                limits,
                max_bytes=limits.max_bytes - sum(info.file_size for info in infos),
                max_depth=limits.max_depth - 1,
            )
            yield from _members(archive, infos, left)
        else:
            message = f"The zip file {bomb}; nothing was unpacked. If you trust it, unpack it and add the folder."
            yield Problem(ZIP_BOMB, message)


def too_large(content: bytes, limits: ZipLimits) -> str | None:
    """Return in words why a file that is a zip inside would unpack to too much; None where it would not, or is none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _too_much(archive.infolist(), len(content), limits)
    except _BROKEN:
        return None


def _too_much(infos: list[zipfile.ZipInfo], packed: int, limits: ZipLimits) -> str | None:
    size = sum(info.file_size for info in infos)
    if len(infos) > limits.max_members:
        return f"has {len(infos):,} members (limit {limits.max_members:,})"
    if size > limits.max_bytes:
        return f"unpacks to {size:,} bytes (limit {limits.max_bytes:,})"
    if size > limits.ratio_from and size > packed * limits.max_ratio:
        return f"unpacks to {size // packed:,} times its size (limit {limits.max_ratio})"
    return None


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: ZipLimits) -> Iterator[Member | Problem]:
    shown, skipped = _without_hidden(infos)
    sidecars = {info.filename: info for info in shown if is_sidecar(info.filename)}
    for info in shown:
        if info.filename in sidecars:
            continue
        content = _read(archive, info)
        if isinstance(content, Problem):
            yield content
            continue
        sidecar = _sidecar(archive, info.filename, sidecars)
        problems = (sidecar,) if isinstance(sidecar, Problem) else ()
        fields = None if isinstance(sidecar, Problem) else sidecar
        yield Member(clean(info.filename), safe_path(info.filename), content, limits, fields, problems)
    for name in orphans(info.filename for info in shown):
        yield Problem(
            SIDECAR_WITHOUT_FILE, f"The sidecar {clean(name)} lies beside no file that it describes; rename it."
        )
    if skipped:
        yield Problem(HIDDEN_FILE, f"{len(skipped)} hidden or system files were skipped: {', '.join(skipped[:10])}.")


def _without_hidden(infos: list[zipfile.ZipInfo]) -> tuple[list[zipfile.ZipInfo], list[str]]:
    shown: list[zipfile.ZipInfo] = []
    skipped: list[str] = []
    for info in infos:
        if any(hidden_reason(part) for part in PurePosixPath(safe_path(info.filename)).parts):
            skipped.append(clean(info.filename))
        else:
            shown.append(info)
    return shown, skipped


def _sidecar(archive: zipfile.ZipFile, name: str, sidecars: dict[str, zipfile.ZipInfo]) -> Fields | Problem | None:
    info = next((sidecars[sidecar] for sidecar in sidecar_names(name) if sidecar in sidecars), None)
    if info is None:
        return None
    content = _read(archive, info)
    return content if isinstance(content, Problem) else parse_sidecar(content, clean(info.filename))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Problem:
    name = clean(info.filename)
    if info.flag_bits & 1:
        return Problem(
            ZIP_ENCRYPTED, f"{name} is locked with a password. Unpack it with the password and add the file."
        )
    try:
        return archive.read(info)
    except _BROKEN as error:
        return _bad(f"{name} in the zip file cannot be unpacked ({error}). Pack it again or download it once more.")


def safe_path(name: str) -> str:
    """Return a member's name as a path that stays inside the archive: for showing, never for writing."""
    parts = clean(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."}) or "member"


def _bad(message: str) -> Problem:
    return Problem(BAD_ZIP, clean(message))
