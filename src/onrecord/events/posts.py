"""Words for posts: which words head one, how far the words for it reach, what they say of its time."""

from dataclasses import dataclass

from onrecord.events.trees import CLAUSES, Grove
from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.happenings import calling_words, people_words, portfolio_words, post_words
from onrecord.lexicon.words import fold
from onrecord.model import OfficeStatus

LONGEST = 24
"""Words that a post may have at most."""

FORMER = (
    "former",
    "formerly",
    "ex",
    "ex-",
    "then",
    "late",
    "onetime",
    "erstwhile",
    "previous",
    "past",
    "once",
    "sometime",
)
ACTING = ("acting", "interim", "caretaker", "provisional")
CURRENT = ("current", "currently", "incumbent", "now", "serving", "sitting", "present")
# They tell of no post when they stand alone before a name.
ADDRESS = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "madam",
        "professor",
        "prof",
        "sheikh",
        "ayatollah",
        "lady",
        "lord",
        "father",
    )
)
PLACES = ("post", "job", "position", "seat", "charge")
"""Words for a post that leave open which: "her post at the embassy"."""

_TIMES = (*FORMER, *ACTING, *CURRENT, "later", "still", "also", "newly", "recently", "first", "previously")
_RAISING = ("chief", "head", "deputy", "vice", "principal", "lead", "assistant", "acting", "presiding")
_RANKS_GENERAL = ("major", "lieutenant", "brigadier", "colonel", "captain")
_ENDINGS = ("er", "or", "ist", "ian")
OWNING = ("'s", "’s")
BODIES = ("of", "at", "in", "for", "with", "to", "on", "under", "from")
_LEFT_OUT = ("nsubj", "cop", "punct", "cc", "appos", "conj", "case", "advmod", "mark", "aux", *CLAUSES)
_OPENING = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV")
_GOING_ON = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "SYM", "X")
_GIVEN = ("elected", "appointed", "named")
_FARTHEST = 9
_NO_TITLE = ("nsubj", "obj", "obl", "root")


@dataclass(frozen=True, slots=True)
class Claim:
    """That ``holder`` has the post at tokens ``[first, last)``, headed by ``head``; ``past``: the verb says had."""

    holder: str
    head: int
    first: int
    last: int
    past: bool = False


def is_post(grove: Grove, token: int) -> bool:
    """Tell whether a noun heads words for a post; of callings ("a nurse") it takes more, see ``is_tied``."""
    return grove.pos(token) in ("NOUN", "PROPN", "ADJ") and (post_word(grove, token) or calling(grove, token))


def post_word(grove: Grove, token: int) -> bool:
    """Tell whether a word is one for a post by itself, whatever part it plays."""
    word = fold(grove.syntax.words[token]).rstrip(".")
    if {word, fold(grove.lemma(token))} & post_words():
        return True
    before = grove.low[token - 1] if token else ""
    if word == "general":
        return before in calling_words() | post_words() and before not in _RANKS_GENERAL
    return before in _RAISING and calling(grove, token) and grove.sentence[token - 1] == grove.sentence[token]


def calling(grove: Grove, token: int) -> bool:
    """Tell whether a noun says what somebody is or does for a living."""
    if {fold(grove.lemma(token)), fold(grove.syntax.words[token]).rstrip(".")} & calling_words():
        return True
    mention = grove.mention_at.get(token)
    described = mention is not None and mention.form == "nominal" and mention.kind == "person"
    return described and grove.low[token].endswith(_ENDINGS) and grove.low[token] not in people_words()


def is_tied(grove: Grove, claim: Claim) -> bool:
    """Tell whether the words name a post: by its own word, or a calling with the body that it is held at."""
    if post_word(grove, claim.head) or grove.pos(claim.head) == "VERB" or grove.lemma(claim.head) in PLACES:
        return True
    before = any(is_body(grove, token) for token in range(claim.first, claim.head))
    after = claim.head + 1
    behind = after < claim.last and grove.low[after] in BODIES
    return before or (behind and any(is_body(grove, token) for token in range(after + 1, claim.last)))


def is_body(grove: Grove, token: int) -> bool:
    """Tell whether a word names an institution: an organisation, or a noun for one."""
    mention = grove.mention_at.get(token)
    if mention is not None and mention.kind in ("organisation", "publication", "campaign"):
        return True
    return grove.pos(token) in ("NOUN", "PROPN") and fold(grove.lemma(token)) in gazetteer().organisation_words


def is_bound(grove: Grove, claim: Claim) -> bool:
    """Tell whether the words for one person say of what: "the regime's consul in Oslo", not "a consul"."""
    head = claim.head
    if grove.syntax.tags[head] not in ("NN", "NNP"):
        return False
    before = any(
        grove.dep(token) in ("compound", "nmod:poss", "nmod") or fold(grove.syntax.words[token]) in _of_places()
        for token in range(claim.first, head)
        if grove.low[token] not in _RAISING and grove.syntax.tags[token] != "PRP$"
    )
    return before or (head + 1 < claim.last and grove.low[head + 1] in BODIES)


def _of_places() -> frozenset[str]:
    return gazetteer().demonyms | portfolio_words()


def is_person_name(grove: Grove, token: int) -> bool:
    """Tell whether a person's name stands at the token."""
    mention = grove.mention_at.get(token)
    return mention is not None and mention.form == "name" and mention.kind == "person"


def scan(grove: Grove, holder: str, first: int) -> Claim | None:
    """Return the claim of the words for a post that begin at ``first``, by the order of the words."""
    head = _head(grove, first)
    if head is None or is_person_name(grove, head + 1):
        return None
    last = head + 1
    while last - first < LONGEST and goes_on(grove, last, head):
        last += 1
    while (
        last > head + 1 and grove.pos(last - 1) in ("ADP", "DET", "PART", "ADV") and grove.low[last - 1] not in OWNING
    ):
        last -= 1
    return Claim(holder, head, first, last)


def _head(grove: Grove, first: int) -> int | None:
    """Return the last word for a post before a preposition or verb, where only words of one phrase come before it."""
    found = None
    for token in range(first, min(first + _FARTHEST, len(grove.syntax))):
        given = token == first and grove.low[token] in _GIVEN
        possessive = grove.syntax.tags[token] in ("PRP$", "POS", "HYPH") or grove.low[token] in _GIVEN
        fits = grove.pos(token) in _OPENING or grove.low[token] in _TIMES or possessive or given
        if not fits or grove.sentence[token] != grove.sentence[first]:
            break
        if grove.pos(token) == "ADV" and grove.low[token] not in _TIMES:
            break
        if is_person_name(grove, token) and found is not None:
            break
        if is_post(grove, token):
            found = token
        elif found is not None and grove.pos(token) not in ("PART", "PROPN", "ADJ"):
            break
    if found is None or found + 1 >= len(grove.syntax) or grove.sentence[found + 1] != grove.sentence[first]:
        return found
    return None if grove.pos(found + 1) == "NOUN" else found


def goes_on(grove: Grove, token: int, head: int) -> bool:
    """Tell whether a word behind a head still belongs to the words for the post: no clause, no comma, no time."""
    if token >= len(grove.syntax) or grove.sentence[token] != grove.sentence[head]:
        return False
    if token in grove.timed or (token + 1 in grove.timed and grove.pos(token) in ("ADP", "SCONJ")):
        return False
    hyphen = grove.low[token] == "-" and grove.ends[token - 1] == grove.starts[token]
    return hyphen or grove.pos(token) in _GOING_ON or grove.syntax.tags[token] in ("PRP$", "POS")


def whole(grove: Grove, head: int, holder: str) -> Claim:
    """Return the claim of the whole phrase headed by ``head``, without clauses and second posts."""
    below = {head}
    for kid in grove.kids[head]:
        if grove.dep(kid) not in _LEFT_OUT and not is_person_name(grove, kid):
            below.update(grove.under(kid, "acl:relcl", "parataxis", "advcl", "appos"))
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below and last - head < LONGEST and goes_on(grove, last + 1, head):
        last += 1
    while last > head and (grove.dep(last) == "punct" or is_person_name(grove, last)):
        last -= 1
    while first < head and grove.dep(first) in ("punct", "case"):
        first += 1
    return Claim(holder, head, first, last + 1)


def status(grove: Grove, claim: Claim) -> OfficeStatus:
    """Return whether the post is said to be past, present or acting."""
    words = [grove.low[token] for token in range(max(0, claim.first - 2), claim.last)]
    near = words[: claim.head - claim.first + 3]
    if any(word in ACTING for word in words):
        return "acting"
    if claim.past or any(word in FORMER or word.startswith(("ex-", "then-")) for word in near):
        return "former"
    return "current" if any(word in CURRENT for word in near) else "unstated"


def part_of_title(grove: Grove, token: int) -> bool:
    """Tell whether a word goes with the title behind it: "former", "ministry", "Foreign", "general"."""
    word = grove.low[token]
    if word in (*FORMER, *ACTING, *CURRENT, "-", "’s", "'s") or post_word(grove, token) or calling(grove, token):
        return True
    if fold(word) in portfolio_words() or fold(word) in gazetteer().demonyms:
        return True
    if grove.dep(token) in _NO_TITLE or is_person_name(grove, token) or token in grove.timed:
        return False
    capital = grove.syntax.words[token][:1].isupper()
    return grove.pos(token) in ("NOUN", "PROPN") or (grove.pos(token) == "ADJ" and capital)
