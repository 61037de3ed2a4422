"""Catalogues of a researcher: what they say of a file comes with it, and entries without a file are kept."""

import json
from pathlib import Path

from onrecord.ingest import take_in
from onrecord.model import Document, Options
from tests.ingest.reading import document, documents, kinds, values

CSL = {
    "id": "moran2010",
    "type": "article-newspaper",
    "title": "The road stays closed",
    "author": [{"family": "Moran", "given": "Ada"}, {"literal": "Council of the River"}],
    "container-title": "River Gazette",
    "issued": {"date-parts": [[2010, 4, 19]]},
    "accessed": {"date-parts": [[2011, 5]]},
    "URL": "https://gazette.example/road",
    "abstract": "The council closes the road.",
}
ZOTERO = {
    "itemType": "webpage",
    "title": "The road stays closed",
    "creators": [
        {"creatorType": "author", "firstName": "Ada", "lastName": "Moran"},
        {"creatorType": "editor", "firstName": "Bo", "lastName": "Lind"},
        {"creatorType": "author", "name": "Council of the River"},
    ],
    "websiteTitle": "River Gazette",
    "date": "2010-04-19",
    "accessDate": "2011-05-01",
    "attachments": [{"path": "files/7/road.txt"}, {"title": "a link without a file"}],
}


def test_an_entry_without_a_file_is_a_document_with_its_abstract() -> None:
    found = document(json.dumps([CSL]), "library.json")
    assert (found.text, found.source_id) == ("The council closes the road.", "moran2010")
    assert values(found, "author") == [("Ada Moran", "catalogue:author"), ("Council of the River", "catalogue:author")]
    assert values(found, "outlet") == [("River Gazette", "catalogue:outlet")]
    assert values(found, "published") == [("2010-04-19", "catalogue:published")]
    assert values(found, "accessed") == [("2011-05", "catalogue:accessed")]
    assert found.container is not None
    assert found.container.row == 1
    bare = document(json.dumps([{"type": "book", "title": "Roads", "issued": {"raw": "spring 2010"}}]), "library.json")
    assert kinds(bare) == ["empty-text"]
    assert values(bare, "published") == [("spring 2010", "catalogue:published")]


def test_what_an_entry_says_comes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "files" / "7").mkdir(parents=True)
    (tmp_path / "library.json").write_text(json.dumps({"items": [ZOTERO]}), encoding="utf-8")
    (tmp_path / "files" / "7" / "road.txt").write_text("The road stays closed.", encoding="utf-8")
    (tmp_path / "files" / "7" / "other.txt").write_text("Other words.", encoding="utf-8")
    found = [item for item in take_in([tmp_path], Options()) if isinstance(item, Document)]
    other, road, whole = sorted(found, key=lambda item: item.path)
    assert kinds(whole) == ["records-left-out"]
    assert other.given == ()
    assert values(road, "title") == [("The road stays closed", "catalogue:title")]
    assert values(road, "author") == [("Ada Moran", "catalogue:author"), ("Council of the River", "catalogue:author")]
    assert values(road, "published") == [("2010-04-19", "catalogue:published")]


def test_other_json_is_no_catalogue() -> None:
    for content in ('[{"id": 1}]', "[]", '{"items": 3}', '[{"type": 3, "title": "x"}]', '{"a": 1}'):
        (found,) = documents(content, "a.json")
        assert kinds(found) == ["format-not-read"]
