"""The stance a cue gives to a speaker, and what a negation or a governing verb makes of it."""

from onrecord.model import Stance

_TURNED: dict[Stance, Stance] = {
    "neutral": "deny",
    "accuse": "neutral",
    "deny": "admit",
    "admit": "deny",
    "predict": "doubt",
    "demand": "neutral",
    "doubt": "neutral",
    "ask": "neutral",
}
_REFUSING = frozenset({"refuse", "decline", "fail", "neglect", "forget", "hesitate", "stop"})


def turned(stance: Stance, *, negated: bool, governors: tuple[str, ...] = ()) -> Stance:
    """Return the stance under a negation ("did not deny") or a verb of refusal ("refused to admit")."""
    flips = negated + any(governor in _REFUSING for governor in governors)
    return _TURNED[stance] if flips == 1 else stance
