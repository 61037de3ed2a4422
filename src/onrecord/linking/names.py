"""What a name is compared by when documents are linked: the full name without title, article and possessive."""

from functools import cache

from onrecord.lexicon.spelling import name_key
from onrecord.lexicon.words import read_words


def linking_key(name: str, kind: str) -> str:
    """Return the key under which names of one kind are the same; empty where a name alone does not tell.

    Titles and articles before a name and a possessive after it are no part of it. A person needs two words: a bare
    surname or given name could be anybody's.
    """
    words = name_key(name).removesuffix("'s").split()
    if kind == "person":
        while words and words[0].rstrip(".") in _titles():
            words = words[1:]
        return " ".join(words) if len(words) > 1 else ""
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(name_key(word) for word in read_words("names/titles.txt"))
