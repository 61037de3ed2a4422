"""Text recognition by tesseract, where it is installed: found, asked, bounded."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

_NAME: Final = "tesseract"
_ONE_THREAD: Final[Mapping[str, str]] = {"OMP_THREAD_LIMIT": "1"}


class NoOcrError(Exception):
    """No text can be recognised; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """How text is recognised: languages as tesseract names them (empty: not at all), seconds that a page may take.

    ``busy`` is called before each page: what follows takes long, but something is done.
    """

    languages: str
    seconds: float
    busy: Callable[[], None]


@cache
def program() -> str | None:
    """Return the path of tesseract, None where it is not installed. Looked for once."""
    return shutil.which(_NAME)


@cache
def version() -> str:
    """Return the version of tesseract that is installed, as in ``tesseract 5.3.0``."""
    found = _run([program() or _NAME, "--version"], b"", 10)
    return found.decode("utf-8", "replace").partition("\n")[0].strip()


def table_of(picture: bytes, ocr: Ocr) -> str:
    """Return what tesseract finds on a picture (PNG, JPEG, TIFF, PNM), in its TSV.

    Raises:
        NoOcrError: it is not installed, lacks the language, fails on the picture or takes too long.
    """
    path = program()
    if path is None:
        raise NoOcrError("Install tesseract (Debian and Ubuntu: apt install tesseract-ocr) and add it again.")
    if not ocr.languages:
        raise NoOcrError("Text recognition was left off.")
    ocr.busy()
    return _run([path, "stdin", "stdout", "-l", ocr.languages, "tsv"], picture, ocr.seconds).decode("utf-8", "replace")


def _run(words: list[str], picture: bytes, seconds: float) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found, and a language that was checked
            words, input=picture, capture_output=True, timeout=seconds, check=True, env={**os.environ, **_ONE_THREAD}
        )
    except subprocess.TimeoutExpired as error:
        raise NoOcrError(f"Text recognition took longer than {seconds:.0f} seconds for a page.") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoOcrError(f"Text recognition failed ({told[-1] if told else error.returncode}).") from error
    except OSError as error:
        raise NoOcrError(f"Text recognition could not be started ({error}).") from error
    return done.stdout
