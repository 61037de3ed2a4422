"""The screens of the desk: each is asked by an address and answers with a page, or writes what a form brings."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.screens import (
    adding,
    building,
    document,
    events,
    judge,
    openapi,
    origins,
    people,
    problems,
    record,
    report,
    review,
    sources,
    timeline,
    who,
)

READ: tuple[tuple[str, Callable[[Request], Response]], ...] = (
    ("/", record.front),
    ("/record", record.screen),
    ("/record.json", record.as_json),
    ("/record.csv", record.as_csv),
    ("/document/{document}", document.screen),
    ("/document/{document}/page/{number:int}", document.picture),
    ("/document/{document}/captured", document.captured),
    ("/statement/{item}", document.statement),
    ("/passage/{item}", document.passage),
    ("/documents", sources.screen),
    ("/documents/{document}", sources.describing),
    ("/people", people.screen),
    ("/people/{entity}", people.person),
    ("/cases", people.cases),
    ("/events", events.screen),
    ("/events/{event}", events.dossier),
    ("/accounts/{item}", events.accounts),
    ("/origins", origins.screen),
    ("/origins/{claim}", origins.one),
    ("/timeline", timeline.screen),
    ("/review", review.screen),
    ("/report", report.screen),
    ("/report/preview", report.preview),
    ("/problems", problems.screen),
    ("/add", adding.screen),
    ("/add/{job}.json", adding.watching),
    ("/add/{job}", adding.watching),
    ("/register", adding.register),
    ("/who", who.screen),
    ("/openapi.json", openapi.answer),
)
"""What can be asked for."""

WRITE: tuple[tuple[str, Callable[[Request, FormData], Response]], ...] = (
    ("/record", record.searched),
    ("/judge", judge.judge),
    ("/people", people.searched),
    ("/origins", origins.searched),
    ("/report", building.changed),
    ("/report/add", building.added),
    ("/report/load", building.loaded),
    ("/report/take", building.taken),
    ("/add", adding.added),
    ("/register", adding.registered),
    ("/documents/{document}", sources.described),
    ("/who", who.named),
)
"""What can be written."""
