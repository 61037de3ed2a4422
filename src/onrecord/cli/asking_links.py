"""Questions over documents: one event in several accounts, where they differ, who repeats whom; nothing is changed."""

from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.printing import emit, say


def events(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="Only events of this type of the codebook; may be repeated.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", help="Only events in which this person, body or place takes part.")
    ] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Only events that so many documents report.")] = 1,
    single_origin: Annotated[
        bool, typer.Option("--single-origin", help="Only events whose accounts all end at one origin.")
    ] = False,
    limit: arg.Limit = arg.LISTED,
    as_json: arg.Json = None,
) -> None:
    """List what is reported to have happened, each event once: in whose words, when, by how many origins at most.

    Example: `onrecord events --about "Ada Moran" --least 2`
    """
    with api.open(record) as opened:
        rows = opened.occasions(types=type_ or (), about=about, least=least, single_origin=single_origin, limit=limit)
        emit(opened, rows, "occasions", as_json)
        if not rows:
            say(opened.silence(about or ", ".join(type_ or ())))


def event(
    event_: Annotated[
        str, typer.Argument(metavar="EVENT", help="The id of an event, or of a statement that reports it.")
    ],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    as_json: arg.Json = None,
) -> None:
    """Show one event in all its accounts: a column for each origin, a row for when, where, who, how many, which words.

    Example: `onrecord event h3f9a2c41d7e05b86`
    """
    with api.open(record) as opened:
        emit(opened, [opened.event(event_)], "dossiers", as_json)


def disputes(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    single_origin: Annotated[
        bool, typer.Option("--single-origin", help="Only differences between accounts that end at one origin.")
    ] = False,
    incomparable: Annotated[
        bool, typer.Option("--not-comparable", help="Also what cannot be compared, with the reason.")
    ] = False,
    limit: arg.Limit = arg.LISTED,
    as_json: arg.Json = None,
) -> None:
    """List where accounts of one event differ, what matters most first; both passages, and through whom they come.

    Example: `onrecord disputes --not-comparable`
    """
    with api.open(record) as opened:
        rows = opened.disputes(single_origin=single_origin, incomparable=incomparable, limit=limit)
        emit(opened, rows, "disputes", as_json)
        if not rows:
            say(opened.silence("differing dates, places, people, numbers, motives and denials of one event"))


def accusations(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only those to which no answer was found in the record.")
    ] = False,
    against: Annotated[
        str | None, typer.Option("--against", help="Only those that accuse somebody of this name.")
    ] = None,
    limit: arg.Limit = None,
    as_json: arg.Json = None,
) -> None:
    """List statements that accuse, in the choice of word of whoever passes them on, and what was found in answer.

    Example: `onrecord accusations --unanswered`
    """
    with api.open(record) as opened:
        rows = opened.accusations(unanswered=unanswered, against=against, limit=limit)
        emit(opened, rows, "accusations", as_json)
        if not rows:
            say(opened.silence(against or "statements that accuse"))


def origins(
    claim: Annotated[
        str | None,
        typer.Argument(
            help="The id of a statement, event or count, or words; without it, all events of several documents."
        ),
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    limit: arg.Limit = arg.LISTED,
    as_json: arg.Json = None,
) -> None:
    """Tell in how many documents something is reported, from how many origins at most, and who repeats whom.

    Example: `onrecord origins "23 people"`
    """
    with api.open(record) as opened:
        rows = opened.origins(claim, limit=limit)
        emit(opened, rows, "origins", as_json)
        if not rows or not rows[0].roots:
            say(opened.silence(claim or ""))


def copies(*, record: arg.RecordPath = arg.DEFAULT_RECORD, limit: arg.Limit = None, as_json: arg.Json = None) -> None:
    """List articles that repeat another one, and versions and translations, with the passages that are the same.

    Example: `onrecord copies`
    """
    with api.open(record) as opened:
        emit(opened, opened.copies(limit), "copies", as_json)


def first(
    words: Annotated[str, typer.Argument(help='Words, a "phrase", the beginning of a word*; OR between alternatives.')],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    as_json: arg.Json = None,
) -> None:
    """Tell where words or a figure appear first in this record, and how they change over time.

    Example: `onrecord first "23 people"`
    """
    with api.open(record) as opened:
        answer = opened.first(words)
        emit(opened, [answer], "first", as_json)
        if not answer.appearances:
            say(opened.silence(words))
