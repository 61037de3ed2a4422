"""When people say when a text was published, what it dates from that day is counted anew at once, and back again."""

from pathlib import Path

from onrecord import api
from onrecord.views.values import Wanted

TEXT = """Two ferries were stopped at Koldar

Ada Moran said on Monday that the pier at Koldar was closed. Three people were arrested last week, she said.
On 4 March 2021 the harbour was opened again.
"""


def test_a_judged_date_of_publication_moves_what_hangs_on_it(tmp_path: Path) -> None:
    """Phrases that state their own day stay, and so does what somebody dated by hand."""
    file, path = tmp_path / "ferries.txt", tmp_path / "border.db"
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "ferries.meta.json").write_text('{"published": "2021-03-10"}', encoding="utf-8")
    with api.open(path, create=True) as record:
        record.add([file], who="R. Lind", workers=1)

        def dates() -> dict[str, str | None]:
            reading = record._writing().reading(record.sources()[0].document)
            return {date.span.of(TEXT): date.edtf for date in reading.dates}

        def said() -> set[str | None]:
            return {row.said for row in record.said(Wanted(own_voice=True))}

        def happened() -> set[str]:
            return {row.edtf for row in record.timeline() if row.lane == "happened"}

        before = dates(), said(), happened()
        assert "2021-03-08" in before[1]
        document = record.sources()[0].document
        row = record.judge("set", document, settings={"published": "2021-06-09"}, why="as the archive has it")
        moved = {words: edtf for words, edtf in dates().items() if edtf != before[0][words]}
        assert {words.casefold().removeprefix("on ") for words in moved} == {"monday", "last week"}
        assert "2021-06-07" in said()
        assert "2021-03-08" not in said()
        assert happened() != before[2]
        days = [one.judged_by for one in record.timeline() if one.lane == "published"]
        assert days == [(row.who,)]
        record.undo(row.id, why="the archive erred")
        assert (dates(), said(), happened()) == before
