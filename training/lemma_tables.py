"""Learn the lemma and part-of-speech tables of `onrecord.reading.syntax.lemmas` from the treebanks."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from onrecord.reading.syntax.lemmas import WHOLE, Lemmas, endings_of
from training.conllu import Token, sentences

_Edit = tuple[int, str]
# A rule for an ending is kept when this many different words support it; whole words need one.
MIN_WORDS = 2


def build(shared: Path, out: Path) -> None:
    """Write `lemmas.tsv` and `pos.tsv`."""
    tokens = [token for path in _files(shared, "train") for token in tokens_of(path)]
    out.mkdir(parents=True, exist_ok=True)
    rules = sorted((tag, ending, str(cut), added) for (tag, ending), (cut, added) in learn_endings(tokens).items())
    (out / "lemmas.tsv").write_text("".join("\t".join(rule) + "\n" for rule in rules), encoding="utf-8")
    rows = sorted((tag, dep, pos) for (tag, dep), pos in learn_pos(tokens).items())
    (out / "pos.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def score(shared: Path, tables: Lemmas) -> dict[str, float]:
    """Accuracy on the test sets with gold tags and relations."""
    tokens = [token for path in _files(shared, "test") for token in tokens_of(path)]
    verbs = [token for token in tokens if token.tag.startswith("VB")]
    right = sum(tables.lemma(token.form, token.tag) == token.lemma.lower() for token in tokens)
    right_verbs = sum(tables.lemma(token.form, token.tag) == token.lemma.lower() for token in verbs)
    pos = sum(tables.part_of_speech(token.tag, _dep(token)) == token.pos for token in tokens)
    return {"lemma": right / len(tokens), "verb": right_verbs / len(verbs), "pos": pos / len(tokens)}


def tokens_of(path: Path) -> Iterator[Token]:
    """All tokens of a treebank file."""
    for sentence in sentences(path):
        yield from sentence.tokens


def learn_endings(tokens: list[Token]) -> dict[tuple[str, str], _Edit]:
    """The smallest decision list: an ending is kept only where it decides otherwise than the next shorter one."""
    words = Counter((token.tag, token.form.lower().replace("’", "'"), token.lemma.lower()) for token in tokens)
    best: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (tag, word, lemma), count in words.items():
        best[tag, word][lemma] += count
    votes: dict[tuple[str, str], Counter[_Edit]] = defaultdict(Counter)
    for (tag, word), lemmas in best.items():
        edit = _edit(word, lemmas.most_common(1)[0][0])
        for ending in endings_of(word):
            votes[tag, ending][edit] += 1
    rules = dict[tuple[str, str], _Edit]()
    for tag, ending in sorted(votes, key=lambda key: len(key[1])):
        if ending.startswith(WHOLE) or votes[tag, ending].total() >= MIN_WORDS:
            edit = min(votes[tag, ending].items(), key=lambda item: (-item[1], item[0]))[0]
            if edit != _decided(rules, tag, ending):
                rules[tag, ending] = edit
    return rules


def learn_pos(tokens: list[Token]) -> dict[tuple[str, str], str]:
    """The usual part of speech of a tag (relation ``""``), and where a relation says otherwise."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        votes[token.tag, ""][token.pos] += 1
        votes[token.tag, _dep(token)][token.pos] += 1
    usual = {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
    return {(tag, dep): pos for (tag, dep), pos in usual.items() if not dep or pos != usual[tag, ""]}


def _decided(rules: dict[tuple[str, str], _Edit], tag: str, ending: str) -> _Edit:
    shorter = endings_of(ending.removeprefix(WHOLE))[1:] if ending.startswith(WHOLE) else endings_of(ending)[2:]
    return next((rules[tag, other] for other in shorter if (tag, other) in rules), (0, ""))


def _edit(word: str, lemma: str) -> _Edit:
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, lemma, strict=False)))
    return len(word) - kept, lemma[kept:]


def _dep(token: Token) -> str:
    return "root" if token.dep == "ROOT" else token.dep


def _files(shared: Path, split: str) -> list[Path]:
    return sorted((shared / "data/ud").glob(f"*/*-{split}.conllu"))
