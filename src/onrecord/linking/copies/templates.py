"""What an outlet puts on its pages again and again: menus taken for text, mottos, the paragraph of background.

A stretch whose runs of words stand in more articles of one outlet than ``TEMPLATE`` is the outlet's, not an article's.
Runs are watched where they are looked up anyway: some of each sixteen in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.linking.index import key_of
from onrecord.linking.shingles import WINDOW

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TEMPLATE = 5
"""Articles of one outlet that may have a run of words in common and still have it of their own."""

_APART = 2 * WINDOW
"""Runs between two that are watched, in one stretch: in between a name may differ from page to page."""

_LEAST, _AROUND = 8, 8
"""Runs that a stretch spans from the first to the last one watched: less is a turn of phrase. Those around go too."""

_LIMIT = (1 << 63) - 1


def template_keys(runs: NDArray[np.uint32], places: NDArray[np.int64], outlet: str) -> dict[int, int]:
    """Return the numbers under which articles of ``outlet`` with the same run meet, with where the run stands.

    ``places`` are those runs that are looked up. None without an outlet.
    """
    if not outlet:
        return {}
    salt = key_of("template", outlet)
    return {
        ((run << 31) ^ salt) & _LIMIT: place for place, run in zip(places.tolist(), runs[places].tolist(), strict=True)
    }


def own_runs(count: int, keys: Mapping[int, int], least: int, is_template: Callable[[int], bool]) -> NDArray[np.bool_]:
    """Return for each of ``count`` runs whether it is the article's own, ``(count,) bool``.

    ``keys`` are those of ``template_keys``. Where fewer than ``least`` would be left all are: an article in many
    versions is no template.
    """
    import numpy as np

    own = np.ones(count, dtype=np.bool_)
    places = sorted(place for key, place in keys.items() if is_template(key))
    for first, last in _stretches(places):
        if last - first >= _LEAST:
            own[max(0, first - _AROUND) : last + _AROUND + 1] = False
    return own if int(own.sum()) >= least else np.ones_like(own)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of those places that follow one another at no great distance."""
    edges = [0, *(at for at in range(1, len(places)) if places[at] - places[at - 1] > _APART), len(places)]
    yield from ((places[first], places[last - 1]) for first, last in pairwise(edges) if first < last)
