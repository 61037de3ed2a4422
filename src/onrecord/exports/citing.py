"""Documents as other programs cite them: CSL-JSON 1.0.2 and BibTeX."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from onrecord.exports.lines import Line
from onrecord.exports.rows import known_date

_DAY: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
_BIBTEX: Final[Mapping[str, str]] = {
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def csl_item(document: Line) -> dict[str, Any]:
    """Return a document (an object of ``documents.jsonl``) as an item of CSL-JSON.

    What is not known is left out. The note tells how the date is known, and the SHA-256 of the bytes.
    """
    published = document["published"]
    item: dict[str, Any] = {
        "id": document["id"],
        "type": "webpage" if document["url"] else "article-newspaper" if document["outlet"] else "document",
        "title": title_of(document),
        "author": [{"literal": author} for author in document["authors"]],
        "container-title": document["outlet"],
        "issued": csl_date(known_date(published)),
        "accessed": csl_date(document["accessed"]),
        "URL": document["url"],
        "archive": document["archived_url"],
        "archive_location": document["archive_ref"],
        "language": document["language"],
        "note": f"{_known(published)} {hash_note(document)}",
    }
    return {key: value for key, value in item.items() if value not in (None, [])}


def title_of(document: Line) -> str:
    """Return the title of a document, or how it is called where it has none."""
    return document["title"]["text"] if document["title"] else f"[no title: {document['source_id']}]"


def hash_note(document: Line) -> str:
    """Return the hash by which a document can be proved; of one in which names gave way, that it is none."""
    if document["pseudonymised"]:
        return f"Names in it were replaced; its mark in the record, no hash of its bytes: {document['id']}."
    return f"SHA-256 of the document: {document['id']}."


def _known(published: Line) -> str:
    if published["edtf"] is None:
        return "The date of publication is not known."
    if known_date(published) is None:
        return f"The date of publication is not known; inferred: {published['edtf']}."
    return f"Date of publication: {published['how']} ({published['edtf']})."


def csl_date(edtf: str | None) -> dict[str, Any] | None:
    """Return a date as CSL has it: parts where it is a day, month, year or a span of these, else its EDTF as it is.

    A day beside which stands a mark of doubt is ``circa``.
    """
    if edtf is None:
        return None
    ends = [_parts(end.rstrip("~?%")) for end in edtf.split("/")]
    parts = [end for end in ends if end is not None]
    if len(parts) < len(ends):
        return {"literal": edtf}
    return {"date-parts": parts, **({"circa": True} if edtf[-1:] in ("~", "?", "%") else {})}


def _parts(day: str) -> list[int] | None:
    match = _DAY.fullmatch(day)
    return None if match is None else [int(part) for part in match.groups() if part]


def bibtex(documents: Sequence[Line]) -> str:
    """Return documents as a file of BibTeX, one entry each under a key of its own."""
    keys: set[str] = set()
    return "\n".join(_entry(document, _key(document, keys)) for document in documents)


def _key(document: Line, taken: set[str]) -> str:
    """Return a key that no entry has yet: the outlet or author, the year, the beginning of the hash where needed."""
    who = document["outlet"] or (document["authors"] or ["document"])[0]
    year = (known_date(document["published"]) or "")[:4]
    plain = re.sub(r"[^a-z0-9]+", "", who.lower()) or "document"
    key = f"{plain}{year if year.isdecimal() else ''}"
    if key in taken:
        key = f"{key}-{document['id'][:8]}"
    taken.add(key)
    return key


def _entry(document: Line, key: str) -> str:
    issued = csl_date(known_date(document["published"])) or {}
    day = [*(issued.get("date-parts") or [[]])[0], None, None, None][:3]
    fields = {
        "title": title_of(document),
        "author": " and ".join(f"{{{_plain(author)}}}" for author in document["authors"]),
        "journal": document["outlet"],
        "year": day[0],
        "day": day[2],
        "howpublished": None if document["outlet"] else document["source_id"],
        "url": document["url"],
        "urldate": document["accessed"],
        "note": f"{_known(document['published'])} {hash_note(document)}",
    }
    raw = {"author", "url"}
    lines = [
        f"  {name} = {{{value if name in raw else _plain(str(value))}}}," for name, value in fields.items() if value
    ]
    if day[1]:
        lines.append(f"  month = {_MONTHS[day[1] - 1]},")
    return "\n".join([f"@{'article' if document['outlet'] else 'misc'}{{{key},", *lines, "}", ""])


def _plain(text: str) -> str:
    return "".join(_BIBTEX.get(mark, mark) for mark in text)
