"""The dependency trees of a document as plain lists, with what lies at their tokens: mentions, statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Mention, Reading, Span, Statement, Syntax

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
CLAUSES = ("acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "conj", "acl")
APART = (
    *("acl:relcl", "appos", "parataxis", "punct", "cc", "conj", "advcl", "acl", "dep", "discourse", "ccomp"),
    *("nsubj", "cop", "aux", "mark"),
)
"""Relations whose words are left out where a participant's words are shown."""

FIRST_PERSON = ("i", "me", "my", "myself")
"""Words of the one who speaks."""

SECOND_PERSON = ("you", "your", "yourself")
"""Words for the one who is spoken to."""

_LONGEST_PHRASE = 12


@dataclass(frozen=True, slots=True, eq=False)
class Grove:
    """All trees of a document.

    ``kids`` are the dependents of each token, ``sentence`` the index of its sentence, ``mention_at`` the mention that
    hangs in its tree by that token, ``timed`` the tokens of time expressions.
    """

    text: str
    syntax: Syntax
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    low: tuple[str, ...]
    kids: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]
    mention_at: dict[int, Mention]
    timed: frozenset[int]

    def dep(self, token: int) -> str:
        """Return the relation of a token to its head."""
        return self.syntax.deps[token]

    def lemma(self, token: int) -> str:
        """Return the lemma of a token."""
        return self.syntax.lemmas[token]

    def pos(self, token: int) -> str:
        """Return the universal part of speech of a token."""
        return self.syntax.pos[token]

    def span(self, token: int) -> Span:
        """Return where one token stands."""
        return Span(self.starts[token], self.ends[token])

    def having(self, token: int, *deps: str) -> list[int]:
        """Return the dependents with one of the relations ``deps``, in text order."""
        return [kid for kid in self.kids[token] if self.syntax.deps[kid] in deps]

    def case(self, token: int) -> str | None:
        """Return the first preposition of a token in lower case."""
        return next((self.low[kid] for kid in self.kids[token] if self.syntax.deps[kid] == "case"), None)

    def under(self, token: int, *without: str) -> list[int]:
        """Return a token and all below it in its sentence, in text order; ``without`` are relations left out."""
        found, waiting = {token}, [token]
        while waiting:
            for kid in self.kids[waiting.pop()]:
                if kid not in found and self.sentence[kid] == self.sentence[token] and self.dep(kid) not in without:
                    found.add(kid)
                    waiting.append(kid)
        return sorted(found)

    def phrase(self, token: int) -> Span:
        """Return the words of the participant headed by ``token``: its mention, else its phrase."""
        mention = self.mention_at.get(token)
        if mention is not None:
            return mention.span
        below = set(self.under(token, *APART))
        first = last = token
        while first - 1 in below and token - first < _LONGEST_PHRASE:
            first -= 1
        while last + 1 in below and last - token < _LONGEST_PHRASE:
            last += 1
        while first < token and self.dep(first) in ("case", "mark", "punct"):
            first += 1
        return Span(self.starts[first], self.ends[last])


def grow(text: str, reading: Reading) -> Grove:
    """Return the trees of a reading."""
    syntax = reading.syntax
    branches = _branches(syntax)
    return Grove(
        text,
        syntax,
        *branches,
        _mentions(syntax, branches[0], reading.mentions),
        frozenset(token for date in reading.dates for token in syntax.tokens(date.span)),
    )


_Ints = tuple[int, ...]


@lru_cache(maxsize=2)
def _branches(syntax: Syntax) -> tuple[_Ints, _Ints, _Ints, tuple[str, ...], tuple[_Ints, ...], _Ints]:
    """Return heads, starts, ends, words in lower case, dependents and sentences; one document is asked thrice."""
    size = len(syntax)
    heads: list[int] = syntax.heads.tolist()
    kids: list[list[int]] = [[] for _ in range(size)]
    for token, head in enumerate(heads):
        if head != token:
            kids[head].append(token)
    sentence = [0] * size
    for index, item in enumerate(syntax.sentences):
        sentence[item.first : item.last] = [index] * (item.last - item.first)
    low = tuple(word.lower() for word in syntax.words)
    starts, ends = tuple(syntax.starts.tolist()), tuple(syntax.ends.tolist())
    return tuple(heads), starts, ends, low, tuple(map(tuple, kids)), tuple(sentence)


def _mentions(syntax: Syntax, heads: Sequence[int], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Map the tokens by which a mention hangs in its tree to it; the longer mention has the token."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: (len(mention.span), mention.span)):
        tokens = syntax.tokens(mention.span)
        for token in tokens:
            if heads[token] == token or heads[token] not in tokens:
                found[token] = mention
    return found


@dataclass(frozen=True, slots=True)
class Statements:
    """Which statement of a document says what stands at a place."""

    statements: tuple[Statement, ...]

    def at(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds ``span``: the one with the shortest such content."""
        holding = [
            (len(content), number)
            for number, statement in enumerate(self.statements)
            for content in statement.content
            if span.within(content)
        ]
        return self.statements[min(holding)[1]] if holding else None

    def meant(self, span: Span, word: str) -> str | None:
        """Return who "I" or "you" at ``span`` is: the speaker of the statement, or who answers the question."""
        if word not in FIRST_PERSON and word not in SECOND_PERSON:
            return None
        statement = self.at(span)
        if statement is None or word in FIRST_PERSON:
            return None if statement is None else speaker_of(statement)
        if statement.manner != "turn" or statement.stance != "ask":
            return None
        place = self.statements.index(statement)
        answers = (item for item in self.statements[place + 1 :] if item.manner == "turn" and item.stance != "ask")
        answer = next(answers, None)
        return speaker_of(answer) if answer is not None and answer.part == statement.part else None


def speaker_of(statement: Statement) -> str | None:
    """Return who "I" is in a statement: its speaker, if there is one and one only."""
    return statement.speakers[0] if len(statement.speakers) == 1 else None
