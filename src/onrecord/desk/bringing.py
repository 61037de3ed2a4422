"""What a form brings: its fields, and files that stay in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from onrecord.desk.guard import UPLOAD_BYTES

MOST_FIELDS: Final = 400
MOST_FILES: Final = 2000


class _InMemory(MultiPartParser):
    """Keeps files in memory: in a temporary file they would lie open on the disk beside an encrypted record."""

    spool_max_size = UPLOAD_BYTES + 1


@asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """Return what a request brings as a form; empty where it brings none.

    Raises:
        HTTPException: if it is broken, or brings more fields or files than it may.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            yield form
        return
    try:
        async with aclosing(request.stream()) as stream:
            form = await _InMemory(request.headers, stream, max_files=MOST_FILES, max_fields=MOST_FIELDS).parse()
    except MultiPartException as error:
        raise HTTPException(400, f"{error.message} Nothing was taken in.") from error
    try:
        yield form
    finally:
        await form.close()
