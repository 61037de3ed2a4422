"""From the words of a source to the entities that speak."""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.lexicon.cues import speech_words
from onrecord.model import EntityKind, Mention, Span
from onrecord.statements.found import Material, Source
from onrecord.statements.people import Cast, bylined, writer_of
from onrecord.statements.sources import meant

_SPEAKING_KINDS = frozenset({"person", "organisation", "publication", "group", "campaign", "place"})
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our"})
_AFTER = frozenset(
    {
        "of",
        "for",
        "to",
        "at",
        "in",
        "from",
        "with",
        "on",
        "by",
        "who",
        "which",
        "that",
        "whose",
        "near",
        "close",
        "like",
    }
)
_SMALL = frozenset({"of", "for", "the", "and"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_POSSESSIVE = re.compile(r"['’]s?$")
_ORIGIN = frozenset({"by", "from", "of"})
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source stands: its part, who speaks in the turn it lies in, and who is spoken to (None outside turns)."""

    part: str
    turn_speaker: str | None
    turn_listener: str | None = None


def speakers_of(m: Material, cast: Cast, source: Source | None, place: Place) -> tuple[tuple[str, ...], bool]:
    """Return the entities of ``source`` and whether it is settled who they are; none where nobody is named as agent."""
    if source is None:
        return (), True
    pronoun, source = m.tree.low[source.head], meant(m.tree, source)
    if pronoun == "which" and not _is_somebody(m, cast, source):
        return (), True
    found: list[str] = []
    settled = True
    for head, first, last in _conjuncts(m, source):
        member = Source(head, first, last - 1 if m.tree.tag[last - 1] == "POS" and last - 1 > head else last)
        together = _together(m, cast, member)
        speaker = _speaker(m, cast, member, place) if not together else None
        if speaker is None and not together:
            settled = False
        found += [entity for entity in (*together, speaker) if entity is not None and entity not in found]
    return tuple(found), settled


def _is_somebody(m: Material, cast: Cast, source: Source) -> bool:
    """Tell whether a phrase names somebody who can speak: "the ministry, which", not "a year which"."""
    return any(item.kind in _SPEAKING_KINDS for item in cast.within(m.tree.span(source.first, source.last)))


def _together(m: Material, cast: Cast, source: Source) -> tuple[str, ...]:
    """Return all whom a pronoun stands for where they are several: "they" after "Ada Orlan and Ben Varek"."""
    if source.last - source.first != 1:
        return ()
    mentions = cast.within(m.tree.span(source.first, source.last))
    entities = tuple(dict.fromkeys(mention.entity for mention in mentions if mention.form == "pronoun"))
    return entities if len(entities) > 1 else ()


def _conjuncts(m: Material, source: Source) -> list[tuple[int, int, int]]:
    """Split "X and Y" into its members."""
    tree = m.tree
    verb = tree.head[source.head]
    heads = [source.head] + [
        token
        for token in range(source.head + 1, source.last)
        if tree.tag[token].startswith(("N", "PRP"))
        and (
            (tree.dep[token] == "conj" and tree.head[token] == source.head)
            or (tree.dep[token] == "nsubj" and tree.head[token] == verb != source.head)
        )
        and _and(m, source.head, token)
        and not _in_description(m, source, token)
    ]
    if len(heads) == 1:
        return [(source.head, source.first, source.last)]
    starts = [source.first, *(_first_of(m, head, before) for before, head in pairwise(heads))]
    ends = [*starts[1:], source.last]
    return [(head, _past_and(m, start, head), end) for head, start, end in zip(heads, starts, ends, strict=True)]


def _in_description(m: Material, source: Source, token: int) -> bool:
    """Tell whether a later member belongs to what describes the first: "Ada Orlan, an envoy and head of the union".

    A comma or "who" between them says so, unless the phrase is a list with a comma before each member.
    """
    gap = range(source.head + 1, token)
    words = [m.tree.low[place] for place in gap]
    if any(word in _RELATIVE for word in words) or "but" in words:
        return True
    joined = next((place for place in gap if m.tree.tag[place] == "CC"), token)
    return (
        "," in m.tree.low[source.head + 1 : joined]
        and m.tree.tag[source.head].startswith("NNP")
        and not any(m.tree.tag[place].startswith("NNP") for place in range(joined, token + 1))
    )


def _first_of(m: Material, head: int, before: int) -> int:
    """Return the first token of a later member: what depends on it, after the head of the member before."""
    return min(token for token in m.tree.subtree(head) if token > before)


def _past_and(m: Material, start: int, head: int) -> int:
    while start < head and m.tree.tag[start] in {"CC", ","}:
        start += 1
    return start


def _and(m: Material, first: int, last: int) -> bool:
    return "CC" in m.tree.tag[first:last]


def _speaker(m: Material, cast: Cast, source: Source, place: Place) -> str | None:
    span = m.tree.span(source.first, source.last)
    word = m.tree.low[source.head]
    if source.last - source.first == 1 and word in _FIRST_PERSON:
        return _first_person(cast, place)
    if source.last - source.first == 1 and word == "you" and place.turn_listener is not None:
        return place.turn_listener
    mention = _named(m, cast, source, span)
    if mention is not None:
        return mention.entity
    if m.tree.tag[source.head] in {"PRP", "WP"} and word not in _FIRST_PLURAL | speech_words("vague"):
        return None
    if _is_bare_name(m, source):
        return cast.named(_kind(m, source), span.of(m.text))
    role = _same_role(m, cast, source)
    return role or cast.unnamed(_kind(m, source), span.of(m.text), span)


def _is_bare_name(m: Material, source: Source) -> bool:
    """Tell whether the phrase is nothing but a name; a single word only within a sentence, where a capital counts."""
    places = range(source.first, source.last)
    words = [m.text[m.tree.start[place] : m.tree.end[place]] for place in places]
    proper = all(m.tree.tag[place] == "NNP" and word[:1].isupper() for place, word in zip(places, words, strict=True))
    opens = source.first == m.tree.limits(source.head)[0]
    return proper and not (len(words) == 1 and (opens or words[0].isupper()))


def _first_person(cast: Cast, place: Place) -> str | None:
    """Return who "I" is: the speaker of the turn, else the bylined writer."""
    if place.turn_speaker is not None:
        return place.turn_speaker
    return writer_of(cast, place.part) if bylined(cast, place.part) else None


def _named(m: Material, cast: Cast, source: Source, span: Span) -> Mention | None:
    """Return the mention that the source is, rather than one that it only contains."""
    inside = [mention for mention in cast.within(span) if mention.kind in _SPEAKING_KINDS]
    if not inside:
        return None
    head = Span(m.tree.start[source.head], m.tree.end[source.head])
    core = _core(m, source)
    names = [mention for mention in inside if mention.form == "name" and _stands_for(m, mention, core)]
    people = [mention for mention in names if mention.kind == "person"]
    people = people or [mention for mention in inside if _follows_title(m, source, mention, span)]
    if people:
        return people[-1]
    over = [mention for mention in inside if head.within(mention.span) and _is_core(m, mention, core, span)]
    if over:
        return min(over, key=lambda mention: (mention.form != "name", len(mention.span)))
    return _appositive(m, inside, core, span) or _author_of_bearer(m, source, inside)


def _follows_title(m: Material, source: Source, mention: Mention, span: Span) -> bool:
    """Tell whether a person's name closes a title in capitals: "Minister of Waters Ada Orlan"."""
    if mention.kind != "person" or mention.form != "name" or m.tree.lemma[source.head] not in speech_words("post"):
        return False
    title = m.text[m.tree.start[source.head] : mention.span.start].split()
    capitals = all(word[0].isupper() or word in _SMALL for word in title) and bool(title) and title[-1] not in _SMALL
    return capitals and m.text[mention.span.end : span.end].lstrip()[:1] in {"", ",", "("}


def _core(m: Material, source: Source) -> Span:
    """Return the phrase up to its first comma, bracket, preposition or relative pronoun."""
    last = source.first
    while (
        last < source.last
        and m.tree.low[last] not in {",", "(", "–", "—"}
        and (m.tree.low[last] not in _AFTER or m.tree.tag[last].startswith("N"))
    ):
        last += 1
    return m.tree.span(source.first, max(last, source.first + 1))


def _stands_for(m: Material, mention: Mention, core: Span) -> bool:
    """Tell whether a name closes the core of the phrase and possesses nothing."""
    rest = m.text[mention.span.end : core.end]
    possessive = _POSSESSIVE.search(mention.span.of(m.text)) or rest.startswith(("'", "’"))
    return mention.span.within(core) and not possessive and not _LETTERS.search(rest)


def _is_core(m: Material, mention: Mention, core: Span, span: Span) -> bool:
    """Tell whether the phrase is the mention: it begins before the first preposition or comma and possesses nothing.

    Of a person the name may close the phrase after "of": "the Minister of Waters Ada Orlan".
    """
    rest = m.text[mention.span.end : mention.span.end + 2]
    possessive = rest[:1] in {"'", "’"} and mention.span.end < core.end
    closes = mention.kind == "person" and not m.text[mention.span.end : span.end].lstrip(" ,(")[:1].isalnum()
    return (mention.span.start < core.end or closes) and not possessive


def _appositive(m: Material, inside: list[Mention], core: Span, span: Span) -> Mention | None:
    """Return the person named right after the description: "the minister, Ada Orlan,"."""
    if m.text[core.end : core.end + 1] != ",":
        return None
    for mention in inside:
        gap = m.text[core.end : mention.span.start]
        if mention.form == "name" and mention.kind == "person" and gap.strip() == "," and mention.span.start > core.end:
            rest = m.text[mention.span.end : span.end]
            if not rest.strip() or rest.lstrip()[0] in ",(":
                return mention
    return None


def _author_of_bearer(m: Material, source: Source, inside: list[Mention]) -> Mention | None:
    """Return who issued a document that speaks: "a statement by X", "X's report"."""
    if m.tree.lemma[source.head] not in speech_words("bearer") | speech_words("venue"):
        return None
    for mention in inside:
        if mention.form != "name":
            continue
        before = m.text[: mention.span.start].rstrip()[-8:].lower().split()
        after = m.text[mention.span.end : mention.span.end + 1]
        if (before and before[-1] in _ORIGIN) or after in {"'", "’"} or before[-1:] == ["the"]:
            return mention
    return None


def _same_role(m: Material, cast: Cast, source: Source) -> str | None:
    """Return the one person introduced before with the very role that "the spokesman" names, if it is the only one."""
    lemma = m.tree.lemma[source.head]
    words = m.tree.low[source.first : source.last]
    if words[:1] != ["the"] or len(words) != 2 or lemma not in speech_words("post"):
        return None
    holders = set()
    for token in range(source.first):
        if m.tree.lemma[token] == lemma:
            holders.add(_holder(m, cast, token))
    holders.discard("")
    return holders.pop() if len(holders) == 1 and None not in holders else None


def _holder(m: Material, cast: Cast, token: int) -> str | None:
    """Return whom the role at ``token`` introduces; empty for "the spokesman" itself, None for another one."""
    if m.tree.low[token - 1] == "the" and m.tree.tag[token + 1] not in {"NNP", ",", "IN"}:
        return ""
    near = Span(m.tree.start[token], m.tree.end[min(len(m.tree), token + 4) - 1])
    for mention in cast.within(near):
        if mention.form == "name" and mention.kind == "person":
            gap = m.text[m.tree.end[token] : mention.span.start]
            return mention.entity if not _LETTERS.search(gap) else None
    for kid in (m.tree.head[token],):
        head = Span(m.tree.start[kid], m.tree.end[kid])
        for mention in cast.within(Span(head.start, head.end)):
            if m.tree.dep[token] == "appos" and mention.kind == "person":
                return mention.entity
    return None


def _kind(m: Material, source: Source) -> EntityKind:
    """Return what an unnamed source is, by its head word."""
    lemma, tag = m.tree.lemma[source.head], m.tree.tag[source.head]
    if lemma in speech_words("bearer"):
        return "publication"
    if tag in {"NNS", "NNPS"} or m.tree.low[source.head] in speech_words("vague"):
        return "group"
    return "person" if lemma in speech_words("human") or tag in {"PRP", "WP"} else "organisation"
