"""Signs in the text that an unknown name is a place: what stands before it, datelines, the people named after it."""

from collections.abc import Iterator, Sequence

from onrecord.reading.names.line import Line, Name

# In votes of ten for each mention.
LOCATED, DATELINE, PEOPLE, GOVERNED, REACHED = 25, 20, 15, 20, 10
EMPLOYS = 12

_LOCATIVE = frozenset(
    {"in", "near", "outside", "across", "throughout", "around", "into", "toward", "towards", "within", "inside", "via"}
    | {"above", "below", "beyond", "along"}
)
QUARTERS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "downtown", "neighbouring", "neighboring", "nearby"}
)
"""Adjectives that stand before places."""
_MOVES = frozenset(
    {"arrived", "border", "came", "convoy", "crossed", "deported", "diplomats", "drove", "escaped", "exile", "exiled"}
    | {"exiles", "expelled", "extradited", "fled", "flee", "fleeing", "flew", "flight", "flights", "flown", "go"}
    | {"going", "gone", "journey", "left", "march", "marched", "migrants", "moved", "refugees", "return", "returned"}
    | {"returning", "road", "route", "sailed", "sent", "taken", "took", "train", "transferred", "travel", "travelled"}
    | {"traveled", "trip", "visit", "walked", "went"}
)
_REACHES = frozenset({"entered", "fled", "invaded", "leave", "leaving", "reached", "toured", "visit", "visited"})
_WORKS = frozenset(
    {"writes", "wrote", "works", "worked", "writing", "working", "reporter", "correspondent", "columnist"}
)
_JOINS = frozenset({"joined", "joining", "founded", "founding"})
_MEMBERS = frozenset({"member", "members", "founder", "founders", "supporters"})
# What a country, region or town has: its authorities, Zamara's capital, the embassy of Zamara.
_ORGANS = frozenset(
    {"authorities", "army", "border", "capital", "coast", "consulate", "economy", "embassy", "government", "interior"}
    | {"ministry", "opposition", "citizens", "police", "courts", "currency", "exports", "parliamentary"}
    | {"president", "premier", "prime", "king", "queen", "monarchy", "streets", "ambassador"}
    | {"mayor", "navy", "outskirts", "parliament", "people", "population", "port", "residents", "suburbs", "territory"}
)
_GOVERNED = frozenset(
    {"ambassador", "army", "consulate", "embassy", "emirate", "government", "governor", "kingdom", "king", "mayor"}
    | {"parliament", "president", "queen", "republic", "sultanate", "minister"}
)
_POSSESSIVES = frozenset({"'s", "’s"})
_DASHES = frozenset({"–", "—", "--"})
_SHORTEST = 5


def place_votes(line: Line, name: Name, people: frozenset[str], names: Sequence[Name] = ()) -> int:
    """How much speaks for a place.

    ``people`` are the capitalised words of the document, folded; ``names`` those of the sentence, in order: what is
    said of the first name of a list holds for the others.
    """
    if name.kind not in {"person", "place", "organisation"} or _marked(line, name):
        return 0
    head = _list_head(line, name, names)
    votes = LOCATED if _located(line, head) else REACHED if _reached(line, head) else 0
    votes += DATELINE if opens_dateline(line, name) else 0
    votes += GOVERNED if _governed(line, name) else 0
    if name.last - name.first == 1 and not people.isdisjoint(_peoples(line.folded[name.first])):
        votes += PEOPLE
    return votes


def body_votes(line: Line, name: Name) -> int:
    """How much speaks for an organisation: she writes for it, he joined it, members of it."""
    before, further = (line.folded[name.first - step] if name.first >= step else "" for step in (1, 2))
    works = before == "for" and further in _WORKS
    return EMPLOYS if works or before in _JOINS or (before == "of" and further in _MEMBERS) else 0


def _marked(line: Line, name: Name) -> bool:
    return any(line.marks_organisation(place) for place in range(name.first, name.last))


def _list_head(line: Line, name: Name, names: Sequence[Name]) -> Name:
    """The first name of the list that a name stands in: "in Arvik, Zamra and Ostrel"."""
    before = {other.last: other for other in names if other.kind in {"person", "place", "organisation"}}
    while name.first > 1:
        step = 2 if line.words[name.first - 1] in {"and", "or"} and line.words[name.first - 2] == "," else 1
        joined = line.words[name.first - 1] in {",", "and", "or"}
        if not joined or name.first - step not in before:
            break
        name = before[name.first - step]
    return name


def _reached(line: Line, name: Name) -> bool:
    """Somebody went there or came from there: fled to Zamra, exiles from Zamra, they reached Zamra."""
    before = line.folded[name.first - 1] if name.first else ""
    if before in _REACHES or before == "at":
        return True
    nearby = range(max(0, name.first - 6), name.first - 1)
    return before in {"to", "from", "for"} and any(line.folded[place] in _MOVES for place in nearby)


def capitalised(lines: Sequence[Line]) -> frozenset[str]:
    """The capitalised words of a document, folded."""
    return frozenset(line.folded[place] for line in lines for place in range(len(line.words)) if line.capital(place))


def _located(line: Line, name: Name) -> bool:
    owned = name.last < len(line.words) and line.words[name.last] in _POSSESSIVES
    if name.first == 0 or owned:
        return False
    before = line.folded[name.first - 1]
    inhabited = before == "of" and name.first > 1 and line.folded[name.first - 2] in line.tables.place_nouns
    return before in _LOCATIVE or before in QUARTERS or inhabited


def _governed(line: Line, name: Name) -> bool:
    """Signs of a state or town: the embassy of Zamara, Zamara's capital, a Zamara-based group."""
    words, folded, first, last = line.words, line.folded, name.first, name.last
    ruled = first > 1 and folded[first - 1] in {"of", "to"} and folded[first - 2] in _GOVERNED
    based = last + 1 < len(words) and words[last] == "-" and folded[last + 1] in {"based", "born", "controlled"}
    owns = last + 1 < len(words) and words[last] in _POSSESSIVES
    owns = owns and (_organ(line, last + 1) or _owned_body(line, last + 1))
    return ruled or based or owns


def _owned_body(line: Line, place: int) -> bool:
    """Whether the capitalised words from ``place`` name an organisation: Zamara's Central Bank."""
    end = place
    while end < len(line.words) and (line.named[end] or line.folded[end] == "and"):
        end += 1
    return any(line.is_organisation_word(at) for at in range(place, end))


def _organ(line: Line, place: int) -> bool:
    """Whether one of the next two words is something that only a state or town has."""
    return any(line.words[at] in _ORGANS for at in range(place, min(place + 2, len(line.words))))


def opens_dateline(line: Line, name: Name) -> bool:
    """A place before a date or a dash: OSTREL, 4 March."""
    following = line.folded[name.last : name.last + 3]
    if len(following) < 3:
        return False
    shouted = following[0] == "-" and all(line.seen[place].shouted for place in range(name.first, name.last))
    if following[0] in _DASHES or shouted:
        return name.first == 0
    month = following[1] in line.tables.no_names or following[2] in line.tables.no_names
    return following[0] == "," and month and any(word[:1].isdigit() for word in following[1:])


def _peoples(place: str) -> Iterator[str]:
    """What the people of a place may be called in English: Varenia, Varenian."""
    if len(place) >= _SHORTEST:
        yield from (place + ending for ending in ("n", "ns", "an", "ian", "i", "ese"))
        yield from (place[:-1] + ending for ending in ("an", "ans", "ian", "ians", "ese"))
