"""An evidence bundle can be checked by whoever gets it, and what was changed in it is found."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import api
from onrecord.exports.bundles import BundleError, is_bundle
from onrecord.record.custody import Head

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def bundle(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of the sample pile in which somebody decided something."""
    path = tmp_path_factory.mktemp("bundle") / "r.db"
    shutil.copy(sample_record, path)
    with api.open(path) as record:
        record.judge("note", record.sources()[0].document, value="look again", who="R. Lind")
        return record.export(path.parent, "bundle")[0]


def test_a_bundle_verifies_without_the_record(bundle: Path, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        before = record.head()
        originals = record.verify().originals
    verification = api.verify_bundle(bundle, before)
    assert verification.findings == ()
    assert verification.originals == originals
    assert verification.head.count == before.count + 1
    assert str(verification.head.hash) in verification.sentence()


def _text(files: dict[str, bytes]) -> None:
    files["record/documents.jsonl"] = files["record/documents.jsonl"].replace(b"Kessarin", b"Kessarim", 1)


def _original(files: dict[str, bytes]) -> None:
    name = next(name for name in files if name.startswith("originals/"))
    files[name] = files[name][:-1] + b"!"


def _left_out(files: dict[str, bytes]) -> None:
    del files[next(name for name in files if name.startswith("originals/"))]


def _put_in(files: dict[str, bytes]) -> None:
    files["originals/" + "0" * 64] = b"never captured"


def _entry(files: dict[str, bytes]) -> None:
    log = files["custody.jsonl"].splitlines(keepends=True)
    files["custody.jsonl"] = b"".join(log[:3] + log[4:])


def _end(files: dict[str, bytes]) -> None:
    files["custody.jsonl"] = b"".join(files["custody.jsonl"].splitlines(keepends=True)[:-1])


def _details(files: dict[str, bytes]) -> None:
    files["custody.jsonl"] = files["custody.jsonl"].replace(b"a tester", b"a forger", 1)


def _cover(files: dict[str, bytes]) -> None:
    """Change a text and make the manifest agree: the custody log still knows what was read."""
    import hashlib

    _text(files)
    manifest = json.loads(files["datapackage.json"])
    for resource in manifest["resources"]:
        resource["hash"] = f"sha256:{hashlib.sha256(files[resource['path']]).hexdigest()}"
    files["datapackage.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (_text, {"file-changed", "text-changed"}),
        (_original, {"file-changed", "original-changed"}),
        (_left_out, {"file-missing", "original-missing"}),
        (_put_in, {"file-unlisted", "original-changed"}),
        (_entry, {"file-changed", "log-broken"}),
        (_end, {"file-changed", "log-truncated"}),
        (_details, {"file-changed", "details-changed"}),
        (_cover, {"text-changed"}),
    ],
)
def test_what_was_changed_is_found(bundle: Path, tmp_path: Path, change: Change, kinds: set[str]) -> None:
    with zipfile.ZipFile(bundle) as held:
        files = {name: held.read(name) for name in held.namelist()}
    change(files)
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(changed, "w") as out:
        for name, content in files.items():
            out.writestr(name, content)
    assert kinds <= {finding.kind for finding in api.verify_bundle(changed).findings}


def test_a_flipped_byte_is_found_or_told(bundle: Path, tmp_path: Path) -> None:
    content = bytearray(bundle.read_bytes())
    flipped = tmp_path / "flipped.zip"
    for place in range(0, len(content), max(1, len(content) // 40)):
        content[place] ^= 0xFF
        flipped.write_bytes(content)
        content[place] ^= 0xFF
        try:
            found = api.verify_bundle(flipped).findings
        except BundleError:
            continue
        with zipfile.ZipFile(flipped) as held, zipfile.ZipFile(bundle) as whole:
            same = held.namelist() == whole.namelist() and not found
            if same:  # a byte that no file depends on: a date or flag in the directory of the archive
                assert all(held.read(name) == whole.read(name) for name in whole.namelist())


def test_another_log_is_not_taken_for_the_one_that_was_printed(bundle: Path) -> None:
    assert [finding.kind for finding in api.verify_bundle(bundle, Head(2, "f" * 64)).findings] == ["log-rewritten"]


def test_other_archives_are_no_bundles(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as out:
        out.writestr("a.txt", "x")
    assert not is_bundle(other)
    with pytest.raises(BundleError, match="no evidence bundle"):
        api.verify_bundle(other)


def test_judgements_come_out_of_a_bundle_into_another_record(bundle: Path, sample_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    shutil.copy(sample_record, path)
    with api.open(path) as record:
        assert record.import_judgements(bundle) == 1
        assert record.import_judgements(bundle) == 0
        assert [row.who for row in record.judgements()] == ["R. Lind"]
