"""A zip is read member by member, within limits; names are shown and never followed."""

import io
import json
import zipfile
from collections.abc import Mapping

import pytest

from onrecord.ingest import documents_of
from onrecord.ingest.limits import ZipLimits
from onrecord.model import Container, Options, Original, content_id
from tests.ingest.reading import documents, kinds, values


def pack(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_members_in_order_of_their_names() -> None:
    content = pack({"b.html": "<p>page", "a.txt": "words", "deep/rows.csv": "text\none\ntwo\n", "folder/": ""})
    found = documents(content, "pile/all.zip")
    assert [item.text for item in found] == ["words", "page", "one", "two"]
    assert [item.path for item in found[:2]] == ["pile/all.zip/a.txt", "pile/all.zip/b.html"]
    assert [item.source_id for item in found] == ["a.txt", "b.html", "rows.csv:1", "rows.csv:2"]
    assert found[0].id == content_id(b"words")
    archive = content_id(content)
    assert found[0].container == Container(archive, "pile/all.zip", member="a.txt")
    assert found[3].container == Container(archive, "pile/all.zip", row=2, member="deep/rows.csv")


def test_names_cannot_lead_out_of_the_archive() -> None:
    found = documents(pack({"../../etc/passwd": "words", "/root/b.txt": "more", "C:\\x\\..\\c.txt": "last"}), "a.zip")
    assert [item.path for item in found] == ["a.zip/etc/passwd", "a.zip/root/b.txt", "a.zip/C:/x/c.txt"]
    assert documents(pack({"..": "words"}), "a.zip")[0].path == "a.zip/member"


def test_zips_within_zips() -> None:
    inner = pack({"a.txt": "words"})
    (found,) = documents(pack({"one.zip": pack({"two.zip": inner})}), "three.zip")
    assert found.text == "words"
    assert found.path == "three.zip/one.zip/two.zip/a.txt"
    assert found.container is not None
    assert (found.container.path, found.container.member) == ("three.zip", "one.zip/two.zip/a.txt")
    (deep,) = documents(pack({"x.zip": pack({"one.zip": pack({"two.zip": inner})})}), "four.zip")
    assert (deep.media_type, kinds(deep)) == ("application/zip", ["zip-too-deep"])


@pytest.mark.parametrize(
    ("members", "limits", "words"),
    [
        ({"a.txt": b"\0" * 10_000_001}, ZipLimits(), "times its size"),
        ({f"{number}.txt": b"" for number in range(11)}, ZipLimits(max_members=10), "members"),
        ({"a.txt": b"x" * 11, "b.txt": b"x" * 10}, ZipLimits(max_bytes=20), "unpacks to 21 bytes"),
    ],
)
def test_a_zip_bomb_is_refused_whole(members: dict[str, bytes], limits: ZipLimits, words: str) -> None:
    content = pack(members)
    (found,) = documents_of(Original(content_id(content), "a.zip", content), Options(), limits=limits)
    assert (found.text, found.id, kinds(found)) == ("", content_id(content), ["zip-bomb"])
    assert words in found.problems[0].message


def test_the_limit_of_bytes_holds_for_zips_in_zips_together() -> None:
    inner = pack({"a.txt": b"x" * 900})
    content = pack({"one.zip": inner}, zipfile.ZIP_STORED)
    limits = ZipLimits(max_bytes=len(inner) + 899)
    (found,) = documents_of(Original(content_id(content), "a.zip", content), Options(), limits=limits)
    assert (found.path, kinds(found)) == ("a.zip/one.zip", ["zip-bomb"])


def test_a_locked_member_is_said_and_the_others_are_read() -> None:
    content = bytearray(pack({"a.txt": "words", "b.txt": "more"}, zipfile.ZIP_STORED))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    text, whole = documents(bytes(content), "a.zip")
    assert text.text == "more"
    assert (whole.source_id, kinds(whole)) == ("a.zip", ["zip-encrypted"])


def test_a_damaged_member_is_said_and_the_others_are_read() -> None:
    content = pack({"a.txt": "words", "b.txt": "more"}, zipfile.ZIP_STORED).replace(b"words", b"WORDS")
    text, whole = documents(content, "a.zip")
    assert text.text == "more"
    assert kinds(whole) == ["bad-zip"]
    assert "a.txt" in whole.problems[0].message


@pytest.mark.parametrize(
    "content", [b"no zip", pack({"a.txt": "words"})[:-30], b"PK\x05\x06"], ids=["other words", "cut off", "cut short"]
)
def test_a_damaged_zip(content: bytes) -> None:
    (found,) = documents(content, "a.zip")
    assert kinds(found) == ["bad-zip"]


def test_an_empty_zip() -> None:
    assert [kinds(found) for found in documents(pack({}), "a.zip")] == [["empty-file"]]


def test_hidden_and_system_files_are_skipped_and_said() -> None:
    content = pack({"a.txt": "words", "__MACOSX/._a.txt": "x", ".DS_Store": "x", "d/Thumbs.db": "x"})
    text, whole = documents(content, "a.zip")
    assert text.text == "words"
    assert kinds(whole) == ["hidden-file"]
    assert "3 hidden or system files" in whole.problems[0].message


def test_sidecars_in_a_zip_and_beside_it() -> None:
    """A member's own sidecar holds for it; the one beside the zip for the members without."""
    members = {
        "a.txt": "words", "a.meta.json": json.dumps({"id": "x", "title": "Own"}), "b.txt": "more",
        "c.txt": "last", "c.txt.meta.json": "broken", "gone.meta.json": "{}",
    }  # fmt: skip
    first, second, third, whole = documents(pack(members), "a.zip", {"id": "zip", "title": "For all"})
    assert (first.source_id, values(first, "title")) == ("x", [("Own", "sidecar:title")])
    assert (second.source_id, values(second, "title")) == ("b.txt", [("For all", "sidecar:title")])
    assert (kinds(third), kinds(whole)) == (["sidecar-broken"], ["sidecar-without-file"])


def test_a_locked_sidecar() -> None:
    content = bytearray(pack({"a.txt": "words", "a.txt.meta.json": "{}"}, zipfile.ZIP_STORED))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    (found,) = documents(bytes(content), "a.zip")
    assert (found.text, kinds(found)) == ("words", ["zip-encrypted"])


def test_the_same_bytes_twice_are_the_same_document_twice() -> None:
    first, second = documents(pack({"a.txt": "words", "b.txt": "words"}), "a.zip")
    assert (first.id, first.text) == (second.id, second.text)
    assert first.container != second.container
