"""What the cue lexicon says of a lemma, as yes-or-no columns; the weights keep the rows they were trained with."""

from collections.abc import Iterable

from onrecord.lexicon.cues import Frame, WordMark, cue_adjectives, cue_adverbs, cue_nouns, cue_verbs, speech_words

_FRAMES: tuple[Frame, ...] = (
    *("that", "quote", "tell", "order", "inf", "obj", "of", "for", "with", "on", "about", "toward", "want", "as"),
)
_TIERS = ("speech", "attitude")
_MARKS: tuple[WordMark, ...] = (
    *("asking", "bearer", "clausal", "control", "denial", "event", "human", "light", "negation"),
    *("opining", "post", "relay", "thing", "time", "trailing", "vague", "venue", "vocal"),
)


def columns() -> int:
    """Return the number of columns."""
    return len(row("", ""))


def verbs() -> frozenset[str]:
    """Return the lemmas of the cue verbs."""
    return frozenset(cue_verbs())


def rows(seen: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the rows of the lexicon's words and of those seen, by "lemma kind"; rows without a yes are left out."""
    pairs = {(lemma, tag[:1]) for lemma, tag in seen}
    pairs |= {(lemma, "V") for lemma in cue_verbs()} | {(lemma, "N") for lemma in cue_nouns()}
    pairs |= {(lemma, "J") for lemma in (*cue_adjectives(), *cue_verbs())} | {(lemma, "R") for lemma in cue_adverbs()}
    found = {f"{lemma} {kind}": row(lemma, kind) for lemma, kind in sorted(pairs)}
    return {key: value for key, value in found.items() if any(value)}


def row(lemma: str, kind: str) -> bytes:
    """Return the columns of a lemma tagged as one kind of word (the first letter of the tag), a byte for each."""
    frames = cue_verbs().get(lemma, {}) if kind in {"V", "J"} else {}
    senses = list(frames.values())
    noun = cue_nouns().get(lemma) if kind == "N" else None
    adjective, adverb = cue_adjectives().get(lemma) if kind == "J" else None, cue_adverbs().get(lemma)
    senses += [sense for sense in (noun, adjective, adverb) if sense is not None]
    found = [name in frames for name in _FRAMES]
    found += [any(sense.tier == tier for sense in senses) for tier in _TIERS]
    found += [bool(frames), noun is not None, adjective is not None, adverb is not None]
    found += [lemma in speech_words(mark) for mark in _MARKS]
    found.append(any(sense.stance in {"deny", "doubt"} for sense in senses))
    return bytes(found)
