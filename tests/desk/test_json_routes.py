"""Whatever a script asks the JSON routes, they answer as they say they do, and never fail."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import Route

from onrecord import api
from onrecord.desk.screens import READ, openapi
from onrecord.desk.screens.judge import DONE
from onrecord.desk.view import FACETS
from tests.desk.opened import opened
from tests.desk.sitting import let_in, secret

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck]
)
"""So many requests of each kind to each route, the same ones every time: a run takes seconds."""

ASKED = schemathesis.openapi.from_dict(openapi.description())
OPERATIONS = {"/record.json": "GET", "/add/{job}.json": "GET", "/judge": "POST"}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A script that was let in: where, with which headers, and what of the record it knows."""

    base: str
    record: Path
    headers: dict[str, str]
    items: tuple[str, ...]
    documents: tuple[str, ...]


@pytest.fixture(scope="module")
def sitting(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """Open a desk as a program, on a record of its own."""
    record = tmp_path_factory.mktemp("asked") / "samples.db"
    shutil.copy(sample_record, record)
    with api.open(record) as held:
        documents = tuple(source.document for source in held.sources()[:3])
        items = tuple(row.id for document in documents for row in held.show(document).statements[:5])
    with opened(record) as desk, httpx2.Client(base_url=desk.base, follow_redirects=True) as client:
        client.get(desk.address)
        page = client.get("/who").text
        csrf = page.partition('name="csrf" content="')[2].partition('"')[0]
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        headers = {"Cookie": cookie, "Origin": desk.base, "X-CSRF-Token": csrf, "Accept": "application/json"}
        yield Sitting(desk.base, record, headers, items, documents)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("/record.json", GenerationMode.POSITIVE),
        ("/record.json", GenerationMode.NEGATIVE),
        ("/add/{job}.json", GenerationMode.POSITIVE),
        ("/judge", GenerationMode.POSITIVE),
        ("/judge", GenerationMode.NEGATIVE),
    ],
)
def test_any_question_is_answered_as_described(sitting: Sitting, path: str, mode: GenerationMode) -> None:
    """Questions as they should be, and as they should not."""

    @BOUNDED
    @given(ASKED[path][OPERATIONS[path]].as_strategy(mode))
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(base_url=sitting.base, headers=sitting.headers, checks=CHECKS)

    ask()


NEEDED = {
    "add": ("why", "kind", "words", "set.speaker", "set.manner"),
    "set": ("why", "set.speaker", "set.content", "set.manner", "set.said"),
    "note": ("why", "value"),
    "tag": ("why", "value"),
    "collection": ("why", "value"),
}
"""What goes along with a decision, beside what it is on; else the reason alone."""


def test_any_decision_on_what_is_there_is_answered_as_described(sitting: Sitting) -> None:
    """Not only on what is not there: many of these are kept, and the record still verifies."""

    @BOUNDED
    @given(
        ASKED["/judge"]["POST"].as_strategy(),
        st.sampled_from(sitting.items),
        st.sampled_from((*sitting.items, *sitting.documents)),
        st.sampled_from([*DONE]),
    )
    def decide(case: Case[Any], item: str, other: str, action: str) -> None:
        drawn: dict[str, Any] = case.body  # type: ignore[assignment]  # a form's
        body = {name: drawn[name] for name in NEEDED.get(action, ("why",)) if name in drawn}
        joined = {"other": other} if action in ("same", "different", "unsure", "copy", "not-copy") else {}
        case.body = body | joined | {"action": action, "item": item, "document": sitting.documents[0]}
        case.call_and_validate(base_url=sitting.base, headers=sitting.headers, checks=CHECKS)

    decide()
    with api.open(sitting.record) as record:
        kept = {row.action for row in record.judgements()}
        assert kept >= {"accept", "reject", "tag"}
        assert record.verify().ok


def test_the_description_is_served_and_names_every_route_of_json(sample_record: Path) -> None:
    client = let_in(sample_record)
    described = client.get("/openapi.json").json()
    assert described == openapi.description()
    served = {route.path for route in client.app.routes if isinstance(route, Route)}  # type: ignore[attr-defined]
    assert set(described["paths"]) == {*OPERATIONS} <= served
    told = {path for path, _ in READ if path.endswith(".json")}
    assert told - {"/openapi.json"} == {path for path, method in OPERATIONS.items() if method == "GET"}
    assert {one["name"] for one in described["paths"]["/record.json"]["get"]["parameters"]} >= set(FACETS)


def test_only_what_rows_hold_can_be_described() -> None:
    with pytest.raises(TypeError, match="nothing that rows hold"):
        openapi.schema_of(dict[str, int])
    assert openapi.schema_of(tuple[str, int]) == {
        "type": "array",
        "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        "minItems": 2,
        "maxItems": 2,
    }


def test_whoever_wants_json_gets_json_when_it_fails(sample_record: Path) -> None:
    """Also where the page is missing, the form is broken, or the secret is wrong."""
    client = let_in(sample_record)
    client.headers["Accept"] = "application/json"
    assert client.get("/nowhere").json()["error"]
    csrf = secret(client)
    broken = {"Content-Type": "multipart/form-data", "X-CSRF-Token": csrf}
    answer = client.post("/judge", content=b"--x\r\n", headers=broken)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert client.post("/judge", data={"action": "accept"}).json()["error"].startswith("This page is from")
