"""Names of files: the last one of a path, and those that tell a file is not for us."""

from pathlib import PurePosixPath
from typing import Final

from onrecord.ingest.problems import HIDDEN_FILE, SYSTEM_FILE

_SYSTEM: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db", "$recycle.bin", "icon\r"})
_DATABASE: Final = ("-wal", "-shm", "-journal")


def last_name(path: str) -> str:
    """Return the name of the file that a path of any system leads to."""
    return PurePosixPath(path.replace("\\", "/")).name


def hidden_reason(name: str) -> str | None:
    """Return the kind of problem for which a file or folder of this name is skipped, None if it is not."""
    if name.startswith("."):
        return HIDDEN_FILE
    lower = name.lower()
    if lower in _SYSTEM or name.startswith("~$"):
        return SYSTEM_FILE
    return SYSTEM_FILE if lower.endswith(_DATABASE) else None
