"""ECB+ as it is needed here: documents, and the mentions of events with the chain that each is in."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ARCHIVE = "ecbplus/ecbplus-train-val.zip"
TRAIN = (1, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33)
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
_EVENT = re.compile(r"(?:NEG_)?ACTION_")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an event: tokens ``[first … last]`` (not always in one piece) of a document; the gold chain."""

    document: str
    tokens: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Story:
    """A document: its words, the number of the sentence that each is in, and the mentions of events."""

    name: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def text(self) -> tuple[str, tuple[int, ...]]:
        """Return the words as a text, the first sentence on its own line, and where each word starts."""
        text, starts = "", list[int]()
        for place, word in enumerate(self.words):
            if place:
                after_first = self.sentences[place] != self.sentences[place - 1] == self.sentences[0]
                text += "\n" if after_first else " "
            starts.append(len(text))
            text += word
        return text, tuple(starts)


def stories(data: Path, topics: Iterable[int]) -> Iterator[Story]:
    """Read the documents of some topics; mentions of the sentences that the corpus calls checked alone."""
    with zipfile.ZipFile(data / ARCHIVE) as archive:
        table = archive.read("ECB+/ECBplus_coreference_sentences.csv").decode()
        rows = csv.DictReader(io.StringIO(table))
        checked = {(row["Topic"], row["File"], int(row["Sentence Number"])) for row in rows}
        files = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        for topic in topics:
            for name in files:
                if name.startswith(f"ECB+/{topic}/"):
                    root = ET.fromstring(archive.read(name))  # noqa: S314 - a corpus, not what users bring
                    yield _story(root, str(topic), Path(name).stem, checked)


def _story(root: ET.Element, topic: str, name: str, checked: set[tuple[str, str, int]]) -> Story:
    tokens = root.findall("token")
    at = {token.attrib["t_id"]: place for place, token in enumerate(tokens)}
    sentences = tuple(int(token.attrib["sentence"]) for token in tokens)
    file = name.partition("_")[2]
    chains = dict(_chains(root))
    found: list[Mention] = []
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        anchors = sorted(at[anchor.attrib["t_id"]] for anchor in markable.findall("token_anchor"))
        if anchors and _EVENT.match(markable.tag) and (topic, file, sentences[anchors[0]]) in checked:
            own = f"{name} {markable.attrib['m_id']}"
            found.append(Mention(name, tuple(anchors), chains.get(markable.attrib["m_id"], own)))
    words = tuple(token.text or "" for token in tokens)
    return Story(name, words, sentences, tuple(sorted(found, key=lambda mention: mention.tokens)))


def _chains(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the chain of each mention that is in one: across documents by its name, within one by its number."""
    name = root.attrib["doc_name"]
    relations = root.find("Relations")
    for relation in relations if relations is not None else ():
        own = relation.attrib.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        for source in relation.findall("source"):
            yield source.attrib["m_id"], own or f"{name} {relation.attrib['r_id']}"
