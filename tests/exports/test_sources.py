"""The source register goes out as CSV and comes in again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.sources import SourcesError, changed, read_sources, sources_csv
from onrecord.model import Registered

WORDS = st.text("abc éى,\"'=", max_size=8).map(str.strip)
NAMES = WORDS.filter(bool)
ENTRIES = st.builds(
    Registered, NAMES, st.lists(NAMES, max_size=2).map(tuple), st.lists(NAMES, max_size=2).map(tuple), *[WORDS] * 6
)


@given(st.lists(ENTRIES, max_size=4).map(tuple))
def test_out_and_in_is_the_same(entries: tuple[Registered, ...]) -> None:
    assert read_sources(sources_csv(entries)) == entries


def test_columns_may_be_left_out_and_stand_in_any_order() -> None:
    assert read_sources("owner,name\nDelta Holding,River Post\n") == (Registered("River Post", owner="Delta Holding"),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title\nRiver Post\n", "needs a column 'name'"),
        ("name,colour\nRiver Post,red\n", "has no 'colour'"),
        ("name,owner\n,Delta Holding\n", "Line 2"),
    ],
)
def test_what_is_no_register_is_refused(text: str, why: str) -> None:
    with pytest.raises(SourcesError, match=why):
        read_sources(text)


def test_a_field_is_changed() -> None:
    entry = changed(Registered("River Post"), "self-description", " a daily ")
    assert changed(entry, "aliases", "RP; The Post;") == Registered(
        "River Post", ("RP", "The Post"), described="a daily"
    )
