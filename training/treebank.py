"""The paragraphs of the Universal Dependencies treebanks, which are what the reader gives the model.

Some get typographic quotation marks, and a few the capitals of a headline: the treebanks have too little of both.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from training.conllu import Sentence, Token, sentences

MAX_SENTENCES = 10
# One paragraph in CURLY_EVERY gets curly quotation marks, one in TITLE_EVERY a headline's capitals.
CURLY_EVERY, TITLE_EVERY, UPPER_EVERY = 3, 37, 71
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)


def paragraphs(path: Path) -> Iterator[list[Sentence]]:
    """The paragraphs of a treebank file, none longer than MAX_SENTENCES."""
    group = list[Sentence]()
    for sentence in sentences(path):
        if group and (sentence.opens_paragraph or len(group) >= MAX_SENTENCES):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(paragraph: Iterable[Iterable[Token]], vocab: Any) -> Any:  # noqa: ANN401 - spaCy is untyped
    """Build the gold spaCy document of one paragraph."""
    from spacy.tokens import Doc

    groups = [list(tokens) for tokens in paragraph]
    starts = [0]
    for group in groups[:-1]:
        starts.append(starts[-1] + len(group))
    tokens = list(chain.from_iterable(groups))
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space_after for token in tokens],
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[start + token.head for start, group in zip(starts, groups, strict=True) for token in group],
        deps=[token.dep for token in tokens],
    )


def varied(paragraph: list[list[Token]], number: int) -> list[list[Token]]:
    """The paragraph with curly quotation marks or a headline's capitals, as ``number`` says."""
    if number % CURLY_EVERY == 0:
        paragraph = _curled(paragraph)
    if number % TITLE_EVERY == 0:
        return [[_formed(token, _title(token, place)) for place, token in enumerate(s)] for s in paragraph]
    if number % UPPER_EVERY == 0:
        return [[_formed(token, token.form.upper()) for token in s] for s in paragraph]
    return paragraph


def _curled(paragraph: list[list[Token]]) -> list[list[Token]]:
    opening, out = True, list[list[Token]]()
    for tokens in paragraph:
        row = list[Token]()
        for token in tokens:
            if token.form in {'"', "``", "''"}:
                row.append(_formed(token, "“" if opening else "”"))
                opening = not opening
            else:
                row.append(_formed(token, token.form.replace("'", "’")))
        out.append(row)
    return out


def _title(token: Token, place: int) -> str:
    lower = token.form.lower()
    keep = token.form.startswith(("'", "’", "n'", "n’")) or (place > 0 and lower in _SMALL_WORDS)
    return token.form if keep else token.form[:1].upper() + token.form[1:]


def _formed(token: Token, form: str) -> Token:
    return Token(form, token.lemma, token.pos, token.tag, token.head, token.dep, token.misc, token.space_after)
