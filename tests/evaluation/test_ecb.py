"""ECB+: reading its files, features of pairs and clusters, on an invented corpus in its format."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

from evaluation.ecb.corpus import ARCHIVE, Story, stories
from evaluation.ecb.features import FEATURES, Corpus, likeness
from evaluation.ecb.pairs import Weights, average_link, clustered, same_lemma

_WORDS = {"1_1ecb": ["Moran", "resigned", "in", "Oslo", "."], "1_2ecb": ["Moran", "resigned", "from", "office", "."]}


def _xml(name: str, words: list[str]) -> str:
    tokens = "".join(
        f'<token t_id="{at}" sentence="0" number="{at - 1}">{word}</token>' for at, word in enumerate(words, 1)
    )
    return (
        f'<Document doc_name="{name}.xml">{tokens}<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/>'
        '</ACTION_OCCURRENCE><HUMAN_PART_PER m_id="2"><token_anchor t_id="1"/></HUMAN_PART_PER>'
        '<ACTION_OCCURRENCE m_id="9" instance_id="ACT1"/></Markables><Relations><CROSS_DOC_COREF r_id="1" note="ACT1">'
        '<source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF></Relations></Document>'
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write two invented documents of one topic."""
    (tmp_path / ARCHIVE).parent.mkdir()
    with zipfile.ZipFile(tmp_path / ARCHIVE, "w") as archive:
        archive.writestr("ECB+/ECBplus_coreference_sentences.csv", "Topic,File,Sentence Number\n1,1ecb,0\n1,2ecb,0\n")
        for name, words in _WORDS.items():
            archive.writestr(f"ECB+/1/{name}.xml", _xml(name, words))
    return tmp_path


def test_mentions_and_chains(data: Path) -> None:
    """Only events are mentions; what is in one chain across documents bears its name."""
    first, second = stories(data, [1])
    assert [mention.tokens for mention in first.mentions] == [(1,)]
    assert first.mentions[0].chain == second.mentions[0].chain == "ACT1"
    assert list(stories(data, [2])) == []


def test_text_of_a_story() -> None:
    """Each word stands where it is said to start; the first sentence is a line of its own."""
    story = Story("x", ("A", "title", "It", "rained", "."), (0, 0, 1, 1, 1), ())
    text, starts = story.text()
    assert text == "A title\nIt rained ."
    assert all(text[at:].startswith(word) for at, word in zip(starts, story.words, strict=True))


def test_features_and_clusters(data: Path) -> None:
    """Two tellings of one resignation share lemma and words, and become one cluster."""
    corpus = Corpus.of(list(stories(data, [1])))
    features = corpus.features()
    assert features.shape == (2, 2, len(FEATURES))
    assert features[0, 1, FEATURES.index("same lemma")] == 1
    assert same_lemma(corpus) == ["resign", "resign"]
    always = Weights(dict.fromkeys(FEATURES, 0.0), 5.0, 0.5)
    alike = Corpus(corpus.mentions, corpus.sights, np.full((2, 2), 0.3), corpus.alone)
    assert len(set(clustered(alike, always))) == 1
    never = Weights(dict.fromkeys(FEATURES, 0.0), -5.0, 0.5)
    assert len(set(clustered(alike, never))) == 2


def test_average_link() -> None:
    """A chain does not join its ends: the mean over all pairs counts."""
    likely = np.array([[0, 0.9, 0.0], [0.9, 0, 0.6], [0.0, 0.6, 0]])
    labels = average_link(likely, 0.5)
    assert labels[0] == labels[1] != labels[2]
    assert len(set(average_link(likely, 0.25))) == 1


def test_likeness_counts_rare_words() -> None:
    """Words that all have tell nothing."""
    alike = likeness([["a", "b", "x"], ["a", "b", "y"], ["a", "c", "y"], ["a", "c", "z"]])
    assert alike[0, 1] > alike[0, 3]
    assert alike[0, 3] == pytest.approx(0)


def test_weights_are_for_these_features(tmp_path: Path) -> None:
    """Weights of other features are refused; the kept ones fit."""
    assert tuple(Weights.load().features) == FEATURES
    path = tmp_path / "weights.json"
    Weights({"other": 1.0}, 0.0, 0.5).save(path)
    with pytest.raises(ValueError, match="other features"):
        Weights.load(path)
