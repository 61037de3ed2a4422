"""Where what is reported ends: the writer takes over, the speaker does something else, or the next cue comes."""

from collections.abc import Mapping

from onrecord.lexicon.cues import Frame, Sense, cue_verbs, speech_words
from onrecord.statements.regions import FINAL, Region, without_final
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_CONNECTING = frozenset({"and", "but", "or", "while", "though", "although", "yet", "however"})
_SUBORDINATING = frozenset({"if", "when", "as", "because", "although", "though", "while", "since", "unless", "once"})
_ASIDE = frozenset({"conj", "parataxis", "advcl"})
_CLAUSES = frozenset({"after", "before", "while", "although", "though"})
_MEANS = frozenset({"via", "during", "despite"})
_NEAR = 14
_REACH = 8
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BACKSHIFTED = frozenset({"would", "could", "might", "should"})
_PRESENT_MODALS = frozenset({"will", "can", "may"})


def clause_end(tree: Tree, verb: Verb, head: int | None, start: int, region: Region) -> int:
    """Return where the reported clause ends: at the region's end, unless the writer takes over before."""
    end = region.last
    relative = _relative(tree, verb.token)
    if relative is not None:
        own = max(tree.subtree(relative)) + 1
        end = own if start < own < end else end
    edge = max(tree.subtree(head), default=start) + 1 if head is not None else end
    if head is not None and start < edge < end and _writer_goes_on(tree, verb, edge, end):
        end = edge
    end = min(end, next_cue(tree, verb, start, end), _next_verb(tree, verb, start, end))
    end = min(end, _tense_turns(tree, verb, start, end), _main_clause(tree, verb, start, end))
    end = min(end, _past_participle(tree, verb, start, end))
    level = tree.quoted[verb.token]
    while start < end < region.last and tree.quoted[end] > level and tree.quoted[end] == tree.quoted[end - 1]:
        end += 1
    return without_final(tree, start, end, level)


def _relative(tree: Tree, token: int) -> int | None:
    """Return the verb of the relative clause that the cue stands in: "which is said to have found"."""
    while tree.dep[token] == "xcomp" and tree.head[token] < token:
        token = tree.head[token]
    return token if tree.dep[token] == "acl:relcl" else None


def _past_participle(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where the main clause begins after a participle that opens the sentence: "Asked why it broke, he said"."""
    if verb.first != tree.limits(verb.token)[0] or tree.tag[verb.token] not in {"VBN", "VBD"}:
        return end
    for place in range(start + 1, end - 1):
        subject = tree.low[place] == "," and tree.quoted[place] == tree.quoted[verb.token]
        for token in range(place + 1, min(end, place + _REACH)) if subject else ():
            main = tree.head[token]
            opens = tree.dep[token] in SUBJECTS and tree.tag[token] not in {"WP", "WDT"}
            if opens and main > token and tree.tag[main] in FINITE_TAGS and min(tree.subtree(token)) == place + 1:
                return place
    return end


def _writer_goes_on(tree: Tree, verb: Verb, edge: int, end: int) -> bool:
    """Tell whether what follows the clause hangs from the cue or above it as a clause of its own."""
    above = {verb.token, *tree.above(verb.token)}
    place = edge
    parted = tree.low[edge] in FINAL
    while place < end and (tree.low[place] in FINAL or tree.low[place] in _CONNECTING):
        place += 1
    if tree.low[min(place, end - 1)] == "that":
        return False
    for token in range(place, min(end, place + _NEAR)):
        if tree.head[token] in above and token not in above:
            clause = tree.dep[token] in _ASIDE and tree.tag[token].startswith("V")
            if not clause or any(tree.dep[kid] in SUBJECTS for kid in tree.kids[token]):
                return clause and parted
            return parted or _is_parallel(tree, verb, token, (verb.last, edge))
    return False


def _is_parallel(tree: Tree, verb: Verb, token: int, clause: tuple[int, int]) -> bool:
    """Tell whether a verb without a subject can share that of the cue: of its tense, with no modal of the clause."""
    modals = {tree.low[kid] for kid in tree.kids[token] if tree.tag[kid] == "MD"}
    if modals & set(tree.low[clause[0] : clause[1]]) or any(tree.low[kid] == "to" for kid in tree.kids[token]):
        return False
    both = {tree.tag[token], tree.tag[verb.token]}
    return not ("VBD" in both and both & _PRESENT)


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
        shared = shared and _is_parallel(tree, verb, after, (start, place))
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
    end = min(end, _joined_clause(tree, verb, start, end), _circumstance(tree, verb, start, end))
    end = min(end, _joined_cue(tree, verb, start, end))
    return without_final(tree, start, end, tree.quoted[verb.token])


def _joined_cue(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where the speaker reports more: "talked about the dam and compared it with a sieve"."""
    form = tree.tag[verb.token]
    for place in range(start + 1, end - 1):
        after = place + 1
        joins = tree.low[place] in {"and", "but"} and tree.quoted[place] == tree.quoted[verb.token]
        if joins and tree.tag[after] == form and form in FINITE_TAGS and tree.lemma[after] in cue_verbs():
            return place
    return end


def _circumstance(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where it is told when or how the speaker spoke: "praised the crew on Monday", "after she left"."""
    for kid in tree.kids[verb.token]:
        if not start < kid < end:
            continue
        dep = tree.dep[kid]
        when = dep.startswith("obl") and tree.lemma[kid] in speech_words("time")
        means = dep == "obl" and any(tree.low[case] in _MEANS for case in tree.kids[kid])
        clause = dep == "advcl" and any(tree.low[mark] in _CLAUSES for mark in tree.kids[kid] if mark < kid)
        if when or means or clause:
            edge = min(place for place in tree.subtree(kid) if place > start)
            if edge > start and tree.tag[edge - 1] not in {"CD", "IN"}:  # else half a date: "between 5 [June]"
                return edge
    return end


def _joined_clause(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where a clause with a subject of its own is joined to the cue, or parted from it by a comma."""
    above = {verb.token, *tree.above(verb.token)}
    for token in range(start + 1, end):
        head, dep = tree.head[token], tree.dep[token]
        joined = dep in {"conj", "parataxis"} and (
            head in above or (start <= head < token and tree.tag[head].startswith("N"))
        )
        joined = joined and tree.tag[token] in FINITE_TAGS
        aside = dep in _ASIDE and head in above and token not in above
        if (joined or aside) and any(tree.dep[kid] in SUBJECTS and kid > start for kid in tree.kids[token]):
            edge = min(place for place in tree.subtree(token) if place > start)
            parted = tree.low[edge] in FINAL or tree.low[edge - 1] in FINAL
            if edge > start and (joined or parted):
                return edge
    return end


def _speech(frames: Mapping[Frame, Sense]) -> bool:
    """Tell whether a verb can go on with speech after a comma."""
    return any(frame in {"that", "obj"} for frame in frames) and all(item.tier == "speech" for item in frames.values())


def _tense_turns(tree: Tree, verb: Verb, start: int, end: int) -> int:
    """Return where ", but" goes over from the tense of reported speech to the writer's present.

    "forecast that many would follow, but there has not been a flood": after a cue in the past tense, a clause in the
    past tense is the speaker's and a coordinated one in the present is the writer's. So is what the present says of a
    noun that sums it up: "said that 15 had left, a figure that is too low".
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
        if tree.low[place] == "," and is_comment(tree, place + 1, end):
            return place
    return end


def is_comment(tree: Tree, start: int, end: int) -> bool:
    """Tell whether words are a noun with an indefinite article of which the present says something."""
    if tree.low[start] not in {"a", "an"}:
        return False
    place = start + 1
    while place < end - 1 and tree.tag[place] in {"JJ", "NN", "NNS", "HYPH"}:
        place += 1
    return place > start + 1 and tree.low[place] in {"that", "which"} and tree.tag[place + 1] in _PRESENT
