"""What HTML elements mean for text: which are not shown, which stand on lines of their own, which tell what text is."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

INLINE: Final = 0
CELL: Final = 1
LINE: Final = 2
PARAGRAPH: Final = 3

GAPS: Final = {CELL: "\t", LINE: "\n", PARAGRAPH: "\n\n"}
"""What separates two blocks in the text, by the rank of the boundary between them."""

NOT_SHOWN: Final = frozenset({
    "annotation", "annotation-xml", "audio", "canvas", "datalist", "defs", "desc", "head", "iframe", "metadata",
    "noembed", "noframes", "noscript", "rp", "script", "style", "template", "title", "video",
})  # fmt: skip
"""Elements whose text no browser shows. Source: HTML Standard, 15.3.1, and SVG 2, 5.7."""

_PARAGRAPHS: Final = (
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search",
    "section", "table", "ul", "xmp",
)  # fmt: skip
_LINES: Final = (
    "button", "caption", "dd", "dt", "li", "optgroup", "option", "select", "summary", "tbody", "textarea", "tfoot",
    "thead", "tr",
)  # fmt: skip

RANKS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_PARAGRAPHS, PARAGRAPH),
    **dict.fromkeys(_LINES, LINE),
    "td": CELL,
    "th": CELL,
}
"""The boundary around an element; inline where it is not listed. Source: HTML Standard, 15.3 (display)."""

LISTS: Final = frozenset({"dir", "menu", "ol", "ul"})
"""Inside a list item a list stands on the next line, without an empty one before it."""

PREFORMATTED: Final = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})

TELLING: Final = frozenset({"aside", "blockquote", "figcaption", "footer", "form", "header", "nav"})
"""Elements that tell what everything inside them is."""

_ROLES: Final = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "form": "form",
    "navigation": "nav",
    "search": "form",
}
"""ARIA landmarks that pages without those elements use. Source: ARIA in HTML, 4."""

_BOLD: Final = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_SHOWN_AS: Final = {"td": "table", "th": "table"}
_INVISIBLE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def is_shown(element: etree._Element, tag: str) -> bool:
    """Tell whether a browser shows the element without its style sheets and scripts.

    ``aria-hidden`` hides from screen readers, not from the eye, and decides nothing. ``body`` is always shown: pages
    hide it until their script has run.
    """
    if tag in NOT_SHOWN or (tag == "dialog" and element.get("open") is None):
        return False
    if tag in {"html", "body"} or not element.attrib:
        return True
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return False
    style = element.get("style")
    return style is None or _INVISIBLE.search(style) is None


def telling_tag(element: etree._Element, tag: str) -> str | None:
    """Return the telling element that this one is, by its tag or its landmark role; None if it is none."""
    if tag in TELLING:
        return tag
    role = element.get("role") if element.attrib else None
    return _ROLES.get(role.strip().lower()) if role else None


def is_bold(element: etree._Element, tag: str) -> bool:
    """Tell whether an element sets what is in it in bold type, by its tag or its own style."""
    if tag in {"b", "strong"}:
        return True
    style = element.get("style") if element.attrib else None
    return style is not None and _BOLD.search(style) is not None


def block_tag(tag: str) -> str:
    """Return the name under which the text of a block element is listed."""
    return _SHOWN_AS.get(tag, tag)
