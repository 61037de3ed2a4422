"""What full text sees of a text: words that a line end or a soft hyphen parts are whole.

``stretch_texts`` in the database does the same in SQL.
"""

import re

_PARTS = re.compile("\u00ad\n?")


def searched(text: str) -> str:
    """Return the text without soft hyphens, and without the line ends behind them."""
    return _PARTS.sub("", text) if "\u00ad" in text else text


def places(text: str) -> list[int]:
    """Return where each character of ``searched(text)`` stands in ``text``, and where the text ends."""
    found: list[int] = []
    at = 0
    for part in _PARTS.finditer(text):
        found += range(at, part.start())
        at = part.end()
    return [*found, *range(at, len(text) + 1)]
