"""The words for posts in a text, whoever holds them: "the consul general in Oslo", "Foreign Minister", "envoys"."""

from collections.abc import Iterator

from onrecord.events.posts import (
    ADDRESS,
    BODIES,
    OWNING,
    Claim,
    is_body,
    is_person_name,
    part_of_title,
    post_word,
    whole,
)
from onrecord.events.trees import Grove, grow
from onrecord.lexicon.words import fold
from onrecord.model import Entity, Mention, Reading, Span, free_ids, with_mentions

_NOUNS = ("NN", "NNP", "NNS", "NNPS")
# They say what somebody is, or takes part in, rather than a post that is filled.
_NO_OFFICE = frozenset({"diplomat", "member", "founder", "co-founder", "candidate", "elder", "guard"})
# Posts only with what they are of, or as a title: one word of them says no more than "the people in charge".
_UNBOUND = frozenset(
    {"leader", "head", "chief", "charge", "principal", "lead", "keeper", "superior", "primate", "boss"}
)
_UNBOUND |= {"executive", "officer", "organizer", "organiser", "moderator", "delegate", "representative", "incumbent"}
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN")
_LOOSE = ("ADP", "DET", "PART", "ADV", "PUNCT")
_OF = ("place", "organisation", "publication", "campaign")
_SCORE = 0.8


def with_posts(text: str, reading: Reading) -> Reading:
    """Add a mention of kind ``office`` for each phrase for a post, with what it is a post of.

    The same words are one entity: what is called so in this document. It is not named, so it is never linked with
    anything. Such a mention may lie in one for who holds the post, and hold names itself.
    """
    grove, ids = grow(text, reading), free_ids(reading)
    mentions, entities, known = list[Mention](), list[Entity](), dict[str, str]()
    for claim in told_posts(grove):
        span = Span(grove.starts[claim.first], grove.ends[claim.last - 1])
        words = " ".join(span.of(text).split())
        key = fold(words)
        if key not in known:
            known[key] = next(ids)
            entities.append(Entity(known[key], "office", named=False, name=words, names=(words,)))
        mentions.append(Mention("", span, "office", "nominal", known[key], _SCORE, "post"))
    return with_mentions(reading, mentions, entities) if mentions else reading


def told_posts(grove: Grove) -> Iterator[Claim]:
    """Yield the phrases for posts in text order of their heads; the holder of each is left empty."""
    for head in range(len(grove.syntax)):
        if grove.syntax.tags[head] not in _NOUNS or not _is_post(grove, head) or _goes_on(grove, head):
            continue
        first, last = _start(grove, head), _end(grove, head)
        if last - first > 1 or _is_office(grove, head):
            yield Claim("", head, first, last)


def _start(grove: Grove, head: int) -> int:
    """Return where a phrase begins: with titles and portfolios, and the body or country that owns the post."""
    first = head
    while first > 0 and _same(grove, first - 1, head) and _leads(grove, first - 1):
        first -= 1
    while grove.pos(first) == "PUNCT" or grove.syntax.tags[first] == "HYPH":
        first += 1
    owner = grove.mention_at.get(first - 2) if first > 1 and grove.low[first - 1] in OWNING else None
    if owner is None or owner.form != "name" or owner.kind not in _OF:
        return first
    return grove.syntax.tokens(owner.span).start


def _end(grove: Grove, head: int) -> int:
    """Return where a phrase ends: behind what it is a post of, which a body or place shows where no "of" does."""
    last = whole(grove, head, "").last
    while last > head + 1 and (grove.pos(last - 1) in _LOOSE or is_person_name(grove, last - 1)):
        last -= 1
    if last == head + 1 and _same(grove, last, head) and grove.low[last] == "of":
        last += 1
        while _same(grove, last, head) and grove.pos(last) in _NOMINAL and not is_person_name(grove, last):
            last += 1
        last = last if last > head + 2 else head + 1
    behind = grove.low[head + 1] if head + 1 < last else ""
    bound = behind == "of" or (behind in BODIES and any(_is_bound(grove, token) for token in range(head + 2, last)))
    return last if bound else head + 1


def _same(grove: Grove, token: int, head: int) -> bool:
    return token < len(grove.syntax) and grove.sentence[token] == grove.sentence[head]


def _is_bound(grove: Grove, token: int) -> bool:
    mention = grove.mention_at.get(token)
    return is_body(grove, token) or (mention is not None and mention.kind in _OF)


def _is_post(grove: Grove, head: int) -> bool:
    in_charge = grove.lemma(head) == "charge" and head > 0 and grove.low[head - 1] in ("in", "take", "took", "taking")
    return post_word(grove, head) and not in_charge and fold(grove.lemma(head)) not in _NO_OFFICE


def _goes_on(grove: Grove, head: int) -> bool:
    """Tell whether the word belongs to a name or is not the last one for the post: "deputy" in "deputy minister"."""
    mention = grove.mention_at.get(head)
    if is_person_name(grove, head) and mention is not None:
        return grove.span(head).end == mention.span.end
    after = head + 1
    if not _same(grove, after, head):
        return False
    named = is_person_name(grove, after) and grove.syntax.words[after][:1].isupper()
    return not named and grove.syntax.tags[after] in _NOUNS and (post_word(grove, after) or grove.heads[head] == after)


def _leads(grove: Grove, token: int) -> bool:
    return grove.low[token] not in OWNING and part_of_title(grove, token)


def _is_office(grove: Grove, head: int) -> bool:
    """Tell whether one word by itself is a post: "the president", no mere address, no "leaders"."""
    return fold(grove.syntax.words[head]).rstrip(".") not in ADDRESS and grove.lemma(head).lower() not in _UNBOUND
