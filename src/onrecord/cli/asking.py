"""Questions put to the record; nothing is changed by them."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.printing import case_cells, emit, say, write_csv


def summary(*, record: arg.RecordPath = arg.DEFAULT_RECORD, as_json: arg.Json = None) -> None:
    """Tell what is in the record, in numbers.

    Example: `onrecord summary --record border.db`
    """
    with api.open(record) as opened:
        emit(opened, [opened.summary()], "summary", as_json)


def who(
    name: Annotated[str | None, typer.Argument(help="A name in any spelling; without one, all voices.")] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    limit: arg.Limit = None,
    as_json: arg.Json = None,
) -> None:
    """List the voices, or tell all about one: spellings and why they are linked, posts claimed, what they said.

    Also what is said of them and what is reported to have happened. Of each list 100 are shown without --limit.

    Example: `onrecord who "Ada Moran"`
    """
    with api.open(record) as opened:
        if name is None:
            emit(opened, opened.voices(limit=limit), "voices", as_json)
            return
        found = opened.who(name, limit or arg.LISTED)
        emit(opened, found, "portraits", as_json)
        if not found:
            say(opened.silence(name))


def said(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    by: arg.By = None,
    about: arg.About = None,
    text: arg.Words = None,
    since: arg.Since = None,
    until: arg.Until = None,
    manner: arg.Manners = None,
    own_voice: Annotated[
        bool, typer.Option("--own-voice", help="Also what writers assert in their own voice.")
    ] = False,
    limit: arg.Limit = None,
    as_json: arg.Json = None,
) -> None:
    """List statements with their chain and context; what writers assert in their own voice is kept apart.

    Example: `onrecord said --by "Foreign Ministry" --since 2021-03`
    """
    from onrecord.views.values_said import Wanted

    wanted = Wanted(by, about, text, since, until, arg.manners(manner), None, own_voice, limit)
    with api.open(record) as opened:
        rows = opened.said(wanted)
        emit(opened, rows, "statements", as_json)
        if not rows:
            say(opened.silence(text or by or about or ""))


def timeline(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    about: arg.About = None,
    by: arg.By = None,
    since: arg.Since = None,
    until: arg.Until = None,
    limit: arg.Limit = None,
    as_json: arg.Json = None,
) -> None:
    """List what is dated: what is reported to have happened and what was said, kept apart, uncertain dates as such.

    Example: `onrecord timeline --since 2021 --until 2022-06`
    """
    from onrecord.views.values_said import Wanted

    wanted = Wanted(by=by, about=about, since=since, until=until, limit=limit)
    with api.open(record) as opened:
        emit(opened, opened.timeline(wanted), "timeline", as_json)


def cases(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    event: Annotated[
        list[str] | None, typer.Option("--event", help="Only events of this type of the codebook; may be repeated.")
    ] = None,
    role: Annotated[str | None, typer.Option("--role", help="Only people in this role, such as who or by.")] = None,
    names: Annotated[
        Path | None,
        typer.Option("--names", exists=True, dir_okay=False, help="Only the people of this file, a name a line."),
    ] = None,
    limit: arg.Limit = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet, one line for each person.")] = False,
    as_json: arg.Json = None,
) -> None:
    """List people, named or described, with what is reported to have happened to them, when, where, by whom.

    Example: `onrecord cases --event arrest --role who`
    """
    from onrecord.views.cases import Asked

    wanted = arg.name_list(names) if names else ()
    with api.open(record) as opened:
        rows = opened.cases(Asked(tuple(event or ()), role, wanted, limit))
        if as_csv:
            write_csv(case_cells(row) for row in rows)
        else:
            emit(opened, rows, "cases", as_json)
        for name in wanted:
            if not opened.cases(Asked(tuple(event or ()), role, (name,), 1)):
                say(opened.silence(name))
        for type_ in event or ():
            if type_ not in opened.event_types():
                say(f"No event of the type {type_!r} is reported. Reported are: {', '.join(opened.event_types())}.")


def search(
    words: Annotated[str, typer.Argument(help='Words, a "phrase", the beginning of a word*; OR between alternatives.')],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    limit: arg.Limit = 50,
    as_json: arg.Json = None,
) -> None:
    """Search the full text of all documents, also those that could not be read; says whose statement a hit stands in.

    Example: `onrecord search '"at least" protesters'`
    """
    with api.open(record) as opened:
        rows = opened.search(words, limit=limit)
        emit(opened, rows, "hits", as_json)
        if not rows:
            say(opened.silence(words))


def show(
    document: Annotated[str, typer.Argument(help="The beginning of its id, its file name, path or given id.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    as_json: arg.Json = None,
) -> None:
    """Show a document: its text with passages and statements marked.

    Example: `onrecord show interview.txt`
    """
    with api.open(record) as opened:
        emit(opened, [opened.show(document)], "pages", as_json)


def problems(
    *, record: arg.RecordPath = arg.DEFAULT_RECORD, strict: arg.Strict = False, as_json: arg.Json = None
) -> None:
    """List what could not be read, dated or resolved.

    Example: `onrecord problems --strict`
    """
    with api.open(record) as opened:
        rows = opened.problems()
        emit(opened, rows, "problems", as_json)
    if strict and rows:
        raise typer.Exit(1)
