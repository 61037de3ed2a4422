"""Ways of hurting the bytes of a file: each takes bytes and a source of chance, and returns other bytes."""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

from evaluation.mutants.files import Seed, packed, wrapped

LONGEST: Final = 100_000
"""Bytes of a mutant, at most: what is hurt is small, so that many can be tried."""

_TOKENS: Final = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", b"\r", b"\x1a", b"\x1b(B", b"PK\x03\x04",
    b"PK\x05\x06", b"%PDF-1.7\n", b"<!doctype html>", b"<html>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#x110000;",
    b"&#0;", b"&lt;", b"<table>", b"<select><option>", b"<svg><desc>", b"<template>", b"<plaintext>", b"<frameset>",
    b"</br>", b"<p hidden>", b'<div style="display:none">', b'<meta charset="utf-7">', b'<meta charset="utf-16">',
    b'<base href="//x">', b"{", b"[[", b'"', b"\\u0000", b"\\ud800", b"1e999", b"-", b"\n\n", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Type: multipart/mixed; boundary=B\r\n", b"--B\r\n", b"=?utf-8?b?////?=", b" endobj ", b" stream\n",
    b"/Length 99999999 ", b"/Kids[1 0 R]", b"/Count 2147483647", b"9" * 400, b"<w:t>", b"</w:p>", b"<w:tbl>",
    b"\xe2\x80\x8f", b"\xcc\x81" * 50, b"%00%0a../",
)  # fmt: skip
"""Bytes that mean something to one format or another."""

_NUMBERS: Final = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"4294967295", b"99999999999999999999", b"1e9")
_NUMBER: Final = re.compile(rb"\d+")
_TAG: Final = re.compile(rb"<[^<>]{1,200}>")

Hurt = Callable[[bytes, random.Random], bytes]


def mutant(seeds: Sequence[Seed], number: int) -> tuple[str, bytes]:
    """Return the ending and the bytes of a hurt file; the same for the same seeds and number."""
    draw = random.Random(number)  # noqa: S311 - nothing secret
    seed = seeds[number % len(seeds)]
    ending, content = seed.ending, seed.content
    if seed.members is not None and draw.random() < 0.8:
        content = _repacked(seed, draw)
    else:
        for _ in range(draw.choice((1, 1, 2, 3, 8))):
            content = _hurt(content, seeds, draw)
    if draw.random() < 0.12:
        ending = draw.choice(seeds).ending
    for _ in range(draw.choice((0,) * 12 + (1, 1, 2, 5))):
        outer = draw.choice(("zip", "eml", "warc"))
        content, ending = wrapped(content, draw.choice((f"in.{ending}", f"../in.{ending}", "in")), outer), outer
    return ending, content[:LONGEST]


def hurt_bytes(content: bytes, number: int) -> bytes:
    """Return bytes hurt once or twice, without those of other files."""
    draw = random.Random(number)  # noqa: S311 - nothing secret
    for _ in range(draw.randint(1, 2)):
        content = draw.choice(_HURTS)(content, draw)
    return content[:LONGEST]


def _repacked(seed: Seed, draw: random.Random) -> bytes:
    """Hurt what is packed, so that the packing itself is whole."""
    members = dict(seed.members or {})
    for name in draw.sample(sorted(members), min(len(members), draw.choice((1, 1, 2)))):
        members[name] = draw.choice(_HURTS)(members[name], draw)[:LONGEST]
    items = [(name, content) for name, content in members.items() if draw.random() < 0.97]
    if draw.random() < 0.1:
        items += items[:1]  # one name twice
    return packed(dict(items).items())


def _hurt(content: bytes, seeds: Sequence[Seed], draw: random.Random) -> bytes:
    if draw.random() < 0.1:
        other = draw.choice(seeds).content
        at, start = draw.randrange(len(content) + 1), draw.randrange(len(other))
        return (content[:at] + other[start : start + draw.randint(1, 4000)] + content[at:])[:LONGEST]
    return draw.choice(_HURTS)(content, draw)[:LONGEST]


def _flip(content: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.choice((1, 4, 30))):
        if changed:
            changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _overwrite(content: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.choice((1, 8, 60))):
        if changed:
            changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _cut(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randrange(len(content) + 1)]


def _behead(content: bytes, draw: random.Random) -> bytes:
    return content[draw.randrange(min(len(content), 300) + 1) :]


def _drop(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content) + 1)
    return content[:at] + content[at + draw.choice((1, 10, 300)) :]


def _repeat(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content) + 1)
    piece = content[at : at + draw.choice((1, 20, 400))]
    return content[:at] + piece * draw.choice((2, 20, 200)) + content[at:]


def _repeat_tag(content: bytes, draw: random.Random) -> bytes:
    tags = list(_TAG.finditer(content))
    if not tags:
        return _repeat(content, draw)
    tag = draw.choice(tags)
    return content[: tag.start()] + tag[0] * draw.choice((2, 300, 2500)) + content[tag.start() :]


def _swap(content: bytes, draw: random.Random) -> bytes:
    one, two, three = sorted(draw.randrange(len(content) + 1) for _ in range(3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


def _insert(content: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 3, 10))):
        at = draw.randrange(len(content) + 1)
        content = content[:at] + draw.choice(_TOKENS) + content[at:]
    return content


def _renumber(content: bytes, draw: random.Random) -> bytes:
    share = draw.choice((0.02, 0.2))
    return _NUMBER.sub(lambda found: draw.choice(_NUMBERS) if draw.random() < share else found[0], content)


def _noise(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.randbytes(draw.choice((1, 50, 3000))) + content[at:]


_HURTS: Final[tuple[Hurt, ...]] = (
    *(_flip, _overwrite, _cut, _behead, _drop, _repeat, _repeat_tag, _swap, _insert, _renumber, _noise),
)
