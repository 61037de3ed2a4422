"""Time stamps of the custody log by exchange of files (RFC 3161): a request for its head, and the reply beside it.

Whoever stamps learns the head, a hash, and nothing else. Only what a reply says is read here: for which hash, and when.
Whether it is signed by whom it should be is for a program that knows certificates.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from onrecord.record.custody import Details, Head
from onrecord.record.errors import RecordError
from onrecord.record.query_custody import entries
from onrecord.record.reader import Reader

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""The algorithm SHA-256 as DER: its object identifier, and no parameters."""

_SEQUENCE, _INTEGER, _OCTETS, _TIME, _EXPLICIT = 0x30, 0x02, 0x04, 0x18, 0xA0
_GRANTED = (b"\x00", b"\x01")
_LONG = 0x80
_LENGTHS = 4


class StampError(RecordError):
    """A reply that is none, or not for this record."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a reply says: the hash that was stamped and when (UTC); ``reply`` are its bytes."""

    imprint: str
    at: str
    reply: bytes


@dataclass(frozen=True, slots=True)
class Stamped:
    """A head of the log that was stamped, as the log keeps it."""

    head: Head
    at: str
    reply: bytes


def request(head: Head) -> bytes:
    """Return the request for a time stamp of a head as DER; the certificate is asked for."""
    imprint = bytes([_SEQUENCE, len(_SHA256) + 34]) + _SHA256 + bytes([_OCTETS, 32]) + bytes.fromhex(head.hash)
    body = bytes([_INTEGER, 1, 1]) + imprint + b"\x01\x01\xff"
    return bytes([_SEQUENCE, len(body)]) + body


def read_reply(reply: bytes) -> Stamp:
    """Return what a reply says.

    Raises:
        StampError: if it is no reply with a time stamp of SHA-256, or stamping was refused.
    """
    try:
        status, *granted = _inside(_one(reply, _SEQUENCE))
        if _inside(status)[0].content not in _GRANTED or not granted:
            raise StampError("Stamping was refused: the reply says so. Ask whoever stamps, and send the request again.")
        signed = _one(_inside(granted[0])[1].content, _SEQUENCE)
        told = _one(_one(_inside(_inside(signed)[2])[1].content, _OCTETS).content, _SEQUENCE)
        _, _, imprint, _, time, *_ = _inside(told)
        algorithm, digest = _inside(imprint)
        if _SHA256[2:13] not in bytes(algorithm.content) or digest.tag != _OCTETS or time.tag != _TIME:
            raise StampError("The time stamp is of another kind of hash than SHA-256. Send the request again.")
        at = datetime.strptime(time.content.decode()[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except (IndexError, ValueError) as error:
        raise StampError("The file is no reply of RFC 3161. Take the file that whoever stamps sent back.") from error
    return Stamp(digest.content.hex(), at.strftime("%Y-%m-%dT%H:%M:%SZ"), reply)


def stamps(reader: Reader) -> Iterator[Stamped]:
    """Yield the stamps that the log keeps, oldest first."""
    for opened in entries(reader):
        told = opened.told()
        if told.get("action") == "stamp" and opened.holds():
            reply = base64.b64decode(str(told["reply"]))
            yield Stamped(Head(int(told["length"]), str(told["head"])), str(told["time"]), reply)


def stamp_facts(stamped: Stamped) -> Details:
    """Return what the custody log commits to."""
    reply = base64.b64encode(stamped.reply).decode()
    return {"length": stamped.head.count, "head": stamped.head.hash, "time": stamped.at, "reply": reply}


def head_of(reader: Reader, imprint: str) -> Head:
    """Return the head that was stamped: the log as it was when its last entry had this hash.

    Raises:
        StampError: if the log never had that head.
    """
    for opened in entries(reader):
        if opened.entry.hash == imprint:
            return Head(opened.entry.position, imprint)
    raise StampError(
        f"The reply is for {imprint[:16]}…, and the log of this record never had that head. "
        "It belongs to another record, or to another copy of this one."
    )


class _Item(NamedTuple):
    """One value of DER: its tag, its content, and what follows it."""

    tag: int
    content: bytes
    rest: bytes


def _item(written: bytes) -> _Item:
    """Return the first value of some DER.

    Raises:
        IndexError: if it ends too early.
        ValueError: if its length is written in a way that no reply has.
    """
    tag, length, start = written[0], written[1], 2
    if length & _LONG:
        count = length ^ _LONG
        if not 0 < count <= _LENGTHS:
            raise ValueError("a length that is not read")
        length, start = int.from_bytes(written[2 : 2 + count], "big"), 2 + count
    if len(written) < start + length:
        raise IndexError("cut off")
    return _Item(tag, written[start : start + length], written[start + length :])


def _one(written: bytes, tag: int) -> _Item:
    """Return the value that some DER begins with, which has this tag; of an explicit tag that is what is in it."""
    item = _item(written)
    if item.tag != tag:
        raise ValueError("another value is expected")
    return item


def _inside(item: _Item) -> list[_Item]:
    """Return the values in a value."""
    found, rest = [], item.content
    while rest:
        found.append(_item(rest))
        rest = found[-1].rest
    return found
