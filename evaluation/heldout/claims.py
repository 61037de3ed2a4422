"""Events, counts, offices and dates of a held-out text."""

from evaluation.heldout.notation import Line, NotationError, place
from evaluation.heldout.page import Json, Page
from evaluation.spans import Interval


def _hull(page: Page, line: Line, statement: str) -> Interval:
    if statement not in page.hulls:
        raise NotationError(f"line {line.number}: no statement {statement}")
    return page.hulls[statement]


def event(page: Page, line: Line) -> Json:
    """Return an event."""
    _, identity, kind, polarity, modality, _, statement = line.head
    hull = _hull(page, line, statement)
    trigger = page.spans(line.fields[0], hull)
    roles = [role.split("=") for role in line.many("role")]
    when = line.named("date")
    date = None
    if when is not None:
        edtf, _, words = when.partition("=")
        date = {"edtf": edtf.strip() or None} | (page.beside(words.strip(), trigger)[0] if words else {})
    return {
        "id": identity,
        "type": kind,
        "trigger": trigger,
        "other_mentions": [page.span(place(page.text, words)) for words in line.many("also")],
        "roles": [{"role": name, "entity": entity} for name, entity in roles],
        "place": line.named("place"),
        "date": date,
        "polarity": polarity,
        "modality": modality,
        "statement": statement,
    }


def count(page: Page, line: Line) -> Json:
    """Return a count; a lone ``value`` is exact."""
    _, identity, _, statement = line.head
    hull = _hull(page, line, statement)
    bounds = {name: line.named(name) for name in ("value", "min", "max")}
    numbers = {name: None if bound is None else float(bound) for name, bound in bounds.items()}
    if numbers["value"] is not None and bounds["min"] is None and bounds["max"] is None:
        numbers |= {"min": numbers["value"], "max": numbers["value"]}
    found = page.spans(line.fields[0], hull)[0]
    unit = {name: line.named(name) for name in ("hedge", "unit", "scope")}
    return {"id": identity} | found | numbers | unit | {"as_of": None, "statement": statement}


def office(page: Page, line: Line) -> Json:
    """Return an office that a person holds."""
    _, identity, holder, status, _, statement = line.head
    hull = _hull(page, line, statement)
    post = page.beside(line.fields[0], [{"start": hull[0], "end": hull[0]}])[0]
    return {
        "id": identity,
        "holder": holder,
        "post": post,
        "organisation": line.named("org"),
        "place": line.named("place"),
        "status": status,
        "from": line.named("from"),
        "to": line.named("until"),
        "statement": statement,
    }


def dates(page: Page) -> list[Json]:
    """Return the time expressions in text order."""
    made = []
    for line in page.of("D"):
        words = " ".join(line.head[1:])
        edtf, timex = line.fields
        made.append(page.span(place(page.text, words)) | {"edtf": _known(edtf), "timex": _known(timex)})
    return [{"id": f"d{number}"} | date for number, date in enumerate(by_start(made), start=1)]


def _known(word: str) -> str | None:
    return None if word == "-" else word


def by_start(items: list[Json]) -> list[Json]:
    """Return items in text order."""
    return sorted(items, key=lambda item: int(item["start"]))
