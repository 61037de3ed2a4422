"""From what a person asks for to a judgement: things found, fields checked, the moment set."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from onrecord.model import Action, Anchor, ItemKind, Judgement, Setting
from onrecord.model.edtf import edtf_bounds
from onrecord.model.judgement import LINKING, MARKING, judgement_id
from onrecord.record.judgements.fields import ADDED, FIELDS, ROLE, Field, field_of
from onrecord.record.judgements.sheet import MisjudgedError, Sheet
from onrecord.record.judgements.targets import find_pair, find_target
from onrecord.record.query_judgements import Standing, last_moment, standings
from onrecord.record.query_pile import find_document
from onrecord.record.reader import Reader

NAMED: Mapping[str, ItemKind] = {"name": "mention"}
"""What a person may call a kind."""

_TYPE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_RELATIONS = ("verbatim", "abridged", "quoted", "credited")
_NOTHING = ("", "none")


@dataclass(frozen=True, slots=True)
class Draft:
    """A judgement as a person writes it.

    ``targets`` are ids, names or documents: two for actions on two things, one otherwise. ``settings`` are fields with
    one or several values. ``kind``, ``words`` (or offsets, ``120-145``) mark what is added. ``value`` are the words of
    a note, tag, collection or grade, or the relation of a copy.
    """

    action: Action
    targets: tuple[str, ...]
    settings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kind: str | None = None
    words: str | None = None
    value: str | None = None


def make(reader: Reader, draft: Draft, *, who: str, why: str, now: datetime) -> Judgement:
    """Return the judgement that is asked for; the one that stands where this person judged so already.

    Raises:
        RecordError: if the record has nothing, or several things, of an id or name.
        MisjudgedError: if it cannot be meant so.
    """
    if not who.strip():
        raise MisjudgedError("Nobody judges without a name. Say who you are: --by NAME")
    if draft.action == "undo":
        return undo(reader, *_exactly(draft, 1), who=who, why=why, now=now)
    if not why.strip() and draft.action not in MARKING:
        raise MisjudgedError("A judgement needs its reason. Say why: --why …")
    targets, settings = _targets(reader, draft)
    judgement = Judgement("", "", who.strip(), why.strip(), draft.action, targets, settings)
    standing = next((item for item in reversed(standings(reader)) if _says(item, judgement)), None)
    return standing.judgement if standing is not None else _dated(reader, judgement, now)


def undo(reader: Reader, asked: str, *, who: str, why: str, now: datetime) -> Judgement:
    """Return the judgement that takes another one back, named by its id, the beginning of it, or its number.

    Raises:
        MisjudgedError: if there is none of that id, several, or it was taken back already.
    """
    rows = reader.rows("SELECT id FROM judgements WHERE id = :id OR CAST(number AS TEXT) = :id", id=asked)
    if not rows and re.fullmatch(r"j[0-9a-f]{3,}", asked):
        rows = reader.rows("SELECT id FROM judgements WHERE id LIKE :id", id=f"{asked}%")
    if len(rows) != 1:
        found = "no judgement" if not rows else f"{len(rows)} judgements"
        raise MisjudgedError(f"The record has {found} “{asked}”. See all with their ids: onrecord judgements")
    undone = str(rows[0]["id"])
    standing = next(item for item in standings(reader) if item.judgement.id == undone)
    if standing.state == "undone":
        raise MisjudgedError(f"The judgement {undone} was taken back already.")
    return _dated(reader, Judgement("", "", who, why, "undo", undoes=undone), now)


def _dated(reader: Reader, judgement: Judgement, now: datetime) -> Judgement:
    """Return a judgement with its moment, after every other one of the record, and its id."""
    last = last_moment(reader)
    moment = now.astimezone(UTC)
    if last:
        moment = max(moment, datetime.fromisoformat(last) + timedelta(microseconds=1))
    dated = replace(judgement, at=moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    return replace(dated, id=judgement_id(dated))


def _says(standing: Standing, judgement: Judgement) -> bool:
    """Tell whether a judgement holds that says the same, by the same person."""
    said = standing.judgement
    same = (said.who, said.action, said.settings) == (judgement.who, judgement.action, judgement.settings)
    if not same or standing.state != "holds":
        return False
    if said.action in LINKING:
        return set(said.targets) == set(judgement.targets)
    return said.targets == judgement.targets


def _targets(reader: Reader, draft: Draft) -> tuple[tuple[Anchor, ...], tuple[Setting, ...]]:
    if draft.action in LINKING:
        return _pair(reader, draft)
    (name,) = _exactly(draft, 1)
    if draft.action == "add":
        return _added(draft, Sheet(reader, find_document(reader, name)))
    target = find_target(reader, name)
    if draft.action in MARKING:
        if not (draft.value or "").strip():
            raise MisjudgedError(f"A {draft.action} needs its words: --value …")
        anchor = target.sheet.words(draft.words) if draft.words else target.anchor
        return (anchor,), (Setting(draft.action, (draft.value or "").strip()),)
    if draft.action in ("accept", "reject") and target.kind in ("document", "part", "passage"):
        raise MisjudgedError(
            f"A {target.kind} is neither accepted nor rejected. Name a statement, event, office, count, date or name "
            f"by its id; see them with: onrecord show {target.sheet.document[:12]} --json"
        )
    settings = _settings(target.sheet, target.kind, draft.settings, target.sheet.start_of(target.anchor))
    if draft.action == "set" and not settings:
        raise MisjudgedError(f"Say what to set: --set FIELD=VALUE. {_fields(target.kind)}")
    return (target.anchor,), settings


def _exactly(draft: Draft, number: int) -> tuple[str, ...]:
    if len(draft.targets) != number:
        things = "one thing" if number == 1 else "two things"
        raise MisjudgedError(f"“{draft.action}” is said of {things}, not of {len(draft.targets)}.")
    return draft.targets


def _pair(reader: Reader, draft: Draft) -> tuple[tuple[Anchor, ...], tuple[Setting, ...]]:
    one, other = _exactly(draft, 2)
    pair = find_pair(reader, draft.action, one, other)
    if draft.action != "copy":
        return pair, ()
    relation = draft.value or _repeats(reader, pair)
    if relation not in _RELATIONS:
        raise MisjudgedError(f"A copy is {', '.join(_RELATIONS[:-1])} or {_RELATIONS[-1]}, not “{relation}”.")
    return pair, (Setting("relation", relation),)


def _repeats(reader: Reader, pair: tuple[Anchor, Anchor]) -> str:
    """Tell how one part repeats another: verbatim where all words are the same, else abridged."""
    words = []
    for anchor in pair:
        sheet = Sheet(reader, find_document(reader, anchor.document))
        words.append([place.span.of(sheet.text).split() for place in anchor.places])
    return "verbatim" if words[0] == words[1] else "abridged"


def _added(draft: Draft, sheet: Sheet) -> tuple[tuple[Anchor, ...], tuple[Setting, ...]]:
    named = draft.kind or ""
    kind = next((item for item in ADDED if item == NAMED.get(named, named)), None)
    if kind is None:
        known = ", ".join("name" if item == "mention" else item for item in ADDED)
        raise MisjudgedError(f"Say what to add: --kind, one of {known}.")
    if not draft.words:
        raise MisjudgedError('Say where it stands: --words "…", or --start and --end.')
    missing = [name for name in ADDED[kind] if name not in draft.settings]
    if missing:
        raise MisjudgedError(f"A {named} needs: {', '.join(f'--set {name}=…' for name in missing)}. {_fields(kind)}")
    marked = sheet.words(draft.words)
    settings = _settings(sheet, kind, draft.settings, sheet.start_of(marked))
    return (replace(marked, kind=kind),), settings


def _fields(kind: ItemKind) -> str:
    names = [*FIELDS.get(kind, {}), *([f"{ROLE}NAME"] if kind == "event" else [])]
    return f"Fields of a {'name' if kind == 'mention' else kind}: {', '.join(names)}."


def _settings(
    sheet: Sheet, kind: ItemKind, given: Mapping[str, Sequence[str]], near: int | None
) -> tuple[Setting, ...]:
    """Return fields as they are set, in the order in which they were given.

    Raises:
        MisjudgedError: if the kind has no such field, or a value cannot stand in it.
    """
    found: list[Setting] = []
    for name, values in given.items():
        known = field_of(kind, name)
        if known is None:
            raise MisjudgedError(f"A {kind} has no field “{name}”. {_fields(kind)}")
        if len(values) > 1 and not known.many:
            raise MisjudgedError(f"“{name}” holds one value, not {len(values)}.")
        if values[0] in _NOTHING:
            if known.needed or len(values) > 1:
                raise MisjudgedError(f"“{name}” cannot be without a value.")
            found.append(Setting(name))
        else:
            found += [_setting(sheet, name, known, value, near) for value in values]
    return tuple(found)


def _setting(sheet: Sheet, name: str, known: Field, value: str, near: int | None) -> Setting:
    if name.startswith(ROLE):
        return Setting(name, anchors=(_participant(sheet, value, near),))
    match known.sort:
        case "spans" | "span":
            return Setting(name, anchors=(sheet.words(value, near),))
        case "entities" | "entity":
            return Setting(name, anchors=(sheet.entity(value),))
        case "statement":
            return Setting(name, anchors=(sheet.statement(value),))
    return Setting(name, _checked(name, known, value))


def _participant(sheet: Sheet, value: str, near: int | None) -> Anchor:
    """Return somebody of the document, else the words."""
    try:
        return sheet.entity(value)
    except MisjudgedError:
        return sheet.words(value, near)


def _checked(name: str, known: Field, value: str) -> str:
    """Return a value that may stand in a field.

    Raises:
        MisjudgedError: if it may not.
    """
    dated = known.sort in ("edtf", "moment") or known.attribute in ("published", "updated", "accessed")
    if dated and edtf_bounds(value) == (None, None):
        raise MisjudgedError(f"“{value}” is no date for “{name}”. Write 2021, 2021-03, 2021-03-05 or 2021-03/2021-05.")
    if known.sort == "choice" and value not in known.choices:
        raise MisjudgedError(f"“{name}” is one of {', '.join(known.choices)}, not “{value}”.")
    if known.sort == "number":
        try:
            return repr(float(value.replace(",", "")))
        except ValueError as error:
            raise MisjudgedError(f"“{value}” is no number for “{name}”.") from error
    if name == "type" and not _TYPE.fullmatch(value):
        raise MisjudgedError(f"“{value}” is no type of event. Types are lower-case nouns: resignation, asylum-sought.")
    return value
