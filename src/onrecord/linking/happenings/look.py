"""Slips of the events of one document: what is told of each of them there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.linking.cards import SORTS
from onrecord.linking.happenings.facts import REAL, Happening, Party, written
from onrecord.linking.happenings.keys import keys_of, name_keys, node_of
from onrecord.linking.happenings.kinds import about, tells_itself
from onrecord.linking.happenings.nouns import gist, lands_of, nouns_of, number_of, words_of
from onrecord.model import Count, Event, Mention, Occurrence, Reading, Role, Slip, Span, edtf_bounds

_AROUND = 16
"""Names of a document that stand for what it is about."""
_STEM = 5
_STOP = re.compile(r"[.!?][\"”’')]*\s|\n")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|vs|Mrs|Gen|Col|Sgt|Sen|Rep|Rev|Hon|Gov|Prof|Capt))$")
"""What a full stop shortens rather than ends a sentence."""
_REACH = 400
"""Characters on either side within which a sentence is taken to end."""


def slips(document: str, reading: Reading, text: str) -> tuple[Slip, ...]:
    """Return a slip for each event of a document."""
    if not reading.events:
        return ()
    scene = _Scene.of(reading, text)
    return tuple(_slip(scene.happening(document, event)) for event in reading.events)


def _slip(item: Happening) -> Slip:
    return Slip("event", item.at, node_of(item), keys_of(item), written(item))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a document tells besides its events: who is called what, where, and what it is about."""

    text: str
    called: Mapping[str, tuple[str, ...]]
    lands: Mapping[str, tuple[str, ...]]
    entities: Mapping[str, tuple[str | None, str]]
    places: tuple[tuple[Span, str], ...]
    people: tuple[tuple[Span, str], ...]
    counts: tuple[Count, ...]
    published: str | None
    home: str | None
    around: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, text: str) -> "_Scene":
        """Gather it from a reading."""
        known = {item.id: (item.name if item.named else None, item.kind) for item in reading.entities}
        called = defaultdict[str, list[str]](list)
        lands = defaultdict[str, list[str]](list)
        for holder, words in _descriptions(reading, text):
            called[holder] += nouns_of(words)
            lands[holder] += lands_of(words)
        for office in reading.offices:
            for place in (office.place, office.organisation):
                lands[office.holder] += lands_of(known.get(place or "", (None, ""))[0] or "")
        named = [mention for mention in reading.mentions if mention.form == "name"]
        times = Counter(mention.entity for mention in named if known.get(mention.entity, (None, ""))[0])
        most = sorted(times, key=lambda entity: (-times[entity], entity))[:_AROUND]
        published = reading.masthead.published.known
        return cls(
            text=text,
            called={holder: tuple(dict.fromkeys(words)) for holder, words in called.items()},
            lands={holder: tuple(sorted(set(words))) for holder, words in lands.items()},
            entities=known,
            places=tuple((m.span, known[m.entity][0] or "") for m in named if m.kind == "place" and m.entity in known),
            people=tuple((mention.span, mention.entity) for mention in named if mention.kind == "person"),
            counts=reading.counts,
            published=edtf_bounds(published)[1] if published else None,
            home=_home(reading.mentions, text),
            around=frozenset(key for entity in most for key in name_keys(known[entity][0] or "", known[entity][1])),
        )

    def happening(self, document: str, event: Event) -> Happening:
        """Return an event with what the document tells of it."""
        sentence = sentence_around(self.text, event.trigger[0])
        place = self.entities.get(event.place or "", (None, ""))[0]
        dated = event.date is not None and bool(event.date.edtf)
        first, last = edtf_bounds(event.date.edtf) if event.date is not None else (None, None)
        if not dated and event.modality in REAL:
            last = self.published
        parties = tuple(
            replace(party, nouns=tuple(noun for noun in party.nouns if not tells_itself(event.type, noun)))
            for role in event.roles
            for party in self._parties(role)
        )
        beside = {name for span, name in self.places if span.within(sentence) and name} - {place}
        return Happening(
            at=Occurrence(document, event.id),
            type=event.type,
            about=about(event.type, {role.role for role in event.roles}),
            trigger=event.trigger,
            stems=frozenset(word[:_STEM] for span in event.trigger for word in words_of(span.of(self.text))),
            parties=parties,
            place=place,
            beside=tuple(sorted(beside)),
            first=first,
            last=last,
            dated=dated,
            when=event.date.span if event.date is not None else None,
            home=self.home,
            polarity=event.polarity,
            modality=event.modality,
            around=self.around,
            gist=frozenset(gist(sentence.of(self.text))),
        )

    def _parties(self, role: Role) -> Iterator[Party]:
        """Yield who stands in a role: behind "both" the two who were named last, behind "they" those counted last."""
        words = words_of(role.span.of(self.text)) if role.span is not None and role.entity is None else []
        if role.span is not None and words[:1] == ["both"] and len(words) == 1:
            two = self._named_before(role.span)
            if two:
                yield from (self._party(Role(role.role, entity, role.span)) for entity in two)
                return
        if role.span is not None and words in (["they"], ["them"], ["these"], ["those"]):
            count = self._counted_before(role.span)
            if count is not None:
                yield replace(self._party(Role(role.role, None, count.span)), span=role.span)
                return
        yield self._party(role)

    def _named_before(self, span: Span) -> tuple[str, ...]:
        """Return the two people who are named before a place in its sentence, or in the one before; else none."""
        sentence = sentence_around(self.text, span)
        before = sentence_around(self.text, Span(max(0, sentence.start - 2), max(1, sentence.start - 1)))
        for start, end in ((sentence.start, span.start), (before.start, sentence.start)):
            named = dict.fromkeys(entity for at, entity in self.people if start <= at.start and at.end <= end)
            if len(named) == 2:
                return tuple(named)
        return ()

    def _counted_before(self, span: Span) -> Count | None:
        """Return the people counted last before a pronoun, in its sentence."""
        start = sentence_around(self.text, span).start
        here = [count for count in self.counts if start <= count.span.start and count.span.end <= span.start]
        return max(here, key=lambda count: count.span, default=None)

    def _party(self, role: Role) -> Party:
        words = role.span.of(self.text) if role.span is not None else ""
        name, kind = self.entities.get(role.entity or "", (None, ""))
        sort = next((sort for known, sort in SORTS.items() if known == kind), None)
        least, most, many = self._number(role.span, words)
        called = (*self.called.get(role.entity or "", ()), *(() if name else nouns_of(words)))
        lands = {*self.lands.get(role.entity or "", ()), *lands_of(words)}
        return Party(
            role=role.role,
            entity=role.entity,
            name=name if sort else None,
            sort=sort if name else None,
            nouns=tuple(dict.fromkeys(called)),
            lands=tuple(sorted(lands)),
            least=least,
            most=most,
            many=many and not name,
            back=words_of(words)[:1] in (["both"], ["the"], ["these"], ["those"]) or self._is_definite(role.span),
            span=role.span,
        )

    def _is_definite(self, span: Span | None) -> bool:
        """Tell whether an article that refers back stands before some words, one word between at the most."""
        if span is None:
            return False
        before = words_of(self.text[max(0, span.start - 20) : span.start])[-2:]
        return bool({"the", "these", "those"} & set(before))

    def _number(self, span: Span | None, words: str) -> tuple[float | None, float | None, bool]:
        """Return how many they are at the least and at the most, and whether they are several."""
        for count in self.counts:
            if span is not None and count.span.overlaps(span) and not words.lower().startswith("the first"):
                return count.min, count.max, count.max is None or count.max > 1
        return number_of(words)


def _descriptions(reading: Reading, text: str) -> Iterator[tuple[str, str]]:
    """Yield who is described in which words: by nominals, and by posts."""
    nominals = (item for item in reading.mentions if item.form == "nominal" and not item.aside)
    yield from ((item.entity, item.span.of(text)) for item in nominals)
    yield from ((office.holder, office.post.of(text)) for office in reading.offices)


def _home(mentions: Iterable[Mention], text: str) -> str | None:
    """Return the country that a document names most, in whichever way; None where two are level."""
    told = (item.span.of(text) for item in mentions if item.form != "pronoun" and not item.aside)
    counted = Counter(land for words in told for land in lands_of(words))
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def sentence_around(text: str, span: Span) -> Span:
    """Return about the sentence around a span: stored readings have no syntax."""
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    for stop in _STOP.finditer(text, start, span.start):
        if not _shortens(text, stop.start()):
            start = stop.end()
    for stop in _STOP.finditer(text, span.end, end):
        if not _shortens(text, stop.start()):
            return Span(start, stop.start() + 1)
    return Span(start, end)


def _shortens(text: str, stop: int) -> bool:
    return text[stop] == "." and _SHORT.search(text, max(0, stop - 5), stop) is not None
