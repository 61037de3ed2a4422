"""Words of a draft: quotations, names, and what tells of doubt and denial."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final

from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.inflection import verb_forms
from onrecord.lexicon.words import fold, read_words

QUOTED: Final = re.compile(r"“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|\"([^\"]+)\"|(?<!\w)‘([^’]+)’(?!\w)")
"""Words between quotation marks; single ones only where they cannot be an apostrophe."""

DENIAL: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ying|ials?)|reject\w*|disput\w*"
    r"|declin\w*|disagree\w*|dismiss\w*|refut\w*|contradict\w*|refus\w*|disown\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that deny, or tell of a denial."""

HEDGE: Final = re.compile(
    r"\b(?:may|might|could|would|will|shall|should|if|unless|whether|plan\w*|intend\w*|expect\w*|predict\w*|propos\w*"
    r"|threat\w*|promise\w*|promising|demand\w*|ask\w*|urg\w*|want\w*|hop\w*|fear\w*|call\w*|alleg\w*|reported\w*|apparent\w*|likely"
    r"|possib\w*|probab\w*|suspect\w*|order\w*|instruct\w*|warn\w*|(?:said|told)\s+to|accus\w*|claim\w*|believ\w*|suppos\w*|to\s+be|about\s+to|soon|future|next)\b",
    re.IGNORECASE,
)
"""Words that leave open whether something happened."""

PRONOUN: Final = re.compile(r"\b(?:he|she|they|it|who|his|her|their|its|him|them)\b", re.IGNORECASE)

UNDATED: Final = re.compile(
    r"\b(?:undated|not dated|without a date|no date|dates?\b.{0,30}\b(?:not known|unknown))\b", re.IGNORECASE
)
"""Words that say that a source has no date."""

_WORD: Final = re.compile(r"\w[\w'’.\-]*\w|\w")
_ROUND: Final = str.maketrans(dict.fromkeys("“”„«»\"‘’'‚"))


def quotations(text: str) -> Iterator[str]:
    """Yield what stands between quotation marks."""
    for match in QUOTED.finditer(text):
        yield next(group for group in match.groups() if group)


def without_quotations(text: str) -> str:
    """Return a text with what is quoted taken out."""
    return QUOTED.sub(" “” ", text)


def pieces(quotation: str) -> list[str]:
    """Return the stretches of a quotation that must stand in the source: what is between ellipses and insertions."""
    parts = re.split(r"\[[^\]]*\]|…|\.\s?\.\s?\.", quotation)
    return [plain for part in parts if (plain := levelled(part).strip(" ,.;:!?–—-"))]


def levelled(text: str) -> str:
    """Return a text in one form of white space, dashes, quotation marks and case, to be compared."""
    flat = " ".join(text.translate(_ROUND).replace("–", "-").replace("—", "-").replace("\u00ad", "").split())
    return flat.casefold()


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, without the possessive."""
    return [_token(match[0]) for match in _WORD.finditer(text)]


def _token(word: str) -> str:
    return re.sub(r"(?:['’]s|['’])$", "", fold(word)).rstrip(".")


def named(text: str, ordinary: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words with a capital in a sentence, as they are written.

    The first word counts where it goes on as a name or is no ordinary word: ``ordinary`` are words that stand without
    a capital somewhere, folded.
    """
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        between = text[end : match.start()]
        if run and (not word[0].isupper() or between.strip()):
            yield from _told(run, ordinary)
            run = []
        if word[0].isupper():
            opens = not run and not text[: match.start()].strip(' “”"«»„‘([')
            if not (opens and (_token(word) in ordinary or _token(word) in _small())):
                run.append(word)
        end = match.end()
    yield from _told(run, ordinary)


def _told(run: list[str], ordinary: Collection[str]) -> Iterator[tuple[str, ...]]:
    kept = [word for word in run if _token(word) not in _small() or len(run) > 1]
    if kept and not (len(kept) == 1 and (kept[0] == "I" or (_token(kept[0]) in ordinary and kept[0].isupper()))):
        yield tuple(kept)


@cache
def _small() -> frozenset[str]:
    """Return words that begin sentences and name nobody: days, months, and words of grammar."""
    return frozenset(word for line in read_words("data/sentence-openers.txt") for word in line.split())


@cache
def stances() -> Mapping[str, frozenset[str]]:
    """Return by form of a verb the stances that it gives a speaker, where it always gives one."""
    found: dict[str, frozenset[str]] = {}
    for lemma, frames in cue_verbs().items():
        given = frozenset(sense.stance for sense in frames.values())
        if "neutral" not in given:
            for form in verb_forms(lemma):
                found[form] = found.get(form, frozenset()) | given
    return found


@cache
def reporting() -> frozenset[str]:
    """Return the words that tell that somebody says or thinks something: verbs in all their forms, "according"."""
    return frozenset(form for lemma in cue_verbs() for form in verb_forms(lemma)) | {"according", "says", "words"}
