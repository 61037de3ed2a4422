"""The weights by which candidates of pronouns are compared: read from the table that training writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAMILY_TABLES = {"he": "person", "she": "person", "they": "they", "it": "it"}
"""Family of pronouns to the table that it is resolved by."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of features by family (``person``, ``they``, ``it``); a feature that is not there weighs nothing."""

    tables: Mapping[str, Mapping[str, float]]

    def sum(self, family: str, features: Iterable[str]) -> float:
        """Return the sum over features for a family of pronouns."""
        table = self.tables[FAMILY_TABLES[family]]
        return sum(table.get(feature, 0.0) for feature in features)


@cache
def load_weights() -> Weights:
    """Load the shipped weights, once."""
    text = files("onrecord").joinpath("weights/reference/weights.tsv").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = {family: {} for family in FAMILY_TABLES.values()}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            family, feature, weight = line.split("\t")
            tables[family][feature] = float(weight)
    return Weights(tables)
