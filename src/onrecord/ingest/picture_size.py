"""How large a picture is, told from its first bytes."""

import struct
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Marks of a JPEG that are followed by its height and width. Source: ITU-T T.81, table B.1."""

_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Marks without anything behind them."""


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG in pixels; None for anything else, also a damaged one."""
    if content.startswith(_PNG) and len(content) >= len(_PNG) + 16:
        width, height = struct.unpack_from(">II", content, len(_PNG) + 8)
        return int(width), int(height)
    if content.startswith(_JPEG):
        return _jpeg(content)
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF or mark in _BARE:
            at += 1 if mark == 0xFF else 2
        elif mark in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return int(width), int(height)
        else:
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
    return None
