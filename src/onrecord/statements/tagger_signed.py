"""Quotations with a dash and a name behind them: the name signs the words, no cue is needed."""

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.statements.paragraphs import Paragraph
from onrecord.statements.quotes import Quotation

_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’-]|\.(?=[^\S\n]*\w))*"
_SIGNATURE = re.compile(
    rf"(?P<gap>\s*)(?P<dash>―|—|–|--?)[^\S\n]*"
    rf"(?P<name>{_WORD}(?:[^\S\n]+(?:{_WORD}|de|del|da|di|du|la|van|von|der|den|bin|al|el|of|y)){{0,5}}?)"
    rf"(?P<rest>,[^\n]{{1,120}}|[^\S\n]*\([^\n)]{{1,80}}\))?[\s.]*\Z"
)
_LEAST_WORDS = 3


def signed(text: str, parts: Sequence[Paragraph], quotes: Sequence[Quotation]) -> list[tuple[Quotation, Span, Span]]:
    """Return the quotations that are signed, each with its dash and the name of who signs.

    The quotation is all of its paragraph; the signature follows it there, or makes up the next paragraph.
    """
    found = []
    for item in quotes:
        here = parts[item.paragraph].span
        if item.nested or item.span.start != here.start or len(item.inner.of(text).split()) < _LEAST_WORDS:
            continue
        end = here.end
        if item.span.end == end and item.paragraph + 1 < len(parts):
            end = parts[item.paragraph + 1].span.end
        match = _SIGNATURE.match(text, item.span.end, end)
        if match is not None:
            found.append((item, Span(*match.span("dash")), Span(*match.span("name"))))
    return found
