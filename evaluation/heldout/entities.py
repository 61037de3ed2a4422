"""Who and what a held-out text names."""

from collections.abc import Iterable

from evaluation.heldout.notation import Line, NotationError, numbered, occurrences
from evaluation.heldout.page import Json, Page
from evaluation.spans import Interval

Form = tuple[str, str, str]
"""A phrase, the kind and the id of its entity."""


def entity(line: Line) -> Json:
    """Return an entity; forms that start with ``~`` are nominals, the first name is the fullest."""
    _, identity, kind = line.head
    names = [numbered(form)[0] for form in line.fields if not form.startswith("~")]
    nominals = [numbered(form[1:])[0] for form in line.fields if form.startswith("~")]
    return {
        "id": identity,
        "kind": kind,
        "named": bool(names),
        "name": forms[0] if (forms := names + nominals) else None,
        "names": names + nominals,
    }


def mentions(page: Page) -> list[Json]:
    """Return every occurrence of the names, longest first, and the chosen ones of the nominals."""
    names: list[Form] = []
    nominals: list[Form] = []
    for line in page.of("E"):
        _, identity, kind = line.head
        for form in line.fields:
            (nominals if form.startswith("~") else names).append((form.removeprefix("~"), kind, identity))
    found = [(*place_, kind, "nominal", entity) for place_, kind, entity in _nominals(page.text, nominals)]
    found += [(*place_, kind, "name", entity) for place_, kind, entity in _names(page.text, names)]
    return [
        {"id": f"m{number}", **page.span((start, end)), "kind": kind, "form": form, "entity": entity}
        for number, (start, end, kind, form, entity) in enumerate(sorted(found), start=1)
    ]


def _nominals(text: str, forms: Iterable[Form]) -> Iterable[tuple[Interval, str, str]]:
    for phrase, kind, entity in forms:
        words, numbers = numbered(phrase)
        places = occurrences(text, words)
        for number in numbers or (1,):
            if number > len(places):
                raise NotationError(f"nominal {phrase!r}: only {len(places)} occurrences")
            yield places[number - 1], kind, entity


def _names(text: str, forms: list[Form]) -> Iterable[tuple[Interval, str, str]]:
    taken = [False] * len(text)
    for phrase, kind, entity in sorted(forms, key=lambda form: -len(numbered(form[0])[0])):
        words, numbers = numbered(phrase)
        places = occurrences(text, words)
        if not places or (numbers and numbers[-1] > len(places)):
            raise NotationError(f"name {phrase!r}: {len(places)} occurrences")
        for number, (start, end) in enumerate(places, start=1):
            if (numbers and number not in numbers) or any(taken[start:end]):
                continue
            taken[start:end] = [True] * (end - start)
            yield (start, end), kind, entity
