"""From how many origins a claim comes at most, and the tree of who repeats what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.record import Reader
from onrecord.record.query_happenings import happenings, told
from onrecord.views.chains import chain
from onrecord.views.happenings import happenings_listed
from onrecord.views.roots import Rooted, first_of, rooted, sentence_of
from onrecord.views.shelf import Shelf, published
from onrecord.views.silence import searched
from onrecord.views.ties import placed
from onrecord.views.utterances import Claim, Utterance, find_claim, outlet
from onrecord.views.values import Appearance, OriginsRow, Repeat, Stretch
from onrecord.views.wording import copy_words

_SEVERAL = 2


def origins(
    reader: Reader, claim: str | None = None, limit: int | None = None, passages: int | None = None
) -> tuple[OriginsRow, ...]:
    """Return from how many origins a claim comes: the id of a statement, event or count, or words as in ``search``.

    Without a claim all events that several documents report are told, those of most documents first, at most so many.
    Of words so many ``passages`` are looked at, those that fit best; the sentence says so where there are more.
    """
    shelf = Shelf(reader)
    if claim is not None:
        return (_row(shelf, find_claim(shelf, claim) if passages is None else find_claim(shelf, claim, passages)),)
    return tuple(_row(shelf, find_claim(shelf, item.id)) for item in happenings(reader, least=_SEVERAL, limit=limit))


def origins_listed(reader: Reader, *, limit: int = 10, after: str | None = None) -> Stretch[OriginsRow]:
    """Return a stretch of the events that several documents report, those of most documents first."""
    shelf = Shelf(reader)
    held = happenings_listed(reader, (), _SEVERAL, limit, after)
    shelf.open(item.document for item in told(reader, (one.id for one in held.rows)))
    rows = tuple(_row(shelf, find_claim(shelf, one.id)) for one in held.rows)
    return Stretch(rows, held.before, held.total, held.after)


def _row(shelf: Shelf, claim: Claim) -> OriginsRow:
    told = claim.utterances
    if not told:
        where = searched(shelf.reader, (claim.asked,))
        return OriginsRow(
            claim.asked, claim.words, f"Not found in {where.where} {where.what}.", (), (), (), (), None, ()
        )
    found = rooted(shelf, told)
    return OriginsRow(
        claim=claim.asked,
        words=claim.words,
        sentence=_looked_at(claim) + sentence_of(shelf, found, told),
        documents=tuple(dict.fromkeys(one.leaf.document for one in told)),
        outlets=tuple(dict.fromkeys(name for one in told if (name := outlet(one)))),
        roots=found.roots,
        dependent=found.dependent,
        first=_first(shelf, told, found),
        tree=_tree(told, found),
    )


def _looked_at(claim: Claim) -> str:
    """Return the sentence that more passages hold the words than are looked at; empty where these are all."""
    if claim.looked_at is None:
        return ""
    return f"More passages hold these words than the {claim.looked_at} that fit best, and of these alone is told here. "


def _first(shelf: Shelf, told: Sequence[Utterance], found: Rooted) -> Appearance | None:
    first = first_of(shelf, told)
    if first is None:
        return None
    one, edtf = first
    title = one.leaf.masthead.title
    said = one.statement.said if one.statement else None
    above = {taken.place: taken.of for taken in found.taken}
    place = told.index(one)
    return Appearance(
        date=edtf,
        how="said" if said else published(one.leaf, one.part).how,
        document=one.leaf.document,
        title=title.value if title else None,
        outlet=outlet(one),
        place=placed(one.leaf, one.span),
        statement=one.leaf.statement_ids[one.statement.id] if one.statement else None,
        chain=chain(one.leaf, one.statement) if one.statement else (),
        repeats=told[above[place]].leaf.document if place in above else None,
    )


def _tree(told: Sequence[Utterance], found: Rooted) -> tuple[Repeat, ...]:
    """Return what is at the top of the tree, by origin; what repeats it hangs below."""
    below = defaultdict[int, list[int]](list)
    how: dict[int, tuple[str, float]] = {}
    for taken in found.taken:
        below[taken.of].append(taken.place)
        how[taken.place] = (copy_words(taken.link.relation), taken.link.score)
    tops = [place for place in range(len(told)) if place not in how]
    tops.sort(key=lambda place: found.of[place])
    return tuple(_node(told, found, place, below, how) for place in tops)


def _node(
    told: Sequence[Utterance],
    found: Rooted,
    place: int,
    below: Mapping[int, Sequence[int]],
    how: Mapping[int, tuple[str, float]],
) -> Repeat:
    one = told[place]
    said = one.statement.said if one.statement else None
    relation, share = how.get(place, ("", None))
    return Repeat(
        document=one.leaf.document,
        outlet=outlet(one),
        date=said.edtf if said else published(one.leaf, one.part).known,
        relation=relation,
        share=share,
        place=placed(one.leaf, one.span),
        chain=chain(one.leaf, one.statement) if one.statement else (),
        root=found.roots[found.of[place]].mark,
        repeated_by=tuple(_node(told, found, other, below, how) for other in below.get(place, ())),
    )
