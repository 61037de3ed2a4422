"""The screens of the desk: each is asked by an address and answers with a page, or writes what a form brings."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.screens import document, judge, record, who

READ: tuple[tuple[str, Callable[[Request], Response]], ...] = (
    ("/", record.front),
    ("/record", record.screen),
    ("/record.json", record.as_json),
    ("/record.csv", record.as_csv),
    ("/document/{document}", document.screen),
    ("/statement/{item}", document.statement),
    ("/who", who.screen),
)
"""What can be asked for."""

WRITE: tuple[tuple[str, Callable[[Request, FormData], Response]], ...] = (
    ("/record", record.searched),
    ("/judge", judge.judge),
    ("/who", who.named),
)
"""What can be written."""
