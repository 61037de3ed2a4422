"""Whole files of every format that is read, small and invented, some of them with traps."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from evaluation.mutants.printed import column, pdf

SECRET: Final = "the-words-of-a-file-that-nobody-added"  # noqa: S105 - what a trap would bring to light
RAN: Final = "SCRIPTHASRUN"
"""Stands in no file; a script that is run writes it."""

_SAID: Final = (
    "The council of Arvik will close the road on 5 March 2021, Ada Moran said.",
    "“We were not asked,” said Tomas Rell, who has lived there for 31 years.",
    "At least 40 people came to the meeting; the union spoke of about 60.",
    "Q: Who decided this?",
    "A: I do not know. According to the ministry nobody did.",
)
ESCAPED: Final = "/tmp/onrecord-escaped.txt"  # noqa: S108 - the name of a member of a zip file
"""Where no member may be written."""

_FETCHED: Final = "http://127.0.0.1:{port}/fetched"
"""Where the traps call."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to begin with: its ending, its bytes, and the members to be hurt before it is packed (by name)."""

    ending: str
    content: bytes
    members: Mapping[str, bytes] | None = None


def seeds(port: int, secret: str) -> tuple[Seed, ...]:
    """Return the files; traps call at ``port`` of this machine and want to read the file at the path ``secret``."""
    fetched = _FETCHED.format(port=port)
    page = _page(fetched)
    word = _word(fetched, secret)
    zipped = {"a/one.html": page, "two.txt": _text(), "three.csv": _table(), "../../escaped.txt": _text(),
              ESCAPED: _text(), "two.meta.json": _sidecar()}  # fmt: skip
    return (
        Seed("txt", _text()),
        Seed("txt", _text().decode().encode("utf-16")),
        Seed("md", b"# A heading\n\n" + _text()),
        Seed("html", page),
        Seed("html", _entities(fetched, secret)),
        Seed("html", b"<div>" * 300 + page + b"<table><tr><td>" * 200),
        Seed("xhtml", _entities(fetched, secret).replace(b"<html>", b'<html xmlns="http://www.w3.org/1999/xhtml">')),
        Seed("pdf", pdf([column(50, 550, _SAID), column(50, 550, _SAID[::-1])], title="The road", author="Ada Moran")),
        Seed("pdf", _acting_pdf(fetched)),
        Seed("pdf", pdf([column(50, 550, _SAID)], locked=True)),
        Seed("docx", _zip(word), word),
        Seed("eml", _mail(page, _zip(zipped))),
        Seed("mhtml", _saved(page)),
        Seed("csv", _table()),
        Seed("jsonl", b"\n".join(json.dumps({"id": str(n), "text": text}).encode() for n, text in enumerate(_SAID))),
        Seed("zip", _zip(zipped), zipped),
        Seed("zip", _bomb()),
        Seed("warc", _warc(page)),
        Seed("warc.gz", gzip.compress(_warc(page))),
        Seed("wacz", _zip({"archive/a.warc": _warc(page), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"})),
        Seed("json", _catalogue()),
    )  # fmt: skip


def _text() -> bytes:
    return "\n\n".join(("Arvik to close its road", "By Ada Moran", *_SAID)).encode()


def _page(fetched: str) -> bytes:
    body = "".join(f"<p>{said}</p>" for said in _SAID)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Arvik to close its road | Gazette</title>'
        f'<meta property="article:published_time" content="2021-03-01T10:00:00Z">'
        f'<link rel="stylesheet" href="{fetched}">'
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "Ada Moran"}}}}</script>'
        f"<script>document.write('SCRIPT' + 'HASRUN')</script></head>"
        f"<body onload=\"document.write('SCRIPT' + 'HASRUN')\"><nav><ul><li>Home<li>News</ul></nav>"
        f'<h1>Arvik to close its road</h1><img src="{fetched}"><iframe src="{fetched}"></iframe>'
        f"<article>{body}<ul><li>one<li>two</ul><table><tr><td>12<td>dead</table><blockquote>No.</blockquote>"
        f"</article><object data={fetched}></object><footer>© 2021 Gazette</footer></body></html>"
    ).encode()


def _entities(fetched: str, secret: str) -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{laughs}<!ENTITY file SYSTEM "file://{secret}">'
        f'<!ENTITY net SYSTEM "{fetched}"><!ENTITY % ext SYSTEM "{fetched}"> %ext;]>'
        f"<html><body><p>&l9; &file; &net; {_SAID[0]}</p></body></html>"
    ).encode()


def _acting_pdf(fetched: str) -> bytes:
    """Return a PDF that wants a script run and an address opened when it is read."""
    plain = pdf([column(50, 550, _SAID)])
    act = f"/OpenAction<</S/JavaScript/JS(app.alert('SCRIPT'+'HASRUN'))/Next<</S/URI/URI({fetched})>>>>".encode()
    return plain.replace(b"/Type/Catalog", b"/Type/Catalog" + act, 1)


def _word(fetched: str, secret: str) -> Mapping[str, bytes]:
    from docx import Document

    document = Document()
    document.add_heading("Arvik to close its road", 1)
    for said in _SAID:
        document.add_paragraph(said)
    document.add_table(2, 2).cell(0, 0).text = "Town"
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if not name.endswith((".jpeg", ".bin"))}
    rels = members["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    outside = f'<Relationship Id="rId99" Type="{kind}" Target="{fetched}" TargetMode="External"/></Relationships>'
    members["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", outside.encode())
    body = members["word/document.xml"]
    trap = f'<!DOCTYPE w [<!ENTITY file SYSTEM "file://{secret}"><!ENTITY net SYSTEM "{fetched}">]>'.encode()
    start = body.index(b"?>") + 2
    told = body[start:].replace(b"Who decided this?", b"&file; &net; Who decided this?")
    return {**members, "word/document.xml": body[:start] + trap + told}


def _mail(page: bytes, zipped: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ada Moran <ada@example.org>", "b@example.org", "The road"
    mail["Date"] = "Mon, 01 Mar 2021 10:00:00 +0000"
    mail.set_content(_text().decode())
    mail.add_alternative(page.decode(), subtype="html")
    mail.add_attachment(zipped, maintype="application", subtype="zip", filename="../../escaped.zip")
    inner = EmailMessage()
    inner["Subject"] = "An older one"
    inner.set_content("It was decided, Tomas Rell said.")
    mail.add_attachment(inner)
    return _bytes(mail)


def _saved(page: bytes) -> bytes:
    head = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://gazette.example/road\r\n"
        b"Date: Mon, 01 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    )
    part = b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n--B--\r\n"
    return head + part


def _table() -> bytes:
    rows = "".join(f'{number};2021-03-0{number};"{said}"\n' for number, said in enumerate(_SAID, 1))
    return f"id;published;text\n{rows}".encode()


def _sidecar() -> bytes:
    given = {
        "outlet": "The Arvik Courier",
        "author": ["Ada Moran"],
        "published": "2021-03-05",
        "accessed": "2021-03-09",
    }
    return json.dumps(given).encode()


def sidecar() -> bytes:
    """Return what may lie beside any file, as ``NAME.meta.json``."""
    return _sidecar()


def _catalogue() -> bytes:
    entry = {"id": "a", "type": "article-newspaper", "title": "The road", "abstract": _SAID[0],
             "author": [{"family": "Moran", "given": "Ada"}], "issued": {"date-parts": [[2021, 3, 5]]},
             "container-title": "The Arvik Courier", "URL": "https://courier.example/road"}  # fmt: skip
    return json.dumps([entry, {**entry, "id": "b", "abstract": _SAID[1]}]).encode()


def _warc(page: bytes) -> bytes:
    return b"".join(
        captured(f"https://gazette.example/{number}", kind, content)
        for number, (kind, content) in enumerate(
            [("text/html", page), ("image/png", b"\x89PNG"), ("text/plain", _text())]
        )
    )


def captured(url: str, kind: str, content: bytes) -> bytes:
    """Return one record of a web archive."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2021-03-09T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _bomb() -> bytes:
    """Return a zip that unpacks to a thousand times its size."""
    return _zip({"a.txt": b" " * 12_000_000})


def _zip(members: Mapping[str, bytes]) -> bytes:
    return packed(members.items())


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of these members, whatever they are called."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2021, 3, 1, 10, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def wrapped(content: bytes, name: str, outer: str) -> bytes:
    """Return a file within another one: in a ``zip``, attached to an ``eml``, captured in a ``warc``."""
    return _WRAPPED[outer](content, name)


def _attached(content: bytes, name: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "With something"
    mail.set_content("See what is attached.")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return _bytes(mail)


def _bytes(mail: EmailMessage) -> bytes:
    """Return a mail, with the same marks between its parts each time."""
    for number, part in enumerate(mail.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"===={number}====")
    return mail.as_bytes()


_WRAPPED: Final[Mapping[str, Callable[[bytes, str], bytes]]] = {
    "zip": lambda content, name: packed([(name, content)]),
    "eml": _attached,
    "warc": lambda content, _: captured("https://gazette.example/within", "text/html", content),
}
