"""The kinds of problem that reading may raise, with their meanings."""

from collections.abc import Mapping
from types import MappingProxyType

READING_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "ambiguous-date": "A date of publication can be read in two ways (04/05) and nothing on the page decides.",
        "ambiguous-name": "A shorter name fits several fuller names of the document; it is kept apart from all.",
        "dates-disagree": "The date of publication that came with the document differs from the one in its text.",
        "header-date-ignored": "A date stands over the menus of the page; it is not taken for that of publication.",
        "lead-may-be-lost": "Somebody enters a text by a bare surname, as if introduced before: is its lead missing?",
        "pipeline-labels": "The language pipeline asked for does not use the relations that statements are read from.",
        "sentence-in-furniture": "A full sentence was taken for furniture: a notice, a comment, a teaser.",
        "undated": "No date of publication was found in the text or came with the document.",
        "unresolved-reference": "Pronouns and descriptions that may stand for several or for nobody: one line in all.",
        "untitled": "No headline was found in the text or came with the document.",
    }
)
"""Kind of problem to what it means, in the order of the alphabet."""
