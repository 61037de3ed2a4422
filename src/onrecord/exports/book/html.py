"""A book as one self-contained page of html: notes stand at the end of each chapter and lead back; no script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from onrecord.exports.book.values import Block, Book, Cell, Chapter, Figure, Paragraph, Piece, Run, Table
from onrecord.exports.pages import templates_of


@dataclass(frozen=True, slots=True)
class SetNote:
    """A footnote that is set: its number, and what it says."""

    number: int
    words: Markup


@dataclass
class Setter:
    """Sets blocks one after the other; ``notes`` are those since they were last taken, numbers go on."""

    number: int = 0
    notes: list[SetNote] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def block(self, block: Block) -> Markup:
        """Return a paragraph, table or figure."""
        if isinstance(block, Figure):
            return Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(Markup(block.svg), block.words)  # noqa: S704 - drawn by book.figures, which escapes what it writes
        if isinstance(block, Table):
            return self._table(block)
        return Markup('<p{} dir="auto">{}</p>').format(_kind(block), self.pieces(block.pieces))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        """Yield blocks; items of a list that follow each other stand in one."""
        listed: list[Markup] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.bullet:
                listed.append(Markup('<li dir="auto">{}</li>').format(self.pieces(block.pieces)))
                continue
            if listed:
                yield Markup("<ul>{}</ul>").format(Markup("").join(listed))
                listed = []
            yield self.block(block)
        if listed:
            yield Markup("<ul>{}</ul>").format(Markup("").join(listed))

    def pieces(self, pieces: Iterable[Piece]) -> Markup:
        """Return runs and references to notes."""
        return Markup("").join(self._piece(piece) for piece in pieces)

    def take_notes(self) -> tuple[SetNote, ...]:
        """Return the notes that were set since they were last taken."""
        taken, self.notes = tuple(self.notes), []
        return taken

    def _piece(self, piece: Piece) -> Markup:
        if isinstance(piece, Run):
            return _run(piece)
        if piece.key in self.met:
            return Markup('<sup class="ref"><a href="#f{0}" aria-label="Note {0}">{0}</a></sup>').format(
                self.met[piece.key]
            )
        self.number += 1
        if piece.key:
            self.met[piece.key] = self.number
        self.notes.append(SetNote(self.number, Markup("").join(map(_run, piece.runs))))
        return Markup('<sup class="ref"><a id="r{0}" href="#f{0}" aria-label="Note {0}">{0}</a></sup>').format(
            self.number
        )

    def _table(self, table: Table) -> Markup:
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in table.head)
        rows = Markup("").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(
                    Markup('<td dir="auto" data-label="{}">{}</td>').format(name, self._cell(cell))
                    for name, cell in zip(table.head, row, strict=True)
                )
            )
            for row in table.rows
        )
        kind = Markup(' class="dossier"') if table.listed else Markup("")
        return Markup(
            '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table{}><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(kind, head, rows)

    def _cell(self, cell: Cell) -> Markup:
        if isinstance(cell, str):
            return escape(cell)
        return Markup("").join(Markup("<p>{}</p>").format(self.pieces(one.pieces)) for one in cell)


@dataclass(frozen=True, slots=True)
class SetChapter:
    """A chapter that is set, with the notes of it."""

    anchor: str
    title: str
    level: int
    blocks: tuple[Markup, ...]
    notes: tuple[SetNote, ...]


def set_book(book: Book) -> tuple[tuple[Markup, ...], tuple[SetChapter, ...]]:
    """Return the lead and the chapters of a book, set."""
    setter = Setter()
    lead = tuple(setter.blocks(book.lead))
    return lead, tuple(_chapter(setter, chapter, number) for number, chapter in enumerate(book.chapters, 1))


def page(book: Book) -> str:
    """Return a book as one page; lone surrogates, which no file could hold, become question marks."""
    lead, chapters = set_book(book)
    html = templates_of("onrecord.exports").get_template("book.html.j2").render(book=book, lead=lead, chapters=chapters)
    return html.encode("utf-8", "replace").decode("utf-8")


def _chapter(setter: Setter, chapter: Chapter, number: int) -> SetChapter:
    blocks = tuple(setter.blocks(chapter.blocks))
    return SetChapter(f"c{number}", chapter.title, chapter.level, blocks, setter.take_notes())


def _kind(paragraph: Paragraph) -> Markup:
    return Markup(' class="aside"') if paragraph.aside else Markup("")


def _run(run: Run) -> Markup:
    shapes = {
        "quote": '<q dir="auto">{}</q>',
        "strong": "<b>{}</b>",
        "emphasis": "<i>{}</i>",
        "quiet": '<span class="quiet">{}</span>',
        "code": "<code>{}</code>",
    }
    return Markup(shapes[run.face]).format(run.text) if run.face in shapes else escape(run.text)  # noqa: S704 - shapes are ours
