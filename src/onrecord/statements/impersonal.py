"""Statements without a speaker: "it is reported that", "are said to have", "is widely seen as", "allegedly"."""

from onrecord.lexicon.cues import Sense, cue_adverbs, cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.endings import clause_end
from onrecord.statements.found import Found, Material
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import Region, region_of
from onrecord.statements.sources import agent_of
from onrecord.statements.stance import turned
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb, verb_at

_RAISING = frozenset(
    {
        *("allege", "assume", "believe", "claim", "consider", "estimate", "expect", "fear", "feel", "hold", "judge"),
        *("know", "perceive", "presume", "recognise", "recognize", "regard", "report", "repute", "rumor", "rumour"),
        *("say", "see", "suppose", "suspect", "think", "understand", "view"),
    }
)
_TELLING = frozenset({"tell", "inform", "advise", "assure", "warn", "remind", "notify", "instruct"})
"""Verbs whose passive names who hears: "I was told that the road was closed"."""

_WIDELY = frozenset({"widely", "generally", "commonly", "often", "usually", "largely", "universally", "frequently"})
_SCORE = 0.8
_ADVERB_SCORE = 0.7
_REACH = 5


def impersonal(m: Material) -> list[Found]:
    """Return what is attributed without naming a speaker, in text order."""
    found: list[Found] = []
    tree = m.tree
    for first, last in tree.bounds:
        for token in range(first, last):
            item = None
            if tree.tag[token] == "VBN":
                item = _passive(m, token)
            elif tree.low[token] in cue_adverbs():
                item = _adverb(m, token)
            elif tree.low[token] == "fact" or tree.lemma[token] in {"secret", "knowledge"}:
                item = _known(m, token)
            if item is not None:
                found.append(item)
    return found


def _passive(m: Material, token: int) -> Found | None:
    """Return what "X is reported to have ..." and "it is reported that ..." pass on."""
    tree = m.tree
    frames = cue_verbs().get(tree.lemma[token])
    if frames is None or (tree.lemma[token] not in _RAISING and "that" not in frames):
        return None
    verb = verb_at(tree, token)
    if verb is None or not verb.passive:
        return None
    region = region_of(tree, token)
    sense = frames.get("that") or frames.get("as") or Sense("neutral", "speech")
    subject = _subject(tree, token)
    if subject is None or tree.low[subject] == "it":
        spans = _that_clause(tree, verb, region)
        return _made(m, verb, "it-is-said", spans, sense, verb.last) if spans else None
    if tree.lemma[token] in _TELLING:
        spans = _that_clause(tree, verb, region) or _to_clause(tree, verb, region)
        return _made(m, verb, "is-told", spans, frames.get("tell", sense), verb.last) if spans else None
    if tree.lemma[token] not in _RAISING:
        return None
    spans, last = _raised(tree, verb, subject, region)
    return _made(m, verb, "is-said-to", spans, sense, last) if spans else None


def _subject(tree: Tree, token: int) -> int | None:
    return next((kid for kid in tree.kids[token] if tree.dep[kid] in SUBJECTS | {"expl"} and kid < token), None)


def _that_clause(tree: Tree, verb: Verb, region: Region) -> tuple[Span, ...]:
    stop = min(region.last, verb.last + _REACH)
    that = next((place for place in range(verb.last, stop) if tree.low[place] == "that"), None)
    if that is None or that + 1 >= region.last:
        return ()
    end = clause_end(tree, verb, None, that + 1, region)
    return (tree.span(that + 1, end),) if end > that + 1 else ()


def _to_clause(tree: Tree, verb: Verb, region: Region) -> tuple[Span, ...]:
    """Return the infinitive right after the verb: "was told to leave"."""
    if verb.last + 1 >= region.last or tree.tag[verb.last] != "TO" or tree.tag[verb.last + 1] != "VB":
        return ()
    end = clause_end(tree, verb, None, verb.last, region)
    return (tree.span(verb.last, end),) if end > verb.last + 1 else ()


def _raised(tree: Tree, verb: Verb, subject: int, region: Region) -> tuple[tuple[Span, ...], int]:
    """Return subject and infinitive (or "as ...") as two spans, and the token after the cue."""
    if tree.tag[subject] in {"WDT", "WP"}:
        subject = tree.head[verb.token]
    first = phrase(tree, subject, region.first, verb.first)
    place = verb.last
    while place < region.last and tree.tag[place] == "RB":
        place += 1
    if first is None or place + 1 >= region.last:
        return (), place
    if tree.low[place] == "to":
        last = place + 1 + (tree.low[place + 1] == "have")
    elif tree.low[place] == "as" and any(tree.low[kid] in _WIDELY for kid in tree.kids[verb.token]):
        last = place + 1
    else:
        return (), place
    end = clause_end(tree, verb, None, last, region)
    if end <= last:
        return (), place
    return (tree.span(first.first, first.last), tree.span(last, end)), last


def _made(m: Material, verb: Verb, rule: str, spans: tuple[Span, ...], sense: Sense, last: int) -> Found:
    source = agent_of(m.tree, verb.token)
    stance = turned(sense.stance, negated=verb.negated)
    tier = sense.tier if source is not None else "impersonal"
    cue = (m.tree.span(verb.first, last),)
    return Found(rule, verb.token, spans, cue, source, "indirect", stance, tier, _SCORE)


def _adverb(m: Material, token: int) -> Found | None:
    """Return the clause that "allegedly" stands in, without the adverb."""
    tree = m.tree
    sense = cue_adverbs()[tree.low[token]]
    region = region_of(tree, token)
    verb = tree.head[token]
    first, last = region.first, region.last
    if tree.tag[verb].startswith("V") and region.first <= verb < region.last:
        inside = [place for place in tree.subtree(verb) if region.first <= place < region.last]
        first, last = min(inside), max(inside) + 1
        while first < token and (tree.dep[first] in {"cc", "mark", "punct"} or tree.low[first] in {"who", "which"}):
            first += 1
        while last - 1 > token and tree.dep[last - 1] == "punct" and tree.quoted[last - 1] == tree.quoted[token]:
            last -= 1
    spans = tuple(
        span
        for span in (
            tree.content(tree.start[first], tree.start[token]),
            tree.content(tree.end[token], tree.end[last - 1]),
        )
        if span is not None and any(mark.isalnum() for mark in span.of(m.text))
    )
    if not spans or not any(tag in FINITE_TAGS or tag.startswith("V") for tag in tree.tag[first:last]):
        return None
    cue = (tree.span(token, token + 1),)
    return Found("adverb", token, spans, cue, None, "indirect", sense.stance, sense.tier, _ADVERB_SCORE)


def _known(m: Material, token: int) -> Found | None:
    """Return what follows "it is a well-known fact that"."""
    tree = m.tree
    region = region_of(tree, token)
    that = token + 1
    if that + 1 >= region.last or tree.low[that] != "that" or tree.lemma[token] not in speech_words("fact"):
        return None
    start = next((place for place in range(max(region.first, token - 7), token) if tree.low[place] == "it"), None)
    if start is None or tree.lemma[start + 1] != "be":
        return None
    span = tree.span(that + 1, region.last)
    cue = (tree.span(start, token + 1),)
    return Found("known-fact", token, (span,), cue, None, "indirect", "neutral", "impersonal", _SCORE)
