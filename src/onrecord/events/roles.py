"""Who takes part in an event: roles by the dependencies around its trigger."""

from collections.abc import Iterable, Iterator

from onrecord.events.codebook import EventType
from onrecord.events.trees import Grove, Statements
from onrecord.events.triggers import Hit
from onrecord.model import Role

_RELATIVES = ("who", "which", "that", "whom")
_OF_OBJECT = (
    "force",
    "ask",
    "urge",
    "order",
    "call",
    "allow",
    "help",
    "cause",
    "persuade",
    "tell",
    "enable",
    "compel",
    "see",
)
# Verbs that carry a noun for an event: their subject does it, or it is done to their subject.
_GIVING = (
    *("hold", "have", "make", "open", "launch", "mount", "stage", "impose", "order", "conduct", "begin", "carry"),
    *("lift", "hand", "submit", "tender", "issue", "commit", "place", "win", "lead", "announce", "start", "call"),
    *("organise", "organize", "wage", "lodge", "file", "offer", "deliver", "press", "put"),
)
_GETTING = ("receive", "face", "suffer", "undergo", "await", "get", "endure", "survive", "escape")
_NO_ONE = ("it", "this", "that", "there", "which", "what")
_SHARED = ("conj",)
_CONTROLLED = ("xcomp", "advcl", "ccomp")


def find_roles(grove: Grove, hit: Hit, kind: EventType, statements: Statements) -> tuple[Role, ...]:
    """Return the participants in text order; ``entity`` where a mention stands there, the words always."""
    pairs = list(_of_verb(grove, hit, kind) if hit.verbal else _of_noun(grove, hit, kind))
    roles = [
        _role(grove, token, role, statements)
        for first, role in pairs
        for token in _together(grove, first, hit.token)
        if token == hit.token or grove.span(token) not in hit.spans
    ]
    known = {(role.role, role.span): role for role in roles}
    return tuple(sorted(known.values(), key=lambda role: (role.span.start if role.span else 0, role.role)))


def _role(grove: Grove, token: int, role: str, statements: Statements) -> Role:
    named = grove.mention_at.get(token)
    if grove.having(token, "cop"):  # "he is the fourth diplomat to resign": the one who resigned is he
        named = next((grove.mention_at[kid] for kid in grove.having(token, "nsubj") if kid in grove.mention_at), named)
    entity = None if named is None else named.entity
    if entity is None:
        entity = statements.meant(grove.span(token), grove.low[token])
    return Role(role, entity, grove.phrase(token))


def _together(grove: Grove, first: int, verb: int) -> list[int]:
    """Return a participant with those whom "and" joins to it.

    In "X, who ran it, left in May, and Y resigned" the parser joins the wrong two: Y alone is who resigned.
    """
    joined = _joined(grove, first)
    if joined and grove.low[joined[0] - 1] == "and" and joined[0] < verb and _has_left_clause(grove, first, joined[0]):
        return joined
    return [first, *joined]


def _has_left_clause(grove: Grove, first: int, last: int) -> bool:
    """Tell whether after "who …" a comma and a verb in the past follow, and another comma before the "and"."""
    described = [kid for kid in grove.having(first, "acl:relcl") if kid < last]
    if not described or grove.low[last - 2] != ",":
        return False
    tags = grove.syntax.tags
    return any(grove.low[place - 1] == "," and tags[place] in ("VBD", "VBN") for place in range(described[0], last - 2))


def _joined(grove: Grove, token: int) -> list[int]:
    return [kid for kid in grove.having(token, "conj") if grove.pos(kid) in ("NOUN", "PROPN", "PRON")]


def _of_verb(grove: Grove, hit: Hit, kind: EventType) -> Iterator[tuple[int, str]]:
    verb = hit.token
    passive = _is_passive(grove, verb)
    done_to = kind.object or kind.subject
    middle = grove.lemma(verb) in kind.middle
    subject = subject_of(grove, verb)
    if subject is not None:
        yield subject, done_to if passive or middle else kind.subject
    if kind.object is not None and not middle:
        yield from ((kid, kind.object) for kid in grove.having(verb, "obj", "iobj"))
    companions = [kid for kid in grove.having(verb, "obj", "xcomp") if grove.span(kid) in hit.spans]
    for kid in (*grove.having(verb, "obl", "obl:agent", "nmod"), *_below(grove, companions)):
        case = _case(grove, verb, kid)
        if case == "by" and passive:
            yield kid, kind.subject
        elif case is not None and case in kind.roles and kid not in grove.timed:
            yield kid, kind.roles[case]


def _case(grove: Grove, verb: int, kid: int) -> str | None:
    """Return the preposition of a participant; "out of" is "from"."""
    case = grove.case(kid)
    out = case == "out" or (case == "of" and any(grove.low[other] == "out" for other in grove.kids[verb]))
    return "from" if out else case


def _below(grove: Grove, companions: Iterable[int]) -> list[int]:
    """Return what belongs to the other words of a trigger: "cut her ties with the party"."""
    return [kid for companion in companions for kid in grove.having(companion, "nmod")]


def subject_of(grove: Grove, verb: int, depth: int = 0) -> int | None:
    """Return who does what the verb says: its subject, or that of the verb that governs or precedes it."""
    own = grove.having(verb, *("nsubj", "nsubj:pass", "nsubj:outer"))
    if own:
        relative = grove.low[own[0]] in _RELATIVES and grove.dep(verb) == "acl:relcl"
        return grove.heads[verb] if relative else own[0]
    head, dep = grove.heads[verb], grove.dep(verb)
    if head == verb or depth > 4:
        return None
    if dep in ("acl", "acl:relcl", "amod"):
        return head
    if dep in _SHARED:
        return subject_of(grove, head, depth + 1)
    if dep in _CONTROLLED:
        return _controller(grove, head, depth)
    return None


def _controller(grove: Grove, head: int, depth: int) -> int | None:
    objects = grove.having(head, "obj", "iobj")
    oblique = [kid for kid in grove.having(head, "obl") if grove.case(kid) == "on"]
    if grove.lemma(head) in _OF_OBJECT and (objects or oblique):
        return (objects or oblique)[0]
    return subject_of(grove, head, depth + 1)


def _is_passive(grove: Grove, verb: int) -> bool:
    if grove.having(verb, "nsubj:pass", "aux:pass"):
        return True
    tag, dep = grove.syntax.tags[verb], grove.dep(verb)
    if dep in ("acl", "amod", "xcomp") and tag == "VBN":
        return True
    head = grove.heads[verb]
    if dep == "conj" and head != verb and not grove.having(verb, "nsubj"):
        return tag == "VBN" and _is_passive(grove, head)
    return False


def _of_noun(grove: Grove, hit: Hit, kind: EventType) -> Iterator[tuple[int, str]]:
    noun = hit.token
    done_to = kind.object if kind.object is not None and not kind.things else kind.subject
    if grove.pos(noun) in ("ADJ", "VERB"):
        yield grove.heads[noun], kind.object or kind.subject
        return
    if hit.trigger.person is not None:
        yield noun, kind.subject if hit.trigger.person == "doer" else done_to
    yield from _of_carrier(grove, noun, kind, done_to)
    for kid in grove.having(noun, "nmod:poss", "nmod", "compound", "amod"):
        case = grove.case(kid)
        if kid in grove.timed:
            continue
        if grove.dep(kid) == "nmod:poss" or case in ("'s", "’s"):
            yield kid, done_to if hit.trigger.person is None else kind.object or kind.subject
        elif grove.dep(kid) == "nmod" and case == "by":
            yield kid, kind.roles.get("by", kind.subject)
        elif grove.dep(kid) == "nmod" and case == "of":
            yield kid, kind.roles.get("of", kind.object or kind.subject)
        elif grove.dep(kid) == "nmod" and case is not None and case in kind.roles:
            yield kid, kind.roles[case]


def _of_carrier(grove: Grove, noun: int, kind: EventType, done_to: str) -> Iterator[tuple[int, str]]:
    """Yield who takes part by the verb that carries the noun: "held talks", "faces arrest", "is on strike"."""
    verb = grove.heads[noun]
    if grove.having(noun, "cop"):
        yield from ((kid, done_to) for kid in grove.having(noun, "nsubj") if grove.low[kid] not in _NO_ONE)
        return
    role = kind.subject if grove.lemma(verb) in _GIVING else done_to if grove.lemma(verb) in _GETTING else None
    if role is None or grove.dep(noun) != "obj" or _is_passive(grove, verb):
        return
    subject = subject_of(grove, verb)
    if subject is not None:
        yield subject, role
    for kid in grove.having(verb, "obl"):
        case = grove.case(kid)
        if case is not None and case in kind.roles and kid not in grove.timed:
            yield kid, kind.roles[case]
