"""Words for posts: which words head one, and how far the words for it reach."""

from dataclasses import dataclass

from onrecord.events.trees import CLAUSES, Grove
from onrecord.lexicon.happenings import post_words
from onrecord.lexicon.words import fold
from onrecord.model import OfficeStatus

LONGEST = 24
"""Words that a post may have at most."""

FORMER = ("former", "ex", "ex-", "then", "late", "ousted", "deposed", "onetime", "erstwhile", "previous", "past")
ACTING = ("acting", "interim", "caretaker")

# They tell of no post when they stand alone before a name.
ADDRESS = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "sir", "madam", "professor", "prof", "sheikh", "ayatollah", "lady", "lord")
)
_LEFT_OUT = ("nsubj", "cop", "punct", "cc", "appos", "conj", "case", "advmod", "mark", "aux", *CLAUSES)


@dataclass(frozen=True, slots=True)
class Claim:
    """That ``holder`` has the post at tokens ``[first, last)``, headed by ``head``; ``past``: the verb says had."""

    holder: str
    head: int
    first: int
    last: int
    past: bool = False


def is_post(grove: Grove, token: int) -> bool:
    """Tell whether a noun says what post somebody has."""
    return grove.pos(token) in ("NOUN", "PROPN", "ADJ") and post_word(grove, token)


def post_word(grove: Grove, token: int) -> bool:
    """Tell whether a word is one for a post, whatever part it plays."""
    words = post_words()
    return fold(grove.syntax.words[token]).rstrip(".") in words or fold(grove.lemma(token)) in words


def is_bound(grove: Grove, token: int) -> bool:
    """Tell whether the words for one person say of what: "the regime's consul in Oslo", not "a consul"."""
    return grove.syntax.tags[token] in ("NN", "NNP") and bool(grove.having(token, "nmod", "nmod:poss", "compound"))


def is_person_name(grove: Grove, token: int) -> bool:
    """Tell whether a person's name stands at the token."""
    mention = grove.mention_at.get(token)
    return mention is not None and mention.form == "name" and mention.kind == "person"


def whole(grove: Grove, head: int, holder: str) -> Claim:
    """Return the claim of the whole phrase headed by ``head``, without clauses and second posts."""
    below = {head}
    for kid in grove.kids[head]:
        if grove.dep(kid) not in _LEFT_OUT and not is_person_name(grove, kid):
            below.update(grove.under(kid, "acl:relcl", "parataxis", "advcl"))
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below and last - head < LONGEST:
        last += 1
    while last > head and (grove.dep(last) == "punct" or is_person_name(grove, last)):
        last -= 1
    while first < head and grove.dep(first) == "punct":
        first += 1
    return Claim(holder, head, first, last + 1)


def status(grove: Grove, claim: Claim) -> OfficeStatus:
    """Return whether the post is said to be past or acting."""
    words = [grove.low[token] for token in range(max(0, claim.first - 2), claim.last)]
    near = words[: claim.head - claim.first + 3]
    if any(word in ACTING for word in words):
        return "acting"
    if claim.past or any(word in FORMER or word.startswith("ex-") for word in near):
        return "former"
    return "unstated"
