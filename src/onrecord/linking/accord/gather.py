"""The claims of one document: dates, places, participants, motives, wordings and ranks of its events, counts, posts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.linking.accord.claim import QUALIFIED, REJECTS, Claim, Facet
from onrecord.linking.accord.denials import denials
from onrecord.linking.accord.motives import motive_in
from onrecord.linking.happenings.facts import REAL, Happening, Party, read
from onrecord.linking.happenings.kinds import family_of
from onrecord.linking.happenings.look import sentence_around, slips
from onrecord.linking.happenings.nouns import gist, lands_of, nouns_of, says_how_many, singular, words_of
from onrecord.model import Count, Date, Event, Occurrence, Office, Reading, Span, edtf_bounds, hull

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_RANK = re.compile(rf"\b(?:the|his|her|their) ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before (?:me|him|her|us|them|that|then)|already|earlier|previously|in previous years)\b", re.IGNORECASE
)
_QUANTIFIED = re.compile(
    r"\b(?:many|several|numerous|dozens of|hundreds of|countless)(?: more| other)? $", re.IGNORECASE
)
_ENDING = "(?:ive|al|ous|ed|ic|able|ible|ful|less|ary|ent|ant|lent)"
_QUALIFIER = re.compile(rf"\b(?P<how>(?:[a-z]+ and )?[a-z]{{2,}}{_ENDING}) $")
_QUALIFIED_AFTER = re.compile(
    rf" (?:(?:must|should|will|would|may|could) be|are|were) (?P<how>[a-z]+ and [a-z]+{_ENDING})\b"
)
_REJECTED = re.compile(r"\b(?:rather than|instead of|not)(?: as)?(?: an?| the)? $", re.IGNORECASE)
_HEDGE, _BOUND = re.compile(r"\bat $", re.IGNORECASE), re.compile(r"(?:least|most)\b", re.IGNORECASE)
_TOGETHER = 40
"""Characters from the first to the last word for an event that are still one wording."""
_REACH = 40
"""Characters before a trigger within which such words belong to it: "the first envoy ever to resign"."""


def claims(document: str, reading: Reading, text: str) -> tuple[Claim, ...]:
    """Return what the statements of one document claim, in order of their words."""
    hand = _Hand(document, reading, text, _origins(document, reading))
    events = {item.id: item for item in reading.events}
    seen = {slip.at.item: read(slip) for slip in slips(document, reading, text)}
    home = next((item.home for item in seen.values()), None)
    found = [claim for item in seen.values() for claim in hand.of_event(item, events[item.at.item])]
    found += [claim for count in reading.counts for claim in hand.of_count(count, seen, home)]
    found += [claim for office in reading.offices for claim in hand.of_office(office, home)]
    found += denials(document, reading, text, hand.origins)
    return tuple(sorted(found, key=lambda claim: (claim.span, claim.facet, claim.at.item)))


def _origins(document: str, reading: Reading) -> Mapping[str, str]:
    """Map each statement to whose words it is: the name of its speaker, else one that no other document shares."""
    names = {item.id: item.name for item in reading.entities if item.named and item.name}
    return {
        item.id: " and ".join(sorted(names[one].casefold() for one in item.speakers if one in names))
        or f"{document} {' '.join(item.speakers) or item.id}"
        for item in reading.statements
    }


@dataclass(frozen=True, slots=True)
class _Hand:
    """Writes the claims of a document."""

    document: str
    reading: Reading
    text: str
    origins: Mapping[str, str]

    def of_event(self, item: Happening, event: Event) -> Iterator[Claim]:
        """Yield the claims of an event."""
        trigger, told = hull(event.trigger[:1]), (item, event)
        sentence = sentence_around(self.text, trigger)
        yield replace(self._claim("words", told, item.type, trigger), words=self._wording(event), nouns=item.stems)
        yield self._claim("denial", told, item.polarity, trigger)
        if (date := self._date(event, sentence)) is not None:
            yield self._claim("date", told, *date)
        if item.place is not None:
            yield self._claim("place", told, item.place, self._place(item, sentence) or trigger)
        for party in item.of(item.about):
            if party.span is not None and (party.name or party.nouns):
                called = frozenset((*party.nouns, *self._posts(party)))
                who = self._claim("who", told, party.name or "", party.span)
                yield replace(who, nouns=called, called=self._called(party))
            if party.span is not None and party.is_group and _is_counted(party, party.span.of(self.text)):
                yield self._group(told, party, party.span)
        why = motive_in(self.text, sentence, trigger)
        if why is not None and not self._another_between(event, trigger, why):
            words = why.of(self.text)
            yield replace(self._claim("motive", told, words, why), nouns=frozenset(gist(words)))
        for one in event.trigger:
            yield from self._beside(told, one)

    def _beside(self, told: tuple[Happening, Event], trigger: Span) -> Iterator[Claim]:
        """Yield what the words before a trigger claim: how many such deeds, that the word is wrong, a rank."""
        near = max(0, trigger.start - _REACH)
        if (number := _QUANTIFIED.search(self.text, near, trigger.start)) is not None:
            yield replace(
                self._claim("count", told, family_of(told[0].type), Span(number.start(), trigger.end)), topic=""
            )
        yield from self._qualified(told, trigger)
        if (refused := _REJECTED.search(self.text, near, trigger.start)) is not None:
            rejected = self._claim("words", told, REJECTS, Span(refused.start(), trigger.end))
            yield replace(rejected, nouns=told[0].stems)
        if told[0].modality in REAL:
            yield from self._ranks(told, trigger, sentence_around(self.text, trigger))

    def _qualified(self, told: tuple[Happening, Event], trigger: Span) -> Iterator[Claim]:
        before = _QUALIFIER.search(self.text, max(0, trigger.start - _REACH), trigger.start)
        for found in (before, _QUALIFIED_AFTER.match(self.text, trigger.end)):
            if found is not None:
                words = frozenset(words_of(found["how"])) - {"and"}
                span = hull((Span(*found.span("how")), trigger))
                yield replace(self._claim("words", told, QUALIFIED + " ".join(sorted(words)), span), nouns=words)

    def _ranks(self, told: tuple[Happening, Event], trigger: Span, sentence: Span) -> Iterator[Claim]:
        start = max(sentence.start, trigger.start - _REACH)
        rank = next(reversed([*_RANK.finditer(self.text, start, trigger.start)]), None)
        if rank is not None:
            yield self._claim("rank", told, rank[1].lower(), Span(rank.start(), trigger.end))
        before = _BEFORE.search(self.text, sentence.start, sentence.end)
        if before is not None:
            span = Span(min(before.start(), trigger.start), max(before.end(), trigger.end))
            yield self._claim("before", told, before[0].lower(), span)

    def _claim(self, facet: Facet, told: tuple[Happening, Event], value: str, span: Span) -> Claim:
        item, event = told
        return Claim(
            facet=facet,
            at=item.at,
            topic=family_of(item.type),
            value=value,
            words=span.of(self.text),
            span=span,
            statement=event.statement,
            origin=self.origins.get(event.statement, self.document),
            made=self._made(event.statement),
            home=item.home,
            beside=(hull(event.trigger[:1]),),
        )

    def _group(self, told: tuple[Happening, Event], party: Party, span: Span) -> Claim:
        """Return how many take part, where that is told by the participants: "many envoys", "both"."""
        hedge = _HEDGE.search(self.text, max(0, span.start - len("at ")), span.start)
        span = Span(hedge.start(), span.end) if hedge and _BOUND.match(span.of(self.text)) else span
        return replace(
            self._claim("count", told, family_of(told[0].type), span),
            topic=party.nouns[0] if party.nouns else "",
            least=party.least,
            most=party.most,
            scope=" ".join(told[0].beside) or None,
            nouns=frozenset(party.nouns),
        )

    def of_count(self, count: Count, seen: Mapping[str, Happening], home: str | None) -> Iterator[Claim]:
        """Yield the claim of a count that is no participant of an event: those are claims of the event."""
        parties = [party.span for item in seen.values() for party in item.parties if party.is_group and party.span]
        if any(span.overlaps(count.span) for span in parties):
            return
        family = next(
            (
                family_of(item.type)
                for item in seen.values()
                if any(party.span and party.span.overlaps(count.span) for party in item.parties)
            ),
            "",
        )
        unit = singular(words_of(count.unit)[-1]) if count.unit and words_of(count.unit) else ""
        yield Claim(
            facet="count",
            at=Occurrence(self.document, count.id),
            topic=unit,
            value=family,
            words=count.span.of(self.text),
            span=count.span,
            statement=count.statement,
            origin=self.origins.get(count.statement or "", self.document),
            made=self._made(count.statement),
            least=count.min,
            most=count.max,
            scope=count.scope,
            as_of=count.as_of,
            nouns=frozenset(nouns_of(count.span.of(self.text))),
            home=home,
        )

    def of_office(self, office: Office, home: str | None) -> Iterator[Claim]:
        """Yield the claim that somebody holds a post."""
        names = {item.id: item.name for item in self.reading.entities if item.named and item.name}
        if office.holder not in names:
            return
        words = office.post.of(self.text)
        held = next((item for item in self.reading.statements if item.id == office.statement), None)
        said_by = None if held is None or office.introduces(held) else held.id
        yield Claim(
            facet="office",
            at=Occurrence(self.document, office.id),
            topic=names[office.holder] or "",
            value=names.get(office.organisation or "") or "",
            words=words,
            span=office.post,
            statement=office.statement,
            origin=self.origins.get(said_by or "", self.document),
            made=self._made(said_by),
            scope=" ".join(lands_of(words)) or None,
            as_of=office.start,
            nouns=frozenset(nouns_of(words)),
            home=home,
        )

    def _made(self, statement: str | None) -> str | None:
        """Return the last day on which it may have been said: as stated, else when the document was published."""
        said = next((item.said for item in self.reading.statements if item.id == statement), None)
        value = said.edtf if said is not None else self.reading.masthead.published.known
        return edtf_bounds(value)[1] if value else None

    def _date(self, event: Event, sentence: Span) -> tuple[str, Span] | None:
        """Return the date of an event, else a month without year that its sentence names alone."""
        if event.date is not None and event.date.edtf:
            return event.date.edtf, event.date.span or event.trigger[0]
        named = [date for date in self.reading.dates if date.span.within(sentence) and month_of(date, self.text)]
        if len(named) != 1 or named[0].edtf is not None:
            return None
        return f"XXXX-{month_of(named[0], self.text):02}", named[0].span

    def _another_between(self, event: Event, trigger: Span, why: Span) -> bool:
        """Tell whether another event is told between a trigger and a motive: then it is the motive of that one."""
        triggers = (span for other in self.reading.events if other.id != event.id for span in other.trigger)
        return any(trigger.end <= span.start < why.start for span in triggers)

    def _place(self, item: Happening, sentence: Span) -> Span | None:
        names = {one.id for one in self.reading.entities if one.name == item.place}
        spans = [one.span for one in self.reading.mentions if one.entity in names and one.span.within(sentence)]
        return min(spans, default=None)

    def _wording(self, event: Event) -> str:
        """Return the words for an event: from the first to the last of them, where they stand together."""
        whole = hull(event.trigger)
        return (whole if len(whole) <= _TOGETHER else event.trigger[0]).of(self.text)

    def _called(self, party: Party) -> str:
        """Return the words for the first post that somebody is given."""
        if party.entity is None:
            return ""
        return next((item.post.of(self.text) for item in self.reading.offices if item.holder == party.entity), "")

    def _posts(self, party: Party) -> Iterator[str]:
        for office in self.reading.offices:
            if office.holder == party.entity:
                yield from nouns_of(office.post.of(self.text))


def _is_counted(party: Party, words: str) -> bool:
    """Tell whether a group is counted, if only roughly; a bare plural is not."""
    return party.least is not None or party.most is not None or says_how_many(words)


def month_of(date: Date, text: str) -> int:
    """Return the month that a phrase names, 0 where none or several."""
    found = {MONTHS.index(word) + 1 for word in words_of(date.span.of(text)) if word in MONTHS}
    return found.pop() if len(found) == 1 else 0
