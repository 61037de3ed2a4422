"""The gate: which attributions of rules and tagger become statements, in which variant, and how sure each is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path

from onrecord.statements.evidence import Judged, voice_of, weighed
from onrecord.statements.found import Found, Material
from onrecord.statements.tagger import Tagged
from onrecord.statements.variants import attributions

FILE = "gate.json"

LOWEST = 0.1
"""The tagger's score from which the gate looks at what it found."""


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A logit over signs (``evidence.py``), fitted on documents that the tagger of the same folder never saw.

    Kept is what is likelier right than ``least``; than ``alone``, what the tagger alone found in news, and than
    ``strict`` elsewhere; than ``lenient``, what rules found where the tagger, trained on news, has little say: in the
    contents of others, without a speaker, in interviews and in texts in the first person. What is thought must be
    likelier than ``thought`` there: who speaks for himself reads minds and hopes aloud, which is seldom a report.
    """

    bias: float
    weights: Mapping[str, float]
    least: float = 0.42
    alone: float = 0.42
    lenient: float = 0.2
    strict: float = 0.6
    thought: float = 0.5

    def likelihood(self, signs: Iterable[str]) -> float:
        """Return how likely an attribution with these signs is right, 0-1 with three decimals."""
        return round(1 / (1 + exp(-self.bias - sum(self.weights.get(sign, 0.0) for sign in signs))), 3)

    def settle(self, m: Material, found: Sequence[Found], tagged: Sequence[Tagged]) -> list[Found]:
        """Return the likeliest variant of every attribution that passes, its likelihood as score."""
        news = voice_of(m) == "news"
        kept = []
        for group in weighed(m, list(attributions(m, found, tagged))):
            likely, best = max(
                ((self.likelihood(item.signs), -place) for place, item in enumerate(group)), default=(0.0, 0)
            )
            chosen = group[-best]
            if likely >= self._threshold(chosen, news=news):
                kept.append(replace(chosen.variant.found, score=likely))
        return kept

    def _threshold(self, item: Judged, *, news: bool) -> float:
        origin, tier = item.variant.origin, item.variant.found.tier
        if origin == "tagger":
            return self.alone if news else self.strict
        if tier == "attitude" and not news:
            return self.thought
        trusted = not news or (origin == "rule" and (item.nested or tier == "impersonal"))
        return self.lenient if trusted else self.least


def load_gate(name: str, root: Path | None = None) -> Gate | None:
    """Load the gate that goes with the weights called ``name``, once; None where there is none."""
    path = (root or Path(str(files("onrecord"))) / "weights") / name / FILE
    return _load(path) if path.exists() else None


@cache
def _load(path: Path) -> Gate:
    told = json.loads(path.read_text(encoding="utf-8"))
    levels = (told[key] for key in ("least", "alone", "lenient", "strict", "thought"))
    return Gate(told["bias"], told["weights"], *levels)
