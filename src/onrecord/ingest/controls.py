"""Control characters tell text from what is none, and UTF-16 from UTF-8: text of one byte a letter has next to none."""

from typing import Final

_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_SAMPLE: Final = 65_536
_FEW: Final = 3
"""Control characters that any text may have caught, however short it is."""


def has_many_controls(content: bytes) -> bool:
    """Tell whether the first 64 KB have more control characters than a text of one byte a letter, or UTF-8, has.

    Text has next to none, machine code and compressed bytes have a tenth, UTF-16 half. From a twentieth on it is no
    text; valid UTF-8 may have up to three tenths (NUL is then a problem of the text, not its end).
    """
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls <= _FEW:
        return False
    share = controls / len(sample)
    return share > 0.3 or (share > 0.05 and not _is_utf8(sample))


def _is_utf8(sample: bytes) -> bool:
    """Tell whether a sample, which may be cut within a character, is valid UTF-8."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= _SAMPLE - 4
    return True
