"""Where words appear first: by date, copies after what they repeat, undated pages last and named as such."""

from pathlib import Path

from onrecord.views import questions as views
from tests.record.conftest import make_record
from tests.views.accounts_pile import put_accounts


def test_first_appearance_forms_and_figures(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        ids = put_accounts(store)
        answer = views.first(store.reader, "people killed")
        assert [item.document for item in answer.appearances] == [
            ids[name] for name in ("post", "courier", "ledger", "board")
        ]
        assert [form.words for form in answer.wordings] == [
            "killed 19 people",
            "people were killed",
        ]
        assert [(figure.appearance.date, figure.count.value) for figure in answer.figures] == [
            ("2024-03-05", 19),
            ("2024-03-06", 7),
            ("2024-03-07", 19),
            (None, 23),
        ]
        assert answer.sentence == (
            "First found in this record: 2024-03-05, River Post › Council of Boatmen. In the 4 documents added until "
            "2024-05-01 these words stand in 4 passages of 4 documents (searched: “people killed”). "
            "1 document with these words is undated and may be earlier."
        )
        for item in answer.appearances:
            text = store.text(item.document)
            assert item.place.words.span.of(text) == item.place.words.text
            assert item.place.context.span.of(text) == item.place.context.text


def test_silence_is_worded(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        put_accounts(store)
        answer = views.first(store.reader, "earthquake")
    assert (answer.appearances, answer.wordings, answer.figures) == ((), (), ())
    assert answer.sentence == "Not found in the 4 documents added until 2024-05-01 (searched: “earthquake”)."
