"""A quotation with a dash and a name behind it is what that person said."""

import pytest

from onrecord.model import Part, Passage, Reading, Span
from onrecord.statements.paragraphs import paragraphs
from onrecord.statements.quotes import quotations
from onrecord.statements.tagger_signed import signed

CASES = [
    ("“The bridge was never safe.” ― Orla Venn", "Orla Venn"),
    ("“The bridge was never safe.”― Orla Venn.", "Orla Venn"),
    ('"The bridge was never safe." -- Orla Venn, harbour master of Tarn', "Orla Venn"),
    ("“The bridge was never safe.”\n\n— Orla van Venn (Tarn)", "Orla van Venn"),
    ("“The bridge was never safe.” — and nobody listened", None),
    ("“The bridge was never safe,” Orla Venn said.", None),
    ("She said “the bridge was never safe” — Orla Venn", None),
    ("“Never again” — Orla Venn", None),
    ("“The bridge was never safe.” — Orla Venn had said so for years, and the town knew", None),
    ("“The bridge was never safe.”", None),
]
"""Invented."""


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_name_behind_the_dash_signs(text: str, name: str | None) -> None:
    whole = Span(0, len(text))
    reading = Reading("invented", "test", parts=(Part("p1", whole),), passages=(Passage("g1", whole, "body", "p1"),))
    parts = paragraphs(text, reading)
    found = signed(text, parts, quotations(text, parts).items)
    assert [span.of(text) for _, _, span in found] == ([] if name is None else [name])
    for quotation, dash, _ in found:
        assert "never safe" in quotation.span.of(text)
        assert dash.of(text) in {"―", "—", "--"}
