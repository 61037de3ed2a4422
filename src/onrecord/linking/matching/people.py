"""Two names of people: slots filled by words that sound alike, and what the words that are left over mean.

Source: measured on pairs of Persian, Arabic, Cyrillic and Latin spellings by ``python -m evaluation.names``; that words
left over on both sides speak for two people is the rule that generic string measures lack.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.comparison import Comparison, judged
from onrecord.linking.matching.likeness import Cuts, cuts
from onrecord.linking.matching.slots import Filled, Slot, fill
from onrecord.linking.matching.words import NameWord, PersonName, alone, person_name

_CONFLICT, _SHORT_FORM = 0.4, 0.8
"""What the score keeps where each name has words that the other lacks, and where these may be one in short."""
_SMALL = frozenset(("article", "link"))
_LEFT_OUT, _LINK_LEFT_OUT, _OTHER_ORDER = 0.03, 0.01, 0.02
"""What the score loses for a name that only one has, for a small word, and for another order."""
_UNSURE = 0.05
"""How far below the cut-off for ``same`` a score is kept where the words leave it open."""
_NICKNAME = 3
"""Letters from which the beginning of a name may be its short form."""


_PATRONYMIC = re.compile("(?:[oe]v(?:ich|na)|[ое]в(?:ич|на)|oglu|oğlu|zoda|оглы)$")
"""Endings of a father's name between given name and family name."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """How a score came about. ``open`` says that it may be no more than possible; ``apart`` that it is two names."""

    score: float
    why: tuple[str, ...]
    open: bool = False
    apart: bool = False


def compare_people(a: str, b: str) -> Comparison:
    """Compare two names of people by spelling and structure alone; who bears them is not asked."""
    one, other = person_name(a), person_name(b)
    swapped = _rank(other) < _rank(one)
    first, second = (other, one) if swapped else (one, other)
    if not first.words or not second.words:
        return judged(a, b, 0.0, (0.6, 0.9), "no name to compare")
    limits = cuts(first.words[0].script, second.words[0].script)
    if first.sex and second.sex and first.sex != second.sex:
        found = _Finding(0.1, ("one title is a man's, the other a woman's",), apart=True)
    else:
        found = _compare(first, second, limits)
    score = _held(found, limits)
    return judged(a, b, score, (limits.possible, limits.same), "; ".join(found.why))


def _rank(name: PersonName) -> tuple[bool, str]:
    """Order two names, so that comparing them the other way round gives the same to the last digit."""
    return (bool(name.words) and name.words[0].script == "arabic", name.text)


def _held(found: _Finding, limits: Cuts) -> float:
    if found.apart:
        return min(found.score, limits.possible - 0.001)
    if found.open:
        return max(min(found.score, limits.same - _UNSURE), limits.possible)
    return found.score


def _compare(one: PersonName, other: PersonName, limits: Cuts) -> _Finding:
    bare = len(one.words) == len(other.words) == 1
    if bare and one.words[0] is not other.words[0]:
        filled = fill([alone(one.words[0])], [alone(other.words[0])], limits.alone)
    else:
        filled = fill(one.words, other.words, limits.slot)
    full = [slot for slot in filled.slots if not slot.initial and _is_name(slot, one, other)]
    if not full:
        return _no_name(one, other, filled)
    left_a, small_a = _left(one.words, filled.rest_a)
    left_b, small_b = _left(other.words, filled.rest_b)
    score = _mean(full) - _LINK_LEFT_OUT * (small_a + small_b)
    if left_a and left_b:
        return _conflict(score, left_a, left_b, short=any(slot.a for slot in filled.slots))
    why = [_alike(slot, one, other) for slot in full]
    if not filled.in_order:
        score -= _OTHER_ORDER
        why.append("the words are in another order")
    if len(full) < len(filled.slots):
        return _with_initials(score, why, filled, (one, other), full)
    if left_a or left_b:
        return _left_over(score, why, filled, (one, other) if left_a else (other, one), of_first=bool(left_a))
    if bare:
        return _Finding(1 - limits.bare * (1 - score), (*why, "one word each, so small differences count more"))
    return _Finding(score, tuple(why))


def _left(words: Sequence[NameWord], rest: Sequence[int]) -> tuple[list[NameWord], int]:
    """Return the names among the words left over, and how many small words that are missed."""
    left = [words[place] for place in rest]
    names = [word for word in left if word.kind not in _SMALL]
    return names, sum(1 for word in left if word.kind == "link")


def _is_name(slot: Slot, one: PersonName, other: PersonName) -> bool:
    if slot.a_end - slot.a == slot.b_end - slot.b == 1:
        return one.words[slot.a].kind == "word" or other.words[slot.b].kind == "word"
    return True


def _mean(slots: Sequence[Slot]) -> float:
    """Return the likeness of the words, the least alike counted twice: one bad word tells names apart."""
    if len(slots) == 1:
        return slots[0].likeness
    worth = [(slot.likeness, slot.a_end - slot.a + slot.b_end - slot.b) for slot in slots]
    mean = sum(likeness * weight for likeness, weight in worth) / sum(weight for _, weight in worth)
    return 0.5 * mean + 0.5 * min(likeness for likeness, _ in worth)


def _alike(slot: Slot, one: PersonName, other: PersonName) -> str:
    some = _listed(one.words[slot.a : slot.a_end])
    others = _listed(other.words[slot.b : slot.b_end])
    if some == others:
        return f"{some} is in both"
    if slot.likeness >= 0.995:
        return f"{some} and {others} are spellings of one sound"
    return f"{some} and {others} sound alike ({slot.likeness:.2f})"


def _listed(words: Iterable[NameWord]) -> str:
    return " ".join(word.text for word in words)


def _no_name(one: PersonName, other: PersonName, filled: Filled) -> _Finding:
    if filled.slots:
        if not filled.rest_a and not filled.rest_b:
            score = min(slot.likeness for slot in filled.slots)
            return _Finding(
                score,
                ("the same initials or numbers",),
                open=[w.text for w in one.words] != [w.text for w in other.words],
            )
        return _Finding(0.2, ("only initials or numbers agree",), apart=True)
    unread = [word.text for word in (*one.words, *other.words) if word.script == "other"]
    if unread and one.words[0].script != other.words[0].script:
        return _Finding(0.0, (f"{unread[0]} is in a script whose sounds are not read: it cannot be told",), open=True)
    return _Finding(0.0, ("no word of the one sounds like a word of the other",), apart=True)


def _conflict(score: float, left_a: Sequence[NameWord], left_b: Sequence[NameWord], *, short: bool) -> _Finding:
    first, second = _listed(left_a), _listed(left_b)
    if short and _short_form(left_a, left_b):
        return _Finding(score * _SHORT_FORM, (f"{first} and {second} may be a name and its short form",), open=True)
    why = f"{first} and {second} are left over: each has a name that the other lacks"
    return _Finding(score * _CONFLICT, (why,), apart=True)


def _short_form(rest_a: Sequence[NameWord], rest_b: Sequence[NameWord]) -> bool:
    """Tell whether one word begins the other: Alex for Alexander; nicknames of other kinds are not known."""
    if len(rest_a) != 1 or len(rest_b) != 1:
        return False
    short, long = sorted((fold(rest_a[0].text), fold(rest_b[0].text)), key=len)
    return len(short) >= _NICKNAME and len(long) > len(short) and long.startswith(short)


def _with_initials(
    score: float, why: list[str], filled: Filled, names: tuple[PersonName, PersonName], full: Sequence[Slot]
) -> _Finding:
    one, other = names
    initials = [slot for slot in filled.slots if slot.initial]
    why += [f"{one.words[slot.a].text} and {other.words[slot.b].text} begin alike" for slot in initials]
    left = _left(one.words, filled.rest_a)[0] + _left(other.words, filled.rest_b)[0]
    if left:
        why.append(f"{_listed(left)} is only in one of them")
    equal = all(one.words[slot.a].text == other.words[slot.b].text for slot in initials)
    if len(full) > 1 or (equal and not left):
        return _Finding(score - _LEFT_OUT * len(left), tuple(why), open=bool(left))
    why.append("an initial may stand for many names")
    return _Finding(score, tuple(why), open=True)


def _left_over(
    score: float, why: list[str], filled: Filled, names: tuple[PersonName, PersonName], *, of_first: bool
) -> _Finding:
    """Judge a fuller name (the first of ``names``) against one with fewer words."""
    fuller = names[0].words
    rest = filled.rest_a if of_first else filled.rest_b
    taken = [(slot.a, slot.a_end) if of_first else (slot.b, slot.b_end) for slot in filled.slots]
    first, last = min(start for start, _ in taken), max(end for _, end in taken)
    left = [place for place in rest if fuller[place].kind not in ("article", "link")]
    words = [fuller[place] for place in left]
    only_initials = all(word.kind == "initial" for word in words)
    held = sum(1 for start, end in taken for word in fuller[start:end] if word.kind == "word")
    why.append(f"{_listed(words)} is only in one of them")
    score -= _LEFT_OUT * len(left)
    if held == 1:
        why.append("one shared name alone does not tell who is meant")
        return _Finding(score, tuple(why), open=True)
    if only_initials:
        return _Finding(score, tuple(why))
    reason = _open_reason(fuller, left, first, last, held)
    if reason:
        why.append(reason)
    return _Finding(score, tuple(why), open=bool(reason))


def _open_reason(fuller: Sequence[NameWord], left: Sequence[int], first: int, last: int, held: int) -> str | None:
    """Return why the words left over may make it another person; None where they hardly do."""
    words = [fuller[place] for place in left]
    if any(word.kind == "number" for word in words):
        return "a number may tell two holders of one name apart"
    if len(words) > 1 and held < 3:
        return "too much is left over to be sure"
    if left[0] < first and held < 3:
        return "the first given name may be another person's"
    within = [word for place, word in zip(left, words, strict=True) if first <= place < last]
    if within and held < 3 and any(_may_be_given(word) for word in within):
        return "one more given name may make it another person"
    if left[-1] >= last and all(_may_be_given(word) and not _is_surname(word) for word in fuller[first:last]):
        return "the family name is only in one of them"
    return None


def _may_be_given(word: NameWord) -> bool:
    """Tell whether a word may be a given name; only Latin letters can be looked up."""
    if _PATRONYMIC.search(word.text):
        return False
    return word.script != "latin" or fold(word.text) in _table("names/given-names.txt")


def _is_surname(word: NameWord) -> bool:
    return word.script == "latin" and fold(word.text) in _table("names/surnames.txt")


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(read_words(name))
