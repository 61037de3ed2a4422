"""The made corpus: pages of all templates by a seed; the generator is the corpus, nothing is stored."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from evaluation.pages import counted_talks, counted_templates, training_talks, training_templates
from evaluation.pages.made import Made
from evaluation.pages.tree import Flat

Half = Literal["train", "test"]
Template = Callable[[random.Random], Made]

HALVES: dict[Half, tuple[tuple[Template, ...], tuple[Template, ...]]] = {
    "train": (training_templates.TEMPLATES, training_talks.TALKS),
    "test": (counted_templates.TEMPLATES, counted_talks.TALKS),
}
"""The templates of single articles, and those of talks and of several articles, of each half."""

_PAGES = 8
_TALKS = {"train": 10, "test": 8}
_FLATS: tuple[Flat, ...] = ("lines", "gaps", "lines", "wrapped")


def pages(half: Half, seed: int = 0) -> tuple[Made, ...]:
    """Make the pages of one half, in order of their templates; the same for the same seed."""
    articles, talks = HALVES[half]
    made = [_page(template, number, seed) for template in articles for number in range(_PAGES)]
    made += [_page(template, number, seed) for template in talks for number in range(_TALKS[half])]
    return tuple(made)


def _page(template: Template, number: int, seed: int) -> Made:
    draw = random.Random(f"{seed}/{template.__name__}/{number}")  # noqa: S311 - nothing secret
    made = template(draw)
    return replace(made, name=f"{made.template}-{number:02}", flat=_FLATS[number % len(_FLATS)])
