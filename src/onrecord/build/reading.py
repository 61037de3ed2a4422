"""One document on its way through reading, statements and events."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from onrecord.build.dating import find_all_dates, of_quoted_words
from onrecord.build.versions import reader_version
from onrecord.events import Codebook, find_events, find_offices, load_codebook, with_holders, with_posts
from onrecord.model import Document, Options, Part, Passage, Problem, Reading, Span
from onrecord.reading.counts import find_counts
from onrecord.reading.dates import Anchor, anchor_again, undated_parts, with_intervals
from onrecord.reading.entities import with_inner_names
from onrecord.reading.language import Pipeline, load_pipeline, parse
from onrecord.reading.page import lay_out
from onrecord.statements import attribute

LANGUAGES_READ = ("en",)
"""Languages whose documents are analysed; others are kept and searchable."""


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
    dates, undated = find_all_dates(text, page)
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
    anchors = (*inferred, *of_quoted_words(reading))
    dates, problems = anchor_again(text, reading.passages, reading.dates, reading.problems, anchors)
    if dates != reading.dates:
        reading = replace(reading, dates=dates, problems=problems)
        found = replace(reading, events=find_events(text, reading, codebook))
    found = replace(found, offices=find_offices(text, reading))
    return with_inner_names(text, with_posts(text, with_intervals(found, undated)))


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


@lru_cache(maxsize=2)
def _pipeline(name: str | None) -> Pipeline:
    """Load a pipeline once for each process: it takes about a second."""
    return load_pipeline(name)


@lru_cache(maxsize=2)
def _codebook(path: Path | None) -> Codebook:
    return load_codebook(path)
