"""Words in one line read as they were meant."""

from hypothesis import given

from onrecord.model import flat
from tests.strategies import texts


def test_parted_words_are_whole_and_white_space_is_one_space() -> None:
    assert flat(" the inter\u00ad\nnational\n talks,\twell-\u00ad\r\nknown rail\u00adway ") == (
        "the international talks, well-known railway"
    )


@given(texts())
def test_flat_twice_is_flat_once(words: str) -> None:
    assert flat(flat(words)) == flat(words)
