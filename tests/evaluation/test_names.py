"""The scorers of names and links: what counts as found, and what as wrong."""

from pathlib import Path

import pytest

from evaluation import cross, names
from evaluation.names import Spelling

PAIRS = """name_a\tname_b\tsame\tscripts\tphenomenon
Ada Heidari\tAda Heydari\t1\tLL\tvowel
Reza Zandavi\tMohammad Reza Zandavi\t1\tLL\textra
Ada Heidari\tTove Heidari\t0\tLL\t
Heidari\tAda Heidari\tpossible\tLL\tambiguous
"""


def test_own_pairs(tmp_path: Path) -> None:
    """``same`` is measured against the rest; what nobody can tell is counted apart."""
    path = tmp_path / "people-pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    row = names.own_pairs(path)
    assert (row.tally.matched, row.tally.predicted, row.tally.gold) == (1, 1, 2)
    assert "1 of 1 ambiguous" in row.note


SPELLINGS = [Spelling("karim", "كريم"), Spelling("nabil", "نبيل"), Spelling("lindemann", "ليندمان")]


def test_spellings() -> None:
    assert names.pairs(SPELLINGS, "").tally.f1 == 1.0
    assert names.first(SPELLINGS, "", 3).tally.recall == 1.0
    turned = [*SPELLINGS[1:], SPELLINGS[0]]
    wrong = [Spelling(one.latin, other.arabic) for one, other in zip(SPELLINGS, turned, strict=True)]
    assert names.pairs(wrong, "").tally.matched == 0
    assert names.first(wrong, "", 3).tally.recall == 0.0


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert names.main([str(tmp_path)]) == 1
    assert cross.main([str(tmp_path)]) == 2
    assert "not there" in capsys.readouterr().err


def _entity(id_: str, name: str, start: int) -> dict[str, object]:
    mention = {"begin": start, "end": start + len(name), "text": name, "kind": "name"}
    return {"id": id_, "type": "person", "surface_names": [name], "nominals": [], "mentions": [mention]}


def _linked(group: dict[cross.Found, int]) -> cross.Linked:
    golds = {
        "a.txt": {"entities": [_entity("P1", "Ada Heidari", 0), _entity("P2", "Tove Lind", 20)]},
        "b.txt": {"entities": [_entity("P1", "Ada Heydari", 0), _entity("P2", "Tove Linde", 20)]},
    }
    entities = {(name, f"P{number}"): (name, f"e{number}") for name in golds for number in (1, 2)}
    return cross.Linked(golds, entities, group)


GOLD = {
    "same_person": [{"entities": [["a.txt", "P1"], ["b.txt", "P1"]]}],
    "not_same": [{"names": [["a.txt", "Tove Lind"], ["b.txt", "Tove Linde"]]}],
}


def test_pairs_and_wrong_merges() -> None:
    right = _linked({("a.txt", "e1"): 1, ("b.txt", "e1"): 1})
    rows, wrong = cross.same_person(GOLD, right)
    assert [(row.matched, row.gold) for row in rows] == [(1, 1), (1, 1)]
    assert wrong == 0
    merged = _linked({("a.txt", "e1"): 1, ("b.txt", "e2"): 1, ("a.txt", "e2"): 2})
    rows, wrong = cross.same_person(GOLD, merged)
    assert [(row.matched, row.gold) for row in rows] == [(0, 1), (0, 1)]
    assert wrong == 1
