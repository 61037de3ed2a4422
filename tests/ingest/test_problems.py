"""Every problem that ingest can store is listed with its meaning, says what to do, and has a test that makes it."""

from pathlib import Path

import onrecord.ingest.problems as listed
from onrecord.ingest import KINDS


def test_every_constant_has_a_meaning_and_every_meaning_a_constant() -> None:
    constants = {value for name, value in vars(listed).items() if name.isupper() and isinstance(value, str)}
    assert constants == set(KINDS)


def test_kinds_are_short_hyphenated_names_with_one_line_of_meaning() -> None:
    for kind, meaning in KINDS.items():
        assert kind == kind.lower()
        assert " " not in kind
        assert 20 < len(meaning) <= 110
        assert "\n" not in meaning


def test_every_kind_is_made_by_a_test() -> None:
    stories = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [kind for kind in KINDS if kind not in stories] == []
