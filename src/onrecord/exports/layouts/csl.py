"""The documents as a bibliography: ``sources.csl.json`` (Zotero, pandoc) and ``sources.bib`` (BibTeX)."""

import json
from pathlib import Path

from onrecord.exports.citing import bibtex, csl_item
from onrecord.exports.items import Items
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write both files."""
    documents = [sheet.document for sheet in Items(reader).sheets()]
    items = out / "sources.csl.json"
    items.write_text(json.dumps([csl_item(one) for one in documents], ensure_ascii=False, indent=1), encoding="utf-8")
    entries = out / "sources.bib"
    entries.write_text(bibtex(documents), encoding="utf-8")
    return items, entries
