"""One thing that one voice says, and how two such things stand to each other."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Evidence, Link, Occurrence, Span

Facet = Literal["date", "place", "who", "motive", "denial", "words", "count", "rank", "before", "office"]
"""What a claim is about: when, where, who, why, whether at all, in which words, how many, the how-manieth, who else
before, and which post."""
QUALIFIED = "qualified: "
"""How the value of a claim on words begins that qualifies what happened: "peaceful protests"."""
REJECTS = "rejects"
"""Value of a claim on words that says they are wrong: "people who stayed, rather than defectors"."""
Relation = Literal["agree", "refine", "update", "differ", "not-comparable"]
SCORES: dict[Relation, float] = {"agree": 0.9, "refine": 0.8, "update": 0.8, "differ": 0.8, "not-comparable": 0.5}
"""How sure the relation is, roughly: what is compared may have been misread."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one voice says of one facet of one item.

    ``at`` is the event, count, office or statement; ``topic`` what it is about (a family of events, a unit, a holder).
    ``value`` is what is compared (EDTF, a name, a type), ``words`` what stands at ``span``. ``least`` and ``most`` are
    the interval of a count. ``nouns`` are the telling words, folded and cut. ``origin`` is whose words these are,
    ``made`` the day they were said or published (ISO 8601), None where that is not known. ``home`` is the country that
    the document names most; ``beside`` is where the event is told; ``called`` are the words, as written, for the post
    of somebody.
    """

    facet: Facet
    at: Occurrence
    topic: str
    value: str
    words: str
    span: Span
    statement: str | None
    origin: str
    made: str | None = None
    least: float | None = None
    most: float | None = None
    scope: str | None = None
    as_of: str | None = None
    nouns: frozenset[str] = frozenset()
    home: str | None = None
    beside: tuple[Span, ...] = ()
    called: str = ""

    def in_one_voice(self, other: "Claim") -> bool:
        """Tell whether one voice says both in one telling: in one document, or in one statement of it."""
        if self.at.document != other.at.document:
            return False
        return self.origin == other.origin or (self.statement is not None and self.statement == other.statement)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return where it stands: its words, and the words of the event that it is told of."""
        return tuple(Evidence(self.at.document, span) for span in dict.fromkeys((self.span, *self.beside)))


@dataclass(frozen=True, slots=True)
class Accord:
    """How two claims on one thing stand: never which of them holds. ``reason`` says in words why."""

    kind: Facet
    relation: Relation
    reason: str
    a: Claim
    b: Claim
    evidence: tuple[Evidence, ...]

    def link(self) -> Link:
        """Return it as a link; the rule names the facet before the reason."""
        return link_of(self.kind, self.relation, self.reason, self.a.at, self.b.at, self.evidence)


def link_of(
    kind: Facet, relation: Relation, reason: str, a: Occurrence, b: Occurrence, evidence: tuple[Evidence, ...]
) -> Link:
    """Return an accord as a link; the rule names the facet before the reason."""
    return Link("accord", a, b, relation, SCORES[relation], evidence, rule_of(kind, reason))


def rule_of(kind: Facet, reason: str) -> str:
    """Return the rule of an accord as a link: the facet, then why."""
    facet = {"rank": "count", "before": "count", "office": "who"}.get(kind, kind)
    return f"{facet}: {reason}"


def accord(relation: Relation, reason: str, a: Claim, b: Claim) -> Accord:
    """Return the accord of two claims, with the evidence of both."""
    return Accord(a.facet, relation, reason, a, b, tuple(dict.fromkeys((*a.evidence, *b.evidence))))
