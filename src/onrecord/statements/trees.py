"""Dependency trees as plain lists: what the rules ask about tokens, their dependents and edges."""

from dataclasses import dataclass

from onrecord.model import Span, Syntax, trim

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "EX"})
"""Tags of words that can head a phrase for someone or something."""

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "nsubjpass"})
"""Relations of a subject to its verb."""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """All tokens of a document with their trees; indices are those of ``Syntax``.

    ``low`` are the words in lower case, ``kids`` the dependents of each token in text order, ``sentence`` the index
    of each token's sentence, ``bounds`` the tokens ``[first, last)`` of each sentence, ``quoted`` the index of the
    innermost quotation that holds the token, -1 outside all quotations.
    """

    text: str
    start: list[int]
    end: list[int]
    head: list[int]
    low: list[str]
    lemma: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    kids: list[list[int]]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    quoted: list[int]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.low)

    def limits(self, token: int) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` of the sentence that holds ``token``."""
        return self.bounds[self.sentence[token]]

    def subtree(self, token: int) -> list[int]:
        """Return ``token`` and all that depends on it within its sentence, in text order."""
        first, last = self.limits(token)
        seen = {token}
        open_ = [token]
        while open_:
            for kid in self.kids[open_.pop()]:
                if first <= kid < last and kid not in seen:
                    seen.add(kid)
                    open_.append(kid)
        return sorted(seen)

    def above(self, token: int) -> list[int]:
        """Return the heads of ``token`` from near to far, itself left out; stops at a root or a circle."""
        heads: list[int] = []
        while self.head[token] != token and self.head[token] not in heads:
            token = self.head[token]
            heads.append(token)
        return heads

    def kid(self, token: int, *deps: str) -> int | None:
        """Return the first dependent with one of the relations ``deps``."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), None)

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``[first, last)``."""
        return Span(self.start[first], self.end[last - 1])

    def finite(self, first: int, last: int) -> bool:
        """Tell whether one of the tokens ``[first, last)`` is a finite verb."""
        return any(tag in FINITE_TAGS for tag in self.tag[first:last])

    def content(self, start: int, end: int) -> Span | None:
        """Return the trimmed span of offsets ``[start, end)``, None where nothing is left."""
        span = trim(Span(start, max(start, end)), self.text)
        return span if len(span) else None


def plant(text: str, syntax: Syntax, quoted: list[int]) -> Tree:
    """Return the trees of ``syntax``; ``quoted`` as in ``Tree``."""
    size = len(syntax)
    heads = syntax.heads.tolist()
    kids: list[list[int]] = [[] for _ in range(size)]
    for token, head in enumerate(heads):
        if head != token:
            kids[head].append(token)
    sentence = [0] * size
    bounds = []
    for index, item in enumerate(syntax.sentences):
        bounds.append((item.first, item.last))
        sentence[item.first : item.last] = [index] * (item.last - item.first)
    low = [word.lower() for word in syntax.words]
    return Tree(
        text,
        syntax.starts.tolist(),
        syntax.ends.tolist(),
        heads,
        low,
        syntax.lemmas,
        syntax.tags,
        syntax.deps,
        kids,
        sentence,
        bounds,
        quoted,
    )
