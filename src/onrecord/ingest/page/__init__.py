"""Pages: all visible text of an HTML file with its blocks, what the page says of itself, and a second opinion."""

from onrecord.ingest.assemble import Content
from onrecord.ingest.page.evidence import body_marked, date_evidence
from onrecord.ingest.page.metadata import page_given
from onrecord.ingest.page.text import text_of
from onrecord.ingest.page.tree import parse

__all__ = ["read_page"]


def read_page(html: str) -> Content:
    """Return the text, blocks, given values and problems of a page; nothing is fetched, no entity is expanded."""
    tree = parse(html)
    if tree.root is None:
        return Content(problems=tree.problems)
    # Elements are made when they are first asked for, and again whenever nobody holds them: all are held while read.
    held = list(tree.root.iter())
    text, blocks = text_of(tree.root)
    given = page_given(tree.root)
    if not tree.sound:
        return Content(text, blocks, given, tree.problems)
    dated = date_evidence(tree.root, html)
    blocks, problems = body_marked(tree.root, text, blocks, html)
    del held
    return Content(text, blocks, (*given, *dated), (*tree.problems, *problems))
