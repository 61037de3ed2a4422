"""Made pages as documents, as a pile would bring them: the page itself, or its lines alone."""

import hashlib

from evaluation.pages.made import Made
from evaluation.pages.tree import flattened
from onrecord.ingest.assemble import Content, Place, assemble
from onrecord.ingest.page import read_page
from onrecord.model import Document, Options


def as_page(made: Made) -> Document:
    """Read the page as HTML."""
    return _assembled(made, "text/html", read_page(made.html))


def as_lines(made: Made) -> Document:
    """Read the page as a scrape of plain text."""
    return _assembled(made, "text/plain", Content(flattened(made.root, made.flat)))


def _assembled(made: Made, media_type: str, content: Content) -> Document:
    name = f"{made.name}.{'html' if media_type == 'text/html' else 'txt'}"
    identity = hashlib.sha256(content.text.encode()).hexdigest()
    return assemble(Place(identity, name, name, media_type), content, Options())
