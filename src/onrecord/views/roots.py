"""Where the utterances of a claim end, as far as the record shows: origins, and who repeats whom.

Chains are followed to the innermost source, copies to what they repeat. What ends at one named source, or repeats one
text, is one origin; a source that is not named is one of its own for each text that quotes it. So the number of origins
is an upper bound, and pairs that may be one are told with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.lexicon.spelling import name_key
from onrecord.model import Link
from onrecord.model.edtf import edtf_bounds
from onrecord.record.query_offices import offices_between
from onrecord.views.chains import chain
from onrecord.views.shelf import Shelf, published
from onrecord.views.ties import placed
from onrecord.views.utterances import Utterance, outlet
from onrecord.views.values import Dependence, Hand, Placed, RootRow
from onrecord.views.wording import counted, hand_words

_POSSIBLE = "possible"

Key = tuple[str, ...]
"""What tells an origin from others."""


@dataclass(frozen=True, slots=True)
class Taken:
    """That an utterance repeats another one: their places in the claim, the link that tells, nothing more."""

    place: int
    of: int
    link: Link


@dataclass(frozen=True, slots=True)
class Rooted:
    """The origins of a claim: ``of`` is the place of the origin of each utterance.

    ``taken`` says who repeats whom within the claim, ``repeating`` are the documents that repeat another one.
    """

    roots: tuple[RootRow, ...]
    of: tuple[int, ...]
    dependent: tuple[Dependence, ...]
    taken: tuple[Taken, ...]
    repeating: frozenset[str] = field(default_factory=frozenset)

    @property
    def dependent_roots(self) -> int:
        """Return how many origins possibly depend on another one."""
        return len({mark for pair in self.dependent for mark in (pair.a, pair.b)})


def rooted(shelf: Shelf, utterances: Sequence[Utterance]) -> Rooted:
    """Return the origins of a claim; their letters follow the order of the utterances."""
    taken = {place: found for place in range(len(utterances)) if (found := _taken(shelf, utterances, place))}
    tops = [_top(place, taken) for place in range(len(utterances))]
    keys = [_key(utterances[top], beyond=_beyond(shelf, utterances[top])) for top in tops]
    order = list(dict.fromkeys(keys))
    members = {key: [place for place, other in enumerate(keys) if other == key] for key in order}
    roots = tuple(
        RootRow(
            mark=_mark(number),
            name=_name(shelf, utterances[members[key][0]], key),
            documents=tuple(dict.fromkeys(utterances[place].leaf.document for place in members[key])),
        )
        for number, key in enumerate(order)
    )
    return Rooted(
        roots=roots,
        of=tuple(order.index(key) for key in keys),
        dependent=tuple(_dependent(shelf, roots, order, [[utterances[one] for one in members[key]] for key in order])),
        taken=tuple(found for _, found in sorted(taken.items())),
        repeating=frozenset(
            one.leaf.document for place, one in enumerate(utterances) if place in taken or _beyond(shelf, one)
        ),
    )


def _mark(number: int) -> str:
    """Return the letters of an origin: A to Z, then AA, AB and so on."""
    mark = ""
    while number >= 0:
        mark = chr(ord("A") + number % 26) + mark
        number = number // 26 - 1
    return mark


def _holding(shelf: Shelf, one: Utterance) -> Iterator[Link]:
    """Yield the links by which the words of an utterance are those of another text, the closest first."""
    for link in shelf.copies().get(one.leaf.document, ()):
        if link.relation == _POSSIBLE or (one.part and link.a.item != one.part):
            continue
        mine = [item.span for item in link.evidence if item.document == one.leaf.document]
        if link.kind != "copy_of" or any(span.overlaps(one.span) for span in mine):
            yield link


def _taken(shelf: Shelf, utterances: Sequence[Utterance], place: int) -> Taken | None:
    """Return which utterance of the claim another one repeats, if any."""
    for link in _holding(shelf, utterances[place]):
        theirs = [item.span for item in link.evidence if item.document == link.b.document]
        there = [
            other
            for other, one in enumerate(utterances)
            if one.leaf.document == link.b.document
            and (link.kind != "copy_of" or any(span.overlaps(one.span) for span in theirs))
        ]
        if there:
            return Taken(place, min(there, key=lambda other: (_unlike(utterances, place, other), other)), link)
    return None


def _unlike(utterances: Sequence[Utterance], one: int, other: int) -> bool:
    words = [" ".join(item.span.of(item.leaf.text).split()) for item in (utterances[one], utterances[other])]
    return words[0] != words[1]


def _top(place: int, taken: Mapping[int, Taken]) -> int:
    """Return the utterance that all that is repeated leads to; a circle is left where it closes."""
    met = {place}
    while place in taken and taken[place].of not in met:
        place = taken[place].of
        met.add(place)
    return place


def _beyond(shelf: Shelf, one: Utterance) -> str:
    """Return the document whose words these are, where the claim was not found there; else nothing."""
    return next((link.b.document for link in _holding(shelf, one)), "")


def _hands(one: Utterance) -> tuple[Hand, ...]:
    return chain(one.leaf, one.statement) if one.statement else ()


def _key(one: Utterance, *, beyond: str) -> Key:
    """Return what tells the origin: the innermost source where it is named, else it, in the text that quotes it."""
    text = beyond or one.leaf.document
    hands = _hands(one)
    inner = [hand for hand in hands if hand.role in ("source", "turn")]
    if not inner:
        return ("text", text, one.part)
    last = inner[-1]
    if last.named and last.entity is not None:
        return ("source", last.entity)
    carried = next((hand.entity for hand in reversed(inner[:-1]) if hand.named and hand.entity), None)
    words = (last.name or "").casefold()
    if carried is not None and words:
        return ("unnamed", carried, words)
    return ("unnamed", text, words or (one.statement.id if one.statement else ""))


def _name(shelf: Shelf, one: Utterance, key: Key) -> str:
    """Return who or what an origin is, in the words of the texts."""
    hands = _hands(one)
    if key[0] == "source":
        return hands[-1].name or ""
    where = (
        outlet(one)
        or next((hand.name for hand in hands if hand.name and hand.role in ("outlet", "author")), None)
        or shelf.called(one.leaf.number)
    )
    if key[0] == "text":
        return f"{where}, in its own voice"
    through = [hand_words(hand) for hand in hands if hand.role in ("source", "turn")]
    return f"{through[-1]}, quoted by {through[-2] if len(through) > 1 else where}"


def _dependent(
    shelf: Shelf, roots: Sequence[RootRow], keys: Sequence[Key], members: Sequence[Sequence[Utterance]]
) -> Iterator[Dependence]:
    """Yield the pairs of origins that may be one."""
    for (a, one), (b, other) in combinations(enumerate(roots), 2):
        for why, evidence in _reasons(shelf, (keys[a], members[a]), (keys[b], members[b])):
            yield Dependence(one.mark, other.mark, why, tuple(evidence))
            break


Side = tuple[Key, Sequence[Utterance]]


def _reasons(shelf: Shelf, one: Side, other: Side) -> Iterator[tuple[str, list[Placed]]]:
    """Yield why two origins may be one: what the texts say, and what people entered in the source register."""
    outlets = [{name_key(name): name for item in side if (name := outlet(item))} for _, side in (one, other)]
    if one[0][0] != "source" and other[0][0] != "source":
        shared = sorted(set(outlets[0]) & set(outlets[1]))
        if shared:
            yield f"both are told by {outlets[0][shared[0]]}", []
    for (key, _), (_, texts), named in ((one, other, outlets[1]), (other, one, outlets[0])):
        if key[0] == "source":
            name = shelf.name_of(key[1])
            if name_key(name) in named and texts[0].statement is not None:
                yield f"{name} is the outlet of the other one", []
    yield from ((why, []) for why in _registered(shelf, _called(shelf, one), _called(shelf, other)))
    possible = _possible(shelf, one[1], other[1])
    if possible is not None:
        places = [placed(shelf.leaf_of(item.document), item.span) for item in possible.evidence[:2]]
        yield "some words in a row stand in both texts", places
    if one[0][0] == other[0][0] == "source":
        yield from _offices(shelf, one[0][1], other[0][1])


def _called(shelf: Shelf, side: Side) -> tuple[str, ...]:
    """Return the names under which the register may know an origin: a named source, else the outlets."""
    if side[0][0] == "source":
        return (shelf.name_of(side[0][1]),)
    return tuple(dict.fromkeys(name for item in side[1] if (name := outlet(item))))


def _registered(shelf: Shelf, some: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield what two sources have in common by the source register: one entry, one owner, one affiliation."""
    mine, theirs = ([entry for name in names if (entry := shelf.registered(name))] for names in (some, others))
    for a in mine:
        for b in theirs:
            by = f" (source register{f', {a.by}' if a.by else ''})"
            if a == b:
                yield f"both are {a.name}{by}"
            for column, words in (("owner", "owned by"), ("affiliation", "affiliated with")):
                one, other = getattr(a, column), getattr(b, column)
                if one and name_key(one) == name_key(other):
                    yield f"{a.name} and {b.name} are both entered as {words} {one}{by}"
                elif one and shelf.registered(one) == b:
                    yield f"{a.name} is entered as {words} {b.name}{by}"
                elif other and shelf.registered(other) == a:
                    yield f"{b.name} is entered as {words} {a.name}{by}"


def _possible(shelf: Shelf, some: Iterable[Utterance], others: Iterable[Utterance]) -> Link | None:
    mine, theirs = ({item.leaf.document for item in side} for side in (some, others))
    for document in sorted(mine | theirs):
        for link in shelf.copies().get(document, ()):
            ends = {link.a.document, link.b.document}
            if link.relation == _POSSIBLE and ends & mine and ends & theirs and len(ends) > 1:
                return link
    return None


def _offices(shelf: Shelf, one: str, other: str) -> Iterator[tuple[str, list[Placed]]]:
    """Yield that a text says that the one holds a post at the other."""
    for holder, body in ((one, other), (other, one)):
        for number, local in offices_between(shelf.reader, holder, body):
            leaf = shelf.leaf(number)
            office = next(item for item in leaf.offices if item.id == local)
            names = shelf.name_of(holder), shelf.name_of(body)
            post = " ".join(office.post.of(leaf.text).split())
            yield f"{names[0]} is called {post} of {names[1]}", [placed(leaf, office.post)]
            return


def first_of(shelf: Shelf, utterances: Sequence[Utterance]) -> tuple[Utterance, str] | None:
    """Return the earliest dated utterance and its date (EDTF); None where none is dated."""
    dated = []
    for place, one in enumerate(utterances):
        said = one.statement.said if one.statement else None
        edtf = said.edtf if said else published(one.leaf, one.part).edtf
        start = (edtf_bounds(edtf)[0] or edtf_bounds(edtf)[1]) if edtf else None
        if edtf is not None and start is not None:
            dated.append((start, bool(_beyond(shelf, one)), place, edtf))
    if not dated:
        return None
    *_, place, edtf = min(dated)
    return utterances[place], edtf


def sentence_of(shelf: Shelf, found: Rooted, utterances: Sequence[Utterance]) -> str:
    """Return in words how often something is reported, from how many origins at most, and where it is found first."""
    documents = len({one.leaf.number for one in utterances})
    outlets = len({name_key(name) for one in utterances if (name := outlet(one))})
    by = f" by {counted(outlets, 'outlet')}" if outlets else ""
    told = f"Reported in {counted(documents, 'document')}{by}; at most {counted(len(found.roots), 'origin')}"
    if found.dependent:
        why = "; ".join(f"{pair.a} and {pair.b}: {pair.why}" for pair in found.dependent)
        told += f", {found.dependent_roots} of them possibly dependent ({why})"
    first = first_of(shelf, utterances)
    if first is None:
        return f"{told}; none of them is dated."
    one, edtf = first
    through = " › ".join(hand_words(hand) for hand in _hands(one)) or outlet(one) or "outlet not known"
    return f"{told}; first found in this record: {edtf}, {through} ({shelf.called(one.leaf.number)})."
