"""Which tokens stand inside double quotation marks."""

from onrecord.model import Syntax
from onrecord.reading.syntax.tree import quote_marks

OUTSIDE = -1


def quotations(syntax: Syntax) -> list[int]:
    """Return the number of the quotation that each token stands in, ``OUTSIDE`` for none.

    A quotation ends at its mark or with its passage: where a mark has lost its partner nothing after the passage is
    taken for quoted.
    """
    opening, closing = quote_marks()
    out = [OUTSIDE] * len(syntax)
    count, inside, passage = 0, False, ""
    for sentence in syntax.sentences:
        if sentence.passage != passage:
            inside, passage = False, sentence.passage
        for place in range(sentence.first, sentence.last):
            word = syntax.words[place]
            if inside and word in closing:
                inside = False
            elif not inside and word in opening:
                inside = True
                count += 1
            elif inside:
                out[place] = count
    return out
