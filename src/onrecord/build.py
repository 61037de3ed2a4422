"""The corridor: the one module that knows the order of the rooms.

``read`` walks one document through reading, statements and events; ``read_pile`` does so for a pile on an engine;
``add_pile`` keeps originals and readings in a record, with what linking needs of them, and ``link_record`` links them.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.engines import Read, Stage, reading_alone, run_on_cores
from onrecord.events import Codebook, find_events, find_offices, load_codebook, with_holders, with_posts
from onrecord.ingest import Apart, read_again, take_in
from onrecord.ingest.problems import KINDS
from onrecord.linking import LAYERS, accord, relink_aliases, slips_of
from onrecord.model import (
    Bounds,
    Date,
    Document,
    Label,
    OnrecordError,
    Options,
    Original,
    Part,
    Passage,
    Problem,
    Reading,
    Said,
    Slip,
    Span,
    When,
)
from onrecord.reading.counts import find_counts
from onrecord.reading.dates import Anchor, anchor_again, find_dates, undated_parts, with_intervals
from onrecord.reading.entities import with_inner_names
from onrecord.reading.language import Pipeline, load_pipeline, parse
from onrecord.reading.page import lay_out
from onrecord.reading.problems import READING_PROBLEMS
from onrecord.statements import attribute

if TYPE_CHECKING:  # the store is handed in; reading without a record does not load the database's library
    from onrecord.record.adding import Added
    from onrecord.record.erasing import Erased
    from onrecord.record.store import Store

LANGUAGES_READ = ("en",)
"""Languages whose documents are analysed; others are kept and searchable."""

PROBLEMS: Mapping[str, str] = {
    **KINDS,
    **READING_PROBLEMS,
    "language-not-read": "The text is in a language that is not read yet: it is kept and searchable.",
    "orphaned-judgement": "A judgement no longer finds the words or the item it is on; it is kept and may come back.",
    "not-rebuilt": "When the record was rebuilt, a document could not be read again as it is held; it was left so.",
    "unpaired-quotation-mark": "A quotation mark has no partner; where the quotation ends was not guessed.",
    "unresolved-speaker": "Words stand for the speaker, but it is not sure for whom they stand.",
}
"""Every kind of problem that a record may hold, with its meaning."""


Moment = TypeVar("Moment", Said, When)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Custody:
    """Who adds, what for, who may see it and why; ``clock`` tells the time of each entry of the custody log."""

    who: str
    purpose: str | None = None
    label: Label | None = None
    why: str | None = None
    clock: Callable[[], datetime] = _now


def stage(options: Options) -> Stage[Reading]:
    """Return the stage that reads documents, ready to be handed to an engine."""
    return Stage(partial(read, options=options), reading_alone, reader_version(options), options.bounds)


Slipped = tuple[Reading, tuple[Slip, ...]]
"""A reading with what linking keeps of it."""


def stage_with_slips(options: Options) -> Stage[Slipped]:
    """Return the stage that reads documents and makes their slips."""
    return Stage(partial(_read_with_slips, options=options), _without_slips, reader_version(options), options.bounds)


def _read_with_slips(document: Document, options: Options) -> Slipped:
    reading = read(document, options)
    return reading, slips_of(document, reading)


def _without_slips(reading: Reading) -> Slipped:
    return reading, ()


def read(document: Document, options: Options) -> Reading:
    """Walk one document through the rooms; a pure function of its bytes, given metadata, options and the version."""
    if len(document.text) > options.max_chars or not document.text.strip():
        return _whole(document, options)
    layout = lay_out(document)
    page = Reading(
        document.id,
        reader_version(options),
        masthead=layout.masthead,
        parts=layout.parts,
        passages=layout.passages,
        turns=layout.turns,
        problems=layout.problems,
    )
    if document.language not in (None, *LANGUAGES_READ):
        page = with_intervals(page, undated_parts(document, page))
        return replace(page, problems=(*page.problems, _other_language(document)))
    return _claims(document, attribute(document.text, _language(document.text, page, options)), options)


def _language(text: str, page: Reading, options: Options) -> Reading:
    """Add syntax, names, dates and counts to a laid out page."""
    syntax, mentions, entities, problems = parse(text, page.passages, _pipeline(options.pipeline))
    dates, undated = _dates(text, page)
    return replace(
        page,
        analysed=True,
        syntax=syntax,
        mentions=mentions,
        entities=entities,
        dates=dates,
        counts=find_counts(text, page.passages, syntax, dates),
        problems=(*page.problems, *problems, *undated),
    )


def _dates(text: str, page: Reading) -> tuple[tuple[Date, ...], tuple[Problem, ...]]:
    """Find the dates of each part, anchored on the part's own date, else on the page's."""
    dates: list[Date] = []
    problems: list[Problem] = []
    for part in page.parts:
        anchor = part.masthead.published.known or page.masthead.published.known
        found, unanchored = find_dates(text, [item for item in page.passages if item.part == part.id], anchor)
        dates += found
        problems += unanchored
    return tuple(replace(date, id=f"d{number}") for number, date in enumerate(dates, 1)), tuple(problems)


def _claims(document: Document, reading: Reading, options: Options) -> Reading:
    """Add the events and offices that the statements report, and anchor dates a second time by what they tell.

    That also says between which days an undated part was written. Words for posts and names inside names come last:
    nothing before goes by them.
    """
    text, codebook = document.text, _codebook(options.codebook)
    reading = with_holders(text, reading)
    found = replace(reading, events=find_events(text, reading, codebook))
    undated = undated_parts(document, found)
    inferred = (Anchor(part.span, anchor, "inferred") for part, written in undated if (anchor := written.anchor))
    anchors = (*inferred, *_quoted(reading))
    dates, problems = anchor_again(text, reading.passages, reading.dates, reading.problems, anchors)
    if dates != reading.dates:
        reading = replace(reading, dates=dates, problems=problems)
        found = replace(reading, events=find_events(text, reading, codebook))
    found = replace(found, offices=find_offices(text, reading))
    return with_inner_names(text, with_posts(text, with_intervals(found, undated)))


def _quoted(reading: Reading) -> Iterator[Anchor]:
    """Yield from what day the words of quoted speech are counted."""
    for statement in reading.statements:
        if statement.said is not None and statement.manner in ("direct", "mixed"):
            for span in statement.content:
                yield Anchor(span, statement.said.edtf, "said")


def redated(text: str, machine: Reading, judged: Reading) -> Reading:
    """Return a judged reading with its dates counted anew from when people said that it was published.

    Dates of phrases, of events and of statements change that are as the machine read them; what people dated stays. An
    event that had no date gets none before the document is read again.
    """
    dates, open_ = _dates(text, judged)
    counted, _ = anchor_again(text, judged.passages, dates, open_, _quoted(judged))
    by_span = {date.span: date for date in counted}
    read = {date.id: date for date in machine.dates}
    anew = tuple(
        replace(by_span[date.span], id=date.id) if date == read.get(date.id) and date.span in by_span else date
        for date in judged.dates
    )
    moved: dict[tuple[Span | None, str | None], str | None] = {
        (old.span, old.edtf): new.edtf for old, new in zip(judged.dates, anew, strict=True) if old.edtf != new.edtf
    }
    told = {item.id: item.date for item in machine.events} | {item.id: item.said for item in machine.statements}

    def again(id_: str, when: Moment | None) -> Moment | None:
        """Return when something was, counted anew where it is as the machine read it."""
        if when is None or when != told.get(id_) or (when.span, when.edtf) not in moved:
            return when
        edtf = moved[when.span, when.edtf]
        return None if edtf is None else replace(when, edtf=edtf)

    return replace(
        judged,
        dates=anew,
        events=tuple(replace(event, date=again(event.id, event.date)) for event in judged.events),
        statements=tuple(replace(item, said=again(item.id, item.said)) for item in judged.statements),
    )


def _whole(document: Document, options: Options) -> Reading:
    """Return the reading of a text that is too long to be analysed, or blank: one part, one passage."""
    span = Span(0, len(document.text))
    passages = (Passage("g1", span, "body", "p1"),) if document.text else ()
    return Reading(document.id, reader_version(options), parts=(Part("p1", span),), passages=passages)


def _other_language(document: Document) -> Problem:
    return Problem(
        "language-not-read",
        f"The text is in the language '{document.language}', which is not read yet: it is kept and searchable. "
        "If it is in English, say so with a column or sidecar field: language=en.",
    )


def read_pile(
    paths: Iterable[Path], options: Options, *, workers: int | None = None
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives in order; problems of the pile stand between the documents."""
    for item in _in_order(take_in(paths, options), stage(options), workers):
        if not isinstance(item, Original):
            yield item


def add_pile(
    store: "Store", paths: Iterable[Path], options: Options, custody: Custody, *, workers: int | None = None
) -> Iterator["Added | Problem"]:
    """Keep originals, read and add documents, and link what is new; yields what became of each document.

    A document that was read by this version of the reader is not read again.
    """
    version = reader_version(options)
    store.begin_linking(linking_version())
    store.note_way(options.encoding, options.columns)

    def known(document: Document) -> tuple[Reading, None] | None:
        reading = store.known(document, version)
        return None if reading is None else (reading, None)

    for item in _in_order(take_in(paths, options), stage_with_slips(options), workers, known):
        if isinstance(item, Original):
            store.keep(item, who=custody.who, when=custody.clock())
        elif isinstance(item, Problem):
            store.note_problems([item])
            yield item
        else:
            document, (reading, slips) = item
            added = store.add(
                document,
                reading,
                who=custody.who,
                when=custody.clock(),
                purpose=custody.purpose,
                label=custody.label,
                why=custody.why,
                slips=slips,
            )
            yield added
    link_record(store)


def link_record(store: "Store") -> None:
    """Link what came and went since the record was linked; all of it, if another version of linking did.

    Layer by layer, a lot of documents at a time; an interrupted run goes on where it was.
    """
    store.begin_linking(linking_version())
    unslipped = iter(store.unslipped())
    while lot := tuple(islice(unslipped, _LOT)):
        store.put_slips({document: slips_of(store.document(document), store.reading(document)) for document in lot})
    for name, layer in LAYERS.items():
        while store.relink(name, layer.relink):
            pass
    store.relink_aliases(relink_aliases)
    store.list_anew()
    store.compare(accord)


def erase(store: "Store", documents: Collection[str], *, why: str, custody: Custody) -> "Erased":
    """Erase documents by their ids and link anew what hung on them; see ``record.erasing``."""
    link_record(store)
    relinks = {name: layer.relink for name, layer in LAYERS.items()}
    erased = store.erase(documents, relinks, why=why, who=custody.who, when=custody.clock())
    store.relink_aliases(relink_aliases)
    store.compare(accord)
    return erased


def rebuild(
    store: "Store", options: Options, custody: Custody, *, workers: int | None = None
) -> Iterator[Document | Problem]:
    """Make index, readings, slips and links anew from the originals; yields each document that was read anew.

    Texts, judgements, originals and custody stay. A document whose text is another one when it is read now is left as
    it was, and a problem says why; one that has no reading is read from its text then. An interrupted run does no harm
    and can be repeated.
    """
    store.begin_rebuilding()
    read, left = 0, 0
    for item in _in_order(_read_again(store, options), stage(options), workers):
        if isinstance(item, tuple):
            document, reading = item
            store.rebuild(document, reading)
            read += 1
            yield document
        elif isinstance(item, Problem):
            left += 1
            yield item
    facts: Mapping[str, str | int | None] = {"documents": read, "left": left, "reader": reader_version(options)}
    store.end_rebuilding(facts, who=custody.who, when=custody.clock())
    link_record(store)


def _read_again(store: "Store", options: Options) -> Iterator[Document | Problem]:
    """Yield the documents of the record as their originals give them now."""
    waiting = dict.fromkeys(store.document_ids())
    ways = [options, *(replace(options, encoding=encoding, columns=columns) for encoding, columns in store.ways())]
    with Apart() as apart:
        for original in store.original_ids():
            held = store.lying_in(original)
            found, why = _found_in(store, original, dict.fromkeys(ways), apart) if held else ({}, "")
            for document in held:
                waiting.pop(document, None)
                yield _again(store, document, found.get(document, ()), why)
    for document in waiting:
        yield _again(store, document, (), "The file that it lay in is not in the record. Add it again.")


def _found_in(
    store: "Store", original: str, ways: Iterable[Options], apart: Apart
) -> tuple[Mapping[str, list[Document]], str]:
    """Return the documents of an original by their ids, one for each way of taking it in that gives it.

    Beside them, why there are none where it is damaged.
    """
    try:
        kept = store.original(original)
    except OnrecordError as error:
        return {}, str(error)
    found: dict[str, list[Document]] = {}
    for way in ways:
        mine: dict[str, Document] = {}
        for document in apart.documents_of(kept, way):
            mine.setdefault(document.id, document)
        for document in mine.values():
            found.setdefault(document.id, []).append(document)
    return found, ""


def _again(store: "Store", document: str, found: Iterable[Document], why: str) -> Document | Problem:
    """Return a document as it is read now, with what people gave along; what cannot be read again as it is held."""
    held = store.document(document)
    again = [read_again(held, one) for one in found]
    same = [one for one in again if one.text == held.text]
    if same:
        return next((one for one in same if one.given == held.given), same[0])
    if store.reader_version(document) is None:
        return held
    if again:
        why = "Its text is read otherwise now. To have it read so, add the file again."
    return Problem("not-rebuilt", why or "It was not found again in the file that it lay in.", path=held.path)


_LOT = 100
"""Documents whose slips are made and kept at a time."""

Known = TypeVar("Known")


def _in_order(
    taken: Iterable[Original | Document | Problem],
    reader: Stage[Read],
    workers: int | None,
    known: Callable[[Document], Known | None] = lambda _: None,
) -> Iterator[tuple[Document, Read | Known] | Problem | Original]:
    """Run the stage over the documents of a stream; what stands between them, and what is known, keeps its place."""
    between: deque[tuple[int, tuple[Document, Read | Known] | Original | Problem]] = deque()
    count = 0

    def unread() -> Iterator[Document]:
        nonlocal count
        for item in taken:
            if not isinstance(item, Document):
                between.append((count, item))
            elif (before := known(item)) is None:
                count += 1
                yield item
            else:
                between.append((count, (item, before)))

    for done, pair in enumerate(run_on_cores(reader, unread(), workers=workers)):
        while between and between[0][0] <= done:
            yield between.popleft()[1]
        yield pair
    yield from (item for _, item in between)


@lru_cache(maxsize=2)
def _pipeline(name: str | None) -> Pipeline:
    """Load a pipeline once for each process: it takes about a second."""
    return load_pipeline(name)


@lru_cache(maxsize=2)
def _codebook(path: Path | None) -> Codebook:
    return load_codebook(path)


@lru_cache(maxsize=2)
def reader_version(options: Options) -> str:
    """Return 12 hexadecimal digits that change whenever the code, the word lists or the weights of a reading change."""
    digest = hashlib.sha256(repr(replace(options, columns=(), bounds=Bounds(), ocr="")).encode())
    for content in _contents("model", "lexicon", "reading", "statements", "events", "weights"):
        digest.update(content)
    if options.codebook is not None:
        digest.update(options.codebook.read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def linking_version() -> str:
    """Return 12 hexadecimal digits that change whenever the code or the word lists of linking change."""
    digest = hashlib.sha256()
    for content in _contents("model", "lexicon", "linking"):
        digest.update(content)
    return digest.hexdigest()[:12]


def _contents(*rooms: str) -> Iterator[bytes]:
    """Yield names and contents of all files of some rooms."""
    house = Path(__file__).parent
    for room in rooms:
        for path in sorted((house / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path.relative_to(house).as_posix().encode()
                yield path.read_bytes()
