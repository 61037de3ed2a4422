"""Which names of one document denote the same person, organisation or place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.reference import reference_words
from onrecord.model import Syntax
from onrecord.reading.entities.forms import lies_within, shorter_form
from onrecord.reading.entities.keys import Key, initials, joined, keys_of, same_words
from onrecord.reading.names.find import Found

_MOST = 100
"""Names that share a word, from which the word tells nothing: bounds the work in lists of thousands of names."""
_UNSURE_ALONE = frozenset({"head-word"})
"""Rules that hold only where one name of the whole document fits."""


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
class _Fuller:
    """The fuller form that a name belongs to, and why; or the several ones that it may belong to."""

    form: Key | None
    rule: str = ""
    doubtful: tuple[Key, ...] = ()


def group_names(syntax: Syntax, found: Sequence[Found]) -> tuple[tuple[Grouped, ...], tuple[Ambiguous, ...]]:
    """Group names: equal ones first, then shorter forms to the one fuller form that they fit.

    A surname that several people of the document bear is that of the one who alone was introduced before the surname
    was first used by itself; otherwise it stands apart.
    """
    keys = keys_of(syntax, found)
    firsts = _first_places(found, keys)
    twins = _twins(firsts)
    order = [key for key in firsts if key not in twins]
    index = _index(order)
    shouted = {key for name, key in zip(found, keys, strict=True) if syntax.words[name.first].isupper()}
    fuller = {key: _Fuller(other, "same-words") for key, other in twins.items()}
    fuller |= {key: _Fuller(other, "acronym") for key, other in _bracketed(syntax, found, keys, fuller).items()}
    for key in order:
        if key not in fuller:
            fuller[key] = _fuller(key, _fits(key, index, shouted=key in shouted), firsts)
    roots = {key: _root(key, fuller) for key in firsts}
    numbers = {root: number for number, root in enumerate(dict.fromkeys(roots[key] for key in keys))}
    grouped = tuple(
        Grouped(name, numbers[roots[key]], fuller[key].rule or "same-name")
        for name, key in zip(found, keys, strict=True)
    )
    unsure = tuple(
        Ambiguous(name, tuple(dict.fromkeys(numbers[roots[other]] for other in fuller[key].doubtful)))
        for name, key in zip(found, keys, strict=True)
        if fuller[key].doubtful
    )
    return grouped, unsure


def _first_places(found: Sequence[Found], keys: Sequence[Key]) -> dict[Key, int]:
    """Where each key first stands, in order of appearance."""
    firsts = dict[Key, int]()
    for name, key in zip(found, keys, strict=True):
        firsts.setdefault(key, name.first)
    return firsts


def _twins(firsts: Mapping[Key, int]) -> dict[Key, Key]:
    """Names that are an earlier one with its words in another order, hyphened otherwise, or another name of a place."""
    seen, out = dict[tuple[str, object], Key](), dict[Key, Key]()
    places = reference_words().places
    for key in firsts:
        if key.mark:
            continue
        faces: list[tuple[str, object]] = [(key.kind, joined(key))]
        words = same_words(key)
        if words is not None:
            faces.append((key.kind, words))
        if key.kind == "place":
            known = " ".join(key.words) if max(map(len, key.words)) > 1 else joined(key)
            faces.append(("place", ("known", places.get(known, known))))
        other = next((seen[face] for face in faces if face in seen), None)
        if other is not None:
            out[key] = other
        for face in faces:
            seen.setdefault(face, key if other is None else other)
    return out


def _bracketed(
    syntax: Syntax, found: Sequence[Found], keys: Sequence[Key], known: Mapping[Key, _Fuller]
) -> dict[Key, Key]:
    """Abbreviations beside their expansion in brackets: "National Council (NC)", "NC (National Council)"."""
    ends = {name.last: key for name, key in zip(found, keys, strict=True)}
    out: dict[Key, Key] = {}
    for name, key in zip(found, keys, strict=True):
        before = ends.get(name.first - 1)
        closed = name.last < len(syntax) and syntax.words[name.last] == ")"
        if before is None or before == key or not closed or syntax.words[name.first - 1] != "(":
            continue
        short, full = (key, before) if len(key.words) == 1 else (before, key)
        if len(short.words) == 1 and short not in known and _abbreviates(short, full):
            out.setdefault(short, full)
    return {key: target for key, target in out.items() if target not in out}


def _abbreviates(short: Key, full: Key) -> bool:
    """Whether a word in brackets can stand for all of the name before it, not for its last words alone.

    Abbreviations in another language share no letters with the English name, so only the latter speaks against it.
    """
    if "person" in {short.kind, full.kind} or len(full.words) == 1 or not short.words[0].isalpha():
        return False
    letters = {initials(full.words), initials(full.words, small=True)}
    return short.words[0] in letters or not any(whole.endswith(short.words[0]) for whole in letters)


def _index(order: Sequence[Key]) -> dict[str, tuple[Key, ...]]:
    """Which names hold a word, or are abbreviated by it; words of too many names are left out."""
    out = defaultdict[str, list[Key]](list)
    for key in order:
        for word in dict.fromkeys([*key.words, initials(key.words), initials(key.words, small=True)]):
            out[word].append(key)
    return {word: tuple(keys) for word, keys in out.items() if len(keys) <= _MOST}


def _fits(key: Key, index: Mapping[str, tuple[Key, ...]], *, shouted: bool) -> Iterator[tuple[Key, str]]:
    for other in index.get(key.words[-1], ()):
        rule = shorter_form(key, other, shouted=shouted)
        if rule is not None:
            yield other, rule


def _fuller(key: Key, fits: Iterator[tuple[Key, str]], firsts: Mapping[Key, int]) -> _Fuller:
    """Choose the fuller form of a name among those that it fits."""
    rules = dict(fits)
    ends = [form for form in rules if not any(_shorter(form, other) for other in rules if other != form)]
    if len(ends) == 1:
        return _Fuller(next(iter(rules)), rules[next(iter(rules))])
    earlier = [form for form in ends if firsts[form] < firsts[key] and rules[form] not in _UNSURE_ALONE]
    if len(earlier) == 1:
        return _Fuller(earlier[0], f"{rules[earlier[0]]}-introduced-first")
    return _Fuller(None, doubtful=tuple(ends) if key.kind == "person" else ())


def _shorter(form: Key, other: Key) -> bool:
    return len(form.words) < len(other.words) and lies_within(form.words, other.words)


def _root(key: Key, fuller: Mapping[Key, _Fuller]) -> Key:
    seen = {key}
    while (above := fuller[key].form) is not None and above not in seen:
        key = above
        seen.add(key)
    return key
