"""What speaks for an attribution or against it, as short signs: who found it and how, its words, its document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.cues import WordMark, cue_adjectives, cue_adverbs, cue_nouns, cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.chains import manner_of
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.trees import FINITE_TAGS
from onrecord.statements.variants import Variant, jaccard, tokens_of

_I, _WE = frozenset({"i", "me", "my", "myself", "i'm"}), frozenset({"we", "us", "our"})
_THINGS = frozenset({"it", "this", "that", "which", "what", "there"})
_QUESTIONS = frozenset({"what", "how", "why", "whether", "who", "if", "when", "where"})
_UNREAL = frozenset({"would", "could", "might", "should", "must", "may"})
_OFTEN_I, _OFTEN_WE = 0.005, 0.01
"""Shares of the words outside quotation marks from which a text without turns is in the first person."""

_TAGS = {
    "PRP": "pronoun",
    "PRP$": "pronoun",
    "WP": "relative",
    "WDT": "relative",
    "NNP": "name",
    "NNPS": "name",
}
_SCORES = (0.2, 0.35, 0.5, 0.6, 0.7, 0.78, 0.83)
_FEW_SCORES = (0.35, 0.6, 0.78)
_OVERLAPS = (0.2, 0.5, 0.7, 0.85, 0.95)
_LENGTHS = (2, 4, 8, 16, 40)


@dataclass(frozen=True, slots=True)
class Judged:
    """A variant with its signs; ``nested`` tells that its cue stands in the content of another attribution."""

    variant: Variant
    signs: tuple[str, ...]
    nested: bool


def voice_of(m: Material) -> str:
    """Return in whose voice a document is, by its form: "turns", "first" (the writer's own) or "news"."""
    if m.reading.turns:
        return "turns"
    free = [word for word, level in zip(m.tree.low, m.tree.quoted, strict=True) if level < 0]
    mine, ours = sum(word in _I for word in free), sum(word in _WE for word in free)
    return "first" if mine > _OFTEN_I * len(m.tree) or ours > _OFTEN_WE * len(m.tree) else "news"


def weighed(m: Material, groups: Sequence[Sequence[Variant]]) -> Iterator[tuple[Judged, ...]]:
    """Yield the variants of each attribution with their signs."""
    voice = voice_of(m)
    held = sorted((span.start, span.end, number) for number, group in enumerate(groups) for span in _widest(group))
    starts = [start for start, _, _ in held]
    for number, group in enumerate(groups):
        nested = _is_nested(group[0].found, number, held, starts)
        shared = _of_cue(m, group[0].found)
        yield tuple(
            Judged(item, (*shared, *_signs(m, item, voice, shared[0], nested=nested)), nested) for item in group
        )


def _widest(group: Sequence[Variant]) -> tuple[Span, ...]:
    return group[0].tagged.content if group[0].tagged is not None else group[0].found.content


def _is_nested(item: Found, number: int, held: Sequence[tuple[int, int, int]], starts: Sequence[int]) -> bool:
    """Tell whether the cue stands in the content of another attribution near by."""
    if not item.cue:
        return False
    cue = item.cue[0]
    before = held[max(0, bisect_right(starts, cue.start) - 12) : bisect_right(starts, cue.start)]
    return any(other != number and cue.end <= end for _, end, other in before)


def _signs(m: Material, item: Variant, voice: str, cue: Sequence[str], *, nested: bool) -> Iterator[str]:
    """Yield the signs of a variant; ``cue`` are those of its cue."""
    found, origin = item.found, item.origin
    side = "both" if item.ruled is not None and item.tagged is not None else origin
    who, form, manner = _who(m, found.source), _form(m, found.content), manner_of(m, found.content)
    size = len(tokens_of(m, found.content))
    quoted = found.anchor >= 0 and m.tree.quoted[found.anchor] >= 0
    yield from (
        f"origin {origin}",
        f"side {side}",
        f"who {who}",
        f"form {form}",
        f"manner {manner}",
        f"tier {found.tier}",
        f"quoted {quoted}",
        f"nested {nested}",
        f"size {_step(size, _LENGTHS)}",
        f"{voice} {side}",
        f"{voice} {side} {found.tier}",
        f"{voice} {who}",
        f"{voice} {cue[0]}",
        f"{who} {cue[1]} {cue[2]}",
        f"{side} {cue[0]} {form}",
        f"{voice} {form}",
    )
    if item.ruled is not None:
        yield from (f"rule {found.rule}", f"rule {found.rule} {found.tier}")
    if item.tagged is not None:
        step, score = _step(item.tagged.score, _SCORES), _step(item.tagged.score, _FEW_SCORES)
        yield from (f"score {step}", f"score {step} {origin}", f"score {score} {origin} {manner}")
    if item.ruled is not None and item.tagged is not None:
        ours, theirs = item.ruled.content, item.tagged.content
        mine, other = sum(map(len, ours)), sum(map(len, theirs))
        longer = "rule" if mine > other else "tagger" if mine < other else "none"
        sources = f"{bool(item.tagged.source)} {item.ruled.source is not None}"
        yield from (
            f"overlap {_step(jaccard(ours, theirs), _OVERLAPS)} {origin}",
            f"longer {longer} {origin}",
            f"longer {longer} {origin} {manner}",
            f"sources {sources} {origin}",
        )


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def _who(m: Material, source: Source | None) -> str:
    """Return what kind of word the source is, by its head."""
    if source is None or source.head < 0:
        return "none"
    word, tag, lemma = m.tree.low[source.head], m.tree.tag[source.head], m.tree.lemma[source.head]
    said = _pronoun(word) if source.last - source.first == 1 else None
    kind = said or _TAGS.get(tag) or ("vague" if word in speech_words("vague") else None)
    marks: tuple[WordMark, ...] = ("human", "bearer", "thing")
    marked = next((mark for mark in marks if lemma in speech_words(mark)), None)
    return kind or marked or ("noun" if tag.startswith("N") else "other")


def _pronoun(word: str) -> str | None:
    if word in _I | _WE:
        return "i" if word in _I else "we"
    return "you" if word == "you" else "thing" if word in _THINGS else None


def _form(m: Material, content: Sequence[Span]) -> str:
    """Return what kind of phrase the content is, by its first words."""
    tokens = tokens_of(m, content)
    if not tokens:
        return "empty"
    first = tokens[0]
    if all(m.tree.quoted[token] >= 0 for token in m.reading.syntax.tokens(content[0])):
        return "quotation"
    if m.tree.tag[first] == "TO":
        return "infinitive"
    if any(m.tree.tag[token] in FINITE_TAGS for token in tokens):
        return "question" if m.tree.low[first] in _QUESTIONS else "clause"
    return "gerund" if m.tree.tag[first] == "VBG" else "phrase"


def _of_cue(m: Material, found: Found) -> tuple[str, ...]:
    """Return the class of the cue, its form, its mood and its length."""
    tokens = tokens_of(m, found.cue)
    if not tokens:
        return ("cue none", "mark none", "mood plain", "long 0")
    kind, token = next((pair for token in reversed(tokens) if (pair := _listed(m, token))), None) or _unlisted(
        m, tokens
    )
    modals = [m.tree.low[kid] for place in tokens for kid in m.tree.kids[place] if m.tree.tag[kid] == "MD"]
    negated = any(m.tree.low[place] in speech_words("negation") for place in tokens)
    mood = "denied" if negated else "unreal" if _UNREAL & {*modals} else "future" if modals else "plain"
    return (f"cue {kind}", f"mark {m.tree.tag[token]}", f"mood {mood}", f"long {min(len(tokens), 4)}")


def _listed(m: Material, token: int) -> tuple[str, int] | None:
    """Return the class of a word that the lexicon of cues knows."""
    lemma, tag = m.tree.lemma[token], m.tree.tag[token]
    kind = None
    if lemma in speech_words("wish"):
        kind = "wish"
    elif tag.startswith("V") and lemma in cue_verbs():
        kind = _class_of(lemma)
    elif tag.startswith("N") and lemma in cue_nouns():
        kind = "noun"
    elif lemma in cue_adjectives() or lemma in cue_adverbs():
        kind = "adjective" if lemma in cue_adjectives() else "adverb"
    return None if kind is None else (kind, token)


def _class_of(lemma: str) -> str:
    """Return the class of a cue verb: of thought, the plainest ones, else by what it takes."""
    frames = cue_verbs()[lemma]
    if all(sense.tier == "attitude" for sense in frames.values()):
        return "thought"
    if lemma in speech_words("vocal"):
        return "plain"
    return "clause" if "that" in frames else "thing" if "obj" in frames else "words"


def _unlisted(m: Material, tokens: Sequence[int]) -> tuple[str, int]:
    verbs = [token for token in tokens if m.tree.tag[token].startswith("V")]
    token = verbs[-1] if verbs else tokens[-1]
    if verbs:
        return "new verb", token
    return (f"new {m.tree.tag[token][:1]}" if m.tree.low[token][:1].isalnum() else "new mark"), token
