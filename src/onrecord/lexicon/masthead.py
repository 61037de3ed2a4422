"""Words of the masthead and of interviews: bylines, dates of publication, notes on authors, labels of speakers."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.words import read_words


@cache
def masthead_words() -> Mapping[str, tuple[str, ...]]:
    """Load the list, once: what is marked (``byline``, ``updated`` ...) to its phrases in lower case, longest first."""
    marks = defaultdict[str, list[str]](list)
    for entry in read_words("data/masthead.txt"):
        phrase, mark = entry.split("\t")
        marks[mark].append(phrase)
    return {mark: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) for mark, phrases in marks.items()}
