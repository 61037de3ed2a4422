"""What leaves a record for others: pseudonyms in every form, searched before anybody has it, purposes, the key."""

import csv
import json
import re
import shutil
import stat
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from onrecord import api
from onrecord.exports.columns import FILES
from onrecord.exports.layouts import LAYOUTS
from onrecord.exports.leaving import searching
from onrecord.model import OnrecordError
from onrecord.record.accords.asking import body_of
from onrecord.record.guard.guarded import Guarded
from onrecord.record.query_reading import document_numbers
from onrecord.views.values_said import Wanted
from tests.cli.test_commands import run

ARTICLE = """Clash at the dam
By Tomas Ilk
Kestrel Daily, 5 March 2021

Mirela Dosanti, consul in Brelm, said on Monday that two guards were killed. “We saw it,” Dosanti told the paper.

Jonas Dosanti denied the claim. The consul in Brelm resigned on Tuesday.
"""
RACE = """The race of Orvel
By Ana Petrik
Orvel Gazette, 2 June 2019

Mirela Dosanti of the bakers' guild won the race, the jury said.
"""
LETTER = "Letter of the guild\n\n3 May 2021\n\nThe guild said that the mill had closed.\n"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record with a protected person, one of her name who is not, and a letter for one purpose only."""
    folder = tmp_path_factory.mktemp("leaving")
    for name, text in (("dosanti_statement.txt", ARTICLE), ("race.txt", RACE), ("letter.txt", LETTER)):
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "border.db"
    with api.open(path, create=True) as opened:
        opened.add([folder / "dosanti_statement.txt", folder / "race.txt"], workers=1, who="R. Lind")
        opened.add([folder / "letter.txt"], workers=1, who="R. Lind", purpose="report 12; archive")
        opened.set_alias("Mirela Dosanti = میرلا دوسانتی", who="R. Lind")
        opened.judge("note", "dosanti_statement.txt", value="Dosanti called again", who="R. Lind")
        entities = [row["id"] for row in opened._asking().rows("SELECT id FROM entities WHERE name = 'Mirela Dosanti'")]
        if len({voice.entity for voice in opened.voices() if voice.name == "Mirela Dosanti"}) == 1:
            opened.judge("different", entities[0], entities[1], why="another person", who="R. Lind")
        for voice in opened.voices():
            if voice.name == "Mirela Dosanti":
                race = any(source.source_id == "race.txt" for source in opened.sources(voice.documents))
                opened.label(voice.entity, "public" if race else "protected", why="family at home", who="R. Lind")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def exported(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    with api.open(record) as opened:
        opened.export(out / "jsonl", purpose="archive")
    return out / "jsonl"


def test_a_text_bears_pseudonyms_and_everything_read_in_it_reads_back(exported: Path) -> None:
    documents = {str(line["id"]): line for line in lines(exported / "documents.jsonl")}
    text = {str(line["source_id"]): str(line["text"]) for line in documents.values()}
    changed = text["Person-A_statement.txt"]
    assert "[Person A], [office withheld], said on Monday" in changed
    assert "“We saw it,” [Person A] told the paper." in changed
    assert "Jonas Dosanti denied" in changed  # somebody else, who is not protected
    assert "The [office withheld] resigned" in changed
    assert text["race.txt"] == RACE  # who was judged to be another keeps her name
    found = [
        str(documents[str(line["document"])]["text"])[line["start"] : line["end"]]
        for line in lines(exported / "mentions.jsonl")
        if line["document"] in {str(one["id"]) for one in documents.values() if one["pseudonymised"]}
    ]
    assert "[Person A]" in found
    assert all(re.fullmatch(r"[^\[\]]+|\[.*\].*|.*\[.*\]", words) for words in found)


def test_hashes_and_ids_of_what_was_changed_tell_nothing(record: Path, exported: Path, tmp_path: Path) -> None:
    """Whoever guesses the name could hash the text with it: no id or hash of the true text is there to compare."""
    with api.open(record) as opened:
        opened.export(tmp_path / "own", for_self=True)
    own = {str(line["source_id"]): line for line in lines(tmp_path / "own" / "documents.jsonl")}
    true = own["dosanti_statement.txt"]
    everything = "".join(path.read_text(encoding="utf-8") for path in exported.iterdir())
    assert str(true["id"]) not in everything
    assert str(true["text_sha256"]) not in everything
    for name in ("statements", "entities", "mentions", "events"):
        ids = {line["id"] for line in lines(tmp_path / "own" / f"{name}.jsonl") if line.get("document") == true["id"]}
        assert not any(str(one) in everything for one in ids)
    assert str(own["race.txt"]["id"]) in everything  # nothing in it was changed: its hash proves it
    flags = {str(line["source_id"]): line["pseudonymised"] for line in lines(exported / "documents.jsonl")}
    assert flags == {"Person-A_statement.txt": True, "race.txt": False, "letter.txt": False}


def test_the_same_pseudonyms_and_ids_each_time(record: Path, exported: Path, tmp_path: Path) -> None:
    with api.open(record) as opened:
        opened.export(tmp_path, purpose="archive")
    for path in exported.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_an_office_is_not_told_of_its_holder(exported: Path) -> None:
    held = lines(exported / "offices.jsonl")
    assert held
    assert all(line["place"] is None and line["organisation"] is None for line in held)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "bundle"])
def test_no_form_names_anybody(record: Path, layout: str, tmp_path: Path) -> None:
    with api.open(record) as opened:
        paths, left = opened.hand_out(tmp_path / "out", layout)  # type: ignore[arg-type]
    assert left.pseudonyms == 1
    assert left.left == (("may be used for stated purposes only, and no purpose was named", 1),)
    if layout in ("parquet", "timelinejs"):
        return  # searched by the command itself; the one is packed, the other has no names of documents
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert "consul in Brelm" not in text
    assert not re.search(r"(?<!Jonas )Dosanti(?!.{0,80}guild)", text.replace("Mirela Dosanti", "")), layout
    assert "میرلا" not in text


def test_originals_cannot_bear_pseudonyms(record: Path, tmp_path: Path) -> None:
    with api.open(record) as opened:
        with pytest.raises(OnrecordError, match=r"dosanti_statement\.txt"):
            opened.export(tmp_path / "out", "bundle")
        assert list((tmp_path / "out").iterdir()) == []
        assert opened.export(tmp_path / "own", "bundle", for_self=True)


@pytest.mark.parametrize("form", ["html", "docx", "md", "pdf"])
def test_a_report_says_that_names_were_replaced(record: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"report.{form}"
    with api.open(record) as opened:
        opened.report(out, Wanted(about="Dosanti", own_voice=True), with_texts=form == "html")
    if form == "pdf":
        return
    if form == "docx":
        with zipfile.ZipFile(out) as archive:
            text = re.sub(
                "<[^>]+>", "", "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml"))
            )
    else:
        text = out.read_text(encoding="utf-8")
    assert "One name was replaced" in text
    assert "not a hash" in text
    assert "Person A" in text
    assert "consul in Brelm" not in text
    assert "Dosanti told" not in text


def test_what_would_still_name_somebody_is_refused_and_not_kept(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search knows nothing of how names are replaced: where that fails, nothing is left behind."""
    from onrecord.record.guard import guarded

    monkeypatch.setattr(guarded.Guarded, "_shown", lambda _, data, *__: data)
    with api.open(record) as opened:
        before = opened.head()
        with pytest.raises(searching.StillNamedError, match=r"a document: “Mirela Dosanti” \(Person A\)"):
            opened.export(tmp_path / "out")
        assert opened.head() == before
        assert list((tmp_path / "out").iterdir()) == []
        with pytest.raises(searching.StillNamedError, match=r"report\.html"):
            opened.report(tmp_path / "r.html")
        assert not (tmp_path / "r.html").exists()


def test_a_file_is_not_called_by_a_name(record: Path, tmp_path: Path) -> None:
    with api.open(record) as opened, pytest.raises(OnrecordError, match="still name"):
        opened.report(tmp_path / "mirela-dosanti.html")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no owner's mode there")
def test_the_key_is_for_its_owner_alone(record: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    with api.open(record) as opened:
        opened.export(tmp_path / "out", key=key)
        with pytest.raises(OnrecordError, match="there already"):
            opened.export(tmp_path / "out", key=key)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    rows = list(csv.DictReader(key.read_text(encoding="utf-8").splitlines()))
    assert rows[0]["pseudonym"] == "Person A"
    assert rows[0]["names"] == "میرلا دوسانتی; Mirela Dosanti" or rows[0]["names"] == "Mirela Dosanti; میرلا دوسانتی"


def test_documents_leave_for_what_they_may_be_used_for(record: Path, tmp_path: Path) -> None:
    def held(purpose: str | None, *, for_self: bool) -> set[str]:
        with api.open(record) as opened:
            opened.export(tmp_path, purpose=purpose, for_self=for_self)
        return {str(line["source_id"]) for line in lines(tmp_path / "documents.jsonl")}

    assert "letter.txt" in held("Report 12", for_self=False)
    assert "letter.txt" not in held("exhibition", for_self=False)
    assert "letter.txt" not in held(None, for_self=False)
    assert "letter.txt" not in held("exhibition", for_self=True)
    assert "letter.txt" in held(None, for_self=True)
    statements = {line["document"] for line in lines(tmp_path / "statements.jsonl")}
    assert statements <= {line["id"] for line in lines(tmp_path / "documents.jsonl")}


def test_questions_for_others_answer_with_pseudonyms(record: Path) -> None:
    for question in (["said"], ["who", "Mirela Dosanti"], ["search", "Monday"], ["show", "dosanti_statement.txt"]):
        done = run("--for", "others", *question, "--record", record, "--json")
        assert done.exit_code == 0, done.output
        assert "[Person A]" in done.stdout
        assert "consul in Brelm" not in done.stdout
        assert not re.search(r"(?<!Jonas )(?<!Mirela )Dosanti", done.stdout)
    assert "Mirela Dosanti" in run("said", "--record", record, "--json").stdout


def test_what_others_were_given_is_found_again(record: Path) -> None:
    """A citation of a report for others leads back to the statement in the record."""
    with api.open(record, for_others=True) as seen:
        row = next(row for row in seen.said() if "[Person A]" in row.context.text)
        assert seen.statement(row.id) == row
        with pytest.raises(OnrecordError, match="cannot be changed"):
            seen.label("race.txt", "protected")
        with pytest.raises(OnrecordError, match="stay behind"):
            seen.original(row.document)
    with api.open(record) as own:
        assert own.statement(row.id) is None


def test_a_draft_is_held_against_what_others_see(record: Path, tmp_path: Path) -> None:
    from docx import Document

    with api.open(record, for_others=True) as seen:
        row = next(row for row in seen.said() if row.content[0].text.startswith("“We saw"))
    draft = tmp_path / "draft.md"
    draft.write_text(f"[Person A] told the Kestrel Daily: “We saw it”, as Tomas Ilk writes [@s:{row.id[1:]}].\n")
    with api.open(record) as opened:
        assert [fault.kind for fault in opened.check(draft).faults if fault.kind != "undated-source"] == []
    word = Document()
    word.add_paragraph("The consul in Brelm said nothing of the kind.")
    word.save(str(tmp_path / "draft.docx"))
    with api.open(record) as opened:
        with pytest.raises(OnrecordError, match="still name"):
            opened.check(tmp_path / "draft.docx", tmp_path / "checked.docx")
        assert not (tmp_path / "checked.docx").exists()
        opened.check(tmp_path / "draft.docx", tmp_path / "checked.docx", for_self=True)


def test_claims_that_are_kept_packed_name_nobody(record: Path) -> None:
    """They are JSON still: no name reaches over two strings of it."""
    with api.open(record) as opened:
        plain = opened._asking()
        race = plain.number("SELECT number FROM documents WHERE source_id = 'race.txt'")
        own = {number: body_of(plain, number) for _, number in document_numbers(plain)}
        with opened._leaving("archive", for_self=False) as reader:
            assert isinstance(reader, Guarded)
            seen = {number: body_of(reader, number) for _, number in document_numbers(reader)}
            split = json.loads(reader._words('["of Mirela", "Dosanti, she"]', reader.names.everybody))
    assert len(split) == 2
    assert split[1].endswith(", she")
    assert "Dosanti" in str([held for number, held in own.items() if number != race])
    assert "Dosanti" not in str([held for number, held in seen.items() if number != race])
    assert all(json.loads(held[1]) is not None for held in seen.values() if held)


def test_an_event_that_only_stays_behind_is_not_counted(sample_record: Path, tmp_path: Path) -> None:
    """What a confidential document alone tells of has no origins for others, and stops nothing."""
    path = tmp_path / "r.db"
    shutil.copy(sample_record, path)
    with api.open(path) as opened:
        mine = lines(opened.export(tmp_path / "mine", for_self=True)[FILES.index("origins")])
        told = next(one["documents"] for one in mine if one["claim"][0] == "h" and len(one["documents"]) == 1)
        opened.label(told[0], "confidential", why="a source", who="R. Lind")
        theirs = lines(opened.export(tmp_path / "theirs")[FILES.index("origins")])
    assert 0 < len(theirs) < len(mine)
    assert all(told[0] not in one["documents"] for one in theirs)


def test_lists_that_count_all_documents_are_refused_to_others(tmp_path: Path) -> None:
    """What others do not see has no part in an answer: not in a number either."""
    seen, kept = tmp_path / "seen.txt", tmp_path / "kept.txt"
    seen.write_text(
        "River Post\n\nThe Council of Arvik said that seven people were arrested in Sulmet.\n", encoding="utf-8"
    )
    words = "Hill News\n\nSoldiers arrested Zoran Quill in Tarn on 5 June 2021, the Forum of Tarn said.\n"
    kept.write_text(f"{words}\nZoran Quill was arrested at night, a lawyer said.\n", encoding="utf-8")
    record = tmp_path / "two.db"
    with api.open(record, create=True) as opened:
        opened.add([seen])
        opened.add([kept], label="confidential")
    with api.open(record, for_others=True) as others:
        told = (others.said(), others.cases(), others.events(), others.timeline(), others.voices(), others.occasions())
        assert not any(word in str(told) for word in ("Quill", "Tarn", "Hill News", "lawyer"))
        assert others.said()
        assert [one.accounts for one in others.occasions()] == [1]
        for ask in (others.tallied, others.voices_listed, others.cases_listed, others.listed):
            with pytest.raises(OnrecordError, match="for yourself alone"):
                ask()
    with api.open(record) as own:
        assert "Quill" in str(own.voices_listed())
