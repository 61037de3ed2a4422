"""Small values as plain JSON and back; what is written is read equal."""

import json
from collections.abc import Iterable
from typing import Any

from onrecord.model import (
    Answer,
    Container,
    Dated,
    Evidence,
    Given,
    Link,
    Masthead,
    Role,
    Said,
    Span,
    Stated,
    When,
)

Json = Any
"""Strings, numbers, None, lists and objects."""


def span_out(span: Span | None) -> Json:
    """Return ``[start, end]``, or None."""
    return None if span is None else [span.start, span.end]


def span_in(value: Json) -> Span | None:
    """Return the span of ``[start, end]``, or None."""
    return None if value is None else Span(value[0], value[1])


def spans_out(spans: Iterable[Span]) -> Json:
    """Return a list of ``[start, end]``."""
    return [[span.start, span.end] for span in spans]


def spans_in(value: Json) -> tuple[Span, ...]:
    """Return the spans of a list of ``[start, end]``."""
    return tuple(Span(start, end) for start, end in value)


def masthead_out(masthead: Masthead) -> Json:
    """Return an object with title, outlet, authors, published, updated."""
    return {
        "title": _stated_out(masthead.title),
        "outlet": _stated_out(masthead.outlet),
        "authors": [_stated_out(author) for author in masthead.authors],
        "published": _dated_out(masthead.published),
        "updated": _dated_out(masthead.updated),
    }


def masthead_in(value: Json) -> Masthead:
    """Return the masthead of such an object."""
    return Masthead(
        title=_stated_in(value["title"]) if value["title"] else None,
        outlet=_stated_in(value["outlet"]) if value["outlet"] else None,
        authors=tuple(_stated_in(author) for author in value["authors"]),
        published=_dated_in(value["published"]),
        updated=_dated_in(value["updated"]),
    )


def _stated_out(stated: Stated | None) -> Json:
    return None if stated is None else [stated.value, span_out(stated.span), stated.field]


def _stated_in(value: Json) -> Stated:
    return Stated(value[0], span_in(value[1]), value[2])


def _dated_out(dated: Dated) -> Json:
    return [dated.edtf, span_out(dated.span), dated.field, dated.how]


def _dated_in(value: Json) -> Dated:
    return Dated(value[0], span_in(value[1]), value[2], value[3])


def given_out(given: Iterable[Given]) -> Json:
    """Return a list of ``[name, value, field]``."""
    return [[item.name, item.value, item.field] for item in given]


def given_in(value: Json) -> tuple[Given, ...]:
    """Return the given values of such a list."""
    return tuple(Given(*item) for item in value)


def container_out(container: Container | None) -> Json:
    """Return ``[id, path, row, member]``, or None."""
    return None if container is None else [container.id, container.path, container.row, container.member]


def container_in(value: Json) -> Container | None:
    """Return the container of such a list, or None."""
    return None if value is None else Container(*value)


def moment_out(moment: Said | When | None) -> Json:
    """Return ``[edtf, span]``, or None."""
    return None if moment is None else [moment.edtf, span_out(moment.span)]


def said_in(value: Json) -> Said | None:
    """Return when something was said, or None."""
    return None if value is None else Said(value[0], span_in(value[1]))


def when_in(value: Json) -> When | None:
    """Return when something happened, or None."""
    return None if value is None else When(value[0], span_in(value[1]))


def answers_out(answers: Iterable[Answer]) -> Json:
    """Return a list of ``[statement, relation]``."""
    return [[answer.statement, answer.relation] for answer in answers]


def answers_in(value: Json) -> tuple[Answer, ...]:
    """Return the answers of such a list."""
    return tuple(Answer(*item) for item in value)


def roles_out(roles: Iterable[Role]) -> Json:
    """Return a list of ``[role, entity, span]``."""
    return [[role.role, role.entity, span_out(role.span)] for role in roles]


def roles_in(value: Json) -> tuple[Role, ...]:
    """Return the roles of such a list."""
    return tuple(Role(role, entity, span_in(span)) for role, entity, span in value)


def link_evidence_out(link: Link) -> str:
    """Return a list of ``[document, start, end]`` as text, with 0 and 1 for the documents of both ends."""
    places = {link.b.document: 1, link.a.document: 0}
    told = [[places.get(item.document, item.document), item.span.start, item.span.end] for item in link.evidence]
    return json.dumps(told, separators=(",", ":"))


def link_evidence_in(value: str, a: str, b: str) -> tuple[Evidence, ...]:
    """Return the evidence of such a text; ``a`` and ``b`` are the documents of the ends."""
    places: dict[int | str, str] = {0: a, 1: b}
    return tuple(
        Evidence(places.get(document, str(document)), Span(start, end)) for document, start, end in json.loads(value)
    )
