"""The Add screen: files with label, purpose and columns; watching them being read; the source register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.api import Outcome
from onrecord.desk.desk import Desk
from onrecord.desk.jobs import Job
from onrecord.desk.meanwhile import state_of
from onrecord.desk.pages import desk_of, draw, session_of
from onrecord.desk.screens.sources import LABELS
from onrecord.model import Handed, Label, OnrecordError, Options, Registered

COLUMNS: Final = ("text", "id", "title", "published", "outlet", "author", "url", "accessed", "language")
"""Columns of a table that may have other names there."""

REGISTER: Final = {
    "name": "Name",
    "aliases": "Other names (divided by semicolons)",
    "domains": "Domains (divided by semicolons)",
    "owner": "Owner",
    "affiliation": "Affiliation",
    "self_description": "How it describes itself",
    "note": "Note",
}
"""What the source register knows of an outlet or organisation."""

_LONGEST_NAME = 180


def screen(request: Request) -> Response:
    """Ask for files."""
    return draw(request, "add.html.j2", columns=COLUMNS, labels=LABELS)


def added(request: Request, form: FormData) -> Response:
    """Take files in and start to read them."""
    desk, who = desk_of(request), session_of(request).who
    label = str(form.get("label") or "public")
    if label not in LABELS:
        raise HTTPException(400, f"“{label}” is no label: {', '.join(LABELS)}.")
    uploads = [item for item in form.getlist("files") if isinstance(item, UploadFile) and item.filename]
    if not uploads:
        raise HTTPException(400, "No file was chosen.")
    known: Label = label  # type: ignore[assignment]  # one of LABELS
    purpose = str(form.get("purpose", "")).strip()[:500] or None
    columns = tuple((name, value) for name in COLUMNS if (value := str(form.get(f"map.{name}", "")).strip()))
    files = [Handed(harmless_name(file.filename or ""), file.file.read()) for file in uploads]

    def add(job: Job) -> Outcome:
        with desk.open() as record:
            outcome = record.add(
                files,
                Options(columns=columns),
                who=who,
                purpose=purpose,
                label=None if known == "public" else known,
                workers=1,
                each=lambda _: _counted(job),
            )
            desk.veil.drawn = record.holds_labels()
        return outcome

    job = desk.jobs.start(files, add)
    return RedirectResponse(f"/add/{job.id}", 303)


def _counted(job: Job) -> None:
    job.read += 1


def harmless_name(claimed: str) -> str:
    """Return the last part of a file's name, without what a file system takes for anything but a name."""
    last = PurePosixPath(claimed.replace("\\", "/").replace("\0", "")).name.lstrip(".")
    kept = "".join(mark for mark in last if mark.isprintable() and mark not in '<>:"|?*')
    stem, dot, ending = kept.rpartition(".")
    if len(kept.encode()) > _LONGEST_NAME and dot:
        kept = f"{stem.encode()[: _LONGEST_NAME - 12].decode('utf-8', 'ignore')}.{ending[:10]}"
    return kept or "unnamed.txt"


def watching(request: Request) -> Response:
    """Show how far adding is."""
    desk, job = _job(request)
    if request.url.path.endswith(".json"):
        return JSONResponse({"read": job.read, "over": job.over, "told": job.told})
    return draw(request, "watch.html.j2", job=job, path=desk.path)


def _job(request: Request) -> tuple[Desk, Job]:
    desk = desk_of(request)
    job = desk.jobs.find(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "Nothing is being added under this address. What was added is in the record.")
    return desk, job


def register(request: Request) -> Response:
    """Show the source register."""
    with desk_of(request).open() as record:
        entries = record.register()
    return _register(request, entries)


def registered(request: Request, form: FormData) -> Response:
    """Keep what somebody knows of an outlet or organisation: fields that are filled in, unless it changed meanwhile."""
    desk, who = desk_of(request), session_of(request).who
    filled = {field: value for field in REGISTER if (value := str(form.get(field, "")).strip())}
    if "name" not in filled:
        raise OnrecordError("An entry of the source register needs a name.")
    with desk.writing, desk.open() as record:
        entries = record.register()
        if form.get("head", "") not in ("", state_of(entries)):
            last = max(entries, key=lambda entry: entry.date)
            words = f"Meanwhile {last.by} changed the register. Nothing of yours was kept yet; what you wrote is below."
            return _register(request, entries, filled, words)
        values = {field: value for field, value in filled.items() if field != "name"}
        record.set_source(filled["name"], values, who=who)
    return RedirectResponse("/register", 303)


def _register(
    request: Request, entries: Sequence[Registered], filled: Mapping[str, str] | None = None, meanwhile: str = ""
) -> Response:
    return draw(
        request,
        "register.html.j2",
        409 if meanwhile else 200,
        entries=entries,
        fields=REGISTER,
        filled=filled or {},
        meanwhile=meanwhile,
        head=state_of(entries),
    )
