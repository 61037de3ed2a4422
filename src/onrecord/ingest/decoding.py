"""Bytes become text: a byte-order mark, a declaration, UTF-8, then the likeliest encoding; doubts become problems."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from onrecord.ingest.controls import has_many_controls
from onrecord.ingest.problems import ENCODING_DOUBTFUL, ENCODING_GUESSED, ENCODING_UNKNOWN
from onrecord.model import Problem, Span

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the shorter mark is the beginning of the longer."""

_WIDE: Final = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_UNICODE: Final = ("utf-8", *_WIDE)
_SAMPLE: Final = 65_536
_NO_MATCH: Final = 0.5
"""chardet gives .95 where the pattern of zeros is that of UTF-16 or UTF-32, .1 where it found nothing."""

_CANDIDATES: Final = (
    "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866", "koi8-r", "koi8-u", "iso8859-2", "iso8859-6", "cp932",
    "euc_jis_2004", "iso2022_jp_2", "gb18030", "big5hkscs", "cp949",
)  # fmt: skip
"""Encodings that articles are found in: those of the web and of Windows, and three that archives still hold."""

_LABELS: Final = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""What a page means by its declaration. Source: WHATWG Encoding Standard, 4.2 (and UTF-16 declared in ASCII is not)."""

_NOT_FOR_TEXT: Final = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, may hold NUL and lone surrogates; the encoding that was used; what was doubtful about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(content: bytes, *, override: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of ``content`` without its byte-order mark.

    In this order: ``override`` (what the user asked for), a byte-order mark, what the page ``declared``, valid UTF-8,
    UTF-16 and UTF-32 without a mark, UTF-8 with a few foreign bytes, the likeliest of some thirty encodings.
    A page that declares a single-byte encoding and is valid UTF-8 is read as UTF-8, with a problem.
    """
    if override is None:
        return _detect(content, declared)
    asked = _codec(override)
    if asked is not None:
        return _decode_as(content, asked)
    message = f"There is no encoding called {override!r}; it was detected instead. Name one such as --encoding cp1256."
    found = _detect(content, declared)
    return Decoded(found.text, found.encoding, (Problem(ENCODING_UNKNOWN, message), *found.problems))


def marked_encoding(content: bytes) -> str | None:
    """Return the encoding that a byte-order mark tells, None without one."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), None)


def wide_encoding(content: bytes) -> str | None:
    """Return UTF-16 or UTF-32 where the bytes are such a text without a mark, None elsewhere."""
    if b"\0" not in content[:_SAMPLE] or not has_many_controls(content):
        return None
    import chardet  # only a text that is neither marked nor plain UTF-8 needs it

    found = chardet.detect(
        content[:_SAMPLE],
        include_encodings=_WIDE,
        compat_names=False,
        no_match_encoding=_WIDE[0],
        empty_input_encoding=_WIDE[0],
    )
    name = found["encoding"]
    return name if name and found["confidence"] > _NO_MATCH and _strictly(content, name) is not None else None


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that an HTML page declares near its beginning, None where it declares none."""
    head = content[:4096]
    found = re.search(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", head) or re.search(
        rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", head, re.IGNORECASE
    )
    return found[1].decode("ascii", "replace") if found else None


def _detect(content: bytes, declared: str | None) -> Decoded:
    marked = marked_encoding(content)
    if marked is not None:
        return _decode_as(content, marked)
    codec = _codec(declared) if declared else None
    if codec is not None:
        return _decode_declared(content, _LABELS.get(codec, codec))
    wide = wide_encoding(content)
    if wide is not None:
        return _decode_as(content, wide)
    if _strictly(content, "utf-8") is not None or _mostly_utf8(content):
        return _decode_as(content, "utf-8")
    return _guess(content)


def _codec(name: str) -> str | None:
    """Return Python's name of a text encoding, None where there is none of that name."""
    try:
        codec = codecs.lookup(name.strip()).name
        b"a".decode(codec, "replace")
    except (LookupError, ValueError):  # LookupError: also codecs such as hex; ValueError: a NUL in the name
        return None
    return None if codec in _NOT_FOR_TEXT else codec


def _strictly(content: bytes, encoding: str) -> str | None:
    """Return the text if every byte fits (lone surrogates included, for the Unicode encodings), None otherwise."""
    try:
        return content.decode(encoding, "surrogatepass" if encoding in _UNICODE else "strict")
    except UnicodeError:
        return None


def _decode_as(content: bytes, encoding: str) -> Decoded:
    text = _strictly(content, encoding)
    if text is not None:
        return Decoded(text.removeprefix("\ufeff"), encoding)
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    first = text.find("�")
    message = (
        f"Read as {encoding}, but some bytes do not fit it and stand as U+FFFD, the first at character {first}. "
        "The file may mix encodings; if the letters look wrong, name the right one with --encoding."
    )
    span = Span(first, first + 1) if first >= 0 else None
    return Decoded(text, encoding, (Problem(ENCODING_DOUBTFUL, message, span),))


def _decode_declared(content: bytes, declared: str) -> Decoded:
    if declared == "utf-8" or content.isascii() or _strictly(content, "utf-8") is None:
        return _decode_as(content, declared)
    message = (
        f"The page declares {declared}, but its bytes are valid UTF-8 and were read so. "
        f"If the letters look wrong, add it again with --encoding {declared}."
    )
    return Decoded(content.decode("utf-8", "surrogatepass"), "utf-8", (Problem(ENCODING_DOUBTFUL, message),))


def _mostly_utf8(content: bytes) -> bool:
    """Tell whether the bytes of letters beyond ASCII that are valid UTF-8 are at least as many as those that are not.

    Other encodings hit a valid sequence by chance in about a fifth of their letters at most (GB 18030).
    """
    kept = content.decode("utf-8", "ignore").encode("utf-8")
    valid = len(kept) - len(kept.decode("utf-8").encode("ascii", "ignore"))
    return valid > 0 and valid >= len(content) - len(kept)


def _guess(content: bytes) -> Decoded:
    import chardet  # 0.2 s that UTF-8 never needs

    found = chardet.detect(
        content, include_encodings=_CANDIDATES, prefer_superset=True, compat_names=False, max_bytes=_SAMPLE
    )
    decoded = _decode_as(content, found["encoding"] or "cp1252")
    if decoded.problems:
        return decoded
    message = (
        f"The text is not UTF-8 and declares no encoding; {decoded.encoding} is the likeliest and was used. "
        "If the letters look wrong, name the right one with --encoding."
    )
    return Decoded(decoded.text, decoded.encoding, (Problem(ENCODING_GUESSED, message),))
