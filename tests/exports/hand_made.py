"""A report made by hand over texts of the sample pile: what the views would return, with every word found in place."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from onrecord.exports.report import Report
from onrecord.model import Dated, Manner, OfficeStatus, PassageKind, Span, item_id
from onrecord.views.values import (
    EventRow,
    Hand,
    OfficeRow,
    Page,
    PassageRow,
    ProblemRow,
    Quote,
    Source,
    StatementRow,
    Summary,
    TimelineRow,
    Voice,
)

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "varenia"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the sample pile with what is known about it."""

    source: Source
    text: str

    def quote(self, words: str) -> Quote:
        """Return the first place of ``words``; a test that quotes what is not there fails here."""
        start = self.text.index(words)
        return Quote(words, Span(start, start + len(words)))


def paper(
    name: str,
    outlet: str | None,
    title: str | None,
    published: Dated,
    *,
    authors: Sequence[str] = (),
    **more: Any,  # noqa: ANN401 - fields of the row
) -> Paper:
    """Take a text of the sample pile as it stands (html too: these tests are about the report, not about reading)."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    source = Source(
        document=hashlib.sha256(text.encode()).hexdigest(),
        source_id=name,
        path=f"samples/varenia/{name}",
        media_type="text/plain",
        language="en",
        title=title,
        outlet=outlet,
        authors=tuple(authors),
        url=None,
        published=published,
        updated=Dated(),
        accessed=None,
        added="2024-06-10T09:00:00Z",
        label="public",
        length=len(text),
        statements=0,
        own_voice=0,
        problems=0,
        read=True,
        captures=(name,),
    )
    return Paper(replace(source, **more), text)


def stated(edtf: str) -> Dated:
    """Return a date that the text states."""
    return Dated(edtf, Span(0, 10), None, "stated")


def hand(name: str | None, cue: str = "", *, role: str = "source", named: bool = True) -> Hand:
    """Return a hand of a chain; its entity is made of its name."""
    kind: Literal["outlet", "author", "source", "turn"] = role  # type: ignore[assignment]
    return Hand(kind, entity(name) if name else None, name, named, cue)


def entity(name: str) -> str:
    """Return a stable id for a name."""
    return "e" + hashlib.sha256(name.encode()).hexdigest()[:16]


def statement(
    where: Paper,
    words: str | Sequence[str],
    *chain: Hand,
    manner: Manner = "direct",
    **more: Any,  # noqa: ANN401 - fields of the row
) -> StatementRow:
    """Return a statement whose content is found in the paper; the chain begins with the outlet."""
    content = tuple(where.quote(part) for part in ([words] if isinstance(words, str) else words))
    sentences = [Span(*match.span()) for match in re.finditer(r"\S(?:.*?[.!?][”\"]?(?=\s)|.*)", where.text)]
    around = [n for n, span in enumerate(sentences) if any(span.overlaps(quote.span) for quote in content)]
    context = Span(sentences[around[0]].start, sentences[around[-1]].end)
    outlet = hand(where.source.outlet, role="outlet", named=where.source.outlet is not None)
    hands = (outlet, *chain)
    last = hands[-1]
    row = StatementRow(
        id=item_id(where.source.document, "s", [quote.span for quote in content], last.name or ""),
        document=where.source.document,
        part="p1",
        content=content,
        source=(),
        cue=(where.quote(last.cue),) if last.cue else (),
        context=Quote(context.of(where.text), context),
        before=sentences[around[0] - 1].of(where.text) if around[0] else "",
        after=sentences[around[-1] + 1].of(where.text) if around[-1] + 1 < len(sentences) else "",
        speakers=(last.name,) if last.name else (),
        speaker_ids=(last.entity,) if last.entity else (),
        chain=hands,
        parent=None,
        manner=manner,
        stance="neutral",
        tier="speech",
        said=None,
        published=where.source.published,
        about=(),
        answers=(),
        score=0.9,
        rule="hand",
    )
    return replace(row, **more)


def event(row: StatementRow, kind: str, trigger: str, where: Paper, date: str | None = None) -> EventRow:
    """Return an event that a statement reports."""
    quote = where.quote(trigger)
    return EventRow(
        id=item_id(row.document, "v", [quote.span], row.id),
        document=row.document,
        type=kind,
        trigger=(quote,),
        roles=(),
        place=None,
        date=date,
        date_words=None,
        polarity="affirmed",
        modality="actual",
        statement=row.id,
        speaker=row.speakers[0] if row.speakers else "not stated",
    )


def moment(row: StatementRow, words: str, edtf: str, first: str, last: str, lane: str = "happened") -> TimelineRow:
    """Return a row of the timeline."""
    kind: Literal["happened", "said", "published"] = lane  # type: ignore[assignment]
    speaker = row.speakers[0] if row.speakers else "not stated"
    return TimelineRow(edtf, first, last, kind, words, row.document, row.id, speaker, "stated")


RIVER = paper(
    "01-river-post-kessarin.txt",
    "River Post",
    "Deputy chief of river authority steps down over Koldar dam",
    stated("2021-10-04"),
    authors=["Delta Wire"],
    accessed="2024-06-06",
    url="https://river-post.example/2021/10/04/deputy-chief",
)
MINISTRY = paper(
    "05-interior-ministry-statement.txt",
    "Ministry of the Interior",
    "On false reports concerning a former employee of the Customs and River Authority",
    stated("2021-10-11"),
)
WATCH = paper(
    "07-varenia-watch-agents.html",
    "Varenia Watch",
    "Ostrel's long arm: how a river authority became a secret service",
    Dated("2021-10-04/..", None, "inferred: not before 2021-10-04 (d2)", "inferred"),
)
NOTES = paper(
    "08-riverbank-notes-interviews.md", "Riverbank Notes", "Two who left ანტონ კესარინი · მირა სოლვანე", Dated()
)
ESSAY = paper(
    "10-solvane-essay.txt",
    "The Lantern",
    "What a signature is worth",
    stated("2022-02-21"),
    authors=["Mira Solvane"],
    updated=stated("2022-03-03"),
)
ARABIC = paper(
    "15-qasmara-today.html",
    "قصمارا اليوم",
    "مسؤول سابق في هيئة النهر الفارينية يطلب اللجوء في ألدمير",
    Dated("2021-10-12", None, "meta:article:published_time", "metadata"),
    language="ar",
    read=False,
)
PAPERS = (RIVER, MINISTRY, WATCH, NOTES, ESSAY, ARABIC)

KESSARIN = "Anton Kessarin"
TULL = "Marek Tull"
COUNCIL = "Council of River Towns"
MINISTRY_NAME = "Ministry of the Interior"
SOLVANE = "Mira Solvane"
WIRE = hand("Delta Wire", role="author")

RESIGNED = statement(
    RIVER,
    "he had resigned in protest at the filling of the Koldar reservoir",
    WIRE,
    hand(KESSARIN, "said on Monday"),
    manner="indirect",
    said="2021-10-04",
    about=(KESSARIN,),
)
SLUICES = statement(
    RIVER,
    "“I signed the closing of the sluices. I did not sign the shooting of the people who came to ask why,”",
    WIRE,
    hand(KESSARIN, "told"),
    said="2021-10-04",
)
TULL_DENIES = statement(
    RIVER,
    "Kessarin had resigned",
    WIRE,
    hand(TULL, "denied"),
    manner="indirect",
    stance="deny",
    about=(KESSARIN,),
    answers=((RESIGNED.id, "denies"),),
)
DISMISSED = statement(
    RIVER,
    [
        "“Mr Kessarin was dismissed on September 30 for repeated absence and is under investigation",
        "“A man who has been dismissed cannot resign.”",
    ],
    WIRE,
    hand(TULL, "told"),
    about=(KESSARIN,),
)
KILLED = statement(
    RIVER,
    "security forces killed 23 people in Marovec on the night of September 12, when residents tried to block the road "
    "to the dam",
    WIRE,
    hand(COUNCIL, "According to"),
    manner="indirect",
)
SEVEN = statement(
    MINISTRY,
    "seven persons lost their lives in the town on the night of 12 September, including two members of the river guard "
    "who were killed by armed rioters",
    hand(MINISTRY_NAME, role="author"),
    hand("the Minister", "stated"),
    manner="indirect",
    said="2021-10-11",
)
LIVE = statement(
    MINISTRY,
    "live ammunition was used against residents of Marovec",
    hand(MINISTRY_NAME, "firmly denies"),
    manner="indirect",
    stance="deny",
)
TAKEN = statement(
    MINISTRY,
    "having taken the money and of having left the country in order to escape justice",
    hand(MINISTRY_NAME, "accuses"),
    manner="indirect",
    stance="accuse",
    about=(KESSARIN,),
)
RENT = statement(
    MINISTRY, "“They speak for whoever pays their rent.”", hand(MINISTRY_NAME, role="author"), hand(TULL, "said")
)
AGENTS = statement(
    WATCH,
    "“A unit of the Varenian river guard has sent at least six agents to Wyck to watch officials who have left their "
    "posts. Two of them have tried to find work in newsrooms,”",
    hand(COUNCIL, "reads"),
    hand("Harbour TV", "disclosed"),
    hand("an intelligence source", "citing", named=False),
    said="2021-10-18",
)
NOVEL = statement(WATCH, "“a novel with a bad ending”", hand("Lina Dorrick", "described"), manner="mixed")
INSPECTIONS = statement(
    WATCH, "“Inspections are being carried out at the request of the public prosecutor,”", hand(None, "according to")
)
LIE = statement(
    NOTES,
    "No. It is a lie, and not a careful one. The Pelhaven account is closed every evening by two people",
    hand(None, role="author", named=False),
    hand(KESSARIN, role="turn"),
    manner="turn",
)
ORDER = statement(
    NOTES,
    "the order came by radio from Ostrel at twenty to eleven and that the colonel asked for it to be repeated",
    hand(None, role="author", named=False),
    hand(KESSARIN, role="turn"),
    hand("A friend in the river guard", "told", named=False),
    manner="indirect",
)
GIFT = statement(
    ESSAY,
    "a gift is something that you can refuse",
    hand(SOLVANE, role="author"),
    hand("my mother", "put", named=False),
)
RISK = statement(
    ESSAY,
    "we were “at risk of persecution”",
    hand(SOLVANE, role="author"),
    hand("The government of Aldmere", "acknowledged"),
    manner="mixed",
    stance="admit",
    said="2022-01",
)
LEFT = statement(
    ESSAY,
    "On November 18, 2021, I left my post and my country in the same hour",
    hand(SOLVANE, role="author"),
    manner="author",
)
HEADLINE = statement(
    RIVER,
    "Deputy chief of river authority steps down over Koldar dam",
    WIRE,
    manner="author",
    about=("Customs and River Authority",),
)
MURDERED = statement(WATCH, "In Marovec alone at least 23 people were murdered in a single night", manner="author")
STATEMENTS = (
    RESIGNED, SLUICES, TULL_DENIES, DISMISSED, KILLED, SEVEN, LIVE, TAKEN, RENT, AGENTS, NOVEL, INSPECTIONS, LIE, ORDER,
    GIFT, RISK, LEFT, HEADLINE, MURDERED,
)  # fmt: skip
EVENTS = (
    event(RESIGNED, "resignation", "resigned", RIVER, "2021-10-03"),
    event(TULL_DENIES, "resignation", "had resigned", RIVER),
    event(DISMISSED, "resignation", "was dismissed", RIVER, "2021-09-30"),
    event(HEADLINE, "resignation", "steps down", RIVER),
    event(LEFT, "resignation", "left my post", ESSAY, "2021-11-18"),
    event(KILLED, "killing", "killed", RIVER, "2021-09-12"),
    event(SEVEN, "killing", "lost their lives", MINISTRY, "2021-09-12"),
    event(MURDERED, "killing", "murdered", WATCH),
)
TIMELINE = (
    moment(KILLED, "security forces killed 23 people in Marovec", "2021-09-12", "2021-09-12", "2021-09-12"),
    moment(SEVEN, "seven persons lost their lives in the town", "2021-09-12", "2021-09-12", "2021-09-12"),
    moment(DISMISSED, "Mr Kessarin was dismissed", "2021-09-30", "2021-09-30", "2021-09-30"),
    moment(RESIGNED, "he had resigned", "2021-10-04~", "2021-10-01", "2021-10-10"),
    moment(RESIGNED, "said on Monday", "2021-10-04", "2021-10-04", "2021-10-04", "said"),
    moment(SLUICES, "told Delta Wire by telephone", "2021-10-04", "2021-10-04", "2021-10-04", "said"),
    moment(AGENTS, "disclosed on October 18, 2021", "2021-10-18", "2021-10-18", "2021-10-18", "said"),
    moment(LEFT, "I left my post and my country", "2021-11-18", "2021-11-18", "2021-11-18"),
    moment(RISK, "acknowledged last month", "2022-01", "2022-01-01", "2022-01-31", "said"),
    moment(LEFT, "What a signature is worth", "2022-02-21", "2022-02-21", "2022-02-21", "published"),
    moment(MURDERED, "the great strike of 2009", "2009", "2009-01-01", "2009-12-31"),
)


def voice(
    name: str, *, named: bool = True, about: int = 0, spellings: Sequence[str] = (), offices: Sequence[OfficeRow] = ()
) -> Voice:
    """Return a voice over the whole hand-made record."""
    rows = [row for row in STATEMENTS if entity(name) in row.speaker_ids]
    documents = tuple(dict.fromkeys(row.document for row in rows))
    return Voice(
        entity=entity(name),
        kind="person",
        name=name,
        named=named,
        label="public",
        spellings=tuple((surface, 1) for surface in (name, *spellings)),
        documents=documents,
        said=len(rows),
        about=about,
        offices=tuple(offices),
    )


def office(where: Paper, words: str, row: StatementRow, by: str, status: OfficeStatus = "unstated") -> OfficeRow:
    """Return a claim that somebody holds a post."""
    quote = where.quote(words)
    number = item_id(row.document, "o", [quote.span])
    return OfficeRow(number, row.document, by, quote, None, None, status, None, None, row.id, by)


VOICES = (
    voice(
        KESSARIN,
        about=6,
        spellings=["Antoan Kesarin", "A. V. Kessarin", "Anton Qessarin", "ანტონ კესარინი", "أنطون كيسارين"],
        offices=(
            office(RIVER, "deputy director of Varenia's Customs and River Authority", RESIGNED, "River Post"),
            office(NOTES, "deputy director of the Customs and River Authority", LIE, "Riverbank Notes", "former"),
        ),
    ),
    voice(TULL, offices=[office(RIVER, "Interior Ministry spokesman", TULL_DENIES, "River Post")]),
    voice(MINISTRY_NAME),
    voice(COUNCIL),
    voice("the Minister"),
    voice("The government of Aldmere"),
    voice("Lina Dorrick"),
    voice("Customs and River Authority", about=1),
    voice("an intelligence source", named=False),
    voice("A friend in the river guard", named=False),
    voice("my mother", named=False),
)
PROBLEMS = (
    ProblemRow(
        "x1", NOTES.source.document, NOTES.source.path, "undated", "No date of publication was found.", None, None
    ),
    ProblemRow(
        "x2",
        ARABIC.source.document,
        ARABIC.source.path,
        "language-not-read",
        "The language (ar) is not read; the text is searchable.",
        None,
        None,
    ),
    ProblemRow("x3", None, "clippings/empty.txt", "empty-file", "The file is empty.", None, None),
    ProblemRow(
        "x4",
        ESSAY.source.document,
        ESSAY.source.path,
        "date-unresolved",
        "The day is not stated.",
        Span(0, 4),
        "last month",
    ),
)
SUMMARY = Summary(
    documents=6, read=5, searchable_only=1, words=2400, outlets=6, undated=1, statements=16, own_voice=3, turns=1,
    voices=8, unnamed_sources=3, events=8, offices=3, counts=0, problems=4, languages=(("en", 5), ("ar", 1)),
    problem_kinds=(("undated", 1),), labels=(("public", 6),), custody_length=12,
    custody_head="5f2ca3a0c2f04d1a8f26ac34c4e3fb6f0a4be0b5d5d1a4cf86f3b1c39d21a0e7",
)  # fmt: skip


def page(where: Paper) -> Page:
    """Return a page whose passages are its paragraphs; share links and forms at the end are furniture."""
    passages: list[PassageRow] = []
    for match in re.finditer(r".*?(?:\n\s*\n|\Z)", where.text, re.DOTALL):
        if match.group():
            kind: PassageKind = "furniture" if match.start() > where.text.find("Share this") > 0 else "body"
            passages.append(PassageRow(Span(*match.span()), kind if passages else "headline", "p1", None))
    statements = tuple(row for row in STATEMENTS if row.document == where.source.document)
    return Page(where.source, where.text, tuple(passages), statements, (), (), ())


@cache
def hand_made_report() -> Report:
    """Return the whole report."""
    return Report(
        title="The river officials: who said what about leaving",
        made="2024-06-12",
        added_until="2024-06-10",
        filters="everything",
        sources=tuple(item.source for item in PAPERS),
        voices=VOICES,
        statements=STATEMENTS,
        events=EVENTS,
        timeline=TIMELINE,
        problems=PROBLEMS,
        summary=SUMMARY,
        texts={item.source.document: page(item) for item in (RIVER, ESSAY, ARABIC)},
    )
