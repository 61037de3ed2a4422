"""What a script may ask the desk: the routes that answer with JSON, described in OpenAPI 3.1 from their code."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.desk.guard import FORM_BYTES
from onrecord.desk.jobs import Job
from onrecord.desk.screens.judge import DONE
from onrecord.desk.view import FACETS
from onrecord.views.values import ListedRow, StatementRow

Json = dict[str, Any]

_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

_FIELDS: Final = {
    "item": "what is judged: the id of a statement, person, event or judgement",
    "other": "the id or name of what it is the same as",
    "document": "the document it stands in; of an added statement, where it is added",
    "head": "the state of its judgements as a page showed it; where that is another one now, nothing is kept",
    "why": "the reason",
    "kind": "what is added",
    "words": "the words of what is added, or their place as from-to",
    "value": "the tag, note or collection",
    "set.speaker": "the speaker as it should be",
    "set.content": "the words as they should be, or their place as from-to",
    "set.manner": "how it is passed on",
    "set.said": "when it was said",
}
"""Fields of a form that judges."""


def answer(_: Request) -> Response:
    """Return the description."""
    return JSONResponse(description())


def description() -> Json:
    """Return the description of all routes that answer with JSON, as OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The desk of an onrecord record",
            "version": "1",
            "description": "For scripts on the same machine. A browser that was let in has the cookie; its pages hold "
            "the secret that has to come with everything that writes.",
        },
        "paths": {
            "/record.json": {"get": _record()},
            "/add/{job}.json": {"get": _job()},
            "/judge": {"post": _judge()},
        },
        "security": [{"cookie": []}],
        "components": {
            "schemas": {"Error": _object({"error": {"type": "string"}})},
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": "onrecord-PORT"},
                "secret": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
            },
        },
    }


def _record() -> Json:
    statement = schema_of(StatementRow)
    more = {name: held for name, held in schema_of(ListedRow)["properties"].items() if name != "statement"}
    row = _object({**statement["properties"], **more})
    several = {"type": "array", "items": {"type": "string"}}
    answered = _object(
        {
            "words": {"type": "string"},
            "chosen": {"type": "object", "propertyNames": {"enum": [*FACETS]}, "additionalProperties": several},
            "statements": {"type": "array", "items": row},
        }
    )
    asked = [_parameter(name, words, several) for name, words in FACETS.items()]
    asked.append(_parameter("q", "words and names that are searched for", {"type": "string"}))
    asked.append(_parameter("for", "says of a record with labels that it is for one’s own use", {"const": "self"}))
    return {
        "summary": "All statements of a view",
        "parameters": asked,
        "responses": {"200": _json("the statements", answered), **_errors(400, 403, 404, 503)},
    }


def _job() -> Json:
    told = schema_of(Job)["properties"]
    return {
        "summary": "How far adding files is",
        "parameters": [{"name": "job", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}],
        "responses": {
            "200": _json("how far it is", _object({name: told[name] for name in ("read", "over", "told")})),
            **_errors(404),
        },
    }


def _judge() -> Json:
    words = {name: {"type": "string", "description": told} for name, told in _FIELDS.items()}
    form = {"type": "object", "properties": {"action": {"enum": [*DONE]}, **words}, "required": ["action"]}
    done = _object({"said": {"enum": [*DONE.values()]}, "judgement": {"type": "string"}, "item": _nullable("string")})
    meanwhile = _object({"error": {"type": "string"}, "head": {"type": "string"}})
    return {
        "summary": "Decide on something; with “Accept: application/json” the answer is JSON",
        "security": [{"cookie": [], "secret": []}],
        "requestBody": {
            "required": True,
            "description": f"At most {FORM_BYTES:,} bytes.",
            "content": {"application/x-www-form-urlencoded": {"schema": form}},
        },
        "responses": {
            "200": _json("it is kept", done),
            "409": _json("somebody decided meanwhile; nothing was kept", meanwhile),
            **_errors(400, 403, 404, 503),
        },
    }


def schema_of(kind: Any) -> Json:  # noqa: ANN401 - any type
    """Return the JSON schema of what ``exports.rows.row_json`` makes of a value of a type.

    Raises:
        TypeError: if it cannot make anything of it.
    """
    origin, held = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if origin is Literal:
        return {"enum": [*held]}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(one) for one in held]}
    if origin is tuple:
        return _array(held)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return _object({field.name: schema_of(hints[field.name]) for field in fields(kind)})
    raise TypeError(f"{kind} is nothing that rows hold")


def _array(held: tuple[Any, ...]) -> Json:
    """Return the schema of a tuple of any length, or of one that has so many members."""
    if held[-1] is Ellipsis:
        return {"type": "array", "items": schema_of(held[0])}
    each: list[Json] = []
    for one in held:
        schema = schema_of(one)
        each += [schema] if schema not in each else []
    items = each[0] if len(each) == 1 else {"anyOf": each}
    return {"type": "array", "items": items, "minItems": len(held), "maxItems": len(held)}


def _object(properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _nullable(kind: str) -> Json:
    return {"anyOf": [{"type": kind}, {"type": "null"}]}


def _parameter(name: str, words: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _json(words: str, schema: Json) -> Json:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _errors(*statuses: int) -> Json:
    return {
        str(status): _json("a sentence that says why not", {"$ref": "#/components/schemas/Error"})
        for status in statuses
    }
