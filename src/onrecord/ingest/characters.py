"""Characters that no text may hold: NUL and lone surrogates become U+FFFD, one for one."""

import re
from typing import Final

from onrecord.ingest.problems import BAD_CHARACTERS
from onrecord.model import Problem, Span

_BAD: Final = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` with each NUL and lone surrogate as U+FFFD: same length, and it encodes as UTF-8."""
    return text if _is_plain(text) else _BAD.sub("�", text)


def bad_characters(text: str) -> Problem | None:
    """Return the problem of a text that ``clean`` would change, at its first bad character."""
    first = None if _is_plain(text) else _BAD.search(text)
    if first is None:
        return None
    count = len(_BAD.findall(text))
    message = (
        f"{count} NUL characters or lone surrogates stand as U+FFFD (first at character {first.start()}). "
        "If the text looks wrong around them, see whether the file is damaged or name its encoding with --encoding."
    )
    return Problem(BAD_CHARACTERS, message, Span(first.start(), first.end()))


def _is_plain(text: str) -> bool:
    """Tell that a text holds none of them, which nearly all do: lone surrogates cannot be encoded."""
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False
