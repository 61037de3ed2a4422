"""The language of a text: told offline, and left open where it cannot be told."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_BYTES: Final = 36
"""Letters in UTF-8 that a text must have: 36 Latin, 18 Arabic or Cyrillic, 12 Chinese ones. Shorter text is a guess."""

MIN_SCORE: Final = 0.7
"""Probability it must reach. Measured: sentences of 25 languages reach .83 and more, names and menus at most .61."""

_SLICE: Final = 1_000
_PART_OF: Final = {"ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh"}
"""Spoken forms that the detector tells apart and ISO 639-1 does not."""

_NO_LETTERS: Final = re.compile(r"[\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, None where the text is short, mixed or none of those with a code.

    Looks at no more than three stretches of 1,000 characters: beginning, middle, end.
    """
    sample = _sample(text)
    if len(_NO_LETTERS.sub("", sample).encode("utf-8", "replace")) < MIN_BYTES:
        return None
    scores: dict[str, float] = {}
    for language, score in _identifier().rank(sample):
        code = _PART_OF.get(language, language)
        scores[code] = scores.get(code, 0.0) + float(score)
    code, score = max(scores.items(), key=lambda item: (item[1], item[0]))
    return code if len(code) == 2 and round(score, 3) >= MIN_SCORE else None


def load_detector() -> None:
    """Load what telling a language needs."""
    _identifier()


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


@cache
def _identifier() -> "LanguageIdentifier":
    """Load the detector once for each process (about a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loaded where a language is asked for

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
