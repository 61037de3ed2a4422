"""The Add screen: files with label, purpose and columns; watching them being read; the source register."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.api import Outcome
from onrecord.desk.desk import Desk
from onrecord.desk.jobs import Job
from onrecord.desk.pages import desk_of, draw, session_of
from onrecord.desk.screens.sources import LABELS
from onrecord.model import Handed, Label, OnrecordError, Options

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
    chosen = next((entry for entry in entries if entry.name == request.query_params.get("name")), None)
    return draw(request, "register.html.j2", entries=entries, fields=REGISTER, chosen=chosen)


def registered(request: Request, form: FormData) -> Response:
    """Keep what somebody knows of an outlet or organisation."""
    desk, who = desk_of(request), session_of(request).who
    name = str(form.get("name", "")).strip()
    if not name:
        raise OnrecordError("An entry of the source register needs a name.")
    values = {field: str(form.get(field, "")).strip() for field in REGISTER if field != "name"}
    with desk.writing, desk.open() as record:
        record.set_source(name, values, who=who)
    return RedirectResponse("/register", 303)
