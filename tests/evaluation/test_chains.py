"""Chains: the text is rebuilt, notes become spans, readings are scored out to the last hand."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evaluation.chains import __main__ as command
from evaluation.chains import compile as compiler
from evaluation.chains import sheet
from evaluation.chains.annotation import HERE, PASSES, TextChangedError, as_line, load, pairs
from evaluation.chains.gumtext import GENRES, GumDocument, documents, rebuild, text_hash
from evaluation.chains.manner import manner_of, quoted
from evaluation.chains.notation import MANNERS, RELATIONS, STANCES, TIERS, NotationError, parse
from evaluation.chains.score import Matched, chains, depth_right, figures, match, nested_chains, of_tier, speaker_right
from evaluation.chains.score import statements as found
from evaluation.tally import Tally
from tests.evaluation import invented_gum
from tests.evaluation.readings import entity, reading, statement

TEXT = (
    "Mayor Toren talks\n\n"
    "Herald Of Varn: Is it true?\n\n"
    'Ilka Toren: I said we can\'t stay, the Post wrote, "Water rises."\n\n'
    "According to the Post, citing a guard, boats sank."
)


@pytest.fixture(name="document")
def _document() -> GumDocument:
    return rebuild(invented_gum.NAME, "test", invented_gum.lines())


def _words(document: GumDocument, spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> list[str]:
    return [document.text[start:end] for start, end in spans]


class TestText:
    """A document of GUM as running text."""

    def test_paragraphs_turns_and_glued_words(self, document: GumDocument) -> None:
        """Paragraphs are divided by an empty line; a turn begins with its speaker; "can't" is one word."""
        assert document.text == TEXT
        assert document.genre == "interview"

    def test_places_of_sentences_and_words(self, document: GumDocument) -> None:
        """Sentences leave the label out; the parts of a multi-word token lie in it one after the other."""
        third = document.sentence(3)
        assert document.text[third.start : third.end].startswith("I said")
        assert third.label is not None
        assert document.text[slice(*third.label)] == third.speaker == "Ilka Toren"
        assert _words(document, [(word.start, word.end) for word in third.words[3:6]]) == ["ca", "n't", "stay"]
        assert [word.attribution for word in third.words].count(True) == 1
        assert document.sentence(4).label is None

    def test_mentions(self, document: GumDocument) -> None:
        """Mentions have their places; pronouns are told from names and nominals."""
        rows = [(item.entity, document.text[item.start : item.end]) for item in document.mentions]
        assert rows == [
            ("1", "Mayor Toren"),
            ("1", "I"),
            ("2", "we"),
            ("3", "the Post"),
            ("3", "the Post"),
            ("4", "a guard"),
        ]
        assert [item.named for item in document.mentions] == [True, False, False, True, True, False]
        assert [item.pronoun for item in document.mentions] == [False, True, True, False, False, False]

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("IlkaToren", "Ilka Toren"), ("JanBVorn", "Jan B Vorn"), ("EdaMcVarn", "Eda McVarn"), ("Herald", "Herald")],
    )
    def test_speakers_names_are_spaced(self, name: str, shown: str) -> None:
        """GUM writes names of speakers as one word; a middle initial stands alone, "Mc" does not."""
        lines = [
            "# newpar",
            f'# newpar_block = sp who:::"#{name}"',
            f"# speaker = {name}",
            "1\tYes\t_\tINTJ" + "\t_" * 6,
        ]
        assert rebuild("speech_x", "test", lines).text == f"{shown}: Yes"

    def test_empty_nodes_and_lone_brackets_are_passed_over(self) -> None:
        """Nodes of the enhanced graph are no text; a bracket that closes nothing is no mention."""
        lines = ["1\tNo\t_\tINTJ" + "\t_" * 5 + "\tEntity=9)", "1.1\tghost" + "\t_" * 8, "2\tone\t_\tPRON" + "\t_" * 6]
        made = rebuild("speech_x", "test", lines)
        assert (made.text, made.mentions) == ("No one", ())

    def test_sheet(self, document: GumDocument, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The sheet to annotate from numbers sentences and, when asked, marks GUM's relations."""
        assert list(sheet.sheet(document, marks=True))[4].startswith("3* [Ilka Toren] I said")
        gum = str(invented_gum.folder(tmp_path))
        assert sheet.main([invented_gum.NAME, "--gum", gum]) == 0
        assert capsys.readouterr().out.splitlines()[:4] == [
            f"# {invented_gum.NAME}",
            "1 Mayor Toren talks",
            "",
            "2 [Herald Of Varn] Is it true?",
        ]


class TestNotation:
    """One line, in the words of the text."""

    @pytest.mark.parametrize(
        ("line", "source", "cue", "content"),
        [
            ("3 | I | said | > stay", ["I"], ["said"], ["we can't stay"]),
            ("3 | the Post | wrote | >", ["the Post"], ["wrote"], ['"Water rises."']),
            ("3 | the Post | wrote | <", ["the Post"], ["wrote"], ["I said we can't stay"]),
            ("3 | the Post | wrote | we <", ["the Post"], ["wrote"], ["we can't stay"]),
            ("3 | - | - | *", [], [], ['I said we can\'t stay, the Post wrote, "Water rises."']),
            (
                "3-4 | the Post@1 | wrote | Water ... sank",
                ["the Post"],
                ["wrote"],
                ['Water rises."\n\nAccording to the Post, citing a guard, boats sank'],
            ),
            ("3 | the Post | wrote | we ;; rises", ["the Post"], ["wrote"], ["we", "rises"]),
            ("4 | a guard | citing ~ a guard | >", ["a guard"], ["citing"], ["boats sank"]),
            ("3 | I | said | > stay@1", ["I"], ["said"], ["we can't stay"]),
            ("3-4 | a guard | Post | boats sank", ["a guard"], ["Post"], ["boats sank"]),
            ("4 | - | According to | * ", [], ["According to"], ["According to the Post, citing a guard, boats sank"]),
        ],
    )
    def test_spans(
        self, document: GumDocument, line: str, source: list[str], cue: list[str], content: list[str]
    ) -> None:
        """Whatever way a span is written down, the words of the text come back."""
        note = parse(line, document)
        assert [_words(document, spans) for spans in (note.source, note.cue, note.content)] == [source, cue, content]

    def test_a_full_stop_that_abbreviates_stays(self) -> None:
        """The final full stop is out of a content, that of an abbreviation is part of its word."""
        words = ("Toren", "praised", "Varn", "Co", ".")
        lines = ["\t".join([str(at), form, "_", "X", *["_"] * 6]) for at, form in enumerate(words, 1)]
        lines[3] = lines[3][:-1] + "SpaceAfter=No"
        bare = rebuild("news_x", "test", lines)
        assert _words(bare, parse("1 | Toren | praised | >", bare).content) == ["Varn Co."]

    def test_flags(self, document: GumDocument) -> None:
        """Stance, tier, manner, label, answer and speaker stand behind the content."""
        note = parse(">a:3 | I | said | > stay | den att mix denies:b replies:c =the Post", document)
        assert (note.nested, note.label, note.stance, note.tier, note.manner) == (1, "a", "deny", "attitude", "mixed")
        assert (note.answers, note.speaker) == ((("denies", "b"), ("replies", "c")), "the Post")

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("3 | I | said", "not a line"),
            ("x | I | said | >", "not a line"),
            ("3 | He | said | >", "occurs 0 times"),
            ("3 | I | said@2 | >", "occurs 1 times"),
            ("3 | I | said | boats", "occurs 0 times"),
            ("3 | I | said | > boats", "does not follow"),
            ("3 | I | said | > | loud", "unknown flag"),
            ("4 | Nobody ;; guard | citing | >", "occurs 0 times"),
        ],
    )
    def test_lines_that_do_not_fit(self, document: GumDocument, line: str, message: str) -> None:
        """A line that does not fit its text stops the compiler instead of becoming a span."""
        with pytest.raises(NotationError, match=re.escape(message)):
            parse(line, document)


@pytest.mark.parametrize(
    ("text", "cue", "manner"),
    [
        ('Toren said "it is late".', "said", "direct"),
        ('Toren said it is "late".', "said", "mixed"),
        ("Toren said it is late.", "said", "indirect"),
        ('"Toren said it is late," he wrote.', "said", "indirect"),
    ],
)
def test_manner(text: str, cue: str, manner: str) -> None:
    """Quotation marks around the cue belong to an outer statement and say nothing of the inner one."""
    start = text.index(cue)
    end = text.index(",") if "," in text else text.index(".")
    assert manner_of(text, [(start + len(cue) + 1, end)], [(start, start + len(cue))]) == manner


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"One.\n\nTwo." Three', ['"One.', 'Two."']),
        ('"One.\n\n"Two." Three', ['"One.', '"Two."']),
        ('"One.\n\nA picture.\n\nTwo', ['"One.']),
        ("“One” and “two”", ["“One”", "“two”"]),
    ],
)
def test_quotations_over_paragraphs(text: str, inside: list[str]) -> None:
    """A quotation that stays open goes on where a mark without partner closes it, and ends with its paragraph else."""
    assert [text[start:end] for start, end in quoted(text)] == inside


class TestCompiler:
    """Notes become stand-off annotations."""

    def test_relay(self, document: GumDocument) -> None:
        """Each hand has a statement: the paper is the parent, the guard is its child; "I" is whose turn it is."""
        notes = [
            "a:3 | I | said | > stay",
            "3 | the Post | wrote | > | confirms:a",
            "4 | the Post | According to | boats sank",
            ">4 | a guard | citing | boats sank",
        ]
        made = compiler.compile_document(document, notes)
        line = as_line(document.text, made)
        assert [item["parent"] for item in line["statements"]] == [None, None, None, "s3"]
        assert [item["manner"] for item in line["statements"]] == ["indirect", "direct", "indirect", "indirect"]
        assert line["statements"][1]["answers"] == [{"statement": "s1", "relation": "confirms"}]
        names = {item["id"]: (item["names"], item["named"]) for item in line["entities"]}
        assert [names[item["speakers"][0]] for item in line["statements"]] == [
            (["Ilka Toren", "Mayor Toren"], True),
            (["the Post"], True),
            (["the Post"], True),
            (["a guard"], False),
        ]

    def test_nested_by_place(self, document: GumDocument) -> None:
        """A statement whose cue stands in another's content lies in it, in the inmost one; its "I" is that speaker."""
        notes = ["3-4 | Post@1 | wrote | *", "3 | I | said | > stay", "4 | - | citing | boats sank | =-"]
        made = compiler.compile_document(document, notes)["statements"]
        assert [item["parent"] for item in made] == [None, "s1", "s1"]
        assert made[0]["speakers"] == made[1]["speakers"]
        assert made[2]["speakers"] == []

    @pytest.mark.parametrize(
        ("speaker", "names", "named"),
        [
            ("the Post", ["the Post"], True),
            ("guard", ["a guard"], False),
            ("@Herald Of Varn", ["Herald Of Varn"], True),
            ("!Water", ["Water"], False),
            ("rises", ["rises"], False),
            ("the Post ;; a guard", ["the Post", "a guard"], True),
        ],
    )
    def test_speakers_given_by_words(
        self, document: GumDocument, speaker: str, names: list[str], *, named: bool
    ) -> None:
        """A speaker is given by a mention, by words of one, by a label or, where GUM fails, by any words."""
        line = as_line(TEXT, compiler.compile_document(document, [f"3 | - | said | > stay | ={speaker}"]))
        assert [name for item in line["entities"] for name in item["names"]] == names
        assert line["entities"][0]["named"] is named

    @pytest.mark.parametrize(
        "line", ["3 | I | said | > stay | =nobody", "3 | I | said | > stay | =!nobody", ">3 | I | said | >"]
    )
    def test_what_stops_it(self, document: GumDocument, line: str) -> None:
        """A speaker without a place, or a nested line without one above, is an error."""
        with pytest.raises(NotationError):
            compiler.compile_document(document, [line])

    def test_sources_without_mention_and_turns_without_speaker(self) -> None:
        """A source that GUM does not mark is its own name; "I" without turn or mention has no speaker."""
        lines = ["\t".join([str(at), form, "_", "X", *["_"] * 6]) for at, form in enumerate(("I", "said", "so"), 1)]
        bare = rebuild("news_x", "test", lines)
        assert compiler.compile_document(bare, ["1 | I | said | so"])["statements"][0]["speakers"] == []
        made = as_line(bare.text, compiler.compile_document(bare, ["1 | so | said | I"]))
        assert made["entities"][0]["names"] == ["so"]

    def test_command(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """Files of notes become files of spans; they load again, and a changed text is noticed."""
        gum = invented_gum.folder(tmp_path)
        monkeypatch.setattr(compiler, "HERE", tmp_path)
        notes = tmp_path / "notes.txt"
        notes.write_text(f"# {invented_gum.NAME}\n\n3 | I | said | > stay\n", encoding="utf-8")
        for more in ([], ["--pass", "first"], ["--pass", "second", "--show"]):
            assert compiler.main([str(notes), "--gum", str(gum), *more]) == 0
        assert "s1 < indirect neutral speech" in capsys.readouterr().out
        (item,) = load("test", gum, tmp_path)
        assert (item.document.text, len(item.gold["statements"])) == (TEXT, 1)
        assert [len(pair) for pair in pairs(gum, tmp_path)] == [2]
        path = tmp_path / "test" / f"{invented_gum.NAME}.json"
        path.write_text(path.read_text(encoding="utf-8").replace(text_hash(TEXT), "0" * 64), encoding="utf-8")
        with pytest.raises(TextChangedError, match=invented_gum.NAME):
            load("test", gum, tmp_path)
        notes.write_text(f"# {invented_gum.NAME}\n3 | He | said | >\n99 | He | said | >\n", encoding="utf-8")
        assert compiler.main([str(notes), "--gum", str(gum)]) == 1
        assert "occurs 0 times" in capsys.readouterr().err

    def test_long_stretches_are_shown_by_their_ends(self) -> None:
        """What is shown of a long content are its first and last words."""
        words = " ".join(f"w{at}" for at in range(20))
        item: dict[str, Any] = {"id": "s1", "parent": None, "source": [], "cue": [], "speakers": [], "answers": []}
        item |= {"content": [(0, len(words))], "manner": "direct", "stance": "deny", "tier": "speech"}
        shown = compiler.shown(words, {"document": "x", "entities": [], "statements": [item]})
        assert "w5 ... w14" in shown


SAID = "The Post, citing a guard, said boats sank. Toren denied it."


def _relay(**speakers: list[str]) -> dict[str, Any]:
    """Return a reading of ``SAID`` in which the Post passes on what a guard said, both with one content."""
    items = [
        statement(SAID, "p", "boats sank", cue=[{"start": 26, "end": 30}], speakers=["e1"], tier="speech"),
        statement(SAID, "g", "boats sank", cue=[{"start": 10, "end": 16}], speakers=["e2"], tier="speech", parent="p"),
        statement(SAID, "d", "it", speakers=["e3"], tier="attitude"),
    ]
    items = [item | {"speakers": speakers.get(item["id"], item["speakers"])} for item in items]
    names = [entity("e1", "The Post"), entity("e2", "a guard"), entity("e3", "Toren")]
    return reading(SAID, statements=items, entities=names)


def _scores(matched: Matched) -> tuple[Tally, ...]:
    return tuple(scorer(matched) for scorer in (found, depth_right, speaker_right, chains, nested_chains))


class TestScores:
    """What is counted on two readings of one text."""

    def test_the_same_reading_is_right_in_all(self) -> None:
        """Hands of a relay have equal contents; their cues keep them apart, whatever their order in the file."""
        ours = _relay()
        ours["statements"].reverse()
        full = Tally(3, 3, 3)
        assert _scores(match(SAID, ours, _relay())) == (full, full, full, full, Tally(1, 1, 1))

    def test_a_wrong_speaker_breaks_the_chains_it_is_in(self) -> None:
        """The paper is taken for Toren: its own statement and the guard's inside it are no right chains."""
        scores = _scores(match(SAID, _relay(p=["e3"]), _relay()))
        assert scores == (Tally(3, 3, 3), Tally(3, 3, 3), Tally(2, 3, 3), Tally(1, 3, 3), Tally(0, 1, 1))

    def test_a_lost_hand(self) -> None:
        """Without the paper the guard's statement is found at a wrong depth."""
        ours = _relay()
        ours["statements"] = [item | {"parent": None} for item in ours["statements"] if item["id"] != "p"]
        scores = _scores(match(SAID, ours, _relay()))
        assert scores == (Tally(2, 2, 3), Tally(1, 2, 2), Tally(2, 2, 2), Tally(1, 2, 3), Tally(0, 0, 1))

    def test_turns_are_no_hands_and_loops_are_cut(self) -> None:
        """A turn around a statement adds no depth; statements that enclose each other do not hang the scorer."""
        ours = _relay()
        turn = statement(SAID, "t", "The Post", manner="turn", speakers=["e1"])
        ours["statements"] = [
            turn,
            *(item | ({"parent": "t"} if item["id"] == "p" else {}) for item in ours["statements"]),
        ]
        assert chains(match(SAID, ours, _relay())) == Tally(3, 3, 3)
        ours["statements"] = [item | ({"parent": "g"} if item["id"] == "p" else {}) for item in ours["statements"]]
        assert chains(match(SAID, ours, _relay())).matched == 2

    def test_tiers(self) -> None:
        """A tier counts where both have it."""
        matched = match(SAID, _relay(), _relay())
        assert [of_tier(tier)(matched) for tier in ("speech", "attitude", "imputed")] == [
            Tally(2, 2, 2),
            Tally(1, 1, 1),
            Tally(0, 0, 0),
        ]
        assert next(row.row for row in figures([(SAID, _relay(), _relay())])) == "statements"


@pytest.fixture(name="gum")
def _gum(shared: Path) -> Path:
    return shared / "data" / "ud" / "gum"


class TestCorpus:
    """The committed annotations, against the texts beside the repository."""

    def test_parts(self, gum: Path) -> None:
        """All of dev and test is the test part, train the rest; both passes hold the same eight documents."""
        splits = {document.id: document.split for document in documents(gum)}
        parts = {part: {path.stem for path in (HERE / part).glob("*.json")} for part in ("train", "test")}
        assert parts["test"] == {name for name, split in splits.items() if split != "train"}
        assert parts["train"] <= {name for name, split in splits.items() if split == "train"}
        assert len(parts["train"]) >= 40
        assert {name.partition("_")[0] for name in parts["test"]} == set(GENRES)
        twice = [{path.stem for path in (HERE / "twice" / name).glob("*.json")} for name in PASSES]
        assert twice[0] == twice[1]
        assert len(twice[0]) == 8

    @pytest.mark.parametrize("part", ["train", "test", "twice/first", "twice/second"])
    def test_every_span_reads_back(self, gum: Path, part: str) -> None:
        """Spans lie in the text, without white space at their edges and in order; fields hold known words only."""
        for item in load(part, gum):
            text, made = item.document.text, item.gold["statements"]
            ids = {statement["id"] for statement in made}
            entities = {entity["id"] for entity in item.gold["entities"]}
            for one in made:
                spans = [(span["start"], span["end"]) for key in ("content", "cue", "source") for span in one[key]]
                assert one["content"]
                assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
                assert one["parent"] is None or one["parent"] in ids - {one["id"]}
                assert set(one["speakers"]) <= entities
                assert one["stance"] in ("neutral", *STANCES.values())
                assert one["tier"] in ("speech", *TIERS.values())
                assert one["manner"] in MANNERS.values()
                assert all(answer["relation"] in RELATIONS and answer["statement"] in ids for answer in one["answers"])

    def test_children_lie_within_their_parents(self, gum: Path) -> None:
        """From its first to its last character a child's content lies within its parent's."""
        for item in (*load("train", gum), *load("test", gum)):
            made = {one["id"]: one for one in item.gold["statements"]}
            hulls = {name: (one["content"][0]["start"], one["content"][-1]["end"]) for name, one in made.items()}
            for name, one in made.items():
                if one["parent"] is not None:
                    outer = hulls[one["parent"]]
                    assert (item.document.id, name, outer[0] <= hulls[name][0] <= hulls[name][1] <= outer[1]) == (
                        item.document.id,
                        name,
                        True,
                    )

    def test_no_word_of_the_texts_is_committed(self) -> None:
        """Apart from keys, ids and the words of the scheme the files hold numbers."""
        known = re.compile(r"[es]\d+|\d+|[0-9a-f]{64}|train|dev|test|[a-z]+_[a-z0-9]+")
        scheme = {*STANCES.values(), *TIERS.values(), *MANNERS.values(), *RELATIONS, "neutral", "speech"}
        for path in HERE.glob("t*/**/*.json"):
            loose = [word for word in _strings(json.loads(path.read_text(encoding="utf-8"))) if word not in scheme]
            assert not [word for word in loose if not known.fullmatch(word)], path.name

    @pytest.mark.parametrize("part", ["train", "test"])
    def test_the_page_tells_the_counts(self, gum: Path, part: str) -> None:
        """What README.md says of a part in its line of totals is what its files hold."""
        items = load(part, gum)
        made = [one for item in items for one in item.gold["statements"]]
        words = sum(len(sentence.words) for item in items for sentence in item.document.sentences)
        tiers = [sum(one["tier"] == tier for one in made) for tier in ("speech", "attitude", "impersonal", "imputed")]
        counts = [len(items), words, len(made), sum(one["parent"] is not None for one in made), *tiers]
        line = " | ".join(f"**{count:,}**" for count in counts)
        assert f"| **{part}** | {line} |" in (HERE / "README.md").read_text(encoding="utf-8")

    def test_agreement_is_told(self, gum: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The command tells the agreement as a table and as JSON, and says what is missing where there are no texts."""
        assert command.main(["--agreement", "--gum", str(gum)]) == 0
        assert "chains agreement, 8 documents" in capsys.readouterr().out
        assert command.main(["--agreement", "--json", "--gum", str(gum)]) == 0
        rows = json.loads(capsys.readouterr().out)["figures"]
        assert {row["row"]: row["f1"] for row in rows}["statements"] >= 0.85
        assert command.main(["--agreement", "--gum", str(gum / "nowhere")]) == 1
        assert "is missing" in capsys.readouterr().err

    def test_readings_are_scored(
        self, gum: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Each text is read by onrecord and scored; one short document stands for the part."""
        one = [item for item in load("train", gum) if item.document.id == "news_worship"]
        monkeypatch.setattr(command, "load", lambda _part, _gum: one)
        assert command.main(["--part", "train", "--gum", str(gum)]) == 0
        assert "chains train, 1 documents" in capsys.readouterr().out


def _strings(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return [word for item in value.values() for word in _strings(item)]
    if isinstance(value, list):
        return [word for item in value for word in _strings(item)]
    return [value] if isinstance(value, str) else []
