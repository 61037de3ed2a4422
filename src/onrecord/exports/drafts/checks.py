"""What is tested of a sentence that cites the record; each test yields what is wrong, with the words it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.exports.drafts import words as w
from onrecord.exports.drafts.cited import Cited, spellings
from onrecord.exports.drafts.values import Fault, Sentence
from onrecord.exports.leaving.shown import shown
from onrecord.linking.matching import compare
from onrecord.model import edtf_bounds
from onrecord.reading.counts import Number, numbers
from onrecord.reading.dates import dates
from onrecord.record.query_entities import linked_entities
from onrecord.views.roots import rooted
from onrecord.views.values import Hand

_SHORT: Final = 3
_PREFIX: Final = 5


@dataclass
class Tested:
    """A sentence with what it cites; ``before`` are the sentences before it in its paragraph."""

    sentence: Sentence
    cited: Sequence[Cited]
    before: str
    ordinary: frozenset[str] = field(repr=False)

    @property
    def own(self) -> str:
        """The words of the sentence that are not quoted."""
        return w.without_quotations(self.sentence.text)

    def fault(self, kind: str, words: str, message: str) -> Fault:
        """Return a fault of this sentence."""
        return Fault(kind, self.sentence, words, message)


def quotations(tested: Tested) -> Iterator[Fault]:
    """Quoted words must stand in the passages, but for white space, marks, what is left out or put in brackets."""
    passages = [w.levelled(one.passage) for one in tested.cited]
    titles = [w.levelled(name) for one in tested.cited for name in one.names]
    for quotation in w.quotations(tested.sentence.text):
        for piece in w.pieces(quotation):
            if not any(piece in passage for passage in (*passages, *titles)):
                yield tested.fault("quotation-differs", quotation, f"“{quotation}” does not stand so in what is cited.")
                break


def figures(tested: Tested) -> Iterator[Fault]:
    """Numbers must stand in the passages, with the bounds that they have there."""
    masked = _without_dates(tested.own)
    held = [(number, _worth(number, one.passage)) for one in tested.cited for number in one.numbers]
    for number in numbers(masked):
        said = number.span.of(masked)
        if number.core.of(masked).casefold() in ("one", "a", "an"):
            continue
        same = [one for one, worth in held if worth == _worth(number, masked)]
        if not same:
            yield tested.fault("number-not-there", said, f"“{said}” does not stand in what is cited.")
        elif all(_narrower(number, one) for one in same):
            hedge = next((one.hedge for one in same if one.hedge), "a range")
            yield tested.fault("hedge-dropped", said, f"What is cited says “{hedge}” of “{said}”.")


def _worth(number: Number, text: str) -> tuple[float | None, bool]:
    """Return the number itself, whatever bounds it: two thousand of "more than two thousand"."""
    core = numbers(number.core.of(text)) if number.value is None else ()
    return (core[0].value if core else number.value), number.per_cent


def _narrower(drafted: Number, held: Number) -> bool:
    """Tell whether a draft says a number more exactly than the passage."""
    low, high = held.min is None, held.max is None
    exact = drafted.min is not None and drafted.min == drafted.max
    return exact and (low or high or held.min != held.max)


def days(tested: Tested) -> Iterator[Fault]:
    """A date must hold one of those of what is cited: the same, or less exact; or be an edge of one, with the other."""
    held = [edtf_bounds(date) for one in tested.cited for date in one.dates]
    anchor = next((date for one in tested.cited for date in one.dates), None)
    found = dates(tested.own, anchor)
    ends = {edge for date in found if date.edtf for edge in edtf_bounds(date.edtf)}
    held += [(edge, edge) for pair in held if ends.issuperset(pair) for edge in pair]
    for date in found:
        said = date.span.of(tested.own)
        if date.edtf is None or not any(mark.isdigit() for mark in said):
            continue
        first, last = edtf_bounds(date.edtf)
        if not any(_within((first, last), other) for other in held) and said not in " ".join(
            one.passage for one in tested.cited
        ):
            yield tested.fault("date-not-there", said, f"“{said}” is not a date of what is cited, or is more exact.")


def _within(outer: tuple[str | None, str | None], inner: tuple[str | None, str | None]) -> bool:
    starts = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return starts and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _without_dates(text: str) -> str:
    """Return a text with its dates blanked, so that they are not taken for numbers."""
    for date in dates(text):
        if any(mark.isdigit() for mark in date.span.of(text)):
            text = text[: date.span.start] + " " * len(date.span) + text[date.span.end :]
    return text


def names(tested: Tested) -> Iterator[Fault]:
    """Names must stand in the passages, or be another spelling of who does."""
    spelled = list(dict.fromkeys(name for one in tested.cited for name in one.names))
    known = {token for one in tested.cited for token in w.tokens(one.passage)}
    known |= {token for name in spelled for token in w.tokens(name)}
    for run in w.named(tested.own, tested.ordinary):
        missing = [word for word in run if not _known(w.tokens(word), known)]
        if missing and not any(compare(" ".join(run), name).outcome == "same" for name in spelled):
            name = " ".join(run)
            yield tested.fault("name-not-there", name, f"“{name}” does not stand in what is cited.")


def _known(found: Sequence[str], known: set[str]) -> bool:
    """Tell whether each word is known, or one of the same stem is (the people of a country that is named)."""
    return all(
        token in known
        or (len(token) >= _PREFIX and any(one[:_PREFIX] == token[:_PREFIX] and _akin(one, token) for one in known))
        for token in found
    )


def _akin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (long[: len(short) - 1] == short[:-1] and len(long) - len(short) <= _SHORT)


def hedges(tested: Tested) -> Iterator[Fault]:
    """What the source leaves open must not be told as having happened."""
    left_open = [one.left_open for one in tested.cited if one.left_open]
    if left_open and len(left_open) == len(tested.cited) and not w.HEDGE.search(tested.sentence.text):
        message = f"What is cited tells of something {left_open[0]}; the sentence does not."
        yield tested.fault("hedge-dropped", "", message)


def denials(tested: Tested) -> Iterator[Fault]:
    """A denial must stay one."""
    if any(one.denies for one in tested.cited) and not w.DENIAL.search(tested.sentence.text):
        yield tested.fault("denial-dropped", "", "What is cited is a denial, or tells of something as denied.")


def hands(tested: Tested) -> Iterator[Fault]:
    """Everybody through whom the words came must be named; of what a writer asserts, the writer or the outlet."""
    attributed = not w.reporting().isdisjoint(w.tokens(tested.own))
    for one in tested.cited:
        inner = [hand for hand in one.chain if hand.role in ("source", "turn") and hand.name]
        if not inner:
            outer = [hand for hand in one.chain if hand.name]
            if outer and not any(_told(tested, one, hand) for hand in outer):
                who = " or ".join(dict.fromkeys(hand.name for hand in outer if hand.name))
                yield tested.fault("hand-dropped", "", f"It is {who} who says so, and the sentence does not say it.")
            continue
        for hand in inner:
            if not attributed or not _told(tested, one, hand):
                message = f"The words came through “{hand.name}”, and the sentence does not say so."
                yield tested.fault("hand-dropped", hand.name or "", message)


def _told(tested: Tested, cited: Cited, hand: Hand) -> bool:
    """Tell whether a hand is named in the sentence, or by a pronoun behind a sentence that names it."""
    here = set(w.tokens(tested.own if hand.named else tested.sentence.text))
    called = _called(cited, hand)
    if called & here:
        return True
    return bool(w.PRONOUN.search(tested.own)) and bool(called & set(w.tokens(tested.before)))


def _called(cited: Cited, hand: Hand) -> set[str]:
    """Return the words by which a hand is known: those of its names, or of its description."""
    spelled = [hand.name or ""]
    if hand.entity and hand.named:
        spelled += [name for one in linked_entities(cited.shelf.reader, (hand.entity,)) for name in spellings(one)]
        spelled = shown(cited.shelf.reader, spelled)
    found = {token for name in spelled for token in w.tokens(name) if len(token) >= _SHORT}
    capitals = {
        token for name in spelled for word in name.split() if word[:1].isupper() for token in w.tokens(word)
    } & found
    return (capitals if hand.named and capitals else found) - _LITTLE


_LITTLE: Final = frozenset({"the", "and", "for", "from", "who", "whose", "his", "her", "their", "our", "its", "that"})


def stances(tested: Tested) -> Iterator[Fault]:
    """A verb that gives a speaker a stance must be the source's own, or give the one that it has there."""
    there = {token for one in tested.cited for token in w.tokens(one.passage)}
    held = {each.stance for one in tested.cited for each in one.enclosing}
    for token in w.tokens(tested.own):
        given = w.stances().get(token)
        if given and token not in there and not given & held:
            cue = next((hand.cue for one in tested.cited for hand in reversed(one.chain) if hand.cue), "")
            instead = f": there it is “{cue}”" if cue else ""
            yield tested.fault("stance-changed", token, f"“{token}” is not how what is cited words it{instead}.")
            return


def one_origin(tested: Tested) -> Iterator[Fault]:
    """Documents that repeat one origin must not be cited as several."""
    by_document = {one.leaf.document: one for one in tested.cited}
    if len(by_document) > 1:
        first = next(iter(by_document.values()))
        found = rooted(first.shelf, [one.utterance for one in by_document.values()])
        if len(found.roots) < len(by_document):
            message = (
                f"The {len(by_document)} documents that are cited end at {len(found.roots)} origin"
                f"{'s' if len(found.roots) > 1 else ''} at most: {'; '.join(root.name for root in found.roots)}."
            )
            yield tested.fault("one-origin", "", message)


def undated(tested: Tested) -> Iterator[Fault]:
    """The date of publication of what is cited should be known, or the sentence should say that it is not."""
    if w.UNDATED.search(tested.own):
        return
    for document, one in {one.leaf.document: one for one in tested.cited if not one.dated}.items():
        name = shown(one.shelf.reader, one.shelf.called(one.leaf.number))
        message = f"It is not known when {name} ({document[:12]}) was published: say so, or look it up."
        yield tested.fault("undated-source", "", message)


CHECKS: Final = (quotations, figures, days, names, hedges, denials, hands, stances, one_origin, undated)
"""The tests of a sentence whose citations are all in the record, in the order in which faults are told."""
