"""Laws of ingest: whatever the bytes, something comes out, it can be stored, and it reads back."""

import io
import json
import re
import zipfile
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document
from tests.ingest.reading import document, documents

TAGS = (
    "p",
    "div",
    "br",
    "span",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "nav",
    "h1",
    "pre",
    "script",
    "style",
    "b",
    "svg",
    "title",
)
ENDINGS = ("txt", "md", "html", "csv", "jsonl", "zip", "json", "pdf", "")

pieces = st.one_of(
    st.text(max_size=8),
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<p hidden>", "<!--", "-->", "&amp;", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "\r\n", " ", "\t", "\x0c"]
    ),
)
pages = st.lists(pieces, max_size=40).map("".join)


def _sound(found: Document) -> None:
    """Check what must hold for every document."""
    found.text.encode("utf-8")
    assert "\0" not in found.text
    for block in found.blocks:
        assert block.span.of(found.text).strip()
    for first, second in pairwise(found.blocks):
        assert first.span.end <= second.span.start
    for item in found.given:
        item.value.encode("utf-8")
        assert item.value.strip()
    for problem in found.problems:
        problem.message.encode("utf-8")
        assert problem.span is None or 0 <= problem.span.start < problem.span.end <= len(found.text)


@given(content=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
@settings(deadline=None, max_examples=300)
def test_any_bytes_become_documents_and_never_raise(content: bytes, ending: str) -> None:
    found = documents(content, f"a.{ending}")
    assert found
    for item in found:
        _sound(item)
    assert found == documents(content, f"a.{ending}")


@given(text=st.text(max_size=300))
@settings(deadline=None)
def test_every_character_of_a_text_is_kept(text: str) -> None:
    """Only a NUL is replaced and a leading mark dropped; a text that is mostly control characters is no text."""
    found = document(text.encode("utf-8"), "a.md")
    if found.media_type == "text/markdown":
        assert found.text == text.removeprefix("\ufeff").replace("\0", "�")


@given(page=pages)
@settings(deadline=None, max_examples=300)
def test_pages_show_no_script_and_their_blocks_cover_their_words(page: str) -> None:
    html = f"<!doctype html><html><body>{page}<script>SECRET</script><style>SECRET</style></body></html>"
    found = document(html, "a.html")
    _sound(found)
    is_closed = page.rfind("<") <= page.rfind(">")  # a tag that is not takes the one of the script into itself
    if is_closed and not any(mark in page for mark in ("<!", "<?", "<script>", "<style>", "<title>")):
        assert "SECRET" not in found.text
    covered = "".join(block.span.of(found.text) for block in found.blocks)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", found.text)


@given(words=st.lists(st.text("abc éش", min_size=1, max_size=6), min_size=1, max_size=6))
@settings(deadline=None)
def test_all_words_of_a_page_are_in_its_text_in_order(words: list[str]) -> None:
    html = "<!doctype html><body>" + "".join(f"<p>{word}</p>" for word in words)
    assert document(html, "a.html").text.split() == " ".join(words).split()


@given(texts=st.lists(st.text(max_size=40), min_size=1, max_size=5))
@settings(deadline=None)
def test_rows_keep_their_text(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
    found = documents(lines, "a.jsonl")
    assert [item.text for item in found] == [text.replace("\0", "�") for text in texts]


@given(
    members=st.dictionaries(st.text(min_size=1, max_size=12), st.binary(max_size=60), max_size=4),
    cut=st.integers(0, 60),
)
@settings(deadline=None)
def test_any_zip_whole_or_cut_becomes_documents(members: dict[str, bytes], cut: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("\0", "0"), content)
    for content in (
        packed.getvalue(),
        packed.getvalue()[:-cut],
        packed.getvalue().replace(b"PK\x01\x02", b"PK\x01\x02\xff"),
    ):
        found = documents(content, "a.zip")
        assert found
        for item in found:
            _sound(item)
