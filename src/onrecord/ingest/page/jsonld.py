"""JSON-LD in a page: the articles that it describes."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

_ARTICLE: Final = re.compile(r"Article|Posting|Report(?:age)?$|Interview|Review$")
_PAGE: Final = re.compile(r"WebPage|Page$")
_MAX_NODES: Final = 5_000
"""Nodes looked at in a page: some carry a whole shop in their JSON-LD."""

Node = Mapping[str, Any]


def articles(root: etree._Element) -> list[Node]:
    """Return the first article that the page's JSON-LD describes, else the first page, as a list of at most one node.

    Later ones are mostly teasers of other articles.
    """
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    for kind in (_ARTICLE, _PAGE):
        found = [node for node in nodes if any(kind.search(name) for name in text_in(node.get("@type")))]
        if found:
            return found[:1]
    return []


def text_in(value: object) -> list[str]:
    """Return the texts of a value that is a text or a list of texts."""
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def names_in(value: object) -> list[str]:
    """Return the names in a value that is a name, a node with a name, or a list of these."""
    values = value if isinstance(value, list) else [value]
    named = [item.get("name") if isinstance(item, dict) else item for item in values]
    return [name for item in named for name in text_in(item)]


def _nodes(script: etree._Element) -> Iterator[Node]:
    """Yield every object in a script of JSON-LD, outermost first; nothing where it is no JSON."""
    if (script.get("type") or "").strip().lower() != "application/ld+json":
        return
    try:
        waiting: deque[object] = deque([json.loads(script.text or "", strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(item for item in value.values() if isinstance(item, dict | list))
        elif isinstance(value, list):
            waiting.extend(item for item in value if isinstance(item, dict | list))
