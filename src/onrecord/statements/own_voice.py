"""The writer's own voice: sentences that report an event, an office, a count or a date without attributing it.

A sentence counts when it is part of a headline, lead, body or note on the author, is no question, holds a finite verb
(a headline: any verb or event) and a name, a number, a date, or a word for an event, and is not all somebody else's
words. Beside an attribution only a clause of its own counts: five words or more with a finite verb that is no cue; or
the whole sentence, where the source is introduced with an office ("Ada Orlan, a former envoy, announced ..."). Where
neither stands, a source that tells of an event counts by its own words ("an inspection"): that is what the writer says
of it. A mere title or post before the name of a source ("Foreign Ministry spokesman Ada Orlan said") is no statement of
the writer's: the office goes with what is said, as its reporter's claim.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.cues import speech_words
from onrecord.lexicon.happenings import tells_of_event, told_by_saying
from onrecord.model import Passage, Sentence, Span, trim
from onrecord.statements.found import Link, Material, Source
from onrecord.statements.people import Cast
from onrecord.statements.trees import FINITE_TAGS, Tree

_KINDS = frozenset({"headline", "lead", "body", "bio"})
_FINAL = ".,;:–— "
_MIN_WORDS = 5
_NOT_APPOSED = FINITE_TAGS | {",", ".", ":", "CC", "WP", "WDT", "WP$", "WRB", "VB", "VBG", "PRP", "``", "''"}
_LONGEST_APPOSITION = 14
_OPENERS = frozenset({"and", "but", "or", "while", "though", "although", "yet"})


@dataclass(frozen=True, slots=True)
class Voice:
    """What the writer asserts in one sentence."""

    content: Span
    part: str
    score: float
    is_bio: bool = False


def own_voice(m: Material, cast: Cast, links: Sequence[Link]) -> list[Voice]:
    """Return one for each sentence that the writer answers for."""
    passages = {passage.id: passage for passage in m.reading.passages}
    taken = _taken(m, links)
    sources = _outer_sources(m, links)
    introduced = set[str]()
    found = []
    for index, sentence in enumerate(m.reading.syntax.sentences):
        passage = passages.get(sentence.passage)
        if passage is None or passage.kind not in _KINDS or passage.repeats is not None:
            continue
        voice = _voice(m, cast, sentence, passage, taken)
        if voice is not None:
            found.append(voice)
        for source in sources.get(index, ()):
            first, last = _introduction(m, source, taken, m.tree.limits(source.head))
            words = " ".join(m.tree.low[first:last])
            span = m.tree.span(first, last)
            covered = voice is not None and span.overlaps(voice.content)
            told = tells_of_event(m.tree.lemma[first:last], m.tree.low[first:last], plainly=True)
            if told and words not in introduced and not covered:
                introduced.add(words)
                found.append(Voice(_clean(m, span), passage.part, 0.5))
    return found


def _outer_sources(m: Material, links: Sequence[Link]) -> dict[int, list[Source]]:
    """Return by sentence the phrases for who speaks that are nobody else's words, each once, in text order."""
    found = defaultdict[int, list[Source]](list)
    for link in links:
        source = link.found.source
        if link.parent is None and source is not None and m.tree.quoted[source.head] < 0:
            same = found[m.tree.sentence[source.head]]
            if all(source.last <= other.first or other.last <= source.first for other in same):
                same.append(source)
    return {sentence: sorted(sources, key=lambda source: source.first) for sentence, sources in found.items()}


def _introduction(m: Material, source: Source, taken: Sequence[str], limits: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens of a phrase for who speaks with what a comma parts from it: "the envoy, Ada Orlan,"."""
    first, last = source.first, source.last
    if first - 1 > limits[0] and m.tree.low[first - 1] == ",":
        start = first - 1
        while start > limits[0] and _apposable(m, taken, start - 1) and first - start < _LONGEST_APPOSITION:
            start -= 1
        first = start if first - start > 1 and start == limits[0] else first
    if last + 1 < limits[1] and m.tree.low[last] == ",":
        stop = last + 1
        while stop < limits[1] and _apposable(m, taken, stop) and stop - last < _LONGEST_APPOSITION:
            stop += 1
        last = stop if stop < limits[1] and m.tree.low[stop] in {",", "."} else last
    return first, last


def _apposable(m: Material, taken: Sequence[str], token: int) -> bool:
    return not taken[token] and m.tree.tag[token] not in _NOT_APPOSED


def _taken(m: Material, links: Sequence[Link]) -> list[str]:
    """Return for each token whose it is: "" the writer's, "s" a source, "c" a cue, "w" somebody's words."""
    taken = [""] * len(m.tree)
    for link in links:
        item = link.found
        for span in item.cue:
            for token in m.reading.syntax.tokens(span):
                taken[token] = taken[token] or "c"
        if item.source is not None:
            taken[item.source.first : item.source.last] = ["s"] * (item.source.last - item.source.first)
    for link in links:
        for span in link.found.content:
            for token in m.reading.syntax.tokens(span):
                taken[token] = "w"
    return taken


def _voice(m: Material, cast: Cast, sentence: Sentence, passage: Passage, taken: Sequence[str]) -> Voice | None:
    first, last = sentence.first, sentence.last
    if last <= first or m.text[sentence.span.start : sentence.span.end].rstrip("\"'”’) ").endswith("?"):
        return None
    if not any(taken[first:last]):
        return _whole(m, sentence, passage) if _says_something(m, cast, first, last, passage) else None
    if _office(m, first, last, taken) or _done_by_words(m, first, last, taken):
        return _whole(m, sentence, passage)
    rest = _rest(m, first, last, taken)
    if rest is None or not (_says_something(m, cast, *rest, passage) or not m.tree.finite(*rest)):
        return None
    content = m.tree.content(m.tree.start[rest[0]], m.tree.end[rest[1] - 1])
    return Voice(_clean(m, content), passage.part, 0.6) if content is not None else None


def _whole(m: Material, sentence: Sentence, passage: Passage) -> Voice | None:
    span = trim(sentence.span, m.text)
    return Voice(_clean(m, span), passage.part, 0.8, passage.kind == "bio") if len(span) else None


def _clean(m: Material, span: Span) -> Span:
    words = span.of(m.text)
    stripped = words.rstrip(_FINAL)
    return Span(span.start, span.start + len(stripped)) if stripped else span


def _says_something(m: Material, cast: Cast, first: int, last: int, passage: Passage) -> bool:
    tree = m.tree
    tags = tree.tag[first:last]
    verb = any(tag in FINITE_TAGS for tag in tags) or _has_subject(tree, first, last)
    event = any(lemma in speech_words("event") for lemma in tree.lemma[first:last]) or tells_of_event(
        tree.lemma[first:last], tree.low[first:last]
    )
    if passage.kind in {"headline", "bio"}:
        return last - first > 2 and (
            verb or event or passage.kind == "bio" or any(tag.startswith("VB") for tag in tags)
        )
    verb = verb or (event and any(tag.startswith("VB") for tag in tags))
    if not verb or (last - first < _MIN_WORDS - 1 and not event):
        return False
    span = tree.span(first, last)
    numbers = any(tag == "CD" for tag in tags)
    return event or numbers or bool(cast.within(span)) or _dated(m, span) or any(tag.startswith("NNP") for tag in tags)


def _has_subject(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the main verb has a subject, whatever form it was taken for: "read" and "put" may be past."""
    return any(
        tree.dep[token] == "root" and tree.tag[token].startswith("VB") and tree.kid(token, "nsubj") is not None
        for token in range(first, last)
    )


def _dated(m: Material, span: Span) -> bool:
    dates = m.reading.dates
    place = bisect_left(dates, span.start, key=lambda date: date.span.start)
    return place < len(dates) and dates[place].span.start < span.end


def _office(m: Material, first: int, last: int, taken: Sequence[str]) -> bool:
    """Tell whether a source of the sentence is introduced with an office after a comma."""
    for token in range(first, last):
        if taken[token] == "s" and m.tree.low[token] == ",":
            after = range(token + 1, min(last, token + 12))
            if any(taken[place] == "s" and m.tree.lemma[place] in speech_words("post") for place in after):
                return True
    return False


def _done_by_words(m: Material, first: int, last: int, taken: Sequence[str]) -> bool:
    """Tell whether a cue of the sentence is the deed itself: "threatened", "convicted", "asked for asylum"."""
    cues = [token for token in range(first, last) if taken[token] == "c" and m.tree.tag[token].startswith("VB")]
    return any(
        told_by_saying(m.tree.low[token], (*m.tree.lemma[first:last], *m.tree.low[first:last])) for token in cues
    )


def _rest(m: Material, first: int, last: int, taken: Sequence[str]) -> tuple[int, int] | None:
    """Return the longest row of tokens that are the writer's and hold a finite verb or tell of an event."""
    best: tuple[int, int] | None = None
    start = first
    for token in range(first, last + 1):
        if token == last or taken[token]:
            low, high = start, token
            while low < high and (m.tree.low[low] in _OPENERS or m.tree.tag[low] in {",", ":", ".", "''", "-RRB-"}):
                low += 1
            told = m.tree.finite(low, high) or tells_of_event(
                m.tree.lemma[low:high], m.tree.low[low:high], plainly=True
            )
            if high - low >= _MIN_WORDS and told and (best is None or high - low > best[1] - best[0]):
                best = (low, high)
            start = token + 1
    return best
