"""The codebook: kinds of events, the words that tell of them, and the roles that they have.

The shipped one is ``codebook.toml`` in the lexicon; people add types and words in a file of the same form.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from onrecord.lexicon.happenings import WORD_LISTS, codebook_text
from onrecord.lexicon.inflection import noun_forms, verb_forms
from onrecord.model import OnrecordError

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LISTS = (*WORD_LISTS, "middle", "except")
_PERSONS: Mapping[str, Literal["doer", "done-to"]] = {"doers": "doer", "done-to": "done-to"}
_STRINGS = ("meaning", "not", "plover", "subject", "object")


class CodebookError(OnrecordError):
    """A codebook file that cannot be used, with what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: its lemma; ``particle`` goes with it; one of ``company`` must stand with it.

    None of ``unless`` may stand with it.

    ``person`` says whom the word itself names: the one who did it, or the one it was done to.
    """

    lemma: str
    type: str
    particle: str | None = None
    company: frozenset[str] = frozenset()
    person: Literal["doer", "done-to"] | None = None
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventType:
    """One type. ``object`` is None where the type has only a doer; ``roles`` maps prepositions to roles.

    ``things``: what it is done to is no person, so that a possessive before the noun is the doer. ``middle`` are verbs
    whose subject is the one it happens to. ``excepted`` are phrases that end in a trigger and tell of no event.
    """

    name: str
    meaning: str
    excludes: str = ""
    plover: str | None = None
    subject: str = "who"
    object: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    things: bool = False
    middle: frozenset[str] = frozenset()
    excepted: frozenset[str] = frozenset()

    @property
    def inventory(self) -> tuple[str, ...]:
        """All roles, the doer's first."""
        names = (self.subject, *([self.object] if self.object is not None else []), *self.roles.values())
        return tuple(dict.fromkeys(names))

    @property
    def primary(self) -> str:
        """The role of the one whom the event is about."""
        return self.object if self.object is not None and not self.things else self.subject


@dataclass(frozen=True, slots=True)
class Codebook:
    """The types by name, and the triggers by part of speech and lemma.

    ``verb_forms`` and ``noun_forms`` map each form in lower case to the lemmas of triggers that have it: taggers often
    miss the lemma of rarer words.
    """

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    verb_forms: Mapping[str, frozenset[str]]
    noun_forms: Mapping[str, frozenset[str]]


def load_codebook(path: Path | None = None) -> Codebook:
    """Load the shipped codebook, with the types and words of the file at ``path`` added.

    Raises:
        CodebookError: the file cannot be read, or an entry in it cannot be used; the message says which.
    """
    tables = _checked(_parsed(codebook_text(), "codebook.toml"), "codebook.toml")
    if path is not None:
        tables = _joined(tables, _checked(_parsed(_words(path), str(path)), str(path), known=tables))
    types = {name: _type(name, table) for name, table in tables.items()}
    verbs, adjectives = (_triggers(tables, part) for part in ("verbs", "adjectives"))
    nouns = _triggers(tables, "nouns", "doers", "done-to")
    return Codebook(types, verbs, nouns, adjectives, _by_form(verbs, verb_forms), _by_form(nouns, noun_forms))


def _by_form(lemmas: Iterable[str], forms: Callable[[str], frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for lemma in lemmas:
        for form in forms(lemma):
            found[form] = found.get(form, frozenset()) | {lemma}
    return found


def _words(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"The codebook {path} cannot be read: {error}. Give the path of a UTF-8 file.") from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"The codebook {name} is no TOML: {error}.") from error


def _checked(
    content: Mapping[str, Any], name: str, known: Mapping[str, Any] | None = None
) -> dict[str, dict[str, Any]]:
    types = content.get("types")
    if not isinstance(types, dict) or set(content) != {"types"}:
        raise CodebookError(f"The codebook {name} must hold tables [types.NAME] and nothing else.")
    for key, table in types.items():
        _check_type(key, table, f"[types.{key}] of the codebook {name}", new=key not in (known or {}))
    return types


def _check_type(key: str, table: object, where: str, *, new: bool) -> None:
    if not _NAME.fullmatch(key):
        raise CodebookError(f"{where}: a type is named by lower-case letters and hyphens.")
    if not isinstance(table, dict):
        raise CodebookError(f"{where}: this must be a table.")
    if new and not table.get("meaning"):
        raise CodebookError(f"{where}: say in 'meaning' what the type holds.")
    if new and not any(table.get(part) for part in WORD_LISTS):
        raise CodebookError(f"{where}: give at least one word in 'verbs', 'nouns', 'doers', 'done-to' or 'adjectives'.")
    for entry, value in table.items():
        _check_entry(entry, value, where)


def _check_entry(entry: str, value: object, where: str) -> None:
    if entry in _STRINGS:
        fits = isinstance(value, str)
    elif entry in _LISTS:
        fits = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    elif entry == "roles":
        fits = isinstance(value, dict) and all(isinstance(role, str) for role in value.values())
    elif entry in ("not-people", "by-words"):
        fits = isinstance(value, bool)
    else:
        raise CodebookError(f"{where}: there is no entry '{entry}'; see the head of the shipped codebook.")
    if not fits:
        raise CodebookError(
            f"{where}: the value of '{entry}' has the wrong form; see the head of the shipped codebook."
        )


def _joined(ours: Mapping[str, dict[str, Any]], theirs: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Add their types and words; their new types come first, so that their words have precedence over ours."""
    new = [name for name in theirs if name not in ours]
    joined = {name: dict(ours.get(name, {})) for name in (*new, *ours)}
    for name, table in theirs.items():
        old = joined.setdefault(name, {})
        words = {part: [*old.get(part, []), *table.get(part, [])] for part in _LISTS if part in table}
        joined[name] = {**old, **table, **words}
    return joined


def _type(name: str, table: Mapping[str, Any]) -> EventType:
    return EventType(
        name,
        table["meaning"],
        table.get("not", ""),
        table.get("plover"),
        table.get("subject", "who"),
        table.get("object"),
        table.get("roles", {}),
        table.get("not-people", False),
        frozenset(table.get("middle", ())),
        frozenset(table.get("except", ())),
    )


def _triggers(tables: Mapping[str, Mapping[str, Any]], *parts: str) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for name, table in tables.items():
        for trigger in (_trigger(entry, name, part) for part in parts for entry in table.get(part, ())):
            found.setdefault(trigger.lemma, []).append(trigger)
    return {lemma: tuple(sorted(triggers, key=_plainest_last)) for lemma, triggers in found.items()}


def _plainest_last(trigger: Trigger) -> bool:
    return trigger.particle is None and not trigger.company


def _trigger(entry: str, name: str, part: str) -> Trigger:
    words, _, company = entry.partition(":")
    first, _, second = (word.strip() for word in words.partition("+"))
    words_beside = frozenset(word.strip() for word in company.split(",") if word.strip())
    needed = frozenset(word for word in words_beside if not word.startswith("!"))
    unless = frozenset(word.removeprefix("!") for word in words_beside - needed)
    if part in ("verbs", "adjectives"):
        return Trigger(first, name, second or None, needed, None, unless)
    return Trigger(second or first, name, first if second else None, needed, _PERSONS.get(part), unless)


def codebook_page(codebook: Codebook) -> str:
    """Return the reference page of a codebook, in Markdown."""
    lines = [
        "# Codebook",
        "",
        "Types of events are keys to search by. What is shown of an event is always the words of whoever reports it.",
        "",
    ]
    for name, kind in codebook.types.items():
        lines += [f"## {name}", "", kind.meaning, ""]
        lines += [f"Not: {kind.excludes}", ""] if kind.excludes else []
        lines += [
            f"- Verbs: {_listed(codebook.verbs, name)}",
            f"- Nouns: {_listed(codebook.nouns, name, before=True)}",
            f"- Adjectives: {_listed(codebook.adjectives, name)}",
            f"- Roles: {', '.join(kind.inventory)}",
            f"- PLOVER: {kind.plover or 'none'}",
            "",
        ]
    return "\n".join(lines)


def _listed(triggers: Mapping[str, Sequence[Trigger]], name: str, *, before: bool = False) -> str:
    mine = [trigger for group in triggers.values() for trigger in group if trigger.type == name]
    return ", ".join(sorted(_shown(trigger, before=before) for trigger in mine)) or "none"


def _shown(trigger: Trigger, *, before: bool) -> str:
    words = [trigger.lemma, trigger.particle or ""]
    shown = " ".join(reversed(words) if before else words).strip()
    return f"{shown} (with {', '.join(sorted(trigger.company))})" if trigger.company else shown
