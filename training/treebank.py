"""Turn the Universal Dependencies treebanks into spaCy's training files.

One training document is one paragraph, because that is what the reader gives the model. Some paragraphs get
typographic quotation marks, and a few the capitals of a headline: the treebanks have too little of both.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence, Token, sentences

MAX_SENTENCES = 10
# One paragraph in CURLY_EVERY gets curly quotation marks, one in TITLE_EVERY a headline's capitals.
CURLY_EVERY, TITLE_EVERY, UPPER_EVERY = 3, 37, 71
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)


def convert(shared: Path, out: Path) -> dict[str, int]:
    """Write train, dev and dev-small; return the number of words of each."""
    out.mkdir(parents=True, exist_ok=True)
    ewt, gum = shared / "data/ud/ewt/en_ewt-ud-", shared / "data/ud/gum/en_gum_open-ud-"
    train = _paragraphs([f"{ewt}train.conllu", f"{gum}train.conllu"])
    dev = list(_paragraphs([f"{ewt}dev.conllu", f"{gum}dev.conllu"]))
    return {
        "train": _save((_varied(p, number) for number, p in enumerate(train)), out / "train.spacy"),
        "dev": _save(dev, out / "dev.spacy"),
        "dev-small": _save(dev[::3], out / "dev-small.spacy"),
    }


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


def to_doc(paragraph: Iterable[Iterable[Token]], vocab: Vocab) -> Doc:
    """Build the gold spaCy document of one paragraph."""
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


def _paragraphs(paths: list[str]) -> Iterator[list[list[Token]]]:
    for path in paths:
        for group in paragraphs(Path(path)):
            yield [list(sentence.tokens) for sentence in group]


def _save(groups: Iterable[list[list[Token]]], path: Path) -> int:
    vocab, words = Vocab(), 0
    store = DocBin(attrs=["ORTH", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY"])
    for group in groups:
        store.add(to_doc(group, vocab))
        words += sum(map(len, group))
    store.to_disk(path)
    return words


def _varied(paragraph: list[list[Token]], number: int) -> list[list[Token]]:
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
