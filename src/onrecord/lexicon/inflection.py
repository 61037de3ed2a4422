"""Forms of English verbs and nouns, made from their lemmas: taggers often miss the lemma of rarer words."""

from functools import cache

from onrecord.lexicon.words import read_words

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """Return all forms of a verb, its lemma among them; where a consonant may be doubled, both spellings."""
    past = _irregular().get(lemma)
    stems = _stems(lemma)
    forms = {lemma, _third_person(lemma), *(f"{stem}ing" for stem in _before_ing(lemma, stems))}
    forms |= past if past is not None else {f"{stem}ed" for stem in stems}
    return frozenset(forms)


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Return the singular and the plural of a noun."""
    if lemma.endswith("man"):
        return frozenset((lemma, f"{lemma[:-3]}men"))
    return frozenset((lemma, _third_person(lemma)))


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith((*_HISSING, "o")) else f"{lemma}s"


def _stems(lemma: str) -> tuple[str, ...]:
    """Return what "ed" is put to: "explod", "carri", "shel" and "shell"."""
    if lemma.endswith("e"):
        return (lemma[:-1],)
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (f"{lemma[:-1]}i",)
    closed = len(lemma) > 2 and lemma[-1] not in (*_VOWELS, "w", "x", "y") and lemma[-2] in _VOWELS
    short = closed and (lemma[-3] not in _VOWELS or lemma[-4:-2] == "qu")
    return (lemma, f"{lemma}{lemma[-1]}") if short else (lemma,)


def _before_ing(lemma: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (f"{lemma[:-2]}y",)
    if lemma.endswith(("ee", "y")):
        return (lemma,)
    return stems


@cache
def _irregular() -> dict[str, set[str]]:
    rows = (line.split() for line in read_words("data/irregular-verbs.txt"))
    return {lemma: {form for forms in past for form in forms.split("/")} for lemma, *past in rows}
