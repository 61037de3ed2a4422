"""Aliases go out as CSV and come in again as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.aliases import AliasesError, alias_of, aliases_csv, read_aliases
from onrecord.model import ALIAS_KINDS, Alias

WORDS = st.text("abc é,\"'", max_size=8).map(lambda text: " ".join(text.split()))
NAMES = st.lists(WORDS.filter(bool), min_size=1, max_size=3, unique=True).map(tuple)
ENTRIES = st.builds(Alias, NAMES, st.sampled_from(ALIAS_KINDS), *[WORDS] * 3)


@given(st.lists(ENTRIES, max_size=4).map(tuple))
def test_out_and_in_is_the_same(entries: tuple[Alias, ...]) -> None:
    assert read_aliases(aliases_csv(entries)) == entries


def test_columns_may_be_left_out() -> None:
    assert read_aliases("kind,names\n,Rahim  Sadeqi=Abu Salim =\n") == (Alias(("Rahim Sadeqi", "Abu Salim"), "person"),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title\nRiver Post\n", "'names' must be there"),
        ("names,colour\nA = B,red\n", "has the columns"),
        ("names,kind\nA = B,ship\n", "Line 2: .*the kind"),
        ("names\nA = B\n = \n", "Line 3"),
    ],
)
def test_what_is_no_file_of_aliases_is_refused(text: str, why: str) -> None:
    with pytest.raises(AliasesError, match=why):
        read_aliases(text)


def test_a_name_is_given_once() -> None:
    assert alias_of("A = B = A", "place").names == ("A", "B")
