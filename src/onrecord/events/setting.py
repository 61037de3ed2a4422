"""Where and when an event is put, whether it is denied, and how real the words make it."""

import re
from collections.abc import Sequence

from onrecord.events.trees import Grove
from onrecord.events.triggers import Hit
from onrecord.model import Date, Modality, Polarity, Span, Statement, When

_PLACES = ("in", "at", "near", "inside", "outside", "across", "throughout")
_NOT = ("not", "n't", "n’t", "never", "no", "without", "neither", "nor")
_NOBODY = ("nobody", "none", "no-one", "nothing")
_REFUSING = ("refuse", "fail", "decline", "avoid")
_INTENDING = (
    "plan",
    "intend",
    "hope",
    "want",
    "prepare",
    "aim",
    "seek",
    "wish",
    "propose",
    "vow",
    "pledge",
    "threaten",
    "offer",
    "willing",
    "ready",
    "prepared",
    "determined",
    "poised",
    "decide",
    "agree",
    "promise",
    "swear",
)
_EXPECTING = ("expect", "due", "set", "likely", "about", "bind", "schedule")
_DEMANDING = ("demand", "urge", "call", "ask", "order", "require", "insist", "appeal", "request")
_WANTING = ("demand", "urge", "want", "seek", "request", "require")
_CALLING = ("call", "demand", "appeal", "push", "press")
_ALLEGING = ("report", "allege", "claim", "say", "believe", "repute", "rumour", "rumor", "suspect", "accuse", "think")
_MODALS: dict[str, Modality] = {
    **dict.fromkeys(("will", "shall", "'ll", "’ll", "wo"), "predicted"),
    **dict.fromkeys(("must", "should", "ought"), "demanded"),
    **dict.fromkeys(("would", "could", "may", "might"), "hypothetical"),
}
_CONDITIONS = ("if", "unless", "whether")
_HEARSAY = ("allegedly", "reportedly", "purportedly", "supposedly", "apparently")
_STANCES: dict[str, Modality] = {"predict": "predicted", "demand": "demanded"}
_OF_NOUN = ("compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "nmod")
_UNTIL, _FROM = ("before", "until", "till", "by"), ("after", "following", "since")
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_GOVERNED = ("xcomp", "ccomp", "advcl", "csubj")


def polarity_of(grove: Grove, hit: Hit) -> Polarity:
    """Return denied where the words say that it did not happen."""
    chain = [hit.token, *_governors(grove, hit.token)]
    if any(grove.lemma(token) in _REFUSING for token in chain[1:]) and hit.trigger.lemma not in _REFUSING:
        return "denied"
    if not hit.verbal and grove.dep(hit.token) == "obj":  # "made no arrests", "have not made any arrests"
        chain.insert(1, grove.heads[hit.token])
    denied = sum(_negated(grove, token) for token in chain[:2]) + _of_nobody(grove, hit.token)
    return "denied" if denied % 2 else "affirmed"


def _of_nobody(grove: Grove, token: int) -> bool:
    """Tell whether it is said of nobody: "no employee resigned"."""
    subjects = grove.having(token, "nsubj", "nsubj:pass")
    return any(grove.low[kid] in _NOBODY or _negated(grove, kid) for kid in subjects)


def _negated(grove: Grove, token: int) -> bool:
    signs = [kid for kid in grove.kids[token] if grove.dep(kid) in ("advmod", "det", "case", "cc:preconj", "neg")]
    return any(grove.low[kid] in _NOT for kid in signs)


def _governors(grove: Grove, token: int) -> list[int]:
    """Return the verbs that the trigger depends on as what they want, refuse or report, from near to far."""
    found: list[int] = []
    while grove.dep(token) in _GOVERNED and grove.heads[token] != token and len(found) < 4:
        token = grove.heads[token]
        found.append(token)
    return found


def modality_of(grove: Grove, hit: Hit, statement: Statement) -> Modality:
    """Return how real the words make the event: actual where they make nothing of it."""
    if not hit.verbal and (asked := _asked(grove, hit.token)) is not None:
        return asked
    for token in (hit.token, *_governors(grove, hit.token)):
        modality = _own_modality(grove, token)
        if modality is not None:
            return modality
        head = grove.heads[token]
        if _is_alleged(grove, token):
            return "alleged"
        if grove.dep(token) in ("xcomp", "ccomp", "advcl") and head != token and _is_infinitive(grove, token):
            governed = _governed_modality(grove.lemma(head))
            if governed is not None:
                return governed
    return _STANCES.get(statement.stance, "alleged" if statement.tier == "impersonal" else "actual")


def _asked(grove: Grove, noun: int) -> Modality | None:
    """Return how real a noun is by what it is the object of: "demanded the release", "calls for the resignation"."""
    head = grove.heads[noun]
    if grove.dep(noun) == "obj" and grove.pos(head) == "VERB":
        return "planned" if grove.lemma(head) == "plan" else "demanded" if grove.lemma(head) in _WANTING else None
    calls = grove.dep(noun) in ("nmod", "obl") and grove.case(noun) == "for" and grove.lemma(head) in _CALLING
    return "demanded" if calls else None


def _own_modality(grove: Grove, token: int) -> Modality | None:
    if any(grove.low[kid] in _CONDITIONS for kid in grove.having(token, "mark", "advmod")):
        return "hypothetical"
    if any(grove.low[kid] in _HEARSAY for kid in grove.having(token, "advmod")):
        return "alleged"
    if any(grove.low[kid] == "going" for kid in grove.having(token, "aux")):
        return "predicted"
    modals = [_MODALS[grove.low[kid]] for kid in grove.having(token, "aux") if grove.low[kid] in _MODALS]
    if modals:
        return modals[0]
    going = grove.heads[token]
    if grove.dep(token) == "xcomp" and grove.low[going] == "going" and _is_infinitive(grove, token):
        return "predicted"
    return None


def _is_alleged(grove: Grove, token: int) -> bool:
    """Tell whether it is said of no named source: "is reported to have resigned"."""
    head = grove.heads[token]
    governed = grove.dep(token) in _GOVERNED and head != token and grove.lemma(head) in _ALLEGING
    return governed and bool(grove.having(head, "aux:pass", "nsubj:pass"))


def _governed_modality(lemma: str) -> Modality | None:
    if lemma in _INTENDING:
        return "planned"
    if lemma in _EXPECTING:
        return "predicted"
    return "demanded" if lemma in _DEMANDING else None


def _is_infinitive(grove: Grove, token: int) -> bool:
    return any(grove.low[kid] == "to" for kid in grove.having(token, "mark"))


def place_of(grove: Grove, hit: Hit) -> str | None:
    """Return the place that the words around the trigger put the event in."""
    around = grove.having(hit.token, "obl", "nmod", "advmod")
    if hit.verbal:
        around += [kid for other in grove.having(hit.token, "obj", "obl") for kid in grove.having(other, "nmod")]
    for kid in around:
        mention = grove.mention_at.get(kid)
        if mention is not None and mention.kind == "place" and grove.case(kid) in _PLACES:
            return mention.entity
    return None


def date_of(grove: Grove, hit: Hit, dates: Sequence[Date]) -> When | None:
    """Return the nearest date among the words that depend on the trigger, else the only one of its sentence."""
    sentence = grove.syntax.sentences[grove.sentence[hit.token]].span
    here = [date for date in dates if date.edtf is not None and date.span.within(sentence)]
    if not here:
        return None
    below = grove.under(hit.token, "conj", "parataxis", "ccomp", "acl:relcl")
    mine = [date for date in here if any(grove.span(token).overlaps(date.span) for token in below)]
    plain = [date for date in mine if date.timex != "PRESENT_REF"] or mine
    chosen = plain or (here if len(here) == 1 and here[0].timex != "PRESENT_REF" and _is_main(grove, hit) else [])
    if not chosen:
        return None
    nearest = min(chosen, key=lambda date: (_distance(grove.span(hit.token), date.span), date.span))
    return When(_as_put(grove, hit, nearest), nearest.span)


def _as_put(grove: Grove, hit: Hit, date: Date) -> str:
    """Return a date as the words around put the event in it.

    The June elections were in June, whatever came "since" or "before" them; what came "before June", or before the June
    elections, did so at any time until then.
    """
    edtf = date.edtf or ""
    tokens = grove.syntax.tokens(date.span)
    head = next((token for token in tokens if grove.heads[token] not in tokens), None)
    if head is None or not _PLAIN_DATE.fullmatch(edtf.removesuffix("/..")):
        return edtf
    noun = (
        grove.heads[head] if grove.dep(head) in _OF_NOUN and grove.pos(grove.heads[head]) in ("NOUN", "PROPN") else head
    )
    if noun == hit.token and noun > head:
        return edtf.removesuffix("/..")
    if edtf.endswith("/.."):
        return edtf
    case = grove.case(noun) or _mark(grove, noun)
    if case not in _UNTIL + _FROM:
        case = _clause_between(grove, noun, hit.token)
    if case in _UNTIL:
        return f"../{edtf}"
    return f"{edtf}/.." if case in _FROM else edtf


def _mark(grove: Grove, token: int) -> str:
    return next((grove.low[kid] for kid in grove.having(token, "mark")), "")


def _clause_between(grove: Grove, token: int, above: int) -> str:
    """Return what opens the clause in which a date stands beside the event: "left since the dam was begun in 2017"."""
    while token != above and grove.heads[token] != token:
        if grove.dep(token) == "advcl":
            return _mark(grove, token)
        token = grove.heads[token]
    return ""


def _is_main(grove: Grove, hit: Hit) -> bool:
    return grove.dep(hit.token) in ("root", "conj", "xcomp", "obj", "nsubj", "nsubj:pass")


def _distance(one: Span, two: Span) -> int:
    return max(0, two.start - one.end, one.start - two.end)
