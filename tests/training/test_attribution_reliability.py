"""A score means how often it is right: the table and the picture say how far that holds."""

from xml.etree import ElementTree as ET

import pytest

from training.attribution.reliability import Bin, bins, calibration_error, drawn


def test_scores_are_sorted_into_tenths() -> None:
    low, high = bins([0.05, 0.95, 0.91, 1.0], [False, True, True, False])
    assert low == Bin(0.05, 0.0, 1)
    assert [high.score, high.right] == pytest.approx([2.86 / 3, 2 / 3])
    assert high.number == 3


def test_the_error_is_weighted_by_numbers() -> None:
    """Three of four are off by .1, one by .5."""
    assert calibration_error([Bin(0.7, 0.6, 3), Bin(0.5, 1.0, 1)]) == pytest.approx((3 * 0.1 + 0.5) / 4)
    assert calibration_error([]) == 0


def test_the_picture_has_a_dot_for_each_bin() -> None:
    curves = {"one": [Bin(0.3, 0.2, 4), Bin(0.8, 0.9, 9)], "two": [Bin(0.5, 0.5, 1)]}
    picture = ET.fromstring(drawn(curves))  # noqa: S314 - our own
    assert len(picture.findall("{http://www.w3.org/2000/svg}circle")) == 3
    assert drawn(curves) == drawn(curves)
