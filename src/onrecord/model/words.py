"""Words of a text as they are shown in one line."""

import re

_PARTED = re.compile("\u00ad(?:\r\n|\n|\r)?")


def flat(words: str) -> str:
    """Return words in one line: white space collapsed, and whole what a soft hyphen or a printed line end parts."""
    return " ".join(_PARTED.sub("", words).split())
