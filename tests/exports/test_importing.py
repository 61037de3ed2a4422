"""The bundle of one record taken into another: documents, what was said of them, labels, decisions; or nothing."""

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import OnrecordError, Options, api
from onrecord.cli import app
from onrecord.exports.bundles import BundleError
from onrecord.record.custody import Head
from onrecord.record.query_labels import labels_now
from tests.piles import SAMPLES

TABLE = """head,body
Bridge,The mayor said on Friday that the bridge at Koldar would open in May.
Ferry,"The harbour master, Ada Moran, said that the ferry had been sold."
"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of a text with a sidecar, a page, a table with columns of its own; labelled, judged."""
    folder = tmp_path_factory.mktemp("there")
    for name in ("03-daily-ledger-brief.txt", "03-daily-ledger-brief.meta.json", "02-wyck-observer-kessarin.html"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    with api.open(folder / "there.db", create=True) as record:
        files = sorted([*folder.glob("*.txt"), *folder.glob("*.html")])
        record.add(files, who="R. Lind", purpose="report 12", workers=1)
        columns = Options(columns=(("text", "body"), ("title", "head")))
        record.add([folder / "table.csv"], columns, who="R. Lind", workers=1)
        record.label("02-wyck-observer-kessarin.html", "confidential", why="lent", who="R. Lind")
        record.label("Ada Moran", "protected", why="family at home", who="R. Lind")
        record.set_source("The Daily Ledger", {"owner": "Delta Holding"}, who="R. Lind")
        record.set_alias("Anton Kessarin = Anton of Koldar", who="R. Lind")
        record.judge("note", "03-daily-ledger-brief.txt", value="look again", who="R. Lind")
        mayor = next(row for row in record.sources() if row.path.endswith("table.csv"))
        record.erase(mayor.document, why="consent withdrawn", who="R. Lind")
    return folder / "there.db"


@pytest.fixture(scope="module")
def bundle(there: Path) -> Path:
    with api.open(there) as record:
        return record.export(there.parent / "out", "bundle", for_self=True)[0]


def changed(bundle: Path, out: Path, name: str, old: bytes, new: bytes, *, drop: str = "") -> Path:
    """Write a bundle in which a file was changed, another one left out, and the manifest made to agree."""
    with zipfile.ZipFile(bundle) as held:
        files = {one: held.read(one) for one in held.namelist() if one != drop}
    files[name] = files[name].replace(old, new)
    manifest = json.loads(files["datapackage.json"])
    manifest["resources"] = [one for one in manifest["resources"] if one["path"] in files]
    for one in manifest["resources"]:
        one["hash"] = f"sha256:{hashlib.sha256(files[one['path']]).hexdigest()}"
    files["datapackage.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(out, "w") as made:
        for one, content in files.items():
            made.writestr(one, content)
    return out


def test_all_of_it_comes_over(there: Path, bundle: Path, tmp_path: Path) -> None:
    """The same documents, read to the same statements, with what was given, known and decided there."""
    with api.open(there) as old, api.open(tmp_path / "here.db", create=True) as record:
        imported = record.import_bundle(bundle, who="A. Tal", workers=1)
        assert (imported.documents, imported.new, imported.left) == (3, 3, ())
        assert (imported.labels, imported.register, imported.aliases, imported.judgements) == (2, 1, 1, 1)
        held = {row.document: replace(row, added="") for row in record.sources()}
        assert held == {row.document: replace(row, added="") for row in old.sources()}
        assert {row.id for row in record.said()} == {row.id for row in old.said()}
        assert [one.owner for one in record.register()] == ["Delta Holding"]
        assert [one.by for one in record.aliases()] == ["R. Lind"]
        assert [(one.who, one.action) for one in record.judgements()] == [("R. Lind", "note")]
        assert record.verify().ok


def test_the_log_tells_whose_bundle_it_was(there: Path, bundle: Path, tmp_path: Path) -> None:
    with api.open(there) as old, api.open(tmp_path / "here.db", create=True) as record:
        imported = record.import_bundle(bundle, who="A. Tal", workers=1)
        last = record.custody()[-1]
        assert (last.action, last.who) == ("import", "A. Tal")
        assert last.details["length"] == old.head().count - 1  # the export itself was entered after it
        assert "documents 3, judgements 1" in last.words
        captures = [row.details for row in record.custody() if row.action == "capture"]
        assert {str(row.get("purpose")) for row in captures} == {"report 12", "None"}
        assert "3 new documents of 3" in imported.sentence()


def test_what_was_erased_there_does_not_come_back(bundle: Path, tmp_path: Path) -> None:
    """Its row still lies in the table that holds others; it is not taken out of it."""
    with api.open(tmp_path / "here.db", create=True) as record:
        record.import_bundle(bundle, workers=1)
        assert record.search("ferry")
        assert not record.search("mayor")


def test_labels_come_first_and_never_make_laxer(bundle: Path, tmp_path: Path) -> None:
    """What is protected here stays so; what is confidential there is so from its first moment here."""
    with api.open(tmp_path / "here.db", create=True) as record:
        record.add([SAMPLES / "02-wyck-observer-kessarin.html"], workers=1)
        record.label("02-wyck-observer-kessarin.html", "protected", why="asked for")
        imported = record.import_bundle(bundle, workers=1)
        assert imported.labels == 1
        now = labels_now(record._asking())
        assert set(now.by_item.values()) == {"protected"}
        assert ("person", "ada moran") in now.by_name
        actions = [row.action for row in record.custody()]
        assert actions.index("label", actions.index("label") + 1) < len(actions) - actions[::-1].index("capture") - 1


def test_taking_it_in_again_changes_nothing(bundle: Path, tmp_path: Path) -> None:
    with api.open(tmp_path / "here.db", create=True) as record:
        record.import_bundle(bundle, workers=1)
        before = record.custody()
        again = record.import_bundle(bundle, workers=1)
        assert (again.new, again.labels, again.register, again.aliases, again.judgements) == (0, 0, 0, 0, 0)
        assert [row.action for row in record.custody()[len(before) :]] == ["import"]


def test_the_later_entry_on_an_outlet_holds(bundle: Path, tmp_path: Path) -> None:
    with api.open(tmp_path / "here.db", create=True) as record:
        text = "name,owner,by,date\nThe Daily Ledger,Sula Group,A. Tal,2999-01-01\n"
        record.import_sources(text, who="A. Tal")
        assert record.import_bundle(bundle, workers=1).register == 0
        assert [one.owner for one in record.register()] == ["Sula Group"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("record/documents.jsonl", b"Kessarin", b"Kessarim"),
        ("custody.jsonl", b"R. Lind", b"A. Tal!"),
    ],
)
def test_a_bundle_that_was_changed_is_refused(bundle: Path, tmp_path: Path, name: str, old: bytes, new: bytes) -> None:
    """Also where the manifest was made to agree; nothing of it is taken in, and no record made for it."""
    forged = changed(bundle, tmp_path / "forged.zip", name, old, new)
    with (
        api.open(tmp_path / "here.db", create=True) as record,
        pytest.raises(BundleError, match="nothing of it was taken in"),
    ):
        record.import_bundle(forged, workers=1)
    with api.open(tmp_path / "here.db") as record:
        assert record.sources() == ()
    result = CliRunner().invoke(app, ["import", str(forged), "--record", str(tmp_path / "no.db")])
    assert isinstance(result.exception, OnrecordError)
    assert not (tmp_path / "no.db").exists()


def test_a_log_that_was_written_anew_is_refused_by_its_old_head(bundle: Path, tmp_path: Path) -> None:
    with (
        api.open(tmp_path / "here.db", create=True) as record,
        pytest.raises(BundleError, match="rewritten"),
    ):
        record.import_bundle(bundle, known=Head(3, "f" * 64), workers=1)


def test_a_bundle_of_an_older_version_says_less_of_its_documents(bundle: Path, tmp_path: Path) -> None:
    """Without what was given beside the originals: documents come, sidecars do not."""
    older = changed(bundle, tmp_path / "older.zip", "README.txt", b"", b"", drop="given.jsonl")
    with api.open(tmp_path / "here.db", create=True) as record:
        assert record.import_bundle(older, workers=1).new == 3
        ledger = next(row for row in record.sources() if row.path.endswith("brief.txt"))
        assert ledger.url is None


def test_a_document_that_is_not_in_its_original_is_named(bundle: Path, tmp_path: Path) -> None:
    """A table is read without the columns that were said there: the row is not found, and a problem tells."""
    forgetful = changed(bundle, tmp_path / "forgetful.zip", "README.txt", b"", b"", drop="ways.json")
    with api.open(tmp_path / "here.db", create=True) as record:
        imported = record.import_bundle(forgetful, workers=1)
        assert [problem.kind for problem in imported.left] == ["not-imported"]
        assert imported.new == 2


def test_from_the_command_line_into_a_new_record(bundle: Path, tmp_path: Path) -> None:
    here = tmp_path / "here.db"
    result = CliRunner().invoke(app, ["import", str(bundle), "--record", str(here), "--engine", "here"])
    assert result.exit_code == 0, result.output
    assert "3 new documents of 3, 0 left out" in result.stderr
    only = CliRunner().invoke(app, ["import", str(bundle), "--record", str(here), "--judgements-only"])
    assert "Took in 0 judgements." in only.stderr
