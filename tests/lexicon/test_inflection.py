"""Forms of words made from their lemmas."""

import pytest

from onrecord.lexicon.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("explode", {"explode", "explodes", "exploded", "exploding"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("quit", {"quit", "quits", "quitting"}),
        ("overthrow", {"overthrew", "overthrown", "overthrowing"}),
        ("clash", {"clashes", "clashed"}),
    ],
)
def test_verbs_have_their_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma)


def test_nouns_have_a_plural() -> None:
    assert noun_forms("inquiry") == {"inquiry", "inquiries"}
    assert noun_forms("policeman") == {"policeman", "policemen"}
