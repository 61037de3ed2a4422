"""Which words tell of an event: doers and sufferers, company of people and posts, carrying verbs, adjectives."""

import pytest

from onrecord.events import find_events, load_codebook
from onrecord.lexicon.happenings import people_words, post_words, tells_of_event
from onrecord.model import Event
from tests.events.scene import reading

BOOK = load_codebook()


def told(text: str, rows: str, names: str = "") -> list[str]:
    return [_line(text, event) for event in find_events(text, reading(text, rows, names), BOOK)]


def _line(text: str, event: Event) -> str:
    trigger = " ".join(span.of(text) for span in event.trigger)
    roles = [f"{role.role}={role.span.of(text) if role.span else ''}" for role in event.roles]
    marks = [mark for mark in (event.polarity, event.modality) if mark not in ("affirmed", "actual")]
    return " ".join([event.type, *marks, f"[{trigger}]", *roles])


CASES = {
    "The turncoat spoke .": (
        "The DET det 2|turncoat NOUN nsubj 3|spoke VERB root 0 speak VBD|. PUNCT punct 3",
        ["defection [turncoat] who=The turncoat"],
    ),
    "Guards watched a detainee .": (
        "Guards NOUN nsubj 2 guard|watched VERB root 0 watch VBD|a DET det 4|detainee NOUN obj 2|. PUNCT punct 2",
        ["detention [detainee] whom=a detainee"],
    ),
    "Rebels seized a farmer .": (
        "Rebels NOUN nsubj 2 rebel|seized VERB root 0 seize VBD|a DET det 4|farmer NOUN obj 2|. PUNCT punct 2",
        ["arrest [seized] by=Rebels whom=a farmer"],
    ),
    "Rebels seized a chance .": (
        "Rebels NOUN nsubj 2 rebel|seized VERB root 0 seize VBD|a DET det 4|chance NOUN obj 2|. PUNCT punct 2",
        [],
    ),
    "Police opened an inquiry into fraud .": (
        (
            "Police NOUN nsubj 2|opened VERB root 0 open VBD|an DET det 4|inquiry NOUN obj 2|into ADP case 6"
            "|fraud NOUN nmod 4|. PUNCT punct 2"
        ),
        ["investigation [inquiry] by=Police whom=fraud"],
    ),
    "Police imposed sanctions on traders .": (
        (
            "Police NOUN nsubj 2|imposed VERB root 0 impose VBD|sanctions NOUN obj 2 sanction|on ADP case 5"
            "|traders NOUN obl 2 trader|. PUNCT punct 2"
        ),
        ["sanction [sanctions] by=Police whom=traders"],
    ),
    "Miners face arrest .": (
        "Miners NOUN nsubj 2 miner|face VERB root 0 face VBP|arrest NOUN obj 2|. PUNCT punct 2",
        ["arrest [arrest] whom=Miners"],
    ),
    "Miners are on strike .": (
        "Miners NOUN nsubj 4 miner|are AUX cop 4 be|on ADP case 4|strike NOUN root 0|. PUNCT punct 4",
        ["strike [on strike] who=Miners"],
    ),
    "Clerks made no arrests .": (
        "Clerks NOUN nsubj 2 clerk|made VERB root 0 make VBD|no DET det 4|arrests NOUN obj 2 arrest|. PUNCT punct 2",
        ["arrest denied [arrests] by=Clerks"],
    ),
    "Clerks demanded a trial .": (
        "Clerks NOUN nsubj 2 clerk|demanded VERB root 0 demand VBD|a DET det 4|trial NOUN obj 2|. PUNCT punct 2",
        ["trial demanded [trial]"],
    ),
    "Calls for elections rose .": (
        "Calls NOUN nsubj 4 call|for ADP case 3|elections NOUN nmod 1 election|rose VERB root 0 rise|. PUNCT punct 4",
        ["election demanded [elections]"],
    ),
    "The ousted premier sleeps .": (
        "The DET det 3|ousted VERB amod 3 oust VBN|premier NOUN nsubj 4|sleeps VERB root 0 sleep VBZ|. PUNCT punct 4",
        ["dismissal [ousted] who=The ousted premier"],
    ),
    "They met in secret .": (
        "They PRON nsubj 2|met VERB root 0 meet VBD|in ADP case 4|secret NOUN obl 2|. PUNCT punct 2",
        ["meeting [met] who=They"],
    ),
    "They met the deadline .": (
        "They PRON nsubj 2|met VERB root 0 meet VBD|the DET det 4|deadline NOUN obj 2|. PUNCT punct 2",
        [],
    ),
    "She cut ties with clerks .": (
        (
            "She PRON nsubj 2|cut VERB root 0 cut VBD|ties NOUN obj 2 tie|with ADP case 5|clerks NOUN nmod 3 clerk"
            "|. PUNCT punct 2"
        ),
        ["defection [cut ties] who=She from=clerks"],
    ),
    "Anna became envoy .": (
        "Anna PROPN nsubj 2|became VERB root 0 become VBD|envoy NOUN xcomp 2|. PUNCT punct 2",
        ["appointment [became] who=Anna"],
    ),
    "Clerks left Arvik .": (
        "Clerks NOUN nsubj 2 clerk|left VERB root 0 leave VBD|Arvik PROPN obj 2|. PUNCT punct 2",
        ["leaving [left] who=Clerks from=Arvik"],
    ),
    "He turned against clerks .": (
        "He PRON nsubj 2|turned VERB root 0 turn VBD|against ADP case 4|clerks NOUN obl 2 clerk|. PUNCT punct 2",
        ["defection [turned against] who=He against=clerks"],
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_what_the_words_tell(text: str) -> None:
    rows, expected = CASES[text]
    names = "l Arvik" if "Arvik" in text else "p Anna" if "Anna" in text else ""
    assert told(text, rows.replace("|", "\n"), names) == expected


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("the board sack its director", True),
        ("he step down", True),
        ("he step up", False),
        ("she take office", True),
        ("she take tea", False),
        ("rebel seize a farmer", True),
        ("prices rise", False),
    ],
)
def test_a_stretch_holds_words_of_an_event(words: str, *, tells: bool) -> None:
    assert tells_of_event(words.split(), words.split()) is tells


def test_posts_are_people() -> None:
    assert post_words() < people_words()
    assert {"villager", "ambassador"} <= people_words()
