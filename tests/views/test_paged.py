"""Documents, people and problems a stretch at a time tell what they tell as a whole, in the same order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Reader, open_reader
from onrecord.views import questions as views
from onrecord.views.values import Stretch, Voice
from tests.record.conftest import WHEN, make_record
from tests.views.pile import put_all


def turned(put: Callable[..., Stretch[Any]], limit: int, **asked: Any) -> list[Any]:  # noqa: ANN401 - rows of any kind
    """Return all rows, stretch by stretch; what is before each is counted."""
    rows: list[Any] = []
    after = None
    while True:
        stretch = put(limit=limit, after=after, **asked)
        assert stretch.before == len(rows)
        rows += stretch.rows
        after = stretch.after
        if after is None:
            assert stretch.total == len(rows)
            return rows


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_documents(reader: Reader, limit: int) -> None:
    assert turned(lambda **asked: views.sources_listed(reader, **asked), limit) == list(views.sources(reader))


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_problems(reader: Reader, limit: int) -> None:
    whole = list(views.problems(reader))
    assert len(whole) > 3
    assert turned(lambda **asked: views.problems_listed(reader, **asked), limit) == whole
    kinds = dict(views.problem_kinds(reader))
    assert sum(kinds.values()) == len(whole)
    for kind in kinds:
        some = turned(lambda **asked: views.problems_listed(reader, **asked), limit, kinds=(kind,))
        assert some == [row for row in whole if row.kind == kind]


def told(voice: Voice) -> tuple[object, ...]:
    documents, counts = len(voice.documents), (voice.said, voice.about)
    return voice.entity, voice.kind, voice.name, voice.named, voice.label, documents, *counts


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_voices(reader: Reader, limit: int) -> None:
    def put(**asked: Any) -> Stretch[Any]:  # noqa: ANN401 - as above
        return views.voices_listed(reader, **asked)

    whole = views.voices(reader)
    rows = turned(put, limit)
    assert [(r.entity, r.kind, r.name, r.named, r.label, r.documents, r.said, r.about) for r in rows] == [
        told(voice) for voice in whole
    ]
    people = [voice.entity for voice in whole if voice.kind == "person"]
    assert [row.entity for row in turned(put, limit, kinds=("person",))] == people


def test_labels_are_told(tmp_path: Path) -> None:
    """Everybody of a full name bears the label that was given to one of that name."""
    path = tmp_path / "border.db"
    with make_record(path) as store:
        put_all(store)
        store.list_anew()
        moran = store.reader.rows("SELECT canonical FROM entities WHERE name = 'Ada Moran'")[0][0]
        store.label(moran, "protected", reason="asked", who="R. Lind", when=WHEN)
    with open_reader(path) as reader:
        labels = {row.name: row.label for row in views.voices_listed(reader).rows}
        assert labels["Ada Moran"] == "protected"
        assert labels["Lena Ost"] == "public"
