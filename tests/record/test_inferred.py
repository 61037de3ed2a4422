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
