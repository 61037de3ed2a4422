"""Word files: what Word shows, in order, with places; nothing that was deleted under review."""

import io

import docx
from docx.oxml import parse_xml

from tests.ingest.reading import document, kinds, values

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _saved(word: object) -> bytes:
    out = io.BytesIO()
    word.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_paragraphs_tables_and_margins() -> None:
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = "The road", "Ada Moran"
    word.sections[0].header.paragraphs[0].text = "River Gazette"
    word.add_heading("The road stays closed", 1)
    word.add_paragraph("The council said so.")
    word.add_paragraph("First", style="List Bullet")
    word.add_paragraph("Second", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ["Town", "Dead", "Ost", "12"], strict=True
    ):
        cell.text = text
    word.add_paragraph("“We were not asked.”", style="Quote")
    found = document(_saved(word), "a.docx")
    assert found.text == (
        "River Gazette\n\nThe road stays closed\n\nThe council said so.\n\nFirst\nSecond\n\nTown\tDead\nOst\t12\n\n"
        "“We were not asked.”"
    )
    tags = [block.tag for block in found.blocks]
    assert tags == ["header", "h1", "p", "li", "li", "table", "table", "table", "table", "blockquote"]
    assert found.blocks[2].path == "/body/p[2]"
    assert found.blocks[8].path == "/body/tbl[1]/tr[2]/tc[2]/p[1]"
    assert values(found, "title") == [("The road", "docx:title")]
    assert values(found, "author") == [("Ada Moran", "docx:creator")]


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("He ")
    for change in (
        f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>denied</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>confirmed</w:t></w:r></w:ins>',
        f'<w:r {W}><w:t xml:space="preserve"> it</w:t><w:br/><w:t>twice.</w:t></w:r>',
    ):
        paragraph._p.append(parse_xml(change))
    assert document(_saved(word), "a.docx").text == "He confirmed it\ntwice."


def test_a_text_box_is_a_block_of_its_own() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Before the box.")
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {W}><w:pict>{box}</w:pict></w:r>"))
    found = document(_saved(word), "a.docx")
    assert found.text == "Before the box.\n\nIn the box."
    assert [block.tag for block in found.blocks] == ["p", "aside"]


def test_what_is_no_word_file_says_so() -> None:
    for content in (b"PK\x03\x04 broken", b"words", _saved(docx.Document())[:900]):
        found = document(content, "a.docx")
        assert (found.text, kinds(found)) == ("", ["bad-word-file"])


def test_an_empty_word_file_has_no_text() -> None:
    assert kinds(document(_saved(docx.Document()), "a.docx")) == ["empty-text"]


def test_paragraphs_that_are_bold_as_a_whole() -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Why did they close it?").bold = True
    half = word.add_paragraph("The council ")
    half.add_run("said so.").bold = True
    assert [block.bold for block in document(_saved(word), "a.docx").blocks] == [True, False]
