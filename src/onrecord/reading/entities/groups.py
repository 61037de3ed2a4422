"""Which names of one document denote the same person, organisation or place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind, Syntax
from onrecord.reading.names.consistency import surname_of
from onrecord.reading.names.find import Found
from onrecord.reading.names.line import HYPHENS

_SMALL = frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "a", "an", "&", "de", "la", "du", "des", "et", "al", "el"}
)
_ORGANISED = frozenset({"organisation", "publication", "campaign", "group", "event"})


@dataclass(frozen=True, slots=True)
class Grouped:
    """A name with its group: groups are numbered in order of first appearance. ``rule`` says why it is in it."""

    name: Found
    group: int
    rule: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that fits several groups and therefore stands by itself."""

    name: Found
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    kind: EntityKind
    words: tuple[str, ...]


def group_names(syntax: Syntax, found: Sequence[Found]) -> tuple[tuple[Grouped, ...], tuple[Ambiguous, ...]]:
    """Group names: equal ones first, then shorter forms to the one fuller form that they fit."""
    keys = [_key(syntax, name) for name in found]
    order = list(dict.fromkeys(keys))
    brackets, index = _bracketed(syntax, found, keys), _index(order)
    fuller: dict[_Key, tuple[_Key, str]] = {}
    doubtful: dict[_Key, tuple[_Key, ...]] = {}
    for key in order:
        target = brackets.get(key)
        fits = [(target, "acronym")] if target is not None else list(_fuller_forms(key, index))
        ends = _ends(fits)
        if len(ends) == 1:
            fuller[key] = fits[0]
        elif ends and key.kind == "person":
            doubtful[key] = tuple(ends)
    roots = {key: _root(key, fuller) for key in order}
    numbers = {root: number for number, root in enumerate(dict.fromkeys(roots[key] for key in keys))}
    grouped = tuple(
        Grouped(name, numbers[roots[key]], fuller[key][1] if key in fuller else "same-name")
        for name, key in zip(found, keys, strict=True)
    )
    unsure = tuple(
        Ambiguous(name, tuple(numbers[roots[other]] for other in doubtful[key]))
        for name, key in zip(found, keys, strict=True)
        if key in doubtful
    )
    return grouped, unsure


def _key(syntax: Syntax, name: Found) -> _Key:
    words = tuple(fold(word).rstrip(".") or word for word in syntax.words[name.first : name.last])
    kind: EntityKind = "organisation" if name.kind in _ORGANISED else name.kind
    return _Key(kind, words[1:] if len(words) > 1 and words[0] == "the" else words)


def _bracketed(syntax: Syntax, found: Sequence[Found], keys: Sequence[_Key]) -> dict[_Key, _Key]:
    """Abbreviations in brackets after their expansion: "National Council (NC)"."""
    ends = {name.last: key for name, key in zip(found, keys, strict=True)}
    out: dict[_Key, _Key] = {}
    for name, key in zip(found, keys, strict=True):
        before = ends.get(name.first - 1)
        opened = name.first > 1 and syntax.words[name.first - 1] == "("
        if opened and before is not None and before != key and name.last - name.first == 1:
            out.setdefault(key, before)
    return {key: target for key, target in out.items() if target not in out}


def _index(order: Sequence[_Key]) -> dict[str, tuple[_Key, ...]]:
    """Which names hold a word, or are abbreviated by it."""
    out = defaultdict[str, list[_Key]](list)
    for key in order:
        for word in dict.fromkeys([*key.words, _initials(key.words), _initials(key.words, small=True)]):
            out[word].append(key)
    return {word: tuple(keys) for word, keys in out.items()}


def _fuller_forms(key: _Key, index: dict[str, tuple[_Key, ...]]) -> Iterator[tuple[_Key, str]]:
    for other in index.get(key.words[-1], ()):
        if other.kind == key.kind and other != key:
            rule = _person_rule(key.words, other.words) if key.kind == "person" else _other_rule(key.words, other.words)
            if rule:
                yield other, rule


def _ends(fits: Sequence[tuple[_Key, str]]) -> list[_Key]:
    """The fuller forms that are not themselves shorter forms of another one of them."""
    forms = [form for form, _ in fits]
    return [form for form in forms if not any(_shorter(form.words, other.words) for other in forms if other != form)]


def _shorter(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(words) < len(other) and _within(words, other)


def _person_rule(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    if len(short) >= len(full):
        return None
    if short == surname_of(full) or short == full[-len(short) :]:
        return "surname"
    if _within(short, full) and short[-1] == full[-1]:
        return "same-surname"
    return "first-name" if len(short) == 1 and short[0] == full[0] and len(short[0]) > 2 else None


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of ``short`` stand in ``full`` in the same order; an initial may stand for a word."""
    rest = iter(word for word in full if word not in HYPHENS)
    return all(any(_same(word, other) for other in rest) for word in short if word not in HYPHENS)


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def _other_rule(short: tuple[str, ...], full: tuple[str, ...]) -> str | None:
    if len(full) < 2 or len(short) >= len(full):
        return None
    if len(short) == 1 and len(short[0]) > 1 and short[0] in {_initials(full), _initials(full, small=True)}:
        return "acronym"
    if len(short) == 1 and short[0] in gazetteer().organisation_words and short[0] in {full[0], full[-1]}:
        return "head-word"
    plain = tuple(word for word in full if word not in gazetteer().demonyms)
    return "short-name" if len(short) > 1 and short == plain else None


def _initials(words: Sequence[str], *, small: bool = False) -> str:
    return "".join(word[0] for word in words if (small or word not in _SMALL) and word not in HYPHENS)


def _root(key: _Key, fuller: dict[_Key, tuple[_Key, str]]) -> _Key:
    seen = {key}
    while key in fuller and fuller[key][0] not in seen:
        key = fuller[key][0]
        seen.add(key)
    return key
