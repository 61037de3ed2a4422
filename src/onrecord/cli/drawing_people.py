"""People as they look on a terminal: portraits and cases. Words of documents are never read as markup."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.drawing import NOTHING, Names, draw_statements, wide_table
from onrecord.model import flat
from onrecord.views.cases import Case
from onrecord.views.values import OfficeRow, Placed, Portrait, Report, Spelling, Tie
from onrecord.views.wording import counted, kind_words, through

_REPORTED = "reported, in the words of whoever reports it"


def draw_portraits(rows: Sequence[Portrait], names: Names) -> RenderableType:
    """Draw everything about one name; several people of one name are drawn one after the other."""
    if not rows:
        return NOTHING
    return Group(*chain.from_iterable(_portrait(row, names) for row in rows))


def _portrait(row: Portrait, names: Names) -> Iterator[RenderableType]:
    voice = row.voice
    named = "" if voice.named else ", not named"
    yield Text(f"\n{voice.name}", style="bold underline").append(
        f"  {voice.kind}{named}, in {counted(len(voice.documents), 'document')}", style="not bold not underline dim"
    )
    yield from _notes(row)
    yield _heading("WRITTEN AS")
    yield _spellings(row.spellings, names)
    if row.ties:
        yield _heading("TAKEN FOR ONE BECAUSE")
        yield from chain.from_iterable(_tie(tie, names) for tie in row.ties)
    if row.possible:
        yield _heading("POSSIBLY THE SAME, KEPT APART")
        for other in row.possible:
            yield Text(f"  {other.name}").append(f"  in {counted(other.documents, 'document')}", style="dim")
            yield from _tie(other.tie, names)
    if voice.offices:
        yield _heading("POSTS CLAIMED FOR THEM")
        yield from _offices(voice.offices, names)
    for heading, statements, number in (("SAID", row.said, voice.said), ("SAID OF THEM", row.about, voice.about)):
        if statements:
            yield _heading(heading, len(statements), number)
            yield draw_statements(statements, names)
    if row.happened:
        yield _heading("REPORTED TO HAVE HAPPENED", len(row.happened), row.happened_in_all)
        yield _reports(row.happened, names)
    if row.elsewhere:
        yield Text(f"\n{row.elsewhere}", style="dim")


def _notes(row: Portrait) -> Iterator[RenderableType]:
    if row.voice.voted is not None:
        yield Text(kind_words(row.voice.voted), style="italic")
    if row.note:
        yield Text(row.note, style="italic")


def _heading(words: str, shown: int | None = None, number: int | None = None) -> Text:
    told = "" if shown is None else f" ({shown})" if shown == number else f" ({shown} of {number})"
    return Text(f"\n{words}{told}", style="bold")


def _spellings(rows: Iterable[Spelling], names: Names) -> Table:
    table = wide_table("name", "script", "documents", "why", "first passage", wide="first passage")
    for row in rows:
        where = Text("")
        if row.first is not None:
            where = _passage(row.first, names)
        table.add_row(Text(row.surface), row.script, str(row.documents), row.why, where)
    return table


def _passage(placed: Placed, names: Names) -> Text:
    words = Text(flat(placed.context.text))
    words.highlight_words([flat(placed.words.text)], "bold")
    return words.append(f"  {names[placed.document]}:{placed.words.span.start}", style="dim")


def _tie(tie: Tie, names: Names) -> Iterator[RenderableType]:
    both = f"“{tie.a}”" if tie.a == tie.b else f"“{tie.a}” and “{tie.b}”"
    who = f"decided by {tie.judged_by}" if tie.judged_by else f"score {tie.score:.2f}"
    times = "" if tie.times == 1 else f", {tie.times} times"
    yield Padding(Text(f"{both}: {tie.why}").append(f"  ({who}, rule {tie.rule}{times})", style="dim"), (0, 0, 0, 2))
    for place in tie.evidence[:2]:
        yield Padding(_passage(place, names), (0, 0, 0, 6))


def _offices(rows: Iterable[OfficeRow], names: Names) -> Iterator[RenderableType]:
    """Yield each post as it is worded, once, with everybody who claims it."""
    claims: dict[tuple[str, str], list[OfficeRow]] = {}
    for row in rows:
        claims.setdefault((row.status, flat(row.post.text).casefold()), []).append(row)
    for (status, _), members in claims.items():
        told = "" if status == "unstated" else f"{status}: "
        who = dict.fromkeys(f"{row.claimed_by or 'not stated'} ({names[row.document]})" for row in members)
        words = flat(members[0].post.text)
        yield Padding(Text(f"{told}{words}").append(f"  says {'; '.join(who)}", style="dim"), (0, 0, 0, 2))


def _reports(rows: Iterable[Report], names: Names) -> Table:
    table = wide_table("when", _REPORTED, "through", wide=_REPORTED)
    for row in rows:
        when = Text(row.date or "not dated").append(f"\n{row.place}" if row.place else "", style="dim")
        table.add_row(when, _words(row), _through(row, names))
    return table


def _words(row: Report) -> Text:
    words = Text(flat(row.context.text))
    for quoted in row.trigger:
        words.highlight_words([quoted.text], "bold")
    if row.polarity == "denied":
        words.append("  (denied)", style="italic")
    if row.modality not in ("actual", "alleged"):
        words.append(f"  ({row.modality})", style="italic")
    return words


def _through(row: Report, names: Names) -> Text:
    return Text(through(row.chain)).append(f"\n{names[row.document]}", style="dim")


def draw_cases(rows: Sequence[Case], names: Names) -> RenderableType:
    """Draw people with what is reported to have happened to them, each report in its own words."""
    if not rows:
        return NOTHING
    table = wide_table(
        "person", "reported, in the words of whoever reports it", "when", "according to", wide="reported"
    )
    for row in rows:
        person = Text(row.name) if row.named else Text(f"{row.name} (not named)", style="italic")
        posts = list(dict.fromkeys(office.post.text for office in row.offices))
        if posts:
            person.append("\n" + " · ".join(posts[:3]), style="dim")
        for number, report in enumerate(row.reports):
            when = Text(report.date or "").append(f"\n{report.place}" if report.place else "", style="dim")
            teller = report.chain[-1].name if report.chain else None
            where = Text(teller or "not stated").append(f"\n{names[report.document]}", style="dim")
            table.add_row(person if number == 0 else "", _words(report), when, where)
    return table
