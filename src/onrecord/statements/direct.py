"""Direct speech: quotations beside a cue, before it, after it and around it."""

from bisect import bisect_left

from onrecord.lexicon.cues import cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.clauses import clause_after
from onrecord.statements.found import Material, Source
from onrecord.statements.regions import Region
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, Tree
from onrecord.statements.verbs import Verb

_PAUSES = frozenset({",", "–", "—", "--", "-", ".", "…"})
_LIGHT = frozenset({"that", "only", "simply", "just", "also", "back", "out", "like", "then", "again", "how", "as"})
_LINKS = frozenset({",", "and", "or", "then", "(", ")", "&", "but", "nor", ";", "that"})
_MAX_GAP = 16
_SMALL = 4
_MAX_LINK = 8


def quoted_after(m: Material, verb: Verb, source: Source | None, region: Region) -> tuple[int, ...]:
    """Return the quotations (indices) that begin right after the cue, its addressee or a colon."""
    tree = m.tree
    for index in following(m, verb.last, tree.quoted[verb.token]):
        first, last = m.quote_tokens[index]
        at_break = first >= tree.limits(verb.token)[1]
        if first >= region.last + 1 and not (
            at_break and tree.low[first - 1] in {":", ","} and first <= region.last + 2
        ):
            return ()
        if not _gap_is_light(tree, verb, source, first) or _is_title(tree, verb, first, last):
            return ()
        if tree.low[first - 1] not in {",", ":"} and not _ends_clause(tree, last, region):
            return ()
        return with_linked(m, index)
    return ()


def quoted_before(m: Material, verb: Verb, source: Source | None, region: Region) -> tuple[int, ...]:
    """Return the quotations (indices) that end right before the clause of the cue."""
    tree = m.tree
    if source is not None and source.pronoun is not None:
        return ()
    trailing = tree.tag[verb.token] == "VBG" and source is not None and source.last < verb.first - 1
    start = verb.first if trailing else clause_start(verb, source)
    before = start - 1
    while before >= 0 and tree.low[before] in _PAUSES and tree.quoted[before] == tree.quoted[verb.token]:
        before -= 1
    index = ending_at(m, before, tree.quoted[verb.token])
    if index is None:
        return ()
    opening, closing = m.quote_tokens[index]
    if opening > tree.limits(opening)[0] + 1 and _is_name(tree, opening, closing):
        return ()
    crosses = m.quote_tokens[index][1] <= tree.limits(verb.token)[0] or _is_ended(m, index)
    if crosses and (_same_paragraph(m, index, start) is False or _has_own_content(tree, verb, source, region)):
        return ()
    return with_linked_back(m, index)


def _has_own_content(tree: Tree, verb: Verb, source: Source | None, region: Region) -> bool:
    """Tell whether the cue has its content in its own sentence: a clause, or a thing that is no person told."""
    if clause_after(tree, verb, source, region) is not None:
        return True
    thing = tree.kid(verb.token, "obj") if "obj" in verb.frames else None
    return thing is not None and verb.last <= thing < region.last and tree.tag[thing] not in {"PRP", "DT"}


def clause_start(verb: Verb, source: Source | None) -> int:
    """Return the first token of source and cue, whichever stands first."""
    return min(verb.first, source.first) if source is not None and source.first < verb.token else verb.first


def following(m: Material, token: int, level: int) -> list[int]:
    """Return the quotations at ``level`` that begin at ``token`` or later, at most the next two."""
    place = bisect_left(m.quote_tokens, token, key=lambda pair: pair[0])
    near = range(place, min(len(m.quotes), place + 4))
    return [index for index in near if m.tree_level(index) == level][:2]


def ending_at(m: Material, token: int, level: int) -> int | None:
    """Return the quotation at ``level`` whose last token is ``token``."""
    if token < 0:
        return None
    index = m.tree.quoted[token]
    while index >= 0 and m.tree_level(index) != level:
        index = m.tree_level(index)
    return index if index >= 0 and m.quote_tokens[index][1] - 1 == token else None


def spans_of(m: Material, indices: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the spans of quotations with all paragraphs that belong to them, marks included."""
    spans = {m.quotes[index].span for index in indices}
    for index in indices:
        if not m.quotes[index].nested:
            spans |= {m.quotes[other].span for other in m.quote_groups.get(m.quotes[index].group, ())}
    return tuple(sorted(spans))


def with_linked(m: Material, index: int) -> tuple[int, ...]:
    """Return ``index`` and the quotations after it that are joined to it by "and" or a comma."""
    found = [index]
    while True:
        after = following(m, m.quote_tokens[found[-1]][1], m.tree_level(index))
        if not after or not _linked(m, found[-1], after[0]):
            return tuple(found)
        found.append(after[0])


def with_linked_back(m: Material, index: int) -> tuple[int, ...]:
    """Return the quotations before ``index`` that run up to it without a word between them, and ``index``."""
    found = [index]
    while found[0] > 0:
        before = found[0] - 1
        gap = m.quote_tokens[found[0]][0] - m.quote_tokens[before][1]
        if (
            m.tree_level(before) != m.tree_level(index)
            or gap != 0
            or m.quotes[before].paragraph != m.quotes[index].paragraph
        ):
            break
        found.insert(0, before)
    return tuple(found)


def _linked(m: Material, one: int, two: int) -> bool:
    first, last = m.quote_tokens[one][1], m.quote_tokens[two][0]
    words = m.tree.low[first:last]
    if m.quotes[one].paragraph != m.quotes[two].paragraph or len(words) > _MAX_LINK:
        return False
    bracketed = words[:1] == ["("] and ")" in words
    plain = words[words.index(")") + 1 :] if bracketed else words
    return bool(plain) and all(word in _LINKS for word in plain)


def _gap_is_light(tree: Tree, verb: Verb, source: Source | None, first: int) -> bool:
    """Tell whether only an inverted subject, an addressee, a place or a time stands between cue and quotation."""
    if first - verb.last > _MAX_GAP + (source.last - source.first if source is not None else 0):
        return False
    gap = [
        token
        for token in range(verb.last, first)
        if not (source is not None and source.first <= token < source.last) and tree.low[token] not in {",", ":"}
    ]
    if not gap:
        return True
    if any(tree.tag[token] in FINITE_TAGS or tree.low[token] in {";", ".", "?", "!"} for token in gap):
        return False
    if any(tree.tag[token] == "VBG" and "that" in cue_verbs().get(tree.lemma[token], {}) for token in gap):
        return False
    if tree.low[first - 1] in {",", ":"}:
        return True
    return all(tree.low[token] in _LIGHT or tree.tag[token] == "RB" for token in gap) or _addressed(tree, verb, gap)


def _addressed(tree: Tree, verb: Verb, gap: list[int]) -> bool:
    """Tell whether ``gap`` is the person told or the thing called."""
    if not {"tell", "small"} & set(verb.frames):
        return False
    return all(tree.tag[token] in NOUN_TAGS | {"PRP$", "JJ", "POS", "DT", "IN"} for token in gap)


def _ends_clause(tree: Tree, last: int, region: Region) -> bool:
    """Tell whether nothing of the quoted clause stands outside after the quotation."""
    if last >= region.last:
        return True
    return tree.low[last] in {
        ",",
        ".",
        ";",
        ":",
        "(",
        "—",
        "–",
        "--",
        "and",
        "but",
        "in",
        "on",
        "at",
        "during",
        "to",
        "as",
        "when",
        "after",
        "before",
    }


def _is_title(tree: Tree, verb: Verb, first: int, last: int) -> bool:
    """Tell whether a quotation names a book or a show: "he said in his memoir, “A Long Winter”".

    Right after the cue or a colon it is what was said or written.
    """
    if tree.low[first - 1] == ":":
        return False
    before = first - 1 if tree.low[first - 1] != "," else first - 2
    shown = tree.lemma[verb.token] in speech_words("evidence")
    after_noun = before >= verb.last and tree.tag[before].startswith("N")
    return (shown or after_noun) and _is_name(tree, first, last)


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """Tell whether words look like a title: no verb, all longer ones with a capital."""
    words = [tree.text[tree.start[place] : tree.end[place]] for place in range(first, last)]
    long = [word for word in words if word.isalpha() and len(word) > _SMALL]
    return bool(long) and all(word[0].isupper() for word in long) and not tree.finite(first, last)


def _is_ended(m: Material, index: int) -> bool:
    """Tell whether a quotation ends like a sentence, and no comma after it takes the sentence further."""
    quotation = m.quotes[index]
    return quotation.inner.of(m.text).rstrip().endswith((".", "!", "?", "…")) and not m.text[
        quotation.span.end : quotation.span.end + 1
    ].startswith(",")


def _same_paragraph(m: Material, index: int, token: int) -> bool:
    return m.tree.start[token] < m.paragraphs[m.quotes[index].paragraph].span.end
