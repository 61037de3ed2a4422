"""In which words the texts tell of each type of event: a type is a key, never what something is called."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from onrecord.model import flat
from onrecord.record import Reader
from onrecord.record.query_events import triggers_in
from onrecord.record.query_paged import documents_after

_SAMPLE = 25
"""So many documents, those that were added first, are looked at."""

_WORDS = 2


def wordings(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Return by type the words that are used most for it in the first documents, the most used first."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for type_, trigger in triggers_in(reader, documents_after(reader, 0, _SAMPLE)):
        words[type_][" … ".join(map(flat, trigger)).casefold()] += 1
    return {type_: tuple(word for word, _ in held.most_common(_WORDS)) for type_, held in words.items()}
