"""What a page says of itself: title, writers, outlet, dates, address, language, with the field it says it in."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from onrecord.ingest.given import given
from onrecord.ingest.page.elements import NOT_SHOWN
from onrecord.ingest.page.jsonld import articles, names_in, text_in
from onrecord.model import Given, GivenName

_META: Final[Mapping[GivenName, tuple[str, ...]]] = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "article:author", "citation_author", "dc.creator", "parsely-author", "sailthru.author"),
    "outlet": ("og:site_name", "citation_journal_title", "dc.publisher"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
        "dc.date.issued", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
        "dc.date", "date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified"),
    "url": ("og:url",),
}  # fmt: skip
"""Names of meta elements (``property``, ``name`` or ``itemprop``, in lower case) in order of rank."""

_JSONLD: Final[Mapping[GivenName, str]] = {
    "title": "headline",
    "author": "author",
    "outlet": "publisher",
    "published": "datePublished",
    "updated": "dateModified",
    "url": "url",
    "language": "inLanguage",
}
_SEVERAL: Final = 2
"""How many ``h1`` and ``time`` elements are candidates: the first may be the masthead's, later ones other articles'."""


def page_given(root: etree._Element) -> tuple[Given, ...]:
    """Return the candidates for each field, meta elements before JSON-LD before visible elements."""
    metas = _metas(root)
    nodes = articles(root)
    found: list[Given | None] = []
    for name, keys in _META.items():
        if name == "url":
            found.extend(_canonical(root))
        found.extend(given(name, value, f"meta:{key}") for key in keys for value in metas.get(key, ()))
    for name, key in _JSONLD.items():
        read = names_in if name in {"author", "outlet"} else text_in
        found.extend(given(name, value, f"jsonld:{key}") for node in nodes for value in read(node.get(key)))
    found.extend(_visible(root))
    return tuple(item for item in found if item is not None and not _is_address_for_name(item))


def _is_address_for_name(item: Given) -> bool:
    """Tell whether a page gives a profile's address where a name belongs, as ``article:author`` often does."""
    return item.name in {"author", "outlet"} and item.value.lower().startswith(("http://", "https://", "@"))


def _metas(root: etree._Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if key and content:
            metas.setdefault(key.strip().lower(), []).append(content)
    return metas


def _canonical(root: etree._Element) -> Iterator[Given | None]:
    for link in root.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            yield given("url", link.get("href") or "", "html:canonical")


def _visible(root: etree._Element) -> Iterator[Given | None]:
    for heading in list(root.iter("h1"))[:_SEVERAL]:
        yield given("title", _text(heading), "html:h1")
    for title in list(root.iter("title"))[:1]:
        yield given("title", title.text or "", "html:title")
    times = [time for time in root.iter("time") if time.get("datetime")]
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    for time in [*marked, *times][:_SEVERAL]:
        yield given("published", time.get("datetime") or "", "html:time")
    yield given("language", root.get("lang") or "", "html:lang")


def _text(element: etree._Element) -> str:
    """Return the text of an element without what is not shown; deep nesting does not recurse."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start":
            if part.tag in NOT_SHOWN:
                walk.skip_subtree()
            else:
                pieces.append(part.text or "")
        elif part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)
