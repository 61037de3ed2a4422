"""Who and what of a tagger on articles, with the scorer of ``evaluation``."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from evaluation.polnear import direct, speech, who_and_what
from evaluation.tally import Tally, total
from onrecord.model import Span
from onrecord.statements.tagger import Tagged, Tagger, tag
from training.attribution.corpora import Article

Scorer = Callable[[str, dict[str, Any], dict[str, Any]], Tally]
SUBSETS: dict[str, Scorer] = {"all": who_and_what, "speech": speech, "direct": direct}


def line_of(found: Iterable[Tagged]) -> dict[str, Any]:
    """Return attributions as the statements of a printed reading."""
    statements = [
        {
            "id": f"s{number}",
            "parent": None,
            "manner": "indirect",
            "source": spans(item.source),
            "cue": spans(item.cue),
            "content": spans(item.content),
        }
        for number, item in enumerate(found)
    ]
    return {"statements": statements}


def gold_of(article: Article) -> dict[str, Any]:
    """Return the attributions of an article as the scorer wants them."""
    return {
        "attributions": [
            {role: [{"start": start, "end": end} for start, end in places] for role, places in item.items()}
            for item in article.gold
        ]
    }


def tallies(articles: Sequence[Article], found: Sequence[Iterable[Tagged]]) -> dict[str, list[Tally]]:
    """Return the tallies of each article by subset."""
    lines = [line_of(items) for items in found]
    return {
        name: [scorer(article.text, line, gold_of(article)) for article, line in zip(articles, lines, strict=True)]
        for name, scorer in SUBSETS.items()
    }


def shown(by_subset: dict[str, list[Tally]]) -> str:
    """Return precision, recall and F1 by subset as one line."""
    sums = {name: total(items) for name, items in by_subset.items()}
    return "; ".join(f"{name} P {t.precision:.3f} R {t.recall:.3f} F {t.f1:.3f}" for name, t in sums.items())


def tagged(articles: Iterable[Article], tagger: Tagger) -> list[tuple[Tagged, ...]]:
    """Return what a tagger finds in each article."""
    return [tag(article.text, article.reading, tagger) for article in articles]


def spans(found: Iterable[Span]) -> list[dict[str, int]]:
    """Return spans as objects."""
    return [{"start": span.start, "end": span.end} for span in found]
