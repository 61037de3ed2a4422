"""Which names of people are seen to be different without comparing them: no word sounds like one of the other."""

from functools import lru_cache, reduce
from operator import or_

from onrecord.linking.matching.slots import runs_of
from onrecord.linking.matching.words import joined, person_name


def surely_others(a: str, b: str) -> bool:
    """Tell whether it is seen at once that two names are different: no word of the one can sound like one of the other.

    False tells nothing. It says in a microsecond what ``compare_people`` says of most pairs of names.
    """
    one, other = heard_in(a), heard_in(b)
    if one is None or other is None:
        return False
    return not (one[0] & other[1] or one[1] & other[0])


@lru_cache(maxsize=1 << 17)
def heard_in(name: str) -> tuple[int, int] | None:
    """Return the keys of all words of a name as bits, and with those of words that may be written as one.

    None where more than the sound of its words counts: initials, letters that are not read.
    """
    words = person_name(name).words
    if not words or any(word.kind == "initial" or word.script == "other" for word in words):
        return None
    single = reduce(or_, (word.mask for word in words))
    return single, reduce(or_, (joined(run).mask for run in runs_of(words)), single)
