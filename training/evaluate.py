"""Figures of the shipped pipeline: `python -m training evaluate`.

Syntax is scored on the raw text of each paragraph of the treebanks' test sets, names on their test sets (exact spans)
and on the annotated seed documents (same kind, span Jaccard >= .6), the latter with the annotated ranges as passages.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from onrecord.model import Mention, Passage, Span
from onrecord.reading.language import Pipeline, load_pipeline, parse
from onrecord.reading.syntax.parsed import Parsed
from training.conllu import Token, sentences
from training.name_corpora import Named, gum, uner
from training.treebank import paragraphs, to_doc

SEEDS = ("000", "001", "003")
JACCARD = 0.6
_SCORED = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "publication": "organisation",
    "campaign": "organisation",
}
_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC", "publication": "ORG", "campaign": "ORG"}


def report(shared: Path) -> Iterator[str]:
    """Yield one line for each figure."""
    pipeline = load_pipeline()
    ud = shared / "data/ud"
    for name, path in (("ewt", "ewt/en_ewt-ud-test"), ("gum", "gum/en_gum_open-ud-test")):
        yield f"syntax {name}-test: {_shown(syntax_scores(pipeline, ud / f'{path}.conllu'))}"
    for genre, split in product(("news", "interview"), ("dev", "test")):
        scores = syntax_scores(pipeline, ud / f"gum/en_gum_open-ud-{split}.conllu", genre)
        yield f"syntax gum-{split} {genre}: {_shown(scores)}"
    yield f"speed: {words_per_second(pipeline, ud / 'gum/en_gum_open-ud-test.conllu'):.0f} words/s"
    yield f"names uner-test: {_shown(name_scores(pipeline, uner(ud / 'uner-ewt/en_ewt-ud-test.iob2')))}"
    yield f"names gum-test: {_shown(name_scores(pipeline, gum_documents(ud / 'gum/en_gum_open-ud-test.conllu')))}"
    yield from seed_report(shared, pipeline)


def syntax_scores(pipeline: Pipeline, path: Path, genre: str = "") -> dict[str, float]:
    """Tag accuracy, UAS, LAS, F1 of whole sentences and of sentence starts on raw text, one paragraph at a time.

    Punctuation is left out of UAS and LAS, as spaCy's scorer does it.
    """
    import spacy
    from spacy.scorer import Scorer
    from spacy.training import Example

    nlp = spacy.blank("en")
    groups = [g for g in paragraphs(path) if not genre or g[0].document.split("_")[1] == genre]
    gold = [to_doc([s.tokens for s in group], nlp.vocab) for group in groups]
    texts = [doc.text.strip() for doc in gold]
    read = list(_docs(nlp.vocab, texts, pipeline.reader.read(texts)))
    examples = [Example(ours, doc) for ours, doc in zip(read, gold, strict=True)]
    scores = Scorer.score_token_attr(examples, "tag") | Scorer.score_spans(examples, "sents", has_annotation=_always)
    scores |= Scorer.score_deps(examples, "dep", ignore_labels=("p", "punct"))
    starts = [[(n, s.start_char) for n, doc in enumerate(docs) for s in doc.sents] for docs in (read, gold)]
    right = len(set(starts[0]) & set(starts[1]))
    return {key: scores[key] for key in ("tag_acc", "dep_uas", "dep_las", "sents_f")} | {
        "starts_f": 2 * right / max(1, len(starts[0]) + len(starts[1]))
    }


def _docs(vocab: Any, texts: Sequence[str], parsed: Parsed) -> Iterator[Any]:  # noqa: ANN401 - spaCy is untyped
    from spacy.tokens import Doc

    first = 0
    for text, size in zip(texts, parsed.sizes, strict=True):
        last = first + size
        ends = [
            start + len(word) for start, word in zip(parsed.starts[first:last], parsed.words[first:last], strict=True)
        ]
        yield Doc(
            vocab,
            words=list(parsed.words[first:last]),
            spaces=[text[end : end + 1] == " " for end in ends],
            tags=list(parsed.tags[first:last]),
            heads=(parsed.heads[first:last] - first).tolist(),
            deps=["ROOT" if relation == "root" else relation for relation in parsed.relations[first:last]],
        )
        first = last


def _always(_: object) -> bool:
    return True


def words_per_second(pipeline: Pipeline, path: Path) -> float:
    """Words per second of processor time, from raw text to syntax, mentions and entities, on one core."""
    text = "\n\n".join(_text(token for s in group for token in s.tokens) for group in paragraphs(path))
    passages = [Passage("g1", Span(0, len(text)), "body", "p1")]
    parse(text, passages, pipeline)
    start = time.process_time()
    syntax = parse(text, passages, pipeline)[0]
    return len(syntax) / (time.process_time() - start)


def _text(tokens: Iterable[Token]) -> str:
    return "".join(token.form + " " * token.space_after for token in tokens).strip()


def gum_documents(path: Path) -> list[list[Named]]:
    """The names of GUM, grouped by document."""
    documents = [sentence.document for sentence in sentences(path)]
    grouped: dict[str, list[Named]] = {}
    for document, named in zip(documents, gum(path), strict=True):
        grouped.setdefault(document, []).append(named)
    return list(grouped.values())


def name_scores(pipeline: Pipeline, documents: Iterable[Sequence[Named]]) -> dict[str, float]:
    """Precision, recall, F1 of exact name spans, sentence breaks given."""
    right = found = wanted = 0
    for document in documents:
        ours, gold = set[tuple[int, int, str]](), set[tuple[int, int, str]]()
        text, passages = "", list[Passage]()
        for named in document:
            starts = _starts(named.words, len(text))
            gold |= {(starts[a], starts[b - 1] + len(named.words[b - 1]), label) for a, b, label in named.names}
            start, text = len(text), text + " ".join(named.words) + "\n"
            passages.append(Passage(f"g{len(passages)}", Span(start, len(text)), "body", "p1"))
        for mention in _names(parse(text, passages, pipeline)[1]):
            if mention.kind in _LABELS:
                ours.add((mention.span.start, mention.span.end, _LABELS[mention.kind]))
        right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
    return _prf(right, found, wanted)


def seed_report(shared: Path, pipeline: Pipeline) -> Iterator[str]:
    """Names of the annotated seed documents, and what was missed and added."""
    totals = Counter[str]()
    for seed in SEEDS:
        counts, notes = _seed(shared, seed, pipeline)
        totals.update(counts)
        yield f"names seed {seed}: {_shown(_prf(counts['right'], counts['found'], counts['wanted']))}"
        yield from notes
    yield f"names seeds: {_shown(_prf(totals['right'], totals['found'], totals['wanted']))} n={totals['wanted']}"


def _seed(shared: Path, seed: str, pipeline: Pipeline) -> tuple[Counter[str], list[str]]:
    text = next((shared / "seeds").glob(f"{seed}_*")).read_bytes().decode("utf-8-sig")
    gold: dict[str, Any] = json.loads((shared / f"gold/{seed}.json").read_text(encoding="utf-8"))
    passages = [
        Passage(f"g{n}", Span(r[0], r[1]), "furniture" if r[2] == "boilerplate" else "body", "p1")
        for n, r in enumerate(gold["body_ranges"])
    ]
    wanted = [
        (Span(m["begin"], m["end"]), _SCORED[e["type"]])
        for e in gold["entities"]
        for m in e["mentions"]
        if m["kind"] == "name" and e["type"] in _SCORED
    ]
    mentions = _names(parse(text, passages, pipeline)[1])
    ours = [(m.span, _SCORED[m.kind]) for m in mentions if m.kind in _SCORED]
    pairs = _matched(ours, wanted)
    missed = Counter(f"{s.of(text)}/{k}" for n, (s, k) in enumerate(wanted) if n not in {b for _, b in pairs})
    added = Counter(f"{s.of(text)}/{k}" for n, (s, k) in enumerate(ours) if n not in {a for a, _ in pairs})
    counts = Counter({"right": len(pairs), "found": len(ours), "wanted": len(wanted)})
    return counts, [f"   missed {dict(missed)}", f"   added {dict(added)}"]


def _matched(ours: Sequence[tuple[Span, str]], gold: Sequence[tuple[Span, str]]) -> list[tuple[int, int]]:
    scored = sorted(
        (-_jaccard(a[0], b[0]), x, y)
        for x, a in enumerate(ours)
        for y, b in enumerate(gold)
        if a[1] == b[1] and _jaccard(a[0], b[0]) >= JACCARD
    )
    pairs = list[tuple[int, int]]()
    for _, x, y in scored:
        if all(x != a and y != b for a, b in pairs):
            pairs.append((x, y))
    return pairs


def _jaccard(a: Span, b: Span) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (len(a) + len(b) - shared)


def _names(mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.form == "name"]


def _starts(words: Sequence[str], start: int) -> list[int]:
    starts = list[int]()
    for word in words:
        starts.append(start)
        start += len(word) + 1
    return starts


def _prf(right: int, found: int, wanted: int) -> dict[str, float]:
    return {"P": right / max(1, found), "R": right / max(1, wanted), "F": 2 * right / max(1, found + wanted)}


def _shown(scores: dict[str, float]) -> str:
    return " ".join(f"{key} {value:.3f}" for key, value in scores.items())
