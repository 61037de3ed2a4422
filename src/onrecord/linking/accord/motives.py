"""Why somebody is said to have done something: the words behind "because", "in protest at", "for … reasons"."""

import re

from onrecord.model import Span

_END = r"(?=[.;!?][\"”’')]*(?:\s|$)|,\s+(?:but|and|which|who|saying)\b|\s[–—-]\s|\n|$)"
_BEHIND = re.compile(
    r"\b(?:(?:solely |only |mainly |partly |simply )?because(?: of)?\s"
    r"|(?:due to|owing to|on account of|prompted by|motivated by|in order to|so as to|out of)\s"
    r"|in (?:protest|opposition|response|reaction|retaliation|revenge|solidarity|support)"
    r"(?:\s(?:at|of|to|against|over|for|with))\s"
    r"|to (?:protest|avenge|punish|express|show|motivate|escape|avoid|prevent|force|defend|support)\s"
    r"|over\s(?=(?:the|his|her|their|its|alleged)\s))"
    rf"(?P<why>[^\n]{{3,200}}?){_END}",
    re.IGNORECASE,
)
_REASONS = re.compile(r"\bfor (?P<why>(?:[\w-]+\s){1,4}(?:reasons|motives|purposes|grounds|gains?))\b", re.IGNORECASE)
_IS_BECAUSE = re.compile(r"\b(?:is|was|were|are) because\s(?P<why>[^\n]{3,200}?)" + _END, re.IGNORECASE)


def motive_in(text: str, sentence: Span, trigger: Span) -> Span | None:
    """Return where a motive is told in the sentence of an event, behind its trigger; the nearest one."""
    told = (pattern.search(text, trigger.end, sentence.end) for pattern in (_BEHIND, _REASONS, _IS_BECAUSE))
    return min((Span(match.start(), match.end()) for match in told if match is not None), default=None)
