"""Pages to lay out, in an invented country: every name, place and event is made up."""

from dataclasses import dataclass

from onrecord.model import Block, Document, Given, PassageKind, Span
from onrecord.reading.page import Layout, lay_out

Lines = tuple[tuple[PassageKind, str], ...]
"""A page as its lines, each with the kind that is expected of it."""

FIRST = "The river authority closed the lower locks on Monday, hours before the first boats were to leave."
SECOND = "Its deputy head, Irena Kolb, said that nobody had been warned and that the order came by telephone."
THIRD = "Boatmen in three towns said they would stay where they were until the order was put on paper."


@dataclass(frozen=True, slots=True)
class Laid:
    """A text and its layout."""

    text: str
    layout: Layout

    @property
    def lines(self) -> Lines:
        """The kind and the words of each passage."""
        return tuple((passage.kind, passage.span.of(self.text).strip()) for passage in self.layout.passages)

    @property
    def problems(self) -> tuple[str, ...]:
        """The kinds of the problems, in order."""
        return tuple(problem.kind for problem in self.layout.problems)

    def words(self, span: Span | None) -> str | None:
        """The words at ``span``."""
        return span.of(self.text) if span is not None else None


def page(text: str, *given: Given, blocks: tuple[Block, ...] = (), media_type: str = "text/plain") -> Laid:
    """Lay out ``text`` as a document that came with ``given``."""
    return Laid(text, lay_out(Document("0" * 64, "page", "page", media_type, text, "en", given, blocks)))


def page_of(lines: Lines, *given: Given) -> Laid:
    """Lay out a page of ``lines`` with an empty line between them."""
    return page("\n\n".join(words for _, words in lines), *given)


def html_of(*parts: tuple[str, bool | None, str]) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks of an HTML page: tag, whether an extractor took it for the article, words."""
    text, blocks = "", list[Block]()
    for number, (tag, body, words) in enumerate(parts):
        blocks.append(Block(Span(len(text), len(text) + len(words)), f"/html/body/{tag}[{number}]", tag, body))
        text += words + "\n\n"
    return text, tuple(blocks)
