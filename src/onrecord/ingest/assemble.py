"""The last step of every format: text and given values become a document that says what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ingest.characters import bad_characters, clean
from onrecord.ingest.given import distinct, language_code
from onrecord.ingest.language import detect_language
from onrecord.ingest.problems import LANGUAGE_UNKNOWN, TOO_LONG
from onrecord.model import Block, Container, Document, Given, Options, Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: its id, name and path, and the file or archive that holds it."""

    id: str
    source_id: str
    path: str
    media_type: str
    container: Container | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a format found: text as decoded, blocks in it, given values in order of rank, problems so far."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    given: tuple[Given, ...] = ()
    problems: tuple[Problem, ...] = ()


def assemble(place: Place, content: Content, options: Options) -> Document:
    """Return the document: bad characters replaced, language told, its length checked."""
    given = distinct(content.given)
    text = clean(content.text)
    found = (bad_characters(content.text), _too_long(text, options), _language_problem(given))
    return Document(
        id=place.id,
        source_id=clean(place.source_id),
        path=clean(place.path),
        media_type=place.media_type,
        text=text,
        language=_language(text, given),
        given=given,
        blocks=content.blocks,
        container=place.container,
        problems=(*content.problems, *_there(found)),
    )


def _there(problems: Iterable[Problem | None]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem is not None)


def _too_long(text: str, options: Options) -> Problem | None:
    if len(text) <= options.max_chars:
        return None
    message = (
        f"The text has {len(text):,} characters, more than {options.max_chars:,}: it is kept and searchable, but not "
        "analysed. Split the file into its articles, or raise the limit with --max-chars."
    )
    return Problem(TOO_LONG, message)


def _language(text: str, given: tuple[Given, ...]) -> str | None:
    """Return what a person gave, else what the text tells, else what the page says of itself (often a template's)."""
    tags = [(language_code(item.value), item.by_person) for item in given if item.name == "language"]
    by_person = [code for code, entered in tags if code and entered]
    by_page = [code for code, entered in tags if code and not entered]
    return next(iter(by_person), None) or detect_language(text) or next(iter(by_page), None)


def _language_problem(given: tuple[Given, ...]) -> Problem | None:
    for item in given:
        if item.name == "language" and item.by_person and language_code(item.value) is None:
            message = f"{item.field} says {item.value!r}; write the two-letter code of ISO 639-1, such as en or fa."
            return Problem(LANGUAGE_UNKNOWN, message)
    return None
