"""What came with a document: values from rows, sidecars and page metadata, tidied and in order of rank."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, get_args

from onrecord.ingest.characters import clean
from onrecord.ingest.problems import VALUE_NOT_READ
from onrecord.model import Given, GivenName, Problem

NAMES: Final[tuple[GivenName, ...]] = get_args(GivenName)
"""Every field that may be given, in the order in which they are listed."""

ALIASES: Final[Mapping[str, GivenName]] = {**{name: name for name in NAMES}, "authors": "author"}
"""The key or column of a row or sidecar -> our field."""

_DATES: Final = frozenset({"published", "updated", "accessed"})
_PARTIAL: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_SLASHED: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MAIL: Final = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? \S+")
_MAX_CHARS: Final = 2_000
"""A title or URL is shorter; more is text in the wrong place and is cut."""


def given(name: GivenName, value: str, field: str) -> Given | None:
    """Return ``value`` in one line, dates in ISO 8601, languages in lower case; None where nothing is left.

    A date in another form than ISO 8601, year/month/day or that of a mail header is kept as it was written, for the
    reading to make out: ``04/05/2010`` is two dates.
    """
    tidy = " ".join(clean(value).split())[:_MAX_CHARS]
    if name in _DATES:
        tidy = iso_date(tidy)
    elif name == "language":
        tidy = language_code(tidy) or tidy
    return Given(name, tidy, clean(field)) if tidy else None


def given_by_person(fields: Mapping[str, object], prefix: str) -> tuple[list[Given], list[Problem]]:
    """Return what a person wrote in a row or sidecar, and a problem for each value of a form that cannot be used.

    ``prefix`` is ``row`` or ``sidecar``; keys that are none of ours are left alone.
    """
    found: list[Given] = []
    problems: list[Problem] = []
    for key, value in fields.items():
        name = ALIASES.get(key)
        if name is None:
            continue
        texts = _texts(name, value)
        if texts is None:
            message = f"{prefix}:{key} holds {_shown(value)}, which is no text; write it as text in quotation marks."
            problems.append(Problem(VALUE_NOT_READ, message))
        else:
            found.extend(item for text in texts if (item := given(name, text, f"{prefix}:{key}")))
    return found, problems


def distinct(values: Iterable[Given | None]) -> tuple[Given, ...]:
    """Return the values that are there, each once, in order of field, then rank."""
    once = dict.fromkeys(value for value in values if value is not None)
    return tuple(sorted(once, key=lambda item: NAMES.index(item.name)))


def scalar(value: object) -> str | None:
    """Return a text or number as text, None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def iso_date(value: str) -> str:
    """Return a date in ISO 8601 where its form leaves no doubt, as it was otherwise."""
    if _PARTIAL.fullmatch(value):
        return value
    slashed = _SLASHED.fullmatch(value)
    if slashed:
        value = f"{slashed[1]}-{int(slashed[2]):02}-{int(slashed[3]):02}"
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(value).isoformat()
        except ValueError:
            continue
    return _mail_date(value) if _MAIL.fullmatch(value) else value


def language_code(value: str) -> str | None:
    """Return the ISO 639-1 code of a language tag such as ``fa-IR``, None if it does not begin with one."""
    found = re.fullmatch(r"([a-z]{2})([-_].*)?", value.strip().lower())
    return found[1] if found else None


def _mail_date(value: str) -> str:
    from email.utils import parsedate_to_datetime  # rare, and it loads half of the email package

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, OverflowError):
        return value


def _texts(name: GivenName, value: object) -> list[str] | None:
    """Return the texts of a value (several for authors), None where its form cannot be used."""
    if value is None:
        return []
    text = scalar(value)
    if text is not None:
        return list(_authors(text)) if name == "author" else [text]
    if isinstance(value, Mapping) and name in {"author", "outlet"}:
        return _texts(name, value.get("name"))
    if isinstance(value, list) and name == "author":
        return _each(value)
    return None


def _each(values: list[object]) -> list[str] | None:
    texts: list[str] = []
    for value in values:
        text = scalar(value.get("name") if isinstance(value, Mapping) else value)
        if text is None:
            return None
        texts.append(text)
    return texts


def _authors(text: str) -> Iterator[str]:
    """Yield authors of a JSON list, or separated by semicolons: commas stand inside names and titles."""
    if text.lstrip().startswith("["):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = None
        names = _each(values) if isinstance(values, list) else None
        if names is not None:
            yield from names
            return
    yield from text.split(";")


def _shown(value: object) -> str:
    shown = clean(repr(value)) if not isinstance(value, list | Mapping) else type(value).__name__
    return shown[:60]
