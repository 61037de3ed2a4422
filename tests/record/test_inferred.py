"""An inferred interval in a record is shown as such and never used as the day of publication; invented texts."""

from pathlib import Path

from onrecord import api
from onrecord.views.values import Wanted

TEXT = """The road at Arvik

Ada Moran resigned as mayor of Arvik on 10 February 2011. The pier was closed, Bo Lindal said on 3 March 2011.
"""


def test_an_inferred_interval_is_no_day_of_publication(tmp_path: Path) -> None:
    """It says what it is, dates nothing, and gives way to what a person enters, and comes back."""
    file = tmp_path / "road.txt"
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "road.meta.json").write_text('{"accessed": "2024-06-06"}', encoding="utf-8")
    with api.open(tmp_path / "roads.db", create=True) as record:
        record.add([file], who="R. Lind", workers=1)
        (source,) = record.sources()
        assert (source.published.edtf, source.published.how) == ("2011-03-03/2024-06-06", "inferred")
        assert record.summary().undated == 1
        assert [row for row in record.timeline() if row.lane == "published"] == []
        assert [row.date for row in record.first("mayor").appearances] == [None]
        undated = [row.document for row in record.said(Wanted(own_voice=True, since="2012"))]
        assert undated == []
        assert "not before 2011-03-03" in next(row.message for row in record.problems() if row.kind == "undated")
        row = record.judge("set", source.document, settings={"published": "2011-05"}, why="as the archive has it")
        assert record.sources()[0].published.edtf == "2011-05"
        assert [row.published.how for row in record.said(Wanted(own_voice=True))][:1] == ["entered"]
        assert [row.edtf for row in record.timeline() if row.lane == "published"] == ["2011-05"]
        record.undo(row.id, why="the archive erred")
        assert record.sources()[0].published == source.published


def test_an_undated_text_stands_after_what_is_dated_its_first_possible_day(tmp_path: Path) -> None:
    """It is never told to be the first."""
    for name, day in (("a", None), ("b", "2011-03-03"), ("c", "2011-03-04")):
        told = TEXT if day is None else f"The pier\n\nNobody knows why the pier was closed. It is story {name}.\n"
        (tmp_path / f"{name}.txt").write_text(told, encoding="utf-8")
        if day is not None:
            (tmp_path / f"{name}.meta.json").write_text(f'{{"published": "{day}"}}', encoding="utf-8")
    with api.open(tmp_path / "piers.db", create=True) as record:
        record.add([tmp_path / f"{name}.txt" for name in "abc"], who="R. Lind", workers=1)
        names = {source.document: source.source_id for source in record.sources()}
        (row,) = record.origins('"pier was closed"')
        assert [names[document] for document in row.documents] == ["b.txt", "a.txt", "c.txt"]
        assert row.first is not None
        assert (names[row.first.document], row.first.date) == ("b.txt", "2011-03-03")
