"""Packing: what comes out is what went in, for whatever a reading holds."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import api
from onrecord.engines.packing import pack, unpack
from onrecord.linking import slips_of
from tests.piles import SAMPLES
from tests.strategies import documents, readings


@settings(max_examples=30)
@given(st.data())
def test_documents_and_readings_come_out_as_they_went_in(data: st.DataObject) -> None:
    original, document = data.draw(documents())
    pair = original, document, data.draw(readings(document))
    again = unpack(pack(pair))
    assert again[:2] == pair[:2]
    assert repr(again[2]) == repr(pair[2])


def test_a_page_with_its_syntax_and_slips() -> None:
    """The texts, numbers and arrays that a real reading holds; no larger than what Python would have packed."""
    ((document, reading),) = api.read(SAMPLES / "02-wyck-observer-kessarin.html")
    slips = slips_of(document, reading)
    again, (read, slipped) = unpack(pack((document, (reading, slips))))
    assert again == document
    assert repr(read) == repr(reading)
    assert slipped == slips
    assert len(pack(reading)) <= len(pickle.dumps(reading))
