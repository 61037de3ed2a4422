"""Where a figure or a wording is first found in the record, and how it changes from there."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.linking.accord.claim import Accord, Claim
from onrecord.linking.accord.compare import compare_claims

_NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Step:
    """A claim, and how it stands to the one before it; ``accord`` is None for the first one."""

    claim: Claim
    accord: Accord | None


def first_found(held: Iterable[Claim]) -> Claim | None:
    """Return the earliest of claims on one thing ("first found in this record: …"); undated ones come last.

    It says where the record has it first, not who said it first.
    """
    return min(held, key=_when, default=None)


def drift(held: Iterable[Claim]) -> tuple[Step, ...]:
    """Return claims on one thing in order of time, each with its accord with the one before, leaving out repetitions.

    A claim that says the same as the one before in the same words is left out.
    """
    steps: list[Step] = []
    for claim in sorted(held, key=_when):
        before = steps[-1].claim if steps else None
        if before is not None and (before.value, before.words, before.least) == (claim.value, claim.words, claim.least):
            continue
        steps.append(Step(claim, compare_claims(before, claim) if before is not None else None))
    return tuple(steps)


def _when(claim: Claim) -> tuple[str, str, int]:
    return (claim.made or _NEVER, claim.at.document, claim.span.start)
