"""Choices that weights of pronouns are fitted on: the candidates that the reader would see, and which are right."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.reference.gold import GoldDocument, GoldMention
from evaluation.reference.links import found_of
from onrecord.model import Passage, Span, Syntax
from onrecord.reading.entities.candidates import FAMILIES, Known, circumstances
from onrecord.reading.entities.genders import genders_told
from onrecord.reading.entities.groups import group_names
from onrecord.reading.entities.pronouns import take, walk
from onrecord.reading.entities.resolve import kinds_of, nominals_of, scene_of
from onrecord.reading.entities.scene import Referent, Scene
from onrecord.reading.entities.weights import FAMILY_TABLES
from onrecord.reading.names.find import Found, find_names
from onrecord.reading.syntax.pipeline import load_pipeline, parse_passages


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: the features of nobody and of each candidate, and which choices are right (at least one)."""

    family: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def examples(document: GoldDocument) -> Iterator[Example]:
    """Yield the pronouns of a document, first with gold trees and names, then as the reader itself parses it."""
    yield from _examples(document, document.syntax, found_of(document))
    pipeline = load_pipeline()
    passages = [Passage("g1", Span(0, len(document.text)), "body", "p1")]
    syntax = parse_passages(document.text, passages, pipeline)
    own = _examples(document, syntax, find_names(syntax, pipeline.names))
    # Where the reader overlooked the antecedent gold tells nothing about how likely nobody is.
    yield from (example for example in own if not example.right[0])


def _examples(document: GoldDocument, syntax: Syntax, found_names: Sequence[Found]) -> Iterator[Example]:
    names, _ = group_names(syntax, found_names)
    kinds = kinds_of(names)
    nominals = nominals_of(syntax, names, kinds)
    scene = scene_of(syntax, names, nominals, kinds)
    truth = _Truth(document, scene)
    known = Known(genders_told(syntax, names, nominals))
    for place, found in walk(scene, known):
        wanted = truth.pronouns.get(int(syntax.starts[place]))
        right = [wanted is not None and truth.of(candidate.referent) == wanted for candidate in found]
        options = (circumstances(scene, place), *(candidate.features for candidate in found))
        if found:
            yield Example(FAMILY_TABLES[FAMILIES[syntax.words[place].lower()]], options, (not any(right), *right))
        if any(right):
            take(scene, known, place, found[right.index(True)].referent)


class _Truth:
    """Which gold entity each referent and pronoun of a scene denotes, found by where their words stand."""

    def __init__(self, document: GoldDocument, scene: Scene) -> None:
        self._gold = document.syntax
        self._starts = scene.syntax.starts
        self._at_start = defaultdict[int, list[GoldMention]](list)
        for mention in document.mentions:
            for place in {mention.head, *range(*mention.name)}:
                self._at_start[int(self._gold.starts[place])].append(mention)
        self.pronouns = {
            int(self._gold.starts[mention.first]): mention.entity
            for mention in document.mentions
            if mention.form == "pronoun" and mention.last == mention.first + 1
        }
        votes = defaultdict[int, Counter[str]](Counter)
        for row in scene.referents:
            for referent in row:
                entity = self._denoted(referent)
                if entity is not None:
                    votes[referent.group][entity] += 1
        self._groups = {group: counts.most_common(1)[0][0] for group, counts in votes.items()}

    def of(self, referent: Referent) -> str | None:
        """Return the gold entity of a referent."""
        return self._groups.get(referent.group)

    def _denoted(self, referent: Referent) -> str | None:
        joined = bool(referent.members)
        there = self._at_start.get(int(self._starts[referent.head]), [])
        fitting = [mention for mention in there if self._joins(mention) == joined]
        return max(fitting, key=lambda mention: mention.last - mention.first).entity if fitting else None

    def _joins(self, mention: GoldMention) -> bool:
        heads, deps = self._gold.heads, self._gold.deps
        return any(deps[at] == "conj" and heads[at] == mention.head for at in range(mention.first, mention.last))
