"""Where words or a figure appear first in the record, and how they change over time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.model import Span, flat, hull
from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.query_counts import counts_of
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain
from onrecord.views.shelf import Shelf, published
from onrecord.views.silence import searched
from onrecord.views.tellings import count_row
from onrecord.views.texts import innermost, whole
from onrecord.views.ties import placed
from onrecord.views.values import Appearance, Figure, First, Wording
from onrecord.views.wording import counted, through

MOST = 2000
"""Stretches of text that are looked at; the best ones come first."""

_LONGEST = 160
"""Words that stand further apart than this, in characters, are no one wording: they are shown by the first of them."""

_TELLING = 5
"""Characters of a word that tells what a sentence is about."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def first(reader: Reader, words: str) -> First:
    """Return where ``words`` (as in ``search``) appear first, every appearance in order of time, forms and figures."""
    shelf = Shelf(reader)
    repeated = {
        document: links[0].b.document for document, links in shelf.copies().items() if links[0].relation != "possible"
    }
    found = dict.fromkeys(
        _appearance(shelf.leaf(place.document), hull(place.marks), place.marks[0], repeated)
        for place in whole(reader, words, MOST)
    )
    appearances = tuple(sorted(found, key=_order))
    return First(
        words=words,
        sentence=_sentence(reader, words, appearances),
        appearances=appearances,
        wordings=tuple(_wordings(appearances)),
        figures=tuple(
            sorted(_figures(shelf, words, appearances, repeated), key=lambda figure: _order(figure.appearance))
        ),
    )


def _order(item: Appearance) -> tuple[bool, str, str, bool, str, int]:
    """Order by date, undated ones last; of one day what repeats another document comes after it."""
    bounds = edtf_bounds(item.date) if item.date else (None, None)
    day = bounds[0] or bounds[1]
    return (
        day is None,
        day or "",
        bounds[1] or "",
        item.repeats is not None,
        item.document,
        item.place.words.span.start,
    )


def _appearance(leaf: Leaf, held: Span, mark: Span, repeated: Mapping[str, str]) -> Appearance:
    statement = innermost(leaf.in_order, mark)
    part = statement.part if statement else next((one.id for one in leaf.parts.values() if mark.within(one.span)), "")
    dated = published(leaf, part)
    masthead = leaf.parts[part].masthead if part in leaf.parts else leaf.masthead
    title, outlet = masthead.title or leaf.masthead.title, masthead.outlet or leaf.masthead.outlet
    said = statement.said if statement else None
    return Appearance(
        date=said.edtf if said else dated.known,
        how="said" if said else dated.how if dated.known else "unknown",
        document=leaf.document,
        title=title.value if title else None,
        outlet=outlet.value if outlet else None,
        place=placed(leaf, held if len(held) <= _LONGEST else mark),
        statement=leaf.statement_ids[statement.id] if statement else None,
        chain=chain(leaf, statement) if statement else (),
        repeats=repeated.get(leaf.document),
    )


def _wordings(appearances: Iterable[Appearance]) -> Iterator[Wording]:
    """Yield the forms in order of first appearance; case and line ends make no difference."""
    forms: dict[str, Wording] = {}
    documents: dict[str, set[str]] = {}
    for item in appearances:
        words = flat(item.place.words.text)
        key = words.casefold()
        documents.setdefault(key, set()).add(item.document)
        forms.setdefault(key, Wording(words, 0, item))
    for key, form in forms.items():
        yield replace(form, documents=len(documents[key]))


def _figures(
    shelf: Shelf, words: str, appearances: Iterable[Appearance], repeated: Mapping[str, str]
) -> Iterator[Figure]:
    """Yield the numbers that are told of what ``words`` count: of the same noun, with the same words around.

    Where one noun is all that was asked for, a sentence has to share another word with most of the sentences found.
    """
    asked = _words_of(words)
    core = _core(appearances) - asked if len(asked) == 1 else frozenset()
    for number, local in counts_of(shelf.reader, asked):
        leaf = shelf.leaf(number)
        count = next(item for item in leaf.counts if item.id == local)
        appearance = _appearance(leaf, count.span, count.span, repeated)
        around = _words_of(appearance.place.context.text)
        if asked <= around | _words_of(f"{count.unit or ''} {count.scope or ''}") and (not core or core & around):
            yield Figure(count_row(leaf, count), appearance)


def _core(appearances: Iterable[Appearance]) -> frozenset[str]:
    """Return the longer words that stand in at least half of the sentences; of what repeats another one nothing."""
    sentences = [_words_of(item.place.context.text) for item in appearances if item.repeats is None]
    met = Counter(word for words in sentences for word in words if len(word) >= _TELLING)
    return frozenset(word for word, times in met.items() if times > 1 and len(sentences) <= 2 * times)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _sentence(reader: Reader, words: str, appearances: tuple[Appearance, ...]) -> str:
    told = searched(reader, (words,))
    if not appearances:
        return f"Not found in {told.where} {told.what}."
    documents = len({item.document for item in appearances})
    copies = len({item.document for item in appearances if item.repeats is not None})
    repeat = f", {copies} of which repeat another one" if copies else ""
    dated = [item for item in appearances if item.date is not None]
    undated = len({item.document for item in appearances if item.date is None})
    stand = f"{counted(len(appearances), 'passage')} of {counted(documents, 'document')}{repeat}"
    if not dated:
        return f"In {told.where} these words stand in {stand}; none of them is dated {told.what}."
    open_ = f" {counted(undated, 'document')} with these words is undated and may be earlier." if undated == 1 else ""
    if undated > 1:
        open_ = f" {counted(undated, 'document')} with these words are undated and may be earlier."
    start = dated[0]
    return (
        f"First found in this record: {start.date}, {through(start.chain, start.outlet or 'outlet not known')}. "
        f"In {told.where} these words stand in {stand} {told.what}.{open_}"
    )
