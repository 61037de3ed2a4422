"""A table whose columns have other names: the user maps them, and the message says how."""

from pathlib import Path

import pytest

from tests.ingest.reading import document, documents, kinds, values

LONG = "The minister of trade of Varenia said on Tuesday that the talks with the delegation would go on. " * 3


def test_the_mapping_of_the_user() -> None:
    content = "body,headline,date,link,byline\none,Talks,2010-04-19,https://x.example,Ilsa Marenko\n"
    columns = (("text", "body"), ("title", "HEADLINE"), ("published", "date"), ("url", "link"), ("authors", "byline"))
    found = document(content, "a.csv", columns=columns)
    assert found.text == "one"
    assert values(found, "title") == [("Talks", "row:headline")]
    assert values(found, "author") == [("Ilsa Marenko", "row:byline")]
    assert kinds(found) == []


def test_a_mapping_wins_over_a_column_of_the_same_name() -> None:
    assert document("text,body\nshort,whole\n", "a.csv", columns=(("text", "body"),)).text == "whole"


@pytest.mark.parametrize(
    ("content", "command"),
    [
        ("body,headline\none,Talks\n", "onrecord add 'my pile/a.csv' --map text=body,title=headline"),
        ("uid,Article Content,Source\n1,x,y\n", "--map 'text=Article Content,outlet=Source,id=uid'"),
        (f"nr,wording,title\n1,{LONG},x\n", "--map text=wording"),
        ("nr,number\n1,2\n", "--map text=COLUMN"),
        ("id,fulltext\n1,x\n", "--map text=fulltext"),
        ("nr,number\n", "no rows"),
    ],
)
def test_without_a_text_column_the_message_has_the_command(content: str, command: str) -> None:
    """The file is kept as a document without text, so that nothing is lost meanwhile."""
    found = document(content, "my pile/a.csv")
    assert (found.text, found.source_id, found.container) == ("", "a.csv", None)
    assert kinds(found) == ["empty-file" if command == "no rows" else "no-text-column"]
    assert command in found.problems[0].message


def test_a_mapping_to_a_column_that_is_not_there() -> None:
    found = document("body,headline\none,Talks\n", "a.csv", columns=(("text", "bodi"), ("heading", "headline")))
    assert kinds(found) == ["no-such-column", "no-text-column"]
    whole, row = documents("text,b\none,Talks\n", "a.csv", columns=(("title", "headline"),))
    assert kinds(whole) == ["no-such-column"]
    assert (row.text, kinds(row)) == ("one", [])


def test_a_public_corpus_gets_the_right_mapping(shared: Path) -> None:
    """FA-KES names its columns article_title and article_content, and is not in UTF-8."""
    content = (shared / "data" / "fa-kes" / "FA-KES-Dataset.csv").read_bytes()
    (whole,) = documents(content, "fa-kes.csv")
    assert "no-text-column" in kinds(whole)
    assert (
        "text=article_content,title=article_title,published=date,outlet=source,id=unit_id" in whole.problems[-1].message
    )
    columns = (("text", "article_content"), ("title", "article_title"), ("id", "unit_id"))
    rows = [found for found in documents(content, "fa-kes.csv", columns=columns) if found.container]
    assert len(rows) == 804
    assert all(found.text for found in rows)
