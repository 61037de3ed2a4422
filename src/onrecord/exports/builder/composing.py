"""A built report as a book: a chapter for each question, what answers it, the words between, the annexes."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.exports.book.annexes import annexes
from onrecord.exports.book.backing import Backing, grades, places_in, registered
from onrecord.exports.book.values import Block, Book, Chapter, Note, Paragraph, Run, plain
from onrecord.exports.builder.answering import Answered, Lost, Stated, answer_plan
from onrecord.exports.builder.blocks import BlockSetter
from onrecord.exports.builder.prose import paragraphs
from onrecord.exports.builder.values import Plan, Words
from onrecord.exports.report import notice_for
from onrecord.exports.report_words import date_words, number_words
from onrecord.model import OnrecordError, flat
from onrecord.record import Reader
from onrecord.record.query_custody import head
from onrecord.record.query_pile import span_of_adding
from onrecord.views.copies import copies
from onrecord.views.origins import origins
from onrecord.views.people import voices
from onrecord.views.pile import problems_of, sources
from onrecord.views.shelf import Shelf


def build(reader: Reader, plan: Plan, *, made: str) -> Book:
    """Return the book of a plan, made on an ISO date."""
    answered = answer_plan(reader, plan)
    backing = _backing(reader, answered)
    documents, until = span_of_adding(reader)
    searched = Searched(documents, until or made)
    notice = notice_for(reader, sources(reader), voices(reader, None))
    return compose(answered, backing, searched, made=made, notice=notice)


@dataclass(frozen=True, slots=True)
class Searched:
    """In how many documents was searched, and on which day the last one was added."""

    documents: int
    until: str

    @property
    def words(self) -> str:
        """Return "the N documents added until DATE"."""
        number = number_words(self.documents, "document") if self.documents != 1 else "one document"
        return f"the {number} added until {date_words(self.until)}"


def compose(answered: Answered, backing: Backing, searched: Searched, *, made: str, notice: str | None = None) -> Book:
    """Return a plan that was answered as a book."""
    setter = BlockSetter(answered, backing.citing)
    lead = (
        plain(
            "This report asserts nothing. Each sentence with a footnote says that somebody said it, through whom, and",
            "when; the footnote gives the passage. Words between quotation marks are those of the documents. A number",
            "of documents is never a number of origins.",
        ),
        *([Paragraph((Run(notice, "strong"),))] if notice else []),
        plain(
            f"Searched: {searched.words}; {number_words(len(backing.sources), 'document')} cited. “Not found” means",
            "not found in these documents; it never means that there is nothing.",
        ),
    )
    plan = answered.plan
    purpose = tuple(paragraphs(plan.purpose, setter.note))
    chapters = [Chapter("Terms of reference", 1, purpose)] if purpose else []
    for number, chapter in enumerate(plan.chapters):
        blocks = tuple(block for place in range(len(chapter.items)) for block in setter.blocks(number, place))
        if not any(not isinstance(item, Words) for item in chapter.items) and not any(map(_notes, blocks)):
            blocks = (*blocks, plain(f"For this question nothing is cited from {searched.words}."))
        chapters.append(Chapter(flat(chapter.question) or "Without a question", 1, blocks))
    return Book(flat(plan.title) or "Report", date_words(made), lead, (*chapters, *annexes(backing)))


def _notes(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(piece, Note) for piece in block.pieces)


def _backing(reader: Reader, answered: Answered) -> Backing:
    cited = answered.documents
    held = {source.document: source for source in sources(reader, cited)}
    shown = tuple(held[document] for document in cited if document in held)
    log = head(reader)
    among = set(held)
    return Backing(
        shown,
        tuple(row for row in copies(reader) if {row.document, row.of_document} <= among),
        problems_of(reader, cited),
        (log.count, log.hash),
        places=places_in(Shelf(reader), answered.passages),
        register=registered(reader, shown),
        grades=grades(reader),
        origins=tuple(_origins(reader, answered)),
        lost=tuple(_lost(answered)),
    )


def _origins(reader: Reader, answered: Answered) -> Iterator[tuple[str, str]]:
    """Yield the words of each statement that several documents carry, with the sentence on its origins."""
    told: set[str] = set()
    for row in answered.statements:
        try:
            found = origins(reader, row.id)[0]
        except OnrecordError:  # it cannot be traced as a claim of its own
            continue
        if len(found.documents) > 1 and found.sentence not in told:
            told.add(found.sentence)
            yield " … ".join(flat(quote.text) for quote in row.content), found.sentence


def _lost(answered: Answered) -> Iterator[str]:
    for chapter, answers in zip(answered.plan.chapters, answered.answers, strict=True):
        for answer in answers:
            if isinstance(answer, Lost):
                yield f"Under “{flat(chapter.question)}”: {answer.why}"
            elif isinstance(answer, Stated) and not answer.same:
                yield f"Under “{flat(chapter.question)}”, found, and another speaker’s now: statement {answer.row.id}"
