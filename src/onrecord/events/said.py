"""Posts that a sentence gives or takes: "was consul", "became consul", "served as consul", "headed the consulate"."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.events.posts import LONGEST, PLACES, Claim, goes_on, is_body, is_post, scan, whole
from onrecord.events.roles import subject_of
from onrecord.events.scene import Scene
from onrecord.events.trees import Grove
from onrecord.model import Mention

_SERVING = (
    "serve",
    "work",
    "act",
    "resign",
    "retire",
    "quit",
    "step",
    "stand",
    "succeed",
    "take",
    "continue",
    "return",
)
_SERVING_STILL = ("succeed", "take", "continue", "return", "stand")
_GIVING = (
    *("appoint", "name", "elect", "re-elect", "reelect", "install", "nominate", "confirm", "choose", "select", "pick"),
    *("designate", "reinstate", "hire", "recruit", "promote", "swear", "crown", "ordain", "proclaim", "accredit"),
)
_TAKING = ("dismiss", "sack", "fire", "remove", "oust", "depose", "suspend", "recall", "force")
_REPLACING = ("replace", "succeed")
_HOLDING = ("become", "remain", "stay")
_HELD = (
    *("post", "job", "position", "role", "work", "tenure", "term", "time", "career", "capacity", "duty", "year"),
    *("appointment", "election", "nomination", "installation", "dismissal", "resignation", "removal"),
    *("re-election", "promotion", "confirmation", "stint", "function", "office"),
)
_HEADING = ("head", "lead", "run", "chair", "direct", "edit", "command", "manage", "govern", "co-chair", "oversee")
SAYING = frozenset((*_HOLDING, *_GIVING, *_HEADING, *PLACES))
"""Lemmas that may say that somebody has a post, besides copulas and "as"."""

_NEVER = ("not", "n't", "n’t", "never", "no")
_LONG = ("year", "time", "career", "term", "work", "day")
_ENDING = ("dismissal", "resignation", "removal")
_GOVERNING = frozenset((*_SERVING, *_GIVING, *_TAKING, *_REPLACING, *_HELD))
_LATER = ("and", "later", "then", "now", "subsequently", "afterwards", ",")
_BEFORE_BOTH = 60


def said(scene: Scene, token: int) -> Iterator[Claim]:
    """``X was the POST of ORG``, ``X became POST``, ``as POST``, ``X headed ORG``, ``was named POST``."""
    grove = scene.grove
    lemma, pos = grove.lemma(token), grove.pos(token)
    if grove.dep(token) == "cop" and is_post(grove, grove.heads[token]):
        yield from _was(scene, token, grove.heads[token])
    elif grove.low[token] == "as" and pos in ("ADP", "SCONJ", "ADV"):
        yield from _as(scene, token)
    elif pos == "VERB" and lemma in _HOLDING:
        yield from _held(scene, token, _posts(grove, token + 1))
    elif pos == "VERB" and lemma in _GIVING:
        yield from _given(scene, token)
    elif pos == "VERB" and lemma in _HEADING:
        yield from _heading(scene, token)
    elif lemma == "charge" and grove.low[max(0, token - 1)] == "in":
        yield from _in_charge(scene, token)
    elif pos == "NOUN" and lemma in PLACES and token + 1 < len(grove.syntax):
        yield from _place_at(scene, token)


def _posts(grove: Grove, first: int) -> list[Claim]:
    """Return the posts that begin at a token, and those that follow: "consul in Arvik and later envoy"."""
    found: list[Claim] = []
    while first < len(grove.syntax) and (claim := scan(grove, "", first)) is not None:
        found.append(claim)
        first = claim.last
        if first >= len(grove.syntax) or grove.low[first] not in ("and", ","):
            break
        while first < len(grove.syntax) and grove.low[first] in _LATER:
            first += 1
    return found


def _was(scene: Scene, copula: int, head: int) -> Iterator[Claim]:
    grove = scene.grove
    unreal = any(grove.syntax.tags[kid] == "MD" or grove.low[kid] == "to" for kid in grove.having(head, "aux", "mark"))
    if grove.pos(head) not in ("NOUN", "PROPN") or grove.having(head, "case") or unreal:
        return
    past = any(grove.low[kid] in ("was", "were") for kid in grove.having(head, "cop"))
    first = copula + 1
    while first < head and grove.pos(first) == "ADV":
        first += 1
    claim = whole(grove, head, "")
    rest = [post for post in _posts(grove, first) if not claim.first <= post.head < claim.last and post.head > head]
    yield from _held(scene, head, [replace(post, past=past) for post in (claim, *rest)])


def _as(scene: Scene, token: int) -> Iterator[Claim]:
    """``X served as POST``, ``X was dismissed as POST``, ``her post as POST``, ``As POST, X did``."""
    grove = scene.grove
    posts = _posts(grove, token + 1)
    if not posts:
        return
    named = _named_before(grove, token)
    head = _governor(grove, token, posts[0].head, named)
    lemma, verbal = grove.lemma(head), grove.pos(head) in ("VERB", "AUX")
    if lemma in _HELD and not verbal:
        yield from _of(scene, _owners(grove, head, named), posts, past=lemma in _ENDING)
    elif lemma in (*_GIVING, *_TAKING) or (lemma in _REPLACING and verbal):
        yield from _of(scene, _gainers(grove, head, named), posts, past=lemma in _TAKING)
    elif lemma in _SERVING and verbal:
        past = grove.syntax.tags[head] in ("VBD", "VBN") and lemma not in _SERVING_STILL
        yield from _held(scene, head, [replace(post, past=past) for post in posts])
    elif _opens_clause(grove, token):
        subject = _subject(grove, head)
        yield from _of(scene, [] if subject is None or subject < token else [subject], posts)
    elif token > 1 and grove.low[token - 1] == "," and (name := _named_before(grove, token - 1)) is not None:
        yield from _of(scene, [name], posts[:1])


def _named_before(grove: Grove, token: int) -> int | None:
    """Return the token by which the mention that ends right before ``token`` hangs in its tree."""
    for place in range(token - 1, max(-1, token - 5), -1):
        mention = grove.mention_at.get(place)
        if mention is not None and mention.span.end == grove.ends[token - 1]:
            return place
    return None


def _governor(grove: Grove, token: int, post: int, named: int | None) -> int:
    """Return what "as POST" belongs to: the verb or noun before it, or before a name, else that of the tree."""
    before = token - 1
    if named is not None:
        before = grove.syntax.tokens(grove.mention_at[named].span).start - 1
        before -= before > 0 and grove.low[before] == "of"
    if before >= 0 and grove.lemma(before) in _GOVERNING and grove.sentence[before] == grove.sentence[token]:
        owned = grove.having(before, "nmod:poss") or named is not None or grove.lemma(before) not in _LONG
        if owned:
            return before
    head = grove.heads[post]
    return grove.heads[head] if grove.low[head] == "as" else head


def _owners(grove: Grove, noun: int, named: int | None) -> list[int]:
    """Return whose appointment, post or successor it is."""
    if named is not None and named > noun:
        return [named]
    of = [kid for kid in grove.having(noun, "nmod") if grove.case(kid) in ("of", "'s", "’s")]
    owners = grove.having(noun, "nmod:poss") or of
    subject = _subject(grove, grove.heads[noun]) if not owners else None
    return owners if subject is None else [subject]


def _opens_clause(grove: Grove, token: int) -> bool:
    return (
        token == 0 or grove.sentence[token - 1] != grove.sentence[token] or grove.low[token - 1] in ('"', "“", "while")
    )


def _given(scene: Scene, verb: int) -> Iterator[Claim]:
    """``was appointed POST``, ``named X POST``, ``X, elected POST``: no "as" between."""
    grove = scene.grove
    gainers = _gainers(grove, verb)
    first = verb + 1
    passive = grove.syntax.tags[verb] == "VBN"
    if not passive:
        spans = [grove.mention_at[kid].span for kid in gainers if kid in grove.mention_at and kid > verb]
        if not spans:
            return
        first = grove.syntax.tokens(spans[0]).stop
    while first < len(grove.syntax) and grove.low[first] in ("to", "the", "be", "a", "an", "new", "its", "his", "her"):
        first += 1
    yield from _of(scene, gainers, _posts(grove, first)[:1])


def _gainers(grove: Grove, verb: int, named: int | None = None) -> list[int]:
    """Return who gains or loses a post by a verb: the subject of a passive, the object else; who replaces somebody."""
    if named is not None and named > verb and grove.lemma(verb) not in _REPLACING:
        return [named]
    passive = bool(grove.having(verb, "nsubj:pass", "aux:pass")) or (
        grove.syntax.tags[verb] == "VBN" and not grove.having(verb, "aux")
    )
    if passive or grove.lemma(verb) in _REPLACING:
        subject = _subject(grove, verb)
        return [] if subject is None else [subject]
    return grove.having(verb, "obj", "iobj") or grove.having(verb, "xcomp")


def _heading(scene: Scene, verb: int) -> Iterator[Claim]:
    """``X headed the Port Authority``: an institution that somebody is said to head, now or then."""
    grove = scene.grove
    tag = grove.syntax.tags[verb]
    bodies = [kid for kid in grove.having(verb, "obj") if is_body(grove, kid) and kid > verb]
    unreal = grove.having(verb, "aux") and any(grove.syntax.tags[kid] == "MD" for kid in grove.having(verb, "aux"))
    if tag not in ("VBD", "VBZ", "VBP", "VBN") or unreal or not bodies or grove.having(verb, "aux:pass"):
        return
    last = grove.syntax.tokens(grove.phrase(bodies[0])).stop
    post = Claim("", verb, verb, min(last, verb + LONGEST), tag == "VBD")
    yield from _held(scene, verb, [post])


def _in_charge(scene: Scene, token: int) -> Iterator[Claim]:
    """``X was in charge of the ward``."""
    grove = scene.grove
    if token + 2 >= len(grove.syntax) or grove.low[token + 1] != "of":
        return
    of = next((kid for kid in grove.having(token, "nmod") if kid > token), token + 2)
    last = max(grove.under(of, "acl:relcl", "conj", "parataxis", "appos", "punct")) + 1
    last = next((place for place in range(token + 3, last) if grove.low[place] in ("(", ")", ",", ";")), last)
    past = any(grove.low[kid] in ("was", "were") for kid in grove.having(token, "cop"))
    post = Claim("", token, token - 1, min(max(last, token + 3), token + LONGEST), past)
    yield from _held(scene, token, [post])


def _place_at(scene: Scene, noun: int) -> Iterator[Claim]:
    """``your post at the embassy in Arvik``."""
    grove = scene.grove
    if grove.low[noun + 1] not in ("at", "in", "with"):
        return
    last = noun + 1
    while last < len(grove.syntax) and last - noun < LONGEST and goes_on(grove, last, noun):
        last += 1
    if any(is_body(grove, token) for token in range(noun + 1, last)):
        yield from _of(scene, grove.having(noun, "nmod:poss"), [Claim("", noun, noun, last)])


def _subject(grove: Grove, verb: int) -> int | None:
    subject = subject_of(grove, verb)
    if subject is None or grove.low[subject] not in ("who", "that", "which"):
        return subject
    comma = subject - (grove.low[subject - 1] == ",")
    return _named_before(grove, comma)


def _held(scene: Scene, verb: int, posts: list[Claim]) -> Iterator[Claim]:
    """Yield posts of the subject of a verb, unless it is said that he or she has not got them."""
    grove = scene.grove
    subject = _subject(grove, verb)
    if subject is None or any(grove.low[kid] in _NEVER for kid in grove.having(verb, "advmod", "det")):
        return
    both = _both(scene, subject)
    if len(both) == len(posts) > 1 and any(grove.low[kid] == "respectively" for kid in _sentence(grove, verb)):
        yield from (replace(post, holder=holder) for holder, post in zip(both, posts, strict=True))
        return
    yield from (replace(post, holder=holder) for holder in both for post in posts)
    if not both:
        yield from _of(scene, [subject], posts)


def _sentence(grove: Grove, token: int) -> range:
    sentence = grove.syntax.sentences[grove.sentence[token]]
    return range(sentence.first, sentence.last)


def _both(scene: Scene, subject: int) -> list[str]:
    """Return the two who were named last, where the subject is "both" or "both men"."""
    grove = scene.grove
    if not any(grove.low[kid] == "both" for kid in (subject, *grove.having(subject, "det", "det:predet"))):
        return []
    if subject in grove.mention_at:
        return []
    named: list[str] = []
    for token in range(subject - 1, max(-1, subject - _BEFORE_BOTH), -1):
        mention = grove.mention_at.get(token)
        if mention is not None and mention.form == "name" and mention.entity in scene.people:
            named = [*named, mention.entity] if mention.entity not in named else named
    return named[1::-1] if len(named) > 1 else []


def _of(scene: Scene, owners: list[int], posts: list[Claim], *, past: bool = False) -> Iterator[Claim]:
    """Yield posts of the persons at some tokens and of those joined to them by "and"."""
    for owner in owners:
        for token in (owner, *scene.grove.having(owner, "conj")):
            holder = _holder(scene, token)
            if holder is not None:
                yield from (replace(post, holder=holder, past=post.past or past) for post in posts)


def _holder(scene: Scene, token: int) -> str | None:
    """Return the person at a token; "I" is the speaker of the statement, "you" who is asked."""
    mention: Mention | None = scene.grove.mention_at.get(token)
    if mention is not None:
        return mention.entity if mention.entity in scene.people else None
    return scene.statements.meant(scene.grove.span(token), scene.grove.low[token])
