"""The treebanks as the parser learns them: paragraphs of words with tags, heads, relations and sentence starts."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.conllu import Token
from training.treebank import paragraphs, varied

RARE_RELATION = 20
"""A relation seen less often loses what stands behind its colon."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one paragraph. ``heads`` are places in it, its own for a root; ``starts`` are where sentences begin."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    starts: frozenset[int]


def treebanks(shared: Path, split: str) -> list[str]:
    """The files of a split: train, dev, test."""
    return [str(shared / f"data/ud/{name}-ud-{split}.conllu") for name in ("ewt/en_ewt", "gum/en_gum_open")]


def load(paths: Iterable[str]) -> list[list[list[Token]]]:
    """The paragraphs of treebank files, each a list of sentences."""
    return [[list(sentence.tokens) for sentence in group] for path in paths for group in paragraphs(Path(path))]


def to_paragraph(group: Sequence[Sequence[Token]]) -> Paragraph:
    """Join the sentences of a paragraph."""
    tokens = [token for sentence in group for token in sentence]
    starts, heads = list[int](), list[int]()
    for sentence in group:
        starts.append(len(heads))
        heads += [starts[-1] + token.head for token in sentence]
    return Paragraph(
        tuple(token.form for token in tokens),
        tuple(token.space_after for token in tokens),
        tuple(token.tag for token in tokens),
        tuple(heads),
        tuple("root" if token.dep == "ROOT" else token.dep for token in tokens),
        frozenset(starts),
    )


def epoch(groups: Sequence[list[list[Token]]], seed: int) -> Iterator[Paragraph]:
    """All paragraphs in a random order, with other quotation marks and capitals in each epoch."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    order = list(range(len(groups)))
    draw.shuffle(order)
    for place in order:
        yield to_paragraph(varied(groups[place], draw.randrange(1_000_000)))


def batches(found: Iterable[Paragraph], size: int, seed: int) -> list[list[Paragraph]]:
    """Batches of about ``size`` words with padding, paragraphs of like length together, in a random order."""
    out, batch = list[list[Paragraph]](), list[Paragraph]()
    for paragraph in sorted(found, key=lambda item: len(item.words)):
        if batch and len(paragraph.words) * (len(batch) + 1) > size:
            out.append(batch)
            batch = []
        batch.append(paragraph)
    if batch:
        out.append(batch)
    random.Random(seed).shuffle(out)  # noqa: S311 - no secret
    return out


def labels(found: Iterable[Paragraph]) -> tuple[list[str], list[str]]:
    """The tags and the relations to tell apart, sorted; ``root`` is not among the relations."""
    tags, relations = Counter[str](), Counter[str]()
    for paragraph in found:
        tags.update(paragraph.tags)
        relations.update(paragraph.relations)
    del relations["root"]
    return sorted(tags), sorted({usual(name, relations) for name in relations})


def usual(relation: str, counts: Counter[str]) -> str:
    """The relation itself, or what stands before its colon where it is rare."""
    return relation if counts[relation] >= RARE_RELATION else relation.partition(":")[0]
