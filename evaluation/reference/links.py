"""Our mentions set beside gold ones, and the tallies of names, pronouns and descriptions of one document.

A *link* leads from a mention back to the nearest name before it of the same entity. What an entity of ours denotes is
the gold entity of most of its names, or, where it has none, of its descriptions.
"""

import random
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.reference.gold import GoldDocument, GoldMention
from evaluation.tally import ROUNDS, Tally, total
from onrecord.model import EntityKind, Mention, Span
from onrecord.reading.names.find import Found

KINDS: dict[str, EntityKind] = {"person": "person", "organization": "organisation", "place": "place"}
"""GUM's kinds whose names are scored, as ours."""
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
OVERLAP = 0.5
"""Jaccard of code points from which a name or description of ours is a gold one."""

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Side:
    """A document with our mentions and the gold mention that each denotes, None where gold has none there."""

    gold: GoldDocument
    mentions: tuple[Mention, ...]
    matched: tuple[GoldMention | None, ...]

    def pairs(self, kinds: Iterable[str] = tuple(KINDS)) -> list[tuple[str, str]]:
        """Return our and gold's entity of each name in text order, where gold has one of these kinds."""
        wanted = {item: item.entity for item in bare_names(self.gold) if item.kind in set(kinds)}
        both = zip(self.mentions, self.matched, strict=True)
        # Each gold name counts once, for the first of ours that it is.
        return [
            (our.entity, wanted.pop(their))
            for our, their in both
            if our.form == "name" and their is not None and their in wanted
        ]

    def denoted(self) -> dict[str, str]:
        """Return the gold entity that each entity of ours denotes."""
        votes: dict[str, dict[str, Counter[str]]] = {"name": defaultdict(Counter), "nominal": defaultdict(Counter)}
        for our, their in zip(self.mentions, self.matched, strict=True):
            if their is not None and our.form in votes:
                votes[our.form][our.entity][their.entity] += 1
        return {
            entity: counts.most_common(1)[0][0]
            for form in ("nominal", "name")
            for entity, counts in votes[form].items()
        }


def bare_names(document: GoldDocument) -> list[GoldMention]:
    """Return the gold names that can be handed to a resolver: of scored kinds, the longer of two that overlap."""
    names = [mention for mention in document.mentions if mention.form == "name" and mention.kind in KINDS]
    taken, kept = set[int](), list[GoldMention]()
    for mention in sorted(names, key=lambda mention: (mention.name[0] - mention.name[1], mention.first)):
        places = set(range(*mention.name))
        if not places & taken:
            taken |= places
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.name)


def found_of(document: GoldDocument) -> list[Found]:
    """Return the gold names as a tagger would have found them."""
    return [Found(*item.name, KINDS[item.kind], 1.0, "gold") for item in bare_names(document)]


def beside(document: GoldDocument, mentions: Sequence[Mention]) -> Side:
    """Find the gold mention of each of ours: names by their bare words, pronouns by their token, others by overlap."""
    syntax = document.syntax
    names = [(syntax.span(*item.name), item) for item in document.mentions if item.form == "name"]
    pronouns = {
        syntax.span(item.first, item.last): item
        for item in document.mentions
        if item.form == "pronoun" and item.last == item.first + 1
    }
    finders: Mapping[str, Callable[[Span], GoldMention | None]] = {
        "name": _nearest(names),
        "nominal": _described(document),
        "pronoun": pronouns.get,
    }
    return Side(document, tuple(mentions), tuple(finders[item.form](item.span) for item in mentions))


def _described(document: GoldDocument) -> Callable[[Span], GoldMention | None]:
    """Find the longest phrase whose head a description holds; for a title before a name the phrase around both."""
    syntax = document.syntax
    by_head = defaultdict[int, list[GoldMention]](list)
    for mention in document.mentions:
        joins = any(syntax.deps[at] == "conj" and syntax.heads[at] == mention.head for at in range(*_span(mention)))
        if mention.form != "pronoun" and not joins:
            by_head[mention.head].append(mention)

    def find(span: Span) -> GoldMention | None:
        tokens = syntax.tokens(span)
        inside = [mention for place in tokens for mention in by_head.get(place, [])]
        if not inside:
            inside = [item for item in document.mentions if item.first <= tokens.start and tokens.stop <= item.last]
            return min(inside, key=lambda item: item.last - item.first, default=None)
        return max(inside, key=lambda item: item.last - item.first)

    return find


def _span(mention: GoldMention) -> tuple[int, int]:
    return mention.first, mention.last


def _nearest(spans: Iterable[tuple[Span, GoldMention]]) -> Callable[[Span], GoldMention | None]:
    ordered = sorted(spans, key=lambda item: (item[0].start, item[0].end, item[1].entity))
    longest = max((len(span) for span, _ in ordered), default=0)

    def find(span: Span) -> GoldMention | None:
        best, share = None, 0.0
        at = bisect_left(ordered, span.start - longest, key=lambda item: item[0].start)
        for other, mention in ordered[at:]:
            if other.start >= span.end:
                break
            shared = min(span.end, other.end) - max(span.start, other.start)
            now = shared / (max(span.end, other.end) - min(span.start, other.start))
            if now >= OVERLAP and now > share:
                best, share = mention, now
        return best

    return find


def name_links(side: Side, kinds: Iterable[str] = tuple(KINDS)) -> Tally:
    """Count links between names: each name to the nearest name before it of its entity."""
    pairs = side.pairs(kinds)
    ours, wanted = _back([our for our, _ in pairs]), set(kinds)
    right = sum(pairs[at][1] == pairs[to][1] for at, to in ours)
    gold = _back([item.entity for item in bare_names(side.gold) if item.kind in wanted])
    return Tally(right, len(ours), len(gold))


def _back(entities: Sequence[str]) -> list[tuple[int, int]]:
    last, out = dict[str, int](), list[tuple[int, int]]()
    for at, entity in enumerate(entities):
        if entity in last:
            out.append((at, last[entity]))
        last[entity] = at
    return out


def name_pairs(side: Side, kinds: Iterable[str] = tuple(KINDS)) -> Tally:
    """Count all pairs of names that denote one thing: a stricter measure, where a wrong merge counts by its size."""
    pairs = side.pairs(kinds)
    right = ours = 0
    for (our, their), (other, another) in combinations(pairs, 2):
        ours += our == other
        right += our == other and their == another
    wanted = set(kinds)
    gold = Counter(item.entity for item in bare_names(side.gold) if item.kind in wanted)
    return Tally(right, ours, sum(count * (count - 1) // 2 for count in gold.values()))


def pronouns(side: Side, words: frozenset[str]) -> Tally:
    """Count pronouns: right, answered, all in gold that stand for somebody or something."""
    answered = list(answers(side, "pronoun", words))
    return Tally(sum(right for _, right in answered), len(answered), len(asked(side.gold, words)))


def asked(document: GoldDocument, words: frozenset[str]) -> list[GoldMention]:
    """Return the gold pronouns of some words."""
    return [
        item
        for item in document.mentions
        if item.form == "pronoun" and item.last == item.first + 1 and document.syntax.words[item.first].lower() in words
    ]


def appositions(side: Side) -> Tally:
    """Count descriptions beside a name; gold: those that GUM joins to a name by apposition, either way round."""
    ours = [right for our, right in answers(side, "nominal") if our.rule.startswith("apposition")]
    named = {item.entity for item in side.gold.mentions if item.form == "name" and item.kind in KINDS}
    ends = {item.last: item for item in side.gold.mentions}
    there = 0
    for item in side.gold.mentions:
        before = next((ends[at] for at in (item.first - 1, item.first) if at in ends), None)
        if item.link == "appos" and item.entity in named and before is not None and before.entity == item.entity:
            there += {item.form, before.form} == {"name", "nominal"}
    return Tally(sum(ours), len(ours), there)


def descriptions(side: Side) -> Tally:
    """Count descriptions away from names; gold: definite ones of people and bodies that refer to something before."""
    apart = ("apposition", "role-before")
    ours = [right for our, right in answers(side, "nominal") if not our.rule.startswith(apart)]
    before, there = set[str](), 0
    for item in side.gold.mentions:
        definite = side.gold.syntax.words[item.first].lower() in {"the", "this", "that"}
        body = item.form == "nominal" and item.kind in {"person", "organization"} and item.link != "appos"
        there += body and definite and item.entity in before
        before.add(item.entity)
    return Tally(sum(ours), len(ours), there)


def titles(side: Side) -> Tally:
    """Count roles right before names ("government spokesman NAME"), which GUM does not mark by themselves."""
    ours = [right for our, right in answers(side, "nominal") if our.rule.startswith("role-before")]
    return Tally(sum(ours), len(ours), len(ours))


def interval(tallies: Sequence[Tally], share: Callable[[Tally], float]) -> tuple[float, float]:
    """Return the 2.5 % and 97.5 % points of a share when the documents are drawn again with replacement."""
    documents = sorted(tallies, key=lambda tally: (tally.gold, tally.predicted, tally.matched))
    draw = random.Random(0)  # noqa: S311 - resampling, nothing secret
    figures = sorted(share(total(draw.choices(documents, k=len(documents)))) for _ in range(ROUNDS))
    return figures[round(0.025 * (ROUNDS - 1))], figures[round(0.975 * (ROUNDS - 1))]


def answers(side: Side, form: str, words: frozenset[str] | None = None) -> Iterator[tuple[Mention, bool]]:
    """Yield our mentions of a form that are linked to something, and whether that is what gold has there."""
    denoted = side.denoted()
    lonely = Counter(our.entity for our in side.mentions)
    together = defaultdict[Span, set[str]](set)
    for our in side.mentions:
        together[our.span].add(denoted.get(our.entity, ""))
    done = set[Span]()
    for our, their in zip(side.mentions, side.matched, strict=True):
        if our.form != form or (words is not None and our.span.of(side.gold.text).lower() not in words):
            continue
        if lonely[our.entity] > 1 and our.span not in done and our.rule != "taken-up":
            done.add(our.span)
            whole = their is not None and together[our.span] in ({their.entity}, side.gold.parts.get(their.entity))
            yield our, whole
