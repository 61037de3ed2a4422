"""HTML becomes a tree: bounded, without network, external entities or recursion of ours."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from onrecord.ingest.characters import clean
from onrecord.ingest.problems import HTML_CUT
from onrecord.model import Problem

_END: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""The end of the body does not end it: browsers show what comes after it, libxml2 drops it."""

_BREAK: Final = re.compile(r"</br\s*>", re.IGNORECASE)
"""An end tag without a beginning that browsers take for a line break."""


_CLASSES: Final = etree.ElementDefaultClassLookup(
    element=html.HtmlElement,
    comment=html.HtmlComment,
    pi=html.HtmlProcessingInstruction,
    entity=html.HtmlEntity,
)
"""The classes that extractors ask for, one for every tag: lxml.html's parser looks for one of its own each time."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page: None for one without any element. ``sound`` is False where it nests beyond reason."""

    root: etree._Element | None
    sound: bool = True
    problems: tuple[Problem, ...] = ()


def parse(page: str) -> Tree:
    """Return the tree of ``page``.

    Within lxml's ordinary limits (256 elements deep, 10 MB for a text) first. A page beyond them is parsed once more
    without, and then handed to nobody who might recurse; one that is too deep even so (2,048) is cut, with a problem.
    """
    content = _BREAK.sub("<br>", _END.sub("", clean(page))).encode("utf-8")
    root, cut = _parse(content, huge=False)
    if not cut:
        return Tree(root)
    root, cut = _parse(content, huge=True)
    message = (
        "The page nests its elements more than two thousand deep; what stands behind that point is not in the text. "
        "Open it in a browser, save the text as .txt and add that file too."
    )
    return Tree(root, sound=False, problems=(Problem(HTML_CUT, message),) if cut else ())


def _parse(content: bytes, *, huge: bool) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=huge)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError:  # some versions of libxml2 raise where nothing is in the page
        root = None
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
