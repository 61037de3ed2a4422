"""Whether the beginning of an article is missing: somebody enters it by a bare surname, as if introduced before."""

from collections.abc import Iterator, Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import Passage, Problem, Sentence, Syntax
from onrecord.reading.entities.groups import Grouped
from onrecord.reading.entities.nominals import Nominal
from onrecord.reading.names.line import HYPHENS

_BODY = frozenset({"lead", "body"})
_LATEST = 2
"""Sentences of the body in which an article introduces the one that it is about."""
_LEAST = 3
"""Mentions from which somebody is taken for the one that an article is about."""


def lost_lead(
    text: str, syntax: Syntax, names: Sequence[Grouped], nominals: Sequence[Nominal], passages: Sequence[Passage]
) -> Iterator[Problem]:
    """Yield a problem where the first person of the body is never named in full, titled or described before.

    A surname that also stands in the headline is known without introduction: then nothing is missing. Without a
    headline, and in interviews, nothing can be told.
    """
    kinds = {passage.id: passage.kind for passage in passages}
    if "headline" not in kinds.values() or {"question", "answer"} & set(kinds.values()):
        return
    body = [sentence for sentence in syntax.sentences if kinds.get(sentence.passage) in _BODY]
    if not body:
        return
    opening = body[: _LATEST + 1]
    people = [item for item in names if item.name.kind == "person" and item.name.first >= body[0].first]
    first = next((item for item in people if item.name.first < opening[-1].last), None)
    if first is None or not _is_bare(syntax, first, body[0]):
        return
    own = [item for item in names if item.group == first.group]
    everywhere = all(_is_single(syntax, item) for item in own)
    heading = any(item.name.first < body[0].first for item in own)
    described = any(item.group == first.group and item.first <= first.name.last for item in nominals)
    if everywhere and not heading and not described and len(own) >= _LEAST:
        span = syntax.span(first.name.first, first.name.last)
        message = f"“{span.of(text)}” enters by a surname alone, as if introduced before: the lead may be lost."
        yield Problem("lead-may-be-lost", message, span)


def _is_bare(syntax: Syntax, item: Grouped, opening: Sentence) -> bool:
    """Whether a name is one surname without a title, a role or a description before it."""
    first = item.name.first
    if not _is_single(syntax, item) or not _can_be_surname(syntax.words[item.name.last - 1]):
        return False
    if first == opening.first:
        return True
    word, tables = fold(syntax.words[first - 1]).rstrip("."), gazetteer()
    introduced = syntax.tags[first - 1].startswith(("NN", "JJ", "DT", "PRP$"))
    return not introduced and word not in tables.titles and word not in tables.roles


def _is_single(syntax: Syntax, item: Grouped) -> bool:
    words = [fold(word) for word in syntax.words[item.name.first : item.name.last]]
    telling = [word for word in words if word not in HYPHENS and word not in gazetteer().particles]
    joined = any(word in HYPHENS for word in words)
    return len(telling) == 1 or (joined and len(telling) == len(words) - sum(word in HYPHENS for word in words) == 2)


def _can_be_surname(word: str) -> bool:
    """Given names alone are the names that people perform, rule or are honoured by."""
    tables, folded = gazetteer(), fold(word)
    return folded not in tables.given_names or folded in tables.surnames
