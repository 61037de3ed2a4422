"""Articles that repeat another one, word for word or shortened."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.linking.shingles import containment, shingles
from onrecord.model import Evidence, Link, Occurrence, Part, PassageKind, Reading, Span, hull

_WORDS_OF_THE_ARTICLE: frozenset[PassageKind] = frozenset({"lead", "body", "question", "answer"})
"""Menus, titles and bylines are another outlet's own, even around a copy."""

_LEAST_RUNS = 20
"""Runs of five words that an article needs: two notices of one sentence are alike by chance."""

_COPIED, _WHOLE = 0.6, 0.8
"""How much of a copy is in the other one, and how much of the other one is in a copy that is not shortened.

An editor's own line in a short notice costs it a third of its runs; what two reporters quote alike is less.
"""

_SAMPLE = 4
"""One run in so many is looked up: runs are chosen by their number, so copies agree on the choice."""

_COMMON = 200
"""A run that stands in more articles than this tells nothing (a notice, a boilerplate line)."""


@dataclass(frozen=True, slots=True)
class _Article:
    """A part of a document as a bag of runs of words."""

    at: Occurrence
    span: Span
    runs: frozenset[int]
    published: str


def link_copies(readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Propose which articles repeat another one; the order of the readings does not matter.

    Each copy is linked to one article, ``b``: the fullest that holds it, then the earliest published. ``verbatim``
    where most of that one is in the copy too, else ``abridged``. The score is the share of the copy's runs of five
    words that stand in the other one.
    """
    articles = {
        article.at: article
        for document, reading in readings
        for article in _articles(document, reading, text_of(document))
    }
    shared = _candidates(articles)
    links = (_copy(article, [articles[other] for other in shared[article.at]]) for article in articles.values())
    return tuple(sorted((link for link in links if link), key=lambda link: (link.a.document, link.a.item)))


def _articles(document: str, reading: Reading, text: str) -> Iterator[_Article]:
    for part in reading.parts:
        spans = tuple(
            passage.span
            for passage in reading.passages
            if passage.part == part.id and passage.kind in _WORDS_OF_THE_ARTICLE and passage.repeats is None
        )
        runs = shingles("\n".join(span.of(text) for span in spans))
        if len(runs) >= _LEAST_RUNS:
            yield _Article(Occurrence(document, part.id), hull(spans), runs, _published(part, reading))


def _published(part: Part, reading: Reading) -> str:
    """Return a date to order by; undated articles come last."""
    return part.masthead.published.edtf or reading.masthead.published.edtf or "~"


def _candidates(articles: Mapping[Occurrence, _Article]) -> Mapping[Occurrence, list[Occurrence]]:
    """Return for each article those of other documents that share runs of the sample with it."""
    holders = defaultdict[int, list[Occurrence]](list)
    for article in articles.values():
        for run in article.runs:
            if run % _SAMPLE == 0:
                holders[run].append(article.at)
    met = defaultdict[Occurrence, Counter[Occurrence]](Counter)
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            for place in places:
                met[place].update(other for other in places if other.document != place.document)
    return {at: sorted(met[at], key=lambda other: (other.document, other.item)) for at in articles}


def _copy(article: _Article, others: Iterable[_Article]) -> Link | None:
    """Return the link to the article that this one is a copy of, if any."""
    holding = [
        other for other in others if _rank(other) < _rank(article) and containment(article.runs, other.runs) >= _COPIED
    ]
    if not holding:
        return None
    origin = min(holding, key=_rank)
    whole = containment(origin.runs, article.runs) >= _WHOLE
    return Link(
        kind="copy_of",
        a=article.at,
        b=origin.at,
        relation="verbatim" if whole else "abridged",
        score=round(containment(article.runs, origin.runs), 3),
        evidence=(Evidence(article.at.document, article.span), Evidence(origin.at.document, origin.span)),
        rule="shared-5-grams",
    )


def _rank(article: _Article) -> tuple[int, str, str, str]:
    """Order by fullness, then date, then id: what ranks first is never called a copy of what follows."""
    return -len(article.runs), article.published, article.at.document, article.at.item
