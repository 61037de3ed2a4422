"""What documents may be used for: purposes as people gave them, and whether one of them covers another."""

import re
from typing import Final

from onrecord.lexicon.spelling import name_key

NOTHING: Final = "none"
"""The purpose of what may be used for nothing any more, as after consent was withdrawn."""

_DIVIDER: Final = re.compile(r"\s*;\s*")


def purposes(given: str | None) -> frozenset[str]:
    """Return single purposes, folded; several are divided by semicolons.

    >>> sorted(purposes("Report 12; archive"))
    ['archive', 'report 12']
    """
    return frozenset(key for one in _DIVIDER.split(given or "") if (key := name_key(one)))


def covers(given: str | None, asked: str | None) -> bool:
    """Tell whether what was given names a purpose that is asked for: each of those asked for must be among them.

    >>> covers("report 12; archive", "Archive"), covers("report 12", None)
    (True, False)
    """
    wanted = purposes(asked)
    return bool(wanted) and wanted <= purposes(given) - {NOTHING}
