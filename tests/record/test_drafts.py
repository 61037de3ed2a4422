"""The report under way: it survives, nobody's change is lost, and it lies open beside no encrypted record."""
# ruff: noqa: S105 - an invented passphrase

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import api
from onrecord.exports.builder.edits import ask, put
from onrecord.exports.builder.values import Plan, Words
from onrecord.exports.builder.writing import written
from onrecord.record import open_record
from onrecord.record.anchored import anchor_item, find_anchored
from onrecord.record.drafts import DraftMovedError, read_draft
from onrecord.record.errors import UnknownItemError
from tests.record.conftest import WHEN

SECRET = "five words nobody would guess"


@pytest.fixture
def path(sample_record: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "samples.db"
    shutil.copy(sample_record, copy)
    return copy


def test_it_survives_and_the_state_before_can_be_put_back(path: Path) -> None:
    with api.open(path) as record:
        assert record.draft().version == 0
        assert record.undo_draft(who="R. Lind").version == 0
        record.change_draft(lambda plan: ask(plan, "Who left?"), who="R. Lind")
        record.change_draft(lambda plan: put(plan, [Words("Nobody.")])[0], who="Ada Moran")
        head = record.head()
    with api.open(path) as record:
        held = record.draft()
        assert (held.version, held.who, held.before) == (2, "Ada Moran", True)
        assert held.plan.chapters[0].items == (Words("Nobody."),)
        assert record.undo_draft(who="R. Lind").plan.chapters[0].items == ()
        assert record.undo_draft(who="R. Lind").plan == held.plan
        assert record.head() == head  # it is no evidence: the log does not tell of it
        assert not record.verify().findings


def test_a_change_that_changes_nothing_is_none(path: Path) -> None:
    with api.open(path) as record:
        record.change_draft(lambda plan: ask(plan, "Who?"))
        assert record.change_draft(lambda plan: plan).version == 1


def test_what_two_people_change_at_once_is_kept_of_both(path: Path) -> None:
    """The second one's change is made anew on what the first one kept."""
    with api.open(path) as mine, api.open(path) as theirs:
        met: list[Plan] = []

        def change(plan: Plan) -> Plan:
            met.append(plan)
            if len(met) == 1:
                theirs.change_draft(lambda held: ask(held, "Theirs?"), who="Ada Moran")
            return ask(plan, "Mine?")

        after = mine.change_draft(change, who="R. Lind")
    assert [one.question for one in after.plan.chapters] == ["Theirs?", "Mine?"]
    assert len(met) == 2


def test_a_state_that_is_not_the_one_that_is_held_is_refused(path: Path) -> None:
    with open_record(path) as store:
        store.keep_draft(written(Plan("one")), 0, who="R. Lind", when=WHEN)
        with pytest.raises(DraftMovedError, match=r"Meanwhile R\. Lind changed"):
            store.keep_draft(written(Plan("two")), 0, who="Ada Moran", when=WHEN)
        held = read_draft(store.reader)
    assert held is not None
    assert '"title": "one"' in held.content


def test_beside_an_encrypted_record_no_word_of_it_lies_open(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(
        "Ilse Brandow said that the bridge at Ostrel was closed.", encoding="utf-8"
    )
    folder = tmp_path / "kept"
    folder.mkdir()
    with api.open(folder / "a.db", create=True, passphrase=SECRET, encrypted=True) as record:
        record.add([tmp_path / "pile"], who="R. Lind", workers=1)
        row = record.said()[0]
        item = record.cite("statement", row.id)
        record.change_draft(lambda plan: put(plan, [item, Words("Quillfeather’s own words")])[0], who="R. Lind")
        assert record.report_bytes(record.draft().plan, "docx", who="R. Lind").startswith(b"PK")
        for file in folder.rglob("*"):
            content = file.read_bytes()
            assert not any(words in content for words in (b"Quillfeather", b"Brandow", b"bridge at Ostrel")), file
    with api.open(folder / "a.db", passphrase=SECRET) as record:
        assert record.draft().plan.cited == (item,)


def test_an_item_is_found_by_its_id_else_by_where_it_stands(path: Path) -> None:
    with api.open(path) as record:
        row = next(row for row in record.said() if row.manner == "direct")
        with open_record(path) as store:
            reader = store.reader
            anchor = anchor_item(reader, row.id)
            for known in (row.id, "", "s0000000000000000"):
                found = find_anchored(reader, anchor, known)
                assert found is not None
                assert (found.id, found.same) == (row.id, True)
            assert find_anchored(reader, replace(anchor, document="0" * 64), row.id) is None
            with pytest.raises(UnknownItemError):
                anchor_item(reader, "s0000000000000000")


def test_what_people_took_out_is_not_found_again(path: Path) -> None:
    with api.open(path) as record:
        row = record.said()[0]
        item = record.cite("statement", row.id)
        record.judge("reject", row.id, why="no statement", who="R. Lind")
        with open_record(path) as store:
            found = find_anchored(store.reader, item.anchor, item.id)
        assert found is None or found.id != row.id
