"""The corpora with names, brought to one form: words, and spans labelled PER, ORG or LOC."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from training.conllu import Sentence, Token, header, sentences

Labelled = tuple[int, int, str]
_COMMON = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
_GROBID = {
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "INSTITUTION": "ORG",
    "BUSINESS": "ORG",
    "SPORT_TEAM": "ORG",
    "MEDIA": "ORG",
    "LOCATION": "LOC",
}
_PERSON_LINKS = gazetteer().particles | {"-", "'", "."}
_OTHER_LINKS = frozenset({"of", "the", "and", "&", "for", "'s", "’s", "-", "–", "in", "de", "la", "al", "el"})
_MENTION = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence of a corpus with its names."""

    words: tuple[str, ...]
    names: tuple[Labelled, ...]


def training_sets(shared: Path) -> dict[str, list[Named]]:
    """All corpora that the shipped name tagger learns from."""
    ner, ud = shared / "data/ner", shared / "data/ud"
    return {
        "gum": gum(ud / "gum/en_gum_open-ud-train.conllu"),
        "gum-dev": gum(ud / "gum/en_gum_open-ud-dev.conllu"),
        "wikigold": tagged(ner / "wikigold/wikigold.txt"),
        "grobid": [named for path in sorted((ner / "grobid").glob("*.xml")) for named in grobid(path)],
        "europarl": tagged(ner / "europarl/europarl.txt", separator="\t"),
        "btc": [_without_handles(named) for named in tagged(ner / "btc/btc-g.conll", separator="\t")],
        "uner": tagged(ud / "uner-ewt/en_ewt-ud-dev.iob2", separator="\t", word=1, label=2),
    }


def tagged(path: Path, *, separator: str | None = None, word: int = 0, label: int = -1) -> list[Named]:
    """Read a file with one word a line and IOB labels."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return _tagged(lines, separator=separator, word=word, label=label)


def uner(path: Path) -> list[list[Named]]:
    """Read a file of Universal NER, document by document."""
    documents = re.split(r"^(?=# newdoc )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    read = [_tagged(document.splitlines(), separator="\t", word=1, label=2) for document in documents]
    return [document for document in read if document]


def _tagged(lines: Sequence[str], *, separator: str | None, word: int, label: int) -> list[Named]:
    out, words, labels = list[Named](), list[str](), list[str]()
    for raw in [*lines, ""]:
        cells = raw.split(separator)
        if raw.strip() and not raw.startswith(("-DOCSTART", "# ")) and len(cells) > 1:
            words.append(cells[word])
            labels.append(cells[label])
        elif not raw.strip() and words:
            out.append(_retokenised(words, spans_of(labels)))
            words, labels = [], []
    return out


def spans_of(labels: Sequence[str]) -> list[Labelled]:
    """The spans of IOB labels; labels of other kinds than PER, ORG, LOC are left out."""
    spans, start, kind = list[Labelled](), None, ""
    for place, label in enumerate([*labels, "O"]):
        if start is not None and (label == "O" or label.startswith("B-") or label[2:] != kind):
            spans.append((start, place, kind))
            start = None
        if start is None and label[2:] in _COMMON:
            start, kind = place, label[2:]
    return spans


def gum(path: Path) -> list[Named]:
    """Names of GUM: mentions of the three kinds whose head is a proper noun, titles and determiners cut off."""
    columns = header(path, "global.Entity").split("-")
    out = list[Named]()
    opened = defaultdict[str, list[tuple[int, str, str]]](list)
    for sentence in sentences(path):
        spans = [
            span
            for first, last, kind, minspan in _gum_mentions(sentence, columns, opened)
            for span in _gum_name(sentence.tokens, (first, last), kind, minspan)
        ]
        opened.clear()
        out.append(_retokenised([token.form for token in sentence.tokens], _outermost(spans)))
    return out


def grobid(path: Path) -> Iterator[Named]:
    """Names of the grobid corpus, with coordinated names parted and titles cut off."""
    for sentence in ET.parse(path).getroot().iter("sentence"):  # noqa: S314 - a local corpus file
        words, spans = list[str](), list[Labelled]()
        pieces: list[tuple[str | None, str | None]] = [(sentence.text, None)]
        for element in sentence:
            pieces += [("".join(element.itertext()), _GROBID.get(element.get("type", ""))), (element.tail, None)]
        for text, label in pieces:
            start = len(words)
            words += tokens_of(text or "")
            if label is not None:
                spans += _cleaned(words, start, label)
        if words:
            yield Named(tuple(words), tuple(spans))


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    import spacy

    blank = spacy.blank("en")
    return lambda text: [token.text for token in blank.make_doc(text)]


def tokens_of(text: str) -> list[str]:
    """The words of a text as the shipped tokenizer makes them."""
    return [word for word in _tokenizer()(text) if not word.isspace()]


def _retokenised(words: Sequence[str], spans: Sequence[Labelled]) -> Named:
    out, starts = list[str](), list[int]()
    for word in words:
        starts.append(len(out))
        out += tokens_of(word.strip()) or [word.strip() or "_"]
    starts.append(len(out))
    return Named(tuple(out), tuple((starts[first], starts[last], label) for first, last, label in spans))


def _gum_mentions(
    sentence: Sentence, columns: list[str], opened: defaultdict[str, list[tuple[int, str, str]]]
) -> Iterator[tuple[int, int, str, str]]:
    minspan = columns.index("minspan")
    for place, token in enumerate(sentence.tokens):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", token.misc)
        for opening, closed, closing in _MENTION.findall(found[1]) if found else ():
            if opening:
                cells = opening.split("-", len(columns) - 1)
                mention = (place, cells[1], cells[minspan] if len(cells) > minspan else "1")
                if closed:
                    yield place, place + 1, mention[1], mention[2]
                else:
                    opened[cells[0]].append(mention)
            elif opened[closing]:
                first, kind, head = opened[closing].pop()
                yield first, place + 1, kind, head


def _gum_name(tokens: Sequence[Token], mention: tuple[int, int], kind: str, minspan: str) -> Iterator[Labelled]:
    label, number = _GUM.get(kind), minspan.partition(",")[0]
    head = mention[0] + int(number) - 1 if number.isdigit() else -1
    if label is None or not mention[0] <= head < mention[1] or not _proper(tokens[head]):
        return
    first = _grown(tokens, head, mention, -1, label)
    last = _grown(tokens, head, mention, 1, label) + 1
    if last < mention[1] and label != "PER" and last + 1 == mention[1] and tokens[last].tag == "CD":
        last += 1
    while label == "PER" and first < last - 1 and is_title(tokens[first].form):
        first += 1
    if not (label == "PER" and is_title(tokens[last - 1].form)):
        yield first, last, label


def _grown(tokens: Sequence[Token], head: int, mention: tuple[int, int], step: int, label: str) -> int:
    """The farthest token in one direction that proper nouns, and small words between them, connect to the head."""
    links = _PERSON_LINKS if label == "PER" else _OTHER_LINKS
    end = other = head
    while mention[0] <= other + step < mention[1] and abs(other + step - end) <= 3:
        other += step
        if _proper(tokens[other]):
            end = other
        elif tokens[other].form.lower() not in links:
            break
    return end


def _proper(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"}


def is_title(word: str) -> bool:
    """Whether a word is in the table of titles."""
    return fold(word).rstrip(".") in gazetteer().titles


def _outermost(spans: list[Labelled]) -> list[Labelled]:
    """Keep the longest spans, and of those for the same words the first one: that of the shortest phrase."""
    kept = list[Labelled]()
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def _cleaned(words: Sequence[str], start: int, label: str) -> Iterator[Labelled]:
    cuts = {",", ";"} if label == "ORG" else {",", ";", "and", "or", "&"}
    edges = [place for place in range(start, len(words)) if words[place] in cuts]
    for place in [*edges, len(words)]:
        first = start
        while first < place and (not words[first][:1].isupper() or (label == "PER" and is_title(words[first]))):
            first += 1
        if first < place and words[place - 1][:1].isupper():
            yield first, place, label
        start = place + 1


def _without_handles(named: Named) -> Named:
    """Names that are not part of a @handle or #tag: those are no names in running text."""
    bad = {place for place, word in enumerate(named.words) if word[:1] in "@#" or named.words[place - 1] in {"@", "#"}}
    kept = tuple(name for name in named.names if bad.isdisjoint(range(name[0], name[1])))
    return Named(named.words, kept)
