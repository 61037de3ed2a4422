"""Words that are parted at the end of a line: whether the hyphen is theirs, or the typesetter's."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.ingest.pdf.lines import Line

SOFT: Final = "\u00ad"
"""Before a line end it says that the word goes on without a space; readers of the text join what it parts."""

_OWN: Final = frozenset({"all", "anti", "ex", "half", "non", "post", "pre", "pro", "self", "semi", "vice", "well"})
"""What stands before a hyphen more often than not."""

_LAST: Final = re.compile(r"[^\W\d_]+$")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def whole_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of the text that are not parted, in small letters."""
    found: set[str] = set()
    for line in lines:
        words = _WORD.findall(line.text.lower())
        found.update(words[:-1] if line.parted else words)
    return frozenset(found)


def joined(lines: Sequence[Line], whole: frozenset[str]) -> str:
    """Return the lines of a paragraph, with line ends between them and the hyphens of parted words."""
    pieces: list[str] = []
    for line, behind in zip(lines, [*lines[1:], None], strict=True):
        pieces.append(line.text)
        if behind is None:
            pieces.append("-" if line.parted else "")
        elif not line.parted:
            pieces.append("\n")
        else:
            pieces.append(f"-{SOFT}\n" if _is_own(line.text, behind.text, whole) else f"{SOFT}\n")
    return "".join(pieces)


def _is_own(before: str, behind: str, whole: frozenset[str]) -> bool:
    """Tell whether the hyphen belongs to the word: other places of the text say so, else its first part."""
    left, right = _LAST.search(before), _FIRST.match(behind)
    if left is None or right is None:
        return True
    first, second = left[0].lower(), right[0].lower()
    if f"{first}{second}" in whole:
        return False
    return f"{first}-{second}" in whole or right[0][0].isupper() or first in _OWN
