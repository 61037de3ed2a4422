"""One feature of two events, for or against their being one."""

from dataclasses import dataclass

from onrecord.model import Evidence


@dataclass(frozen=True, slots=True)
class Point:
    """What one feature adds. ``firm`` tells who, or where and when; ``against`` excludes that both are one."""

    points: float
    why: str
    firm: bool = False
    against: bool = False
    evidence: tuple[Evidence, ...] = ()
