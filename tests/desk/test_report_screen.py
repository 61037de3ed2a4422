"""The Report screen: what is taken into the report, ordered, written and handed out; nothing of anybody's is lost."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from onrecord import api
from onrecord.exports.builder.reading import read_plan
from onrecord.exports.builder.values import Cited, Plan, Question, Words
from onrecord.exports.builder.writing import written
from onrecord.views.values import Wanted
from tests.desk.sitting import HERE, let_in, secret
from tests.desk.test_screens import tree_of


class Sitting:
    """Somebody at the Report screen of a record of their own."""

    def __init__(self, record: Path) -> None:
        """Let a browser in."""
        self.record = record
        self.client = let_in(record)
        self.csrf = secret(self.client)

    def post(self, path: str = "/report", status: int = 303, **given: str) -> str:
        """Send a form, and return where it leads."""
        answer = self.client.post(path, data={"csrf": self.csrf, **given})
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", answer.text)

    def press(self, do: str, card: str, **more: str) -> str:
        """Press a button of the form of a card, as the page has it."""
        tree = tree_of(self.client.get("/report").text)
        (form,) = (
            tree.xpath(f'//*[@id="{card}"]//form[.//button[@name="do" and @value="{do}"]]')[:1]
            or tree.xpath(f'//*[@id="{card}"]//form[.//input[@name="do" and @value="{do}"]]')[:1]
        )
        given = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}
        return self.post(**(given | {"do": do} | more))

    @property
    def plan(self) -> Plan:
        """Return the report under way."""
        with api.open(self.record) as record:
            return record.draft().plan


@pytest.fixture
def sitting(copied: Path) -> Sitting:
    """Sit down before a copy of the sample pile, with two questions asked."""
    one = Sitting(copied)
    one.post(do="ask", question="Who left?")
    one.post(do="ask", question="  And   why? ")
    return one


def statements(record: Path, number: int = 3) -> list[str]:
    with api.open(record) as opened:
        return [row.id for row in opened.said() if row.manner == "direct"][:number]


def test_statements_are_taken_from_other_screens_without_a_script(sitting: Sitting) -> None:
    """The button stands beside each statement, leads back to it, and is ticked then."""
    (first, *_) = statements(sitting.record)
    page = tree_of(sitting.client.get("/record?manner=direct").text)
    button = page.xpath(f'//button[@value="{first}"]')[0]
    assert (button.get("form"), button.get("name")) == ("to-report", "statement")
    form = page.xpath('//form[@id="to-report"]')[0]
    given = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    assert given["back"] == "/record?manner=direct"
    answer = sitting.client.post(form.get("action"), data=given | {"statement": first})
    assert answer.headers["location"] == f"/record?manner=direct#{first}"
    assert [item.id for item in sitting.plan.chapters[1].items if isinstance(item, Cited)] == [first]
    ticked = tree_of(sitting.client.get("/record?manner=direct").text)
    assert "in" in ticked.xpath(f'//button[@value="{first}"]')[0].get("class").split()


def test_new_items_go_where_this_browser_chose(sitting: Sitting) -> None:
    first, second, _ = statements(sitting.record)
    sitting.press("here", "q-0")
    sitting.post("/report/add", statement=first)
    other = Sitting(sitting.record)
    other.post("/report/add", statement=second)
    held = [[item.id for item in one.items if isinstance(item, Cited)] for one in sitting.plan.chapters]
    assert held == [[first], [second]]
    told = sitting.client.post(
        "/report/add", data={"csrf": sitting.csrf, "statement": first}, headers={"accept": "application/json"}
    )
    assert told.json() == {"said": "It stands in the report already: “Who left?”."}


def test_an_event_is_taken_with_all_its_accounts(sitting: Sitting) -> None:
    with api.open(sitting.record) as record:
        event = record.occasions(least=2, limit=1)[0]
    assert f'value="{event.id}"' in sitting.client.get(f"/events/{event.id}").text
    sitting.post("/report/add", dossier=event.id)
    text = sitting.client.get("/report").text
    assert "all accounts of an event" in text
    assert f"Reported in {len(event.documents)} documents" in text


def test_items_are_moved_written_between_and_taken_out(sitting: Sitting) -> None:
    first, second, _ = statements(sitting.record)
    for one in (first, second):
        sitting.post("/report/add", statement=one)
    assert sitting.press("up", "i-1-1") == "/report#i-1-0"
    assert [item.id for item in sitting.plan.cited] == [second, first]
    assert sitting.press("write", "i-1-0", text="Between\r\n\r\n**them**.") == "/report#i-1-1"
    assert sitting.plan.chapters[1].items[1] == Words("Between\n\n**them**.")
    assert '<p dir="auto"><b>them</b>.</p>' in sitting.client.get("/report").text
    assert sitting.press("up", "i-1-0") == "/report#i-0-0"  # into the question before
    assert [len(one.items) for one in sitting.plan.chapters] == [1, 2]
    assert sitting.press("rewrite", "i-1-0", text="Anew.") == "/report#i-1-0"
    assert sitting.press("out", "i-1-1") == "/report#i-1-0"
    assert sitting.plan.chapters[1].items == (Words("Anew."),)
    sitting.post(do="undo")
    assert [item.id for item in sitting.plan.cited] == [second, first]
    assert sitting.press("down", "q-0") == "/report#q-1"
    assert [one.question for one in sitting.plan.chapters] == ["And why?", "Who left?"]


def test_footnotes_stand_there_as_they_will_print(sitting: Sitting) -> None:
    (first, *_) = statements(sitting.record)
    sitting.post("/report/add", statement=first)
    page = tree_of(sitting.client.get("/report").text)
    note = " ".join(page.xpath('//ol[@class="notes"]/li')[0].text_content().split())
    printed = tree_of(sitting.client.get("/report/preview").text)
    assert note == " ".join(printed.xpath('//ol[@class="notes"]/li')[0].text_content().split()).removesuffix(" ↩")
    assert re.search(r"SHA-256 [0-9a-f]{64}$", note)


def test_the_preview_loads_nothing_and_runs_nothing(sitting: Sitting) -> None:
    sitting.post(do="head", mark=mark(sitting), title="<script>x</script>", purpose="<img src=x onerror=y>")
    answer = sitting.client.get("/report/preview")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert re.search(r"style-src 'sha256-[\w+/=]{44}'", policy)
    assert "<script" not in answer.text
    assert "<img" not in answer.text


def mark(sitting: Sitting) -> str:
    page = tree_of(sitting.client.get("/report").text)
    return str(page.xpath('//*[@id="head"]//input[@name="mark"]/@value')[0])


def test_what_somebody_changed_meanwhile_is_not_overwritten_and_what_was_typed_stays(sitting: Sitting) -> None:
    """Both see one text; the second one to change it is told, and can keep what they wrote elsewhere."""
    sitting.press("write", "q-1", text="Ours.")
    page = tree_of(sitting.client.get("/report").text)
    form = page.xpath('//*[@id="i-1-0"]//form[.//input[@value="rewrite"]]')[0]
    stale = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}
    other = Sitting(sitting.record)
    other.press("rewrite", "i-1-0", text="Theirs.")
    answer = sitting.client.post("/report", data=stale | {"text": "Mine <b>."})
    assert answer.status_code == 409
    assert "Mine &lt;b&gt;." in answer.text
    assert list(sitting.plan.chapters[1].items) == [Words("Theirs.")]
    kept = tree_of(answer.text).xpath("//main//form")[0]
    again = {one.get("name"): one.get("value") for one in kept.xpath(".//input")} | {"text": "Mine <b>."}
    assert sitting.client.post("/report", data=again).status_code == 303
    assert list(sitting.plan.chapters[1].items) == [Words("Theirs."), Words("Mine <b>.")]


def test_what_two_people_change_in_different_places_is_kept_of_both(sitting: Sitting) -> None:
    """The forms of one are older than what the other kept; what they mean is still there."""
    sitting.press("write", "q-0", text="One.")
    sitting.press("write", "q-1", text="Two.")
    page = tree_of(sitting.client.get("/report").text)
    form = page.xpath('//*[@id="i-1-0"]//form[.//input[@value="rewrite"]]')[0]
    stale = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}
    Sitting(sitting.record).press("down", "q-0")
    assert sitting.client.post("/report", data=stale | {"text": "2."}).status_code == 303
    assert sorted(item.text for one in sitting.plan.chapters for item in one.items) == ["2.", "One."]  # type: ignore[union-attr]


def test_questions_are_put_and_answered_where_they_stand(sitting: Sitting) -> None:
    sitting.press("question", "q-0", kind="search", words="unobtainium")
    sitting.press("question", "q-0", kind="timeline", about="Kessarin", since="2021")
    sitting.press("question", "q-1", kind="cases", about="Kessarin", event="")
    text = sitting.client.get("/report").text
    assert re.search(
        r"Not found in the \d+ documents added until \d+ \w+ \d{4} \(searched: with the words “unobtainium”", text
    )
    assert "<svg" in text
    answer = sitting.client.post(
        "/report",
        data={"csrf": sitting.csrf, "do": "question", "chapter": "0", "since": "March", **chapter_mark(sitting)},
    )
    assert answer.status_code == 400
    assert "a date such as 2021" in answer.text


def chapter_mark(sitting: Sitting) -> dict[str, str]:
    page = tree_of(sitting.client.get("/report").text)
    return {"mark": page.xpath('//*[@id="q-0"]/header//input[@name="mark"]/@value')[0]}


def test_it_is_taken_in_every_form_and_the_log_tells_of_it(sitting: Sitting) -> None:
    (first, *_) = statements(sitting.record)
    sitting.post("/report/add", statement=first)
    heads = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>", "md": b"# Report", "json": b'{\n "onrecord"'}
    for form, begins in heads.items():
        asked = {"csrf": sitting.csrf, "form": form, "recipient": "the board"}
        answer = sitting.client.post("/report/take", data=asked)
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
        assert f'filename="report.{form}"' in answer.headers["content-disposition"]
        assert answer.headers["cache-control"] == "no-store"
        if form == "docx":
            assert "word/footnotes.xml" in zipfile.ZipFile(BytesIO(answer.content)).namelist()
    with api.open(sitting.record) as record:
        reports = [row for row in record.custody() if row.action == "report"]
    logged = [row for row in reports if row.details["recipient"] == "the board"]
    assert len(logged) == len(heads)
    assert {row.details["selection"] for row in logged} == {"a report file with 2 chapters"}


def test_a_report_file_is_loaded_strictly(sitting: Sitting) -> None:
    plan = Plan("Loaded", "", (Question("Q", (Words("w"),)),))

    def load(content: bytes) -> int:
        files = {"file": ("a.json", content, "application/json")}
        return sitting.client.post("/report/load", data={"csrf": sitting.csrf}, files=files).status_code

    before = sitting.plan
    assert load(b"{}") == 400
    assert load(b"\xff\xfe\x00") == 400
    assert load(json.dumps({"onrecord": "report", "version": 99}).encode()) == 400
    assert sitting.plan == before
    assert load(written(plan).encode()) == 303
    assert sitting.plan == plan
    sitting.post(do="undo")
    assert sitting.plan == before
    taken = sitting.client.post("/report/take", data={"csrf": sitting.csrf, "form": "json"})
    assert read_plan(taken.text) == before


def test_nobody_writes_without_the_secret_or_from_elsewhere(sitting: Sitting) -> None:
    before = sitting.plan
    for path, given in (
        ("/report", {"do": "ask", "question": "x"}),
        ("/report/add", {"statement": statements(sitting.record)[0]}),
        ("/report/load", {}),
        ("/report/take", {"form": "json"}),
    ):
        assert sitting.client.post(path, data=given).status_code == 403
        elsewhere = {"origin": "http://elsewhere.example"}
        assert sitting.client.post(path, data=given | {"csrf": sitting.csrf}, headers=elsewhere).status_code == 403
    assert sitting.plan == before
    assert sitting.client.headers["Origin"] == HERE


def test_of_a_record_with_labels_others_get_pseudonyms(copied: Path) -> None:
    """Nobody has to think of it: what is taken without a word is for others."""
    with api.open(copied) as record:
        rows = [row.id for row in record.said(Wanted(by="Marek Tull")) if row.manner == "direct"]
        record.label("Marek Tull", "protected", who="R. Lind")
    sitting = Sitting(copied)
    sitting.post("/report/add", statement=rows[0])
    assert sitting.client.get("/report").text.count('<select name="for"><option value="others">') == 1
    told = {}
    for audience in ("", "others", "self"):
        asked = {"csrf": sitting.csrf, "form": "md", "for": audience}
        answer = sitting.client.post("/report/take", data=asked)
        assert answer.status_code == 200, answer.text
        told[audience] = "Tull" in answer.text
    assert told == {"": False, "others": False, "self": True}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"do": "nonsense"}, "does not say what is to be done"),
        ({"do": "ask", "question": " "}, "Write the question first"),
        ({"do": "write", "text": " "}, "no words"),
        ({"do": "up", "chapter": "7", "item": "9", "mark": "0"}, "Meanwhile somebody changed"),
        ({"do": "out", "chapter": "x", "item": "²", "mark": ""}, "Meanwhile somebody changed"),
    ],
)
def test_what_cannot_be_meant_is_answered_in_a_sentence(sitting: Sitting, given: dict[str, str], words: str) -> None:
    before = sitting.plan
    answer = sitting.client.post("/report", data={"csrf": sitting.csrf, **given})
    assert answer.status_code in (400, 409)
    assert words in answer.text
    assert sitting.plan == before
