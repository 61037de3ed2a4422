"""The scorer of reference: what gold says is read from CoNLL-U, and links are counted as promised. All is invented."""

from pathlib import Path

import pytest

from evaluation.reference.__main__ import main, on_gold
from evaluation.reference.gold import GoldDocument, load
from evaluation.reference.links import (
    PLURAL,
    SINGULAR,
    appositions,
    bare_names,
    beside,
    interval,
    name_links,
    name_pairs,
    pronouns,
)
from evaluation.reference.listing import errors
from evaluation.tally import Tally
from onrecord.model import EntityKind, Mention, MentionForm, Span

_ROWS = """
# newdoc id = GUM_news_varenia
# newpar
Mayor NOUN NN 3 nmod:desc Entity=(1-person-new-sssss-cf1-1,2,3-coref
Ilka PROPN NNP 3 nmod:desc _
Toren PROPN NNP 7 nsubj Entity=1)|SpaceAfter=No
, PUNCT , 6 punct _
a DET DT 6 det Entity=(1-person-giv:act-sssss-cf1-2-appos
baker NOUN NN 3 appos Entity=1)
met VERB VBD 0 root _
Ben PROPN NNP 7 obj Entity=(4-person-new-nnnnn-cf3-1,4-coref(2-person-new-nnnnn-cf2-1,2-coref
Olsen PROPN NNP 8 flat Entity=2)
and CCONJ CC 11 cc _
Lund PROPN NNP 8 conj Entity=(3-person-new-nnnnn-cf2-1-coref)4)|SpaceAfter=No
. PUNCT . 7 punct _

She PRON PRP 2 nsubj Entity=(1-person-giv:act-sssss-cf1-1-ana)
liked VERB VBD 0 root _
them PRON PRP 2 obj Entity=(4-person-giv:act-nnnnn-cf2-1-ana)|SpaceAfter=No
, PUNCT , 6 punct _
and CCONJ CC 6 cc _
Toren PROPN NNP 7 nsubj Entity=(1-person-giv:act-sssss-cf1-1-coref)
left VERB VBD 2 conj _
Olsen PROPN NNP 7 obj Entity=(2-person-giv:act-nnnnn-cf2-1-coref)|SpaceAfter=No
. PUNCT . 2 punct _
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for split in ("train", "dev", "test"):
        (tmp_path / f"en_gum_open-ud-{split}.conllu").write_text(_conllu(_ROWS), encoding="utf-8")
    return tmp_path


@pytest.fixture
def document(folder: Path) -> GoldDocument:
    return load(folder, "test")[0]


def _conllu(rows: str) -> str:
    lines, number = list[str](), 0
    for row in rows.strip().splitlines():
        if not row or row.startswith("#"):
            number = 0
            lines.append(row)
        else:
            number += 1
            form, upos, xpos, head, dep, misc = row.split(" ")
            lines.append("\t".join([str(number), form, form.lower(), upos, xpos, "_", head, dep, "_", misc]))
    return "\n".join([*lines, "", ""])


def _mention(document: GoldDocument, word: str, form: MentionForm, entity: str, *, nth: int = 0) -> Mention:
    start = [at for at in range(len(document.text)) if document.text.startswith(word, at)][nth]
    kind: EntityKind = "person"
    return Mention(f"m{start}", Span(start, start + len(word)), kind, form, entity, 1.0, "tried")


def test_gold_is_read(document: GoldDocument) -> None:
    """Names without titles, descriptions, pronouns, and who "them" are together."""
    words = document.syntax.words
    assert document.text == "Mayor Ilka Toren, a baker met Ben Olsen and Lund. She liked them, and Toren left Olsen."
    assert [" ".join(words[slice(*item.name)]) for item in bare_names(document)] == [
        "Ilka Toren",
        "Ben Olsen",
        "Lund",
        "Toren",
        "Olsen",
    ]
    assert document.parts == {"4": frozenset({"2", "3"})}
    assert [item.form for item in document.mentions if item.entity == "1"] == ["name", "nominal", "pronoun", "name"]


def test_links_between_names(document: GoldDocument) -> None:
    """Ours joins both Torens, and Lund to Olsen: two links of which one is right, and one of gold's is missed."""
    mentions = [
        _mention(document, "Ilka Toren", "name", "e1"),
        _mention(document, "Ben Olsen", "name", "e2"),
        _mention(document, "Lund", "name", "e2"),
        _mention(document, "Toren", "name", "e1", nth=1),
        _mention(document, "Olsen", "name", "e3", nth=1),
    ]
    side = beside(document, mentions)
    assert name_links(side) == Tally(1, 2, 2)
    assert name_pairs(side) == Tally(1, 2, 2)


def test_pronouns_and_descriptions(document: GoldDocument) -> None:
    """A pronoun is right where its entity is mostly named by gold names; "them" must be both or it is wrong."""
    mentions = [
        _mention(document, "Ilka Toren", "name", "e1"),
        _mention(document, "a baker", "nominal", "e1"),
        _mention(document, "Ben Olsen", "name", "e2"),
        _mention(document, "Lund", "name", "e3"),
        _mention(document, "She", "pronoun", "e1"),
        _mention(document, "them", "pronoun", "e2"),
    ]
    one = beside(document, mentions)
    assert pronouns(one, SINGULAR) == Tally(1, 1, 1)
    assert pronouns(one, PLURAL) == Tally(0, 1, 1)
    assert pronouns(beside(document, [*mentions, _mention(document, "them", "pronoun", "e3")]), PLURAL).matched == 1
    described = [*mentions[:1], Mention("m2", mentions[1].span, "person", "nominal", "e1", 1.0, "apposition")]
    assert appositions(beside(document, described)) == Tally(1, 1, 1)


def test_a_wrong_answer_is_listed(document: GoldDocument) -> None:
    """With the words around it, and what stays open."""
    wrong = [_mention(document, "Ben Olsen", "name", "e2"), _mention(document, "She", "pronoun", "e2")]
    listed = "\n".join(errors(beside(document, wrong)))
    assert "pronoun wrong: tried 1.0 -> 'Ben Olsen'" in listed
    assert "[She] liked them" in listed
    assert "pronoun open (person): " in listed


def test_the_resolver_runs_on_gold(document: GoldDocument) -> None:
    """It joins the surname to the full name and hears "she" as the mayor's."""
    side = beside(document, on_gold(document))
    assert name_links(side) == Tally(2, 2, 2)


def test_the_interval_holds_the_share() -> None:
    tallies = [Tally(9, 10, 10), Tally(1, 10, 10)]
    low, high = interval(tallies, lambda tally: tally.precision)
    assert (low, high) == (0.1, 0.9)


def test_the_command_prints_both_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--way", "gold mentions", "--gum", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "test, gold mentions, news, 1 documents" in printed
    assert "names to names                                           1.000" in printed


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gum", str(tmp_path)]) == 1
    assert "missing" in capsys.readouterr().err
