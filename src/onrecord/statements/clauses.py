"""Edges of what is reported: where the clause after or before a cue begins and ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from onrecord.lexicon.cues import Frame, Sense, cue_verbs, speech_words
from onrecord.statements.found import Source
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_FINAL = frozenset({".", "!", "?", ",", ";", ":", "-", "–", "—", "--", "…", "..."})
_CLOSING = frozenset({"”", "’", '"', "'", "''", "»", "›", "“"})
_WH = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which", "whom"})
_CONNECTING = frozenset({"and", "but", "or", "while", "though", "although", "yet", "however"})
_SUBORDINATING = frozenset({"if", "when", "as", "because", "although", "though", "while", "since", "unless", "once"})
_NEAR = 14
_SHORT = 8
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BACKSHIFTED = frozenset({"would", "could", "might", "should"})
_PRESENT_MODALS = frozenset({"will", "can", "may"})


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens ``[first, last)`` a cue can reach: its sentence, or what its quotation holds of it."""

    first: int
    last: int


def region_of(tree: Tree, token: int) -> Region:
    """Return the region of ``token`` without the final full stop outside quotation marks."""
    first, last = tree.limits(token)
    level = tree.quoted[token]
    if level >= 0 or tree.quoted[first] < level:
        while first < token and not _reaches(tree, first, token, level):
            first += 1
        while last - 1 > token and not _reaches(tree, last - 1, token, level):
            last -= 1
    first, last = _in_brackets(tree, token, first, without_final(tree, first, last, level))
    return Region(*_between_semicolons(tree, token, first, last))


def _between_semicolons(tree: Tree, token: int, first: int, last: int) -> tuple[int, int]:
    """Narrow the region to the main clause of ``token``: a semicolon parts main clauses, unless "that" goes on."""
    level = tree.quoted[token]
    for place in range(first, last - 1):
        if tree.low[place] == ";" and tree.quoted[place] == level and tree.low[place + 1] not in {"that", "and"}:
            if place > token:
                return first, place
            first = place + 1
    return first, last


def _in_brackets(tree: Tree, token: int, first: int, last: int) -> tuple[int, int]:
    """Narrow the region to the brackets around ``token``."""
    opening = closing = None
    for place in range(token, first - 1, -1):
        if tree.low[place] == ")":
            break
        if tree.low[place] == "(":
            opening = place
            break
    if opening is None:
        return first, last
    closing = next((place for place in range(token, last) if tree.low[place] == ")"), last)
    return opening + 1, closing


def _reaches(tree: Tree, place: int, token: int, level: int) -> bool:
    """Tell whether all words between ``place`` and ``token`` lie in the quotation ``level`` or deeper."""
    low, high = sorted((place, token))
    return all(quoted >= level for quoted in tree.quoted[low : high + 1])


def without_final(tree: Tree, first: int, last: int, level: int = -1) -> int:
    """Return ``last`` moved before closing punctuation that stands outside deeper quotations."""
    while last - 1 > first and tree.quoted[last - 1] <= level:
        closing = level >= 0 and tree.low[last - 1] in _CLOSING
        if tree.low[last - 1] not in _FINAL and not closing:
            break
        last -= 1
    return last


def clause_after(tree: Tree, verb: Verb, source: Source | None, region: Region) -> tuple[int, int] | None:
    """Return the tokens ``[first, last)`` of the clause that the verb reports to its right, without "that"."""
    head = _complement(tree, verb, region)
    start = _that(tree, verb, source, region, head)
    inverted = source is not None and source.first >= verb.token
    if start is None and head is not None and not inverted:
        start = _left_edge(tree, verb, head)
        if not _touches(tree, verb, start):
            start = None
    if start is None and not inverted:
        start = _bare(tree, verb, region)
    if start is None:
        return None
    if source is not None and source.first <= start < source.last:
        start = source.last
    while start < region.last and tree.low[start] in {",", ":", "that"}:
        start += 1
    end = clause_end(tree, verb, head, start, region)
    return (start, end) if end > start else None


def _complement(tree: Tree, verb: Verb, region: Region) -> int | None:
    for kid in tree.kids[verb.token]:
        if verb.last <= kid < region.last and tree.dep[kid] in {"ccomp", "csubj", "csubj:pass"}:
            return kid
    return _told(tree, verb, region) if "tell" in verb.frames else None


def _told(tree: Tree, verb: Verb, region: Region) -> int | None:
    """Return the clause that the tree hangs from the person told: "told the radio he was leaving"."""
    for kid in tree.kids[verb.token]:
        if tree.dep[kid] not in {"obj", "iobj"} or not verb.last <= kid < region.last:
            continue
        for clause in tree.kids[kid]:
            subject = tree.kid(clause, "nsubj") if tree.dep[clause].startswith("acl") else None
            if subject is not None and tree.tag[subject] == "PRP" and kid < subject < region.last:
                return clause
    return None


def _that(tree: Tree, verb: Verb, source: Source | None, region: Region, head: int | None) -> int | None:
    """Return the token after "that", or a question word, that opens the clause near the verb."""
    stop = min(region.last, verb.last + _NEAR)
    if head is not None:
        mark = next((kid for kid in tree.kids[head] if tree.low[kid] == "that" and tree.dep[kid] == "mark"), None)
        if mark is not None and verb.last <= mark < head and not tree.finite(verb.last, mark):
            return mark + 1
        stop = min(stop, head)
    for place in range(verb.last, stop):
        inside = source is not None and source.first <= place < source.last
        if inside:
            continue
        if tree.low[place] == "that" and tree.tag[place] in {"IN", "DT", "WDT"} and tree.dep[place] in {"mark", "det"}:
            if tree.dep[place] == "mark":
                return place + 1
            return None
        if (
            tree.low[place] in _WH
            and _may_ask(tree, verb, place)
            and (place == verb.last or head is not None)
            and tree.dep[place] != "nsubj"
        ):
            return place
        if tree.tag[place].startswith(("V", "MD")) or tree.low[place] in {";", ":", "and", "or"}:
            return None
    return None


def _left_edge(tree: Tree, verb: Verb, head: int) -> int:
    """Return the first token of the complement; after "told X" only from its own subject on."""
    tokens = [token for token in tree.subtree(head) if token >= verb.last]
    start = tokens[0]
    if "tell" in verb.frames and start == verb.last:
        for kid in tree.kids[head]:
            if tree.dep[kid] in SUBJECTS and kid > start:
                edge = min(token for token in tree.subtree(kid) if token >= verb.last)
                start = max(start, edge)
    # holes are not words of the clause: it begins after the last one before its head
    return next((after for before, after in pairwise(tokens) if _hole(tree, before, after)), start)


def _may_ask(tree: Tree, verb: Verb, place: int) -> bool:
    """Tell whether a question word opens what is said: after most verbs "if" and "when" open a condition or a time."""
    return tree.low[place] not in {"if", "when", "where"} or tree.lemma[verb.token] in speech_words("asking")


def _touches(tree: Tree, verb: Verb, start: int) -> bool:
    """Tell whether a clause without "that" begins at the verb, past an adverb, a person told or a short phrase."""
    gap = range(verb.last, start)
    senses = [verb.frames[frame] for frame in ("that", "tell") if frame in verb.frames]
    plain = all(tree.tag[place] in {"RB", ",", ":"} for place in gap)
    speaking = bool(senses) and senses[0].tier == "speech" and len(gap) <= _SHORT
    return plain or (speaking and not any(tree.tag[place].startswith("V") for place in gap))


def _hole(tree: Tree, before: int, after: int) -> bool:
    return after - before > 1 and any(tree.low[place] == "that" for place in range(before + 1, after))


def _bare(tree: Tree, verb: Verb, region: Region) -> int | None:
    """Return where a clause without "that" begins after a plain verb of speech that the tree gives none."""
    if tree.lemma[verb.token] not in speech_words("vocal") or verb.passive:
        return None
    start = verb.last
    if start >= region.last or tree.tag[start] not in {
        "DT",
        "PRP",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "PRP$",
        "EX",
        "CD",
    }:
        return None
    for place in range(start, region.last):
        if tree.low[place] in {",", ";", ":"}:
            return None
        if tree.tag[place] in FINITE_TAGS and place > start:
            return start
    return None


def clause_end(tree: Tree, verb: Verb, head: int | None, start: int, region: Region) -> int:
    """Return where the reported clause ends: at the region's end, unless the writer takes over before."""
    end = region.last
    if tree.dep[verb.token] == "acl:relcl":
        own = max(tree.subtree(verb.token)) + 1
        end = own if start < own < end else end
    edge = max(tree.subtree(head), default=start) + 1 if head is not None else end
    if head is not None and start < edge < end and _writer_goes_on(tree, verb, edge, end):
        end = edge
    end = min(end, next_cue(tree, verb, start, end), _next_verb(tree, verb, start, end))
    end = min(end, _tense_turns(tree, verb, start, end), _main_clause(tree, verb, start, end))
    level = tree.quoted[verb.token]
    while start < end < region.last and tree.quoted[end] > level and tree.quoted[end] == tree.quoted[end - 1]:
        end += 1
    return without_final(tree, start, end, level)


def _writer_goes_on(tree: Tree, verb: Verb, edge: int, end: int) -> bool:
    """Tell whether what follows the clause hangs from the cue or above it as a clause of its own."""
    above = {verb.token, *tree.above(verb.token)}
    place = edge
    parted = tree.low[edge] in _FINAL
    while place < end and (tree.low[place] in _FINAL or tree.low[place] in _CONNECTING):
        place += 1
    for token in range(place, min(end, place + _NEAR)):
        if tree.head[token] in above and token not in above:
            clause = tree.dep[token] in {"conj", "parataxis", "advcl"} and tree.tag[token].startswith("V")
            return clause and (parted or not any(tree.dep[kid] in SUBJECTS for kid in tree.kids[token]))
    return False


def next_cue(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where ", adding ..." or ", according to ..." ends the clause."""
    level = tree.quoted[verb.token]
    for place in range(start + 1, end - 1):
        if tree.low[place] != ",":
            continue
        after = place + 1
        while after < end - 1 and tree.tag[after] == "''" and tree.quoted[place] > level:
            after += 1
        while after + 1 < end and (tree.tag[after] == "RB" or tree.low[after] in _CONNECTING):
            after += 1
        frames = cue_verbs().get(tree.lemma[after])
        if tree.tag[after] == "VBG" and frames is not None and _speech(frames) and tree.quoted[after] == level:
            return after if tree.quoted[place] > level else place
        if tree.low[after] == "according" and tree.low[min(after + 1, end - 1)] == "to":
            return place
    return end


def _next_verb(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where the speaker does something else: ", but suggested ...", or where a relative clause closes."""
    level = tree.quoted[verb.token]
    relative = tree.dep[verb.token].startswith("acl")
    for place in range(start + 1, end - 1):
        if tree.quoted[place] > level:
            continue
        after = place + 1
        if tree.low[place] == ",":
            if relative and tree.tag[after] in _PAST_OR_PRESENT:
                return place
            after += tree.low[after] in _CONNECTING
        elif tree.low[place] not in _CONNECTING:
            continue
        while after < end and tree.tag[after] == "RB":
            after += 1
        if after >= end or tree.tag[after] not in _PAST_OR_PRESENT or (after == place + 1 and tree.low[place] == ","):
            continue
        shared = tree.dep[after] == "conj" and tree.head[after] in {verb.token, *tree.above(verb.token)}
        cue = tree.low[place] == "," and tree.lemma[after] in cue_verbs() and tree.tag[after] == tree.tag[verb.token]
        if shared or cue:
            return place
    return end


def _main_clause(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where the main clause begins after a cue in a clause before it: "When X spoke of Y, a man shouted"."""
    main = tree.head[verb.token]
    if tree.dep[verb.token] != "advcl" or not start < main < end or tree.low[start] in _SUBORDINATING:
        return end
    subject = next((kid for kid in tree.kids[main] if tree.dep[kid] in SUBJECTS and start < kid < main), None)
    if subject is None:
        return end
    edge = min(token for token in tree.subtree(subject) if token > start)
    return edge - 1 if tree.low[edge - 1] == "," else end


def phrase_end(tree: Tree, verb: Verb, start: int, region: Region) -> int:
    """Return where what is no clause ends: also where a clause is joined to it ("called for calm and she left")."""
    end = clause_end(tree, verb, None, start, region)
    return without_final(tree, start, min(end, _joined_clause(tree, verb, start, end)), tree.quoted[verb.token])


def _joined_clause(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where a clause with a subject of its own is joined to the cue."""
    for token in range(start + 1, end):
        head = tree.head[token]
        joined = tree.dep[token] in {"conj", "parataxis"} and tree.tag[token] in FINITE_TAGS
        joined = joined and (head == verb.token or (start <= head < token and tree.tag[head].startswith("N")))
        if joined and any(tree.dep[kid] in SUBJECTS and kid > start for kid in tree.kids[token]):
            edge = min(place for place in tree.subtree(token) if place > start)
            return edge if edge > start else end
    return end


def _speech(frames: Mapping[Frame, Sense]) -> bool:
    """Tell whether a verb can go on with speech after a comma."""
    return any(frame in {"that", "obj"} for frame in frames) and all(item.tier == "speech" for item in frames.values())


def _tense_turns(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where ", but" goes over from the tense of reported speech to the writer's present.

    "forecast that many would follow, but there has not been a flood": after a cue in the past tense, a clause in the
    past tense is the speaker's and a coordinated one in the present is the writer's.
    """
    if tree.tag[verb.token] not in {"VBD", "VBG"}:
        return end
    first = next((place for place in range(start, end) if tree.tag[place] in FINITE_TAGS), end)
    if first == end or not (tree.tag[first] == "VBD" or tree.low[first] in _BACKSHIFTED):
        return end
    for place in range(first + 1, end - 2):
        if tree.low[place] == "," and tree.low[place + 1] in {"but", "and", "yet", "though", "although"}:
            verbs = [token for token in range(place + 2, end) if tree.tag[token] in FINITE_TAGS]
            own = (
                any(tree.dep[token] in SUBJECTS | {"expl"} for token in range(place + 2, verbs[0] + 1))
                if verbs
                else False
            )
            if own and (tree.tag[verbs[0]] in _PRESENT or tree.low[verbs[0]] in _PRESENT_MODALS):
                return place
    return end
