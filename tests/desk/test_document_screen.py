"""The Document screen: the text character for character, its statements beside it, what people decide."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.leaf import highlights_of, runs_of
from onrecord.desk.screens.judge import DONE
from onrecord.views.turned import MOST_CHARS, Window, window_of
from onrecord.views.values import Page
from tests.desk.sitting import let_in, secret

POST = "01-river-post-kessarin.txt"
TALKS = "08-riverbank-notes-interviews.md"


@pytest.fixture
def pages(sample_record: Path) -> list[Page]:
    with api.open(sample_record) as record:
        return [record.show(source.document) for source in record.sources()]


def test_the_text_of_every_document_is_shown_whole(client: TestClient, pages: list[Page]) -> None:
    """What a browser reads in the blocks, joined, is the text; carriage returns too."""
    for page in pages:
        html = client.get(f"/document/{page.source.document}").text
        body = html.split('<div class="text"')[1].split('<dl class="foot">')[0]
        blocks = re.findall(r'<p class="p-[a-z-]+" data-from="(\d+)"[^>]*>(.*?)</p>', body, re.DOTALL)
        met = 0
        for start, inner in blocks:
            assert int(start) == met
            words = unescape(re.sub(r"<[^>]*>", "", inner))
            assert words == page.text[met : met + len(words)]
            met += len(words)
        assert met == len(page.text)


def test_every_statement_stands_beside_its_text(client: TestClient, pages: list[Page]) -> None:
    for page in pages[:6]:
        html = client.get(f"/document/{page.source.document}").text
        for row in page.statements:
            assert f'id="c-{row.id}"' in html
            spans = "".join(f"{quote.span.start}-{quote.span.end} " for quote in row.content)
            assert f'data-spans="{spans}"' in html


def test_a_span_of_the_address_is_marked(client: TestClient, pages: list[Page]) -> None:
    page = next(page for page in pages if page.source.source_id == POST)
    row = page.statements[-1]
    span = row.content[0].span
    html = client.get(f"/document/{page.source.document}?s={span.start},{span.end}").text
    assert html.count('id="here"') == 1
    marked = re.findall(r'<span class="[^"]*is-here[^"]*"[^>]*>([^<]*)</span>', html)
    assert "".join(map(unescape, marked)) == row.content[0].text


def test_a_span_that_is_none_marks_nothing(client: TestClient, pages: list[Page]) -> None:
    for asked in ("9,3", "5,99999999", "a,b", "-1,4", ""):
        answer = client.get(f"/document/{pages[0].source.document}", params={"s": asked, "at": "x"})
        assert answer.status_code == 200
        assert 'id="here"' not in answer.text


def test_the_foot_says_what_proves_the_text(client: TestClient, pages: list[Page]) -> None:
    html = client.get(f"/document/{pages[0].source.document}").text
    assert f"<code>{pages[0].source.document}</code>" in html
    assert "Read by" in html
    assert "Captured" in html


def test_a_long_document_has_pages_that_are_its_text(pages: list[Page]) -> None:
    """Each page ends with a passage; all of them together are the document."""
    page = pages[0]
    starts = [row.content[0].span.start for row in page.statements]
    whole = window_of(starts, (passage.span.start for passage in page.passages), len(page.text), 0)
    assert whole.pages == (0,)
    cut = sorted({passage.span.start for passage in page.passages})[3]
    for window in (Window(0, cut, (0, cut)), Window(cut, len(page.text), (0, cut))):
        blocks = [block for run in runs_of(page, window, highlights_of(page, (), ())) for block in run.blocks]
        words = "".join(stretch.text for block in blocks for stretch in block.stretches)
        assert words == page.text[window.start : window.end]
    assert len(page.text) < MOST_CHARS


def test_a_long_document_is_turned_page_by_page(tmp_path: Path) -> None:
    """From page to page by its links, every statement and every letter is met once."""
    paper = tmp_path / "long.txt"
    said = "The council said on Monday that bridge number {} was closed. " + "It rained on the river all day. " * 8
    paper.write_text("River Post\n\n" + "\n\n".join(said.format(number) for number in range(400)), encoding="utf-8")
    with api.open(tmp_path / "long.db", create=True) as record:
        record.add([paper])
        (source,) = record.sources()
        whole = record.show(source.document)
        assert len(whole.text) > 2 * MOST_CHARS
        for at in (0, len(whole.text) // 2, len(whole.text) - 1):
            part = record.turned(source.document, at)
            rows = [row for row in whole.statements if part.window.start <= row.content[0].span.start < part.window.end]
            assert list(part.page.statements) == rows
            assert part.window.start <= at < part.window.end
            here = [row for row in record.marks(source.document) if row.span.overlaps(part.window.span)]
            assert list(part.marks) == here
            assert part.statements == {row.id for row in whole.statements}
    client = let_in(tmp_path / "long.db")
    address: str | None = f"/document/{source.document}"
    met: list[str] = []
    places: list[int] = []
    while address:
        html = client.get(address).text
        met += re.findall(r'id="c-(\w+)"', html)
        places.append(int(re.findall(r'data-from="(\d+)" data-to', html)[0]))
        following = re.search(r'<a rel="next" href="([^"]+)"', html)
        address = f"/document/{source.document}{following[1]}" if following else None
    assert len(places) > 2
    assert places == sorted(set(places))
    assert sorted(met) == sorted(row.id for row in whole.statements)


def test_no_such_document_is_a_sentence(client: TestClient) -> None:
    answer = client.get("/document/none")
    assert answer.status_code == 404
    assert "The record does not hold" in answer.text
    assert client.get("/statement/s0000000000000000").status_code == 404


class Sitting:
    """Somebody at the desk, with one statement before them."""

    def __init__(self, record: Path) -> None:
        """Sit down before a record."""
        self.record, self.client = record, let_in(record)
        self.csrf = secret(self.client)
        with api.open(record) as opened:
            page = opened.show(POST)
        self.row = page.statements[2]
        self.document = page.source.document

    def head(self, item: str | None = None) -> str:
        """Return the head that the page shows for a statement."""
        html = self.client.get(f"/document/{self.document}").text
        match = re.search(rf'data-id="{item or self.row.id}" data-head="([0-9a-f]+)"', html)
        assert match is not None
        return match[1]

    def decide(self, action: str, **given: str) -> tuple[int, str]:
        """Send a decision as a form does; return status and page or place."""
        data = {"csrf": self.csrf, "action": action, "item": self.row.id, "document": self.document} | given
        answer = self.client.post("/judge", data={name.replace("__", "."): value for name, value in data.items()})
        return answer.status_code, answer.text

    def judged(self) -> list[tuple[str, str, str]]:
        """Return what was judged, by whom, why."""
        with api.open(self.record) as record:
            return [(row.action, row.who, row.why) for row in record.judgements()]


@pytest.fixture
def sitting(copied: Path) -> Sitting:
    return Sitting(copied)


def test_a_decision_is_a_judgement_with_name_and_reason(sitting: Sitting) -> None:
    assert sitting.decide("accept", head=sitting.head(), why="read twice")[0] == 303
    assert sitting.judged() == [("accept", "R. Lind", "read twice")]
    assert "✎ <bdi>R. Lind</bdi>" in sitting.client.get(f"/document/{sitting.document}").text


def test_no_reason_is_said_to_be_none(sitting: Sitting) -> None:
    sitting.decide("accept")
    assert sitting.judged() == [("accept", "R. Lind", "decided at the desk; no reason was given")]


def test_what_was_taken_out_can_be_put_back(sitting: Sitting) -> None:
    sitting.decide("reject", head=sitting.head(), why="no statement")
    html = sitting.client.get(f"/document/{sitting.document}").text
    assert f'id="c-{sitting.row.id}"' not in html
    assert "Taken out: 1" in html
    undone = re.search(r'name="action" value="undo">\s*<input type="hidden" name="item" value="(j[0-9a-f]+)"', html)
    assert undone is not None
    assert sitting.decide("undo", item=undone[1])[0] == 303
    assert f'id="c-{sitting.row.id}"' in sitting.client.get(f"/document/{sitting.document}").text


def test_edges_are_adjusted_by_offsets(sitting: Sitting) -> None:
    span = sitting.row.content[0].span
    assert sitting.decide("set", set__content=f"{span.start}-{span.end - 2}", why="too long")[0] == 303
    with api.open(sitting.record) as record:
        ends = {row.content[-1].span.end for row in record.show(sitting.document).statements if row.judged_by}
    assert span.end - 2 in ends


def test_a_new_statement_is_added_from_a_selection(sitting: Sitting) -> None:
    span = sitting.row.context.span
    given = {"words": f"{span.start}-{span.end}", "kind": "statement", "set__manner": "indirect", "why": "missed"}
    assert sitting.decide("add", item="", **given)[0] == 303
    with api.open(sitting.record) as record:
        rows = record.show(sitting.document).statements
    assert any(row.content[0].span == span and row.judged_by == ("R. Lind",) for row in rows)


def test_a_tag_is_shown_and_narrows(sitting: Sitting) -> None:
    assert sitting.decide("tag", value="to check")[0] == 303
    html = sitting.client.get(f"/document/{sitting.document}").text
    assert '<span class="tag" dir="auto">to check</span>' in html
    assert "<b>1 statement</b>" in sitting.client.get("/record", params={"tag": "to check"}).text


def test_what_was_decided_meanwhile_is_told_and_nothing_is_lost(sitting: Sitting) -> None:
    """The page of the second person is old: their words are kept on the page, and can be sent again."""
    old = sitting.head()
    with api.open(sitting.record) as record:
        record.judge("accept", sitting.row.id, why="so it is", who="Ines Tarn")
    status, page = sitting.decide("reject", head=old, why="the cue belongs to the next sentence")
    assert status == 409
    assert "Ines Tarn (accept)" in page
    assert 'value="the cue belongs to the next sentence"' in page
    assert sitting.judged() == [("accept", "Ines Tarn", "so it is")]
    head = re.search(r'name="head" value="([0-9a-f]+)"', page)
    assert head is not None
    assert sitting.decide("reject", head=head[1], why="the cue belongs to the next sentence")[0] == 303
    assert [who for _, who, _ in sitting.judged()] == ["Ines Tarn", "R. Lind"]


def test_a_conflict_is_told_to_a_script_too(sitting: Sitting) -> None:
    old = sitting.head()
    sitting.decide("accept", head=old)
    data = {"csrf": sitting.csrf, "action": "tag", "item": sitting.row.id, "document": sitting.document, "head": old}
    answer = sitting.client.post("/judge", data=data | {"value": "x"}, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["head"] == sitting.head()


def test_two_statements_are_judged_by_two_people_at_once(sitting: Sitting) -> None:
    """What is decided on one thing does not make the page old for another."""
    with api.open(sitting.record) as record:
        other = record.show(POST).statements[0].id
    head = sitting.head(other)
    sitting.decide("accept", head=sitting.head())
    assert sitting.decide("accept", item=other, head=head)[0] == 303


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"action": "same", "item": "Anton Kessarin", "other": "Nobody Here"}, "The record does not hold"),
        ({"action": "set", "set__said": "yesterday"}, "is no date"),
        ({"action": "add", "item": "", "kind": "statement", "words": "9999998-9999999"}, "has no words at"),
        ({"action": "erase"}, "does not say what is decided"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_a_sentence(sitting: Sitting, given: dict[str, str], words: str) -> None:
    status, page = sitting.decide(**given)
    assert 400 <= status < 500
    assert words in unescape(page)
    assert sitting.judged() == []


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_a_decision_leads_to_no_other_place(sitting: Sitting, back: str) -> None:
    data = {"csrf": sitting.csrf, "action": "tag", "item": sitting.row.id, "value": "x", "back": back}
    assert sitting.client.post("/judge", data=data).headers["location"] == "/record"


def test_without_a_script_everything_is_decided_on_a_page(sitting: Sitting) -> None:
    html = sitting.client.get(f"/statement/{sitting.row.id}").text
    for action in ("accept", "reject", "set", "same", "tag"):
        assert f'name="action" value="{action}"' in html
    assert sitting.row.context.text.split()[0] in html
    assert set(DONE) >= {"accept", "reject", "set", "same", "tag", "add", "undo"}
