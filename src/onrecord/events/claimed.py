"""How a text says that somebody has a post: appositions, titles, notes on the author, descriptions, sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.events.beside import beside
from onrecord.events.posts import (
    ACTING,
    ADDRESS,
    FORMER,
    LONGEST,
    Claim,
    is_bound,
    is_person_name,
    is_post,
    post_word,
    whole,
)
from onrecord.events.trees import FIRST_PERSON, Grove, Statements, speaker_of
from onrecord.lexicon.words import fold
from onrecord.model import Mention, Passage, Span

_BIO = re.compile(r"^\s*[-–—:|]\s*")
_NOTES = ("bio", "byline", "lead", "caption")
_SERVING = ("serve", "work")
_GIVEN = ("appoint", "install", "succeed", "replace", "reinstate", "elect", "resign", "retire", "quit", "step", "work")
_HOLDING = ("become", "remain")
_NEVER = ("not", "n't", "n’t", "never")
_NO_TITLE = ("nsubj", "obj", "obl", "root")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at; ``people`` are the entities that are persons."""

    grove: Grove
    people: frozenset[str]
    passages: tuple[Passage, ...]
    statements: Statements


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the posts that persons are said to have, the same one perhaps in more than one way."""
    grove = scene.grove
    for token, mention in sorted(grove.mention_at.items()):
        if mention.entity not in scene.people or mention.form == "pronoun":
            continue
        yield from _apposed(grove, token, mention)
        if mention.form == "name":
            yield from _titled(grove, mention)
            yield from _noted(scene, mention)
            if mention.kind == "person":
                yield from beside(grove, mention)
        elif is_post(grove, token) and is_bound(grove, token):
            yield whole(grove, token, mention.entity)
    yield from _said(scene)


def _apposed(grove: Grove, token: int, mention: Mention) -> Iterator[Claim]:
    """``X, the deputy head of mission in Arvik``; also ``the head of mission, X``."""
    for kid in grove.having(token, "appos"):
        for post in (kid, *grove.having(kid, "conj", "appos")):
            if is_post(grove, post) and not is_person_name(grove, post):
                yield whole(grove, post, mention.entity)
    head = grove.heads[token]
    if grove.dep(token) == "appos" and is_post(grove, head) and not is_person_name(grove, head):
        claim = whole(grove, head, mention.entity)
        name = min(grove.under(token, "acl:relcl", "appos"))
        yield replace(claim, last=min(claim.last, max(head + 1, name)))


def _titled(grove: Grove, mention: Mention) -> Iterator[Claim]:
    """``Foreign Minister X``, ``ministry spokesman X``: words for a post right before the name, or in its mention."""
    tokens = grove.syntax.tokens(mention.span)
    name = _bare_name(grove, tokens) if tokens else 0
    last = name - 1
    if last < 0 or grove.sentence[last] != grove.sentence[name] or not post_word(grove, last):
        return
    if not grove.syntax.words[name][:1].isupper() or grove.text[grove.ends[last] : grove.starts[name]].strip():
        return
    first = last
    while first > 0 and grove.sentence[first - 1] == grove.sentence[name] and _part_of_title(grove, first - 1):
        first -= 1
    if first < last or fold(grove.syntax.words[last]).rstrip(".") not in ADDRESS:
        yield Claim(mention.entity, last, first, last + 1)


def _bare_name(grove: Grove, tokens: range) -> int:
    """Return the first token of the name itself: titles may stand within the mention."""
    posts = [token for token in tokens[:-1] if post_word(grove, token)]
    return posts[-1] + 1 if posts else tokens[0]


def _part_of_title(grove: Grove, token: int) -> bool:
    if grove.low[token] in (*FORMER, *ACTING, "-", "’s", "'s") or post_word(grove, token):
        return True
    if grove.dep(token) in _NO_TITLE:
        return False
    return grove.pos(token) in ("NOUN", "PROPN") or (grove.pos(token) == "ADJ" and _is_capital(grove, token))


def _is_capital(grove: Grove, token: int) -> bool:
    return grove.syntax.words[token][:1].isupper()


def _noted(scene: Scene, mention: Mention) -> Iterator[Claim]:
    """``X - Former Ambassador of …``: a note on the author, dash or colon between."""
    grove = scene.grove
    passage = next((item for item in scene.passages if mention.span.within(item.span)), None)
    if passage is None or passage.kind not in _NOTES:
        return
    dash = _BIO.match(grove.text[mention.span.end : passage.span.end])
    if dash is None:
        return
    tokens = grove.syntax.tokens(Span(mention.span.end + dash.end(), passage.span.end))[: 2 * LONGEST]
    for first, last in _coordinated(grove, tokens):
        head = next((token for token in range(first, last) if post_word(grove, token)), None)
        if head is not None:
            yield Claim(mention.entity, head, first, last)


def _coordinated(grove: Grove, tokens: range) -> Iterator[tuple[int, int]]:
    """Split "A of B and the C of D" where a new post begins; a full stop or semicolon ends the note."""
    if not tokens:
        return
    first = tokens[0]
    for token in tokens:
        if grove.low[token] in (".", ";"):
            yield first, token
            return
        following = range(token + 1, min(token + 4, tokens[-1] + 1))
        if grove.low[token] == "and" and any(post_word(grove, other) for other in following):
            yield first, token
            first = token + 1
    yield first, tokens[-1] + 1


def _said(scene: Scene) -> Iterator[Claim]:
    """``X was the POST of ORG``, ``X served as POST``, ``X became POST``."""
    grove = scene.grove
    for token in range(len(grove.syntax)):
        copulas = grove.having(token, "cop")
        if copulas and grove.pos(token) in ("NOUN", "PROPN") and is_post(grove, token):
            past = any(grove.low[kid] in ("was", "were", "been") for kid in copulas)
            yield from _held(scene, token, token, past=past)
        elif any(grove.case(kid) == "as" for kid in grove.having(token, "obl")):
            yield from _as(scene, token)
        elif grove.lemma(token) in _HOLDING:
            for post in grove.having(token, "obj", "xcomp"):
                if is_post(grove, post):
                    yield from _held(scene, token, post)


def _as(scene: Scene, verb: int) -> Iterator[Claim]:
    """``X served as POST``, ``X was appointed as POST``, ``As POST, X did``; not ``X is known as POST``."""
    grove = scene.grove
    for post in grove.having(verb, "obl"):
        if grove.case(post) != "as" or not is_post(grove, post):
            continue
        if grove.lemma(verb) in _SERVING:
            yield from _held(scene, verb, post, past=grove.syntax.tags[verb] in ("VBD", "VBN"))
        elif grove.lemma(verb) in _GIVEN or post < min(grove.having(verb, "nsubj", "nsubj:pass"), default=0):
            yield from _held(scene, verb, post)


def _held(scene: Scene, verb: int, post: int, *, past: bool = False) -> Iterator[Claim]:
    grove = scene.grove
    subjects = grove.having(verb, "nsubj", "nsubj:pass")
    if subjects and grove.low[subjects[0]] == "who" and grove.dep(verb) == "acl:relcl":
        subjects = [grove.heads[verb]]
    if any(grove.low[kid] in _NEVER for kid in grove.having(verb, "advmod")):
        return
    for subject in subjects:
        for token in (subject, *grove.having(subject, "conj")):
            holder = _holder(scene, token)
            if holder is not None:
                yield replace(whole(grove, post, holder), past=past)


def _holder(scene: Scene, token: int) -> str | None:
    """Return the person at a token; "I" is the speaker of the statement."""
    mention = scene.grove.mention_at.get(token)
    if mention is not None:
        return mention.entity if mention.entity in scene.people else None
    statement = scene.statements.at(scene.grove.span(token)) if scene.grove.low[token] in FIRST_PERSON else None
    return None if statement is None else speaker_of(statement)
