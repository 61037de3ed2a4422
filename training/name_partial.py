"""Sentences whose names are only partly marked: ECB+, which marks those that take part in an event.

A capitalised word that is not marked may have any label; the field learns from all labellings that fit.
"""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.reading.names.field import LABELS
from training.name_corpora import Labelled, Named, is_title, tokens_of
from training.name_fit import ALL

_KINDS = {
    "HUMAN_PART_PER": "PER",
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_GPE": "LOC",
    "LOC_GEO": "LOC",
    "LOC_FAC": "LOC",
}
_TRAIN = frozenset({1, 3, 4, *range(6, 12), *range(13, 18), 19, 20, 22, *range(24, 34)})
_DROPPED = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "her", "his", "he", "she", "they", "their", "i", "my", "we", "our", "it"}
    | {"its", "you", "who", "him"}
)
_LINKS = frozenset({"of", "the", "and", "for", "&", "-", "'s", "in", "de", "al"})
_OPEN = {"NNP": ALL, "NNPS": ALL, "NN": ALL, "NNS": ALL, "JJ": ALL}


def ecbplus(path: Path) -> list[Named]:
    """The sentences of the training topics in which something is marked."""
    return [named for root in _documents(path) for named in _sentences(root)]


def allowed(named: Named, tags: Sequence[str]) -> list[int]:
    """Which labels each word may have, as bits; ``tags`` are Penn Treebank tags."""
    words, size = named.words, len(named.words)
    bits = [_OPEN.get(tag, 1) if word[:1].isupper() else 1 for word, tag in zip(words, tags, strict=True)]
    inside = 1 | 1 << LABELS.index("I-ORG") | 1 << LABELS.index("I-LOC")
    for place in range(1, size - 1):
        follows = bits[place + 1] != 1 or words[place + 1].lower() in _LINKS
        if words[place].lower() in _LINKS and bits[place - 1] != 1 and follows:
            bits[place] = inside
    for first, last, kind in named.names:
        for place in range(first, last):
            bits[place] = 1 << LABELS.index(f"{'B' if place == first else 'I'}-{kind}")
        if last < size and bits[last] != 1:
            bits[last] &= ~(1 << LABELS.index(f"I-{kind}"))
    return bits


def _documents(path: Path) -> Iterator[ET.Element]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            topic = re.fullmatch(r"ECB\+/(\d+)/.*\.xml", name)
            if topic is not None and int(topic[1]) in _TRAIN:
                yield ET.fromstring(archive.read(name))  # noqa: S314 - a local corpus file


def _sentences(root: ET.Element) -> Iterator[Named]:
    words, place_of = defaultdict[int, list[str]](list), dict[str, tuple[int, int]]()
    for token in root.iter("token"):
        number = int(token.get("sentence", 0))
        place_of[token.get("t_id", "")] = number, len(words[number])
        words[number].append(token.text or "_")
    spans, marked = defaultdict[int, list[Labelled]](list), set[int]()
    for mark in root.find("Markables") or ():
        places = [place_of[anchor.get("t_id", "")] for anchor in mark.findall("token_anchor")]
        numbers = {number for number, _ in places}
        if mark.tag.startswith(("ACTION", "NEG_ACTION", "HUMAN")):
            marked |= {number for number, _ in places[:1]}
        if mark.tag in _KINDS and len(numbers) == 1:
            inside = [place for _, place in places]
            spans[places[0][0]].append((min(inside), max(inside) + 1, _KINDS[mark.tag]))
    for number in sorted(marked):
        yield _named(words[number], spans[number])


def _named(words: Sequence[str], spans: Sequence[Labelled]) -> Named:
    kept = list[Labelled]()
    for first, last, label in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        cut = _cut(words, first, last, label)
        if cut is not None and all(cut[1] <= other[0] or cut[0] >= other[1] for other in kept):
            kept.append(cut)
    out, starts = list[str](), list[int]()
    for word in words:
        starts.append(len(out))
        out += tokens_of(word) or ["_"]
    starts.append(len(out))
    return Named(tuple(out), tuple(sorted((starts[first], starts[last], label) for first, last, label in kept)))


def _cut(words: Sequence[str], first: int, last: int, label: str) -> Labelled | None:
    """A marked phrase without articles, pronouns, titles and words in lower case at its edges, if a name is left."""
    while first < last and (
        not words[first][:1].isupper()
        or words[first].lower() in _DROPPED
        or (label == "PER" and is_title(words[first]))
    ):
        first += 1
    while first < last and not words[last - 1][:1].isupper() and not words[last - 1][:1].isdigit():
        last -= 1
    several = label == "PER" and not {",", "and", "'s"}.isdisjoint(words[first:last])
    return (first, last, label) if first < last and not several else None
