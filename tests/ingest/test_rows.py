"""Each row of a CSV or JSONL file is a document: its text field exactly as it is, its id the hash of the row."""

import csv
import hashlib
import io
import json

import pytest

from onrecord.model import Container
from tests.ingest.reading import document, documents, kinds, values

HEADER = "id,text,title,published,outlet,author,url,accessed,language\n"
ROW = '7,"One, “two”\n\nthree ",Talks,2010-04-19,The Courier,"Ilsa Marenko; Veldt, Tomas",https://x.example,2011,en\n'


def test_a_row_with_all_columns() -> None:
    found = document(HEADER + ROW, "pile/articles.csv")
    assert found.text == "One, “two”\n\nthree "
    assert (found.source_id, found.path, found.media_type, found.language) == (
        "7",
        "pile/articles.csv",
        "text/csv",
        "en",
    )
    assert values(found, "author") == [("Ilsa Marenko", "row:author"), ("Veldt, Tomas", "row:author")]
    assert values(found, "published") == [("2010-04-19", "row:published")]
    assert values(found, "accessed") == [("2011", "row:accessed")]
    file = hashlib.sha256((HEADER + ROW).encode()).hexdigest()
    assert found.container == Container(file, "pile/articles.csv", row=1)
    assert kinds(found) == []


def test_the_id_is_the_hash_of_the_row_as_json_with_sorted_keys() -> None:
    """Anyone can compute it with the standard library alone."""
    (fields,) = csv.DictReader(io.StringIO(HEADER + ROW, newline=""))
    line = json.dumps(fields, sort_keys=True, ensure_ascii=False)
    assert document(HEADER + ROW, "a.csv").id == hashlib.sha256(line.encode()).hexdigest()
    assert document(line + "\n", "a.jsonl").id == hashlib.sha256(line.encode()).hexdigest()


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("text\none\ntwo\n", ["one", "two"]),
        ("text\none, two; three\n", ["one, two; three"]),
        ("text;title\none, two;x\n", ["one, two"]),
        ("title\ttext\nx\tone, two; three\n", ["one, two; three"]),
        ("title|text\nx|one, two\n", ["one, two"]),
        ("\ufeffTEXT ,Title\r\none\r\n\r\ntwo,x\r\n", ["one", "two"]),
        ('text,title\n"one ""two""\r\nthree",x', ['one "two"\r\nthree']),
        ("title,text\na, b,one;two;three\n", [" b"]),
        ("note;body\nx,y;z\n", []),
    ],
)
def test_separators_quotation_marks_and_line_breaks(content: str, texts: list[str]) -> None:
    assert [found.text for found in documents(content, "a.csv") if found.container] == texts


def test_a_field_of_any_size_and_the_limit_of_the_process_is_left_alone() -> None:
    before = csv.field_size_limit()
    found = document("title,text\nx," + "word " * 60_000 + "\n", "a.csv")
    assert len(found.text) == 300_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ("2,two,x,y,z\n", ["one", "two", "three"]),
        ("2\n", ["one", "", "three"]),
        ('2,"two\n', ["one", "two\n3,three,t\n"]),
    ],
)
def test_a_broken_row_is_said_and_the_others_are_read(row: str, texts: list[str]) -> None:
    found = documents("id,text,title\n1,one,t\n" + row + "3,three,t\n", "a.csv")
    assert [item.text for item in found] == texts
    assert "bad-row" in kinds(found[1])
    assert "Row 2 is broken" in found[1].problems[0].message
    assert [kinds(item) for item in found if item is not found[1]] == [[]] * (len(texts) - 1)


def test_an_unclosed_quotation_mark_in_the_last_column() -> None:
    (found,) = documents('title,text\nx,"one\ntwo, three\n', "a.csv")
    assert found.text == "one\ntwo, three\n"
    assert kinds(found) == ["bad-row"]
    assert "never closed" in found.problems[0].message


def test_a_closed_quotation_mark_with_text_behind_it_is_no_fault() -> None:
    (found,) = documents('title,text\nx,"one" two', "a.csv")
    assert (found.text, kinds(found)) == ("one two", [])


def test_columns_of_one_name_lose_nothing() -> None:
    (found,) = documents("text,text,title\none,two,x\n", "a.csv")
    row = json.dumps({"text": "one", "text_2": "two", "title": "x"}, sort_keys=True)
    assert (found.text, found.id) == ("one", hashlib.sha256(row.encode()).hexdigest())


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_file_without_rows(name: str) -> None:
    found = document("\n\n", name)
    assert (found.text, found.container, kinds(found)) == ("", None, ["empty-file"])
    assert kinds(document("id,text\n", "a.csv")) == ["empty-file"]


def test_a_row_without_text() -> None:
    found = documents('{"text": "one"}\n{"text": null}\n{"title": "x"}\n{"text": " "}\n{"text": ["x"]}\n', "a.jsonl")
    assert [item.text for item in found] == ["one", "", "", " ", ""]
    assert [kinds(item) for item in found] == [[], *[["empty-text"]] * 4]


def test_json_lines() -> None:
    lines = [
        '{"id": 12, "text": "one\\r\\ntwo\u2028three", "author": ["Ilsa Marenko", {"name": "Tomas Veldt"}]}\r',
        "",
        '{"id": "b", "text": 1984, "outlet": {"name": "The Courier"}, "published": 2010, "unknown": [1]}',
        "[1]",
        '{"id": "c", "text": broken}',
        "[" * 5000,
        '{"text": "five", "author": "[\\"A\\", \\"B; C\\"]"}',
        '{"text": "six", "author": "[not a list;B", "title": null}',
    ]
    found = documents("\n".join(lines), "a.jsonl")
    assert [item.source_id for item in found] == [
        "12",
        "b",
        "a.jsonl:4",
        "a.jsonl:5",
        "a.jsonl:6",
        "a.jsonl:7",
        "a.jsonl:8",
    ]
    assert [item.text for item in found] == ["one\r\ntwo\u2028three", "1984", "", "", "", "five", "six"]
    assert [kinds(item) for item in found] == [[], [], ["bad-row"], ["bad-row"], ["bad-row"], [], []]
    assert values(found[0], "author") == [("Ilsa Marenko", "row:author"), ("Tomas Veldt", "row:author")]
    assert values(found[1], "outlet") == [("The Courier", "row:outlet")]
    assert values(found[1], "published") == [("2010", "row:published")]
    assert [value for value, _ in values(found[5], "author")] == ["A", "B; C"]
    assert [value for value, _ in values(found[6], "author")] == ["[not a list", "B"]
    assert found[3].container is not None
    assert found[3].container.row == 5


def test_authors_is_another_name_of_author() -> None:
    found = document("text,Authors\none,Ilsa Marenko;\n", "a.csv")
    assert values(found, "author") == [("Ilsa Marenko", "row:Authors")]


def test_surrogates_and_nul_in_json() -> None:
    (found,) = documents('{"text": "a\\ud800b\\u0000", "title": "\\udfffx"}', "a.jsonl")
    assert found.text == "a�b�"
    assert values(found, "title") == [("�x", "row:title")]
    assert kinds(found) == ["bad-characters"]


@pytest.mark.parametrize("value", ['{"x": 1}', "[1]", "true"])
def test_a_value_of_a_form_that_cannot_be_used(value: str) -> None:
    (found,) = documents(f'{{"text": "one", "title": {value}, "author": [["x"]]}}', "a.jsonl")
    assert kinds(found) == ["value-not-read", "value-not-read"]
    assert found.given == ()


def test_a_text_file_under_the_name_of_json_lines_is_one_document() -> None:
    """Ten thousand lines of prose are not ten thousand broken rows."""
    found = document("words on a line\n" * 500, "a.jsonl")
    assert kinds(found) == ["bad-row"]


def test_what_concerns_the_file_stands_in_a_document_of_its_own() -> None:
    whole, row = documents("text\nle ministre a déclaré\n".encode("cp1252"), "a.csv")
    assert (whole.text, whole.source_id, kinds(whole)) == ("", "a.csv", ["encoding-guessed"])
    assert (row.text, kinds(row)) == ("le ministre a déclaré", [])


def test_a_sidecar_gives_what_rows_do_not() -> None:
    found = document("text,title\none,By row\n", "a.csv", {"title": "By hand", "outlet": "The Courier", "id": "x"})
    assert values(found, "title") == [("By row", "row:title"), ("By hand", "sidecar:title")]
    assert values(found, "outlet") == [("The Courier", "sidecar:outlet")]
    assert found.source_id == "a.csv:1"
