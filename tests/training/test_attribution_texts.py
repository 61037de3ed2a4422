"""Texts that come as tokens are put together as they were written, as far as that can be told."""

import pytest

from training.attribution.open_corpora import joined


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor's office said: \"We don't know (yet),\" and hung up.",
        '"No," Orlan Vey said, "not for $20."',
        "It rose 5% to €3, they'd heard; why?",
    ],
)
def test_tokens_become_the_sentence_again(sentence: str) -> None:
    assert joined(CUT[sentence].split(" ")) == sentence


CUT = {
    "The mayor's office said: \"We don't know (yet),\" and hung up.": (
        "The mayor 's office said : `` We do n't know -LRB- yet -RRB- , '' and hung up ."
    ),
    '"No," Orlan Vey said, "not for $20."': '" No , " Orlan Vey said , " not for $ 20 . "',
    "It rose 5% to €3, they'd heard; why?": "It rose 5 % to € 3 , they 'd heard ; why ?",
}
