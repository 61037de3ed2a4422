"""Sets of statements as bitmaps in chunks: quick to join, to meet and to count, small where they are thin."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

CHUNK = 16
"""A chunk holds 2 to the power of this many statements."""

_BYTES = 1 << (CHUNK - 3)
_REST = (1 << CHUNK) - 1

Bits = Mapping[int, int]
"""The statements of a set: for each chunk that has any, a number whose bits they are."""


def packed(bits: int) -> bytes:
    """Return the bits of a chunk as they are kept."""
    plain = bits.to_bytes(_BYTES, "little")
    small = zlib.compress(plain, 1)
    return small if len(small) < _BYTES // 2 else plain


@lru_cache(maxsize=4096)
def unpacked(kept: bytes) -> int:
    """Return the bits of a chunk; remembered by what is kept, because a desk meets the same ones page after page."""
    return int.from_bytes(kept if len(kept) == _BYTES else zlib.decompress(kept), "little")


def of_numbers(numbers: Iterable[int]) -> dict[int, int]:
    """Return the set of some statements by their numbers."""
    chunks: dict[int, bytearray] = {}
    for number in numbers:
        chunk = chunks.get(number >> CHUNK)
        if chunk is None:
            chunk = chunks[number >> CHUNK] = bytearray(_BYTES)
        place = number & _REST
        chunk[place >> 3] |= 1 << (place & 7)
    return {key: int.from_bytes(chunk, "little") for key, chunk in chunks.items()}


def numbers(bits: Bits) -> Iterator[int]:
    """Yield the numbers of the statements of a set, in order."""
    for chunk in sorted(bits):
        first = chunk << CHUNK
        for run in _ANY.finditer(bits[chunk].to_bytes(_BYTES, "little")):
            start = first + (run.start() << 3)
            for byte in run.group():
                for bit in _SET[byte]:
                    yield start + bit
                start += 8


_ANY = re.compile(rb"[^\0]+")
_SET = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def met(one: Bits, other: Bits) -> dict[int, int]:
    """Return what is in both."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return {key: both for key, held in fewer.items() if key in more and (both := held & more[key])}


def joined(sets: Iterable[Bits]) -> dict[int, int]:
    """Return what is in any of the sets."""
    found: dict[int, int] = {}
    for bits in sets:
        for key, held in bits.items():
            found[key] = found.get(key, 0) | held
    return found


def without(one: Bits, other: Bits) -> dict[int, int]:
    """Return what is in ``one`` and not in ``other``."""
    return {key: left for key, held in one.items() if (left := held & ~other.get(key, 0))}


def size(bits: Bits) -> int:
    """Count a set."""
    return sum(held.bit_count() for held in bits.values())


def size_of_both(one: Bits, other: Bits) -> int:
    """Count what is in both."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum((held & more[key]).bit_count() for key, held in fewer.items() if key in more)


class Members:
    """A set that is asked often whether it holds a statement."""

    def __init__(self, bits: Bits) -> None:
        """Unfold the set."""
        self._chunks = {key: held.to_bytes(_BYTES, "little") for key, held in bits.items()}

    def __contains__(self, number: int) -> bool:
        chunk = self._chunks.get(number >> CHUNK)
        place = number & _REST
        return chunk is not None and bool(chunk[place >> 3] >> (place & 7) & 1)
