"""Later versions: another state of the page at the same address, or of the article of that title and outlet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.linking.copies.aligning import blocks, evidence_of, shared_runs
from onrecord.linking.copies.articles import LAYER, Article, article_of
from onrecord.linking.index import key_of
from onrecord.model import Evidence, Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.linking.index import Index

VERSIONS = 400
"""A title that more articles of one outlet bear is a heading of its pages ("News in brief")."""

_KEPT = 0.2
"""How much of a version is in the one before, where the title alone tells; pages at one address may be written anew."""


def version_keys(article: Article) -> tuple[int, ...]:
    """Return the numbers under which an article meets other states of its page, and what is told to translate it."""
    states = [key for key in (_by_url(article), _by_title(article)) if key is not None]
    return (*states, *(key_of("translates", name) for name in article.names))


def translations(index: Index, article: Article) -> Iterator[Link]:
    """Yield the links of an article to the documents that it is said to translate: their articles of that name."""
    if not article.translates:
        return
    for slip in index.under(LAYER, key_of("named", article.translates)):
        other = article_of(slip)
        if other.at.document != article.at.document and article.translates in other.names:
            evidence = tuple(Evidence(one.at.document, one.whole) for one in (article, other) if len(one.runs))
            yield Link(
                kind="translation_of",
                a=article.at,
                b=other.at,
                relation="translation",
                score=1.0,
                evidence=evidence,
                rule="declared-translation",
                hangs_on=(article.node,),
            )


def versions(index: Index, article: Article) -> Iterator[Link]:
    """Yield the link of an article to the version before it, if there is one."""
    at_url = _earlier(index, article, _by_url(article))
    titled = _earlier(index, article, _by_title(article))
    told = [(other, "same-url") for other in at_url if other.url == article.url]
    told += [(other, "same-title-and-outlet") for other in titled if _kept(article, other) >= _KEPT]
    if told:
        latest = max(told, key=lambda pair: (pair[0].rank, pair[1] == "same-url"))
        yield _version(article, *latest)


def _by_url(article: Article) -> int | None:
    return key_of("url", article.url) if article.url else None


def _by_title(article: Article) -> int | None:
    return key_of("title", article.outlet, article.title) if article.title and article.outlet else None


def _earlier(index: Index, article: Article, key: int | None) -> list[Article]:
    if key is None or not 1 < index.bearers(LAYER, key, VERSIONS + 1) <= VERSIONS:
        return []  # one alone bears it: the article itself
    others = (slip for slip in index.under(LAYER, key) if slip.at.document != article.at.document)
    return [one for one in map(article_of, others) if one.rank < article.rank]


def _kept(article: Article, other: Article) -> float:
    shared = _shared(article, other)
    return int(shared.sum()) / max(1, min(len(article.runs), len(other.runs)))


def _version(article: Article, other: Article, rule: str) -> Link:
    shared = _shared(article, other)
    return Link(
        kind="version_of",
        a=article.at,
        b=other.at,
        relation="version",
        score=1.0 if rule == "same-url" else round(_kept(article, other), 3),
        evidence=tuple(evidence_of(article, other, blocks(article, shared, other))),
        rule=rule,
        hangs_on=(article.node,),
    )


def _shared(article: Article, other: Article) -> NDArray[np.bool_]:
    import numpy as np

    return shared_runs(article.runs, np.ones(len(article.runs), dtype=np.bool_), np.unique(other.runs))
